/** Template folders: `brief.hbs`, `deck.hbs`, and partials under `partials/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError } from '../errors.js';
import type { TemplateFile, Templates } from './render.js';

/**
 * Reads a folder of templates. What a user's own folder does not have comes from
 * the folder of the tool, so that it need hold only what differs.
 */
export function readTemplates(folder: string, fallback: string): Templates {
  return {
    pages: { brief: readTemplate(folder, fallback, 'brief.hbs'), deck: readTemplate(folder, fallback, 'deck.hbs') },
    partials: { ...readPartials(fallback, fallback), ...readPartials(folder, fallback) },
  };
}

function readTemplate(folder: string, fallback: string, name: string): TemplateFile {
  for (const place of [folder, fallback]) {
    const text = readIfThere(join(place, name));
    if (text !== null) return { file: shownName(place, fallback, name), text };
  }
  const hint = 'a folder of templates holds brief.hbs and deck.hbs';
  throw new ContentError([{ severity: 'error', message: 'there is no such template', hint, file: join(folder, name) }]);
}

function readPartials(folder: string, fallback: string): Record<string, TemplateFile> {
  const names = listIfThere(join(folder, 'partials')).filter((name) => name.endsWith('.hbs'));
  return Object.fromEntries(
    names.sort().map((name) => {
      const text = readFileSync(join(folder, 'partials', name), 'utf8');
      return [name.slice(0, -4), { file: shownName(folder, fallback, join('partials', name)), text }];
    }),
  );
}

const shownName = (folder: string, fallback: string, name: string) =>
  join(folder === fallback ? 'templates' : folder, name);

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function listIfThere(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
