/** Kicker and title of a slide, each as high as its lines. All lengths in points. */
import { ContentError } from '../../errors.js';
import type { Inline, Slide } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { DeckText, Face } from '../types.js';
import type { ColorName } from '../../theme/theme.js';
import { paragraphOf, textBox } from './box.js';
import { contentWidth, kickerSize, leading, margin } from './frame.js';
import { leastWidth, lineCount, runsFrom } from './measured-words.js';

/** How large words may be, and in how many lines. */
export interface Limits {
  largest: number;
  smallest: number;
  lines: number;
}

interface Colored {
  y: number;
  color: ColorName;
}

/** The kicker in capitals; null when the slide has none. */
export function kickerBox(slide: Slide, { y, color }: Colored): DeckText | null {
  if (slide.kicker.trim() === '') return null;
  const limits = { largest: kickerSize, smallest: kickerSize, lines: 2 };
  const { height } = fitLines(slide, 'kicker', words(slide.kicker.toUpperCase()), limits);
  return textBox({
    ...{ name: 'Kicker', placeholder: 'kicker', x: margin, y, width: contentWidth, height },
    paragraphs: [paragraphOf(runsFrom(words(slide.kicker)))],
    ...{ size: kickerSize, strong: true, caps: true, color },
  });
}

/** The title at the largest size at which it keeps to its lines. */
export function titleBox(slide: Slide, limits: Limits, { y, color }: Colored): DeckText {
  const { size, height } = fitLines(slide, 'title', slide.title, limits);
  return textBox({
    ...{ name: 'Title', placeholder: 'title', x: margin, y, width: contentWidth, height },
    paragraphs: [paragraphOf(runsFrom(slide.title))],
    ...{ size, strong: true, color },
  });
}

/** Throws a ContentError when the words take more lines even at the smallest size. */
export function fitLines(
  slide: Slide,
  name: string,
  inlines: Inline[],
  { largest, smallest, lines }: Limits,
  face: Face = 'strong',
): { size: number; height: number } {
  for (let size = largest; size >= smallest; size -= 1) {
    const count = lineCount(inlines, face, size, contentWidth);
    if (count <= lines && leastWidth(inlines, face, size) <= contentWidth) {
      return { size, height: count * size * leading };
    }
  }
  const over = lineCount(inlines, face, smallest, contentWidth) - lines;
  const message =
    over > 0
      ? `the ${name} of this slide is ${over} ${over === 1 ? 'line' : 'lines'} too long: it has room for ${lines} of ${smallest} points`
      : `a word of the ${name} of this slide is wider than the slide`;
  throw new ContentError([{ severity: 'error', message, hint: 'say it in fewer words', ...slide.place }]);
}
