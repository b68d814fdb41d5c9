/** The flow of participants, lying down: numbers one after the other, and the arms as bars as long as theirs. Lengths in points. */
import type { Flow, Inline, Step } from '../../document/types.js';
import { words } from '../../document/words.js';
import { armColor } from '../../theme/theme.js';
import type { DeckLine, DeckParagraph, DeckText } from '../types.js';
import { paragraphOf, textBox } from './box.js';
import { typeSizes } from './frame.js';
import { runsFrom, type DeckTypesetter } from './measured-words.js';
import { sum, type Part, type Setting } from './stack.js';

/** Space between the steps, before the arms, and between a bar and its words. */
const space = { step: 40, arms: 64, words: 12 } as const;
/** Between a line and the words of the step that it is glued to. */
const air = 6;
/** Space between arms: the least, and the most. */
const gap = { least: 4, most: 44 } as const;
/** Part of the width that the steps before the arms may take, and of the arms' that the longest bar takes. */
const share = { steps: 0.5, bar: 0.5 } as const;
const bar = { height: 26, least: 3 } as const;
const lineWeight = 1.25;

/** Steps one after the other, up to the one that has several below it, and those. */
function chainOf(step: Step): { chain: Step[]; arms: Step[] } {
  if (step.steps.length !== 1) return { chain: [step], arms: step.steps };
  const { chain, arms } = chainOf(step.steps[0]!);
  return { chain: [step, ...chain], arms };
}

/** Over the whole width. */
export function flowPart(flow: Flow, setting: Setting): Part {
  const { chain, arms } = chainOf(flow.root);
  const { width, sizes, typesetter } = setting;
  const steps = chainOfSteps(chain, arms.length > 0 ? width * share.steps : width, sizes.flow, typesetter);
  const left = steps.width + space.arms;
  const rows = armRows(arms, width - left, sizes.flow, typesetter);
  const rowsHeight = sum(rows.map(({ height }) => height));
  const height = Math.max(steps.height, rowsHeight + gap.least * Math.max(0, rows.length - 1));
  return {
    height,
    grows: 0,
    stretch: Infinity,
    tooWide: Math.max(0, steps.tooWide, ...rows.map(({ tooWide }) => tooWide)),
    cramped: false,
    place: (x, y, given) => {
      const spare = rows.length > 1 ? (given - rowsHeight) / (rows.length - 1) : 0;
      const between = Math.min(gap.most, Math.max(gap.least, spare));
      const used = Math.max(steps.height, rowsHeight + between * Math.max(0, rows.length - 1));
      const top = y + (given - used) / 2;
      const items = draw(steps, rows, { x, y: top, left: x + left, height: used, between });
      return [{ kind: 'group', name: 'Flow of participants', alt: flow.alt, x, y: top, width, height: used, items }];
    },
  };
}

const inlinesAt = (step: Step, key: 'n' | 'label' | 'detail'): Inline[] =>
  words(step[key], step.letters[key], step.data[key]);

// ── The steps before the arms ───────────────────────────────────────────────

interface StepBox {
  step: Step;
  x: number;
  width: number;
  height: number;
  paragraphs: DeckParagraph[];
}
interface Steps {
  boxes: StepBox[];
  size: number;
  width: number;
  height: number;
  tooWide: number;
}

/** Size of a number, by that of its words. */
const numberSize = (size: number) => (size > typeSizes.small ? typeSizes.opening : typeSizes.text);

function chainOfSteps(chain: Step[], most: number, size: number, typesetter: DeckTypesetter): Steps {
  const room = (most - space.step * (chain.length - 1)) / chain.length;
  let [x, tooWide] = [0, 0];
  const boxes = chain.map((step): StepBox => {
    const texts = [inlinesAt(step, 'label'), inlinesAt(step, 'detail')].filter((text) => text.length > 0);
    const number = typesetter.leastWidth(inlinesAt(step, 'n'), 'strong', numberSize(size));
    const least = Math.max(number, ...texts.map((text) => typesetter.leastWidth(text, 'regular', size)));
    const natural = Math.max(number, ...texts.map((text) => typesetter.naturalWidth(text, 'regular', size)));
    const width = Math.ceil(Math.max(Math.min(natural, room), Math.min(least, room)));
    tooWide = Math.max(tooWide, least - width);
    const box = { step, x, width, ...stepWords(step, texts, width, size, typesetter) };
    x += width + space.step;
    return box;
  });
  return { boxes, size, tooWide, width: x - space.step, height: Math.max(...boxes.map(({ height }) => height)) };
}

/** The number, large, and its words below it. */
function stepWords(
  step: Step,
  texts: Inline[][],
  width: number,
  size: number,
  typesetter: DeckTypesetter,
): Pick<StepBox, 'height' | 'paragraphs'> {
  const number = inlinesAt(step, 'n');
  const large = numberSize(size);
  const style = { size: large, color: 'ink', strong: true, caps: false } as const;
  const head = number.length > 0 ? [{ ...paragraphOf(runsFrom(number)), style }] : [];
  const below = sum(texts.map((text) => typesetter.height(text, 'regular', size, width)));
  const above = head.length > 0 ? typesetter.height(number, 'strong', large, width) : 0;
  return {
    // Lines meet a box at its middle: where there is a number, that is the middle of the number.
    height: above > 0 ? above + 2 * below + 2 * air : below + 2 * air,
    paragraphs: [...head, ...texts.map((text) => paragraphOf(runsFrom(text)))],
  };
}

// ── The arms ────────────────────────────────────────────────────────────────

interface ArmRow {
  step: Step;
  bar: number;
  width: number;
  height: number;
  size: number;
  tooWide: number;
  paragraphs: DeckParagraph[];
}

function armRows(arms: Step[], width: number, size: number, typesetter: DeckTypesetter): ArmRow[] {
  const most = Math.max(1, ...arms.map(({ count }) => count ?? 0));
  return arms.map((step) => {
    const long = step.count === null ? bar.least : Math.max(bar.least, (step.count / most) * width * share.bar);
    const room = width - long - space.words;
    const line = [{ tag: 'strong' as const, children: inlinesAt(step, 'n') }, ...afterNumber(step)];
    return {
      step,
      bar: long,
      width: room,
      height: Math.max(bar.height, typesetter.height(line, 'regular', size, room)),
      size,
      tooWide: typesetter.leastWidth(line, 'strong', size) - room,
      paragraphs: [paragraphOf(runsFrom(line))],
    };
  });
}

/** What stands behind the number of an arm, with what came of its people: ` placebo, 2 lost, 21 analysed`. */
function afterNumber(step: Step): Inline[] {
  const label = inlinesAt(step, 'label');
  const more = [
    inlinesAt(step, 'detail'),
    ...step.steps.map((next) => [...inlinesAt(next, 'n'), ...afterNumber(next)]),
  ];
  const gap = step.n !== '' && label.length > 0 ? words(' ') : [];
  return [...gap, ...label, ...more.filter((text) => text.length > 0).flatMap((text) => [...words(', '), ...text])];
}

// ── Drawing ─────────────────────────────────────────────────────────────────

interface Frame {
  x: number;
  y: number;
  /** Where the arms begin. */
  left: number;
  height: number;
  between: number;
}

function draw({ boxes, size }: Steps, rows: ArmRow[], { x, y, left, height, between }: Frame): (DeckText | DeckLine)[] {
  const steps = boxes.map((box, index) => stepText(box, index === 0, x, y + (height - box.height) / 2, size));
  const rowsHeight = sum(rows.map((row) => row.height)) + between * Math.max(0, rows.length - 1);
  let top = y + (height - rowsHeight) / 2;
  const arms = rows.map((row) => {
    const drawn = armText(row, left, top);
    top += row.height + between;
    return drawn;
  });
  const last = steps.at(-1)!;
  const shapes = [...steps, ...arms.flat()];
  const joints = [
    ...steps.slice(1).map((step, index) => joint(shapes, steps[index]!, step)),
    ...arms.map(([bar]) => joint(shapes, last, bar)),
  ];
  return [...shapes, ...joints];
}

/** The box of a step, with air around its words where lines meet it: none at the left of the first, which stands at the edge. */
function stepText(
  { step, x, width, height, paragraphs }: StepBox,
  isFirst: boolean,
  left: number,
  y: number,
  size: number,
): DeckText {
  const look = {
    name: step.label || step.n,
    size,
    color: 'muted',
    valign: step.n === '' ? 'middle' : 'bottom',
  } as const;
  return isFirst
    ? textBox({ ...look, x: left + x, y: y + air, width: width + air, height: height - 2 * air, paragraphs })
    : textBox({ ...look, x: left + x - air, y, width: width + 2 * air, height, inset: air, paragraphs });
}

function armText(row: ArmRow, x: number, y: number): [DeckText, DeckText] {
  const { step, size, width, height, paragraphs } = row;
  const name = step.label || step.n;
  const middle = y + (height - bar.height) / 2;
  const fill = step.tone === null ? 'comparator' : armColor(step.tone);
  const own = { name: `Bar of ${name}`, x, y: middle, width: row.bar, height: bar.height, size, fill, paragraphs: [] };
  return [
    textBox(own),
    textBox({ name, x: x + row.bar + space.words, y, width, height, size, paragraphs, valign: 'middle' }),
  ];
}

/** A line from the right of one shape to the left of another, glued to both. */
function joint(shapes: DeckText[], from: DeckText, to: DeckText): DeckLine {
  const [start, end] = [from, to].map((box) => box.y + box.height / 2) as [number, number];
  const x = from.x + from.width;
  const isLevel = Math.abs(end - start) < 0.5;
  return {
    kind: 'line',
    name: `Line to ${to.name}`,
    ...{ x, y: Math.min(start, end), width: to.x - x, height: isLevel ? 0 : Math.abs(end - start) },
    ...(isLevel ? {} : { bend: end < start ? ('up' as const) : ('down' as const) }),
    glued: { from: shapes.indexOf(from), to: shapes.indexOf(to) },
    color: 'comparator',
    weight: lineWeight,
  };
}
