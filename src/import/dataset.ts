/** A record of the registry to the text of a data file. */
import { loadDataset } from '../dataset/load.js';
import { ContentError } from '../errors.js';
import { armsOf, type ArmDraft } from './arms.js';
import { baselineOf } from './baseline.js';
import { conditionOf, datesOf, designOf, fundingOf, participantsOf, sitesRemark } from './design.js';
import { draftOf } from './draft.js';
import { outcomesOf, postedOutcomes, type Direction, type Doubtful } from './outcomes.js';
import { rooms, type Room } from './room.js';
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
  /** How many outcomes are taken beside the primary ones; by default as many as make eight with them. */
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

/**
 * Makes a data file of a record, one that builds. Rows that the checks of a
 * dataset refuse, such as more events than people, are left out and kept in remarks.
 */
export function importRecord(record: TrialRecord, options: ImportOptions = {}, room = rooms[0]!): Imported {
  const doubtful = new Map<string, string>();
  for (;;) {
    const { id, text } = draftDataset(record, options, doubtful, room);
    const refused = refusedRows(text).filter(({ row }) => !doubtful.has(row));
    for (const { row, why } of refused) doubtful.set(row, why);
    if (refused.length === 0) return { id, text, doubts: (text.match(/^\s*#.*\bDoubtful\b/gm) ?? []).length };
  }
}

/** Rows of results, events and baseline in which a check finds an error, and what it says. */
function refusedRows(text: string): { row: string; why: string }[] {
  try {
    loadDataset('draft.yaml', text);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const lines = text.split('\n');
    return error.problems
      .filter(({ severity }) => severity === 'error')
      .flatMap(({ line = 1, message }) => {
        const before = lines.slice(0, line).reverse();
        const id = before.map((text) => /^ {2}- id: (\S+)/.exec(text)?.[1]).find(Boolean);
        const list = before.map((text) => /^([a-z_]+):/.exec(text)?.[1]).find(Boolean);
        return id && list && ['results', 'adverse_events', 'baseline'].includes(list)
          ? [{ row: `${list}.${id}`, why: message }]
          : [];
      });
  }
}

function draftDataset(
  record: TrialRecord,
  options: ImportOptions,
  doubtful: Doubtful,
  room: Room,
): { id: string; text: string } {
  const { identificationModule: names } = record.protocolSection;
  const posted = postedOutcomes(record);
  const arms = armsOf(record, posted[0], options.comparator, room.arms);
  const outcomes = outcomesOf(
    record,
    arms.list,
    { secondary: options.outcomes, better: options.better },
    doubtful,
    room,
  );
  const safety = safetyOf(record, arms.list, doubtful, room);
  const baseline = baselineOf(record, arms.list, doubtful);
  const intervention = interventionOf(record, arms.list);
  const drafted = draftOf(record, intervention.name, arms.list, outcomes.drafts, room);
  const id = options.id ?? idFrom(names.nctId, new Set(), 'trial');
  const revised = lastUpdate(record);
  const text = writeYaml(
    {
      id,
      draft: above(
        'Prints “Draft” on page and deck. Delete this line when you have checked and written everything.',
        true,
      ),
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
      participants: apart(participantsOf(record), [
        'The number is that of the enrolment in the record.',
        sitesRemark(record),
      ]),
      populations: apart(
        [
          {
            id: 'all',
            name: 'Participants',
            kind: 'analysis set',
            n: populationCount(record),
            source: 'registry',
            at: 'designModule, enrollmentInfo',
          },
        ],
        'Who was counted can differ from outcome to outcome: each arm has its own n.',
      ),
      arms: apart(
        arms.list.map((arm) => armTree(arm, room)),
        arms.remarks,
      ),
      baseline:
        baseline.rows.length > 0
          ? apart(baseline.rows, ['Who took part. Who is counted, and how, stands at each row.', ...baseline.remarks])
          : null,
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
  return { id, text };
}

const urlOf = (record: TrialRecord) =>
  `https://clinicaltrials.gov/study/${record.protocolSection.identificationModule.nctId}`;

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
  const day = [lastUpdatePostDateStruct.date, resultsFirstPostDateStruct.date].find((date) =>
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date),
  );
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
  const remarks = [
    'The record itself is cited, being what was read. To cite the article: trialbrief import … --citation FILE',
  ];
  if (articles.length > 0) remarks.push('Articles that the record names as its results:');
  for (const { citation, pmid } of articles.slice(0, 5))
    remarks.push(`· ${shorten(citation, 400)}${pmid ? ` PMID ${pmid}` : ''}`);
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

function populationCount(record: TrialRecord): Tree {
  const count = participantsOf(record).randomised;
  return count ?? 'not reported';
}

function armTree({ id, title, role, n, at, pools, description }: ArmDraft, room: Room): Tree {
  const name = shorten(title, room.arm);
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
