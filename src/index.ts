/**
 * The library: `import { generate } from 'trialbrief'`.
 *
 *     const { outputs } = await generate({ file: 'trial.yaml', text });
 */
import type { StyleName } from './dataset/number-styles.js';
import { generate as run } from './generate.js';
import type { Imported, ImportOptions } from './import/dataset.js';
import { importToFit } from './import/fit.js';
import { readRegistryTrial } from './import/clinicaltrials/read.js';
import type { Format, Generated } from './outputs.js';
import { ownTemplates } from './package.js';
import { readTemplates } from './template/files.js';
import { loadTheme } from './theme/load.js';
import type { Paper } from './theme/theme.js';

export { ContentError, type Problem } from './errors.js';
export type { Format, Generated, Origin, Output, Trace } from './outputs.js';
export type { Paper } from './theme/theme.js';
export type { Imported, ImportOptions } from './import/dataset.js';

export interface GenerateOptions {
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
  /** Whether sheets may be read from outside of the folder of the data file. Default: false. */
  outside?: boolean;
  /** YAML file of a house style. */
  theme?: string;
  /** The page without colour: greys, and hatching where colour told things apart. Default: false. */
  mono?: boolean;
  /** How numbers are printed, as a journal does, in place of the `style` of the dataset. */
  style?: StyleName;
  /** Length of the talk: a whole number of minutes. Default: 10. */
  minutes?: number;
  /** Papers that the page must fit as well, without being written for them. Default: none. */
  alsoFits?: readonly Paper[];
  /** Whether SVG files bring their fonts along, whole, rather than name them. Default: false. */
  embedFonts?: boolean;
  /** Whether the page is given as SVG besides, to be shown small. Default: false. */
  preview?: boolean;
  /** Whether each printed number is traced to the data. Default: true; false only to measure what it costs. */
  traced?: boolean;
  /** Whether the documents are written. Default: true; false only lays them out and traces them, and their bytes are none. */
  written?: boolean;
}

/**
 * Makes the documents of one trial, in memory. Throws a ContentError that
 * carries every problem found, with file, line and column.
 */
export async function generate({
  file,
  text,
  formats = ['pdf', 'pptx'],
  paper = 'a4',
  template = ownTemplates,
  outside,
  theme,
  mono,
  style,
  minutes,
  alsoFits,
  embedFonts,
  preview,
  traced,
  written,
}: GenerateOptions): Promise<Generated> {
  const { ignored, ...templates } = readTemplates(template, ownTemplates);
  const generated = await run({
    file,
    text,
    outside,
    formats,
    paper,
    templates,
    mono,
    style,
    minutes,
    alsoFits,
    embedFonts,
    preview,
    traced,
    written,
    theme: theme === undefined ? undefined : await loadTheme(theme),
  });
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
