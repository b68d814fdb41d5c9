/** Parts against their whole. */
import { countriesOf } from '../../trial/countries.js';
import type { Value } from '../../dataset/schema.js';
import type { Trial, TrialPopulation } from '../../trial/trial.js';
import { exact } from '../../dataset/quantity.js';
import { must, should, type Compared } from './agreement.js';
import { isOtherHalf } from './population-halves.js';

/** Sites, arms, cohorts and pooled arms against their sums; parts that are larger than their whole. */
export function checkTotals(trial: Trial): Compared[] {
  const { participants, sites, arms, populations, design } = trial;
  const single = arms.filter(({ pools, external }) => pools.length === 0 && !external);
  const cohorts = populations.filter((one) => one.kind === 'cohort' && one.within === null && !isExternal(trial, one));
  const countries = countriesOf(sites).named.map(([, count]) => count);
  const nOf = (rows: { n: Value }[]) => rows.map(({ n }) => n);
  return [
    ...(sites && countries.length > 0 ? sum(countries, sites.total, 'sites.total', 'the sites of the countries') : []),
    // In a crossover trial the same people are in several arms, and in a factorial one in an arm of each factor.
    ...(design.structure === 'crossover' || design.structure === 'factorial'
      ? []
      : sum(nOf(single), participants.randomised, 'participants.randomised', 'the arms', unlessExternal)),
    ...(cohorts.length > 1 ? sum(nOf(cohorts), participants.randomised, 'participants.randomised', 'the cohorts') : []),
    ...arms.flatMap(({ name, n, pools }, index) =>
      pools.length === 0 ? [] : sum(nOf(pools), n, `arms.${index}.n`, `the arms in “${name}”`),
    ),
    ...atMost(participants.randomised, participants.screened, 'participants.screened', 'took part', 'screened'),
    ...populations.flatMap((population, index) => {
      const { name, n, within } = population;
      if (isExternal(trial, population)) return [];
      const whole = within ? within.n : participants.randomised;
      const path = `populations.${index}.n`;
      const unless = 'if they were not among those randomised, write “external: true”';
      return atMost(n, whole, path, `in “${name}”`, 'in what it is part of', unless);
    }),
    ...complements(populations),
    ...analysed(trial),
  ];
}

/** Two halves of a third, such as with and without diabetes, are it: of some it may be unknown, which a note tells. */
function complements(populations: readonly TrialPopulation[]): Compared[] {
  return populations.flatMap((one, index) => {
    const other = populations.find((each) => each.within === one.within && isOtherHalf(one.name, each.name));
    const half = other && isOtherHalf(one.name, other.name);
    const [part, rest, whole] = [one.n, other?.n, one.within?.n].map((n) => exact(n)?.value);
    if (!other || !half || part === undefined || rest === undefined || whole === undefined) return [];
    const sum = part + rest;
    const isKnown = one.note !== null || other.note !== null;
    const holds = sum === whole || (sum < whole && !half.isOfAll && isKnown);
    const message = `${part} in “${one.name}” and ${rest} in “${other.name}” are ${sum}, not the ${whole} that they are of`;
    return [
      should(
        `populations.${index}.n`,
        `${part} + ${rest} and ${whole}`,
        holds,
        message,
        'check all three counts; if of some it is not known, say so under “note”',
      ),
    ];
  });
}

const unlessExternal =
  '“n” of an arm is how many were assigned to it, and of those analysed it stands in the results; an arm that was never randomised, such as a background incidence, says so: “external: true”';

const hintOf = (check: string, unless: string) => [check, unless].filter(Boolean).join('; ');

function sum(parts: Value[], whole: Value | null, path: string, what: string, unless = ''): Compared[] {
  const numbers = parts.map((part) => exact(part)?.value);
  const total = exact(whole)?.value;
  if (total === undefined || numbers.length === 0 || numbers.some((number) => number === undefined)) return [];
  const added = numbers.reduce<number>((left, right) => left + right!, 0);
  const message = `${what} add up to ${added}, not ${total}`;
  return [
    should(
      path,
      `${what}, ${numbers.join(' + ')}, and ${total}`,
      added === total,
      message,
      hintOf('check the counts', unless),
    ),
  ];
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
      hintOf('check both counts', unless),
    ),
  ];
}

/** Whether people were not among those randomised: it is said so, or they are those of a group that was not. */
const isExternal = ({ arms }: Trial, { external, n }: TrialPopulation): boolean =>
  external || arms.some((arm) => arm.external && exact(arm.n)?.value === exact(n)?.value);

/**
 * No more are analysed in an arm than were assigned to it. Of harms there can be, as those who switched treatment are
 * counted where they were treated: that is told, unless `counted` says who they are.
 */
function analysed({ results, adverse_events: events }: Trial): Compared[] {
  return Object.entries({ results, adverse_events: events }).flatMap(([list, rows]) =>
    rows.flatMap((row, index) =>
      row.ofArms.flatMap(({ arm, values }) => {
        if (typeof values === 'string' || values.counted !== null) return [];
        const path = `${list}.${index}.arms.${arm.id}.n`;
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
