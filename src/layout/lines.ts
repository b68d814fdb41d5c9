/** Words to lines: chunks side by side, as many as there is room for. */
import { joined } from '../document/spans.js';
import type { Fonts } from '../fonts/fonts.js';
import { chunksOf, cut, fullAt, widthAt, type Chunk } from './chunks.js';
import { sameStyle, scriptSize, withSuperiors, type Run } from './runs.js';

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

/** Measures runs in the fonts of the page or of the deck. */
export function measured(runs: Run[], fonts: Fonts): MeasuredText {
  const isPage = fonts.family === 'page';
  const chunks = chunksOf(isPage ? runs.map((run) => withSuperiors(run, fonts)) : runs, fonts);
  const unbroken = unbrokenLines(chunks);
  const natural = (size: number) => unbroken.reduce((most, line) => Math.max(most, widthAt(line, size)), 0);
  return {
    lines: (size, width) => fill(chunks, size, width, fonts).map((line) => toLine(line, size)),
    // Most words fit as they are; only the others are put into lines to be counted.
    count: (size, width) => (natural(size) <= width ? unbroken.length : countLines(chunks, size, width, fonts)),
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
function countLines(chunks: Chunk[], size: number, width: number, fonts: Fonts): number {
  const room = width + tolerance;
  let [lines, used] = [1, 0];
  let empty = true;
  for (const chunk of chunks) {
    const needed = widthAt(chunk, size);
    if (needed > room) return fill(chunks, size, width, fonts).length;
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

function fill(all: Chunk[], size: number, width: number, fonts: Fonts): Chunk[][] {
  const room = width + tolerance;
  const chunks = all.flatMap((chunk) => (widthAt(chunk, size) > room ? cut(chunk, room / size, fonts) : [chunk]));
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
