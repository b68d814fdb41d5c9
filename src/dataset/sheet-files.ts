/** Files that a dataset names, such as sheets of its results: only from its own folder. */
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { parseDocument } from 'yaml';
import { ContentError, type Problem } from '../errors.js';
import { readWithin } from '../reading.js';
import type { ReadSheetFile } from './sheets.js';
import { own } from '../own.js';

/**
 * Reads files beside a dataset. What lies outside of its folder is refused, also
 * behind a link, unless everything is allowed: a stranger's dataset could
 * otherwise have any file of the reader attached to the page.
 */
export function sheetFiles(dataset: string, { outside = false } = {}): ReadSheetFile {
  const folder = dirname(dataset);
  return (name, place) => {
    const file = isAbsolute(name) ? name : join(folder, name);
    const refuse = (message: string, hint: string): never => {
      throw new ContentError([{ severity: 'error', message, hint, ...place } satisfies Problem]);
    };
    const missing = () => refuse(`there is no file "${name}" beside the dataset`, 'check its name and folder');
    // Told before anything is looked up, so that nobody learns which files there are.
    if (!outside && leaves(relative(folder || '.', file))) refuse(...isOutside(name));
    let text = '';
    try {
      if (!outside && leaves(relative(realpathSync(folder || '.'), realpathSync(file)))) refuse(...isOutside(name));
      text = new TextDecoder('utf-8', { fatal: true }).decode(readWithin(file, 'bytes of a sheet'));
    } catch (error) {
      if (error instanceof ContentError)
        throw new ContentError(
          error.problems.map((one) => ({ ...one, message: `"${name}": ${one.message}`, ...place })),
        );
      if (error instanceof TypeError) refuse(`"${name}" is not UTF-8 text`, 'save it as “CSV UTF-8”');
      missing();
    }
    return { file, text };
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
