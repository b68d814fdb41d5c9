/** Template folders: `brief.hbs`, `deck.hbs`, `visual.hbs`, and partials under `partials/`. */
import { readdirSync, realpathSync } from 'node:fs';
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
  const root = realpathSync.native(folder);
  return {
    names: entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort(),
    pages: readFiles(folder, shown, root, /^(brief|deck|visual)\.hbs$/),
    partials: entries.some(({ name }) => name === 'partials')
      ? readFiles(partials, join(shown, 'partials'), root, /\.hbs$/)
      : new Map<string, TemplateFile>(),
  };
}

function readFiles(folder: string, shown: string, root: string, wanted: RegExp): Map<string, TemplateFile> {
  const entries = attempt(shown, () => {
    expectInside(root, folder);
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => wanted.test(name));
  });
  return new Map(
    entries.sort(byName).map((entry) => {
      const { name } = entry;
      const file = join(shown, name);
      if (name === '__proto__.hbs') {
        const message = 'no partial can have this name';
        throw new ContentError([{ severity: 'error', message, hint: 'give it another name', file }]);
      }
      const read = () => readTemplate(join(folder, name), entry.isSymbolicLink() ? root : null);
      return [name.slice(0, -'.hbs'.length), { file, text: attempt(file, read) }];
    }),
  );
}

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);

/** Reads a file of a folder that lies inside the real path of the templates; where it is a link, that is given, and must hold what it leads to. */
function readTemplate(path: string, root: string | null): string {
  if (root !== null) expectInside(root, path);
  const text = readTextWithin(path, 'bytes of a template');
  if (foreignFormat(text)) refuse('foreign');
  return text;
}

/** Throws where a path leads out of the folder of the templates, whose real path is given. */
function expectInside(root: string, path: string): void {
  const real = realpathSync.native(path);
  if (real !== root && !real.startsWith(root + sep)) refuse('outside');
}

function refuse(code: string): never {
  throw Object.assign(new Error(code), { code });
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
