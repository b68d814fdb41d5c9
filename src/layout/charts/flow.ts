/** The flow of participants, lying down: from those screened to the arms, which are bars as long as their numbers. */
import type { ArmTone, Flow, Step, Worded } from '../../document/types.js';
import type { FigureStyle, FigureText } from './figure.js';
import { heightIn, isEmpty, longestWord, naturalWidth, textAt } from './texts.js';

export interface FlowFigure {
  width: number;
  height: number;
  /** Each step but the arms: its number and words, which lines lead to and from. */
  nodes: FlowBox[];
  /** Each arm: its bar, empty where its number is not known. */
  bars: (FlowBox & { tone: ArmTone | null })[];
  /** Lines between them, through points. */
  joints: [number, number][][];
  texts: FigureText[];
}

export interface FlowBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

const words = (step: Step, key: 'n' | 'label' | 'detail'): Worded => ({
  text: step[key],
  letters: step.letters[key],
  data: step.data[key],
});

/** Steps one after the other, up to the one that has several below it. */
function chainOf(step: Step): { chain: Step[]; arms: Step[] } {
  if (step.steps.length !== 1) return { chain: [step], arms: step.steps };
  const { chain, arms } = chainOf(step.steps[0]!);
  return { chain: [step, ...chain], arms };
}

/** Space between steps, and within which lines bend, in parts of the size of a label. */
const spaces = { step: 1.6, joint: 2.2, bar: 0.5 } as const;

/** The figure in a width; it is as high as it needs to be. */
export function flowFigure(flow: Flow, width: number, style: FigureStyle): FlowFigure {
  const { chain, arms } = chainOf(flow.root);
  const size = style.of('label').size;
  const nodes = placedChain(chain, width, style);
  const last = nodes.boxes.at(-1)!;
  const besideRoom = width - (last.x + last.width) - spaces.joint * size;
  const isBeside = arms.length > 0 && besideRoom >= armsWidth(arms, style);
  const left = isBeside ? width - besideRoom : spaces.joint * size * 0.75;
  const rows = armRows(arms, width - left, style);
  const rowsHeight = rows.reduce((sum, { height }) => sum + height, 0);
  const gap = isBeside ? 0 : size * 0.7;
  const top = isBeside ? Math.max(0, (nodes.height - rowsHeight) / 2) : nodes.height + gap;
  const drop = isBeside ? Math.max(0, (rowsHeight - nodes.height) / 2) : 0;
  const middle = drop + style.of('estimate').leading / 2;
  const figure: FlowFigure = {
    width,
    height: isBeside ? Math.max(nodes.height, rowsHeight) : top + rowsHeight,
    nodes: nodes.boxes.map((box) => ({ ...box, y: box.y + drop })),
    bars: [],
    joints: nodes.boxes.slice(1).map((box, index) => {
      const before = nodes.boxes[index]!;
      const from = before.x + nodes.ends[index]! + 3;
      return [
        [Math.min(from, box.x - 3), middle],
        [box.x - 3, middle],
      ];
    }),
    texts: nodes.texts.map((text) => ({ ...text, y: text.y + drop })),
  };
  // The stem leaves the number beside its middle, or below its words.
  const stem: [number, number] = isBeside ? [last.x + nodes.ends.at(-1)! + 3, middle] : [last.x + 4, nodes.height + 1];
  let y = top;
  for (const row of rows) {
    const at = y + row.height / 2;
    const bend = isBeside ? left - size : left - size * 1.1;
    figure.joints.push(
      isBeside
        ? [stem, [bend, stem[1]], [bend, at], [left - 2, at]]
        : [
            [bend, nodes.height + 2],
            [bend, at],
            [left - 2, at],
          ],
    );
    figure.bars.push({ x: left, y: at - row.bar.height / 2, ...row.bar, tone: row.tone });
    figure.texts.push(...row.texts(left, y));
    y += row.height;
  }
  return figure;
}

interface PlacedChain {
  boxes: FlowBox[];
  /** How far each number reaches, or the words where there is none: lines begin behind it. */
  ends: number[];
  height: number;
  texts: FigureText[];
}

/** Numbers side by side, each over its words; on lines of their own where they have no room. */
function placedChain(chain: Step[], width: number, style: FigureStyle): PlacedChain {
  const size = style.of('label').size;
  const widths = chain.map((step) => {
    const number = naturalWidth(words(step, 'n'), 'estimate', style);
    const label = naturalWidth(words(step, 'label'), 'detail', style);
    return Math.max(number, Math.min(label, width * 0.5)) + 1;
  });
  let x = 0;
  const placed = chain.map((step, index) => {
    const box = { x, width: index === chain.length - 1 ? Math.min(widths[index]!, width - x) : widths[index]! };
    x += box.width + spaces.step * size;
    const label = words(step, 'label');
    const number = words(step, 'n');
    const line = style.of('estimate').leading;
    const tall = heightIn(label, 'detail', box.width, style);
    // Words without a number stand where the number would, as lines meet a step at its middle.
    const head = isEmpty(number) ? Math.max(0, (line - tall) / 2) : line;
    const below = head + tall;
    const texts = [
      ...textAt(number, 'estimate', { ...box, y: 0 }, style),
      ...textAt(label, 'detail', { ...box, y: head }, style),
      ...textAt(words(step, 'detail'), 'detail', { ...box, y: below }, style),
    ];
    return { box, texts, height: below + heightIn(words(step, 'detail'), 'detail', box.width, style) };
  });
  return {
    boxes: placed.map(({ box, height }) => ({ ...box, y: 0, height })),
    ends: placed.map(({ box }, index) => {
      const number = words(chain[index]!, 'n');
      return isEmpty(number) ? box.width : naturalWidth(number, 'estimate', style);
    }),
    height: Math.max(...placed.map(({ height }) => height)),
    texts: placed.flatMap(({ texts }) => texts),
  };
}

// ── Arms ────────────────────────────────────────────────────────────────────

/** Longest bar as a part of the room of the arms. */
const longestBar = 0.34;

/** Width that arms beside the chain need: bars that can be told apart, and labels that stay readable. */
function armsWidth(arms: Step[], style: FigureStyle): number {
  const size = style.of('label').size;
  const numbers = Math.max(...arms.map((arm) => naturalWidth(words(arm, 'n'), 'value', style)));
  const labels = Math.max(...arms.map((arm) => naturalWidth(words(arm, 'label'), 'interval', style)));
  return 2 * size + numbers + Math.min(labels, 7 * size) + 1.5 * size;
}

interface ArmRow {
  height: number;
  bar: { width: number; height: number };
  tone: ArmTone | null;
  texts(x: number, y: number): FigureText[];
}

function armRows(arms: Step[], width: number, style: FigureStyle): ArmRow[] {
  const size = style.of('label').size;
  const most = Math.max(1, ...arms.map(({ count }) => count ?? 0));
  const numbers = Math.max(0, ...arms.map((arm) => naturalWidth(words(arm, 'n'), 'value', style))) + 1;
  const gaps = spaces.bar * size * 2;
  const longest = Math.max(0, ...arms.map((arm) => longestWord(words(arm, 'label'), 'interval', style)));
  const full = Math.max(size, Math.min(width * longestBar, width - gaps - numbers - longest));
  const labels = width - full - gaps - numbers;
  return arms.map((arm) => {
    const long = arm.count === null ? 0 : Math.max(1.5, (arm.count / most) * full);
    const label = words(arm, 'label');
    const height = Math.max(style.of('value').leading, heightIn(label, 'interval', labels, style)) + size * 0.35;
    const line = style.of('value').leading;
    return {
      height,
      bar: { width: long, height: size * 0.95 },
      tone: arm.tone,
      texts: (x, y) => {
        const from = x + long + spaces.bar * size;
        const top = y + (height - heightIn(label, 'interval', labels, style)) / 2;
        const number = naturalWidth(words(arm, 'n'), 'value', style);
        return [
          ...textAt(words(arm, 'n'), 'value', { x: from, y: y + (height - line) / 2, width: number + 1 }, style),
          ...textAt(
            label,
            'interval',
            { x: from + number + size * 0.4, y: top, width: width + x - from - number - size * 0.4 },
            style,
          ),
        ];
      },
    };
  });
}
