/** A new dataset from an article, in one step and without asking: what the text leaves open is told. */
import type { Article } from './article.js';
import { placeholders } from '../dataset/placeholders.js';
import { citationKeys } from '../citation/dataset-keys.js';
import type { Kind, OutcomeType } from './kinds.js';
import { starter } from './starter.js';
import { factsOfArticle, type AnswersOfArticle } from './answers.js';

/** What stands in a new dataset where neither a person nor the article tells it. */
export const unnamed = {
  kind: 'parallel' as Kind,
  condition: placeholders.condition as string,
  treatment: 'Treatment',
  further: [] as string[],
  comparator: 'Placebo',
  outcome: 'Primary outcome',
  type: 'continuous' as OutcomeType,
  better: 'lower' as 'lower' | 'higher' | 'neither',
} satisfies AnswersOfArticle;

/** Details that are of the outcome. */
const ofOutcome = { timepoint: null, longName: null };

export interface BeginOptions {
  /** Id of the dataset. */
  id: string;
  /** ISO date of the day. */
  today: string;
  /** Where the schema lies, seen from the file. */
  schema: string;
  /** What a person answers; it wins over what the article tells. */
  answers?: AnswersOfArticle;
  /** Name of the file that the text of the article is kept in; null where it is not kept. */
  kept?: string | null;
}

/** The text of the data file, and the questions that neither the article nor a person answers. */
export interface Begun {
  text: string;
  open: (keyof AnswersOfArticle)[];
}

/** Takes what `readArticle` or `articleOfText` gives; null for a dataset of no article. */
export function beginDataset(
  article: Article | null,
  { id, today, schema, answers = {}, kept = null }: BeginOptions,
): Begun {
  const told = article && factsOfArticle(article);
  // Of another outcome than the one that was read, nothing was read.
  const isOther = told !== null && answers.outcome !== undefined && answers.outcome.trim() !== told.answers.outcome;
  const read: AnswersOfArticle = { ...told?.answers, ...(isOther && { better: undefined, type: undefined }) };
  const known: AnswersOfArticle = { ...read, ...answers };
  const open = (Object.keys(unnamed) as (keyof AnswersOfArticle)[]).filter(
    (key) => key !== 'further' && known[key] === undefined,
  );
  const text = starter({
    ...{ ...unnamed, ...withoutUndefined(known), id, today, schema },
    citation: article?.citation ? citationKeys(article.citation) : null,
    told: article &&
      told && { article, details: isOther ? { ...told.details, ...ofOutcome } : told.details, file: kept },
  });
  return { text, open };
}

const withoutUndefined = (answers: AnswersOfArticle): AnswersOfArticle =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
