/** Many datasets at once: side by side, going on past failures, skipping what is up to date. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../errors.js';
import { writeOutputs } from './files.js';
import { galleryOf } from './gallery.js';
import type { MakeOptions } from './make.js';
import { workThrough } from './pool.js';
import { Progress } from './progress.js';
import { countOf, printProblems, timeTaken, twinProblem } from './report.js';
import { commonKey, entriesIn } from './state.js';
import type { Answer, Task } from './worker.js';

export interface BatchOptions extends MakeOptions {
  out: string;
  jobs: number;
}

/** Builds all of them, and a list of what is in the folder. Returns the exit code. */
export async function batch(
  files: readonly string[],
  problems: readonly Problem[],
  options: BatchOptions,
): Promise<0 | 1> {
  const start = performance.now();
  const { jobs, out, only, paper, template, theme, mono, minutes, strict, allowOutside } = options;
  const making = { out, only, paper, template, theme, mono, minutes, strict, allowOutside };
  const common = commonKey(making);
  const named = files.map((file): Task => ({ file, id: idIn(file), options: making, common }));
  const twins = twinsIn(named);
  const tasks = named.filter(({ file }) => !twins.some((twin) => twin.file === file));
  const count = { written: 0, skipped: 0, failed: twins.length };
  const told: Problem[] = [...problems, ...twins];
  const progress = new Progress(tasks.length, process.stdout);
  await workThrough(tasks, jobs, ({ outcome, lines, problems: found }: Answer) => {
    count[outcome] += 1;
    told.push(...found);
    progress.step(lines, outcome === 'failed');
  });
  progress.clear();
  const entries = entriesIn(out);
  const list = { name: 'index.html', bytes: new TextEncoder().encode(galleryOf(entries)) };
  if (entries.length > 1) writeOutputs(out, [list]);
  return conclude(told, count, entries.length > 1 ? join(out, list.name) : null, performance.now() - start);
}

/** The id that a file gives itself, found without reading it whole; null where that is not plain. */
function idIn(file: string): string | null {
  try {
    return /^(?:id:|\s*\{?\s*"id"\s*:)\s*["']?([a-z][a-z0-9-]*)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Files that would write over the documents of an earlier one. */
function twinsIn(tasks: readonly Task[]): (Problem & { file: string })[] {
  const first = new Map<string, string>();
  return tasks.flatMap(({ file, id }) => {
    if (id === null) return [];
    const twin = first.get(id);
    if (twin === undefined) {
      first.set(id, file);
      return [];
    }
    return [twinProblem(file, id, twin)];
  });
}

function conclude(
  told: Problem[],
  count: Record<Answer['outcome'], number>,
  list: string | null,
  milliseconds: number,
): 0 | 1 {
  const { failed } = printProblems(told);
  const files = [...new Set(failed.map(({ file }) => file ?? ''))].sort();
  if (files.length > 0) {
    console.error('\nNot built, with what was there before untouched:');
    for (const name of files) console.error(`  ${name}: ${failed.find(({ file }) => (file ?? '') === name)!.message}`);
  }
  const parts = [
    `${countOf(count.written, 'trial')} built`,
    ...(count.skipped > 0 ? [`${count.skipped} up to date`] : []),
    ...(count.failed > 0 ? [`${count.failed} failed`] : []),
  ];
  console.log(`Done   ${timeTaken(milliseconds)}: ${parts.join(', ')}${list ? `; listed in ${list}` : ''}.`);
  return failed.length > 0 ? 1 : 0;
}
