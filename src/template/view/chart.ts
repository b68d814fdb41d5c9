/** The figure of a result: which kind suits it, its marks, and the sentence that tells it. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Arm, Comparison, Dataset, Interval, Outcome, Result, Value } from '../../dataset/schema.js';
import {
  formatArm,
  formatCell,
  formatPercent,
  formatQuantity,
  formatRange,
  intervalName,
} from '../../format/format.js';
import { lower, populationName, resultLabel, trialArms, upper } from './table.js';

export interface ChartView {
  kind: 'bars' | 'proportions' | 'forest';
  title: string;
  axis: string;
  scale: 'linear' | 'log';
  noEffect: string;
  favoursBelow: string;
  favoursAbove: string;
  alt: string;
  /** Told under the figure: who was counted, and what is missing. */
  note: string;
  marks: MarkView[];
}
export interface MarkView {
  label: string;
  detail: string;
  tone: string;
  /** Plain numbers for drawing; empty where there is none. */
  value: string;
  low: string;
  high: string;
  text: string;
}

/** The figure of the primary outcome: the first primary result that has figures to draw. */
export function primaryResult(dataset: Dataset): Result | null {
  const primary = dataset.results.filter(({ outcome }) => outcomeOf(dataset, outcome).role === 'primary');
  return primary.find((result) => chartOf(dataset, result) !== null) ?? null;
}

const outcomeOf = (dataset: Dataset, id: string): Outcome => dataset.outcomes.find((outcome) => outcome.id === id)!;

/**
 * Bars for means, proportions for events, and a forest of the comparisons for
 * everything that only has those. Null when there is nothing to draw.
 */
export function chartOf(dataset: Dataset, result: Result): ChartView | null {
  const outcome = outcomeOf(dataset, result.outcome);
  const marks = armMarks(dataset, result, outcome.type === 'binary' ? 'percent' : 'mean');
  if (marks.length === 0) return forestOf(dataset, result);
  const kind = outcome.type === 'binary' ? 'proportions' : 'bars';
  const title = `${upper(resultLabel(dataset, result))}${kind === 'proportions' ? ', participants with the event' : ''}`;
  const who = populationName(dataset, result.population);
  const missing = marks.every(({ low }) => low === '') ? ' Intervals of the arms: not reported.' : '';
  const note = `${who}.${missing}`;
  const unit = kind === 'proportions' ? '% of participants' : (outcome.unit ?? outcome.measure);
  return {
    kind,
    title,
    axis: `${unit}${betterWords(outcome)}`,
    scale: 'linear',
    noEffect: '',
    favoursBelow: '',
    favoursAbove: '',
    note,
    marks,
    alt: sentence(`${title}, ${lower(who)}`, marks, outcome, missing.trim()),
  };
}

const betterWords = ({ better }: Outcome) => (better === 'neither' ? '' : ` (${better} is better)`);

function sentence(title: string, marks: MarkView[], { better }: Outcome, note: string): string {
  const told = marks.map(({ label, detail, text }) => `${label}${detail ? ` (${detail})` : ''} ${text}`).join('; ');
  return [`${title}: ${told}.`, better === 'neither' ? '' : `${upper(better)} is better.`, note]
    .filter(Boolean)
    .join(' ');
}

/** The comparator first and grey, then the arms from the lowest dose up, as the tables have them from right to left. */
function armMarks(dataset: Dataset, result: Result, field: 'mean' | 'percent'): MarkView[] {
  return trialArms(dataset)
    .toReversed()
    .flatMap((arm) => {
      const figures = result.arms[arm.id];
      if (figures === undefined || typeof figures === 'string') return [];
      const value = figures[field] ?? (field === 'mean' ? figures.median : null);
      if (!isQuantity(value)) return [];
      const text = field === 'percent' && !figures.events ? formatPercent(value) : formatArm(figures);
      const n = isQuantity(figures.n) ? `n = ${formatQuantity(figures.n)}` : '';
      return [{ label: arm.name, detail: n, tone: toneOf(dataset, arm), ...drawn(value, figures.ci), text }];
    });
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

function drawn(value: Value | null, ci: Interval | null): Pick<MarkView, 'value' | 'low' | 'high'> {
  const number = (of: Value | null | undefined) => (isQuantity(of) ? String(of.value) : '');
  return { value: number(value), low: number(ci?.low), high: number(ci?.high) };
}

function forestOf(dataset: Dataset, result: Result): ChartView | null {
  const comparisons = result.comparisons.filter(({ estimate }) => isQuantity(estimate));
  const first = comparisons[0];
  if (!first) return null;
  const outcome = outcomeOf(dataset, result.outcome);
  const ratio = first.measure.endsWith('ratio');
  const marks = comparisons.map((comparison) => forestMark(dataset, comparison));
  const title = `${upper(first.measure)}: ${lower(resultLabel(dataset, result))}`;
  const who = populationName(dataset, result.population);
  const interval = first.ci ? intervalName(first.ci) : 'interval not reported';
  const [below, above] = favours(dataset, first, outcome, ratio);
  return {
    kind: 'forest',
    title,
    axis: `${upper(first.measure)} (${interval})`,
    scale: ratio ? 'log' : 'linear',
    noEffect: ratio ? '1' : '0',
    favoursBelow: below,
    favoursAbove: above,
    note: `${who}.${marks.some(({ low }) => low === '') ? ' Where no interval is drawn, none is reported.' : ''}`,
    marks,
    alt: sentence(`${title}, ${lower(who)} (${interval})`, marks, outcome, ''),
  };
}

function forestMark(dataset: Dataset, { arm: id, versus, estimate, ci }: Comparison): MarkView {
  const name = (arm: string) => dataset.arms.find((candidate) => candidate.id === arm)!;
  const range = ci ? ` (${formatRange(ci.low, ci.high)})` : '';
  return {
    label: `${name(id).short ?? name(id).name} versus ${lower(name(versus).short ?? name(versus).name)}`,
    detail: '',
    tone: toneOf(dataset, name(id)),
    ...drawn(estimate, ci),
    text: `${formatCell(estimate)}${range}`,
  };
}

/** Words for the sides of the line of no effect; a ratio below 1 of a bad event favours the first arm. */
function favours(
  dataset: Dataset,
  { arm, versus }: Comparison,
  { better, type }: Outcome,
  ratio: boolean,
): [string, string] {
  const name = (id: string) => lower(dataset.arms.find((candidate) => candidate.id === id)!.name);
  const lowIsGood = better === 'lower' || (better === 'neither' && ratio && type === 'time-to-event');
  if (better === 'neither' && !lowIsGood) return ['', ''];
  const [good, bad] = [`favours ${name(arm)}`, `favours ${name(versus)}`];
  return lowIsGood ? [good, bad] : [bad, good];
}
