/** What a new dataset begins with, as it is asked for: on the terminal, and in a form. */
import { unnamed } from './begin.js';
import type { Kind, OutcomeType } from './kinds.js';
import type { AnswersOfArticle } from './answers.js';

export interface Question {
  key: Exclude<keyof AnswersOfArticle, 'further'>;
  words: string;
  /** What is taken where nothing is answered. */
  fallback: string;
  /** The answers that there are, with their words; left out where any is taken. */
  choices?: Readonly<Record<string, string>>;
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
const directionWords = { lower: 'Lower is better', higher: 'Higher is better', neither: 'Neither' };

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  { key: 'kind', words: 'What kind of trial is it?', fallback: unnamed.kind, choices: kindWords },
  { key: 'condition', words: 'Which disease or condition?', fallback: unnamed.condition },
  { key: 'treatment', words: 'Which treatment was tried?', fallback: unnamed.treatment },
  { key: 'comparator', words: 'Against what?', fallback: unnamed.comparator },
  { key: 'outcome', words: 'What is the primary outcome?', fallback: unnamed.outcome },
  { key: 'type', words: 'What do its values look like?', fallback: unnamed.type, choices: typeWords },
  { key: 'better', words: 'Which direction is good?', fallback: unnamed.better, choices: directionWords },
];
