/** Problems as people read them: the place, the lines around it, and what to do. */
import { join } from 'node:path';
import type { Problem, Severity } from '../errors.js';
import { readTextWithin } from '../reading.js';
import type { Aside } from '../files/write.js';
import { mergeLines } from './edited-deck.js';
import type { Made } from './make.js';
import {
  complain,
  paint,
  say,
  shown,
  shownInLine,
  together,
  wrapped,
  type Painted,
  type Piece,
  type Terminal,
} from './terminal.js';

/** At most this many are shown; the rest is counted. */
const most = 20;

/** Characters of a message that are shown: it may quote what somebody wrote. */
const longestMessage = 1000;

/** Characters of a line that are shown. */
const shownWidth = 110;

/** Problems by file, line and column, each once: what is wrong with a template is wrong for every trial. */
export function sorted(problems: readonly Problem[]): Problem[] {
  const different = new Map(problems.map(shortened).map((problem) => [JSON.stringify(problem), problem]));
  return [...different.values()].sort(
    (a, b) =>
      (a.file ?? '').localeCompare(b.file ?? '', 'en') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

function shortened(problem: Problem): Problem {
  const { message, hint } = problem;
  return { ...problem, message: shortOf(message), ...(hint !== undefined && { hint: shortOf(hint) }) };
}

/** One line: what it quotes cannot look like another line of ours. A text that is too long, with its beginning and its end. */
function shortOf(text: string): string {
  const line = shownInLine(
    text.length > longestMessage ? `${text.slice(0, longestMessage - 300)} … ${text.slice(-200)}` : text,
  );
  return line.length > longestMessage ? `${line.slice(0, longestMessage)} …` : line;
}

/** `1 slide`, `12 slides`. */
export const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** `in 1.4 s`. */
export const timeTaken = (milliseconds: number): string => `in ${(milliseconds / 1000).toFixed(1)} s`;

/** What is wrong with a data file whose documents would write over those of another. */
export function twinProblem(file: string, id: string, other: string): Problem & { file: string } {
  const message = `its id "${id}" is also that of ${other}: they would overwrite one another`;
  return { severity: 'error', message, hint: 'give each dataset its own id', file };
}

/** Prints what is answered, then the warnings, then the errors; gives the first two, and the errors. */
export function printProblems(problems: readonly Problem[]): { remarks: Problem[]; failed: Problem[] } {
  const all = sorted(problems);
  const [known, warnings, failed] = (['remark', 'warning', 'error'] as const).map((level) =>
    all.filter(({ severity }) => severity === level),
  ) as [Problem[], Problem[], Problem[]];
  for (const some of [known, warnings, failed]) {
    if (some.length > 0) complainOf(some, '\n');
  }
  return { remarks: [...known, ...warnings], failed };
}

/** Tells problems on the terminal, after what goes before. */
export function complainOf(problems: readonly Problem[], before = ''): void {
  complain(before, renderProblems(problems, process.stderr));
}

/** The list of what to look at before the talk, as the last thing that is said. */
export function sayBeforeYouPresent(items: readonly Problem[]): void {
  if (items.length === 0) return say('\nBefore you present: nothing is left to do.');
  const told = items
    .slice(0, most)
    .map(shortened)
    .map(({ message, hint, ...place }) => {
      const head = `  ☐ ${placeOf(place)}${message}`;
      return [head, ...(hint ? [`      → ${hint}`] : [])].map((text) => wrapped(text, process.stdout)).join('\n');
    });
  const rest = items.length > most ? [`  … and ${items.length - most} more.`] : [];
  say(`\nBefore you present (${countOf(items.length, 'thing')}):\n${[...told, ...rest].join('\n')}`);
}

/** `data/x.yaml:12:3  `; empty where there is no file. */
function placeOf({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>): string {
  const position = line === undefined ? '' : `:${line}:${column ?? 1}`;
  return file === undefined ? '' : `${shownInLine(file)}${position}  `;
}

/** What nobody expected is a fault of the tool, and is told as one. */
export function complainOfFault(error: unknown): void {
  const lines = error instanceof Error ? (error.stack ?? error.message) : String(error);
  complain(`\nThis is a fault of trialbrief, not of your files. Please report it, with these lines:\n\n${lines}`);
}

/** All problems as text, sorted, with a count where there are too many. */
export function renderProblems(problems: readonly Problem[], terminal: Terminal): Painted {
  const color = terminal.isTTY === true && !process.env.NO_COLOR;
  const all = sorted(problems);
  const rendered: Piece[] = all.slice(0, most).map((problem) => renderProblem(problem, color, terminal));
  const rest = all.length - rendered.length;
  return together([...rendered, ...(rest > 0 ? [`… and ${rest} more.`] : [])], '\n\n');
}

function renderProblem(
  { severity, message, hint, file, line, column }: Problem,
  color: boolean,
  terminal: Terminal,
): Painted {
  const place = placeOf({ file, line, column });
  const level = paint(colors[severity], levels[severity], color);
  // Broken before it is painted, since what paints has no width.
  const [first = '', ...more] = wrapped(`${place}${levels[severity]}: ${message}`, terminal).split('\n');
  const told = first.slice(place.length + levels[severity].length);
  const head = together([paint('bold', place, color), level, [told, ...more].join('\n')]);
  const frame = file !== undefined && line !== undefined ? frameOf(file, line, column ?? 1) : [];
  return together(
    [head, ...frame.map((text) => paint('dim', text, color)), ...(hint ? [wrapped(`  → ${hint}`, terminal)] : [])],
    '\n',
  );
}

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', remark: 'known' };
const colors = { error: 'red', warning: 'yellow', remark: 'green' } as const;

/** The line and its neighbours, with a caret under the column. */
function frameOf(file: string, line: number, column: number): string[] {
  const lines = readLines(file);
  const width = String(line + 1).length;
  // Long lines are cut on the left so that the caret has something to point at.
  const from = Math.max(0, column - 1 - shownWidth * 0.7);
  return [line - 1, line, line + 1].flatMap((number) => {
    const text = lines[number - 1];
    if (text === undefined) return [];
    const gutter = `  ${String(number).padStart(width)} │ `;
    const cut = `${gutter}${text.slice(from, from + shownWidth)}`;
    const before = shown(text.slice(from, column - 1)).length;
    return number === line ? [cut, `  ${' '.repeat(width)} │ ${' '.repeat(before)}^`] : [cut];
  });
}

function readLines(file: string): string[] {
  try {
    return readTextWithin(file, 'bytes of a record').split(/\r\n?|\n/);
  } catch {
    return [];
  }
}

/** `84 kB`. */
function size(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

/** What was done. */
interface Done {
  out: string;
  check?: boolean;
  validate?: boolean;
  /** False where the data are left out of the documents. */
  dataset?: boolean;
}

/** What --no-dataset means for a deck. */
const bareDeck = 'once the data change, edits in it are kept aside, not merged';

/** What was read of a trial, what changed, and what became of each document. */
export function linesOf(made: Made, { out, check, validate, dataset }: Done, asides: readonly Aside[] = []): string[] {
  const { file, title, outputs, stale } = made;
  const read = `Read   ${file} (${title})`;
  if (validate) return [read];
  const changes = made.changes();
  const documents = outputs.map((output) => {
    const { format, name, pages, bytes } = output;
    const place = join(out, name);
    if (!stale.includes(output)) return `Kept   ${place}: as before`;
    if (check) return `Stale  ${place}`;
    return `Wrote  ${place}: ${countOf(pages, format === 'pdf' ? 'page' : 'slide')}, ${size(bytes.length)}`;
  });
  const none = changes?.length === 0 ? ['Change none in the data: the templates, the look or the tool'] : [];
  const edits = made.merging ? mergeLines(made.merging) : [];
  const kept = asides.map(({ place, aside }) => `Kept   ${aside}: ${place} was not as trialbrief left it`);
  const deck = outputs.find(({ format }) => format === 'pptx');
  const bare = dataset === false && deck ? [`Bare   ${join(out, deck.name)}: carries no data; ${bareDeck}`] : [];
  return [
    read,
    ...(changes ?? []).map((change) => `Change ${change}`),
    ...none,
    ...edits,
    ...kept,
    ...documents,
    ...bare,
  ];
}
