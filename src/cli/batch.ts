/** Many datasets at once: side by side, going on past failures, skipping what is up to date. */
import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ContentError, type Problem } from '../errors.js';
import { isOfOthers } from '../files/existing-file.js';
import { removeLeftovers } from '../files/temporary.js';
import { writeFiles } from '../files/write.js';
import { sealed } from '../seal.js';
import { galleryOf } from './gallery.js';
import type { MakeOptions } from './make.js';
import { workThrough } from './pool.js';
import { Progress } from './progress.js';
import { countOf, printProblems, timeTaken, twinProblem } from './report.js';
import { commonKey, entriesIn, stateFolder, type Entry, type Known, type Listed } from './state.js';
import { previewFolder, type Answer, type Task } from './worker.js';
import { complain, say, shownInLine } from './terminal.js';

/** Only twenty warnings are shown; of a very long list the rest need not be kept. */
const mostKept = 1000;

/** What a batch is given. */
interface Given {
  /** The data files that are to be built. */
  files: readonly string[];
  /** The id of each data file, and of those of other shards; null where the file does not say. */
  ids: ReadonlyMap<string, string | null>;
  /** What is wrong before anything is built. */
  problems: readonly Problem[];
}

/**
 * Builds all of them, and a list of what is in the folder. On Ctrl-C what is begun
 * is finished and noted, and the same command goes on from there. Returns the exit
 * code; 130 when it was stopped.
 */
export async function batch(
  { files, ids, problems }: Given,
  options: MakeOptions & { out: string },
  jobs: number,
): Promise<0 | 1 | 130> {
  const start = performance.now();
  for (const folder of [stateFolder(options.out), previewFolder(options.out)]) removeLeftovers(folder);
  const making = { ...options, preview: true };
  const common = commonKey(making);
  const named = files.map((file): Task => ({ file, id: ids.get(file) ?? null, options: making, common }));
  const twins = twinsIn(named);
  const tasks = named.filter(({ file }) => !twins.some((twin) => twin.file === file));
  const count: Count = { written: 0, skipped: 0, failed: twins.length, left: tasks.length };
  const told: Problem[] = [...problems, ...twins];
  const unbuilt: Unbuilt[] = told.flatMap(({ severity, file, message }) =>
    severity === 'error' && file ? [{ file, message }] : [],
  );
  const made = new Map<string, Entry>();
  const progress = new Progress(tasks.length, process.stdout);
  const stopped = await untilStopped((signal) =>
    workThrough(tasks, jobs, signal, ({ file, outcome, lines, problems: found, entry }: Answer) => {
      if (entry) made.set(entry.id, entry);
      count[outcome] += 1;
      count.left -= 1;
      told.push(...(outcome === 'failed' || told.length < mostKept ? found : []));
      if (outcome === 'failed') unbuilt.push({ file, message: firstError(found) });
      progress.step(lines, outcome === 'failed');
    }),
  );
  progress.clear();
  const own = new Set(files);
  const elsewhere = new Set([...ids].flatMap(([file, id]) => (id === null || own.has(file) ? [] : [id])));
  const list = await writeList(options, { entries: made, ids }, elsewhere, told);
  const failed = conclude(told, unbuilt, count, list, performance.now() - start);
  return stopped ? 130 : failed ? 1 : 0;
}

/** A data file that nothing was made of, and the first reason: it may stand in a template. */
interface Unbuilt {
  file: string;
  message: string;
}

const firstError = (problems: Problem[]) => problems.find(({ severity }) => severity === 'error')?.message ?? '';

type Count = Record<Answer['outcome'] | 'left', number>;

/** Does something that ends early when the process is told to; a second Ctrl-C ends it at once. Tells whether it was. */
async function untilStopped(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
  const { signal, abort } = abortable();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.once(name, abort);
  try {
    await work(signal);
  } finally {
    for (const name of signals) process.off(name, abort);
  }
  return signal.aborted;
}

function abortable(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/** Another run that ends at the same time may have noted more meanwhile; so often it is looked again. */
const mostLooks = 5;

/** After so many milliseconds a remote folder that is slow may show what others noted. */
const patience = 1000;

/**
 * Writes the list of what is in the folder, where there are several trials or there is a list already.
 * `elsewhere` are the ids that other shards make. Gives what is told of it.
 */
async function writeList(
  { out, force }: MakeOptions & { out: string },
  known: Known,
  elsewhere: ReadonlySet<string>,
  told: Problem[],
): Promise<string | null> {
  const path = join(out, 'index.html');
  if (!force && isOfOthers(path)) {
    told.push(othersList(path));
    return null;
  }
  try {
    let [written, listed] = ['', entriesIn(out, known)];
    tellGone(out, listed.gone);
    if (listed.current.length < 2 && !existsSync(path)) return null;
    for (let looks = 1; looks <= mostLooks && written !== idsOf(listed); looks++) {
      written = idsOf(listed);
      const bytes = sealed(new TextEncoder().encode(galleryOf(listed.current)));
      writeFiles(out, [{ name: 'index.html', bytes }], force ? 'replace' : 'refuse');
      if (unlisted(elsewhere, listed) > 0) await setTimeout(patience);
      listed = entriesIn(out, withEntries(known, listed));
    }
    const more = unlisted(elsewhere, listed);
    return more > 0
      ? `${path}, without ${countOf(more, 'trial')} of other shards that this folder does not show yet`
      : path;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    told.push(...error.problems);
    return null;
  }
}

/** How many of some trials the list lacks. */
function unlisted(ids: ReadonlySet<string>, { current }: Listed): number {
  const listed = new Set(current.map(({ id }) => id));
  return [...ids].filter((id) => !listed.has(id)).length;
}

const idsOf = ({ current }: Listed) => current.map(({ id }) => id).join();

const withEntries = (known: Known, { current, gone }: Listed): Known => ({
  ...known,
  entries: new Map([...known.entries, ...[...current, ...gone].map((entry) => [entry.id, entry] as const)]),
});

function tellGone(out: string, gone: Entry[]): void {
  for (const { file, outputs } of gone) {
    const names = outputs.map(({ name }) => join(out, name)).join(', ');
    const left = `${names}: not in the list, for there is no dataset of this id at ${join(out, file)}`;
    say(`Left   ${shownInLine(left)}`);
  }
}

function othersList(file: string): Problem {
  const message = 'trialbrief did not make this file, or it was changed since: no list of the documents is written';
  return { severity: 'warning', message, hint: 'move it away, or write over it with --force', file };
}

/** Files that would write over the documents of another: of those of one id, the one named by it stays, or else the first. */
function twinsIn(tasks: readonly Task[]): (Problem & { file: string })[] {
  const first = new Map<string, string>();
  for (const { file, id } of tasks) {
    if (id === null) continue;
    if (!first.has(id) || basename(file, extname(file)) === id) first.set(id, file);
  }
  return tasks.flatMap(({ file, id }) => {
    const stays = id === null ? undefined : first.get(id);
    return stays === undefined || stays === file ? [] : [twinProblem(file, id!, stays)];
  });
}

function conclude(
  told: Problem[],
  unbuilt: Unbuilt[],
  count: Count,
  list: string | null,
  milliseconds: number,
): boolean {
  const { failed } = printProblems(told);
  if (unbuilt.length > 0) {
    complain('\nNot built, with what was there before untouched:');
    for (const { file, message } of unbuilt.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
      complain(`  ${shownInLine(file)}: ${shownInLine(message)}`);
    }
  }
  const parts = [
    `${countOf(count.written, 'trial')} built`,
    ...(count.skipped > 0 ? [`${count.skipped} up to date`] : []),
    ...(count.failed > 0 ? [`${count.failed} failed`] : []),
  ];
  const listed = list ? `; listed in ${list}` : '';
  if (count.left > 0) {
    say(
      `Stopped after ${timeTaken(milliseconds).replace('in ', '')}: ${parts.join(', ')}, ${count.left} left${listed}. The same command goes on from here.`,
    );
  } else say(`Done   ${timeTaken(milliseconds)}: ${parts.join(', ')}${listed}.`);
  return failed.length > 0;
}
