/** One data file of a batch: made or skipped, written, and told in a few words. */
import { join, relative } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { ContentError, faultIn, type Problem } from '../errors.js';
import { readText } from '../files/read.js';
import { writeFiles } from '../files/write.js';
import { make, type MakeOptions } from './make.js';
import { linesOf } from './report.js';
import { hashOf, isUpToDate, keyOf, isLink, readEntry, writeEntry, type Entry } from './state.js';

export interface Task {
  file: string;
  /** As found before anything was built; null where the file does not say. */
  id: string | null;
  options: MakeOptions & { out: string };
  /** Hash of what all tasks share. */
  common: string;
}

/** What became of a task. Holds no documents, so that a batch stays small however long it is. */
export interface Answer {
  file: string;
  outcome: 'written' | 'skipped' | 'failed';
  lines: string[];
  problems: Problem[];
  /** For the list of what is in the folder. */
  entry: Entry | null;
}

/** Does one task. Never throws for what a file holds. */
export async function work({ file, id, options, common }: Task): Promise<Answer> {
  const { out } = options;
  try {
    const key = keyOf(readText(file), common);
    const place = relative(out, file).replaceAll('\\', '/');
    const before = id === null ? null : readEntry(out, id);
    if (isUpToDate(out, before, { key, file, outside: options.allowOutside })) {
      // The same data under another name.
      const entry = { ...before, file: place };
      const problems = before.file === place ? [] : writeEntry(out, entry);
      const lines = [`Kept   ${file}: up to date`];
      return { file, outcome: 'skipped', lines, problems: [...before.warnings, ...problems], entry };
    }
    const made = await make(file, options);
    const asides = writeFiles(out, made.stale, options.force ? 'replace' : 'keep aside');
    const { title, headline, design, condition, year, outputs, warnings } = made;
    const isElsewhere = isLink(previewFolder(out));
    const preview = made.preview && !isElsewhere ? writePreview(out, made.id, made.preview) : null;
    const noted = outputs.map(({ name, pages, bytes }) => ({ name, pages, hash: hashOf(bytes) }));
    const about = { title, headline, design, condition, year };
    const beside = [...made.filesRead].map(([name, bytes]) => ({ name, hash: hashOf(bytes) }));
    const entry = { id: made.id, file: place, key, beside, ...about, outputs: noted, preview, warnings };
    // Noted last: what is noted is there.
    const unshown = isElsewhere ? [notShown(previewFolder(out))] : [];
    const problems = [...warnings, ...unshown, ...writeEntry(out, entry)];
    return { file, outcome: 'written', lines: linesOf(made, options, asides), problems, entry };
  } catch (error) {
    const problems = error instanceof ContentError ? error.problems : [faultIn(file, error)];
    return { file, outcome: 'failed', lines: [], problems, entry: null };
  }
}

/** Does the tasks that the main thread sends, one after the other. */
export function serve(): void {
  parentPort?.on('message', (task: Task) => void work(task).then((answer) => parentPort!.postMessage(answer)));
}

/** Where the list of documents finds the pages in small, below the folder of the documents. */
const previews = 'previews';

export const previewFolder = (out: string): string => join(out, previews);

function notShown(file: string): Problem {
  const message = 'this is a link: the pages in small of the list are not written behind it';
  return { severity: 'warning', message, hint: 'delete it: the tool makes the folder anew', file };
}

function writePreview(out: string, id: string, bytes: Uint8Array): Entry['preview'] {
  // An id alone could be a name that Windows keeps for a device, such as con.
  const file = `${id}-brief.svg`;
  writeFiles(previewFolder(out), [{ name: file, bytes }], 'keep aside');
  return { name: `${previews}/${file}`, hash: hashOf(bytes) };
}
