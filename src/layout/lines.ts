/**
 * Words to lines: breaks by the Unicode line breaking algorithm (UAX 14), except
 * where a number would part from its sign or unit, or a line would open with a
 * superscript.
 */
import LineBreaker from 'linebreak';
import type { Inline, Link } from '../document/types.js';
import { faceChain, superiorChain, type FaceChain, type FontFamily } from '../fonts/fonts.js';
import { unbreakable } from '../format/bind.js';
import type { Face } from './types.js';

/** `superior` is raised by the font's own small letters, which need no other size and baseline. */
export type Script = 'normal' | 'sup' | 'sub' | 'superior';

/** A run of words of one style. */
export interface Run {
  text: string;
  face: Face;
  script: Script;
  link: Link | null;
}

/** How far the baselines of raised and lowered characters move, as a part of the text size. */
export const rises: Record<Script, number> = { normal: 0, sup: 0.34, sub: -0.14, superior: 0 };

/** Size of raised and lowered characters, in points: two thirds of the text, and never below what is legible. */
export function scriptSize(script: Script, size: number): number {
  return script === 'normal' || script === 'superior' ? size : Math.min(size, Math.max(leastSize, size * 0.68));
}

/** Smallest text of page and deck, in points. */
const leastSize = 7;

/** A run on a line: x from the line's left end and width without trailing spaces, in the unit of the line. */
export interface PlacedRun extends Run {
  x: number;
  width: number;
}
export interface Line {
  runs: PlacedRun[];
  width: number;
}

/** A piece of text with no break inside, measured at size 1. */
interface Chunk {
  fragments: { run: Run; width: number; spaces: number }[];
  /** Width of its raised and lowered characters. */
  scripts: number;
  /** Width of all others, without and with the spaces at its end. */
  width: number;
  full: number;
  /** Part of its width that must stay on one line. */
  whole: number;
  /** A line must end after it. */
  ends: boolean;
}

/**
 * Letters that a word keeps together however narrow its place is; what is longer is no
 * word of a language ("https://…", a key of a database) and is cut at the end of a line.
 */
const longestWord = 30;

/** The words of some inlines as runs; a hard break is a run of one newline. */
function runsOf(inlines: readonly Inline[], face: Face, script: Script = 'normal', link: Link | null = null): Run[] {
  return inlines.flatMap((inline): Run[] => {
    switch (inline.tag) {
      case 'text':
        return [{ text: inline.text, face, script, link }];
      case 'br':
        return [{ text: '\n', face, script: 'normal', link: null }];
      case 'em':
        return runsOf(inline.children, 'italic', script, link);
      case 'strong':
        return runsOf(inline.children, 'strong', script, link);
      case 'sup':
      case 'sub':
        return runsOf(inline.children, face, inline.tag, link);
      case 'letters':
        return runsOf(inline.children, face, 'sup', link);
      case 'a':
        return runsOf(inline.children, face, script, inline);
    }
  });
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
  return {
    lines: (size, width) => fill(chunks, size, width, family).map((line) => toLine(line, size)),
    count: (size, width) => countLines(chunks, size, width, family),
    widest: (size) => Math.max(0, ...chunks.map((chunk) => widthAt(chunk, size) * chunk.whole)),
    natural: (size) => naturalWidth(chunks, size),
  };
}

/** Presentation programs raise letters themselves; on the page a font's own are finer, where it has them. */
function withSuperiors(run: Run): Run {
  const has = run.script === 'sup' && superiorChain('page', run.face).split(run.text) !== null;
  return has ? { ...run, script: 'superior' } : run;
}

/** The fonts that a run is measured and set with. */
export function chainOf({ face, script }: Run, family: FontFamily): FaceChain {
  return script === 'superior' ? superiorChain(family, face) : faceChain(family, face);
}

/** Width of a chunk at a size in points, without and with the spaces at its end. */
const widthAt = ({ width, scripts }: Chunk, size: number) => width * size + scripts * scriptSize('sup', size);
const fullAt = ({ full, scripts }: Chunk, size: number) => full * size + scripts * scriptSize('sup', size);

function naturalWidth(chunks: Chunk[], size: number): number {
  let [longest, used] = [0, 0];
  for (const chunk of chunks) {
    longest = Math.max(longest, used + widthAt(chunk, size));
    used = chunk.ends ? 0 : used + fullAt(chunk, size);
  }
  return longest;
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

// ── Chunks ──────────────────────────────────────────────────────────────────

function chunksOf(runs: Run[], family: FontFamily): Chunk[] {
  const text = runs.map((run) => run.text).join('');
  const placed = startsOf(runs);
  const chunks: Chunk[] = [];
  let start = 0;
  for (const { position, required } of breaksOf(text, placed)) {
    chunks.push(chunkOf(placed, start, position, required && text[position - 1] === '\n', family));
    start = position;
  }
  return chunks;
}

interface Opportunity {
  position: number;
  required: boolean;
}

function breaksOf(text: string, runs: RunAt[]): Opportunity[] {
  const found = opportunities(text);
  if (found.length < 2) return found;
  const spans = spansOf(text, runs);
  const raised = runs.filter(({ run }) => run.script !== 'normal');
  const forbidden = (position: number) =>
    spans.some(([start, end]) => position > start && position < end) || raised.some(({ start }) => start === position);
  return found.filter(({ position, required }) => required || position === text.length || !forbidden(position));
}

/** What stays on one line: raised letters do not part a number from its unit. */
function spansOf(text: string, runs: RunAt[]): [number, number][] {
  const raised = runs.filter(({ run }) => run.script === 'sup');
  if (raised.length === 0) return unbreakable(text);
  const words = runs.map(({ run }) => (run.script === 'sup' ? '' : run.text)).join('');
  const placed = (position: number) =>
    raised.reduce((at, { run, start }) => (start < at ? at + run.text.length : at), position);
  return unbreakable(words).map(([start, end]) => [placed(start), placed(end)]);
}

/** Words of letters, digits and the commonest signs, which UAX 14 breaks after spaces and nowhere else. */
const plainWords = /^[\p{Script=Latin}\p{Script=Greek}0-9 \u00A0.,;:'’"“”()%<>=≤≥±−+·&*†‡]*$/u;

function opportunities(text: string): Opportunity[] {
  if (text === '') return [];
  if (plainWords.test(text)) {
    const ends = [...text.matchAll(/ +(?=[^ ])/g)].map(({ index, 0: spaces }) => index + spaces.length);
    return [...ends, text.length].map((position) => ({ position, required: false }));
  }
  const breaker = new LineBreaker(text);
  const found: Opportunity[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    found.push({ position: next.position, required: !!next.required });
  }
  return found;
}

/** A run, and where it begins in the whole text. */
interface RunAt {
  run: Run;
  start: number;
}

function startsOf(runs: Run[]): RunAt[] {
  let start = 0;
  return runs.map((run) => {
    const entry = { run, start };
    start += run.text.length;
    return entry;
  });
}

function chunkOf(runs: RunAt[], start: number, end: number, ends: boolean, family: FontFamily): Chunk {
  const fragments: Chunk['fragments'] = [];
  for (const { run, start: from } of runs) {
    if (from >= end || from + run.text.length <= start) continue;
    const text = run.text.slice(Math.max(0, start - from), end - from).replace('\n', '');
    if (text === '') continue;
    const chain = chainOf(run, family);
    const bare = text.trimEnd();
    const width = chain.width(bare, 1);
    fragments.push({ run: { ...run, text }, width, spaces: chain.width(text.slice(bare.length), 1) });
  }
  let [full, scripts] = [0, 0];
  for (const { run, width, spaces } of fragments) {
    if (run.script === 'sup' || run.script === 'sub') scripts += width;
    else full += width;
    full += spaces;
  }
  const width = full - (fragments.at(-1)?.spaces ?? 0);
  return { fragments, scripts, full, width, whole: wholeOf(fragments), ends };
}

/** What is held together by its meaning, as "p < 0.0001" with its spaces, is never cut. */
function wholeOf(fragments: Chunk['fragments']): number {
  const word = fragments
    .map(({ run }) => run.text)
    .join('')
    .trim();
  return /\s/.test(word) ? 1 : Math.min(1, longestWord / word.length);
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

/** A chunk wider than a line, cut between characters: nothing is ever drawn outside of its box. Width is at size 1. */
function cut({ fragments, ends }: Chunk, width: number, family: FontFamily): Chunk[] {
  const pieces: Chunk[] = [];
  for (const { run } of fragments) {
    const chain = chainOf(run, family);
    for (const character of run.text) {
      const wide = chain.width(character, 1);
      const space = character.trim() === '';
      let piece = pieces.at(-1);
      if (!piece || (!space && piece.full + wide > width)) {
        pieces.push((piece = { fragments: [], scripts: 0, width: 0, full: 0, whole: 1, ends: false }));
      }
      piece.fragments.push({ run: { ...run, text: character }, width: space ? 0 : wide, spaces: space ? wide : 0 });
      piece.full += wide;
      if (!space) piece.width = piece.full;
    }
  }
  const last = pieces.at(-1);
  if (last) last.ends = ends;
  return pieces;
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
      last.text += run.text;
      last.width += trailing + width;
    } else runs.push({ ...run, x, width });
    x += width + spaces * size;
    trailing = spaces * size;
  }
  return { runs, width: Math.max(0, x - trailing) };
}

const sameStyle = (a: Run, b: Run) => a.face === b.face && a.script === b.script && a.link === b.link;
