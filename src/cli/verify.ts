/** `trialbrief verify`: read the sources, look for every value, and print the proof sheet. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compareValues } from '../checks/consistency.js';
import { readDataset } from '../load.js';
import type { Dataset } from '../dataset/schema.js';
import type { Trial } from '../trial/trial.js';
import { suggest } from '../dataset/suggest.js';
import { letteredSources } from '../template/view/sources.js';
import { ContentError } from '../errors.js';
import { textsWithoutNumbers } from '../verify/items.js';
import { lackingFrom } from '../verify/lacking.js';
import { proofsAsJson, proofSheet } from '../verify/proof.js';
import { proofPage } from '../verify/proof-page.js';
import { readSource, type SourceText } from '../verify/source.js';
import { verify } from '../verify/verify.js';
import { readBytes } from '../files/read.js';
import { writeFiles } from '../files/write.js';
import { sealed } from '../seal.js';
import { datasetNamed } from './find.js';
import { complainOf } from './report.js';
import { say } from './terminal.js';

export interface VerifyOptions {
  /** Each source by its letter or its id, and its file. */
  source: [name: string, file: string][];
  json?: boolean;
  /** The values that are right, and words to compare, too. */
  all?: boolean;
  /** A file to write the sheet to as a page on which each value leads to its place in the source. */
  html?: string;
  force?: boolean;
}

/** Prints what was found where. Returns 1 where a value is not in its source, or something cannot be read. */
export async function verifyDataset(name: string, { source, json, all, html, force }: VerifyOptions): Promise<0 | 1> {
  try {
    const { file, text } = datasetNamed(name);
    const { dataset, trial } = readDataset(file, text);
    const sources = new Map<string, SourceText>();
    const names = new Map<string, string>();
    for (const [wanted, path] of source.length > 0 ? source : namedFiles(file, dataset)) {
      const { id, cite } = sourceNamed(dataset, wanted, file);
      sources.set(id, await readSource(path, readBytes(path, 'bytes of a source')));
      names.set(id, `${cite}, as in ${path}`);
    }
    const proofs = verify(trial, sources);
    const title = `${file}: each value, and what its source says around it`;
    const lacking = new Map([...sources].map(([id, text]) => [id, lackingFrom(trial, text)]));
    const report = { title, proofs, told: textsWithoutNumbers(dataset), lacking, names };
    if (html !== undefined) {
      const bytes = sealed(new TextEncoder().encode(proofPage(report, sources, dataset.language)));
      writeFiles(dirname(html), [{ name: basename(html), bytes }], force ? 'replace' : 'refuse');
      if (!json) say(`Wrote  ${html}`);
    }
    say(json ? proofsAsJson(report) : `${proofSheet(report, { all })}\n${consistency(trial)}`);
    return proofs.some(({ verdict }) => verdict === 'not found') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
}

/** Files such as `my-trial-article.txt` beside `my-trial.yaml`: a source is kept there by the names of both. */
function namedFiles(file: string, { id, sources }: Dataset): [string, string][] {
  const folder = dirname(file);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const beside = sources.flatMap((source) => {
    const found = names.find((name) => endings.test(name) && name.replace(endings, '') === `${id}-${source.id}`);
    return found === undefined ? [] : [[source.id, join(folder, found)] as [string, string]];
  });
  if (beside.length > 0) return beside;
  const hint = `give its file: npx trialbrief verify ${id} --source a=paper.pdf`;
  throw new ContentError([{ severity: 'error', message: 'no source is beside this dataset', hint, file }]);
}

const endings = /\.(?:txt|md|pdf|html?|xml|json)$/;

/** By its id, or by its letter: a for the first, b for the second. */
function sourceNamed(dataset: Dataset, name: string, file: string): Dataset['sources'][number] {
  const { sources } = dataset;
  const ids = sources.map(({ id }) => id);
  const lettered = letteredSources(dataset).findIndex(({ letter }) => letter === name);
  const found = sources.find(({ id }) => id === name) ?? sources[lettered];
  if (found) return found;
  const message = `there is no source "${name}" in this dataset`;
  throw new ContentError([{ severity: 'error', message, hint: suggest(name, ids), file }]);
}

/** What the dataset says in two ways, in one line, and what of it agrees only by rounding. */
function consistency(trial: Trial): string {
  const all = compareValues(trial);
  const rounded = all.filter(({ agreement }) => agreement === 'agrees by rounding');
  const against = all.filter(({ agreement }) => agreement === 'disagrees');
  const told = [...against, ...rounded].map(({ what, agreement }) => `  ${agreement}: ${what}`);
  const head = `Compared within the dataset: ${all.length}; only by rounding: ${rounded.length}; in disagreement: ${against.length}.`;
  return [head, ...told].join('\n');
}
