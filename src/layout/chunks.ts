/**
 * Text in pieces with no break inside: breaks by the Unicode line breaking algorithm
 * (UAX 14), except where a number would part from its sign or unit, or a line would
 * open with a superscript.
 */
import LineBreaker from 'linebreak';
import type { Fonts } from '../fonts/fonts.js';
import { unbreakable } from '../format/unbreakable.js';
import { within } from '../document/spans.js';
import { chainOf, isRaised, scriptSize, type Run } from './runs.js';

/** A piece of text with no break inside, measured at size 1. */
export interface Chunk {
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

/** Width of a chunk at a size in points. */
export const widthAt = ({ width, scripts }: Pick<Chunk, 'width' | 'scripts'>, size: number) =>
  width * size + scripts * scriptSize('sup', size);
/** The same with the spaces at its end. */
export const fullAt = ({ full, scripts }: Chunk, size: number) => full * size + scripts * scriptSize('sup', size);

/** The chunks of a text, in their order. */
export function chunksOf(runs: Run[], fonts: Fonts): Chunk[] {
  const text = runs.map((run) => run.text).join('');
  const placed = startsOf(runs);
  const chunks: Chunk[] = [];
  let start = 0;
  for (const { position, required } of breaksOf(text, placed, fonts)) {
    chunks.push(chunkOf(placed, start, position, required && text[position - 1] === '\n', fonts));
    start = position;
  }
  return chunks;
}

interface Opportunity {
  position: number;
  required: boolean;
}

function breaksOf(text: string, runs: RunAt[], fonts: Fonts): Opportunity[] {
  const found = opportunities(text);
  if (found.length < 2) return found;
  const spans = spansOf(text, runs);
  const raised = runs.filter(({ run }) => run.script !== 'normal');
  const forbidden = (position: number) =>
    spans.some(([start, end]) => position > start && position < end) ||
    raised.some(({ start }) => start === position) ||
    (fonts.family === 'deck' && isInWord(text, position));
  return found.filter(({ position, required }) => required || position === text.length || !forbidden(position));
}

/** What stays on one line: raised letters do not part a number from its unit. */
function spansOf(text: string, runs: RunAt[]): [number, number][] {
  const raised = runs.filter(({ run }) => isRaised(run));
  if (raised.length === 0) return unbreakable(text);
  const words = runs.map(({ run }) => (isRaised(run) ? '' : run.text)).join('');
  const placed = (position: number) =>
    raised.reduce((at, { run, start }) => (start < at ? at + run.text.length : at), position);
  return unbreakable(words).map(([start, end]) => [placed(start), placed(end)]);
}

/** Words of letters, digits and the commonest signs, which UAX 14 breaks after spaces and nowhere else. */
const plainWords = /^[\p{Script=Latin}\p{Script=Greek}0-9 \u00A0.,;:'’"“”()%<>=≤≥±−+·&*†‡]*$/u;

function opportunities(text: string): Opportunity[] {
  if (text === '') return [];
  if (plainWords.test(text)) {
    const ends = [...text.matchAll(/(?<! ) +(?=[^ ])/g)].map(({ index, 0: spaces }) => index + spaces.length);
    return [...ends, text.length].map((position) => ({ position, required: false }));
  }
  const breaker = new LineBreaker(text);
  const found: Opportunity[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    found.push({ position: next.position, required: !!next.required });
  }
  return found;
}

/** Whether a place is behind a slash in a word such as `mg/dL`: on slides, programs keep what UAX 14 parts; addresses are longer. */
function isInWord(text: string, position: number): boolean {
  if (text[position - 1] !== '/') return false;
  const [before = '', after = ''] = [
    /(?<!\S)\S*$/.exec(text.slice(0, position))?.[0],
    /^\S*/.exec(text.slice(position))?.[0],
  ];
  return after !== '' && before.length + after.length <= longestWord;
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

function chunkOf(runs: RunAt[], start: number, end: number, ends: boolean, fonts: Fonts): Chunk {
  const fragments: Chunk['fragments'] = [];
  for (const { run, start: from } of runs) {
    if (from >= end || from + run.text.length <= start) continue;
    const first = Math.max(0, start - from);
    const text = run.text.slice(first, end - from).replace('\n', '');
    if (text === '') continue;
    const chain = chainOf(run, fonts);
    const bare = text.trimEnd();
    const width = chain.width(bare, 1);
    const data = run.data && within(run.data, first, first + text.length);
    fragments.push({ run: { ...run, text, data }, width, spaces: chain.width(text.slice(bare.length), 1) });
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

/** A chunk wider than a line, cut between characters: nothing is ever drawn outside of its box. Width is at size 1. */
export function cut({ fragments, ends }: Chunk, width: number, fonts: Fonts): Chunk[] {
  const pieces: Chunk[] = [];
  for (const { run } of fragments) {
    const chain = chainOf(run, fonts);
    let at = 0;
    for (const character of run.text) {
      const data = run.data && within(run.data, at, (at += character.length));
      const wide = chain.width(character, 1);
      const space = character.trim() === '';
      let piece = pieces.at(-1);
      if (!piece || (!space && piece.full + wide > width)) {
        const fragments = piece ? numberBefore(piece, character) : [];
        const full = fragments.reduce((sum, fragment) => sum + fragment.width, 0);
        pieces.push((piece = { fragments, scripts: 0, width: full, full, whole: 1, ends: false }));
      }
      piece.fragments.push({
        run: { ...run, text: character, data },
        width: space ? 0 : wide,
        spaces: space ? wide : 0,
      });
      piece.full += wide;
      if (!space) piece.width = piece.full;
    }
  }
  const last = pieces.at(-1);
  if (last) last.ends = ends;
  return pieces;
}

/** Takes the digits at the end of a piece that a character goes on, unless they are all of it: half a number is another number. */
function numberBefore(piece: Chunk, character: string): Chunk['fragments'] {
  const start = piece.fragments.findLastIndex(({ run }) => !/[\d.,]/.test(run.text)) + 1;
  if (!/[\d.,]/.test(character) || start === 0) return [];
  const moved = piece.fragments.splice(start);
  piece.full -= moved.reduce((sum, fragment) => sum + fragment.width, 0);
  piece.width = piece.full;
  return moved;
}
