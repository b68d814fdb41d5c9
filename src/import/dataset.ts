/** A record of the registry to the text of a data file. */
import { armsOf, type ArmDraft } from './arms.js';
import { baselineOf } from './baseline.js';
import { conditionOf, datesOf, designOf, fundingOf, participantsOf, sitesOf } from './design.js';
import { draftOf } from './draft.js';
import { outcomesOf, postedOutcomes, type Direction } from './outcomes.js';
import type { TrialRecord } from './record.js';
import { safetyOf } from './safety.js';
import { idFrom, shorten } from './text.js';
import { above, apart, Figure, writeYaml, type Tree } from './yaml.js';

/** Choices that a record leaves open. What is left out is chosen by the defaults told in the file. */
export interface ImportOptions {
  /** Id of the dataset; default: the registry's number. */
  id?: string;
  /** Title (or a part of it) of the group that the others are compared with. */
  comparator?: string;
  /** How many outcomes are taken beside the primary ones; default 8. */
  outcomes?: number;
  /** Which way is good in the primary outcome. */
  better?: Direction;
  /** Keys of the citation, where it is not the record itself that is cited. */
  citation?: Record<string, Tree>;
}

export interface Imported {
  id: string;
  /** The data file: YAML with remarks. */
  text: string;
  /** What a person should look at first. */
  doubts: number;
}

/** Makes a data file of a record. Never throws for what a record holds. */
export function importRecord(record: TrialRecord, options: ImportOptions = {}): Imported {
  const { identificationModule: names } = record.protocolSection;
  const posted = postedOutcomes(record);
  const arms = armsOf(record, posted[0], options.comparator);
  const outcomes = outcomesOf(record, arms.list, { secondary: options.outcomes ?? 8, better: options.better });
  const safety = safetyOf(record, arms.list);
  const baseline = baselineOf(record, arms.list);
  const intervention = interventionOf(record, arms.list);
  const drafted = draftOf(record, intervention.name, arms.list, outcomes.drafts);
  const id = options.id ?? idFrom(names.nctId, new Set(), 'trial');
  const revised = lastUpdate(record);
  const text = writeYaml(
    {
      id,
      draft: above('Prints “Draft” on page and deck. Delete this line when you have checked and written everything.', true),
      revised,
      language: 'en-GB',
      sources: apart([sourceOf(record)]),
      citation: apart(options.citation ?? recordCitation(record), options.citation ? [] : citationRemarks(record)),
      registrations: apart(registrationsOf(record)),
      funding: fundingOf(record) && apart(fundingOf(record)),
      dates: datesOf(record),
      condition: apart(conditionOf(record), conditionRemark(record)),
      intervention: apart({ ...intervention, source: 'registry', at: 'armsInterventionsModule' }),
      design: apart(designOf(record, arms.list)),
      participants: apart(participantsOf(record), 'The number is that of the enrolment in the record.'),
      sites: sitesOf(record) && apart(sitesOf(record)),
      populations: apart([
        { id: 'all', name: 'Participants', kind: 'analysis set', n: populationCount(record), source: 'registry', at: 'designModule, enrollmentInfo' },
      ], 'Who was counted can differ from outcome to outcome: each arm has its own n.'),
      arms: apart(arms.list.map(armTree), arms.remarks),
      baseline: baseline.rows.length > 0 ? apart(baseline.rows, ['Who took part. Who is counted, and how, stands at each row.', ...baseline.remarks]) : null,
      outcomes: apart(outcomes.outcomes.length > 0 ? outcomes.outcomes : [noOutcome(record)], outcomes.remarks),
      results: outcomes.results.length > 0 ? apart(outcomes.results) : null,
      adverse_events: safety.events.length > 0 ? apart(safety.events, safety.remarks) : null,
      question: apart(drafted.question, [
        '── From here on, drafts in neutral words: rewrite them ──',
        'Numbers are references to the values above.',
      ]),
      headline: drafted.headline,
      bottom_line: drafted.bottom_line,
      primary_message: drafted.primary_message,
      secondary_message: drafted.secondary_message,
      safety_message: drafted.safety_message,
      strengths: apart(drafted.strengths),
      limitations: apart(drafted.limitations),
      takeaways: apart(drafted.takeaways),
      questions: apart(drafted.questions),
    },
    topOf(record),
  );
  return { id, text, doubts: text.split('\n').filter((line) => /^\s*#.*doubtful/i.test(line)).length };
}

const urlOf = (record: TrialRecord) => `https://clinicaltrials.gov/study/${record.protocolSection.identificationModule.nctId}`;

function topOf(record: TrialRecord): string {
  const { nctId, briefTitle } = record.protocolSection.identificationModule;
  return [
    `${briefTitle} (${nctId}).`,
    '',
    'Made by “trialbrief import” from the record of ClinicalTrials.gov. Every figure is as the record writes it; “at” tells its module, outcome and group. What the import had to choose, left out or found doubtful is said in remarks like this one: search for “doubtful” first.',
  ].join('\n');
}

function lastUpdate(record: TrialRecord): string {
  const { lastUpdatePostDateStruct, resultsFirstPostDateStruct } = record.protocolSection.statusModule;
  const day = [lastUpdatePostDateStruct.date, resultsFirstPostDateStruct.date].find((date) => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date));
  return day ?? '2000-01-01';
}

function sourceOf(record: TrialRecord): Tree {
  const { nctId } = record.protocolSection.identificationModule;
  return {
    id: 'registry',
    kind: 'registry',
    cite: `ClinicalTrials.gov ${nctId}, posted results`,
    date: lastUpdate(record),
    url: urlOf(record),
  };
}

/** The record itself: it is what was read. */
function recordCitation(record: TrialRecord): Record<string, Tree> {
  const { officialTitle, briefTitle, nctId } = record.protocolSection.identificationModule;
  const { leadSponsor } = record.protocolSection.sponsorCollaboratorsModule;
  const posted = record.protocolSection.statusModule.resultsFirstPostDateStruct.date;
  return {
    title: shorten(officialTitle || briefTitle || nctId, 200),
    authors: [leadSponsor.name || 'Sponsor not stated'],
    journal: 'ClinicalTrials.gov',
    year: new Figure(/^\d{4}/.exec(posted || lastUpdate(record))?.[0] ?? '2000'),
    url: urlOf(record),
    source: 'registry',
    at: 'identificationModule',
  };
}

function citationRemarks(record: TrialRecord): string[] {
  const articles = record.protocolSection.referencesModule.references.filter(({ type }) => type === 'RESULT');
  const remarks = ['The record itself is cited, being what was read. To cite the article: trialbrief import … --citation FILE'];
  if (articles.length > 0) remarks.push('Articles that the record names as its results:');
  for (const { citation, pmid } of articles.slice(0, 5)) remarks.push(`· ${shorten(citation, 400)}${pmid ? ` PMID ${pmid}` : ''}`);
  if (articles.length > 5) remarks.push(`· and ${articles.length - 5} more`);
  return remarks;
}

function registrationsOf(record: TrialRecord): Tree[] {
  const { nctId, secondaryIdInfos } = record.protocolSection.identificationModule;
  const others = secondaryIdInfos.filter(({ type, id }) => type === 'EUDRACT_NUMBER' && id);
  return [
    { registry: 'ClinicalTrials.gov', id: nctId, url: urlOf(record), source: 'registry' },
    ...others.map(({ id }) => ({ registry: 'EudraCT', id, source: 'registry' })),
  ];
}

function conditionRemark(record: TrialRecord): string {
  const [first, ...others] = record.protocolSection.conditionsModule.conditions;
  const shortened = first && conditionOf(record) !== first ? [first] : [];
  const more = [...shortened, ...others];
  return more.length > 0 ? `The first that the record names. The others: ${shorten(more.join('; '), 300)}.` : '';
}

/** The interventions of the arms that are not comparators. */
function interventionOf(record: TrialRecord, arms: ArmDraft[]): { name: string; description: string } {
  const { interventions, armGroups } = record.protocolSection.armsInterventionsModule;
  const comparators = arms.filter(({ role }) => role === 'comparator').map(({ title }) => title.toLowerCase());
  const used = new Set(
    armGroups
      .filter(({ label }) => !comparators.includes(label.toLowerCase()))
      .flatMap(({ interventionNames }) => interventionNames.map((name) => name.replace(/^[^:]+: /, ''))),
  );
  const active = interventions.filter(({ name }) => name && !/placebo|sham/i.test(name));
  const chosen = active.filter(({ name }) => used.has(name));
  const taken = chosen.length > 0 ? chosen : active.length > 0 ? active : interventions.filter(({ name }) => name);
  const first = taken[0];
  const experimental = arms.find(({ role }) => role === 'experimental') ?? arms[0];
  const few = taken.slice(0, 2).map(({ name }) => name);
  const name = few.length > 0 ? `${few.join(' and ')}${taken.length > 2 ? ' and others' : ''}` : (experimental?.title ?? 'Intervention not stated');
  const description = first?.description || first?.type.toLowerCase().replaceAll('_', ' ') || experimental?.description || 'not described in the record';
  return { name: shorten(name, 90), description: shorten(description, 300) };
}

function populationCount(record: TrialRecord): Tree {
  const count = participantsOf(record).randomised;
  return count ?? 'not reported';
}

function armTree({ id, title, role, n, at, pools, description }: ArmDraft): Tree {
  const name = shorten(title, 44);
  const short = shorten(title, 22);
  return apart(
    {
      id,
      name,
      short: short === name ? null : short,
      role,
      n: n === null ? 'not reported' : new Figure(n),
      pools: pools.length > 0 ? pools : null,
      source: 'registry',
      at: at || 'no number in the record',
    },
    [name === title ? '' : `In full: ${title}`, shorten(description, 300)],
  );
}

/** A trial without figures still names what it set out to measure. */
function noOutcome(record: TrialRecord): Tree {
  const first = record.resultsSection.outcomeMeasuresModule.outcomeMeasures[0];
  return {
    id: 'outcome',
    name: shorten(first?.title || 'Not reported', 90),
    role: 'primary',
    type: 'words',
    measure: 'no figures in the record',
    timepoint: shorten(first?.timeFrame ?? '', 60) || 'not reported',
    better: 'neither',
    source: 'registry',
    at: 'outcomeMeasuresModule',
  };
}
