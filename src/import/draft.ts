/**
 * First drafts of what only a person can write, in neutral words: what was
 * measured, what came out, under which conditions, and nothing about what it
 * means. Numbers are references into the dataset.
 */
import type { ArmDraft } from './arms.js';
import type { ResultDraft } from './rows.js';
import type { ComparisonDraft } from './comparisons.js';
import { conditionOf, lowered, takenOf } from './design.js';
import type { Room } from './room.js';
import type { TrialRecord } from './record.js';
import { shorten } from './text.js';
import { figure, exact } from './figures.js';

/** A sentence with what the data must bear for it to be true. */
type Claim = string | { text: string; holds: Record<string, string>[] };

/** The keys of a dataset that hold words of our own. */
export interface Drafted {
  question: string;
  headline: Claim;
  bottom_line: Claim;
  primary_message: string;
  secondary_message: string;
  safety_message: string;
  strengths: string[];
  limitations: string[];
  takeaways: Claim[];
  questions: string[];
}

/** Drafts of all that a person must write; `intervention` is the name of what was tried. */
export function draftOf(
  record: TrialRecord,
  intervention: string,
  arms: ArmDraft[],
  results: ResultDraft[],
  room: Room,
): Drafted {
  const condition = lowered(conditionOf(record));
  const what = sentence(named(shorten(intervention, 60), 'intervention.name'));
  const against = againstWords(arms);
  const main =
    results.find(({ primary, figures }) => primary && figures.length > 0) ??
    results.find(({ figures }) => figures.length > 0);
  const compared = main?.comparisons.find(({ estimate }) => estimate !== null);
  return {
    question: fullest(
      questionLength,
      `What did a trial of ${what}${against} in ${condition} find?`,
      `What did a trial of ${what} in ${condition} find?`,
      `What did this trial in ${condition} find?`,
      'What did this trial find?',
    ),
    headline: headlineOf({ what, against, condition, main, compared }, room.headline),
    bottom_line: main
      ? bottomLine(main, compared)
      : 'The record gives no figures for the primary outcome. Drafted from the registry record; nobody has appraised it yet.',
    primary_message: main ? `Primary outcome: ${outcomeName(main)}` : 'Primary outcome: no figures in the record',
    secondary_message: 'Further outcomes, as the record gives them',
    safety_message: 'Harms, as the record counts them',
    strengths: strengthsOf(record),
    limitations: limitationsOf(record, arms, results),
    takeaways: takeawaysOf(results, room.takeaways),
    questions: [
      'Is the primary outcome one that matters to your patients?',
      'Would your patients have been let into this trial?',
      'Which of these results would change what you do, and why?',
    ],
  };
}

/** The comparators, where the arms have some. */
function againstWords(arms: ArmDraft[]): string {
  const comparators = arms.filter(({ role, pools }) => role === 'comparator' && pools.length === 0);
  const names = comparators.slice(0, 2).map((arm) => armName(arm, 40));
  return names.length > 0 ? ` versus ${names.join(' or ')}` : '';
}

interface Headline {
  what: string;
  against: string;
  condition: string;
  main: ResultDraft | undefined;
  compared: ComparisonDraft | undefined;
}

/** What was compared and found, as full as there is room for; the estimate stands only beside the two arms it is of. */
function headlineOf({ what, against, condition, main, compared }: Headline, most: number): Claim {
  const outcome = main ? outcomeName(main, 70) : '';
  const who = compared ? `${armName(compared.arm)} versus ${armName(compared.versus)}` : `${what}${against}`;
  if (!compared || !main) {
    return fullest(
      most,
      `${who} in ${condition}: ${outcome ? `results for ${outcome}` : 'no results posted for its outcomes'}`,
      `${who} in ${condition}${main ? ': results for the primary outcome' : ''}`,
      `${who} in ${condition}`,
      `${what} in ${condition}`,
    );
  }
  const found = `${marginWord(compared)}${wordFor(compared, main)} ${estimateOf(main, compared)}`;
  const text = fullest(
    most,
    `${who} in ${condition}: ${found} for ${outcome}`,
    `${who} in ${condition}: ${found} for the primary outcome`,
    `${who}: ${found} for the primary outcome`,
    `${who} in ${condition}`,
    `${what} in ${condition}`,
  );
  return text.includes(found) ? claimed(text, main, compared) : text;
}

/** `noninferior, ` or `noninferiority not shown, `, where the interval can be held against a margin. */
const marginWord = ({ noninferior }: ComparisonDraft): string =>
  noninferior === null ? '' : noninferior ? 'noninferior, ' : 'noninferiority not shown, ';

/** The sentence, which must not outlive its verdict on the margin. */
function claimed(text: string, result: ResultDraft, comparison: ComparisonDraft): Claim {
  if (comparison.noninferior === null) return text;
  const words = comparison.noninferior ? 'noninferior' : 'noninferiority not shown';
  return { text, holds: [{ [pathOf(result, comparison)]: words }] };
}

/** A name of the data. One that holds a number is referred to, like every number. */
const named = (text: string, path: string) => (/\d/.test(text) ? `[[${path}]]` : text);
const armName = ({ id, name }: ArmDraft, most = 60) => named(shorten(name, most), `arms.${id}.name`);
const outcomeName = ({ id, name }: ResultDraft, most = 90) =>
  named(lowered(shorten(name, most)), `outcomes.${id}.name`);

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The fullest of these that a slide has room for. */
function fullest(most: number, ...choices: string[]): string {
  return (
    choices.find((text) => shownLength(text) <= most) ?? shorten(choices.at(-1)!.replace(/\[\[.*?\]\]/g, '…'), most)
  );
}
const questionLength = 100;
/** References are as long as what they lead to: names up to thirty letters, figures up to six. */
const shownLength = (text: string) =>
  text
    .replace(/\[\[intervention[^\]]*\]\]/g, 'x'.repeat(90))
    .replace(/\[\[[^\]]*name\]\]/g, 'x'.repeat(40))
    .replace(/\[\[[^\]]*\]\]/g, 'x'.repeat(6)).length;

const wordFor = ({ measure, label }: ComparisonDraft, { reading }: ResultDraft) =>
  measure === 'other'
    ? lowered((label ?? 'estimate').replace(/\d+/g, '…'))
    : reading.key === 'median' && measure === 'mean difference'
      ? 'difference'
      : measure;

/** References to an estimate, its interval and its p value. */
function pathOf({ id, comparisons }: ResultDraft, { arm, versus }: ComparisonDraft): string {
  const twins = comparisons.filter((other) => other.arm === arm).length > 1;
  return `results.${id}.comparisons.${twins ? `${arm.id}-versus-${versus.id}` : arm.id}`;
}
const estimateOf = (result: ResultDraft, comparison: ComparisonDraft) => `[[${pathOf(result, comparison)}.estimate]]`;

function bottomLine(main: ResultDraft, compared: ComparisonDraft | undefined): Claim {
  const when =
    main.timepoint === 'not reported' || main.timepoint.length > 40
      ? ''
      : ` (${named(lowered(main.timepoint), `outcomes.${main.id}.timepoint`)})`;
  const of = main.primary ? 'Primary outcome' : 'Outcome';
  const opening = `${of}, ${outcomeName(main, 110)}${main.name.includes(main.timepoint) ? '' : when}:`;
  const text = [
    opening,
    compared ? comparedText(main, compared) : armsText(main),
    'Drafted from the registry record; nobody has appraised it yet.',
  ].join(' ');
  return compared ? claimed(text, main, compared) : text;
}

function comparedText(main: ResultDraft, compared: ComparisonDraft): string {
  const path = pathOf(main, compared);
  const { interval, p, pMargin, margin } = compared;
  const limits = interval && [interval.low, interval.high].every((limit) => figure(limit) !== null);
  const range = limits
    ? `${interval.level === null ? 'interval, level not stated,' : `[[${path}.ci.level]]% CI`} [[${path}.ci.low]] to [[${path}.ci.high]]`
    : '';
  const tests = [
    margin === null ? '' : `noninferiority margin [[${path}.margin]]`,
    pMargin === null ? '' : `p for noninferiority ${pWords(pMargin, `${path}.p_margin`)}`,
    p === null ? '' : `p ${pMargin === null ? '' : 'for superiority '}${pWords(p, `${path}.p`)}`,
  ];
  const aside = [range, ...tests].filter(Boolean).join('; ');
  const who = `${armName(compared.arm)} versus ${armName(compared.versus)}`;
  const found = `${wordFor(compared, main)} ${estimateOf(main, compared)}${aside ? ` (${aside})` : ''}`;
  return `${who}, ${marginWord(compared)}${found}.`;
}

const pWords = (p: string, path: string) => (/^[<>≤≥≈]/.test(p) ? `[[${path}]]` : `= [[${path}]]`);

const analysedWords: Record<ResultDraft['analysed'], string> = {
  not: 'The record holds no comparison of arms for it.',
  'of other arms': 'Its analyses in the record do not compare two of these arms.',
  'of all rows': 'The record ties its analyses to no one row of it.',
};

function armsText(main: ResultDraft): string {
  const told = main.figures.slice(0, 4).map(({ arm, key, n }) => {
    const path = `results.${main.id}.arms.${arm.id}`;
    const of = n === null ? '' : ` of [[${path}.n]]`;
    return `[[${path}.${key}]]${key === 'events' ? `${of} participants` : ''} in ${armName(arm, 50)}`;
  });
  const what = named(lowered(shorten(main.reading.measure, 60)), `outcomes.${main.id}.measure`);
  const compared = told.length > 1 ? ` ${analysedWords[main.analysed]}` : '';
  return `${told.join('; ')} (${what}).${compared}`;
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

function limitationsOf(record: TrialRecord, arms: ArmDraft[], results: ResultDraft[]): string[] {
  const { statusModule, designModule } = record.protocolSection;
  const { allocation, maskingInfo } = designModule.designInfo;
  const count = exact(takenOf(record));
  const stopped = statusModule.overallStatus === 'TERMINATED';
  return [
    ...(stopped
      ? [`Stopped early${statusModule.whyStopped ? `: ${lowered(shorten(statusModule.whyStopped, 120))}` : ''}`]
      : []),
    ...(allocation === 'RANDOMIZED' ? [] : ['Not randomised']),
    ...(maskingInfo.masking === 'NONE' ? ['Open-label'] : []),
    ...(count !== null && count < 100
      ? [`[[participants.randomised]] ${count === 1 ? 'participant' : 'participants'} in all`]
      : []),
    ...comparing(arms, results),
    ...(isPostHoc(record) ? ['An analysis of the primary outcome was post hoc, as the record says'] : []),
    'The only source is the registry record; the article has not been read',
  ];
}

function isPostHoc(record: TrialRecord): boolean {
  const { outcomeMeasures } = record.resultsSection.outcomeMeasuresModule;
  return outcomeMeasures
    .filter(({ type }) => type === 'PRIMARY')
    .flatMap(({ analyses }) => analyses)
    .some((analysis) => /\bpost[- ]?hoc\b/i.test(Object.values(analysis).join(' ')));
}

function comparing(arms: ArmDraft[], results: ResultDraft[]): string[] {
  if (arms.filter(({ pools }) => pools.length === 0).length === 1) return ['One arm, with nothing to compare it with'];
  const compared = results.some(({ comparisons }) => comparisons.length > 0);
  return compared ? [] : ['No comparison of two arms in the outcomes taken from the record'];
}

function takeawaysOf(results: ResultDraft[], most: number): Claim[] {
  const told = results
    .filter(({ figures, comparisons }) => figures.length > 0 || comparisons.some(({ estimate }) => estimate !== null))
    .slice(0, most)
    .map((result) => {
      const compared = result.comparisons.find(({ estimate }) => estimate !== null);
      const opening = `${sentence(outcomeName(result))}:`;
      if (!compared) return `${opening} ${armsText(result)}`;
      return claimed(`${opening} ${comparedText(result, compared)}`, result, compared);
    });
  return [
    ...told,
    'This is a draft: read the article, write the headline and the bottom line, and check every figure.',
  ];
}
