/** Figures and their marks: what is drawn, what is printed beside it, and the sentence that tells it all. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Interval, Outcome, Value } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialResult } from '../../trial/trial.js';
import { own } from '../../own.js';
import { betterWords } from '../../trial/direction.js';
import { apart, bare, withoutLetters } from '../../document/carried.js';
import { formatPercent, formatQuantity } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { countText, shortName, trialArms } from './names.js';
import { dagger, printedInterval, withMark } from './sources.js';

/** A row of a figure, as templates see it: numbers for drawing are plain, and empty where there is none. */
export interface MarkView {
  label: string;
  detail: string;
  tone: string;
  level: string;
  /** Point in time, for visits. */
  at: string;
  value: string;
  low: string;
  high: string;
  /** `label`, `detail`, `text` and `cells` carry the letters of their sources. */
  text: string;
  cells: string[];
  estimates: EstimateView[];
}

/** How an arm compares, as templates see it. */
export interface EstimateView {
  value: string;
  low: string;
  high: string;
  open: 'low' | 'high' | '';
  /** `text`, `interval` and `p` carry the letters of their sources. */
  text: string;
  interval: string;
  p: string;
  verdict: string;
}

/** A figure, as templates see it. */
export interface ChartView {
  kind: 'estimation' | 'forest' | 'visits';
  title: string;
  arms: { head: string; detail: string; most: string } | null;
  effect: EffectView | null;
  columns: string[];
  alt: string;
  /** Told under the figure: who was counted, and what is missing. */
  note: string;
  marks: MarkView[];
}

/** The axis of comparisons, as templates see it. */
export interface EffectView {
  head: string;
  detail: string;
  scale: 'linear' | 'log';
  noEffect: string;
  favoursBelow: string;
  favoursAbove: string;
  favoured: 'below' | 'above' | '';
  /** Smallest difference that matters; the margin, or two with a space between; empty where there is none. */
  important: string;
  margin: string;
  marginName: string;
}

/** Whether any of its values is marked †. */
export const marksCalculated = ({ marks }: ChartView): boolean =>
  marks.some(({ text, cells, estimates }) =>
    [text, ...cells, ...estimates.flatMap((one) => [one.text, one.interval])].some((told) => told.includes(dagger)),
  );

/** The value of an arm that a chart draws. */
export type Field = 'mean' | 'percent' | 'rate';

/** What a mark is without what an arm had, and without a comparison. */
export const blankMark = {
  detail: '',
  level: '0',
  at: '',
  value: '',
  low: '',
  high: '',
  text: '',
  cells: [] as string[],
  estimates: [] as EstimateView[],
};

/** The mark of one arm in one result: its value alone, without spread or count; null where it has none to draw. */
export function armMark(trial: Trial, result: TrialResult, arm: TrialArm, field: Field): MarkView | null {
  const values = own(result.arms, arm.id);
  if (values === undefined || typeof values === 'string') return null;
  const value = values[field] ?? (field === 'mean' ? values.median : null);
  if (!isQuantity(value)) return null;
  const { n, events } = values;
  const counted = field === 'percent' && isQuantity(events) && isQuantity(n);
  const detail = counted
    ? withMark(trial, `${formatQuantity(events)} of ${formatQuantity(n)}`, [events, n])
    : isQuantity(n)
      ? withMark(trial, countText(n), [n])
      : '';
  return {
    ...blankMark,
    label: shortName(arm),
    detail,
    tone: toneOf(trial, arm),
    ...drawn(value, values.ci),
    text: withMark(trial, field === 'percent' ? formatPercent(value) : formatQuantity(value), [value]),
  };
}

/**
 * An arm keeps its colour everywhere: comparators are grey; doses of the first drug are shades of
 * one hue, the darker the higher, those of any other shades of a second.
 */
export function toneOf(trial: Trial, arm: TrialArm): string {
  if (arm.role === 'comparator') return 'comparator';
  const experimental = trialArms(trial).filter(({ role }) => role === 'experimental');
  const self = experimental.find((one) => one === arm || arm.pools.includes(one)) ?? arm;
  const drugs = [...new Set(experimental.map(drugOf))];
  const place = drugs.indexOf(drugOf(self));
  const doses = byDose(experimental.filter((other) => drugOf(other) === drugOf(self)));
  const shades = place <= 0 ? firstShades : place === 1 ? secondShades : [7];
  const scale = shadesFor(shades, doses.length);
  return `arm-${scale[Math.min(doses.indexOf(self), scale.length - 1)] ?? 1}`;
}

/** The drug of an arm; without one told, each arm is its own. */
const drugOf = ({ drug, name }: TrialArm): string => (drug ?? name).toLowerCase();

/** Numbers of tones from light to dark. */
const firstShades = [2, 3, 1, 4];
const secondShades = [6, 5];

/** As many shades as there are doses; of two, the lightest and that of a single one. */
function shadesFor(shades: number[], count: number): number[] {
  if (shades !== firstShades) return count === 1 ? [shades.at(-1)!] : shades;
  if (count === 1) return [1];
  if (count === 2) return [2, 1];
  return count === 3 ? [2, 3, 1] : [...Array.from({ length: count - 4 }, () => 2), ...shades];
}

/** From the lowest dose up, as their numbers tell; in the order of a figure where these do not. */
function byDose(arms: TrialArm[]): TrialArm[] {
  const amount = ({ dose }: TrialArm) => Number(/\d+(\.\d+)?/.exec(dose ?? '')?.[0] ?? NaN);
  return arms.every((arm) => Number.isFinite(amount(arm))) ? arms.toSorted((a, b) => amount(a) - amount(b)) : arms;
}

/** The arms in the order of a figure: comparators first, then those of one drug as their doses rise, others away from the comparator. */
export function armsInFigure(trial: Trial): TrialArm[] {
  const arms = trialArms(trial);
  const ordered = arms[0]?.role === 'comparator' ? arms : arms;
  const experimental = ordered.filter(({ role }) => role === 'experimental');
  const oneDrug = new Set(experimental.map(drugOf)).size === 1;
  return [...ordered.filter(({ role }) => role === 'comparator'), ...(oneDrug ? byDose(experimental) : experimental)];
}

/** A value and its interval as plain numbers. */
export function drawn(value: Value | null, ci: Interval | null): Pick<MarkView, 'value' | 'low' | 'high'> {
  const number = (of: Value | null | undefined) => (isQuantity(of) ? String(of.value) : '');
  return { value: number(value), low: number(ci?.low), high: number(ci?.high) };
}

/** `Intervals of the arms: 95% CI.`, or nothing where none is drawn. */
export function drawnIntervals(trial: Trial, results: TrialResult[]): string {
  const intervals = results.flatMap(({ arms }) =>
    Object.values(arms).flatMap((values) => (typeof values !== 'string' && values.ci ? [values.ci] : [])),
  );
  const names = [...new Set(intervals.map((interval) => printedInterval(trial, interval)))];
  return names.length > 0 ? `Intervals of the arms: ${names.join('; ')}.` : '';
}

/** `Lower is better.`, or nothing. */
export const betterSentence = (outcome: Outcome) => (betterWords(outcome) ? `${upper(betterWords(outcome))}.` : '');

/** Where all texts of a kind have the same letters, these stand once on their head: the texts without, and the letters. */
export function sharedLetters(texts: readonly string[]): { texts: string[]; letters: string } {
  const printed = texts.filter((text) => text !== '').map(apart);
  const letters = printed[0]?.letters ?? '';
  const shared = printed.length > 0 && printed.every((one) => one.letters === letters);
  return shared ? { texts: texts.map((text) => withoutLetters(text)), letters } : { texts: [...texts], letters: '' };
}

/** The figure in a sentence, for those who cannot see it. */
export function sentence(title: string, marks: MarkView[], direction: string, notes: string[]): string {
  const told = marks.map(markInWords).join('; ');
  return bare([`${title}: ${told}.`, direction, ...notes].filter(Boolean).join(' '));
}

function markInWords({ label, detail, at, text, cells, estimates }: MarkView): string {
  const about = [at, detail, ...cells].filter(Boolean).join(', ');
  const compared = estimates.map((one) => {
    const aside = [one.interval, one.p, one.verdict].filter(Boolean).join('; ');
    return `${text ? 'compared ' : ''}${one.text}${aside ? ` (${aside})` : ''}`;
  });
  return [`${label}${about ? ` (${about})` : ''}`, [text, ...compared].filter(Boolean).join(', ')].join(' ');
}
