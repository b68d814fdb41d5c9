/** Who was treated with what, against what, and how it was measured: the four boxes, each with the letters of its sources. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Outcome, Value } from '../../dataset/schema.js';
import type { Trial, TrialArm } from '../../trial/trial.js';
import { formatValue } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { takenHow } from './flow.js';
import { countriesOf } from '../../trial/countries.js';
import { areArmsCounted, timeBehindName, inCountries, lower, trialArms } from './names.js';
import { phrase, withMark, type Part } from './sources.js';

export interface PicoView {
  patients: string;
  intervention: string;
  comparison: string;
  outcomes: string;
}

/** Words of the design, or none where they only say that nothing is reported. */
export const reportedWords = (words: string) => (words === 'not reported' || words === 'not applicable' ? '' : words);

/** The four boxes. */
export function picoOf(trial: Trial): PicoView {
  const { participants, sites, design, outcomes } = trial;
  const { randomised, description, age_from: from, age_to: to } = participants;
  const aged = agesInWords(from, to);
  const people: Part[] = isQuantity(randomised)
    ? [
        [formatValue(randomised), randomised],
        [` ${description}`, participants],
        [aged, from, to],
      ]
    : [
        [upper(description), participants],
        [aged, from, to],
        ...(randomised === 'not applicable' || areArmsCounted(trial)
          ? []
          : [[`; number ${takenHow(trial)}: ${randomised}`, randomised] satisfies Part]),
      ];
  const total =
    sites && isQuantity(sites.total)
      ? `${formatValue(sites.total)} ${sites.total.value === 1 ? 'site' : 'sites'}`
      : 'sites';
  const { named: countries, counted } = countriesOf(sites);
  const where: Part[] = sites
    ? [
        [total, sites.total],
        [inCountries(sites), ...(counted ? [counted] : countries.map(([, count]) => count))],
      ]
    : [];
  const { tried, against } = sidesOf(trial);
  const told = (arms: TrialArm[], like: TrialArm[] = []) => withMark(trial, armsInWords(arms, like), arms);
  const areGroups = against.length === 0 && tried.length > 1 && groupsOfOneTreatment.includes(design.structure);
  const named = outcomes.filter(({ role }) => role === 'primary');
  const conduct = [reportedWords(design.masking), design.allocation === 'randomised' ? 'randomised' : ''];
  return {
    patients: [phrase(trial, people), phrase(trial, where)].filter(Boolean).join('; '),
    intervention: areGroups ? withMark(trial, upper(trial.intervention.name), [trial.intervention]) : told(tried),
    comparison: [
      told(against, tried) || uncompared(trial, tried),
      withMark(trial, conduct.filter(Boolean).join(', '), [design]),
    ]
      .filter(Boolean)
      .join('; '),
    outcomes: `${areSeveral(trial, named) ? 'Co-primary: ' : ''}${[
      ...named.slice(0, mostOutcomes).map((outcome) => withMark(trial, outcomeInWords(outcome), [outcome])),
      ...(named.length > mostOutcomes ? ['and others'] : []),
    ].join('; ')}`,
  };
}

/** Whether primary outcomes are several, and not rows of one outcome of a registry’s record. */
function areSeveral({ sources }: Trial, named: Outcome[]): boolean {
  const isRecord = (id: string | null) => sources.find((source) => source.id === id)?.kind === 'registry';
  const places = named.map(({ id, source, at }) => (at !== null && isRecord(source) ? at : id));
  return new Set(places).size > 1;
}

/** Designs in which groups without a comparator are given the same: strata of one arm, or orders of the same treatments. */
const groupsOfOneTreatment: Trial['design']['structure'][] = ['single-arm', 'crossover'];

/** What stands against what was tried where no arm is a comparator. */
function uncompared({ design }: Trial, tried: TrialArm[]): string {
  if (tried.length < 2 || design.structure === 'single-arm') return 'None';
  return design.structure === 'crossover' ? 'Each treatment in turn' : 'The arms with one another';
}

/** `, aged 18–75`, `, aged 50 or over`, `, aged up to 17`. */
function agesInWords(from: Value | null, to: Value | null): string {
  if (isQuantity(from) && isQuantity(to)) return `, aged ${formatValue(from)}–${formatValue(to)}`;
  if (isQuantity(from)) return `, aged ${formatValue(from)} or over`;
  return isQuantity(to) ? `, aged up to ${formatValue(to)}` : '';
}

/**
 * What was tried, and against what: the comparators, and before them the arms
 * that the primary result is compared with, where it is never they that are compared.
 */
function sidesOf(trial: Trial): { tried: TrialArm[]; against: TrialArm[] } {
  const arms = trialArms(trial);
  const comparators = arms.filter(({ role }) => role === 'comparator');
  const primary = trial.outcomes.filter(({ role }) => role === 'primary');
  const compared = trial.results.find((row) => primary.includes(row.outcome) && row.comparisons.length > 0);
  const isVersus = (one: TrialArm) =>
    compared?.comparisons.some(({ versus }) => versus === one) === true &&
    !compared.comparisons.some(({ arm }) => arm === one);
  const also = comparators.length > 0 ? arms.filter((arm) => arm.role === 'experimental' && isVersus(arm)) : [];
  const assigned = arms.filter((arm) => arm.role === 'experimental' && !also.includes(arm) && !arm.external);
  const tried =
    assigned.length > 0 ? assigned : arms.filter((arm) => arm.role === 'experimental' && !also.includes(arm));
  return { tried, against: [...also, ...comparators] };
}

/** More primary outcomes than these are counted. */
const mostOutcomes = 2;

const outcomeInWords = (outcome: Outcome) => {
  const { name, measure } = outcome;
  const when = timeBehindName({ outcome, timepoint: null });
  const what = name.toLowerCase().endsWith(measure.toLowerCase()) ? '' : measure;
  return [name, what, when.replace(/\.$/, '')].filter(Boolean).join(', ');
};

/** Arms with what they share said once, but what they share with those named before: `Dazukibart 600 mg or 150 mg, intravenous, every 4 weeks`. */
function armsInWords(arms: TrialArm[], like: TrialArm[]): string {
  const shared = (key: 'drug' | 'route' | 'schedule') =>
    arms.every((arm) => arm[key] === arms[0]?.[key]) ? (arms[0]?.[key] ?? '') : '';
  const oneDrug = arms.length > 1 && shared('drug') !== '' && arms.every(({ dose }) => dose !== null);
  const names = oneDrug
    ? `${upper(shared('drug'))} ${or(arms.map(({ dose }) => dose!))}`
    : or(arms.map(({ name }, index) => (index === 0 ? name : lower(name))));
  const own = (key: 'route' | 'schedule') =>
    like.length > 0 && like.every((arm) => arm[key] === arms[0]?.[key]) ? '' : shared(key);
  return [names, own('route'), own('schedule')].filter(Boolean).join(', ');
}

const or = (items: string[]) =>
  [...items.slice(0, -1), ''].join(', ').replace(/, $/, items.length > 1 ? ' or ' : '') + (items.at(-1) ?? '');
