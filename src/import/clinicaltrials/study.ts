/**
 * A record of ClinicalTrials.gov (API v2), as far as it is read here. Records
 * are written by many hands: whatever is missing, or not of the expected kind,
 * is absent, and never an error.
 */
import { own } from '../../own.js';
import { expectWithin } from '../../bounds.js';
import { ContentError } from '../../errors.js';
import { clean } from '../text.js';

/** Reads one value of a record, whatever it is. */
type Reader<T> = (value: unknown) => T;
type Shape = Record<string, Reader<unknown>>;
type Read<S extends Shape> = { [K in keyof S]: ReturnType<S[K]> };

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Text on one line; numbers as written. Empty where there is none. */
const text: Reader<string> = (value) =>
  typeof value === 'string' || typeof value === 'number' ? clean(String(value)) : '';

const texts: Reader<string[]> = (value) => (Array.isArray(value) ? value.map(text).filter(Boolean) : []);
/** Text with its line breaks, of which lists are made: two spaces stand before an item below another. */
const lines: Reader<string[]> = (value) =>
  typeof value === 'string'
    ? value.split(/\n+/).flatMap((line) => (clean(line) ? `${/^\s{2}/.test(line) ? '  ' : ''}${clean(line)}` : []))
    : [];
const flag: Reader<boolean> = (value) => value === true;

/** A group of these keys; all are there, and empty where the record has none. */
const part =
  <S extends Shape>(shape: S): Reader<Read<S>> =>
  (value) => {
    const found = isObject(value) ? value : {};
    return Object.fromEntries(Object.entries(shape).map(([key, read]) => [key, read(own(found, key))])) as Read<S>;
  };

const rows = <S extends Shape>(shape: S): Reader<Read<S>[]> => {
  const row = part(shape);
  return (value) => (Array.isArray(value) ? value.filter(isObject).map(row) : []);
};

const group = { id: text, title: text, description: text };
const counts = rows({ units: text, counts: rows({ groupId: text, value: text }) });
const measurement = {
  groupId: text,
  value: text,
  spread: text,
  lowerLimit: text,
  upperLimit: text,
  comment: text,
};
const classes = rows({
  title: text,
  denoms: counts,
  categories: rows({ title: text, measurements: rows(measurement) }),
});
const analysis = {
  groupIds: texts,
  groupDescription: text,
  nonInferiorityType: text,
  nonInferiorityComment: text,
  pValue: text,
  pValueComment: text,
  statisticalMethod: text,
  statisticalComment: text,
  paramType: text,
  paramValue: text,
  ciPctValue: text,
  ciNumSides: text,
  ciLowerLimit: text,
  ciUpperLimit: text,
  dispersionType: text,
  dispersionValue: text,
  estimateComment: text,
};
const outcome = {
  type: text,
  title: text,
  description: text,
  populationDescription: text,
  reportingStatus: text,
  paramType: text,
  dispersionType: text,
  unitOfMeasure: text,
  timeFrame: text,
  groups: rows(group),
  denoms: counts,
  classes,
  analyses: rows(analysis),
};
const event = {
  term: text,
  organSystem: text,
  stats: rows({ groupId: text, numAffected: text, numAtRisk: text }),
};
const dated = part({ date: text });
const planned = rows({ measure: text, timeFrame: text });

const toStudy = part({
  protocolSection: part({
    identificationModule: part({
      nctId: text,
      briefTitle: text,
      officialTitle: text,
      acronym: text,
      secondaryIdInfos: rows({ id: text, type: text }),
    }),
    statusModule: part({
      overallStatus: text,
      whyStopped: text,
      studyFirstSubmitDate: text,
      startDateStruct: dated,
      primaryCompletionDateStruct: dated,
      completionDateStruct: dated,
      resultsFirstPostDateStruct: dated,
      lastUpdatePostDateStruct: dated,
    }),
    sponsorCollaboratorsModule: part({ leadSponsor: part({ name: text }), collaborators: rows({ name: text }) }),
    descriptionModule: part({ briefSummary: text, detailedDescription: text }),
    conditionsModule: part({ conditions: texts }),
    designModule: part({
      phases: texts,
      designInfo: part({
        allocation: text,
        interventionModel: text,
        interventionModelDescription: text,
        primaryPurpose: text,
        maskingInfo: part({ masking: text, whoMasked: texts }),
      }),
      enrollmentInfo: part({ count: text, type: text }),
    }),
    outcomesModule: part({ primaryOutcomes: planned, secondaryOutcomes: planned, otherOutcomes: planned }),
    armsInterventionsModule: part({
      armGroups: rows({ label: text, type: text, description: text, interventionNames: texts }),
      interventions: rows({ type: text, name: text, description: text }),
    }),
    eligibilityModule: part({
      sex: text,
      minimumAge: text,
      maximumAge: text,
      healthyVolunteers: flag,
      eligibilityCriteria: lines,
    }),
    contactsLocationsModule: part({ locations: rows({ facility: text, country: text }) }),
    referencesModule: part({ references: rows({ pmid: text, type: text, citation: text }) }),
  }),
  resultsSection: part({
    participantFlowModule: part({
      preAssignmentDetails: text,
      recruitmentDetails: text,
      groups: rows(group),
      periods: rows({
        title: text,
        milestones: rows({ type: text, achievements: rows({ groupId: text, numSubjects: text }) }),
        dropWithdraws: rows({ type: text, reasons: rows({ groupId: text, numSubjects: text }) }),
      }),
    }),
    baselineCharacteristicsModule: part({
      populationDescription: text,
      groups: rows(group),
      denoms: counts,
      measures: rows({
        title: text,
        paramType: text,
        dispersionType: text,
        unitOfMeasure: text,
        denoms: counts,
        classes,
      }),
    }),
    outcomeMeasuresModule: part({ outcomeMeasures: rows(outcome) }),
    adverseEventsModule: part({
      frequencyThreshold: text,
      timeFrame: text,
      description: text,
      eventGroups: rows({
        ...group,
        deathsNumAffected: text,
        deathsNumAtRisk: text,
        seriousNumAffected: text,
        seriousNumAtRisk: text,
        otherNumAffected: text,
        otherNumAtRisk: text,
      }),
      seriousEvents: rows(event),
      otherEvents: rows(event),
    }),
    moreInfoModule: part({ limitationsAndCaveats: part({ description: text }) }),
  }),
});

export type Study = ReturnType<typeof toStudy>;
export type Group = Read<typeof group>;
export type StudyOutcome = Study['resultsSection']['outcomeMeasuresModule']['outcomeMeasures'][number];
export type StudyAnalysis = StudyOutcome['analyses'][number];
export type Measurement = Read<typeof measurement>;
export type Counts = StudyOutcome['denoms'];
export type StudyEvent = Study['resultsSection']['adverseEventsModule']['seriousEvents'][number];
export type StudyEventGroup = Study['resultsSection']['adverseEventsModule']['eventGroups'][number];

/** Whether a record holds results to make a dataset of. */
export const hasResults = ({ resultsSection: { outcomeMeasuresModule, participantFlowModule } }: Study): boolean =>
  outcomeMeasuresModule.outcomeMeasures.length > 0 || participantFlowModule.groups.length > 0;

/** Keys of texts that run on; all others hold titles, names and terms. */
const prose = /description|summary|criteria|comment|details|caveats|citation|url/i;

/** Titles and names are taken apart, and looked for in one another: what is longer than any is refused before. */
function expectShortTexts(node: unknown, file: string, key = ''): void {
  if (typeof node === 'string') {
    const bound = prose.test(key) ? 'characters of a text of a record' : 'characters of a title of a record';
    expectWithin(bound, node.length, { file });
  } else if (Array.isArray(node)) for (const item of node) expectShortTexts(item, file, key);
  else if (node !== null && typeof node === 'object')
    for (const [name, item] of Object.entries(node)) expectShortTexts(item, file, name);
}

/** Reads a record from the text of its file. Throws a ContentError where the file is no record. */
export function readStudy(file: string, written: string): Study {
  const fail = (message: string, hint: string) => new ContentError([{ severity: 'error', message, hint, file }]);
  const hint = 'save it from https://clinicaltrials.gov/api/v2/studies/NCT… , with the number of the trial';
  let root: unknown;
  try {
    root = JSON.parse(written.replace(/^\uFEFF/, ''));
  } catch {
    throw fail('this is not JSON, and so no record of ClinicalTrials.gov', hint);
  }
  expectShortTexts(root, file);
  const record = toStudy(root);
  if (!/^NCT\d+$/.test(record.protocolSection.identificationModule.nctId)) {
    throw fail('this is JSON, but no record of ClinicalTrials.gov (API version 2)', hint);
  }
  const { outcomeMeasuresModule, participantFlowModule, adverseEventsModule } = record.resultsSection;
  const outcomes = outcomeMeasuresModule.outcomeMeasures;
  expectWithin('outcomes of a record', outcomes.length, { file });
  for (const { length } of [
    participantFlowModule.groups,
    adverseEventsModule.eventGroups,
    ...outcomes.map(({ groups }) => groups),
  ]) {
    expectWithin('groups of a record', length, { file });
  }
  return record;
}
