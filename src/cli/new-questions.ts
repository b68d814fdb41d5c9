/** The questions of `trialbrief new`: what is known is not asked, and each answer can be gone back on. */
import { join } from 'node:path';
import { cancel, confirm, isCancel, select, text } from '@clack/prompts';
import { unnamed } from '../article/begin.js';
import type { AnswersOfArticle } from '../article/answers.js';
import { questions } from '../article/questions.js';
import type { Problem } from '../errors.js';
import { say } from './terminal.js';

/** What flags or an article answer. */
export interface Given extends AnswersOfArticle {
  /** Where the dataset goes, such as `data/my-trial.yaml`. */
  file?: string;
}
export type Answers = Required<Given>;

export const defaults: Answers = { file: join('data', 'my-trial.yaml'), ...unnamed };

class Stopped extends Error {}
/** Whether a person stopped at a question. */
export const isStopped = (error: unknown): boolean => error instanceof Stopped;

/** To the question before. */
const back = Symbol('back');

/** An answer; throws where there is none because the person stops. */
function taken<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel('Stopped; nothing was written.');
  throw new Stopped();
}

const haves = {
  identifier: 'A PubMed number or a DOI (looked up in the network)',
  file: 'A file: its PDF, its XML, or a citation',
  pasted: 'Text to paste, such as its abstract',
  nothing: 'Nothing yet',
} as const;

/** What a person has of the article; undefined for nothing, `-` for text that is pasted next. */
export async function askArticle(): Promise<string | undefined> {
  for (;;) {
    const have = taken(await pick('What do you have of the article?', haves, false));
    if (have === 'nothing') return undefined;
    if (have === 'pasted') {
      say('Paste it here, then a line with nothing but a full stop:');
      return '-';
    }
    const message = have === 'file' ? 'Which file?' : 'Which number or DOI?';
    const given = taken(await text({ message, placeholder: have === 'file' ? 'paper.pdf' : '39798982' }));
    if (given.trim() !== '' && given.trim() !== '<') return given.trim();
  }
}

/** Whether the draft of the registry's record is begun with. */
export const askRecord = async (number: string): Promise<boolean> =>
  taken(
    await confirm({
      message: `It is registered as ${number}. Begin with the draft of the registry’s results, if it has any?`,
    }),
  );

interface Question {
  key: keyof Given;
  /** Whether it is asked, by what has been answered so far. */
  isOpen?: (answers: Answers) => boolean;
  ask: (isFirst: boolean) => Promise<unknown>;
}

interface Asking {
  /** Whether a draft tells what the trial is: only the place is asked for. */
  withoutTrial: boolean;
  problemOf: (file: string) => Problem | null;
}

/** Asks for what is not known. */
export async function askAnswers(known: Given, { withoutTrial, problemOf }: Asking): Promise<Answers> {
  const answers: Answers = { ...defaults, ...known };
  const questions = questionsOf(problemOf)
    .filter(({ key }) => known[key] === undefined)
    .filter(({ key }) => !withoutTrial || key === 'file');
  const asked: number[] = [];
  for (let at = 0; at < questions.length;) {
    const { key, isOpen, ask } = questions[at]!;
    if (isOpen?.(answers) === false) {
      at += 1;
      continue;
    }
    const answer = await ask(asked.length === 0);
    if (answer === back) at = asked.pop() ?? at;
    else {
      Object.assign(answers, { [key]: answer });
      asked.push(at);
      at += 1;
    }
  }
  return answers;
}

function questionsOf(problemOf: Asking['problemOf']): Question[] {
  const trial = questions.map(({ key, words, fallback, choices }): Question => ({
    key,
    ask: (isFirst) => (choices ? choose(words, choices, isFirst) : line(words, fallback)),
    ...(key === 'comparator' && { isOpen: ({ kind }) => kind !== 'single-arm' }),
  }));
  return [{ key: 'file', ask: () => askFile(problemOf) }, ...trial];
}

async function askFile(problemOf: Asking['problemOf']): Promise<unknown> {
  const answer = await text({
    message: 'Where shall it go?',
    placeholder: defaults.file,
    defaultValue: defaults.file,
    validate(file) {
      const problem = file?.trim() === '<' ? null : problemOf(file === undefined || file === '' ? defaults.file : file);
      return problem ? `${problem.message}: ${problem.hint ?? ''}` : undefined;
    },
  });
  return orBack(taken(answer));
}

const line = async (message: string, fallback: string): Promise<unknown> =>
  orBack(taken(await text({ message, placeholder: fallback, defaultValue: fallback })));

const orBack = (answer: string): unknown => (answer.trim() === '<' ? back : answer);

async function choose(message: string, choices: Readonly<Record<string, string>>, isFirst: boolean): Promise<unknown> {
  const answer = taken(await pick(message, choices, !isFirst));
  return answer === '<' ? back : answer;
}

function pick<T extends string>(
  message: string,
  choices: Readonly<Record<T, string>>,
  canGoBack: boolean,
): Promise<T | '<' | symbol> {
  const options = [
    ...Object.entries<string>(choices).map(([value, label]) => ({ value, label })),
    ...(canGoBack ? [{ value: '<', label: '← back' }] : []),
  ];
  return select<string>({ message, options }) as Promise<T | '<' | symbol>;
}
