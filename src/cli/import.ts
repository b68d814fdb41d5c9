/** `trialbrief import`: records of the registry to data files. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ContentError, type Problem } from '../errors.js';
import { citationKeys } from '../citation/dataset-keys.js';
import { readCitation } from '../citation/read.js';
import { importRecord, type ImportOptions } from '../index.js';
import { fetchRecord, isNumber } from '../import/clinicaltrials/fetch.js';
import { readText } from '../files/read.js';
import { writeFiles } from '../files/write.js';
import { complainOf } from './report.js';
import { say } from './terminal.js';

export interface ImportCommand {
  /** Files of records, or numbers such as NCT01206062. */
  records: string[];
  out: string;
  registry?: string;
  id?: string;
  comparator?: string;
  outcomes?: string;
  better?: ImportOptions['better'];
  citation?: string;
  force?: boolean;
}

/** Imports each record; one that fails does not keep the others from it. Returns the exit code. */
export async function importRecords(command: ImportCommand): Promise<0 | 1> {
  const failed: Problem[] = [];
  for (const name of command.records) {
    try {
      await importOne(name, command);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      failed.push(...error.problems);
    }
  }
  if (failed.length > 0) complainOf(failed, '\n');
  else say('Next   check what the files say, then run "npx trialbrief build".');
  return failed.length > 0 ? 1 : 0;
}

async function importOne(name: string, command: ImportCommand): Promise<void> {
  const fromNetwork = isNumber(name) && !existsSync(name);
  refuseOthers(name);
  const written = fromNetwork ? await fetchRecord(name, command.registry) : readText(name, 'bytes of a record');
  const file = fromNetwork ? `${name.toUpperCase()}.json` : name;
  const { id, nctId, text, doubts } = await importRecord({
    file,
    text: written,
    written: false,
    ...(await choicesOf(command)),
  });
  if (fromNetwork && nctId !== name.toUpperCase()) throw new ContentError([otherRecord(name, nctId)]);
  const place = join(command.out, `${id}.yaml`);
  if (existsSync(place) && command.force !== true) {
    const message = 'this data file is there already, and may hold your own work';
    throw new ContentError([
      { severity: 'error', message, hint: 'use --force to write over it, or --id for another name', file: place },
    ]);
  }
  const bytes = new TextEncoder().encode(text);
  writeFiles(command.out, [{ name: `${id}.yaml`, bytes }], command.force ? 'replace' : 'refuse');
  say(`Read   ${fromNetwork ? 'the record' : name} (${nctId})`);
  const doubtful = doubts === 0 ? 'nothing doubtful' : `${doubts} doubtful: search for “doubtful” in it`;
  say(`Wrote  ${place}: a draft; ${doubtful}`);
}

/** A registry, or what stands in for it, may answer with another record than was asked for. */
function otherRecord(file: string, nctId: string): Problem {
  const message = `the registry answered with another record: ${nctId}`;
  return { severity: 'error', message, hint: 'check the number, and the address after --registry', file };
}

/** Files that people have at hand and that are no records. */
function refuseOthers(name: string): void {
  const fail = (message: string, hint: string): never => {
    throw new ContentError([{ severity: 'error', message, hint, file: name }]);
  };
  if (/\.(ris|bib|nbib)$/i.test(name)) {
    fail(
      'this is a citation, not the record of a trial',
      `for a dataset to fill in: npx trialbrief new --citation ${name}; with a record: npx trialbrief import NCT… --citation ${name}`,
    );
  }
  if (/\.ya?ml$/i.test(name)) fail('this is a data file already', `build it: npx trialbrief build ${name}`);
  if (/\.csv$/i.test(name)) {
    fail('a sheet goes into a dataset', 'put it beside the data file, and write there: results: name.csv');
  }
}

async function choicesOf(command: ImportCommand): Promise<ImportOptions> {
  const { id, comparator, outcomes, better, citation, records } = command;
  const one = (flag: string) => {
    const message = `${flag} is for one record at a time`;
    if (records.length > 1)
      throw new ContentError([{ severity: 'error', message, hint: 'import the records one by one' }]);
  };
  if (id !== undefined) one('--id');
  if (citation !== undefined) one('--citation');
  if (id !== undefined && !/^[a-z][a-z0-9-]*$/.test(id)) {
    const hint = 'use small letters, digits and hyphens, such as my-trial';
    throw new ContentError([{ severity: 'error', message: `“${id}” is no valid id`, hint }]);
  }
  return {
    id: id ?? undefined,
    comparator,
    better,
    outcomes: outcomes === undefined ? undefined : outcomes === 'all' ? Infinity : Number(outcomes),
    citation:
      citation === undefined
        ? undefined
        : citationKeys(await readCitation(basename(citation), readText(citation, 'bytes of a citation'))),
  };
}
