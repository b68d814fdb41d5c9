/**
 * What a folder of documents was made from, so that a batch can skip what is up
 * to date and go on where it was stopped: one small file a trial, in `.trialbrief`
 * beside the documents. Deleting it makes everything anew, and nothing else.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sheetFiles } from '../dataset/sheet-files.js';
import { ContentError, type Problem } from '../errors.js';
import { ownTemplates, version } from '../package.js';
import type { MakeOptions } from './make.js';
import { writeFiles } from '../files/write.js';

/** One trial as the list of documents shows it. */
export interface Entry {
  id: string;
  /** The data file, as seen from the folder of the documents. */
  file: string;
  /** Hash of everything that the documents depend on. */
  key: string;
  title: string;
  headline: string;
  design: string;
  condition: string;
  year: string;
  outputs: { name: string; pages: number; hash: string }[];
  /** The page as a small picture; null where no page was made. */
  preview: { name: string; hash: string } | null;
  /** Told again whenever it is skipped. */
  warnings: Problem[];
}

const folderName = '.trialbrief';

/** SHA-256 in hexadecimal digits. */
export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Hash of the data with the sheets they name: those that a build would read, and nothing else. */
export function keyOf(file: string, text: string, common: string, outside?: boolean): string {
  const read = sheetFiles(file, { outside });
  const sheets = [...text.matchAll(sheetName)].map(([, quoted, plain]) => {
    try {
      return read((quoted ?? plain)!, { file, line: 1, column: 1 }).text;
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return '';
    }
  });
  return hashOf([common, text, ...sheets].join('\0'));
}

/** A list that is kept in a sheet, without reading the file as YAML. */
const sheetName =
  /\b(?:results|adverse_events)["']?:\s{0,99}(?=\S)(?:["']([^"'\n]{1,300}\.csv)["']|([^"'{[#\n]{1,300}?\.csv)\b)/gi;

/** Hash of what all trials of a batch share: the tool, its templates, the look, the options (but not where it all goes). */
export function commonKey({ template, theme, ...options }: MakeOptions): string {
  const tool = statSync(fileURLToPath(import.meta.url), { throwIfNoEntry: false });
  const folders = [ownTemplates, ...(template ? [template] : [])].map(contentsOf);
  const look = theme ? contentOf(theme) : '';
  return hashOf(
    JSON.stringify([version(), tool?.size, tool?.mtimeMs, folders, look, { ...options, out: '', force: false }]),
  );
}

function contentOf(file: string): string {
  try {
    return hashOf(readFileSync(file));
  } catch {
    return '';
  }
}

function contentsOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => `${name} ${contentOf(join(folder, name))}`);
  } catch {
    return [];
  }
}

/** What was noted of a trial; null where there is nothing, or nothing that can be read. */
export function readEntry(out: string, id: string): Entry | null {
  try {
    const entry = JSON.parse(readFileSync(join(out, folderName, `${id}.json`), 'utf8')) as Partial<Entry>;
    // Earlier versions of the tool did not note it.
    return entry.file === undefined || entry.preview === undefined ? null : (entry as Entry);
  } catch {
    return null;
  }
}

/** Notes what was made of a trial. Throws a ContentError where it cannot be written. */
export function writeEntry(out: string, entry: Entry): void {
  const bytes = new TextEncoder().encode(`${JSON.stringify(entry)}\n`);
  writeFiles(join(out, folderName), [{ name: `${entry.id}.json`, bytes }], 'replace');
}

/** Whether the documents of a trial are there, byte for byte as they were written from the same data. */
export function isUpToDate(out: string, entry: Entry | null, key: string): entry is Entry {
  if (entry?.key !== key) return false;
  const all = [...entry.outputs, ...(entry.preview ? [entry.preview] : [])];
  return all.every(({ name, hash }) => contentOf(join(out, name)) === hash);
}

/** Every trial whose documents lie in the folder, by id: those whose dataset is there, and those whose dataset is gone. */
export function entriesIn(out: string): { current: Entry[]; gone: Entry[] } {
  const names = namesIn(join(out, folderName)).filter((name) => /^[a-z][a-z0-9-]*\.json$/.test(name));
  const there = new Set(namesIn(out));
  const entries = names
    .sort()
    .flatMap((name) => readEntry(out, name.slice(0, -5)) ?? [])
    .map((entry) => ({ ...entry, outputs: entry.outputs.filter((output) => there.has(output.name)) }))
    .filter(({ outputs }) => outputs.length > 0);
  const isGone = ({ id, file }: Entry) => {
    const text = textIfThere(join(out, file));
    return text === null || (idIn(text) ?? id) !== id;
  };
  return { current: entries.filter((entry) => !isGone(entry)), gone: entries.filter(isGone) };
}

/**
 * The id that a data file gives itself, found without reading it as YAML; null where
 * that is not plain. A copy: what V8 cuts from a text keeps the whole of it in memory.
 */
export function idIn(text: string): string | null {
  const id = /^(?:id:|[ \t]*(?:\{[ \t]*)?"id"[ \t]*:)[ \t]*["']?([a-z][a-z0-9-]*)/m.exec(text)?.[1];
  return id === undefined ? null : Buffer.from(id).toString();
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The text of a file; null where there is none. */
export function textIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
