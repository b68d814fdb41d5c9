/** Parts against their whole. */
import type { Dataset, Population, Value } from '../../dataset/schema.js';
import { exact } from '../../dataset/quantity.js';
import { must, should, type Compared } from './agreement.js';

/** Sites, arms, cohorts and pooled arms against their sums; parts that are larger than their whole. */
export function checkTotals(dataset: Dataset): Compared[] {
  const { participants, sites, arms, populations, design } = dataset;
  const single = arms.filter(({ pools, external }) => pools.length === 0 && !external);
  const cohorts = populations.filter(
    (one) => one.kind === 'cohort' && one.within === null && !isExternal(dataset, one),
  );
  const nOf = (rows: { n: Value }[]) => rows.map(({ n }) => n);
  return [
    ...(sites ? sum(Object.values(sites.countries), sites.total, 'sites.total', 'the sites of the countries') : []),
    // In a crossover trial the same people are in several arms, and in a factorial one in an arm of each factor.
    ...(design.structure === 'crossover' || design.structure === 'factorial'
      ? []
      : sum(nOf(single), participants.randomised, 'participants.randomised', 'the arms')),
    ...(cohorts.length > 1 ? sum(nOf(cohorts), participants.randomised, 'participants.randomised', 'the cohorts') : []),
    ...arms.flatMap(({ name, n, pools }, index) =>
      pools.length === 0
        ? []
        : sum(nOf(arms.filter(({ id }) => pools.includes(id))), n, `arms.${index}.n`, `the arms in “${name}”`),
    ),
    ...atMost(participants.randomised, participants.screened, 'participants.screened', 'took part', 'screened'),
    ...populations.flatMap((population, index) => {
      const { name, n, within } = population;
      if (isExternal(dataset, population)) return [];
      const whole = within ? populations.find(({ id }) => id === within)!.n : participants.randomised;
      const path = `populations.${index}.n`;
      const unless = 'if they were not among those randomised, write “external: true”';
      return atMost(n, whole, path, `in “${name}”`, 'in what it is part of', unless);
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
  unless = '',
): Compared[] {
  const [small, large] = [exact(part)?.value, exact(whole)?.value];
  if (small === undefined || large === undefined) return [];
  const what = `${small} ${partWords} and ${large} ${wholeWords}`;
  return [
    must(
      path,
      what,
      small <= large,
      `${large} ${wholeWords} but ${small} ${partWords}`,
      ['check both counts', unless].filter(Boolean).join('; '),
    ),
  ];
}

/** Whether people were not among those randomised: it is said so, or they are those of a group that was not. */
const isExternal = ({ arms }: Dataset, { external, n }: Population): boolean =>
  external || arms.some((arm) => arm.external && exact(arm.n)?.value === exact(n)?.value);

/**
 * No more are analysed in an arm than were assigned to it. Of harms there can be, as those who switched treatment are
 * counted where they were treated: that is told, unless `counted` says who they are.
 */
function analysed({ results, adverse_events: events, arms }: Dataset): Compared[] {
  return Object.entries({ results, adverse_events: events }).flatMap(([list, rows]) =>
    rows.flatMap((row, index) =>
      Object.entries(row.arms).flatMap(([id, values]) => {
        if (typeof values === 'string' || values.counted !== null) return [];
        const arm = arms.find((candidate) => candidate.id === id)!;
        const path = `${list}.${index}.arms.${id}.n`;
        const told = atMost(values.n, arm.n, path, 'analysed', `in ${arm.name}`, because);
        return list === 'results' ? told : told.map(asDoubt);
      }),
    ),
  );
}

const because = 'if people joined the arm, say so: “counted: with those who switched to it”';

const asDoubt = (one: Compared): Compared => ({
  ...one,
  finding: one.finding && { ...one.finding, severity: 'warning' },
});
