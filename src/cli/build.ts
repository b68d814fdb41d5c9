/** `trialbrief build` and `trialbrief check`: find the datasets, make their documents, write them, and say so. */
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { ContentError, faultIn, type Problem } from '../errors.js';
import { batch } from './batch.js';
import type { BuildFlags, CheckFlags } from './document-flags.js';
import { findDatasets } from './find.js';
import { removeLeftovers } from '../files/temporary.js';
import { writeFiles, type Aside } from '../files/write.js';
import type { Merging } from './edited-deck.js';
import { make, type Made, type MakeOptions } from './make.js';
import { shareOf } from './shard.js';
import { idIn, textIfThere } from './state.js';
import { revise, unrevised } from './revise.js';
import {
  countOf,
  complainOfFault,
  linesOf,
  printProblems,
  sayBeforeYouPresent,
  sorted,
  timeTaken,
  twinProblem,
} from './report.js';
import { complain, say, shownInLine } from './terminal.js';

/** The flags of `build`, or of `check`, which is `validate` here: it writes nothing, and looks at nothing that was written but in `documents`. */
export interface BuildOptions
  extends MakeOptions, Partial<Omit<BuildFlags, keyof MakeOptions>>, Partial<Pick<CheckFlags, 'documents'>> {
  paths: string[];
  out: string;
  validate?: boolean;
}

interface Result {
  made: (Made & { asides: Aside[] })[];
  problems: Problem[];
  /** What to look at before the talk, of what is only checked. */
  toDo: Problem[];
  /** Whether something that should be written was not, being only looked at. */
  stale: boolean;
}

/** Builds everything it is asked for; a trial that fails does not keep the others from being built. Returns the exit code. */
export async function build(options: BuildOptions): Promise<0 | 1 | 130> {
  const start = performance.now();
  const { files: all, problems } = findDatasets(options.paths, { outside: options.allowOutside });
  const ids = new Map(all.length > 1 ? all.map((file) => [file, idIn(textIfThere(file) ?? '')]) : []);
  // By its id, so that two datasets of one id come to the same share, and are told.
  const files = options.shard ? shareOf(all, options.shard, (file) => ids.get(file) ?? basename(file)) : all;
  const writes = !options.check && !options.validate;
  if (writes) removeLeftovers(options.out);
  if (writes && options.revise)
    for (const file of files) problems.push(...revise(file, options.out, options.allowOutside));
  if (all.length > 1 && writes && !options.json) {
    const {
      paths,
      check,
      validate,
      json,
      shard,
      revise: _,
      documents,
      jobs = usualJobs(files.length),
      ...making
    } = options;
    return batch({ files, ids, problems }, making, jobs);
  }
  const result: Result = { made: [], problems: [...problems], toDo: [], stale: false };
  for (const file of files) {
    try {
      const made = await make(file, options);
      result.problems.push(...made.warnings);
      if (options.validate) result.toDo.push(...toDoOf(made, options));
      expectOwnId(made, result.made);
      const asides = writes ? writeFiles(options.out, made.stale, options.force ? 'replace' : 'keep aside') : [];
      result.made.push({ ...made, asides });
      if (!options.json) say(linesOf(made, options, asides).map(shownInLine).join('\n'));
    } catch (error) {
      if (!(error instanceof ContentError)) complainOfFault(error);
      result.problems.push(...(error instanceof ContentError ? error.problems : [faultIn(file, error)]));
    }
  }
  result.stale = options.check === true && result.made.some(({ stale }) => stale.length > 0);
  if (options.json) say(JSON.stringify(asData(result, options), null, 2));
  else conclude(result, options, performance.now() - start);
  return result.stale || result.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

const toDoOf = ({ file, beforeYouPresent }: Made, { documents = 'output', allowOutside }: BuildOptions): Problem[] => [
  ...beforeYouPresent(),
  ...unrevised(file, documents, allowOutside),
];

/** All cores, where there is enough to do that starting threads is worth it. */
const usualJobs = (files: number) => Math.max(1, Math.min(availableParallelism(), Math.floor(files / 3)));

function expectOwnId({ file, id }: Made, others: Made[]): void {
  const twin = others.find((other) => other.id === id);
  if (twin) throw new ContentError([twinProblem(file, id, twin.file)]);
}

function conclude(
  { made, problems, toDo, stale }: Result,
  { check, validate }: BuildOptions,
  milliseconds: number,
): void {
  const { remarks: told, failed } = printProblems(problems);
  if (failed.length > 0) {
    const kept = validate ? '' : ' What was there before is untouched.';
    complain(`\n${validate ? 'Not right' : 'Not built'}: ${countOf(failed.length, 'thing')} to mend.${kept}`);
    return;
  }
  const remarks = told.length === 0 ? 'nothing to remark' : `${countOf(told.length, 'remark')} above`;
  const time = timeTaken(milliseconds);
  if (stale) complain(`\nOut of date: the same command without --check writes the documents anew; ${remarks}.`);
  else if (validate) {
    say(`Right  ${countOf(made.length, 'dataset')}, ${time}; ${remarks}.`);
    if (made.length > 0) sayBeforeYouPresent(toDo);
  } else if (made.every((one) => one.stale.length === 0) || check) {
    say(`Done   ${time}; nothing has changed, and nothing was written; ${remarks}.`);
  } else say(`Done   ${time}; ${remarks}.`);
}

/** Everything as data: for editors, for tests of other people's pipelines. */
function asData({ made, problems, toDo, stale }: Result, { out, check, validate }: BuildOptions): object {
  const writes = !check && !validate;
  return {
    ok: !stale && !problems.some(({ severity }) => severity === 'error'),
    problems: sorted(problems),
    ...(validate ? { beforeYouPresent: toDo.map(({ severity, ...item }) => item) } : {}),
    documents: validate
      ? []
      : made.flatMap(({ file, outputs, stale: changed, merging, asides }) =>
          outputs.map((output) => ({
            from: file,
            to: join(out, output.name),
            pages: output.pages,
            stale: changed.includes(output) && !writes,
            written: changed.includes(output) && writes,
            merged: output.format === 'pptx' ? merging && mergedAsData(merging) : null,
            aside: asides.find(({ place }) => place === join(out, output.name))?.aside ?? null,
          })),
        ),
    changes: validate ? [] : made.flatMap(({ file, changes }) => (changes() ?? []).map((change) => ({ file, change }))),
  };
}

const mergedAsData = ({ kept, renewed, conflicts }: Merging): object => ({ kept, renewed, conflicts });
