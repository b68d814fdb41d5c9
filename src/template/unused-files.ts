/** Files in a user's own folder of templates that nothing is made from: mostly a slip in a name. */
import { join } from 'node:path';
import { suggest } from '../dataset/suggest.js';
import type { Problem } from '../errors.js';
import type { TemplateFile } from './render.js';

/** A folder of templates: everything in it, folders with a stroke at the end, and what has a name that is looked for. */
export interface Folder {
  names: string[];
  pages: Map<string, TemplateFile>;
  partials: Map<string, TemplateFile>;
}

const pageFiles = ['brief.hbs', 'deck.hbs', 'visual.hbs'];

/**
 * What of a folder has no effect: errors where it has no template at all, else
 * warnings for what lies there under another name. `all` is what documents are
 * made from, the tool's own templates included.
 */
export function unusedFilesIn(folder: string, own: Folder, all: Pick<Folder, 'pages' | 'partials'>): Problem[] {
  const severity = own.pages.size + own.partials.size > 0 ? 'warning' : 'error';
  const partials = [...all.partials.keys()];
  const strays = [...own.names.flatMap((name) => strayEntry(name, partials)), ...strayPartials(own, all)].map(
    ([name, message, hint]): Problem => ({ severity, message, hint, file: join(folder, name) }),
  );
  return severity === 'error' && strays.length === 0 ? [nothingIn(folder, own.names)] : strays;
}

type Stray = [name: string, message: string, hint: string];

const unread = 'nothing is made from this; looked for are brief.hbs, deck.hbs, visual.hbs and a folder partials';

/** What lies beside the pages and looks like a template. */
function strayEntry(name: string, partials: readonly string[]): Stray[] {
  if (name.endsWith('/')) {
    const hint = suggest(name, ['partials/']);
    return name !== 'partials/' && hint.startsWith('did you mean') ? [[name, unread, hint]] : [];
  }
  if (pageFiles.includes(name) || !/\.hbs|^(brief|deck|visual)\./i.test(name)) return [];
  const isPartial = partials.includes(name.replace(/\.hbs$/, ''));
  return [[name, unread, isPartial ? 'move it into the folder partials' : suggest(name, pageFiles)]];
}

/** Partials that take the place of none, and that no template names. */
function strayPartials(own: Folder, all: Pick<Folder, 'pages' | 'partials'>): Stray[] {
  const texts = [...all.pages.values(), ...all.partials.values()].map(({ text }) => text);
  const named = new Set(
    texts.flatMap((text) => [...text.matchAll(/\{\{~?#?>\s*["']?([^\s"'}~]+)/g)].map(([, name]) => name)),
  );
  return [...own.partials.keys()]
    .filter((name) => !named.has(name))
    .map((name) => [
      join('partials', `${name}.hbs`),
      'no template uses a partial of this name',
      suggest(name, [...named] as string[]),
    ]);
}

function nothingIn(folder: string, names: readonly string[]): Problem {
  const message = 'this folder has no template: neither brief.hbs nor deck.hbs nor a folder partials with any';
  const lies = names.filter((name) => !name.startsWith('.'));
  const found =
    lies.length === 0 ? 'it is empty' : `it holds ${lies.slice(0, 8).join(', ')}${lies.length > 8 ? ', …' : ''}`;
  return {
    severity: 'error',
    message,
    hint: `${found}; copy brief.hbs or deck.hbs from the folder templates into it`,
    file: folder,
  };
}
