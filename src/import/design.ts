/** Design, sites, dates and funding of a record. */
import type { ArmDraft } from './arms.js';
import { givenTo } from './intervention.js';
import { asksNoninferiority } from './margin.js';
import type { TrialRecord } from './record.js';
import { shorten } from './text.js';
import { behind, type Tree } from './yaml.js';

type Branch = { [key: string]: Tree };

const structures: Record<string, string> = {
  PARALLEL: 'parallel',
  CROSSOVER: 'crossover',
  SINGLE_GROUP: 'single-arm',
  FACTORIAL: 'factorial',
  SEQUENTIAL: 'parallel',
};

/** Design in the dataset's words; what the record does not say is “not reported”, which is not printed. */
export function designOf(record: TrialRecord, arms: ArmDraft[]): Branch {
  const { designModule } = record.protocolSection;
  const { allocation, interventionModel, interventionModelDescription } = designModule.designInfo;
  const cluster = /\bcluster/i.test(
    `${interventionModelDescription} ${record.protocolSection.identificationModule.officialTitle}`,
  );
  const single = arms.filter(({ pools }) => pools.length === 0).length === 1;
  const structure = cluster ? 'cluster' : (structures[interventionModel] ?? (single ? 'single-arm' : 'parallel'));
  const phases = designModule.phases
    .filter((phase) => phase !== 'NA')
    .map((phase) => phase.replace(/^EARLY_PHASE/, 'early ').replace(/^PHASE/, ''));
  const masking = maskingOf(record);
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
    masking: masking ? behind(masking.name, masking.remark) : 'not reported',
    control: controlOf(record, arms),
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

const maskedPeople = (who: string[]) => who.map((person) => person.toLowerCase().replaceAll('_', ' ')).join(', ');

/** Masking by the record's own key, else by its title; null where neither tells. */
function maskingOf(record: TrialRecord): { name: string; remark: string } | null {
  const { masking, whoMasked } = record.protocolSection.designModule.designInfo.maskingInfo;
  const name = blinding[masking];
  if (name !== undefined) return { name, remark: maskedPeople(whoMasked) };
  const { officialTitle, briefTitle } = record.protocolSection.identificationModule;
  const [, blind] =
    /\b(single|double|triple|quadruple)[- ]?(?:blind|mask)/i.exec(`${officialTitle} ${briefTitle}`) ?? [];
  const remark = 'by the title; the record has no key for it';
  if (blind) return { name: `${blind.toLowerCase()}-blind`, remark };
  return /\bopen\b/i.test(`${officialTitle} ${briefTitle}`) ? { name: 'open-label', remark } : null;
}

/** Whether everybody knew who had what. */
export const isOpen = (record: TrialRecord): boolean => maskingOf(record)?.name === 'open-label';

/** `double-blind (participant, investigator)`; empty where nobody was masked. */
export function maskedWords(record: TrialRecord): string {
  const masking = maskingOf(record);
  if (masking === null || masking.name === 'open-label') return '';
  const who = maskedPeople(record.protocolSection.designModule.designInfo.maskingInfo.whoMasked);
  return `${masking.name}${who ? ` (${who})` : ''}`;
}

/** By the types of the arms, else by what the comparators are called and given. */
function controlOf(record: TrialRecord, arms: ArmDraft[]): string {
  const { armGroups } = record.protocolSection.armsInterventionsModule;
  const types = armGroups.map(({ type }) => type);
  if (types.includes('PLACEBO_COMPARATOR')) return 'placebo-controlled';
  if (types.includes('SHAM_COMPARATOR')) return 'sham-controlled';
  const comparators = arms.filter(({ role, pools }) => role === 'comparator' && pools.length === 0);
  const called = (word: RegExp) => comparators.some(({ title }) => word.test(title));
  const { experimental, comparator } = givenTo(record, arms);
  const added = [...comparator].filter((name) => !experimental.has(name));
  const onlyPlacebo = added.length > 0 && added.every((name) => /placebo/i.test(name));
  if (onlyPlacebo || called(/^\W*(matching )?placebo\b/i)) return 'placebo-controlled';
  if (called(/^\W*sham\b/i)) return 'sham-controlled';
  if (types.includes('NO_INTERVENTION')) return untreatedOf(record, comparators);
  if (types.includes('ACTIVE_COMPARATOR')) return 'active-controlled';
  return arms.filter(({ pools }) => pools.length === 0).length === 1 ? 'uncontrolled' : 'not reported';
}

/** An arm of the type “no intervention” often has what all patients have. */
function untreatedOf(record: TrialRecord, comparators: ArmDraft[]): string {
  const { armGroups } = record.protocolSection.armsInterventionsModule;
  const told = armGroups
    .filter(({ type }) => type === 'NO_INTERVENTION')
    .flatMap(({ label, description }) => [label, description])
    .concat(comparators.flatMap(({ title, description }) => [title, description]));
  const usual = told.some((text) => /\b(usual|standard|routine|regular)\b/i.test(text));
  return usual ? 'controlled by usual care' : 'controlled by no intervention';
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

/** What the record lists of sites, for a remark: a count of a list is no number of the record. */
export function sitesRemark(record: TrialRecord): string {
  const { locations } = record.protocolSection.contactsLocationsModule;
  const countries = new Set(locations.map(({ country }) => country).filter(Boolean));
  if (countries.size === 0) return '';
  return `The record lists ${locations.length} ${locations.length === 1 ? 'site' : 'sites'} (${shorten([...countries].join(', '), 200)}). If that is all, add “sites” with their numbers.`;
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
