/** Figures and their marks: what is drawn, what is printed beside it, and the sentence that tells it all. */
import { betterWords } from '../../trial/direction.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Arm, Dataset, Interval, Outcome, Result, Value } from '../../dataset/schema.js';

import { bare } from '../../document/carried.js';
import { armInCell, formatPercent } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { armName, countText, trialArms } from './names.js';
import { dagger, printedInterval, withMark } from './sources.js';
import { own } from '../../own.js';

/** What is drawn of one arm or comparison: a bar, a point, a line of a forest plot. */
export interface MarkView {
  label: string;
  detail: string;
  tone: string;
  /** Point in time, for lines. */
  at: string;
  /** Plain numbers for drawing; empty where there is none. */
  value: string;
  low: string;
  high: string;
  /** `label`, `detail` and `text` carry the letters of their sources. */
  text: string;
}

/** A figure, as templates see it; numbers are texts, empty where there is none. */
export interface ChartView {
  kind: 'bars' | 'proportions' | 'lines' | 'forest';
  title: string;
  axis: string;
  scale: 'linear' | 'log';
  noEffect: string;
  favoursBelow: string;
  favoursAbove: string;
  /** Smallest difference that matters, and the margin (or two, with a space between), on the axis of a forest plot; empty where there is none. */
  important: string;
  margin: string;
  alt: string;
  /** Told under the figure: who was counted, and what is missing. */
  note: string;
  marks: MarkView[];
}

/** Whether any of its values is marked †. */
export const marksCalculated = ({ marks }: ChartView): boolean => marks.some(({ text }) => text.includes(dagger));

/** What a figure without a line of no effect leaves empty. */
export const withoutReference = {
  scale: 'linear',
  noEffect: '',
  favoursBelow: '',
  favoursAbove: '',
  important: '',
  margin: '',
} as const;

/** The value of an arm that a chart draws. */
export type Field = 'mean' | 'percent' | 'rate';

/** The mark of one arm in one result; null where it has no value to draw. */
export function armMark(dataset: Dataset, result: Result, arm: Arm, field: Field): MarkView | null {
  const values = own(result.arms, arm.id);
  if (values === undefined || typeof values === 'string') return null;
  const value = values[field] ?? (field === 'mean' ? values.median : null);
  if (!isQuantity(value)) return null;
  const told =
    field === 'percent' && !values.events ? { text: formatPercent(value), from: [value] } : armInCell(values);
  return {
    label: armName(dataset, arm),
    detail: isQuantity(values.n) ? withMark(dataset, countText(values.n), [values.n]) : '',
    tone: toneOf(dataset, arm),
    at: '',
    ...drawn(value, values.ci),
    text: withMark(dataset, told.text, told.from),
  };
}

/** An arm keeps its colour everywhere: numbered among the experimental arms; comparators are grey. */
export function toneOf(dataset: Dataset, arm: Arm): string {
  if (arm.role === 'comparator') return 'comparator';
  return `arm-${
    trialArms(dataset)
      .filter(({ role }) => role === 'experimental')
      .indexOf(arm) + 1
  }`;
}

/** A value and its interval as plain numbers. */
export function drawn(value: Value | null, ci: Interval | null): Pick<MarkView, 'value' | 'low' | 'high'> {
  const number = (of: Value | null | undefined) => (isQuantity(of) ? String(of.value) : '');
  return { value: number(value), low: number(ci?.low), high: number(ci?.high) };
}

/** `Intervals of the arms: 95% CI.`, or nothing where none is drawn. */
export function drawnIntervals(dataset: Dataset, results: Result[]): string {
  const intervals = results.flatMap(({ arms }) =>
    Object.values(arms).flatMap((values) => (typeof values !== 'string' && values.ci ? [values.ci] : [])),
  );
  const names = [...new Set(intervals.map((interval) => printedInterval(dataset, interval)))];
  return names.length > 0 ? `Intervals of the arms: ${names.join('; ')}.` : '';
}

/** ` (lower is better)`, or nothing where neither direction is. */
export const betterInBrackets = (outcome: Outcome) => (betterWords(outcome) ? ` (${betterWords(outcome)})` : '');

/** `Lower is better.`, or nothing. */
export const betterSentence = (outcome: Outcome) => (betterWords(outcome) ? `${upper(betterWords(outcome))}.` : '');

/** The figure in a sentence, for those who cannot see it. */
export function sentence(title: string, marks: MarkView[], direction: string, notes: string[]): string {
  const told = marks
    .map(({ label, detail, at, text }) => {
      const about = [at, detail].filter(Boolean).join(', ');
      return `${label}${about ? ` (${about})` : ''} ${text}`;
    })
    .join('; ');
  return bare([`${title}: ${told}.`, direction, ...notes].filter(Boolean).join(' '));
}
