/** Strengths and limits that a record shows by itself; what it says of its own limits comes first. */
import type { ArmDraft } from './arms.js';
import { isOpen, maskedWords } from './design.js';
import { exact, figure } from './figures.js';
import { matchGroups } from './groups.js';
import { countOfAll, startedOf } from './people.js';
import type { Outcomes } from './outcomes.js';
import type { AnalysisRecord, TrialRecord } from './record.js';
import { upper } from '../format/capital.js';
import type { ResultDraft } from './rows.js';
import { shorten } from './text.js';

/** What speaks for a trial by its design. */
export function strengthsOf(record: TrialRecord): string[] {
  const masked = maskedWords(record);
  return [
    ...(record.protocolSection.designModule.designInfo.allocation === 'RANDOMIZED' ? ['Randomised'] : []),
    ...(masked ? [upper(masked)] : []),
    'Results are posted in a public registry',
  ];
}

/** What to read with care; of the outcomes, whether some have no figures, were not taken, or not whole. */
export function limitationsOf(
  record: TrialRecord,
  arms: ArmDraft[],
  results: ResultDraft[],
  { further, unposted, isPartial }: Pick<Outcomes, 'further' | 'unposted' | 'isPartial'>,
): string[] {
  const { designInfo } = record.protocolSection.designModule;
  return [
    ...ownWords(record),
    ...(designInfo.allocation === 'RANDOMIZED' ? [] : ['Not randomised']),
    ...(isOpen(record) ? ['Open-label'] : []),
    ...few(record, arms),
    ...counted(record),
    ...overlapping(record, arms),
    ...comparing(arms, results),
    ...analysed(record),
    ...(isPartial ? ['Of the primary outcome only some rows are taken over; others may show something else'] : []),
    ...(further > 0 ? ['Not all outcomes of the record are taken over'] : []),
    ...(unposted > 0 && results.length > 0 ? ['The record has no figures for some of its outcomes'] : []),
    'The only source is the registry record; the article has not been read',
  ];
}

/** Letters of a quotation. */
const mostQuoted = 260;

function ownWords(record: TrialRecord): string[] {
  const { overallStatus, whyStopped } = record.protocolSection.statusModule;
  const caveat = record.resultsSection.moreInfoModule.limitationsAndCaveats.description;
  const stopped = overallStatus === 'TERMINATED';
  return [
    ...(caveat ? [`The record says: ${quoted(caveat)}`] : []),
    ...(stopped ? [whyStopped ? `Terminated; the record says: ${quoted(whyStopped)}` : 'Terminated'] : []),
  ];
}

/** The words of the record, as many whole sentences as there is room for. */
function quoted(text: string): string {
  const ends = [...text.matchAll(/(?<=[\p{L})][.!?])\s+(?=[\p{Lu}\d(])/gu)].map(({ index }) => index);
  const whole = [...ends, text.length].filter((end) => end <= mostQuoted).at(-1);
  return `“${whole === undefined ? shorten(text, mostQuoted) : text.slice(0, whole)}”`;
}

function few(record: TrialRecord, arms: ArmDraft[]): string[] {
  const count = countOfAll(record, arms);
  return count !== null && count < 100
    ? [`[[participants.randomised]] ${count === 1 ? 'participant' : 'participants'} in all`]
    : [];
}

/** Where other numbers of people started than were enrolled; in a crossover trial many are counted more than once. */
function counted(record: TrialRecord): string[] {
  const { designInfo, enrollmentInfo } = record.protocolSection.designModule;
  const [enrolled, started] = [exact(figure(enrollmentInfo.count)), startedOf(record)];
  if (enrolled === null || started === null || enrolled === started) return [];
  if (started < enrolled) return ['Fewer people started in the arms than were enrolled, by the record'];
  return designInfo.interventionModel === 'CROSSOVER'
    ? []
    : ['The arms hold more people than were enrolled, by the record'];
}

/** Where harms are told of other groups than the arms, and these hold more people than took part. */
function overlapping(record: TrialRecord, arms: ArmDraft[]): string[] {
  const { designInfo, enrollmentInfo } = record.protocolSection.designModule;
  const { eventGroups } = record.resultsSection.adverseEventsModule;
  const atRisk = eventGroups.map(({ seriousNumAtRisk }) => exact(figure(seriousNumAtRisk)) ?? 0);
  const total = atRisk.reduce((sum, n) => sum + n, 0);
  const inTurn = designInfo.interventionModel === 'CROSSOVER';
  return !inTurn && matchGroups(eventGroups, arms).size === 0 && total > (exact(figure(enrollmentInfo.count)) ?? total)
    ? ['Harms are told of groups that overlap: some people are counted in several']
    : [];
}

function comparing(arms: ArmDraft[], results: ResultDraft[]): string[] {
  if (arms.filter(({ pools }) => pools.length === 0).length === 1) return ['One arm, with nothing to compare it with'];
  const compared = results.some(
    ({ comparisons, analysed }) => comparisons.length > 0 || analysed === 'of all rows' || analysed === 'in words',
  );
  return compared ? [] : ['No comparison of two arms in the outcomes taken from the record'];
}

const wordsOf = (analysis: AnalysisRecord) => Object.values(analysis).flat().join(' ');
const unadjusted =
  /\b(?:not|without|no|un)[- ]?(?:controll|adjust|correct|account)\w*\b.{0,40}\bmultipl|\bmultiplicity\b.{0,40}\b(?:not|no|without)\b.{0,10}\b(?:controll|adjust|correct)/i;

/** Tests of which a later one counts only after an earlier one. */
const inOrder =
  /\bhierarch|\bgate-?keep|\b(?:fixed|testing) sequence\b|\bsequential(?:ly)? test|\bclosed test|\bonly (?:after|if)\b.{0,80}\bsignifican/i;

/** What the record remarks on its analyses. */
function analysed(record: TrialRecord): string[] {
  const { outcomeMeasures } = record.resultsSection.outcomeMeasuresModule;
  const all = outcomeMeasures.flatMap(({ type, analyses }) => analyses.map((analysis) => ({ type, analysis })));
  const primary = all.filter(({ type }) => type === 'PRIMARY');
  const postHoc = primary.some(({ analysis }) => /\bpost[- ]?hoc\b/i.test(wordsOf(analysis)));
  const ordered = all.some(({ analysis }) => inOrder.test(wordsOf(analysis)));
  const multiple = all.some(({ analysis }) => unadjusted.test(wordsOf(analysis)));
  return [
    ...(postHoc ? ['An analysis of the primary outcome was post hoc, as the record says'] : []),
    ...(ordered ? ['Tests in an order, as the record says: a later one counts only after an earlier one'] : []),
    ...(multiple ? ['Analyses without adjustment for multiplicity, as the record says'] : []),
  ];
}
