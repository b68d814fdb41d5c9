/** `trialbrief migrate`: data files and templates of earlier versions, brought to this one. */
import { basename, dirname } from 'node:path';
import { ContentError } from '../errors.js';
import { readUtf8 } from '../files/read.js';
import { writeFiles } from '../files/write.js';
import { migrateDataset } from '../migrate/dataset.js';
import type { Migrated } from '../migrate/migrated.js';
import { migratedAt, templatesIn } from './earlier-templates.js';
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
      const { bytes, text: before } = readUtf8(file);
      const { text, changes } = migrated(before);
      if (changes.length === 0) return;
      for (const { line, before: old, after } of changes) say(`${file}:${line}  ${old}\n  → ${after}`);
      if (!check) {
        const next = new TextEncoder().encode(text);
        writeFiles(dirname(file), [{ name: basename(file), bytes: next, madeFrom: bytes }], 'keep aside');
        say(`Wrote  ${file}`);
      }
      count++;
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
    }
  };
  for (const file of files) bring(file, (text) => migrateDataset(file, text));
  for (const file of template === undefined ? [] : templatesIn(template)) bring(file, migratedAt(file));
  if (problems.length > 0) complainOf(problems);
  if (count > 0) say(`${check ? 'Earlier' : 'Done'}   ${countOf(count, 'file')}`);
  else if (problems.length === 0) say('Nothing is of an earlier version.');
  return problems.length > 0 || (check && count > 0) ? 1 : 0;
}
