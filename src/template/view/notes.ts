/** What stands below a table: what its abbreviations, brackets and marks mean, and what differences mean for people. */
import { betterWords } from '../../trial/direction.js';
import type { Comparison, Dataset, Result } from '../../dataset/schema.js';
import { formatNeeded, formatPerThousand } from '../../format/absolute-effects.js';
import { absoluteEffects } from '../../trial/calculated/absolute-effects.js';
import type { ComparisonView } from './comparison.js';
import { keyOf, type Key, type Line, type NoteView } from './table-key.js';
import { armOf, lower, outcomeOf } from './names.js';
import type { DraftRow } from './rows.js';
import { dagger, limitsOf } from './sources.js';

/** What rows are made of: results, or what was measured at baseline, which is no outcome. */
export type MeasuredRow = Pick<Result, 'arms'> & { outcome?: string };

/** A line of nothing but words, such as the head of a table. */
export const wordsLine = (...texts: string[]): Line => ({ texts, from: [], intervals: [], counted: [] });

/** A row of results as a line. */
export const rowLine = ({ label, cells, p, intervals, counted }: DraftRow): Line => ({
  texts: [label, p.text, ...cells.map(({ text }) => text)],
  from: [...cells, p].flatMap(({ from }) => from),
  intervals,
  counted,
});

/** The notes of a table of these lines, made of these results. */
export const tableKey = (dataset: Dataset, lines: Line[], results: MeasuredRow[]): Key =>
  keyOf(dataset, lines, (short, long) => `${short}: ${long}${directionOf(dataset, results, short)}.`);

/** Comparisons with the notes that their table needs. */
export interface KeyedComparison extends ComparisonView {
  key: NoteView[];
  /** Ids of the notes of the head, and of each row, with spaces between. */
  headNotes: string;
  rows: (ComparisonView['rows'][number] & { notes: string })[];
}

/** The same comparisons of a result, with notes. */
export function withKey(dataset: Dataset, result: Result, comparison: ComparisonView): KeyedComparison {
  const from = result.comparisons.flatMap(ingredients);
  const lines = comparison.rows.map(({ label, cells }): Line => {
    const isCalculated = cells.some(({ mark }) => mark.includes(dagger));
    return {
      texts: [label, ...cells.map(({ text }) => text)],
      from: isCalculated ? from : [],
      intervals: [],
      counted: [],
    };
  });
  const head = wordsLine(comparison.corner, ...comparison.columns);
  const { notes, ofLines } = tableKey(dataset, [head, ...lines], [result]);
  const rows = comparison.rows.map((row, index) => ({ ...row, notes: ofLines[index + 1]! }));
  return { ...comparison, key: notes, headNotes: ofLines[0]!, rows };
}

const ingredients = ({ estimate, ci, p }: Comparison) => [estimate, ...limitsOf(ci), p];

/** What calculated differences in risk mean for people, one line a comparison. */
export function absoluteNotes(dataset: Dataset, results: Result[]): string[] {
  const effects = results.flatMap((result) => effectNotes(dataset, result));
  return effects.length > 0 ? [...effects, neededMeaning] : [];
}

const neededMeaning = 'NNTB, NNTH: number needed to treat for one more to benefit, or to be harmed.';

function effectNotes(dataset: Dataset, result: Result): string[] {
  const outcome = outcomeOf(dataset, result.outcome);
  const name = (id: string) => armOf(dataset, id).name;
  return absoluteEffects(outcome, result).map(({ arm, versus, perThousand, needed }) => {
    const effect = `${formatPerThousand(perThousand)}; ${formatNeeded(needed)}`;
    return `${outcome.name}, ${lower(name(arm))} versus ${lower(name(versus))}: ${effect}${dagger}.`;
  });
}

/** `; lower is better` where the abbreviation is the outcome itself: of one whose name only holds it, it says nothing. */
function directionOf(dataset: Dataset, results: MeasuredRow[], short: string): string {
  const outcome = dataset.outcomes.find(
    ({ id, name }) => name === short && results.some((result) => result.outcome === id),
  );
  return outcome && betterWords(outcome) ? `; ${betterWords(outcome)}` : '';
}
