/** Headings, paragraphs and lists. */
import { plainText } from '../../document/build.js';
import type { Heading, Inline, List, Paragraph } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { ColorName } from '../../theme/theme.js';
import type { Item } from '../types.js';
import { sideBySide, stacked, type MeasuredBlock } from './measured-block.js';
import { typeOf, type Setting } from './style.js';
import { glyphs, setHeadline, setText, tag, type TextStyle } from './text.js';

/** A heading in a width in points: `h1` as the headline, `h2` and `h3` with a bookmark of the PDF. */
export function layoutHeading({ tag: role, children }: Heading, width: number, setting: Setting): MeasuredBlock {
  const style: TextStyle = { role, setting, width };
  const text = role === 'h1' ? setHeadline(children, style) : setText(children, style);
  const bookmark = role === 'h1' ? {} : { title: plainText(children) };
  const structure = role.toUpperCase() as 'H1' | 'H2' | 'H3';
  return {
    height: text.height,
    place: (x, y) => ({ artifacts: [], tagged: [tag(structure, text.at(x, y), bookmark)] }),
  };
}

/** A paragraph in the style of its role, with what stands flush right on its first line. */
export function layoutParagraph(block: Paragraph, width: number, setting: Setting, color?: ColorName): MeasuredBlock {
  if (block.role === 'kicker') return layoutKicker(block, width, setting);
  const style: TextStyle = { role: block.role, setting, width, color };
  const text = setText(block.children, style);
  const end = block.end ? setText(words(block.end), { ...style, align: 'right' }) : null;
  return {
    height: text.height,
    place: (x, y) => ({ artifacts: [], tagged: [tag('P', [...text.at(x, y), ...(end?.at(x, y) ?? [])])] }),
  };
}

/** The first line of the page: words at both ends, a rule below. */
function layoutKicker(block: Paragraph, width: number, setting: Setting): MeasuredBlock {
  const style: TextStyle = { role: 'kicker', setting, width };
  const left = setText(block.children, { ...style, width: width * 0.66 });
  const right = setText(words(block.end), { ...style, width: width * 0.32, align: 'right' });
  const rule = { y: Math.max(left.height, right.height) + 4 * setting.space, height: 1.4 };
  return {
    height: rule.y + rule.height,
    place: (x, y) => ({
      artifacts: [{ kind: 'rect', x, y: y + rule.y, width, height: rule.height, fill: 'accent' }],
      tagged: [tag('P', left.at(x, y)), ...(block.end ? [tag('P', right.at(x + width * 0.68, y))] : [])],
    }),
  };
}

const columnGap = 16;

/** Bulleted or numbered items, in one or two columns; numbers stand in discs. */
export function layoutList(block: List, width: number, setting: Setting, accent: ColorName = 'accent'): MeasuredBlock {
  const columns = Math.max(1, Math.min(block.columns, block.items.length));
  const columnWidth = (width - columnGap * (columns - 1)) / columns;
  const perColumn = Math.ceil(block.items.length / columns);
  const before = (block.tag === 'ol' ? 4 : 2) * setting.space;
  const items = block.items.map((item, index) => layoutItem(block, item, index, columnWidth, setting, accent));
  const laid = sideBySide(
    Array.from({ length: columns }, (_, column) => ({
      laid: stacked(items.slice(column * perColumn, (column + 1) * perColumn).map((item) => ({ laid: item, before }))),
      x: column * (columnWidth + columnGap),
    })),
  );
  return {
    height: laid.height,
    place: (x, y) => {
      const placed = laid.place(x, y);
      return { ...placed, tagged: [tag('L', placed.tagged)] };
    },
  };
}

function layoutItem(
  block: List,
  item: Inline[],
  index: number,
  width: number,
  setting: Setting,
  accent: ColorName,
): MeasuredBlock {
  const { size, leading } = typeOf('body', setting);
  const numbered = block.tag === 'ol';
  const indent = numbered ? size * 2.1 : size * 1.05;
  const text = setText(item, { role: 'body', setting, width: width - indent });
  return {
    height: Math.max(text.height, numbered ? size * 1.5 : 0),
    place: (x, y) => {
      const middle = y + leading / 2;
      const { artifacts, label } = numbered
        ? disc(index + 1, x, middle, size, accent, setting)
        : bullet(x, middle, size, accent, setting);
      return { artifacts, tagged: [tag('LI', [tag('Lbl', label), tag('LBody', text.at(x + indent, y))])] };
    },
  };
}

interface Marker {
  artifacts: Item[];
  label: Item[];
}

const bullet = (x: number, middle: number, size: number, color: ColorName, setting: Setting): Marker => ({
  artifacts: [],
  label: [glyphs('•', { x, baseline: middle + size * 0.33, size, color }, setting)],
});

function disc(count: number, x: number, middle: number, size: number, color: ColorName, setting: Setting): Marker {
  const radius = size * 0.72;
  const labelSize = Math.max(7, size * 0.8);
  const label = glyphs(
    String(count),
    { x, baseline: middle + labelSize * 0.33, size: labelSize, color: 'paper' },
    setting,
  );
  return {
    artifacts: [{ kind: 'circle', x: x + radius, y: middle, radius, fill: color }],
    label: [{ ...label, x: x + radius - label.width / 2 }],
  };
}
