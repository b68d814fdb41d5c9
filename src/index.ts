/**
 * The library: `import { generate } from 'trialbrief'`.
 *
 *     const { outputs } = await generate({ file: 'trial.yaml', text });
 */
import { generate as run, type Format, type Generated } from './generate.js';
import { ownTemplates } from './package.js';
import { readTemplates } from './template/files.js';
import type { Paper } from './theme/theme.js';

export type { Format, Generated, Output } from './generate.js';
export { ContentError, type Problem } from './errors.js';
export type { Paper } from './theme/theme.js';

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
}

/**
 * Makes the documents of one trial, in memory. Throws a ContentError that
 * carries every problem found, with file, line and column.
 */
export function generate({
  file,
  text,
  formats = ['pdf', 'pptx'],
  paper = 'a4',
  template = ownTemplates,
}: GenerateOptions): Promise<Generated> {
  return run({ file, text, formats, paper, templates: readTemplates(template, ownTemplates) });
}
