/** Design, sites, dates and funding of a record. */
import { givenTo } from './intervention.js';
import { lastUpdate } from './source.js';
import { asksEquivalence, asksNoninferiority } from '../reading/margin.js';
import type { PlannedKind, RegistryTrial } from '../registry-trial.js';
import { shorten } from '../text.js';
import { behind, type Tree } from '../tree.js';
import type { ArmDraft } from '../drafts.js';

type Branch = { [key: string]: Tree };

/** Design in the dataset's words; what the record does not say is “not reported”, which is not printed. */
export function designOf(trial: RegistryTrial, arms: ArmDraft[]): Branch {
  const { model, modelWords, phases, allocation } = trial.design;
  const cluster = /\bcluster/i.test(`${modelWords} ${trial.titles.official}`);
  const single = arms.filter(({ pools }) => pools.length === 0).length === 1;
  const known = model === 'sequential' ? 'parallel' : model;
  const structure = cluster ? 'cluster' : (known ?? (single ? 'single-arm' : 'parallel'));
  return {
    structure: behind(structure, known === structure ? '' : `the record says ${model ?? 'nothing'}`),
    phase: phases.length > 0 ? shorten(phases.join('/'), 30) : null,
    allocation: allocation ?? 'not applicable',
    masking: maskingOf(trial)?.name ?? 'not reported',
    control: controlOf(trial, arms),
    framework: frameworkOf(trial),
    conduct: conductOf(trial),
    source: 'registry',
    at: 'designModule',
  };
}

/** Masking by the record's own key, else by its title; null where neither tells. */
function maskingOf({ design, titles }: RegistryTrial): { name: string } | null {
  if (design.masking !== null) return { name: design.masking };
  const title = `${titles.official} ${titles.brief}`;
  const [, blind] = /\b(single|double|triple|quadruple)[- ]?(?:blind|mask)/i.exec(title) ?? [];
  if (blind) return { name: `${blind.toLowerCase()}-blind` };
  return /\bopen\b/i.test(title) ? { name: 'open-label' } : null;
}

/** Whether everybody knew who had what. */
export const isOpen = (trial: RegistryTrial): boolean => maskingOf(trial)?.name === 'open-label';

/** `double-blind (participant, investigator)`; empty where nobody was masked. */
export function maskedWords(trial: RegistryTrial): string {
  const masking = maskingOf(trial);
  if (masking === null || masking.name === 'open-label') return '';
  const who = trial.design.masked.join(', ');
  return `${masking.name}${who ? ` (${who})` : ''}`;
}

/** Stopping early is what readers of results must know first. */
function conductOf({ status }: RegistryTrial): Tree {
  return status.isTerminated ? [`stopped early${status.why ? `: ${shorten(status.why, 120)}` : ''}`] : null;
}

/** By what the comparators are called and given; “not reported”, which is not printed, where that does not tell it for certain. */
function controlOf(trial: RegistryTrial, arms: ArmDraft[]): string {
  const comparators = arms.filter(({ role, pools }) => role === 'comparator' && pools.length === 0);
  const kinds = comparators.map(({ of }) => of.planned?.kind ?? null);
  const called = (word: RegExp) => comparators.some(({ title }) => word.test(title));
  const { experimental, comparator } = givenTo(trial, arms);
  const added = [...comparator].filter((name) => !experimental.has(name));
  const onlyPlacebo = added.length > 0 && added.every((name) => /placebo/i.test(name));
  if (onlyPlacebo || called(/^\W*(matching )?placebo\b/i)) return 'placebo-controlled';
  if (called(/^\W*sham\b/i)) return 'sham-controlled';
  if (isUsualCare(trial, comparators, kinds)) return 'controlled by usual care';
  // What is called active can be the same device, a rest, or a placebo: only another drug is one for certain.
  const isDrug = (name: string) =>
    trial.interventions.some((one) => one.name === name && /^(drug|biological|combination.product)$/i.test(one.kind));
  if (kinds.length > 0 && kinds.every((kind) => kind === 'active') && added.length > 0 && added.every(isDrug))
    return 'active-controlled';
  return arms.filter(({ pools }) => pools.length === 0).length === 1 ? 'uncontrolled' : 'not reported';
}

/** An arm of the type “no intervention” often has what all patients have. */
function isUsualCare(trial: RegistryTrial, comparators: ArmDraft[], kinds: (PlannedKind | null)[]): boolean {
  if (!kinds.includes('untreated')) return false;
  const told = trial.planned
    .filter(({ kind }) => kind === 'untreated')
    .flatMap(({ title, description }) => [title, description])
    .concat(comparators.flatMap(({ title, description }) => [title, description]));
  return told.some((text) => /\b(usual|standard|routine|regular|conventional|current)\b/i.test(text));
}

function frameworkOf(trial: RegistryTrial): Tree {
  const primary = trial.outcomes.find(({ role }) => role === 'primary');
  const first = primary?.analyses[0];
  const type = first?.framework ?? '';
  const said = type ? `the first analysis of the primary outcome: ${type}` : '';
  if (first && asksNoninferiority(first)) return behind('noninferiority', said);
  if (first && asksEquivalence(first)) return behind('equivalence', said);
  if (type === 'superiority') return behind('superiority', said);
  return behind('not stated', said);
}

/** What the record lists of sites, for a remark: a count of a list is no number of the record. */
export function sitesRemark(trial: RegistryTrial): string {
  const locations = trial.sites;
  const countries = new Set(locations.map(({ country }) => country).filter(Boolean));
  if (countries.size === 0) return '';
  return `The record lists ${locations.length} ${locations.length === 1 ? 'site' : 'sites'} (${shorten([...countries].join(', '), 200)}). If that is all, add “sites” with their numbers.`;
}

/** Dates as the record gives them, to the day or to the month. */
export function datesOf(trial: RegistryTrial): Branch | null {
  const { start, primaryCompletion, completion, posted } = trial.dates;
  const dates = {
    start,
    primary_completion: primaryCompletion,
    completion,
    results_posted: posted,
  };
  // What was still to come when the record was written is a plan, and no date of what was done.
  const isPast = (date: string) => date <= lastUpdate(trial).slice(0, date.length);
  const known = Object.entries(dates).filter(([, date]) => /^\d{4}-\d{2}(-\d{2})?$/.test(date) && isPast(date));
  return known.length === 0 ? null : { ...Object.fromEntries(known), source: 'registry', at: 'statusModule' };
}

/** Sponsor and collaborators; null where the record names no sponsor. */
export function fundingOf(trial: RegistryTrial): Branch | null {
  const { sponsor, collaborators: names } = trial;
  if (!sponsor) return null;
  return {
    sponsor,
    collaborators: names.length > 0 ? names : null,
    source: 'registry',
    at: 'sponsorCollaboratorsModule',
  };
}
