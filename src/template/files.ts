/** Template folders: `brief.hbs`, `deck.hbs`, `visual.hbs`, and partials under `partials/`. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { foreignFormat } from '../dataset/foreign-formats.js';
import { ContentError, type Problem } from '../errors.js';
import { codeOf, readProblem } from '../files/problems.js';
import { readTextWithin } from '../reading.js';
import { unusedFilesIn, type Folder } from './unused-files.js';
import type { TemplateFile, Templates } from './render.js';
import { own } from '../own.js';

/**
 * Reads a folder of templates. What a user's own folder does not have comes from
 * the folder of the tool, so that it need hold only what differs; what lies there
 * and has no effect is told. Throws a ContentError when the folder or a file in
 * it cannot be read, or nothing in it has an effect.
 */
export function readTemplates(folder: string, fallback: string): Templates & { ignored: Problem[] } {
  const rest = readFolder(fallback, 'templates');
  const own = folder === fallback ? rest : readFolder(folder, folder);
  const pages = new Map([...rest.pages, ...own.pages]);
  const partials = new Map([...rest.partials, ...own.partials]);
  const ignored = own === rest ? [] : unusedFilesIn(folder, own, { pages, partials });
  if (ignored.some(({ severity }) => severity === 'error')) throw new ContentError(ignored);
  return {
    pages: { brief: pages.get('brief')!, deck: pages.get('deck')!, visual: pages.get('visual')! },
    partials: Object.fromEntries(partials),
    ignored,
  };
}

/** The templates of one folder by name; `shown` stands for the folder in messages. */
function readFolder(folder: string, shown: string): Folder {
  const partials = join(folder, 'partials');
  const entries = attempt(shown, () => readdirSync(folder, { withFileTypes: true }));
  const root = realpathSync(folder) + sep;
  return {
    names: entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort(),
    pages: readFiles(folder, shown, root, /^(brief|deck|visual)\.hbs$/),
    partials: existsSync(partials)
      ? readFiles(partials, join(shown, 'partials'), root, /\.hbs$/)
      : new Map<string, TemplateFile>(),
  };
}

function readFiles(folder: string, shown: string, root: string, wanted: RegExp): Map<string, TemplateFile> {
  const names = attempt(shown, () => readdirSync(folder)).filter((name) => wanted.test(name));
  return new Map(
    names.sort().map((name) => {
      const file = join(shown, name);
      if (name === '__proto__.hbs') {
        const message = 'no partial can have this name';
        throw new ContentError([{ severity: 'error', message, hint: 'give it another name', file }]);
      }
      return [name.slice(0, -'.hbs'.length), { file, text: attempt(file, () => readInside(root, join(folder, name))) }];
    }),
  );
}

/** Reads a file that lies in the folder of the templates, whose real path is given, and not behind a link that leads out of it. */
function readInside(root: string, path: string): string {
  const refuse = (code: string) => {
    throw Object.assign(new Error(code), { code });
  };
  if (!realpathSync(path).startsWith(root)) refuse('outside');
  const text = readTextWithin(path, 'bytes of a template');
  if (foreignFormat(text)) refuse('foreign');
  return text;
}

/** What the system says of a path, in plain words. */
function attempt<T>(file: string, read: () => T): T {
  const told: Record<string, [string, string]> = {
    ENOTDIR: ['this is a file, not a folder', 'name the folder that holds brief.hbs and deck.hbs'],
    EISDIR: ['this is a folder, not a file', 'rename it, or take it away'],
    outside: ['it is a link that leads out of the folder of the templates', 'copy the file into the folder'],
    foreign: ['this is no plain text in UTF-8', 'save it anew in a text editor, with the encoding UTF-8'],
  };
  try {
    return read();
  } catch (error) {
    if (error instanceof ContentError) throw error;
    const code = codeOf(error);
    const known = own(told, code);
    const problem = known
      ? { severity: 'error' as const, message: known[0], hint: known[1], file }
      : readProblem(file, error);
    throw new ContentError([problem]);
  }
}
