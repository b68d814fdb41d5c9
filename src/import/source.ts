/** The record as a source: what is cited, registered, and of which day. */
import type { TrialRecord } from './record.js';
import { shorten } from './text.js';
import { apart, Figure, type Tree } from './yaml.js';

/** `sources`, `citation` and `registrations`; `citation` replaces that of the record. */
export function sourcesOf(record: TrialRecord, citation: Record<string, Tree> | undefined): Record<string, Tree> {
  return {
    sources: apart([sourceOf(record)]),
    citation: apart(citation ?? recordCitation(record), citation ? [] : citationRemarks(record)),
    registrations: apart(registrationsOf(record)),
  };
}

const urlOf = (record: TrialRecord) =>
  `https://clinicaltrials.gov/study/${record.protocolSection.identificationModule.nctId}`;

/** The day on which the record was last changed. */
export function lastUpdate(record: TrialRecord): string {
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
    'The record itself is cited, being what was read. To cite the article: npx trialbrief import … --citation FILE',
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
