/**
 * What a folder of documents was made from, so that a batch can skip what is up
 * to date and go on where it was stopped: one small file a trial, in `.trialbrief`
 * beside the documents. Deleting it makes everything anew, and nothing else.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namedFiles } from '../dataset/named-files.js';
import { ContentError, type Problem } from '../errors.js';
import { ownTemplates, version } from '../package.js';
import { readTextWithin, readWithin } from '../reading.js';
import type { MakeOptions } from './make.js';
import { writeFiles } from '../files/write.js';
import { filesOfStyle } from '../theme/load.js';

/** One trial as the list of documents shows it. */
export interface Entry {
  id: string;
  /** The data file, as seen from the folder of the documents. */
  file: string;
  /** Hash of everything that the documents depend on, but for the files beside the data. */
  key: string;
  /** Sheets and pictures that were read, by the names that the data give them. */
  beside: { name: string; hash: string }[];
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

/** The folder of the notes, in that of the documents. */
export const stateFolder = (out: string): string => join(out, '.trialbrief');

/** SHA-256 in hexadecimal digits. */
export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Hash of the data with what all trials of a batch share. */
export const keyOf = (text: string, common: string): string => hashOf([common, text].join('\0'));

/** Hash of what all trials of a batch share: the tool, its templates, the look, the options (but not where it all goes). */
export function commonKey({ template, theme, templateDeck, ...options }: MakeOptions): string {
  const tool = statSync(fileURLToPath(import.meta.url), { throwIfNoEntry: false });
  const folders = [ownTemplates, ...(template ? [template] : [])].map(contentsOf);
  const look = [theme, templateDeck, ...(theme ? filesOfStyle(theme) : [])].map((file) =>
    file ? contentOf(file) : '',
  );
  return hashOf(
    JSON.stringify([version(), tool?.size, tool?.mtimeMs, folders, look, { ...options, out: '', force: false }]),
  );
}

function contentOf(file: string): string {
  try {
    return hashOf(readWithin(file, 'bytes of a document'));
  } catch {
    return '';
  }
}

/** What stands in a folder of templates and under its partials, and the text of the templates. */
function contentsOf(folder: string): string[] {
  const names = ['', 'partials'].flatMap((inner) => namesIn(join(folder, inner)).map((name) => join(inner, name)));
  return names.sort().map((name) => (name.endsWith('.hbs') ? `${name} ${contentOf(join(folder, name))}` : name));
}

/** The file of a trial. Its id alone could be a name that Windows keeps for a device, such as con. */
const nameOf = (id: string) => `trial-${id}.json`;

/** What was noted of a trial; null where there is nothing, or nothing that can be used: it may be damaged, or of an earlier version. */
export function readEntry(out: string, id: string): Entry | null {
  try {
    const entry: unknown = JSON.parse(readTextWithin(join(stateFolder(out), nameOf(id)), 'bytes of a data file'));
    return isEntry(entry) && entry.id === id ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(entry: unknown): entry is Entry {
  const { outputs, beside, preview, warnings, ...texts } = (entry ?? {}) as Record<string, unknown>;
  const { id, file, key, title, headline, design, condition, year } = texts;
  return (
    [id, file, key, title, headline, design, condition, year].every((text) => typeof text === 'string') &&
    isListOf(
      outputs,
      ({ name, pages, hash }) => isPlainName(name) && typeof pages === 'number' && typeof hash === 'string',
    ) &&
    isListOf(beside, ({ name, hash }) => typeof name === 'string' && typeof hash === 'string') &&
    (preview === null || isListOf([preview], ({ name, hash }) => isPreview(name) && typeof hash === 'string')) &&
    isListOf(warnings, ({ message }) => typeof message === 'string')
  );
}

const isListOf = (list: unknown, isOne: (one: Record<string, unknown>) => boolean) =>
  Array.isArray(list) && list.every((one) => isOne((one ?? {}) as Record<string, unknown>));

/** A document lies in the folder itself: a name with a folder in it was not noted by the tool. */
const isPlainName = (name: unknown) => typeof name === 'string' && name === basename(name);

/** A page in small lies in one folder below. */
const isPreview = (name: unknown) => typeof name === 'string' && /^previews\/[^/\\]+$/.test(name);

/** Notes what was made of a trial. Gives what is wrong where it cannot: the documents are there, and are made anew next time. */
export function writeEntry(out: string, entry: Entry): Problem[] {
  const folder = stateFolder(out);
  const bytes = new TextEncoder().encode(`${JSON.stringify(entry)}\n`);
  try {
    if (isLink(folder)) return [notNoted(folder, 'it is a link')];
    writeFiles(folder, [{ name: nameOf(entry.id), bytes }], 'replace');
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return [notNoted(folder, error.problems[0]!.message)];
  }
}

/** Whether a folder of the tool's own is a link: what is behind it lies elsewhere, and nothing is written there. */
export const isLink = (folder: string): boolean =>
  lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true;

function notNoted(file: string, why: string): Problem {
  const message = `what was made cannot be noted here (${why}), so that all of it is made anew next time`;
  return { severity: 'warning', message, hint: 'delete it: the tool makes it anew', file };
}

/** What a trial is made from now. */
interface Source {
  key: string;
  /** The data file, which its sheets and pictures lie beside. */
  file: string;
  outside: boolean | undefined;
}

/** Whether the documents of a trial are there, byte for byte as they were written from the same data, sheets and pictures. */
export function isUpToDate(out: string, entry: Entry | null, { key, file, outside }: Source): entry is Entry {
  if (entry?.key !== key) return false;
  const read = namedFiles(file, { outside });
  const hashBeside = (name: string) => {
    try {
      return hashOf(read(name, 'bytes of a picture', { file, line: 1, column: 1 }).bytes);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return '';
    }
  };
  const all = [...entry.outputs, ...(entry.preview ? [entry.preview] : [])];
  return (
    entry.beside.every(({ name, hash }) => hashBeside(name) === hash) &&
    all.every(({ name, hash }) => contentOf(join(out, name)) === hash)
  );
}

/** What is known of a folder of documents before it is looked at. */
export interface Known {
  /** What was just made, and what was read before. */
  entries: ReadonlyMap<string, Entry>;
  /** The id of each data file, also of those of other shards; null where the file does not say. */
  ids: ReadonlyMap<string, string | null>;
}

/** The trials whose documents lie in a folder, in order: those whose dataset is there, and those whose dataset is gone. */
export interface Listed {
  current: Entry[];
  gone: Entry[];
}

/**
 * Every trial whose documents lie in the folder. A remote folder may show late what another shard put into
 * it: what is known is not looked for, and what may be there is asked for by its name.
 */
export function entriesIn(out: string, { entries: known, ids }: Known): Listed {
  const files = new Map([...ids].map(([file, id]) => [resolve(file), id]));
  const others = [...new Set([...notedIn(out), ...[...ids.values()].flatMap((id) => id ?? [])])]
    .filter((id) => !known.has(id))
    .flatMap((id) => readEntry(out, id) ?? [])
    .map((entry) => ({ ...entry, outputs: entry.outputs.filter(({ name }) => isThere(join(out, name))) }))
    .filter(({ outputs }) => outputs.length > 0);
  const isGone = ({ id, file }: Entry) => {
    const place = resolve(out, file);
    if (files.has(place)) return (files.get(place) ?? id) !== id;
    const text = textIfThere(place);
    return text === null || (idIn(text) ?? id) !== id;
  };
  const listed: Listed = { current: [], gone: [] };
  for (const entry of [...others, ...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    (isGone(entry) ? listed.gone : listed.current).push(entry);
  }
  return listed;
}

/** The trials of which something was noted. */
const notedIn = (out: string): string[] =>
  namesIn(stateFolder(out)).flatMap((name) => /^trial-([a-z][a-z0-9-]*)\.json$/.exec(name)?.[1] ?? []);

const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * The id that a data file gives itself, found without reading it as YAML; null where
 * that is not plain. A copy: what V8 cuts from a text keeps the whole of it in memory.
 */
export function idIn(text: string): string | null {
  const id = /^\ufeff?(?:id:|[ \t]*(?:\{[ \t]*)?"id"[ \t]*:)[ \t]*["']?([a-z][a-z0-9-]*)/m.exec(text)?.[1];
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
    return readTextWithin(file, 'bytes of a data file');
  } catch {
    return null;
  }
}
