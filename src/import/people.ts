/** Who took part, and how many. */
import type { ArmDraft } from './arms.js';
import { conditionOf, lowered } from './condition.js';
import { exact, figure } from './figures.js';
import type { TrialRecord } from './record.js';
import { shorten } from './text.js';
import { Figure, type Tree } from './yaml.js';

/** Who took part, without numbers that stand elsewhere. */
export function participantsOf(record: TrialRecord, arms: ArmDraft[]): { [key: string]: Tree } {
  const ages = agesOf(record);
  return {
    description: `${shorten(peopleOf(record), 110)}${ages.told}`,
    age_from: ages.from,
    age_to: ages.to,
    randomised: randomisedOf(record, arms),
    source: 'registry',
    at: 'eligibilityModule; designModule, enrollmentInfo',
  };
}

// ── How many ────────────────────────────────────────────────────────────────

/** How many were randomised, or enrolled where nobody was; calculated where only the arms tell it. */
function randomisedOf(record: TrialRecord, arms: ArmDraft[]): Tree {
  const count = takenOf(record);
  if (count !== null) return new Figure(count);
  return arePartsOfAll(record, arms) ? 'calculated' : 'not reported';
}

/** The number that stands there; null where none does. */
export function countOfAll(record: TrialRecord, arms: ArmDraft[]): number | null {
  return exact(takenOf(record)) ?? (arePartsOfAll(record, arms) ? startedOf(record) : null);
}

/**
 * How many were randomised, or enrolled where nobody was: the enrolment, which
 * can hold people who never were. Null where fewer started than that.
 */
export function takenOf(record: TrialRecord): string | null {
  const { designInfo, enrollmentInfo } = record.protocolSection.designModule;
  const count = figure(enrollmentInfo.count);
  const started = startedOf(record);
  const fewer = started !== null && started < (exact(count) ?? 0);
  return designInfo.allocation === 'RANDOMIZED' && fewer ? null : count;
}

/** How many started in all groups of the participant flow: by its definition, those assigned to them. Null where it does not say. */
export function startedOf(record: TrialRecord): number | null {
  const [first] = record.resultsSection.participantFlowModule.periods;
  const groups = first?.milestones.find(({ type }) => /^started$/i.test(type))?.achievements ?? [];
  const total = groups.reduce((sum, { numSubjects }) => sum + (exact(figure(numSubjects)) ?? NaN), 0);
  return total > 0 ? total : null;
}

/** Whether the arms are all groups of the participant flow, and nobody is in two of them. */
function arePartsOfAll(record: TrialRecord, arms: ArmDraft[]): boolean {
  const own = arms.filter(({ pools }) => pools.length === 0);
  const total = own.reduce((sum, { n }) => sum + (exact(n) ?? NaN), 0);
  const parallel = record.protocolSection.designModule.designInfo.interventionModel !== 'CROSSOVER';
  return parallel && own.length > 1 && total === startedOf(record);
}

/** Where the number of people is from, and counts that contradict one another. */
export function countsRemark(record: TrialRecord, arms: ArmDraft[]): string {
  const remark = 'The number is that of the enrolment in the record.';
  const { enrollmentInfo, designInfo } = record.protocolSection.designModule;
  const enrolled = exact(figure(enrollmentInfo.count));
  if (enrolled !== null && takenOf(record) === null) {
    const what = arePartsOfAll(record, arms) ? 'the number is the sum of its arms' : 'write the number';
    return `Doubtful: the record enrolled ${enrolled}, and ${startedOf(record)} started in its groups; it does not say how many were randomised: ${what}. Write it at the population below, too.`;
  }
  const started = arms.filter(({ pools }) => pools.length === 0).map(({ n }) => exact(n) ?? NaN);
  const total = started.reduce((sum, n) => sum + n, 0);
  if (enrolled === null || enrolled === 0 || Number.isNaN(total)) return remark;
  if (total === 0) return `Doubtful: the record says that ${enrolled} took part, and that nobody started in any arm.`;
  return total > enrolled && designInfo.interventionModel !== 'CROSSOVER'
    ? `Doubtful: ${enrolled} took part, and the arms have ${total} in all; some may be counted in several arms.`
    : remark;
}

// ── Who ─────────────────────────────────────────────────────────────────────

/** Whether the people were healthy: many trials of patients let healthy people in, those that are of them say so, or study how a drug is taken up. */
function areHealthy(record: TrialRecord): boolean {
  const { briefTitle, officialTitle } = record.protocolSection.identificationModule;
  const named = [conditionOf(record), briefTitle, officialTitle].join('; ');
  const { healthyVolunteers } = record.protocolSection.eligibilityModule;
  return healthyVolunteers && /(?<!otherwise )\bhealth(y|$)|\bbio-?(equivalence|availability)\b/i.test(named);
}

/** `in hypertension`, or `in healthy volunteers`, as a question goes on. */
export const settingOf = (record: TrialRecord): string =>
  `in ${areHealthy(record) ? 'healthy volunteers' : lowered(conditionOf(record))}`;

function peopleOf(record: TrialRecord): string {
  const { sex, healthyVolunteers } = record.protocolSection.eligibilityModule;
  const { enrollmentInfo, designInfo } = record.protocolSection.designModule;
  const one = enrollmentInfo.count === '1';
  const young = youngOf(record);
  const [single, several] =
    young ?? (sex === 'FEMALE' ? ['woman', 'women'] : sex === 'MALE' ? ['man', 'men'] : ['person', 'people']);
  const who = one ? single : several;
  const all = several === 'people';
  if (areHealthy(record)) return `healthy ${all ? (one ? 'volunteer' : 'volunteers') : who}`;
  // Who is to be kept from a condition, or wants a contraceptive, does not have it.
  const prevented = healthyVolunteers && designInfo.primaryPurpose === 'PREVENTION';
  return `${who} ${prevented ? 'in a trial on' : 'with'} ${lowered(conditionOf(record))}`;
}

const hoursIn: Record<string, number> = { minute: 1 / 60, hour: 1, day: 24, week: 168, month: 730, year: 8766 };
const age = /^(\d+(?:\.\d+)?) (minute|hour|day|week|month|year)s?$/i;

/** Of an age, in hours; infinite where there is none. */
function hours(written: string): number {
  const [, count, unit = ''] = age.exec(written) ?? [];
  return count === undefined ? Infinity : Number(count) * hoursIn[unit.toLowerCase()]!;
}

/** What people are called who are all below an age. */
function youngOf(record: TrialRecord): [string, string] | null {
  const oldest = hours(record.protocolSection.eligibilityModule.maximumAge);
  if (oldest <= 28 * hoursIn.day!) return ['newborn', 'newborns'];
  return oldest <= 2 * hoursIn.year! ? ['infant', 'infants'] : null;
}

/** The dataset counts ages in years; others are told in words. */
function agesOf(record: TrialRecord): { from: Tree; to: Tree; told: string } {
  const { minimumAge, maximumAge } = record.protocolSection.eligibilityModule;
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
