/** What stands below a table: what its abbreviations, brackets and marks mean, and what differences mean for people. */
import { betterWords } from '../../trial/direction.js';
import type { Outcome } from '../../dataset/schema.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import { formatNeeded, formatPerThousand } from '../../format/absolute-effects.js';
import { absoluteEffects } from '../../trial/calculated/absolute-effects.js';
import { categoriesOf, scaleOf } from './asides.js';
import type { ComparisonView } from './comparison.js';
import { keyOf, type Key, type Line, type NoteView } from './table-key.js';
import { lower } from './names.js';
import type { DraftRow } from './rows.js';
import { dagger, limitsOf } from './sources.js';

/** What rows are made of: results, or what was measured at baseline, which is no outcome. */
export type MeasuredRow = Pick<TrialResult, 'arms'> & { outcome?: Outcome };

/** A line of nothing but words, such as the head of a table. */
export const wordsLine = (...texts: string[]): Line => ({ texts, from: [], intervals: [], asides: [] });

/** A row of results as a line. */
export const rowLine = ({ label, cells, p, intervals, asides }: DraftRow): Line => ({
  texts: [label, p.text, ...cells.map(({ text }) => text)],
  from: [...cells, p].flatMap(({ from }) => from),
  intervals,
  asides,
});

/** The notes of a table of these lines, made of these results. */
export const tableKey = (trial: Trial, lines: Line[], results: MeasuredRow[]): Key =>
  keyOf(trial, lines, (short, long) => `${short}: ${long}${directionOf(results, short)}.`);

/** Comparisons with the notes that their table needs. */
export interface KeyedComparison extends ComparisonView {
  key: NoteView[];
  /** Ids of the notes of the head, and of each row, with spaces between. */
  headNotes: string;
  rows: (ComparisonView['rows'][number] & { notes: string })[];
}

/** The same comparisons of a result, with notes. */
export function withKey(trial: Trial, result: TrialResult, comparison: ComparisonView): KeyedComparison {
  const from = result.comparisons.flatMap(ingredients);
  const lines = comparison.rows.map(({ label, cells }): Line => {
    const isCalculated = cells.some(({ mark }) => mark.includes(dagger));
    return {
      texts: [label, ...cells.map(({ text }) => text)],
      from: isCalculated ? from : [],
      intervals: [],
      asides: [],
    };
  });
  const head = {
    ...wordsLine(comparison.corner, ...comparison.columns),
    asides: [...categoriesOf(result), ...scaleOf(trial, result)],
  };
  const { notes, ofLines } = tableKey(trial, [head, ...lines], [result]);
  const rows = comparison.rows.map((row, index) => ({ ...row, notes: ofLines[index + 1]! }));
  return { ...comparison, key: notes, headNotes: ofLines[0]!, rows };
}

const ingredients = ({ estimate, ci, p }: TrialComparison) => [estimate, ...limitsOf(ci), p];

/** What calculated differences in risk mean for people, one line a comparison. */
export function absoluteNotes(results: TrialResult[]): string[] {
  const effects = results.flatMap(effectNotes);
  return effects.length > 0 ? [...effects, neededMeaning] : [];
}

const neededMeaning = 'NNTB, NNTH: number needed to treat for one more to benefit, or to be harmed.';

function effectNotes(result: TrialResult): string[] {
  return absoluteEffects(result).map(({ arm, versus, perThousand, needed }) => {
    const effect = `${formatPerThousand(perThousand)}; ${formatNeeded(needed)}`;
    return `${result.outcome.name}, ${lower(arm.name)} versus ${lower(versus.name)}: ${effect}${dagger}.`;
  });
}

/** `; lower is better` where the abbreviation is the outcome itself: of one whose name only holds it, it says nothing. */
function directionOf(results: MeasuredRow[], short: string): string {
  const outcome = results.find((result) => result.outcome?.name === short)?.outcome;
  return outcome && betterWords(outcome) ? `; ${betterWords(outcome)}` : '';
}
