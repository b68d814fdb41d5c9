/** Cells of the table of results: what each arm did, and how arms compare. */
import { isEstimated } from '../../trial/effect.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { ArmResult } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialComparison, TrialResult } from '../../trial/trial.js';
import {
  armInCell,
  formatCell,
  formatProse,
  formatQuantity,
  formatRange,
  notApplicable,
  notReported,
} from '../../format/format.js';
import { testsIn, type Test } from './margin.js';
import { countText, hasValues, lower, shortName } from './names.js';
import { limitsOf, type Ingredient } from './sources.js';
import { own } from '../../own.js';

/** A cell before it is known whether the whole row shares one source. */
export interface Draft {
  text: string;
  span: number;
  /** `number` aligns at the decimal point; `words` and `absent` are centred. */
  kind: 'number' | 'words' | 'absent';
  from: Ingredient[];
}
const absent = (span = 1): Draft => ({ text: notReported, span, kind: 'absent', from: [] });
/** Where a row has nothing to tell, such as the p value of a baseline. */
export const empty: Draft = { text: '', span: 1, kind: 'words', from: [] };

// ── Arms ────────────────────────────────────────────────────────────────────

/**
 * One cell an arm; arms that a pooled result covers share one. Where other
 * participants were counted than the arm has, their number stands with the
 * value, and then with those of the other arms too.
 */
export function armCells(
  trial: Trial,
  arms: TrialArm[],
  results: Record<string, ArmResult>,
  whole: { told: NonNullable<TrialResult['told']> } | null,
): Draft[] {
  if (whole && Object.values(results).every((values) => typeof values === 'string')) {
    return [{ text: formatProse(whole.told, trial.dataset), span: arms.length, kind: 'words', from: [whole.told] }];
  }
  const counted = arms.some((arm) => hasOwnCount(arm, own(results, arm.id)));
  return columnsOf(trial, arms, results).map(({ of, first, span }) => {
    // Of people who were never randomised the trial reports but what it compares with.
    if (!of) return first.external ? { ...dash, span } : absent();
    const values = own(results, of.id)!;
    const draft = valuesDraft(trial, values, span);
    if (of.pools.length === 0) return counted ? withCount(draft, values) : draft;
    const words = typeof values === 'string' || draft.kind === 'words' ? '' : `, ${shortName(of)}`;
    return { ...draft, text: `${draft.text}${words}`, kind: 'words' };
  });
}

/** What stands in the columns of arms, from the first on: values of their own; those of arms taken together, across the columns of all of these; or none. */
function columnsOf(
  trial: Trial,
  arms: TrialArm[],
  results: Record<string, ArmResult>,
): { of: TrialArm | null; first: TrialArm; span: number }[] {
  const columns: { of: TrialArm | null; first: TrialArm; span: number }[] = [];
  const hasOwn = ({ id }: TrialArm) => own(results, id) !== undefined;
  for (let index = 0; index < arms.length; index += columns.at(-1)!.span) {
    const first = arms[index]!;
    const pooled = trial.arms.find((one) => hasOwn(one) && !one.pools.some(hasOwn) && spanOf(arms, index, one) > 0);
    if (hasOwn(first)) columns.push({ of: first, first, span: 1 });
    else columns.push({ of: pooled ?? null, first, span: pooled ? spanOf(arms, index, pooled) : 1 });
  }
  return columns;
}

/** Arms taken together that have values and no columns, as those of a factorial trial do, which lie across one another. */
export function withoutColumns(trial: Trial, arms: TrialArm[], results: Record<string, ArmResult>): TrialArm[] {
  const shown = columnsOf(trial, arms, results).map(({ of }) => of);
  return trial.arms
    .filter(({ id, pools }) => pools.length > 0 && own(results, id) !== undefined)
    .filter((arm) => !shown.includes(arm));
}

/** What several arms had, across all columns: `235 (3.7%) versus 304 (4.8%)`. */
export function acrossColumns(trial: Trial, arms: TrialArm[], values: ArmResult[]): Draft {
  const cells = values.map((value) => valuesDraft(trial, value, arms.length));
  const from = cells.flatMap((cell) => cell.from);
  return { text: cells.map(({ text }) => text).join(' versus '), span: arms.length, kind: 'words', from };
}

/** Whether other participants were counted than the arm has, which the value does not say itself, as counts of events do. */
function hasOwnCount({ n }: TrialArm, values: ArmResult | undefined): boolean {
  if (values === undefined || typeof values === 'string' || !isQuantity(values.n)) return false;
  return hasValues(values) && !values.events && !(isQuantity(n) && n.value === values.n.value);
}

function withCount(cell: Draft, values: ArmResult): Draft {
  if (typeof values === 'string' || !isQuantity(values.n) || values.events || cell.kind !== 'number') return cell;
  return { ...cell, text: `${cell.text}, ${countText(values.n)}`, from: [...cell.from, values.n] };
}

function valuesDraft(trial: Trial, values: ArmResult, span: number): Draft {
  if (typeof values === 'string') return { ...absent(span), text: formatCell(values) };
  if (hasValues(values)) return { ...armInCell(values), span, kind: 'number' };
  const { told } = values;
  if (told) return { text: formatProse(told, trial.dataset), span, kind: 'words', from: [told] };
  return { ...armInCell(values), span, kind: 'absent' };
}

// ── Comparisons ─────────────────────────────────────────────────────────────

export type Unspanned = Omit<Draft, 'span'>;

/** What was compared in a result, of which it may be a part. */
export type ComparedResult = Pick<TrialResult, 'arms' | 'comparisons'>;

/** One cell an arm; arms that are compared together, in `pools`, share one. */
export function comparisonCells(
  trial: Trial,
  arms: TrialArm[],
  result: ComparedResult,
  of: (comparison: TrialComparison) => Unspanned = comparisonDraft,
): Draft[] {
  const reference: Unspanned = { text: 'reference', kind: 'words', from: [] };
  return acrossArms(trial, arms, result, { of, reference });
}

function acrossArms(
  trial: Trial,
  arms: TrialArm[],
  { arms: values, comparisons }: ComparedResult,
  cell: { of: (comparison: TrialComparison) => Unspanned; reference: Unspanned },
): Draft[] {
  const cells: Draft[] = [];
  const shown = new Set<TrialComparison>();
  for (let index = 0; index < arms.length; index += cells.at(-1)!.span) {
    const span = (arm: TrialArm) => spanOf(arms, index, arm);
    const comparison = comparisons.find(({ arm }) => span(arm) > 0);
    const reference = comparisons.find(({ versus }) => span(versus) > 0);
    if (comparison) shown.add(comparison);
    if (comparison) cells.push(named(cell.of(comparison), comparison.arm, span(comparison.arm)));
    else if (reference) cells.push({ ...cell.reference, span: span(reference.versus) });
    else cells.push(isComparable(trial, arms[index]!, values) ? absent() : { ...dash, span: 1 });
  }
  // Arms taken together that do not stand side by side have no columns: all is told in words.
  return comparisons.every((one) => shown.has(one)) ? cells : [inWords(comparisons, cell.of, arms.length)];
}

/** Comparisons across all columns, each with the arm that is compared. */
function inWords(comparisons: TrialComparison[], of: (one: TrialComparison) => Unspanned, span: number): Draft {
  const told = comparisons.map((one) => ({ ...of(one), name: shortName(one.arm) }));
  const text = told.map((cell) => `${cell.text}, ${cell.name}`).join('; ');
  return { text, span, kind: 'words', from: told.flatMap(({ from }) => from) };
}

/** Where a cell covers several arms, it says that they were taken together. */
const named = (cell: Unspanned, arm: TrialArm, span: number): Draft => ({
  ...cell,
  text: span > 1 && cell.kind === 'number' ? `${cell.text}, ${shortName(arm)}` : cell.text,
  span,
});

const dash: Unspanned = { text: notApplicable, kind: 'words', from: [] };

/**
 * Whether a source could have compared an arm: of a comparator, of a group that was never randomised, and across the
 * factors of a factorial trial none does; nor of an arm of which nothing could be reported, or of which words tell why it
 * has no value.
 */
function isComparable({ design }: Trial, { id, role, external }: TrialArm, values: Record<string, ArmResult>): boolean {
  const told = own(values, id);
  if (role === 'comparator' || external || design.structure === 'factorial' || told === 'not applicable') return false;
  return !(typeof told === 'object' && told.told !== null && !hasValues(told));
}

/** How many columns from this one on an arm covers: itself, or the parts it pools, where all of them begin here, side by side; 0 for none. */
function spanOf(arms: TrialArm[], index: number, { id, pools }: TrialArm): number {
  if (arms[index]!.id === id) return 1;
  const parts = arms.filter((arm) => pools.includes(arm));
  const isHere = parts.length > 0 && parts.every((part, place) => arms[index + place] === part);
  return isHere ? parts.length : 0;
}

function comparisonDraft({ estimate, ci }: TrialComparison): Unspanned {
  const range = ci ? ` (${formatRange(ci.low, ci.high)})` : '';
  return { text: `${formatCell(estimate)}${range}`, kind: 'number', from: [estimate, ...limitsOf(ci)] };
}

// ── P values ────────────────────────────────────────────────────────────────

/** Letters that the column of p values has room for on two lines. */
const mostInColumn = 36;

/** Whether p values need rows of their own, a cell an arm: the column has room for two at most, with short names of arms, beside many arms for one, and for one test. */
export function pByArm(trial: Trial, arms: TrialArm[], comparisons: TrialComparison[]): boolean {
  const known = comparisons.filter(isEstimated);
  const values = known.flatMap(({ p }) => (isQuantity(p) ? [formatCell(p)] : []));
  const many = values.length > (arms.length > 3 ? 1 : 2) || pDraft(trial, arms, known).text.length > mostInColumn;
  return testsIn(known).includes('p_margin') || (many && new Set(values).size > 1);
}

/** One cell an arm, as the comparisons above it have them. */
export function pCells(trial: Trial, arms: TrialArm[], result: ComparedResult, test: Test): Draft[] {
  return acrossArms(trial, arms, result, {
    of: ({ [test]: p }) => ({ text: formatCell(p), kind: isQuantity(p) ? 'number' : 'absent', from: [p] }),
    reference: dash,
  });
}

/** `<0.0001, each` where all comparisons have the same, else each with its arm. */
export function pDraft(trial: Trial, arms: TrialArm[], comparisons: TrialComparison[]): Draft {
  const told = comparisons.flatMap((comparison) => {
    const { text, from } = pText(trial, comparison);
    return text === '' ? [] : [{ text, comparison, from }];
  });
  if (told.length === 0) return empty;
  const from = told.flatMap((item) => item.from);
  const same = told.every(({ text }) => text === told[0]!.text);
  if (same) return { text: `${told[0]!.text}${told.length > 1 ? ', each' : ''}`, span: 1, kind: 'words', from };
  const named = pNames(told.map(({ comparison }) => comparison));
  const text = told.map((item, index) => `${item.text} (${named[index]})`).join('; ');
  return { text: arms.length > 1 ? text : told[0]!.text, span: 1, kind: 'words', from };
}

/** What tells the p values apart: the arm; where that has several, what it was compared with, too. */
function pNames(comparisons: TrialComparison[]): string[] {
  const arms = new Set(comparisons.map(({ arm }) => arm)).size;
  return comparisons.map(({ arm, versus }) => {
    if (arms === comparisons.length) return shortName(arm);
    return `${arms === 1 ? '' : `${shortName(arm)} `}versus ${lower(shortName(versus))}`;
  });
}

/** The p value, or the words in its place. */
function pText(trial: Trial, { p, told }: TrialComparison): { text: string; from: Ingredient[] } {
  if (told) {
    const words = formatProse(told, trial.dataset);
    return isQuantity(p)
      ? { text: `${words}, P ${formatQuantity(p)}`, from: [told, p] }
      : { text: words, from: [told] };
  }
  if (isQuantity(p)) return { text: formatQuantity(p), from: [p] };
  return { text: p === 'not reported' ? notReported : '', from: [null] };
}
