/** Files that a dataset names, such as sheets of its results and pictures: only from its own folder. */
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { parseDocument } from 'yaml';
import type { BoundName } from '../bounds.js';
import { ContentError, type Problem } from '../errors.js';
import { readWithin } from '../reading.js';
import type { ReadSheetFile } from './sheets.js';
import type { Position } from './tree.js';
import { own } from '../own.js';

/** Gives a file beside the dataset; throws a ContentError at the place that names it when it may not or cannot be read. */
export type ReadNamedFile = (
  name: string,
  bound: BoundName,
  place: Position & { file: string },
) => { file: string; bytes: Buffer };

/** How files beside a dataset are read. */
export interface NamedFileOptions {
  /** Whether they may lie outside of its folder. Default: false. */
  outside?: boolean;
  /** Is told of each that was read, by the name that the dataset gives it. */
  onRead?: (name: string, bytes: Uint8Array) => void;
}

/**
 * Reads files beside a dataset. What lies outside of its folder is refused, also
 * behind a link, unless everything is allowed: a stranger's dataset could
 * otherwise have any file of the reader attached to the page.
 */
export function namedFiles(dataset: string, { outside = false, onRead }: NamedFileOptions = {}): ReadNamedFile {
  const folder = dirname(dataset);
  return (name, bound, place) => {
    const file = isAbsolute(name) ? name : join(folder, name);
    const refused = (message: string, hint: string) =>
      new ContentError([{ severity: 'error', message, hint, ...place } satisfies Problem]);
    // Told before anything is looked up, so that nobody learns which files there are.
    if (!outside && leaves(relative(folder || '.', file))) throw refused(...isOutside(name));
    try {
      if (!outside && leaves(relative(realpathSync(folder || '.'), realpathSync(file))))
        throw refused(...isOutside(name));
      const bytes = readWithin(file, bound);
      onRead?.(name, bytes);
      return { file, bytes };
    } catch (error) {
      if (!(error instanceof ContentError))
        throw refused(`there is no file "${name}" beside the dataset`, 'check its name and folder');
      throw new ContentError(error.problems.map((one) => ({ ...one, message: `"${name}": ${one.message}`, ...place })));
    }
  };
}

/** The same for sheets, which are text in UTF-8. */
export function sheetFiles(dataset: string, options: NamedFileOptions = {}): ReadSheetFile {
  const read = namedFiles(dataset, options);
  return (name, place) => {
    const { file, bytes } = read(name, 'bytes of a sheet', place);
    try {
      return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } catch {
      const message = `"${name}" is not UTF-8 text`;
      throw new ContentError([{ severity: 'error', message, hint: 'save it as “CSV UTF-8”', ...place }]);
    }
  };
}

const isOutside = (name: string): [string, string] => [
  `"${name}" lies outside of the folder of the dataset`,
  'put it beside the dataset, or allow it with --allow-outside',
];

const leaves = (path: string) => path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);

/** The text of a data file in which the rows of its sheets stand where their names stood, so that it is whole by itself. */
export function withSheets(file: string, text: string, root: unknown, sheets: string[]): string {
  if (sheets.length === 0) return text;
  const rows = root as Record<string, unknown>;
  if (file.endsWith('.json')) {
    const written = JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
    return JSON.stringify(
      { ...written, ...Object.fromEntries(sheets.map((list) => [list, own(rows, list)])) },
      null,
      2,
    );
  }
  const document = parseDocument(text);
  for (const list of sheets) document.set(list, own(rows, list));
  return document.toString({ lineWidth: 0 });
}
