/**
 * `trialbrief watch`: builds again whenever data or templates are saved, and
 * shows on one screen what changed, what was written and what is wrong.
 */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { ContentError, faultIn, type Problem } from '../errors.js';
import { PreviousDeck, type Format } from '../index.js';
import { ownTemplates } from '../package.js';
import { readProblem } from '../files/problems.js';
import { removeLeftovers } from '../files/temporary.js';
import { WriteError, writeFiles } from '../files/write.js';
import { findDatasets } from './find.js';
import { make, type MakeOptions } from './make.js';
import { complainOf, countOf, linesOf, renderProblems, sorted } from './report.js';
import { cleared, say, shownInLine, together, type Piece } from './terminal.js';
import { own } from '../own.js';

export interface WatchOptions extends MakeOptions {
  paths: string[];
  out: string;
}

/** Editors save in several steps; this long after the last of them, in milliseconds, a save is over. */
const quiet = 15;

/** chokidar tells nothing more of a file for 50 milliseconds after a change; a look after that misses no save. */
const silence = 60;

/** When a file was last written, in nanoseconds; undefined when it is gone. */
function stampOf(path: string): bigint | undefined {
  try {
    return statSync(path, { bigint: true }).mtimeNs;
  } catch {
    return undefined;
  }
}

/** After this many milliseconds it is tried again to write what could not be written, such as over a file that is open elsewhere. */
const patience = 2000;

/** What became of a dataset in its last build. */
interface Built {
  problems: Problem[];
  lines: string[];
  /** Whether it was made, and could not be written. */
  unwritten: boolean;
}

type Known = Map<string, Built>;

const datasetsOf = ({ paths, allowOutside }: WatchOptions) => findDatasets(paths, { outside: allowOutside });

/** Formats to build anew, by data file. */
type Work = Map<string, Set<Format>>;

/** Builds everything, then again on each save, until the signal. Returns the exit code: 1 at once where a path leads nowhere, for it may be misspelled. */
export async function watch(given: WatchOptions, signal: AbortSignal): Promise<0 | 1> {
  const options = { ...given, previous: new PreviousDeck() };
  const astray = datasetsOf(options).problems.filter(({ file = '' }) => !existsSync(file));
  if (astray.length > 0) {
    complainOf(astray);
    return 1;
  }
  removeLeftovers(options.out);
  const known: Known = new Map();
  const saved = new Set<string>();
  let wake: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const templates = options.template ?? ownTemplates;
  const beside = datasetsOf(options).files.map((file) => dirname(file));
  const styles = options.theme ? [options.theme] : [];
  const watcher = watchFiles([...new Set([...options.paths, ...beside, templates, ...styles])], {
    ignoreInitial: true,
    ignored: (path, stats) => isHidden(path) || (stats?.isFile() === true && !isRead.test(path)),
    depth: 1,
  });
  const trouble = new Map<string, Problem>();
  const note = (path: string) => {
    trouble.delete(path);
    saved.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => wake(), quiet);
  };
  const built = new Map<string, bigint | undefined>();
  watcher.on('all', (_, path) => {
    note(path);
    setTimeout(() => {
      if (!signal.aborted && !saved.has(path) && built.get(path) !== stampOf(path)) note(path);
    }, silence).unref();
  });
  watcher.on('error', (error) => {
    const path = (error as NodeJS.ErrnoException).path ?? options.paths.join(', ');
    trouble.set(path, unwatched(path, error));
  });
  const stopped = () => signal.aborted;
  signal.addEventListener('abort', () => wake());

  await new Promise<void>((go) => {
    watcher.once('ready', go);
    signal.addEventListener('abort', () => go());
  });
  await buildAll(allOf(options), options, known, signal);
  show(options, known, [], trouble);
  while (!stopped()) {
    const waiting = unwrittenIn(known);
    const again = waiting.length === 0 ? undefined : setTimeout(() => wake(), patience);
    if (saved.size === 0) await new Promise<void>((resume) => (wake = resume));
    clearTimeout(again);
    const changed = [...saved];
    saved.clear();
    for (const path of changed) built.set(path, stampOf(path));
    const work = workOf([...changed, ...waiting], options, templates, known);
    if (work.size === 0 || stopped()) continue;
    await buildAll(work, options, known, signal);
    // Nothing new is told where it was only tried again, in vain.
    if (changed.length > 0 || unwrittenIn(known).length < waiting.length) show(options, known, changed, trouble);
  }
  clearTimeout(timer);
  await watcher.close();
  say('Stopped.');
  return 0;
}

const unwrittenIn = (known: Known) => [...known].filter(([, { unwritten }]) => unwritten).map(([file]) => file);

/** Too many files for the system to watch, or one that cannot be. */
function unwatched(file: string, error: unknown): Problem {
  const { message: what } = readProblem(file, error);
  const message = `this cannot be watched, and its saves may go unnoticed: ${what}`;
  return { severity: 'warning', message, hint: 'watch fewer files, or build by hand', file };
}

/** Files that datasets name. */
const isBeside = /\.(csv|png|jpe?g|svg)$/i;

/** Files that documents are made from. */
const isRead = /\.(ya?ml|json|csv|hbs|ttf|otf|png|svg|jpe?g)$/i;

/** Temporary files of editors, and our own. */
const isHidden = (path: string) => basename(path).startsWith('.') && basename(path).length > 1;

const bothFormats: readonly Format[] = ['pdf', 'pptx'];

const formatsOf = ({ only }: WatchOptions): readonly Format[] => (only ? [only] : bothFormats);

function allOf(options: WatchOptions): Work {
  return new Map(datasetsOf(options).files.map((file) => [file, new Set(formatsOf(options))]));
}

/** What some saved files touch: a dataset its own documents, a template those of every dataset that it makes. */
function workOf(changed: string[], options: WatchOptions, templates: string, known: Known): Work {
  const work: Work = new Map();
  const { files } = datasetsOf(options);
  for (const gone of [...known.keys()].filter((file) => !files.includes(file))) known.delete(gone);
  const add = (file: string, formats: Format[]) => {
    for (const format of formats) work.set(file, (work.get(file) ?? new Set()).add(format));
  };
  for (const path of changed) {
    const formats = formatsOf(options).filter((format) => touches(path, format));
    const isTemplate = resolve(path).startsWith(resolve(templates) + sep) && path.endsWith('.hbs');
    const own = files.filter((file) => resolve(file) === resolve(path));
    const beside = isBeside.test(path) ? files.filter((file) => isBelow(path, dirname(file))) : [];
    const isStyle = options.theme !== undefined && own.length === 0 && isBelow(path, dirname(options.theme));
    for (const file of isTemplate || isStyle ? files : [...own, ...beside]) add(file, formats);
  }
  return work;
}

const isBelow = (path: string, folder: string) => resolve(path).startsWith(resolve(folder) + sep);

/** A template of one kind of document does not touch the other; pictures are of both. */
function touches(path: string, format: Format): boolean {
  const only: Record<string, Format> = { 'brief.hbs': 'pdf', 'visual.hbs': 'pdf', 'deck.hbs': 'pptx' };
  return format === 'svg' || (own(only, basename(path)) ?? format) === format;
}

async function buildAll(work: Work, options: WatchOptions, known: Known, signal: AbortSignal): Promise<void> {
  for (const [file, formats] of work) {
    if (signal.aborted) return;
    known.set(file, await buildOne(file, formats, options));
  }
}

async function buildOne(file: string, formats: Set<Format>, options: WatchOptions): Promise<Built> {
  const only = formats.size === 1 ? [...formats][0] : undefined;
  try {
    const made = await make(file, { ...options, only });
    const asides = writeFiles(options.out, made.stale, options.force ? 'replace' : 'keep aside');
    return { problems: made.warnings, lines: linesOf(made, options, asides), unwritten: false };
  } catch (error) {
    const problems = error instanceof ContentError ? error.problems : [faultIn(file, error)];
    return { problems, lines: [], unwritten: error instanceof WriteError };
  }
}

function show({ paths }: WatchOptions, known: Known, changed: string[], trouble: ReadonlyMap<string, Problem>): void {
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(new Date());
  const saved = changed.length === 0 ? 'built' : `saved: ${changed.map((path) => basename(path)).join(', ')}`;
  const problems = sorted([...trouble.values(), ...[...known.values()].flatMap((one) => one.problems)]);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const state =
    errors > 0
      ? `${countOf(errors, 'thing')} to mend; those documents are as they were.`
      : known.size === 0
        ? 'There is no dataset here yet.'
        : 'All is written.';
  const blocks: Piece[] = [
    together([cleared(process.stdout), `trialbrief watches ${paths.map(shownInLine).join(', ')}. Ctrl-C stops it.`]),
    `${time}  ${shownInLine(saved)}`,
    [...known.values()].flatMap(({ lines }) => lines.map(shownInLine)).join('\n'),
    problems.length > 0 ? renderProblems(problems, process.stdout) : '',
    state,
  ];
  say(
    together(
      blocks.filter((block) => block !== ''),
      '\n\n',
    ),
    '\n',
  );
}
