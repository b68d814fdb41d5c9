/** Templates of earlier versions: what is told of them, and what they become. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../errors.js';
import { readBytes } from '../files/read.js';
import type { Migrated } from '../migrate/migrated.js';
import { migrateTemplate } from '../migrate/template.js';
import { ownTemplates } from '../package.js';

/** What becomes of the template in a file; a partial `chart` becomes that of the tool. */
export const migratedAt =
  (file: string) =>
  (text: string): Migrated =>
    migrateTemplate(
      text,
      basename(file) === 'chart.hbs' ? readBytes(join(ownTemplates, 'partials/chart.hbs')).toString('utf8') : null,
    );

/** The lines of the templates in a folder that are of an earlier version, each with what to write in its place. */
export const earlierLines = (folder: string): Problem[] =>
  templatesIn(folder).flatMap((file) =>
    migratedAt(file)(readBytes(file).toString('utf8')).changes.map(({ line, before, after }): Problem => {
      const message = `“${before.slice(0, 60)}” is of an earlier version`;
      const written = after.includes('\n') ? '' : `write ${after}, or `;
      return {
        severity: 'error',
        file,
        line,
        message,
        hint: `${written}let “npx trialbrief migrate --template ${folder}” write it`,
      };
    }),
  );

/** The files of templates and partials in a folder. */
export function templatesIn(folder: string): string[] {
  return [folder, join(folder, 'partials')]
    .filter((place) => existsSync(place) && statSync(place).isDirectory())
    .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
    .filter((file) => file.endsWith('.hbs'))
    .sort();
}
