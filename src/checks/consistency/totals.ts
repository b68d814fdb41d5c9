/** Parts against their whole. */
import type { Dataset, Value } from '../../dataset/schema.js';
import { exact } from '../../dataset/quantity.js';
import { must, should, type Compared } from './agreement.js';

/** Sites, arms, cohorts and pooled arms against their sums; parts that are larger than their whole. */
export function checkTotals(dataset: Dataset): Compared[] {
  const { participants, sites, arms, populations, design } = dataset;
  const single = arms.filter(({ pools }) => pools.length === 0);
  const cohorts = populations.filter(({ kind, within }) => kind === 'cohort' && within === null);
  const nOf = (rows: { n: Value }[]) => rows.map(({ n }) => n);
  return [
    ...(sites ? sum(Object.values(sites.countries), sites.total, 'sites.total', 'the sites of the countries') : []),
    // In a crossover trial the same people are in several arms.
    ...(design.structure === 'crossover'
      ? []
      : sum(nOf(single), participants.randomised, 'participants.randomised', 'the arms')),
    ...(cohorts.length > 1 ? sum(nOf(cohorts), participants.randomised, 'participants.randomised', 'the cohorts') : []),
    ...arms.flatMap(({ name, n, pools }, index) =>
      pools.length === 0
        ? []
        : sum(nOf(arms.filter(({ id }) => pools.includes(id))), n, `arms.${index}.n`, `the arms in “${name}”`),
    ),
    ...atMost(participants.randomised, participants.screened, 'participants.screened', 'took part', 'screened'),
    ...populations.flatMap(({ name, n, within }, index) => {
      const whole = within ? populations.find(({ id }) => id === within)!.n : participants.randomised;
      return atMost(n, whole, `populations.${index}.n`, `in “${name}”`, 'in what it is part of');
    }),
    ...analysed(dataset),
  ];
}

function sum(parts: Value[], whole: Value | null, path: string, what: string): Compared[] {
  const numbers = parts.map((part) => exact(part)?.value);
  const total = exact(whole)?.value;
  if (total === undefined || numbers.length === 0 || numbers.some((number) => number === undefined)) return [];
  const added = numbers.reduce<number>((left, right) => left + right!, 0);
  const message = `${what} add up to ${added}, not ${total}`;
  return [should(path, `${what}, ${numbers.join(' + ')}, and ${total}`, added === total, message, 'check the counts')];
}

function atMost(
  part: Value | null,
  whole: Value | null,
  path: string,
  partWords: string,
  wholeWords: string,
): Compared[] {
  const [small, large] = [exact(part)?.value, exact(whole)?.value];
  if (small === undefined || large === undefined) return [];
  const what = `${small} ${partWords} and ${large} ${wholeWords}`;
  return [must(path, what, small <= large, `${large} ${wholeWords} but ${small} ${partWords}`, 'check both counts')];
}

/** No more are analysed in an arm than were assigned to it. */
function analysed({ results, adverse_events: events, arms }: Dataset): Compared[] {
  return Object.entries({ results, adverse_events: events }).flatMap(([list, rows]) =>
    rows.flatMap((row, index) =>
      Object.entries(row.arms).flatMap(([id, values]) => {
        if (typeof values === 'string') return [];
        const arm = arms.find((candidate) => candidate.id === id)!;
        return atMost(values.n, arm.n, `${list}.${index}.arms.${id}.n`, 'analysed', `in ${arm.name}`);
      }),
    ),
  );
}
