/** `trialbrief build`: find the datasets, make their documents, write them, and say so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError, type Problem } from '../errors.js';
import { generate, type Format, type Generated, type Paper } from '../index.js';
import { findDatasets } from './find.js';
import { renderProblems, size } from './report.js';
import { readProblem, writeOutputs } from './files.js';

export interface BuildOptions {
  paths: string[];
  out: string;
  only?: Format;
  paper: Paper;
  template?: string;
  strict?: boolean;
}

/** Builds everything it is asked for; a trial that fails does not keep the others from being built. Returns the exit code. */
export async function build(options: BuildOptions): Promise<0 | 1> {
  const start = performance.now();
  const { files, problems } = findDatasets(options.paths);
  const failed: Problem[] = [...problems];
  const noticed: Problem[] = [];
  const made = new Map<string, string>();
  for (const file of files) {
    try {
      const done = await buildOne(file, options, made);
      noticed.push(...done.warnings);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      failed.push(...error.problems);
    }
  }
  report(failed, noticed, performance.now() - start);
  return failed.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function buildOne(file: string, options: BuildOptions, made: Map<string, string>): Promise<Generated> {
  const generated = await generate({
    file,
    text: readText(file),
    formats: options.only ? [options.only] : undefined,
    paper: options.paper,
    template: options.template,
  });
  if (options.strict && generated.warnings.length > 0) {
    throw new ContentError(generated.warnings.map((warning) => ({ ...warning, severity: 'error' })));
  }
  const twin = made.get(generated.id);
  if (twin) {
    const message = `its id "${generated.id}" is also that of ${twin}: they would overwrite one another`;
    throw new ContentError([{ severity: 'error', message, hint: 'give each dataset its own id', file }]);
  }
  made.set(generated.id, file);
  writeOutputs(options.out, generated.outputs);
  console.log(`Read   ${file} (${generated.title})`);
  for (const { format, name, pages, bytes } of generated.outputs) {
    const what = format === 'pdf' ? 'page' : 'slide';
    console.log(`Wrote  ${join(options.out, name)}: ${pages} ${what}${pages === 1 ? '' : 's'}, ${size(bytes.length)}`);
  }
  return generated;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ContentError([readProblem(file, error)]);
  }
}

function report(failed: Problem[], noticed: Problem[], milliseconds: number): void {
  if (noticed.length > 0) console.error(`\n${renderProblems(noticed, process.stderr)}`);
  if (failed.length > 0) console.error(`\n${renderProblems(failed, process.stderr)}`);
  const errors = failed.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) {
    console.error(
      `\nNot built: ${errors} ${errors === 1 ? 'thing' : 'things'} to mend. What was there before is untouched.`,
    );
  } else {
    const noted =
      noticed.length === 0
        ? 'nothing to remark'
        : `${noticed.length} ${noticed.length === 1 ? 'remark' : 'remarks'} above`;
    console.log(`Done   in ${(milliseconds / 1000).toFixed(1)} s; ${noted}.`);
  }
}
