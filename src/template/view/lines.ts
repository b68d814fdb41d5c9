/** Change over time by arm: the results of one outcome in one population at several visits. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Arm, Dataset, Result } from '../../dataset/schema.js';
import { visitTimes } from '../../format/visit-time.js';
import {
  armMark,
  betterInBrackets,
  betterSentence,
  drawnIntervals,
  sentence,
  withoutReference,
  type ChartView,
  type MarkView,
} from './marks.js';
import { upper } from '../../format/capital.js';
import { lower, outcomeOf, populationName, trialArms } from './names.js';
import { printedValue } from './sources.js';
import { own } from '../../own.js';

/** Null unless the outcome was measured at two visits or more, told in the same unit. */
export function linesOf(dataset: Dataset, result: Result): ChartView | null {
  const outcome = outcomeOf(dataset, result.outcome);
  if (outcome.type !== 'continuous') return null;
  const same = dataset.results.filter(
    ({ outcome: id, population }) => id === result.outcome && population === result.population,
  );
  const visits = inOrder(same.map((visit) => ({ at: visit.timepoint ?? outcome.timepoint, visit })));
  if (visits.length < 2) return null;
  const marks = trialArms(dataset)
    .toReversed()
    .flatMap((arm) =>
      visits.flatMap(({ at, visit }) => {
        const mark = armMark(dataset, visit, arm, 'mean');
        return mark ? [{ ...mark, at, count: countOf(dataset, visit, arm) }] : [];
      }),
    );
  if (new Set(marks.map(({ at }) => at)).size < 2) return null;
  const title = `${upper(outcome.name)}, ${outcome.measure}, by visit`;
  const who = populationName(dataset, result.population);
  const missing = marks.some(({ low }) => low === '') ? 'Where no interval is drawn, none is reported.' : '';
  const intervals = drawnIntervals(dataset, same);
  return {
    kind: 'lines',
    title,
    axis: `${outcome.unit ?? outcome.measure}${betterInBrackets(outcome)}`,
    ...withoutReference,
    note: [`${who}.`, intervals, missing].filter(Boolean).join(' '),
    // One head says for all of them what the numbers are.
    marks: marks.map(({ count, ...mark }): MarkView => ({ ...mark, detail: count })),
    alt: sentence(`${title}, ${lower(who)}`, marks, betterSentence(outcome), [intervals, missing]),
  };
}

/** The number analysed in an arm at a visit, bare; empty where it is not known. */
function countOf(dataset: Dataset, { arms }: Result, { id }: Arm): string {
  const values = own(arms, id);
  return values && typeof values !== 'string' && isQuantity(values.n) ? printedValue(dataset, values.n) : '';
}

/** Visits by their time; none where they cannot be told apart on one scale. */
function inOrder<T extends { at: string }>(visits: T[]): T[] {
  const times = visitTimes(visits.map(({ at }) => at));
  if (!times || new Set(times).size < times.length) return [];
  return visits
    .map((visit, index) => ({ visit, time: times[index]! }))
    .sort((a, b) => a.time - b.time)
    .map(({ visit }) => visit);
}
