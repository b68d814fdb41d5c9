/** Who took part, and how many. */
import { own } from '../../own.js';
import { conditionOf, fullCondition, isInTitles, lowered } from '../reading/condition.js';
import { criterionOf, peopleNamed } from '../reading/population.js';
import { exact, figure } from '../reading/numbers.js';
import { isOutsideRandomisation } from '../reading/unrandomised.js';
import type { RegistryTrial } from '../registry-trial.js';
import { shorten } from '../text.js';
import { Figure, type Tree } from '../tree.js';
import { upper } from '../../format/capital.js';
import type { ArmDraft } from '../drafts.js';

/** Who took part, without numbers that stand elsewhere. */
export function participantsOf(trial: RegistryTrial, arms: ArmDraft[]): { [key: string]: Tree } {
  const ages = agesOf(trial);
  return {
    description: `${shorten(peopleOf(trial), mostOfPeople)}${ages.told}`,
    age_from: ages.from,
    age_to: ages.to,
    randomised: randomisedOf(trial, arms),
    source: 'registry',
    at: 'eligibilityModule; designModule, enrollmentInfo',
  };
}

// ── How many ────────────────────────────────────────────────────────────────

/** How many were randomised, or enrolled where nobody was; calculated where only the arms tell it. */
function randomisedOf(trial: RegistryTrial, arms: ArmDraft[]): Tree {
  const count = takenOf(trial);
  const isPart = trial.arms.some((arm) => isOutsideRandomisation(arm, trial));
  if (isPart) return 'not applicable';
  // The record has the numbers enrolled and started, and not which of them were randomised: that is no number that is not reported.
  if (count === null) return 'not applicable';
  const isWritten =
    [trial.design.enrolled, ...trial.arms.map(({ n }) => n)].includes(count) || trial.flow.words.includes(count);
  return isWritten ? new Figure(count) : arePartsOfAll(trial, arms) ? 'calculated' : 'not reported';
}

/** The number that stands there; null where none does. */
export function countOfAll(trial: RegistryTrial): number | null {
  return exact(takenOf(trial));
}

/**
 * How many were randomised, or enrolled where nobody was: the enrolment, which
 * can hold people who never were. Null where fewer started than that.
 */
export function takenOf(trial: RegistryTrial): string | null {
  const { allocation, enrolled } = trial.design;
  const count = figure(enrolled);
  const started = startedOf(trial);
  const fewer = started !== null && started < (exact(count) ?? 0);
  if (!fewer) return count;
  return allocation === 'randomised' && saysRandomised(trial, started) ? String(started) : null;
}

/** Whether the record says that those who started are those randomised: in the name of the period, in a milestone, or with their number. */
function saysRandomised({ flow }: RegistryTrial, started: number): boolean {
  const [first] = flow.periods;
  const named = /\brandomi[sz](ed|ation)\b/i.test(first?.title ?? '');
  const sentences = flow.words.split(/(?<=[.;])\s+/);
  const isTold = sentences.some(
    (text) =>
      /\brandomi[sz]ed\b/i.test(text) && new RegExp(`(?<![\\d.])${started}(?![\\d.])`).test(text.replaceAll(',', '')),
  );
  return named || isTold;
}

/** How many started in all groups of the participant flow: by its definition, those assigned to them. Null where it does not say. */
export function startedOf(trial: RegistryTrial): number | null {
  const [first] = trial.flow.periods;
  const groups = first?.milestones.find(({ name }) => /^started$/i.test(name))?.counts ?? [];
  const total = groups.reduce((sum, { value }) => sum + (exact(figure(value)) ?? NaN), 0);
  return total > 0 ? total : null;
}

/** Whether the arms are all groups of the participant flow, and nobody is in two of them. */
function arePartsOfAll(trial: RegistryTrial, arms: ArmDraft[]): boolean {
  const own = arms.filter(({ pools }) => pools.length === 0);
  const total = own.reduce((sum, { n }) => sum + (exact(n) ?? NaN), 0);
  const parallel = trial.design.model !== 'crossover';
  return parallel && own.length > 1 && total === startedOf(trial);
}

/** Where the number of people is from, and counts that contradict one another. */
export function countsRemark(trial: RegistryTrial, arms: ArmDraft[]): string {
  const remark = 'The number is that of the enrolment in the record.';
  const enrolled = exact(figure(trial.design.enrolled));
  if (enrolled !== null && takenOf(trial) === null) {
    const what = arePartsOfAll(trial, arms) ? 'the number is the sum of its arms' : 'write the number';
    return `Doubtful: the record enrolled ${enrolled}, and ${startedOf(trial)} started in its groups; it does not say how many of them the results are of: ${what}.`;
  }
  const started = arms.filter(({ pools }) => pools.length === 0).map(({ n }) => exact(n) ?? NaN);
  const total = started.reduce((sum, n) => sum + n, 0);
  if (enrolled === null || enrolled === 0 || Number.isNaN(total)) return remark;
  if (total === 0) return `Doubtful: the record says that ${enrolled} took part, and that nobody started in any arm.`;
  return total > enrolled && trial.design.model !== 'crossover'
    ? `Doubtful: ${enrolled} took part, and the arms have ${total} in all; some may be counted in several arms.`
    : remark;
}

// ── Who ─────────────────────────────────────────────────────────────────────

/** Whether the people were healthy: many trials of patients let healthy people in, those that are of them say so, or study how a drug is taken up. */
function areHealthy(trial: RegistryTrial): boolean {
  const named = [conditionOf(trial), trial.titles.brief, trial.titles.official].join('; ');
  if (trial.eligibility.healthy && trial.design.purpose === 'basic science') return true;
  return trial.eligibility.healthy && /(?<!otherwise )\bhealth(y|$)|\bbio-?(equivalence|availability)\b/i.test(named);
}

/** `in adults with hypertension`, or `in healthy volunteers`, as a question goes on; empty where the record does not say in short who they were. */
export function settingOf(trial: RegistryTrial): string {
  const people = peopleOf(trial);
  return people.length > mostOfSetting || /\d/.test(people) || isOnCondition(trial, people) ? '' : ` in ${people}`;
}

/** Letters of the people in a question. */
const mostOfSetting = 90;

/** Whether people are only told by the condition that the trial is on. */
const isOnCondition = (trial: RegistryTrial, people: string): boolean => people.includes(' in a trial on ');

/** What the head of page and deck names: the condition where the titles name it too, else who took part, else the trial by its title. */
export function subjectOf(trial: RegistryTrial): string {
  if (isInTitles(trial)) return conditionOf(trial);
  const people = peopleOf(trial);
  const isShort =
    people.length <= 70 && !isOnCondition(trial, people) && !people.endsWith(lowered(fullCondition(trial)));
  return isShort ? upper(people) : shorten(trial.titles.brief || conditionOf(trial), 70);
}

/** Letters of the words for who took part. */
const mostOfPeople = 150;

function peopleOf(trial: RegistryTrial): string {
  const { sex } = trial.eligibility;
  const one = trial.design.enrolled === '1';
  const young = youngOf(trial);
  const [single, several] =
    young ?? (sex === 'women' ? ['woman', 'women'] : sex === 'men' ? ['man', 'men'] : ['person', 'people']);
  const who = one ? single : several;
  const all = several === 'people';
  const named = one || areHealthy(trial) ? null : peopleNamed(trial, mostOfPeople);
  if (named !== null) return named;
  if (areHealthy(trial)) return `healthy ${all ? (one ? 'volunteer' : 'volunteers') : who}`;
  // Who is to be kept from a condition, or wants a contraceptive, does not have it.
  const prevented = trial.design.purpose === 'prevention';
  const criterion = one || prevented ? null : criterionOf(trial, mostOfPeople - 12);
  if (criterion !== null && trial.eligibility.healthy) return `${who} with ${criterion}`;
  return `${who} ${prevented ? 'in a trial on' : 'with'} ${lowered(fullCondition(trial))}`;
}

const hoursIn: Record<string, number> = { minute: 1 / 60, hour: 1, day: 24, week: 168, month: 730, year: 8766 };
const age = /^(\d+(?:\.\d+)?) (minute|hour|day|week|month|year)s?$/i;

/** Of an age, in hours; infinite where there is none. */
function hours(written: string): number {
  const [, count, unit = ''] = age.exec(written) ?? [];
  return count === undefined ? Infinity : Number(count) * own(hoursIn, unit.toLowerCase())!;
}

/** What people are called who are all below an age. */
function youngOf(trial: RegistryTrial): [string, string] | null {
  const oldest = hours(trial.eligibility.to);
  if (oldest <= 28 * hoursIn.day!) return ['newborn', 'newborns'];
  return oldest <= 2 * hoursIn.year! ? ['infant', 'infants'] : null;
}

/** The dataset counts ages in years; others are told in words. */
function agesOf(trial: RegistryTrial): { from: Tree; to: Tree; told: string } {
  const { from: minimumAge, to: oldest } = trial.eligibility;
  // An age that nobody reaches is no limit.
  const maximumAge = hours(oldest) > 120 * hoursIn.year! ? '' : oldest;
  const given = [minimumAge, maximumAge].filter((written) => age.test(written));
  const years = (written: string): Tree => {
    const count = /^(\d+) years?$/i.exec(written)?.[1];
    return count ? new Figure(count) : null;
  };
  if (given.every((written) => years(written) !== null))
    return { from: years(minimumAge), to: years(maximumAge), told: '' };
  const plain = given.map((written) => written.toLowerCase());
  const [from = '', to = ''] = plain;
  const unit = / \w+$/.exec(to)?.[0] ?? '';
  const range = `${unit !== '' && from.endsWith(unit) ? from.slice(0, -unit.length) : from} to ${to}`;
  const [single = ''] = plain;
  const told = given.length === 2 ? range : maximumAge === given[0] ? `up to ${single}` : `${single} or over`;
  return { from: null, to: null, told: `, aged ${told}` };
}
