/** Design, participants, sites, dates and funding of a record. */
import type { ArmDraft } from './arms.js';
import { exact, figure } from './figures.js';
import { asksNoninferiority } from './margin.js';
import type { TrialRecord } from './record.js';
import { shorten, words } from './text.js';
import { behind, Figure, type Tree } from './yaml.js';

type Branch = { [key: string]: Tree };

const structures: Record<string, string> = {
  PARALLEL: 'parallel',
  CROSSOVER: 'crossover',
  SINGLE_GROUP: 'single-arm',
  FACTORIAL: 'factorial',
  SEQUENTIAL: 'parallel',
};

/** Design in the dataset's words; what the record does not say is “not stated”. */
export function designOf(record: TrialRecord, arms: ArmDraft[]): Branch {
  const { designModule, armsInterventionsModule } = record.protocolSection;
  const { allocation, interventionModel, interventionModelDescription, maskingInfo } = designModule.designInfo;
  const cluster = /\bcluster/i.test(
    `${interventionModelDescription} ${record.protocolSection.identificationModule.officialTitle}`,
  );
  const single = arms.filter(({ pools }) => pools.length === 0).length === 1;
  const structure = cluster ? 'cluster' : (structures[interventionModel] ?? (single ? 'single-arm' : 'parallel'));
  const phases = designModule.phases
    .filter((phase) => phase !== 'NA')
    .map((phase) => phase.replace(/^EARLY_PHASE/, 'early ').replace(/^PHASE/, ''));
  const types = armsInterventionsModule.armGroups.map(({ type }) => type);
  return {
    structure: behind(
      structure,
      structures[interventionModel] === structure ? '' : `the record says ${interventionModel || 'nothing'}`,
    ),
    phase: phases.length > 0 ? shorten(phases.join('/'), 30) : null,
    allocation:
      allocation === 'RANDOMIZED'
        ? 'randomised'
        : allocation === 'NON_RANDOMIZED'
          ? 'non-randomised'
          : 'not applicable',
    masking: maskingOf(maskingInfo.masking, maskingInfo.whoMasked),
    control: controlOf(types, single),
    framework: frameworkOf(record),
    source: 'registry',
    at: 'designModule',
  };
}

const blinding: Record<string, string> = {
  NONE: 'open-label',
  SINGLE: 'single-blind',
  DOUBLE: 'double-blind',
  TRIPLE: 'triple-blind',
  QUADRUPLE: 'quadruple-blind',
};

function maskingOf(masking: string, who: string[]): Tree {
  const name = blinding[masking] ?? 'masking not stated';
  return behind(name, who.map((person) => person.toLowerCase().replaceAll('_', ' ')).join(', '));
}

function controlOf(types: string[], single: boolean): string {
  if (types.includes('PLACEBO_COMPARATOR')) return 'placebo-controlled';
  if (types.includes('SHAM_COMPARATOR')) return 'sham-controlled';
  if (types.includes('NO_INTERVENTION')) return 'controlled by no intervention';
  if (types.includes('ACTIVE_COMPARATOR')) return 'active-controlled';
  return single ? 'uncontrolled' : 'control not stated';
}

function frameworkOf(record: TrialRecord): Tree {
  const primary = record.resultsSection.outcomeMeasuresModule.outcomeMeasures.find(({ type }) => type === 'PRIMARY');
  const first = primary?.analyses[0];
  const type = first?.nonInferiorityType ?? '';
  const said = type ? `the first analysis of the primary outcome: ${type}` : '';
  if (first && asksNoninferiority(first)) return behind('noninferiority', said);
  if (type === 'EQUIVALENCE') return behind('equivalence', said);
  if (type === 'SUPERIORITY') return behind('superiority', said);
  return behind('not stated', said);
}

/** Who took part, without numbers that stand elsewhere. */
export function participantsOf(record: TrialRecord): Branch {
  const { eligibilityModule: eligible } = record.protocolSection;
  const count = takenOf(record);
  return {
    description: shorten(peopleOf(record), 110),
    age_from: ageOf(eligible.minimumAge),
    age_to: ageOf(eligible.maximumAge),
    randomised: count === null ? 'not reported' : new Figure(count),
    source: 'registry',
    at: 'eligibilityModule; designModule, enrollmentInfo',
  };
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

/** How many started in all groups of the participant flow; null where it does not say. */
function startedOf(record: TrialRecord): number | null {
  const [first] = record.resultsSection.participantFlowModule.periods;
  const groups = first?.milestones.find(({ type }) => /^started$/i.test(type))?.achievements ?? [];
  const total = groups.reduce((sum, { numSubjects }) => sum + (exact(figure(numSubjects)) ?? NaN), 0);
  return total > 0 ? total : null;
}

/** Where the number of people is from, and counts that contradict one another. */
export function countsRemark(record: TrialRecord, arms: ArmDraft[]): string {
  const remark = 'The number is that of the enrolment in the record.';
  const { enrollmentInfo, designInfo } = record.protocolSection.designModule;
  const enrolled = exact(figure(enrollmentInfo.count));
  if (enrolled !== null && takenOf(record) === null)
    return `Doubtful: the record enrolled ${enrolled}, and ${startedOf(record)} started in its groups; it does not say how many were randomised. Write the number here and at the population below.`;
  const started = arms.filter(({ pools }) => pools.length === 0).map(({ n }) => exact(n) ?? NaN);
  const total = started.reduce((sum, n) => sum + n, 0);
  if (enrolled === null || enrolled === 0 || Number.isNaN(total)) return remark;
  if (total === 0) return `Doubtful: the record says that ${enrolled} took part, and that nobody started in any arm.`;
  return total > enrolled && designInfo.interventionModel !== 'CROSSOVER'
    ? `Doubtful: ${enrolled} took part, and the arms have ${total} in all; some may be counted in several arms.`
    : remark;
}

function peopleOf(record: TrialRecord): string {
  const { sex, healthyVolunteers } = record.protocolSection.eligibilityModule;
  const { briefTitle, officialTitle } = record.protocolSection.identificationModule;
  const one = record.protocolSection.designModule.enrollmentInfo.count === '1';
  const [single, several] =
    sex === 'FEMALE' ? ['woman', 'women'] : sex === 'MALE' ? ['man', 'men'] : ['person', 'people'];
  const who = one ? single : several;
  // Many trials of patients let healthy people in; those that are of them say so in their names.
  return healthyVolunteers &&
    /(?<!otherwise )\bhealth(y|$)/i.test([conditionOf(record), briefTitle, officialTitle].join('; '))
    ? `healthy ${who}`
    : `${who} with ${lowered(conditionOf(record))}`;
}

/** `Hypertension` is lower case inside a sentence, `HIV infections` is not. */
export function lowered(text: string): string {
  // Names of people and titles in capitals keep theirs.
  const capitals = /^\p{Lu}\p{Ll}+['’]/u.test(text) || /^\S+ (\p{Ll}+ )?\p{Lu}\p{Ll}/u.test(text);
  return /^\p{Lu}\p{Ll}/u.test(text) && !capitals ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** The condition that the titles of a record name best, else its first; in 70 characters at most. */
export const conditionOf = (record: TrialRecord): string => shorten(mainCondition(record), 70);

function mainCondition(record: TrialRecord): string {
  const { briefTitle, officialTitle } = record.protocolSection.identificationModule;
  const { conditions } = record.protocolSection.conditionsModule;
  const titles = new Set(words(`${briefTitle} ${officialTitle}`));
  const named = (condition: string) => words(condition).filter((word) => word.length > 3 && titles.has(word)).length;
  return conditions.reduce(
    (best, next) => (named(next) > named(best) ? next : best),
    conditions[0] ?? 'Condition not stated',
  );
}

/** The dataset counts ages in years; others are left out. */
function ageOf(age: string): Tree {
  const years = /^(\d+) years?$/i.exec(age)?.[1];
  return years ? new Figure(years) : null;
}

/** What the record lists of sites, for a remark: a count of a list is no number of the record. */
export function sitesRemark(record: TrialRecord): string {
  const { locations } = record.protocolSection.contactsLocationsModule;
  const countries = new Set(locations.map(({ country }) => country).filter(Boolean));
  if (countries.size === 0) return '';
  return `The record lists ${locations.length} sites (${shorten([...countries].join(', '), 200)}). If that is all of them, add “sites” with their numbers.`;
}

/** Dates as the record gives them, to the day or to the month. */
export function datesOf(record: TrialRecord): Branch | null {
  const status = record.protocolSection.statusModule;
  const dates = {
    start: status.startDateStruct.date,
    primary_completion: status.primaryCompletionDateStruct.date,
    completion: status.completionDateStruct.date,
    results_posted: status.resultsFirstPostDateStruct.date,
  };
  const known = Object.entries(dates).filter(([, date]) => /^\d{4}-\d{2}(-\d{2})?$/.test(date));
  return known.length === 0 ? null : { ...Object.fromEntries(known), source: 'registry', at: 'statusModule' };
}

/** Sponsor and collaborators; null where the record names no sponsor. */
export function fundingOf(record: TrialRecord): Branch | null {
  const { leadSponsor, collaborators } = record.protocolSection.sponsorCollaboratorsModule;
  const names = collaborators.map(({ name }) => name).filter(Boolean);
  if (!leadSponsor.name) return null;
  return {
    sponsor: leadSponsor.name,
    collaborators: names.length > 0 ? names : null,
    source: 'registry',
    at: 'sponsorCollaboratorsModule',
  };
}

/** The interventions of the arms that are not comparators. */
export function interventionOf(record: TrialRecord, arms: ArmDraft[]): { name: string; description: string } {
  const { interventions, armGroups } = record.protocolSection.armsInterventionsModule;
  const comparators = arms.filter(({ role }) => role === 'comparator').map(({ title }) => title.toLowerCase());
  const used = new Set(
    armGroups
      .filter(({ label }) => !comparators.includes(label.toLowerCase()))
      .flatMap(({ interventionNames }) => interventionNames.map((name) => name.replace(/^[^:]+: /, ''))),
  );
  const active = interventions.filter(
    ({ name }) => name && !/placebo|sham/i.test(name) && !comparators.includes(name.toLowerCase()),
  );
  const chosen = active.filter(({ name }) => used.has(name));
  const taken = chosen.length > 0 ? chosen : active.length > 0 ? active : interventions.filter(({ name }) => name);
  const first = taken[0];
  const experimental = arms.find(({ role }) => role === 'experimental') ?? arms[0];
  const names = [...new Set(taken.map(({ name }) => name))];
  const few = names.slice(0, 2);
  const name =
    few.length > 0
      ? `${few.join(' and ')}${names.length > 2 ? ' and others' : ''}`
      : (experimental?.title ?? 'Intervention not stated');
  const description =
    first?.description ||
    first?.type.toLowerCase().replaceAll('_', ' ') ||
    experimental?.description ||
    'not described in the record';
  return { name: shorten(name, 90), description: shorten(description, 300) };
}

/** What the record names beside the condition taken, for a remark. */
export function conditionRemark(record: TrialRecord): string {
  const others = record.protocolSection.conditionsModule.conditions.filter((name) => name !== conditionOf(record));
  return others.length > 0
    ? `The one that the titles of the record name best. Its others: ${shorten(others.join('; '), 300)}.`
    : '';
}
