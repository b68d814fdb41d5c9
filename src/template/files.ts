/** Template folders: `brief.hbs`, `deck.hbs`, and partials under `partials/`. */
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ContentError } from '../errors.js';
import type { TemplateFile, Templates } from './render.js';

/**
 * Reads a folder of templates. What a user's own folder does not have comes from
 * the folder of the tool, so that it need hold only what differs. Throws a
 * ContentError when the folder or a file in it cannot be read.
 */
export function readTemplates(folder: string, fallback: string): Templates {
  const own = readFolder(folder, folder === fallback ? 'templates' : folder);
  const rest = folder === fallback ? own : readFolder(fallback, 'templates');
  const page = (name: 'brief' | 'deck') => own.pages.get(name) ?? rest.pages.get(name)!;
  return {
    pages: { brief: page('brief'), deck: page('deck') },
    partials: Object.fromEntries([...rest.partials, ...own.partials]),
  };
}

interface Folder {
  pages: Map<string, TemplateFile>;
  partials: Map<string, TemplateFile>;
}

/** The templates of one folder by name; `shown` stands for the folder in messages. */
function readFolder(folder: string, shown: string): Folder {
  const partials = join(folder, 'partials');
  return {
    pages: readFiles(folder, shown, folder),
    partials: existsSync(partials)
      ? readFiles(partials, join(shown, 'partials'), folder)
      : new Map<string, TemplateFile>(),
  };
}

function readFiles(folder: string, shown: string, root: string): Map<string, TemplateFile> {
  const names = attempt(shown, () => readdirSync(folder)).filter((name) => name.endsWith('.hbs'));
  return new Map(
    names.sort().map((name) => {
      const file = join(shown, name);
      return [name.slice(0, -'.hbs'.length), { file, text: attempt(file, () => readInside(root, join(folder, name))) }];
    }),
  );
}

/** Larger than any template. */
const most = 1_000_000;

/** Reads a file that lies in the folder of the templates, not behind a link that leads out of it. */
function readInside(root: string, path: string): string {
  const refuse = (code: string) => {
    throw Object.assign(new Error(code), { code });
  };
  if (!realpathSync(path).startsWith(realpathSync(root) + sep)) refuse('outside');
  if (statSync(path).size > most) refuse('large');
  return readFileSync(path, 'utf8');
}

/** What the system says of a path, in plain words. */
function attempt<T>(file: string, read: () => T): T {
  const told: Record<string, [string, string]> = {
    ENOENT: ['there is no such file or folder', 'check the spelling, and the folder you are in'],
    ENOTDIR: ['this is a file, not a folder', 'name the folder that holds brief.hbs and deck.hbs'],
    EISDIR: ['this is a folder, not a file', 'rename it, or take it away'],
    outside: ['it is a link that leads out of the folder of the templates', 'copy the file into the folder'],
    large: [`it is larger than ${most} bytes`, 'shorten it'],
  };
  try {
    return read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const [message, hint] = told[code] ?? [`it cannot be read (${code})`, 'check the path'];
    throw new ContentError([{ severity: 'error', message, hint, file }]);
  }
}
