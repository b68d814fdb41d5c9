/** `trialbrief new`: a commented dataset to fill in, by questions on the terminal or by flags. */
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { cancel, intro, isCancel, note, outro, select, text } from '@clack/prompts';
import { ContentError, type Problem } from '../errors.js';
import { schemaFile } from '../package.js';
import { citationKeys } from '../citation/dataset-keys.js';
import { readCitation } from '../citation/read.js';
import { idFrom } from '../import/text.js';
import { readText } from '../files/read.js';
import { writeFiles } from '../files/write.js';
import { complainOf } from './report.js';
import { kinds, starter, types, type Beginning, type Kind, type OutcomeType } from './starter.js';
import { say, shown } from './terminal.js';

export interface NewOptions {
  /** Where the dataset goes, such as `data/my-trial.yaml`. */
  file?: string;
  kind?: Kind;
  condition?: string;
  treatment?: string;
  comparator?: string;
  outcome?: string;
  type?: OutcomeType;
  better?: Beginning['better'];
  /** File of a reference manager with the citation of the article. */
  citation?: string;
  /** Write over a file that is there. */
  force?: boolean;
}

/** Answers to what is asked, without those that no flag and no person gave. */
type Answers = Required<Omit<NewOptions, 'force' | 'citation'>>;

const defaults: Answers = {
  file: join('data', 'my-trial.yaml'),
  kind: 'parallel',
  condition: 'Condition',
  treatment: 'Treatment',
  comparator: 'Placebo',
  outcome: 'Primary outcome',
  type: 'continuous',
  better: 'lower',
};

/** Makes the file. Asks for what no flag gives where somebody can answer. Returns the exit code. */
export async function begin(options: NewOptions): Promise<0 | 1> {
  const asks = process.stdin.isTTY && process.stdout.isTTY;
  const answers = asks ? await ask(options) : { ...defaults, ...options };
  if (!answers) return 1;
  try {
    await write(answers, options);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
  const next = `npx trialbrief watch ${answers.file}`;
  const told = `Fill it in with a text editor; what is not filled in prints as not reported.\nTo see it grow: ${next}`;
  if (asks) {
    note(shown(told), `Wrote ${shown(answers.file)}`);
    outro('It can be built as it is.');
  } else say(`Wrote  ${answers.file}\n${told}`);
  return 0;
}

async function write({ file, ...answers }: Answers, { force, citation }: NewOptions): Promise<void> {
  const problem = problemOf(file, force === true);
  if (problem) throw new ContentError([problem]);
  const content = starter({
    ...answers,
    citation:
      citation === undefined
        ? null
        : citationKeys(await readCitation(basename(citation), readText(citation, 'bytes of a citation'))),
    id: idOf(file),
    today: new Date().toISOString().slice(0, 10),
    schema: relative(dirname(file), schemaFile).replaceAll('\\', '/'),
  });
  const bytes = new TextEncoder().encode(content);
  writeFiles(dirname(file), [{ name: basename(file), bytes }], force ? 'replace' : 'refuse');
}

const idOf = (file: string) => basename(file).replace(/\.ya?ml$/, '');

/** A name that can be an id, as near to another as can be. */
const suitable = (name: string) => idFrom(name, new Set(), 'my-trial');

function problemOf(file: string, force: boolean): Problem | null {
  if (!/\.ya?ml$/.test(file)) {
    const hint = `name it ${join(dirname(file), `${suitable(basename(file, extname(file)))}.yaml`)}`;
    return { severity: 'error', message: 'a dataset is a YAML file', hint, file };
  }
  if (!/^[a-z][a-z0-9-]*$/.test(idOf(file))) {
    const message = `the name "${idOf(file)}" is also the id of the dataset, and names its documents`;
    const hint = `use small letters, digits and hyphens: ${join(dirname(file), `${suitable(idOf(file))}.yaml`)}`;
    return { severity: 'error', message, hint, file };
  }
  if (!force && existsSync(file)) {
    const hint = 'choose another name, or write over it with --force';
    return { severity: 'error', message: 'this file is already there', hint, file };
  }
  return null;
}

/** Asks for what the flags have not given; null when the person stops. */
async function ask(given: NewOptions): Promise<Answers | null> {
  intro('A new dataset. Enter takes the answer shown; Ctrl-C stops.');
  const answers = { ...defaults, ...given };
  const line = async (message: string, key: 'condition' | 'treatment' | 'comparator' | 'outcome') =>
    (answers[key] = taken(await text({ message, placeholder: defaults[key], defaultValue: defaults[key] })));
  try {
    if (!given.file) answers.file = taken(await askFile(given.force === true));
    if (!given.kind) answers.kind = taken(await pick('What kind of trial is it?', kinds, kindWords));
    if (!given.condition) await line('Which disease or condition?', 'condition');
    if (!given.treatment) await line('Which treatment was tried?', 'treatment');
    if (!given.comparator && answers.kind !== 'single-arm') await line('Against what?', 'comparator');
    if (!given.outcome) await line('What is the primary outcome?', 'outcome');
    if (!given.type) answers.type = taken(await pick('What do its values look like?', types, typeWords));
    if (!given.better) answers.better = taken(await pick('Which direction is good?', directions, directionWords));
    return answers;
  } catch (error) {
    if (error !== stopped) throw error;
    cancel('Stopped; nothing was written.');
    return null;
  }
}

const askFile = (force: boolean) =>
  text({
    message: 'Where shall it go?',
    placeholder: defaults.file,
    defaultValue: defaults.file,
    validate(file) {
      const problem = problemOf(file === undefined || file === '' ? defaults.file : file, force);
      return problem ? `${problem.message}: ${problem.hint ?? ''}` : undefined;
    },
  });

const stopped = new Error('stopped');

/** An answer; throws when there is none because the person stops. */
function taken<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw stopped;
  return answer as Exclude<T, symbol>;
}

function pick<T extends string>(message: string, values: readonly T[], words: Record<T, string>): Promise<T | symbol> {
  const options = values.map((value) => ({ value, label: words[value] })) as Parameters<typeof select<T>>[0]['options'];
  return select<T>({ message, options });
}

const kindWords: Record<Kind, string> = {
  parallel: 'Groups side by side, each with one treatment',
  crossover: 'Each person has the treatments one after the other',
  'single-arm': 'One group, no comparator',
  factorial: 'Two treatments at once: both, either, neither',
  cluster: 'Groups of people are randomised, such as clinics',
};
const typeWords: Record<OutcomeType, string> = {
  continuous: 'Means: points, litres, days',
  binary: 'How many had the event',
  'time-to-event': 'Time until an event, such as survival',
  rate: 'Events in a time, such as relapses a year',
  words: 'Only told in words',
};
const directions = ['lower', 'higher', 'neither'] as const;
const directionWords = { lower: 'Lower is better', higher: 'Higher is better', neither: 'Neither' };
