/** `trialbrief migrate`: data files and templates of earlier versions, brought to this one. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ContentError, type Problem } from '../errors.js';
import { readBytes } from '../files/read.js';
import { writeFiles } from '../files/write.js';
import { migrateDataset } from '../migrate/dataset.js';
import type { Migrated } from '../migrate/migrated.js';
import { migrateTemplate } from '../migrate/template.js';
import { ownTemplates } from '../package.js';
import { findDatasets } from './find.js';
import { complainOf, countOf } from './report.js';
import { say } from './terminal.js';

export interface MigrateCommand {
  paths: string[];
  /** A folder of templates, with partials. */
  template?: string;
  /** Tell the new lines and write nothing. */
  check?: boolean;
}

/** Writes each file that must be different in its place, and prints its lines. Returns 1 where something cannot be read or written, or, with `check`, where a file is of an earlier version. */
export function migrate({ paths, template, check }: MigrateCommand): 0 | 1 {
  const { files, problems } = findDatasets(paths);
  let count = 0;
  const bring = (file: string, migrated: (text: string) => Migrated) => {
    try {
      const bytes = readBytes(file);
      const { text, changes } = migrated(bytes.toString('utf8'));
      if (changes.length === 0) return;
      count++;
      for (const { line, before, after } of changes) say(`${file}:${line}  ${before}\n  → ${after}`);
      if (check) return;
      const next = new TextEncoder().encode(text);
      writeFiles(dirname(file), [{ name: basename(file), bytes: next, madeFrom: bytes }], 'keep aside');
      say(`Wrote  ${file}`);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
    }
  };
  for (const file of files) bring(file, (text) => migrateDataset(file, text));
  for (const file of template === undefined ? [] : templatesIn(template)) bring(file, migratedAt(file));
  if (problems.length > 0) complainOf(problems);
  if (count === 0) say('Nothing is of an earlier version.');
  else say(`${check ? 'Earlier' : 'Done'}   ${countOf(count, 'file')}`);
  return problems.length > 0 || (check && count > 0) ? 1 : 0;
}

/** What becomes of the template in a file; a partial `chart` becomes that of the tool. */
const migratedAt = (file: string) => (text: string) =>
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
      return { severity: 'error', file, line, message, hint: `${written}let “npx trialbrief migrate --template ${folder}” write it` }; // prettier-ignore
    }),
  );

function templatesIn(folder: string): string[] {
  return [folder, join(folder, 'partials')]
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
    .filter((file) => file.endsWith('.hbs'))
    .sort();
}
