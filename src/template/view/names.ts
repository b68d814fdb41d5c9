/** What tables, figures and sentences call the arms, outcomes and populations of a trial, all in the same words. */
import { isQuantity, type Quantity } from '../../dataset/quantity.js';
import type { ArmResult } from '../../dataset/schema.js';
import { countriesOf } from '../../trial/countries.js';
import type { Trial, TrialArm, TrialPopulation, TrialResult } from '../../trial/trial.js';
import { formatQuantity, formatValue } from '../../format/format.js';
import { tellsTime } from '../../format/visit-time.js';
import { printedValue } from './sources.js';

/** The text with a small first letter, unless that belongs to an abbreviation, or to a name of several capitalised words. */
export function lower(text: string): string {
  const isName = /^\p{Lu}[^\s,;:(]*[\p{Lu}\d]/u.test(text) || /^\S+ (?:\p{Ll}+ )*\p{Lu}\p{Ll}/u.test(text);
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

// ── Arms ────────────────────────────────────────────────────────────────────

/** The arms of the trial itself, without those that only pool others. */
export function trialArms(trial: Trial): TrialArm[] {
  return trial.arms.filter(({ pools }) => pools.length === 0);
}

/** The arms that people were assigned to: a group that was never randomised is none of them. */
export const assignedArms = (trial: Trial): TrialArm[] => trialArms(trial).filter(({ external }) => !external);

/** `150 mg`, or the full name of an arm that has no short one. */
export const shortName = ({ name, short }: TrialArm): string => short ?? name;

/** With more arms than these, tables and figures call them by their short names. */
const mostFullNames = 4;

/** The name of an arm in a figure or at the head of a column. */
export const armName = (trial: Trial, arm: TrialArm): string =>
  trialArms(trial).length > mostFullNames ? shortName(arm) : arm.name;

/** `n = 57`. Takes a number of participants that is known. */
export const countText = (n: Quantity): string => `n = ${formatQuantity(n)}`;

/** Whether anything was measured or counted in an arm. */
export function hasValues(values: ArmResult): boolean {
  return typeof values !== 'string' && Object.values(values).some(isQuantity);
}

// ── Outcomes ────────────────────────────────────────────────────────────────

/** When it was measured, for behind the name of the outcome: empty where nobody says, or the name tells it, and of a text that is cut. */
export function timeBehindName({ outcome, timepoint }: Pick<TrialResult, 'outcome' | 'timepoint'>): string {
  const when = timepoint ?? outcome.timepoint;
  return when === 'not reported' || when.endsWith('…') || tellsTime(outcome.name, when) ? '' : when;
}

/** `CDASI-A, mean change from baseline, week 12`. */
export function resultLabel(result: TrialResult): string {
  if (result.label) return result.label;
  const { name, type, measure } = result.outcome;
  const when = type === 'words' ? '' : timeBehindName(result);
  const told = Object.values(result.arms).every((arm) => !hasValues(arm));
  const what = type === 'binary' || type === 'words' || told ? '' : `, ${measure}`;
  return `${name}${what}${when && `, ${when}`}`;
}

/** Whether it is told of each arm how many were assigned to it. */
export function areArmsCounted(trial: Trial): boolean {
  const arms = assignedArms(trial);
  return arms.length > 1 && arms.every(({ n }) => isQuantity(n));
}

// ── Populations and sites ───────────────────────────────────────────────────

/** `Skin-predominant cohort (57), pooled skin full analysis set`, the numbers with their letters. */
export function populationName(trial: Trial, population: TrialPopulation): string {
  const own = withCount(trial, population);
  // One word alone may be a name, such as that of a country.
  const within = population.name.includes(' ') ? lower(own) : own;
  return population.within ? `${populationName(trial, population.within)}, ${within}` : own;
}

function withCount(trial: Trial, { name, n, kind, within }: TrialPopulation): string {
  if (n === 'not applicable') return name;
  // Of all who were assigned: beside the numbers of the arms it would read as if nobody had been counted.
  const isOfAll = kind === 'analysis set' && within === null;
  if (n === 'not reported' && isOfAll && areArmsCounted(trial)) return name;
  return `${name} (${isQuantity(n) ? printedValue(trial, n) : `n ${formatValue(n)}`})`;
}

/** ` in 8 countries` behind a number of sites, or the name of the only one: ` (Japan)`; empty where nothing is known. */
export function inCountries(sites: NonNullable<Trial['sites']>): string {
  const { named, counted, count } = countriesOf(sites);
  if (named.length === 1) return ` (${named[0]![0]})`;
  if (count === null) return '';
  return ` in ${counted ? formatValue(counted) : count} ${counted?.value === 1 ? 'country' : 'countries'}`;
}
