/** The flow of participants: a tree of boxes in levels, joined by lines. All lengths in points. */
import type { Flow, Inline, Step } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { ColorName } from '../../theme/theme.js';
import type { DeckLine, DeckText } from '../types.js';
import { paragraphOf, textBox } from './box.js';
import { typeSizes } from './frame.js';
import { sum, type Part, type Setting } from './stack.js';
import { leastWidth, runsFrom, wordsHeight } from './measured-words.js';

const inset = 8;
/** The widest a box gets. */
const widest = 300;
/** Space between levels: the least, and the most. */
const levelGap = { least: 22, most: 52 } as const;
/** How much higher than its words a box may get. */
const boxStretch = 0.4;
/** Size of the numbers: the next above that of the labels. */
const numberSize = (size: number) => Object.values(typeSizes).findLast((one) => one > size) ?? size;

/** A step with its place across. */
interface Node {
  step: Step;
  level: number;
  /** Centre of the box. */
  center: number;
  width: number;
  children: Node[];
}

/** A tree over the whole width. */
export function flowPart(flow: Flow, setting: Setting): Part {
  const size = setting.sizes.flow;
  const nodes = nodesOf(flow.root, setting.width, size);
  const levels = levelHeights(nodes, size);
  const height = sum(levels) + (levels.length - 1) * levelGap.least;
  return {
    height,
    grows: 0,
    stretch: Infinity,
    tooWide: Math.max(0, ...nodes.map((node) => leastBox(node.step, size) - node.width)),
    cramped: false,
    place: (x, y, given) => {
      const grown = grow(levels, given - height);
      const top = y + (given - grown.height) / 2;
      const items = draw(nodes, grown, x, top, size);
      const box = { x, y: top, width: setting.width, height: grown.height };
      return [{ kind: 'group', name: 'Flow of participants', alt: flow.alt, ...box, items }];
    },
  };
}

/** The most rows that the lowest boxes stand in. */
const mostRows = 3;

/** The boxes; the lowest in as few rows as leave each its longest word. */
function nodesOf(root: Step, width: number, size: number): Node[] {
  const leaves = leavesOf(root);
  for (let rows = 1; ; rows++) {
    const nodes = flatten(nodeOf(root, 0, 0, width / Math.ceil(leaves / rows), Math.ceil(leaves / rows)));
    if (rows === mostRows || nodes.every((node) => leastBox(node.step, size) <= node.width)) return nodes;
  }
}

function leavesOf({ steps }: Step): number {
  return Math.max(1, sum(steps.map(leavesOf)));
}

/** `slot` is the width of a lowest box with its space, of which `row` stand side by side. */
function nodeOf(step: Step, level: number, firstLeaf: number, slot: number, row: number): Node {
  let leaf = firstLeaf;
  const children = step.steps.map((child) => {
    const node = nodeOf(child, level + 1 + Math.floor(leaf / row), leaf % row, slot, row);
    leaf += leavesOf(child);
    return node;
  });
  const span = Math.min(row, leavesOf(step)) * slot;
  const [first, last] = [children[0], children.at(-1)];
  const beside = children.filter((node) => node.level === first?.level);
  const center = first && last ? (first.center + beside.at(-1)!.center) / 2 : firstLeaf * slot + span / 2;
  return { step, level, center, width: Math.min(widest, span - Math.min(20, slot * 0.1)), children };
}

function flatten(node: Node): Node[] {
  return [node, ...node.children.flatMap(flatten)];
}

// ── Measuring ───────────────────────────────────────────────────────────────

/** The texts of a step as they are printed, with the letters of their sources. */
const numberOf = ({ n, letters, data }: Step): Inline[] => words(n, letters.n, data.n);
const labelOf = ({ label, detail, letters, data }: Step): Inline[][] =>
  [words(label, letters.label, data.label), words(detail, letters.detail, data.detail)].filter(
    (words) => words.length > 0,
  );

function leastBox(step: Step, size: number): number {
  const labels = labelOf(step).map((words) => leastWidth(words, 'regular', size));
  return Math.max(leastWidth(numberOf(step), 'strong', numberSize(size)), ...labels) + 2 * inset;
}

function numberHeight({ step, width }: Node, size: number): number {
  return wordsHeight(numberOf(step), 'strong', numberSize(size), width - 2 * inset);
}

function labelHeight({ step, width }: Node, size: number): number {
  return sum(labelOf(step).map((words) => wordsHeight(words, 'regular', size, width - 2 * inset)));
}

function levelHeights(nodes: Node[], size: number): number[] {
  const heights: number[] = [];
  for (const node of nodes) {
    const height = numberHeight(node, size) + labelHeight(node, size) + 2 * inset;
    heights[node.level] = Math.max(heights[node.level] ?? 0, height);
  }
  return heights;
}

interface Grown {
  heights: number[];
  gap: number;
  height: number;
}

/** Spare height goes to the gaps, then to the boxes, each up to its bound. */
function grow(levels: number[], spare: number): Grown {
  const gaps = levels.length - 1;
  const toGaps = Math.min(Math.max(0, spare), gaps * (levelGap.most - levelGap.least));
  const toBoxes = Math.min(Math.max(0, spare) - toGaps, sum(levels) * boxStretch);
  const heights = levels.map((height) => height * (1 + toBoxes / sum(levels)));
  const gap = levelGap.least + (gaps > 0 ? toGaps / gaps : 0);
  return { heights, gap, height: sum(heights) + gaps * gap };
}

// ── Drawing ─────────────────────────────────────────────────────────────────

function draw(nodes: Node[], { heights, gap }: Grown, x: number, top: number, size: number): (DeckText | DeckLine)[] {
  const yOf = (level: number) => top + sum(heights.slice(0, level)) + level * gap;
  const boxes = nodes.map((node) => {
    const box = { x: x + node.center - node.width / 2, y: yOf(node.level), height: heights[node.level]! };
    return boxOf(node, box, size);
  });
  const lines = nodes.flatMap((node) => connectors(node, x, (level) => yOf(level) - gap, gap));
  return [...lines, ...boxes];
}

/** A filled box with the number, and the label below it. */
function boxOf(node: Node, { x, y, height }: Pick<DeckText, 'x' | 'y' | 'height'>, size: number): DeckText {
  const { step, level, width } = node;
  const root = level === 0;
  const color = root ? 'paper' : 'ink';
  const number = { ...paragraphOf(runsFrom(numberOf(step))), style: numberStyle(size, color) };
  return textBox({
    ...{ name: step.label || step.n, x, y, width, height, inset, size, color },
    ...{ align: 'center', valign: 'middle', fill: root ? 'accent' : 'tint', stroke: 'accent' },
    paragraphs: [number, ...labelOf(step).map((words) => paragraphOf(runsFrom(words)))],
  });
}

const numberStyle = (size: number, color: ColorName) => ({
  size: numberSize(size),
  color,
  strong: true,
  caps: false,
});

/**
 * From the foot of a box down, across, and down to each box below; further rows of boxes
 * hang on a line at their left. `gapAbove` gives where the gap above a level begins.
 */
function connectors(
  { center, children, step, level }: Node,
  x: number,
  gapAbove: (level: number) => number,
  gap: number,
): DeckLine[] {
  const [first] = children;
  if (!first) return [];
  const line = (box: Pick<DeckLine, 'x' | 'y' | 'width' | 'height'>): DeckLine => ({
    kind: 'line',
    name: `Line from ${step.label || step.n}`,
    ...box,
    color: 'accent',
    weight: 1.25,
  });
  const down = (at: number, y: number, height: number) => line({ x: x + at, y, width: 0, height });
  const across = (from: number, to: number, y: number) => line({ x: x + from, y, width: to - from, height: 0 });
  const top = gapAbove(level + 1);
  if (children.length === 1) return [down(center, top, gap)];
  const levels = [...new Set(children.map((child) => child.level))];
  const middle = (row: number) => gapAbove(row) + gap / 2;
  const rail = levels.length > 1 ? first.center - first.width / 2 - railGap : first.center;
  return [
    down(center, top, gap / 2),
    ...levels.flatMap((row) => {
      const beside = children.filter((child) => child.level === row);
      return [
        across(rail, beside.at(-1)!.center, middle(row)),
        ...beside.map((child) => down(child.center, middle(row), gap / 2)),
      ];
    }),
    ...(levels.length > 1 ? [down(rail, middle(levels[0]!), middle(levels.at(-1)!) - middle(levels[0]!))] : []),
  ];
}

/** Space between the first box of a row and the line at its left, in points. */
const railGap = 5;
