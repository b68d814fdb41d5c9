/** Change over time by arm: the results of one outcome in one population at several visits, and how arms compare at the last. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Trial, TrialArm, TrialResult } from '../../trial/trial.js';
import { visitTimes } from '../../format/visit-time.js';
import { effectAxis, estimateOf, hasEstimate, lettersOnHead, usualInterval } from './effect.js';
import {
  armMark,
  betterSentence,
  armsInFigure,
  drawnIntervals,
  sentence,
  type ChartView,
  type MarkView,
} from './marks.js';
import { upper } from '../../format/capital.js';
import { lower, populationName } from './names.js';
import { own } from '../../own.js';
import { printedValue } from './sources.js';

/** Null unless the outcome was measured at two visits or more, told in the same unit. */
export function visitsOf(trial: Trial, result: TrialResult): ChartView | null {
  const outcome = result.outcome;
  if (outcome.type !== 'continuous') return null;
  const same = trial.results.filter(
    ({ outcome: id, population }) => id === result.outcome && population === result.population,
  );
  const visits = inOrder(same.map((visit) => ({ at: visit.timepoint ?? outcome.timepoint, visit })));
  if (visits.length < 2) return null;
  const compared = visits
    .at(-1)!
    .visit.comparisons.filter(hasEstimate)
    .filter(({ measure, versus }, _, [first]) => measure === first!.measure && versus === first!.versus);
  const usual = usualInterval(compared);
  const rows = armsInFigure(trial).flatMap((arm) =>
    visits.flatMap(({ at, visit }, index): MarkView[] => {
      const mark = armMark(trial, visit, arm, 'mean');
      const own = index === visits.length - 1 ? compared.filter((one) => one.arm === arm) : [];
      // One head says for all of them what the numbers are.
      const detail = countOf(trial, visit, arm);
      return mark ? [{ ...mark, at, detail, estimates: own.map((one) => estimateOf(trial, one, usual)) }] : [];
    }),
  );
  if (new Set(rows.map(({ at }) => at)).size < 2) return null;
  const { effect, marks } =
    compared.length > 0
      ? lettersOnHead(
          effectAxis(
            trial,
            compared.map((comparison) => ({ result: visits.at(-1)!.visit, comparison })),
            outcome,
          ),
          rows,
        )
      : { effect: null, marks: rows };
  const title = `${upper(outcome.name)}, ${outcome.measure}, by visit`;
  const who = populationName(trial, result.population);
  const missing = rows.some(({ low }) => low === '') ? 'Where no interval is drawn, none is reported.' : '';
  const intervals = drawnIntervals(trial, same);
  return {
    kind: 'visits',
    title,
    arms: { head: upper(outcome.measure), detail: [outcome.name, outcome.unit].filter(Boolean).join(', '), most: '' },
    effect: effect && { ...effect, detail: `${visits.at(-1)!.at}; ${effect.detail}` },
    columns: [],
    note: [`${who}.`, intervals, missing].filter(Boolean).join(' '),
    marks,
    alt: sentence(`${title}, ${lower(who)}`, rows, betterSentence(outcome), [intervals, missing]),
  };
}

/** The number analysed in an arm at a visit, bare; empty where it is not known. */
function countOf(trial: Trial, { arms }: TrialResult, { id }: TrialArm): string {
  const values = own(arms, id);
  return values && typeof values !== 'string' && isQuantity(values.n) ? printedValue(trial, values.n) : '';
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
