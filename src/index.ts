/**
 * The library: `import { generate } from 'trialbrief'`.
 *
 *     const { outputs } = await generate({ file: 'trial.yaml', text });
 */
import { generate as run, type DocumentOptions } from './generate.js';
import type { Imported, ImportOptions } from './import/dataset.js';
import { importToFit } from './import/fit.js';
import { readRegistryTrial } from './import/clinicaltrials/read.js';
import type { Format, Generated } from './outputs.js';
import { ownTemplates } from './package.js';
import { readTemplates } from './template/files.js';
import { faceProblem } from './fonts/fonts.js';
import { loadTheme } from './theme/load.js';
import type { Paper } from './theme/theme.js';

export { ContentError, type Problem } from './errors.js';
export type { Edit } from './dataset/edit/nodes.js';
export { changeRow, rowAt, type RowAt, type RowChange } from './dataset/edit/rows.js';
export { changeValue, placesOf, valueAt, type Change, type ValueAt } from './dataset/edit/value.js';
export type { DocumentOptions } from './generate.js';
export type { Format, Generated, Origin, Output, Trace } from './outputs.js';
export type { Paper } from './theme/theme.js';
export type { Imported, ImportOptions } from './import/dataset.js';
export type { Article, Registration, Sentence } from './article/article.js';
export { beginDataset, type BeginOptions, type Begun } from './article/begin.js';
export { candidatesIn, type Candidate } from './article/candidates.js';
export { articleOfText, readArticle } from './article/read.js';
export { toldBy, type Told } from './article/told.js';

export interface GenerateOptions extends DocumentOptions {
  /** Name of the data file: it stands in messages, and a name in `.json` is attached as JSON. */
  file: string;
  /** Text of the data file, YAML or JSON. */
  text: string;
  /** Default: both. */
  formats?: readonly Format[];
  /** Default: A4. */
  paper?: Paper;
  /** Folder with templates that take the place of the tool's own. */
  template?: string;
  /** YAML file of a house style. */
  theme?: string;
}

/**
 * Makes the documents of one trial, in memory. Throws a ContentError that
 * carries every problem found, with file, line and column.
 */
export async function generate({
  formats = ['pdf', 'pptx'],
  paper = 'a4',
  template = ownTemplates,
  theme: file,
  ...request
}: GenerateOptions): Promise<Generated> {
  const { ignored, ...templates } = readTemplates(template, ownTemplates);
  const theme = file === undefined ? undefined : await loadTheme(file, faceProblem);
  const generated = await run({ ...request, formats, paper, templates, theme });
  return { ...generated, warnings: [...ignored, ...generated.warnings] };
}

export interface ImportRecordOptions extends ImportOptions {
  /** Name of the file of the record, for messages. */
  file: string;
  /** Text of a record of ClinicalTrials.gov (API version 2) with results. */
  text: string;
  /** Whether the documents are written too. Default: true; false only tries whether they can be made. */
  written?: boolean;
}

/** A draft of a dataset, with what a person should look at first. */
export interface ImportedRecord extends Imported {
  /** What was made of the draft; null where nothing could be: `generate` says why. */
  generated: Generated | null;
}

/**
 * Makes the draft of a dataset of a registry record, as full as page (A4 and US Letter)
 * and deck have room for, and its documents. Throws a ContentError where the file is no record with results.
 */
export async function importRecord({ file, text, written, ...options }: ImportRecordOptions): Promise<ImportedRecord> {
  const { draft, made } = await importToFit(readRegistryTrial(file, text), options, ({ id, text }) =>
    generate({ file: `${id}.yaml`, text, alsoFits: ['letter'], written }),
  );
  return { ...draft, generated: made };
}
