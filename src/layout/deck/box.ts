/** Text boxes with the usual values filled in. */
import type { Area, DeckParagraph, DeckRun, DeckText, Placeholder } from '../types.js';
import { leading } from './frame.js';

/** What every text box has to say. */
export type TextBox = Area & Pick<DeckText, 'name' | 'paragraphs' | 'size'> & Partial<DeckText>;

/** A text box in ink, from the top left, with no ground of its own. */
export function textBox(box: TextBox): DeckText {
  return {
    kind: 'text',
    placeholder: 'none',
    leading,
    color: 'ink',
    strong: false,
    caps: false,
    align: 'left',
    valign: 'top',
    inset: 0,
    hang: 0,
    fill: null,
    stroke: null,
    ...box,
  };
}

/** What a box in a placeholder has of it. */
export function lookOf({ x, y, width, height, size, most = size, color, strong, align, valign }: Placeholder) {
  return { x, y, width, height, size: Math.min(size, most), color, strong, align, valign };
}

/** One paragraph without a marker. */
export function paragraphOf(runs: DeckRun[], before = 0): DeckParagraph {
  return { runs, marker: 'none', before };
}
