/**
 * First drafts of what only a person can write, in neutral words: what was
 * measured, what came out, under which conditions, and nothing about what it
 * means. Numbers are references into the dataset.
 */
import type { ArmDraft } from './arms.js';
import type { ResultDraft } from './outcomes.js';
import type { ComparisonDraft } from './comparisons.js';
import { conditionOf, lowered } from './design.js';
import type { TrialRecord } from './record.js';
import { shorten } from './text.js';
import { figure, exact } from './figures.js';

export interface Drafted {
  question: string;
  headline: string;
  bottom_line: string;
  primary_message: string;
  secondary_message: string;
  safety_message: string;
  strengths: string[];
  limitations: string[];
  takeaways: string[];
  questions: string[];
}

export function draftOf(record: TrialRecord, intervention: string, arms: ArmDraft[], results: ResultDraft[]): Drafted {
  const condition = lowered(conditionOf(record));
  const comparators = arms.filter(({ role, pools }) => role === 'comparator' && pools.length === 0);
  const against = comparators.length > 0 ? ` versus ${shorten(comparators.map(({ title }) => plain(title)).join(' or '), 50)}` : '';
  const what = shorten(plain(intervention), 60);
  const main = results.find(({ primary, figures }) => primary && figures.length > 0) ?? results.find(({ figures }) => figures.length > 0);
  const outcome = main ? shorten(plain(main.name), 70) : '';
  const compared = main?.comparisons.find(({ estimate }) => estimate !== null);
  const measured = compared && main ? `${wordFor(compared, main)} ${estimateOf(main, compared)}` : '';
  return {
    question: `In people with ${condition}, what was measured with ${what}${against}?`.replace('people with healthy', 'healthy'),
    headline: shortHeadline(`${what}${against} in ${condition}`, measured ? `${measured} for ${lowered(outcome)}` : outcome && `results for ${lowered(outcome)}`),
    bottom_line: main ? bottomLine(main, compared) : 'The record gives no figures for the primary outcome. Drafted from the registry record; nobody has appraised it yet.',
    primary_message: main ? `Primary outcome: ${lowered(shorten(plain(main.name), 90))}` : 'Primary outcome: no figures in the record',
    secondary_message: 'Further outcomes, as the record gives them',
    safety_message: 'Harms, as the record counts them',
    strengths: strengthsOf(record),
    limitations: limitationsOf(record, results),
    takeaways: takeawaysOf(results),
    questions: [
      'Is the primary outcome one that matters to your patients?',
      'Would your patients have been let into this trial?',
      'Which of these results would change what you do, and why?',
    ],
  };
}

/** Text of the record inside a sentence of ours: two brackets would begin a reference. */
const plain = (text: string) => text.replaceAll('[[', '[ [').replaceAll(']]', '] ]');

const shortHeadline = (who: string, found: string) => (found === '' ? who : `${who}: ${found}`);

const wordFor = ({ measure, label }: ComparisonDraft, { reading }: ResultDraft) =>
  measure === 'other' ? lowered(plain(label ?? 'estimate')) : reading.key === 'median' && measure === 'mean difference' ? 'difference' : measure;

/** References to an estimate, its interval and its p value. */
const pathOf = (result: ResultDraft, comparison: ComparisonDraft) => `results.${result.id}.comparisons.${comparison.arm.id}`;
const estimateOf = (result: ResultDraft, comparison: ComparisonDraft) => `[[${pathOf(result, comparison)}.estimate]]`;

function bottomLine(main: ResultDraft, compared: ComparisonDraft | undefined): string {
  const when = main.timepoint === 'not reported' || main.timepoint.length > 40 ? '' : ` (${lowered(plain(main.timepoint))})`;
  const of = main.primary ? 'Primary outcome' : 'Outcome';
  const opening = `${of}, ${lowered(shorten(plain(main.name), 110))}${main.name.includes(main.timepoint) ? '' : when}:`;
  return [opening, compared ? comparedText(main, compared) : armsText(main), 'Drafted from the registry record; nobody has appraised it yet.'].join(' ');
}

function comparedText(main: ResultDraft, compared: ComparisonDraft): string {
  const path = pathOf(main, compared);
  const { interval, p } = compared;
  const limits = interval && [interval.low, interval.high].every((limit) => figure(limit) !== null);
  const range = limits
    ? `${interval.level === null ? 'interval, level not stated,' : `[[${path}.ci.level]]% CI`} [[${path}.ci.low]] to [[${path}.ci.high]]`
    : '';
  const chance = p === null ? '' : /^[<>≤≥≈]/.test(p) ? `p [[${path}.p]]` : `p = [[${path}.p]]`;
  const aside = [range, chance].filter(Boolean).join('; ');
  const who = `${shorten(plain(compared.arm.title), 60)} versus ${shorten(plain(compared.versus.title), 60)}`;
  return `${who}, ${wordFor(compared, main)} ${estimateOf(main, compared)}${aside ? ` (${aside})` : ''}.`;
}

function armsText(main: ResultDraft): string {
  const suffix = main.reading.key === 'events' ? ' participants' : '';
  const told = main.figures.slice(0, 4).map(({ arm, key }) => `[[results.${main.id}.arms.${arm.id}.${key}]]${suffix} in ${shorten(plain(arm.title), 50)}`);
  return `${told.join('; ')} (${lowered(plain(shorten(main.reading.measure, 60)))}). The record holds no comparison of arms for it.`;
}

function strengthsOf(record: TrialRecord): string[] {
  const { designInfo } = record.protocolSection.designModule;
  const masked = designInfo.maskingInfo.masking;
  return [
    ...(designInfo.allocation === 'RANDOMIZED' ? ['Randomised'] : []),
    ...(masked && masked !== 'NONE' ? ['Masked; the record says for whom'] : []),
    'Results are posted in a public registry',
  ];
}

function limitationsOf(record: TrialRecord, results: ResultDraft[]): string[] {
  const { statusModule, designModule } = record.protocolSection;
  const { allocation, maskingInfo } = designModule.designInfo;
  const count = exact(figure(designModule.enrollmentInfo.count));
  const stopped = statusModule.overallStatus === 'TERMINATED';
  return [
    ...(stopped ? [`Stopped early${statusModule.whyStopped ? `: ${lowered(shorten(plain(statusModule.whyStopped), 120))}` : ''}`] : []),
    ...(allocation === 'RANDOMIZED' ? [] : ['Not randomised']),
    ...(maskingInfo.masking === 'NONE' ? ['Open-label'] : []),
    ...(count !== null && count < 100 ? ['[[participants.randomised]] participants in all'] : []),
    ...(results.some(({ comparisons }) => comparisons.length > 0) ? [] : ['No comparison of arms in the outcomes taken from the record']),
    'The only source is the registry record; the article has not been read',
  ];
}

function takeawaysOf(results: ResultDraft[]): string[] {
  const told = results
    .filter(({ figures, comparisons }) => figures.length > 0 || comparisons.some(({ estimate }) => estimate !== null))
    .slice(0, 3)
    .map((result) => {
      const compared = result.comparisons.find(({ estimate }) => estimate !== null);
      return `${shorten(plain(result.name), 90)}: ${compared ? comparedText(result, compared) : armsText(result)}`;
    });
  return [...told, 'This is a draft: read the article, write the headline and the bottom line, and check every figure.'];
}
