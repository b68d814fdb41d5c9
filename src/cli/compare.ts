/** `trialbrief compare`: a dataset beside the registration of its trial. */
import { basename, dirname } from 'node:path';
import { compareWithRecord } from '../compare/compare.js';
import type { Difference } from '../compare/difference.js';
import { comparisonSheet, limitOf } from '../compare/comparison-sheet.js';
import { withLine, withList } from '../dataset/edit/lists.js';
import type { Dataset } from '../dataset/schema.js';
import { ContentError } from '../errors.js';
import { writeFiles } from '../files/write.js';
import { readRegistration } from '../import/clinicaltrials/read.js';
import { importToFit } from '../import/fit.js';
import type { RegistryTrial } from '../import/registry-trial.js';
import { loadDataset } from '../load.js';
import { datasetNamed } from './find.js';
import { recordFrom } from './new-article.js';
import { complainOf } from './report.js';
import { say } from './terminal.js';

export interface CompareOptions {
  /** The number of a record, or its file. */
  record: string;
  /** Write what differs into the dataset. */
  slide?: boolean;
  registry?: string;
}

/** Prints what differs. Returns the exit code: a difference is no error. */
export async function compareDataset(name: string, { record, slide, registry }: CompareOptions): Promise<0 | 1> {
  try {
    const { file, text } = datasetNamed(name);
    const { dataset } = loadDataset(file, text);
    const found = await recordFrom(record, registry);
    const { trial, hasResults } = readRegistration(found.file, found.text);
    const row = registrationOf(dataset, trial, file);
    const compared = compareWithRecord(dataset, trial, hasResults ? await draftOf(trial) : null);
    say(comparisonSheet(compared, trial.registry.id));
    if (slide && compared.differences.length > 0) write(file, text, row, compared.differences, trial.registry.id);
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
}

/** Which row of `registrations` is of the record. */
function registrationOf({ registrations }: Dataset, { registry: { id } }: RegistryTrial, file: string): number {
  const row = registrations.findIndex((one) => one.id.toUpperCase() === id);
  if (row >= 0) return row;
  const known = registrations.map((one) => one.id).join(', ');
  const message =
    known === '' ? `the dataset has no registration` : `the dataset is registered as ${known}, and not as ${id}`;
  const hint = `write under registrations: - { registry: ClinicalTrials.gov, id: ${id}, source: … }`;
  throw new ContentError([{ severity: 'error', message, hint, file }]);
}

/** What the import makes of the results, with all outcomes; null where no dataset can be made of them. */
async function draftOf(trial: RegistryTrial): Promise<Dataset | null> {
  const { made } = await importToFit(trial, { outcomes: Infinity }, ({ id, text }) =>
    Promise.resolve(loadDataset(`${id}.yaml`, text).dataset),
  );
  return made;
}

function write(file: string, text: string, row: number, differences: Difference[], record: string): void {
  const listed = withList(
    text,
    `registrations.${row}`,
    'differences',
    differences.map((one) => ({ ...one })),
  );
  const limit = limitOf(differences, record);
  const lined = listed && (listed.includes(limit) ? listed : withLine(listed, 'limitations', limit));
  const changed = lined && text.includes('\r\n') ? lined.replace(/\r?\n/g, '\r\n') : lined;
  if (changed === null) {
    const hint = 'write them under registrations as a list “differences”, each with about, registered and reported';
    throw new ContentError([{ severity: 'error', message: 'the differences could not be written here', hint, file }]);
  }
  // Nothing is written that could not be read again.
  loadDataset(file, changed);
  const bytes = new TextEncoder().encode(changed);
  writeFiles(dirname(file), [{ name: basename(file), bytes, madeFrom: new TextEncoder().encode(text) }], 'keep aside');
  say(`Wrote  ${file}: registrations, differences; limitations`);
}
