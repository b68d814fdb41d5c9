/**
 * The verdicts on the main population or outcome, and on the second; each with a word that the data support, one large value that is not in the figure, and a line or two.
 */
import { adjustedWords, measureName, significanceOf, unitBehindName } from '../../trial/effect.js';
import { own } from '../../own.js';
import { lookUp, piecesOf } from '../../dataset/prose.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { ArmResult } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialComparison, TrialPopulation, TrialResult } from '../../trial/trial.js';
import { isOfSafety } from '../../trial/harms.js';
import { didBy } from '../../trial/direction.js';
import {
  formatList,
  formatPercent,
  formatPValue,
  formatQuantity,
  formatRange,
  intervalName,
} from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { isPlainDifference } from './compared-pairs.js';
import { hasEstimate, type Estimated } from './effect.js';
import { isBetterToo, marginKind, verdictOf } from './margin.js';
import { lower, resultLabel, shortName, trialArms } from './names.js';
import { takenHow } from './flow.js';
import { limitsOf, printedProse, withMark } from './sources.js';

/** A verdict, as templates see it; texts carry the letters of their sources. */
export interface VerdictView {
  /** `shown` where an effect was; `open` where none was, or it is not settled; `harms`, also where what was tried did worse. */
  tone: 'shown' | 'open' | 'harms';
  label: string;
  /** Such as `difference shown`, `no clear difference`, `noninferior`, `not settled`. */
  word: string;
  /** One value, set large; empty where there is none. */
  value: string;
  /** What it is. */
  about: string;
  lines: string[];
}

/** What a verdict is about: results of one population, or of one outcome; the first of them decides. */
interface Subject {
  label: string;
  population: TrialPopulation;
  results: TrialResult[];
}

/** Takes the dataset with what is calculated and the results that the page tells; without the harms. */
export const verdictsOf = (trial: Trial, onPage: TrialResult[], drawn: TrialResult | null): VerdictView[] =>
  onResults(trial, onPage, drawn, isInBottomLine(trial));

/** The same of results for a talk, whose bottom line is not on the same slide. */
export const talkVerdicts = (trial: Trial, onPage: TrialResult[], drawn: TrialResult | null): VerdictView[] =>
  onResults(trial, onPage, drawn, () => false);

/** Of the result that is drawn, the estimate stands in the figure: it is said again where nothing else is left, and it does not stand twice. */
function onResults(
  trial: Trial,
  onPage: TrialResult[],
  drawn: TrialResult | null,
  isToldTwice: (one: TrialComparison) => boolean,
): VerdictView[] {
  const subjects = subjectsOf(trial, onPage, drawn).slice(0, 2);
  return subjects.map(({ label, population, results }, index): VerdictView => {
    const lead = results.find(({ comparisons }) => comparisons.length > 0) ?? results[0]!;
    // Of other people, such as a subgroup, a value would read as if it were of these.
    const own = results.filter((result) => result.population === lead.population);
    const word = wordFor(trial, lead, results);
    const others = own.filter((result) => index > 0 || result !== drawn);
    const estimates = (of: TrialResult[]) =>
      of.flatMap((result) => estimateVerdict(trial, result, isToldTwice, { label, ...word }) ?? []);
    const shares = (of: TrialResult[]) => of.flatMap((result) => shareVerdict(trial, result, label) ?? []);
    const told =
      estimates(others)[0] ??
      shares(others)[0] ??
      others.flatMap((result) => everyShareTold(trial, result) ?? [])[0] ??
      estimates(own)[0] ??
      shares(own)[0] ??
      peopleVerdict(trial, population, word);
    return { label, ...word, ...told, lines: sourceSentences(trial, results, label).slice(0, 2) };
  });
}

// ── What it is about ────────────────────────────────────────────────────────

function subjectsOf(trial: Trial, onPage: TrialResult[], drawn: TrialResult | null): Subject[] {
  const told = onPage.filter((one) => one === drawn || !isOfSafety(one));
  const first = drawn && told.includes(drawn) ? [drawn, ...told.filter((one) => one !== drawn)] : told;
  const cohorts = [...new Set(first.map(({ population }) => cohortOf(population)))].filter((one) => one !== null);
  if (cohorts.length > 1) {
    return cohorts.map((cohort) => ({
      label: cohort.name,
      population: cohort,
      results: first.filter(({ population }) => cohortOf(population) === cohort),
    }));
  }
  const outcomes = [...new Set(first.map(({ outcome }) => outcome))];
  const subjects = outcomes.map((one) => {
    const results = first.filter(({ outcome }) => outcome === one);
    return { label: one.name, population: results[0]!.population, results };
  });
  // The second is one that was compared, where there is one.
  const [main, ...rest] = subjects;
  return main ? [main, ...rest.filter(isCompared), ...rest.filter((one) => !isCompared(one))] : [];
}

const isCompared = ({ results }: Subject) => results.some(({ comparisons }) => comparisons.length > 0);

/** The cohort that a population is, or is part of. */
function cohortOf(population: TrialPopulation): TrialPopulation | null {
  if (population.kind === 'cohort') return population;
  return population.within ? cohortOf(population.within) : null;
}

// ── Its word ────────────────────────────────────────────────────────────────

type Word = Pick<VerdictView, 'tone' | 'word'>;

function wordFor(trial: Trial, result: TrialResult, all: TrialResult[]): Word {
  const { comparisons } = result;
  const [judged] = comparisons.filter((one) => verdictOf(trial, one) !== null);
  if (judged) {
    const verdict = verdictOf(trial, judged)!;
    if (verdict === 'not shown') return { tone: 'open', word: `${marginKind(trial, judged)} not shown` };
    return {
      tone: 'shown',
      word: verdict === 'noninferior' && isBetterToo(result, judged) ? `${verdict}, and better` : verdict,
    };
  }
  const found = comparisons.map((one) => significanceOf(one).is);
  if (found.length === 0) return { tone: 'open', word: uncomparedWord(trial, all) };
  if (found.includes(null)) return notSettled;
  if (found.every(Boolean)) return comparisons.every((one) => isWorse(result, one)) ? worse : difference;
  if (found.some(Boolean)) return shownForSome;
  return comparisons.some(hasEstimate) ? { tone: 'open', word: 'no clear difference' } : notSettled;
}

/** Of what has no comparison in the data, no more is said than that: a source may have one. */
function uncomparedWord(trial: Trial, results: TrialResult[]): string {
  const isTold = ({ told, ofArms }: TrialResult) =>
    told !== null || ofArms.some(({ values }) => typeof values === 'object' && values.told !== null);
  if (results.some(isTold)) return 'told in words';
  return trialArms(trial).length === 1 ? 'no comparator' : 'no comparison here';
}

const notSettled: Word = { tone: 'open', word: 'not settled' };
const shownForSome: Word = { tone: 'open', word: 'difference shown for some' };
const difference: Word = { tone: 'shown', word: 'difference shown' };
const worse: Word = { tone: 'harms', word: 'worse than comparator' };

/** Whether what was tried did worse than what it was compared with. */
const isWorse = (result: TrialResult, comparison: TrialComparison): boolean =>
  comparison.versus.role === 'comparator' && didBy(result, comparison) === 'worse';

// ── Its value and lines ─────────────────────────────────────────────────────

type ValueWithWords = Pick<VerdictView, 'value' | 'about'>;

/** Estimates that the bottom line prints: with the figure or the table they stand twice already. */
function isInBottomLine({ bottom_line: prose, dataset }: Trial): (comparison: TrialComparison) => boolean {
  const told = new Set(
    piecesOf(prose).flatMap((piece) => ('path' in piece ? [lookUp(dataset, piece.path).found] : [])),
  );
  return ({ estimate }) => isQuantity(estimate) && told.has(estimate);
}

/** The first estimate of a result, in words beside it what it is; the label that stands above it is not said again. */
function estimateVerdict(
  trial: Trial,
  result: TrialResult,
  isToldTwice: (one: TrialComparison) => boolean,
  { label: above, word }: Pick<VerdictView, 'label' | 'word'>,
): ValueWithWords | null {
  const untold = result.comparisons.filter((one): one is Estimated => hasEstimate(one) && !isToldTwice(one));
  // Where only some show a difference, one of these: the word above would not hold of another.
  const shown = word === shownForSome.word ? untold.find((one) => significanceOf(one).is) : undefined;
  const found = shown ?? untold[0];
  if (!found) return null;
  const { estimate, ci, arm, p } = found;
  const unit = unitBehindName(found, result.outcome);
  const isPercent = unit === ', %';
  const what = isPercent ? comparedInWords(found) : `${comparedInWords(found)}${unit}`;
  const several = result.comparisons.some((one) => one.arm !== arm);
  const range = ci ? `${formatRange(ci.low, ci.high)}, ${intervalName(ci)}` : '';
  const told = [range, isQuantity(p) ? formatPValue(p) : ''].filter(Boolean).join('; ');
  const compared = several ? `${what}, ${shortName(arm)}` : what;
  // A difference between medians is none of the means that the arms had.
  const label =
    found.measure === 'median difference'
      ? resultLabel(result).replace(`, ${result.outcome.measure}`, '')
      : resultLabel(result);
  return {
    value: withMark(trial, isPercent ? formatPercent(estimate) : formatQuantity(estimate), [estimate]),
    about: withMark(trial, `${belowLabel(above, label, compared)}${told ? ` (${told})` : ''}`, [...limitsOf(ci), p]),
  };
}

/** `adjusted difference from placebo`, or `hazard ratio versus placebo`. */
function comparedInWords(comparison: Estimated): string {
  const other = lower(shortName(comparison.versus));
  const words = isPlainDifference(comparison)
    ? `difference from ${other}`
    : `${measureName(comparison)} versus ${other}`;
  return adjustedWords(comparison) ? `adjusted ${words}` : words;
}

/** `hazard ratio versus placebo, 5 years` below `Stroke`, of `Stroke, 5 years`; the whole name below another label. */
function belowLabel(above: string, name: string, compared: string): string {
  if (name === above) return compared;
  return name.startsWith(`${above}, `) ? `${compared}${name.slice(above.length)}` : `${name}: ${compared}`;
}

/** Arms of which the share of one says something beside that of another. */
const mostOfShares = 2;

/** The share of an arm that had an event, and that of the comparator. */
function shareVerdict(trial: Trial, result: TrialResult, above: string): ValueWithWords | null {
  // Of many arms one would be picked by its place.
  if (Object.keys(result.arms).length > mostOfShares) return null;
  const name = shareName(result);
  const isBelow = name === above || name.startsWith(`${above}, `);
  const unit = unitOf(result, ['mean', 'median']);
  const inUnit = unit && `${unit}, `;
  return sharesOf(trial, result.arms, (arm) =>
    isBelow ? belowLabel(above, name, `${inUnit}${shortName(arm)}`) : `${inUnit}${shortName(arm)}: ${lower(name)}`,
  );
}

/** The unit of the outcome, where its arms are told by one of these. */
export function unitOf({ ofArms, outcome }: TrialResult, by: ('mean' | 'median' | 'rate')[]): string {
  const isToldBy = ofArms.some(({ values }) => typeof values === 'object' && by.some((key) => isQuantity(values[key])));
  return isToldBy ? (outcome.unit ?? '') : '';
}

/** What each of many arms had, in a line: `57.6% on both, 43.7% on nivolumab and 19.0% on ipilimumab`. */
function everyShareTold(trial: Trial, result: TrialResult): ValueWithWords | null {
  const known = result.ofArms.flatMap(({ arm, values }) => {
    const value = valueOf(values);
    return value ? [withMark(trial, `${value.text} on ${lower(shortName(arm))}`, value.from)] : [];
  });
  if (known.length <= mostOfShares) return null;
  const unit = unitOf(result, ['mean', 'median', 'rate']);
  return { value: '', about: `${unit && `${unit}: `}${formatList(known)}` };
}

/** The name of what an arm had: a rate means nothing without its unit, which takes the place of what the outcome measures. */
export function shareName(result: TrialResult): string {
  const unit = unitOf(result, ['rate']);
  return unit ? `${result.label ?? result.outcome.name}, ${unit}` : resultLabel(result);
}

/** The value of the first arm that was tried and is known, and beside it that of the comparator. */
export function sharesOf(
  trial: Trial,
  arms: Record<string, ArmResult>,
  about: (arm: TrialArm) => string,
): ValueWithWords | null {
  const known = trial.arms.filter(({ id }) => valueOf(own(arms, id)) !== null);
  // The comparator's alone says nothing of what was tried.
  const isTried = trial.arms.some(({ role }) => role === 'experimental');
  const arm = isTried ? known.find(({ role }) => role === 'experimental') : known[0];
  if (!arm) return null;
  const { text, from } = valueOf(own(arms, arm.id))!;
  const isKnown = ({ id, external }: TrialArm) => !external || valueOf(own(arms, id)) !== null;
  const other = trialArms(trial).find((one) => one.role === 'comparator' && isKnown(one));
  const against = other && other !== arm ? valueOf(own(arms, other.id)) : null;
  const beside = other && other !== arm ? `; ${lower(shortName(other))} ${against?.text ?? 'not reported'}` : '';
  return {
    value: withMark(trial, text, from),
    about: `${about(arm)}${beside ? withMark(trial, beside, against?.from ?? []) : ''}`,
  };
}

/** The mean or median of an arm, its percentage, its rate, or its number of events. */
export function valueOf(values: ArmResult | undefined): { text: string; from: unknown[] } | null {
  if (values === undefined || typeof values === 'string') return null;
  const { mean, median, percent, rate, events } = values;
  const middle = [mean, median].find(isQuantity);
  if (middle) return { text: formatQuantity(middle), from: [middle] };
  if (isQuantity(percent)) return { text: formatPercent(percent), from: [percent] };
  if (isQuantity(rate)) return { text: formatQuantity(rate), from: [rate] };
  return isQuantity(events) ? { text: formatQuantity(events), from: [events] } : null;
}

/** How many were studied: beside a difference that was shown, so large a number would be taken for its size. */
function peopleVerdict(trial: Trial, { n }: TrialPopulation, { tone }: Word): ValueWithWords {
  if (!isQuantity(n) || tone !== 'open') return { value: '', about: '' };
  const { randomised } = trial.participants;
  const isAll = isQuantity(randomised) && randomised.value === n.value;
  return { value: withMark(trial, formatQuantity(n), [n]), about: isAll ? takenHow(trial) : 'people' };
}

/** What sources tell of its results in words. */
function sourceSentences(trial: Trial, results: TrialResult[], label: string): string[] {
  return results.flatMap((result) => {
    const own = [result.told, ...Object.values(result.arms).map((arm) => (typeof arm === 'string' ? null : arm.told))];
    const said = [...own, ...result.comparisons.map(({ told }) => told)].filter((prose) => prose !== null);
    if (said.length === 0) return [];
    const { kind, name: people } = result.population;
    const name = kind === 'subgroup' ? `${resultLabel(result)}, ${lower(people)}` : resultLabel(result);
    const words = [...new Set(said.map((prose) => printedProse(trial, prose)))].join('; ');
    return [name === label ? `${upper(words)}.` : `${name}: ${words}.`];
  });
}
