/** A record of ClinicalTrials.gov as a neutral trial. */
import { ContentError } from '../../errors.js';
import { own } from '../../own.js';
import { figure } from '../reading/numbers.js';
import type {
  Affected,
  Analysis,
  Arm,
  BaselineMeasure,
  Column,
  Count,
  Flow,
  Harms,
  NamedEvent,
  OutcomeRole,
  PlannedOutcome,
  RegistryOutcome,
  RegistryTrial,
  Row,
} from '../registry-trial.js';
import { armsOf, countOf, plannedArms } from './arms.js';
import { columnsOf } from './columns.js';
import { measureOf } from './measure.js';
import { hasResults, readStudy, type Study, type StudyAnalysis, type StudyEvent, type StudyOutcome } from './study.js';

/** Reads the text of a record. Throws a ContentError where the file is no record, or holds no results to make a dataset of. */
export function readRegistryTrial(file: string, text: string): RegistryTrial {
  const { trial, hasResults } = readRegistration(file, text);
  if (hasResults) return trial;
  const message = 'this record has no posted results';
  throw new ContentError([
    { severity: 'error', message, hint: 'only a trial with results can become a dataset', file },
  ]);
}

/** Reads the text of a record, which may hold no results yet. Throws a ContentError where the file is no record. */
export function readRegistration(file: string, text: string): { trial: RegistryTrial; hasResults: boolean } {
  const study = readStudy(file, text);
  return { trial: trialOf(study), hasResults: hasResults(study) };
}

function trialOf(study: Study): RegistryTrial {
  const { arms, remarks } = armsOf(study);
  const { identificationModule: names, statusModule: status, descriptionModule } = study.protocolSection;
  const { sponsorCollaboratorsModule, conditionsModule, contactsLocationsModule, referencesModule } =
    study.protocolSection;
  const { outcomeMeasuresModule, moreInfoModule } = study.resultsSection;
  return {
    registry: {
      name: 'ClinicalTrials.gov',
      id: names.nctId,
      url: `https://clinicaltrials.gov/study/${names.nctId}`,
      others: names.secondaryIdInfos
        .filter(({ type, id }) => type === 'EUDRACT_NUMBER' && id)
        .map(({ id }) => ({ registry: 'EudraCT', id })),
    },
    titles: { brief: names.briefTitle, official: names.officialTitle, acronym: names.acronym },
    summary: descriptionModule.briefSummary,
    details: descriptionModule.detailedDescription,
    status: {
      isTerminated: status.overallStatus === 'TERMINATED',
      isOngoing: /RECRUITING/.test(status.overallStatus),
      why: status.whyStopped,
    },
    caveats: moreInfoModule.limitationsAndCaveats.description,
    plannedOutcomes: plannedOutcomesOf(study),
    dates: {
      first: status.studyFirstSubmitDate,
      start: status.startDateStruct.date,
      primaryCompletion: status.primaryCompletionDateStruct.date,
      completion: status.completionDateStruct.date,
      posted: status.resultsFirstPostDateStruct.date,
      updated: status.lastUpdatePostDateStruct.date,
    },
    sponsor: sponsorCollaboratorsModule.leadSponsor.name,
    collaborators: sponsorCollaboratorsModule.collaborators.map(({ name }) => name).filter(Boolean),
    conditions: conditionsModule.conditions,
    ...plan(study),
    sites: contactsLocationsModule.locations,
    articles: referencesModule.references.filter(({ type }) => type === 'RESULT'),
    arms,
    armRemarks: remarks,
    flow: flowOf(study, arms),
    baseline: baselineOf(study, arms),
    outcomes: outcomeMeasuresModule.outcomeMeasures.map((outcome, index) => outcomeOf(outcome, index + 1, arms)),
    harms: harmsOf(study, arms),
  };
}

function plannedOutcomesOf({ protocolSection: { outcomesModule } }: Study): PlannedOutcome[] {
  const { primaryOutcomes, secondaryOutcomes, otherOutcomes } = outcomesModule;
  const of = (role: OutcomeRole, list: typeof primaryOutcomes) =>
    list.map(({ measure, timeFrame }): PlannedOutcome => ({ role, title: measure, timeframe: timeFrame }));
  return [
    ...of('primary', primaryOutcomes),
    ...of('secondary', secondaryOutcomes),
    ...of('exploratory', otherOutcomes),
  ];
}

const allocations = { RANDOMIZED: 'randomised', NON_RANDOMIZED: 'non-randomised' } as const;
const models = {
  PARALLEL: 'parallel',
  CROSSOVER: 'crossover',
  SINGLE_GROUP: 'single-arm',
  FACTORIAL: 'factorial',
  SEQUENTIAL: 'sequential',
} as const;
const maskings = {
  NONE: 'open-label',
  SINGLE: 'single-blind',
  DOUBLE: 'double-blind',
  TRIPLE: 'triple-blind',
  QUADRUPLE: 'quadruple-blind',
} as const;

const known = <T>(table: Record<string, T>, key: string): T | null => own(table, key) ?? null;
const inSmallLetters = (key: string) => key.toLowerCase().replaceAll('_', ' ');

function plan(study: Study): Pick<RegistryTrial, 'design' | 'eligibility' | 'planned' | 'interventions'> {
  const { designModule, eligibilityModule, armsInterventionsModule } = study.protocolSection;
  const { designInfo, phases, enrollmentInfo } = designModule;
  const { sex, minimumAge, maximumAge, healthyVolunteers, eligibilityCriteria } = eligibilityModule;
  return {
    design: {
      allocation: known(allocations, designInfo.allocation),
      model: known(models, designInfo.interventionModel),
      modelWords: designInfo.interventionModelDescription,
      purpose: inSmallLetters(designInfo.primaryPurpose),
      phases: phases
        .filter((phase) => phase !== 'NA')
        .map((phase) => phase.replace(/^EARLY_PHASE/, 'early ').replace(/^PHASE/, '')),
      masking: known(maskings, designInfo.maskingInfo.masking),
      masked: designInfo.maskingInfo.whoMasked.map(inSmallLetters),
      enrolled: enrollmentInfo.count,
    },
    eligibility: {
      sex: sex === 'FEMALE' ? 'women' : sex === 'MALE' ? 'men' : null,
      from: minimumAge,
      to: maximumAge,
      healthy: healthyVolunteers,
      criteria: eligibilityCriteria,
    },
    planned: plannedArms(study),
    interventions: armsInterventionsModule.interventions.map(({ name, type, description }) => ({
      name,
      kind: inSmallLetters(type),
      description,
    })),
  };
}

/** Counts by column; those of groups that the module does not list are left out. */
function countsOf(list: readonly { groupId: string; value: string }[], columns: readonly Column[]): Count[] {
  return list.flatMap(({ groupId, value }) => {
    const column = columns.find(({ id }) => id === groupId);
    return column ? [{ column, value }] : [];
  });
}

function flowOf(study: Study, arms: Arm[]): Flow {
  const { groups, periods, preAssignmentDetails, recruitmentDetails } = study.resultsSection.participantFlowModule;
  const columns = columnsOf(groups, arms, () => null);
  const named = (list: readonly { groupId: string; numSubjects: string }[]) =>
    countsOf(
      list.map(({ groupId, numSubjects }) => ({ groupId, value: numSubjects })),
      columns,
    );
  return {
    columns,
    words: [preAssignmentDetails, recruitmentDetails].filter(Boolean).join(' '),
    periods: periods.map(({ title, milestones, dropWithdraws }) => ({
      title,
      milestones: milestones.map(({ type, achievements }) => ({ name: type, counts: named(achievements) })),
      reasons: dropWithdraws.map(({ type, reasons }) => ({ name: type, counts: named(reasons) })),
    })),
  };
}

type Denominators = StudyOutcome['denoms'];

/** The participants of a list of denominators, of which others count eyes or teeth. */
function participantsOf(denoms: Denominators, columns: readonly Column[]): Count[] {
  const row = denoms.find(({ units }) => /^participants$/i.test(units)) ?? denoms[0];
  return countsOf(row?.counts ?? [], columns);
}

type Classes = StudyOutcome['classes'];

/** Each category of each class is a row. */
function rowsOf(classes: Classes, columns: readonly Column[], whole: Count[]): Row[] {
  return classes.flatMap(({ title, denoms, categories }) =>
    categories.map((category) => ({
      title: [title, category.title].filter(Boolean).join(', '),
      group: title,
      category: category.title,
      counted: denoms.length > 0 ? participantsOf(denoms, columns) : whole,
      isCounted: denoms.length > 0,
      measurements: category.measurements.flatMap(({ groupId, value, spread, lowerLimit, upperLimit, comment }) => {
        const column = columns.find(({ id }) => id === groupId);
        return column ? [{ column, value, spread, low: lowerLimit, high: upperLimit, comment }] : [];
      }),
    })),
  );
}

const parameters = inSmallLetters;

function baselineOf(study: Study, arms: Arm[]): RegistryTrial['baseline'] {
  const { groups, denoms, measures } = study.resultsSection.baselineCharacteristicsModule;
  const columns = columnsOf(groups, arms, (id) => countOf(denoms, id));
  const counted = participantsOf(denoms, columns);
  return {
    columns,
    counted,
    measures: measures.map((measure): BaselineMeasure => ({
      title: measure.title,
      parameter: parameters(measure.paramType),
      dispersion: inSmallLetters(measure.dispersionType),
      unit: measure.unitOfMeasure,
      rows: rowsOf(
        measure.classes,
        columns,
        measure.denoms.length > 0 ? participantsOf(measure.denoms, columns) : counted,
      ),
    })),
  };
}

const roles: Record<string, OutcomeRole> = { PRIMARY: 'primary', SECONDARY: 'secondary' };

function outcomeOf(outcome: StudyOutcome, number: number, arms: Arm[]): RegistryOutcome {
  const columns = columnsOf(outcome.groups, arms, (id) => countOf(outcome.denoms, id));
  const isPosted = outcome.reportingStatus !== 'NOT_POSTED';
  return {
    number,
    role: own(roles, outcome.type) ?? 'exploratory',
    title: outcome.title || 'Outcome without a title',
    description: outcome.description,
    population: outcome.populationDescription,
    parameter: parameters(outcome.paramType),
    dispersion: inSmallLetters(outcome.dispersionType),
    unit: outcome.unitOfMeasure,
    timeframe: outcome.timeFrame,
    columns,
    rows: isPosted
      ? rowsOf(outcome.classes, columns, participantsOf(outcome.denoms, columns)).filter(hasMeasurements)
      : [],
    analyses: outcome.analyses.map((analysis, index) => analysisOf(analysis, index + 1, columns)),
  };
}

const hasMeasurements = ({ measurements }: Row): boolean => measurements.length > 0;

const frameworks: Record<string, string> = {
  NON_INFERIORITY: 'noninferiority',
  EQUIVALENCE: 'equivalence',
  SUPERIORITY: 'superiority',
  NON_INFERIORITY_OR_EQUIVALENCE: 'noninferiority or equivalence',
  NON_INFERIORITY_OR_EQUIVALENCE_LEGACY: 'noninferiority or equivalence',
};

function analysisOf(analysis: StudyAnalysis, number: number, columns: readonly Column[]): Analysis {
  return {
    number,
    columns: analysis.groupIds.flatMap((id) => columns.find((column) => column.id === id) ?? []),
    framework: own(frameworks, analysis.nonInferiorityType) ?? 'other',
    method: analysis.statisticalMethod,
    parameter: analysis.paramType,
    measure: measureOf(analysis),
    estimate: analysis.paramValue,
    low: analysis.ciLowerLimit,
    high: analysis.ciUpperLimit,
    level: analysis.ciPctValue,
    oneSided: /ONE_SIDED/.test(analysis.ciNumSides),
    p: analysis.pValue,
    dispersion: inSmallLetters(analysis.dispersionType),
    dispersionValue: analysis.dispersionValue,
    words: {
      groups: analysis.groupDescription,
      framework: analysis.nonInferiorityComment,
      p: analysis.pValueComment,
      method: analysis.statisticalComment,
      estimate: analysis.estimateComment,
    },
  };
}

function harmsOf(study: Study, arms: Arm[]): Harms {
  const { eventGroups, timeFrame, description, frequencyThreshold, seriousEvents, otherEvents } =
    study.resultsSection.adverseEventsModule;
  const columns = columnsOf(eventGroups, arms, () => null);
  type Group = (typeof eventGroups)[number];
  const counts = (of: (group: Group) => [string, string]): Affected[] =>
    eventGroups.flatMap((group, index) => {
      const [affected, atRisk] = of(group);
      return affected === '' ? [] : [{ column: columns[index]!, affected, atRisk }];
    });
  const named = ({ term, organSystem, stats }: StudyEvent): NamedEvent => ({
    term,
    system: organSystem,
    counts: stats.flatMap(({ groupId, numAffected, numAtRisk }) => {
      const column = columns.find(({ id }) => id === groupId);
      return column && numAffected !== '' ? [{ column, affected: numAffected, atRisk: numAtRisk }] : [];
    }),
  });
  return {
    columns,
    timeframe: timeFrame,
    words: description,
    threshold: figure(frequencyThreshold) ?? '',
    deaths: counts(({ deathsNumAffected, deathsNumAtRisk }) => [deathsNumAffected, deathsNumAtRisk]),
    serious: counts(({ seriousNumAffected, seriousNumAtRisk }) => [seriousNumAffected, seriousNumAtRisk]),
    other: counts(({ otherNumAffected, otherNumAtRisk }) => [otherNumAffected, otherNumAtRisk]),
    seriousEvents: seriousEvents.map(named),
    otherEvents: otherEvents.map(named),
  };
}
