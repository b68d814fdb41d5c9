/** What stands below a table: what its abbreviations, brackets and marks mean, and what differences mean for people. */
import type { Dataset, Result } from '../../dataset/schema.js';
import { formatNeeded, formatPerThousand } from '../../format/absolute.js';
import { notReported } from '../../format/format.js';
import { absoluteEffects } from '../../dataset/calculated/effects.js';
import { isCalculated } from '../../dataset/calculated/calculated.js';
import { armOf, hasFigures, lower, outcomeOf } from './names.js';
import type { DraftRow } from './rows.js';
import { dagger, printedInterval } from './sources.js';

/** Stands wherever NR is printed. */
export const notReportedMeaning = `${notReported}: not reported in the sources read.`;

/** What rows are made of: results, or what was measured at baseline, which is no outcome. */
export type MeasuredRow = Pick<Result, 'arms'> & { outcome?: string };

/** The notes of a table of these rows, made of these results. */
export function notesOf(dataset: Dataset, rows: DraftRow[], results: MeasuredRow[]): string[] {
  const texts = rows.flatMap(({ label, cells, p }) => [label, p.text, ...cells.map(({ text }) => text)]).join(' ');
  const notes: string[] = [];
  if (texts.includes(notReported)) notes.push(notReportedMeaning);
  notes.push(...armIntervalNotes(dataset, results));
  const used = Object.entries(dataset.abbreviations).filter(([short]) => texts.includes(short));
  for (const [short, long] of used) notes.push(`${short}: ${long}${directionOf(dataset, results, short)}.`);
  return [...notes, ...calculatedNotes(rows)];
}

/** What the ranges in the cells of arms are, where there are any. */
function armIntervalNotes(dataset: Dataset, results: MeasuredRow[]): string[] {
  const names = results.flatMap(({ arms }) =>
    Object.values(arms).flatMap((figures) =>
      typeof figures !== 'string' && figures.ci && hasFigures(figures) ? [printedInterval(dataset, figures.ci)] : [],
    ),
  );
  return names.length > 0 ? [`In brackets with the figure of an arm: ${[...new Set(names)].join('; ')}.`] : [];
}

/** What † means. */
function calculatedNotes(rows: DraftRow[]): string[] {
  const values = rows.flatMap(({ cells, p }) => [...cells, p].flatMap(({ from }) => from)).filter(isCalculated);
  if (values.length === 0) return [];
  const methods = [...new Set(values.map(({ method }) => method))];
  return [`${dagger} Calculated here from the reported figures: ${methods.join('; ')}.`];
}

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

/** `; lower is better` for the abbreviation of an outcome's name. */
function directionOf(dataset: Dataset, results: MeasuredRow[], short: string): string {
  const outcome = dataset.outcomes.find(
    ({ id, name }) => name.includes(short) && results.some((result) => result.outcome === id),
  );
  return outcome && outcome.better !== 'neither' ? `; ${outcome.better} is better` : '';
}
