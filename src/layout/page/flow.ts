/** The flow of participants: boxes in levels, joined by lines. */
import type { Flow, Inline, Step } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { ColorName } from '../../theme/theme.js';
import type { Item, RectItem } from '../types.js';
import { textWidth } from './charts/frame.js';
import type { Laid } from './measured-block.js';
import type { Role, Setting } from './style.js';
import { setText, tag } from './text.js';

const gap = { x: 6, y: 15 } as const;
const inset = 4;
/** Points that a box grows at most to fill its column, and a line between two levels. */
const most = { air: 12, line: 34 } as const;

/** A part of the flow: its height is known, its items are made where it is put. */
interface Part {
  height: number;
  draw(x: number, y: number): Item[];
}

/** Draws the tree of steps in the width; `extra` points are shared among the lines between the levels. */
export function layoutFlow(flow: Flow, width: number, setting: Setting, extra: number): Laid {
  const levels = depth(flow.root);
  // Of what is left, boxes and lines take as much as becomes them.
  const air = Math.min(most.air, extra / Math.max(1, 2 * levels - 1));
  const lines = (extra - air * levels) / Math.max(1, levels - 1);
  const spread = Math.max(8, gap.y * (0.6 + 0.4 * setting.space)) + Math.min(most.line, Math.max(0, lines));
  const { height, draw } = stepPart(flow.root, width, spread, setting, air);
  const place: Laid['place'] = (x, y) => ({ artifacts: [], tagged: [tag('Figure', draw(x, y), { alt: flow.alt })] });
  return { height, place };
}

const depth = ({ steps }: Step): number => 1 + Math.max(0, ...steps.map(depth));

/** A step with everything below it, in a width of its own. */
function stepPart(step: Step, width: number, spread: number, setting: Setting, air: number): Part {
  if (step.steps.length === 0) return boxPart(step, width, 'leaf', setting, air);
  const own = Math.min(width, Math.max(width * 0.52, 92));
  const box = boxPart(step, own, 'root', setting, air);
  const part = (width - gap.x * (step.steps.length - 1)) / step.steps.length;
  const fits = part >= Math.max(...step.steps.map((child) => narrowest(child, setting)));
  const below = fits
    ? rowPart(step.steps, width, part, spread, setting, air)
    : columnPart(step.steps, width, spread + air, setting);
  return {
    height: box.height + below.height,
    draw: (x, y) => [...below.draw(x, y + box.height), ...box.draw(x + (width - own) / 2, y)],
  };
}

/** Width of the longest word, so that no word of a label has to break. */
function narrowest(step: Step, setting: Setting): number {
  const parts = step.label.split(' ').map((word) => textWidth(word, 'figure', setting));
  return Math.max(...parts, textWidth(numberOf(step), 'h3', setting, true)) + 2 * inset;
}

/** The texts of a step as they are printed, with the letters of their sources. */
const numberOf = ({ n, letters, data }: Step): Inline[] => words(n, letters.n, data.n);
const labelOf = ({ label, letters, data }: Step): Inline[] => words(label, letters.label, data.label);
/** Number and label on one line. */
const inOneLine = (step: Step): Inline[] => [
  ...numberOf(step),
  ...(step.n && step.label ? words(' ') : []),
  ...labelOf(step),
];

/** Steps side by side, joined to the box above by a bracket; leaves are equally tall. */
function rowPart(steps: Step[], width: number, part: number, spread: number, setting: Setting, air: number): Part {
  const parts = steps.map((step) => stepPart(step, part, spread, setting, air));
  const tallest = Math.max(...parts.map(({ height }) => height));
  const equal = parts.map((one, index) =>
    steps[index]!.steps.length === 0 ? boxPart(steps[index]!, part, 'leaf', setting, 0, tallest) : one,
  );
  return {
    height: spread + tallest,
    draw: (x, y) =>
      equal.flatMap((one, index) => {
        const left = x + index * (part + gap.x);
        const [stem, centre, bend] = [x + width / 2, left + part / 2, y + spread / 2];
        return [
          line([
            [stem, y],
            [stem, bend],
            [centre, bend],
            [centre, y + spread],
          ]),
          ...one.draw(left, y + spread),
        ];
      }),
  };
}

/** Steps one below the other, when there are too many for a row; in two columns where the words are short. */
function columnPart(steps: Step[], width: number, spread: number, setting: Setting): Part {
  const half = (width - gap.x) / 2;
  const wide = (step: Step) => textWidth(inOneLine(step), 'figure', setting) + 2 * inset + indent;
  if (steps.length < 5 || Math.max(...steps.map(wide)) > half)
    return trunkPart(steps, width, width / 2, spread, setting);
  const middle = Math.ceil(steps.length / 2);
  const left = trunkPart(steps.slice(0, middle), half, width / 2, spread, setting);
  const right = trunkPart(steps.slice(middle), half, -gap.x / 2, spread, setting);
  return {
    height: Math.max(left.height, right.height),
    draw: (x, y) => [...left.draw(x, y), ...right.draw(x + half + gap.x, y)],
  };
}

const indent = 12;

/** Steps joined by a trunk at their left, which comes from `stem`, counted from the left edge. */
function trunkPart(steps: Step[], width: number, stem: number, spread: number, setting: Setting): Part {
  const between = 3;
  const boxes = steps.map((step) => boxPart(step, width - indent, 'line', setting, 0));
  const height = spread / 2 + boxes.reduce((sum, box) => sum + box.height + between, -between);
  const draw = (x: number, y: number) => {
    let top = y + spread / 2;
    return boxes.flatMap((box) => {
      const [bend, middle] = [y + spread / 4, top + box.height / 2];
      const joint = line([
        [x + stem, y],
        [x + stem, bend],
        [x + 4, bend],
        [x + 4, middle],
        [x + indent, middle],
      ]);
      const items = [joint, ...box.draw(x + indent, top)];
      top += box.height + between;
      return items;
    });
  };
  return { height, draw };
}

const line = (points: [number, number][]): Item => ({ kind: 'path', points, stroke: 'accent', lineWidth: 0.9 });

/** `root` has arms below it, and its ground is filled; `leaf` has its number over its label, `line` before it. */
type BoxKind = 'root' | 'leaf' | 'line';

/** One box: its number large, then label and detail, all centred; `air` points higher than they need. */
function boxPart(step: Step, width: number, kind: BoxKind, setting: Setting, air: number, tall?: number): Part {
  const filled = kind === 'root';
  const ground: Pick<RectItem, 'fill' | 'stroke' | 'lineWidth'> = filled
    ? { fill: 'accent' }
    : { fill: 'tint', stroke: 'accent', lineWidth: 0.8 };
  const set = (text: Inline[], role: Role, color: ColorName) =>
    text.length > 0 ? [setText(text, { role, setting, width: width - 2 * inset, align: 'center', color })] : [];
  const color = filled ? 'paper' : 'ink';
  const head = {
    root: () => set(inOneLine(step), 'h3', color),
    leaf: () => [...set(numberOf(step), 'h3', color), ...set(labelOf(step), 'figure', color)],
    line: () => set(inOneLine(step), 'figure', color),
  };
  const detail = words(step.detail, step.letters.detail, step.data.detail);
  const parts = [...head[kind](), ...set(detail, 'tick', filled ? 'paper' : 'muted')];
  const used = parts.reduce((sum, part) => sum + part.height, 0);
  const height = tall ?? used + 2 * inset + air;
  const draw = (x: number, y: number): Item[] => {
    let top = y + (height - used) / 2;
    const texts = parts.flatMap((part) => {
      const items = part.at(x + inset, top).filter((item) => item.kind !== 'tagged');
      top += part.height;
      return items;
    });
    return [{ kind: 'rect', x, y, width, height, radius: 3, ...ground }, ...texts];
  };
  return { height, draw };
}
