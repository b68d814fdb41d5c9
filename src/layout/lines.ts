/** Words to lines: chunks side by side, as many as there is room for. */
import { joined } from '../document/spans.js';
import type { Inline } from '../document/types.js';
import { faceChain, type FaceChain, type FontFamily } from '../fonts/fonts.js';
import { chunksOf, cut, fullAt, widthAt, type Chunk } from './chunks.js';
import { runsOf, sameStyle, scriptSize, withSuperiors, type Run } from './runs.js';
import type { Face } from './types.js';

/** A run on a line: x from the line's left end and width without trailing spaces, in the unit of the line. */
export interface PlacedRun extends Run {
  x: number;
  width: number;
}
/** Runs side by side, and their width, in the unit of the line. */
export interface Line {
  runs: PlacedRun[];
  width: number;
}

/** Measured text, ready to be set at any size and width. */
export interface MeasuredText {
  /** Lines at a size and width in points. */
  lines(size: number, width: number): Line[];
  /** How many lines that are. */
  count(size: number, width: number): number;
  /** Width in points of the widest piece that must not break. */
  widest(size: number): number;
  /** Width in points of the longest line when none but the hard breaks are taken. */
  natural(size: number): number;
}

const measured = new WeakMap<readonly Inline[], Map<FaceChain, MeasuredText>>();

/** Measures the words of a block once for each face and its fonts; kept as long as the block lives. */
export function measure(inlines: readonly Inline[], face: Face, family: FontFamily): MeasuredText {
  let byFace = measured.get(inlines);
  if (!byFace) measured.set(inlines, (byFace = new Map<FaceChain, MeasuredText>()));
  const key = faceChain(family, face);
  let text = byFace.get(key);
  if (!text) byFace.set(key, (text = measureRuns(runsOf(inlines, face), family)));
  return text;
}

/** Measures runs; see `measure`, which keeps the result. */
export function measureRuns(runs: Run[], family: FontFamily): MeasuredText {
  const chunks = chunksOf(family === 'page' ? runs.map(withSuperiors) : runs, family);
  const unbroken = unbrokenLines(chunks);
  const natural = (size: number) => unbroken.reduce((most, line) => Math.max(most, widthAt(line, size)), 0);
  return {
    lines: (size, width) => fill(chunks, size, width, family).map((line) => toLine(line, size)),
    // Most words fit as they are; only the others are put into lines to be counted.
    count: (size, width) => (natural(size) <= width ? unbroken.length : countLines(chunks, size, width, family)),
    widest: (size) => chunks.reduce((most, chunk) => Math.max(most, widthAt(chunk, size) * chunk.whole), 0),
    natural,
  };
}

/** The widths of the lines that are there when none but the hard breaks are taken; one at least. */
function unbrokenLines(chunks: Chunk[]): Pick<Chunk, 'width' | 'scripts'>[] {
  const lines = [{ width: 0, scripts: 0 }];
  let full = 0;
  chunks.forEach((chunk, index) => {
    const line = lines.at(-1)!;
    line.width = full + chunk.width;
    line.scripts += chunk.scripts;
    full += chunk.full;
    if (chunk.ends && index < chunks.length - 1) {
      lines.push({ width: 0, scripts: 0 });
      full = 0;
    }
  });
  return lines;
}

/** Lines of even length: as many as at the full width, each as short as that allows. For headlines. */
export function balanced(text: MeasuredText, size: number, width: number): Line[] {
  const count = text.count(size, width);
  let [low, high] = [width / 2, width];
  while (count > 1 && high - low > 2) {
    const middle = (low + high) / 2;
    if (text.count(size, middle) > count) low = middle;
    else high = middle;
  }
  return text.lines(size, high);
}

// ── Filling ─────────────────────────────────────────────────────────────────

/** Slack for the rounding of sums, in points. */
const tolerance = 0.01;

/** How many lines `fill` makes, without making them: sizes are tried often. */
function countLines(chunks: Chunk[], size: number, width: number, family: FontFamily): number {
  const room = width + tolerance;
  let [lines, used] = [1, 0];
  let empty = true;
  for (const chunk of chunks) {
    const needed = widthAt(chunk, size);
    if (needed > room) return fill(chunks, size, width, family).length;
    if (!empty && used + needed > room) {
      lines += 1;
      used = 0;
    }
    used += fullAt(chunk, size);
    empty = chunk.ends;
    if (chunk.ends) {
      lines += 1;
      used = 0;
    }
  }
  return lines > 1 && empty ? lines - 1 : lines;
}

function fill(all: Chunk[], size: number, width: number, family: FontFamily): Chunk[][] {
  const room = width + tolerance;
  const chunks = all.flatMap((chunk) => (widthAt(chunk, size) > room ? cut(chunk, room / size, family) : [chunk]));
  let line: Chunk[] = [];
  const lines = [line];
  let used = 0;
  const open = () => {
    lines.push((line = []));
    used = 0;
  };
  for (const chunk of chunks) {
    if (line.length > 0 && used + widthAt(chunk, size) > room) open();
    line.push(chunk);
    used += fullAt(chunk, size);
    if (chunk.ends) open();
  }
  if (lines.length > 1 && line.length === 0) lines.pop();
  return lines;
}

/** Puts the fragments of a line side by side; neighbours of one style become one run. */
function toLine(chunks: Chunk[], size: number): Line {
  const runs: PlacedRun[] = [];
  let x = 0;
  let trailing = 0;
  for (const { run, width: bare, spaces } of chunks.flatMap(({ fragments }) => fragments)) {
    const last = runs.at(-1);
    const width = bare * scriptSize(run.script, size);
    if (last && sameStyle(last, run)) {
      if (run.data) last.data = joined(last.data ?? [], run.data, last.text.length);
      last.text += run.text;
      last.width += trailing + width;
    } else runs.push({ ...run, x, width });
    x += width + spaces * size;
    trailing = spaces * size;
  }
  return { runs, width: Math.max(0, x - trailing) };
}
