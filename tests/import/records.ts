/** Records to test with, and what can be asked of every import. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadDataset } from '../../src/load.js';
import type { Dataset } from '../../src/dataset/schema.js';
import { walk } from '../../src/dataset/walk.js';
import { isCalculated } from '../../src/trial/calculated/calculated.js';
import { readQuantity } from '../../src/dataset/quantity.js';
import { ContentError } from '../../src/errors.js';
import { draftDataset, refusedRows, type Imported, type ImportOptions } from '../../src/import/dataset.js';
import { readRegistryTrial } from '../../src/import/clinicaltrials/read.js';
import type { RegistryTrial } from '../../src/import/registry-trial.js';

export const folder = 'tests/import/records';
const more = process.env.TRIALBRIEF_RECORDS ?? '../shared/ctgov';

export interface RecordFile {
  name: string;
  text: string;
}

const read = (file: string): RecordFile => ({ name: basename(file, '.json'), text: readFileSync(file, 'utf8') });

const filesIn = (path: string): RecordFile[] =>
  readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => read(join(path, name)));

/** The records that the tests carry. */
export const records: RecordFile[] = filesIn(folder);
export const record = (name: string): RecordFile => records.find((file) => file.name === name)!;

/** Those of a folder beside the project, where there is one. */
export const otherRecords: RecordFile[] = existsSync(more) ? filesIn(more) : [];

/** A draft without the rows that the checks refuse, whether there is room for it or not. */
export function drafted(record: RegistryTrial, options?: ImportOptions): Imported {
  const doubtful = new Map<string, string>();
  for (;;) {
    const draft = draftDataset(record, options, undefined, doubtful);
    try {
      loadDataset('draft.yaml', draft.text);
      return draft;
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      const refused = refusedRows(draft.text, error.problems).filter(({ row }) => !doubtful.has(row));
      if (refused.length === 0) throw error;
      for (const { row, why } of refused) doubtful.set(row, why);
    }
  }
}

export function imported(text: string, options?: ImportOptions): { text: string; dataset: Dataset; id: string } {
  const { id, text: yaml } = drafted(readRegistryTrial('record.json', text), options);
  return { id, text: yaml, dataset: loadDataset(`${id}.yaml`, yaml).dataset };
}

/** Every number in a record, in any of its texts. */
export function numbersIn(text: string): Set<string> {
  const found = new Set<string>();
  const add = (written: string) => {
    for (const [digits] of written.matchAll(/(?:\d[\d,]*)?\.?\d+/g)) {
      const quantity = readQuantity(digits);
      if (quantity) found.add(quantity.digits);
    }
  };
  const visit = (node: unknown): void => {
    if (typeof node === 'string' || typeof node === 'number') add(String(node));
    else if (node !== null && typeof node === 'object') Object.values(node).forEach(visit);
  };
  visit(JSON.parse(text));
  return found;
}

/** Numbers of a dataset that its record does not hold. */
export function invented(dataset: Dataset, text: string): string[] {
  const known = numbersIn(text);
  const strange: string[] = [];
  walk(dataset, {
    quantity(quantity, path) {
      const { digits } = quantity;
      if (!known.has(digits) && !isCalculated(quantity)) strange.push(`${path}: ${digits}`);
    },
  });
  return strange;
}
