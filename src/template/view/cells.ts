/** Cells of the table of results: what each arm did, and how arms compare. */
import { isEstimated } from '../../trial/effect.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Arm, ArmResult, Comparison, Dataset, Result } from '../../dataset/schema.js';
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
import { armOf, countText, hasValues, lower, shortName } from './names.js';
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
  dataset: Dataset,
  arms: Arm[],
  results: Record<string, ArmResult>,
  whole: { told: NonNullable<Result['told']> } | null,
): Draft[] {
  if (whole && Object.values(results).every((values) => typeof values === 'string')) {
    return [{ text: formatProse(whole.told, dataset), span: arms.length, kind: 'words', from: [whole.told] }];
  }
  const cells: Draft[] = [];
  const counted = arms.some((arm) => hasOwnCount(arm, own(results, arm.id)));
  for (let index = 0; index < arms.length;) {
    const cell = armCell(dataset, arms, index, results, counted);
    cells.push(cell);
    index += cell.span;
  }
  return cells;
}

function armCell(
  dataset: Dataset,
  arms: Arm[],
  index: number,
  results: Record<string, ArmResult>,
  counted: boolean,
): Draft {
  const alone = own(results, arms[index]!.id);
  if (alone !== undefined) {
    const draft = valuesDraft(dataset, alone, 1);
    return counted ? withCount(draft, alone) : draft;
  }
  const pooled = dataset.arms.find(
    ({ id, pools }) => own(results, id) !== undefined && pools.includes(arms[index]!.id),
  );
  if (!pooled) return absent();
  let span = 1;
  while (pooled.pools.includes(arms[index + span]?.id ?? '')) span += 1;
  const cell = valuesDraft(dataset, own(results, pooled.id)!, span);
  const words = typeof own(results, pooled.id) === 'string' || cell.kind === 'words' ? '' : `, ${shortName(pooled)}`;
  return { ...cell, text: `${cell.text}${words}`, kind: 'words' };
}

/** Whether other participants were counted than the arm has, which the value does not say itself, as counts of events do. */
function hasOwnCount({ n }: Arm, values: ArmResult | undefined): boolean {
  if (values === undefined || typeof values === 'string' || !isQuantity(values.n)) return false;
  return hasValues(values) && !values.events && !(isQuantity(n) && n.value === values.n.value);
}

function withCount(cell: Draft, values: ArmResult): Draft {
  if (typeof values === 'string' || !isQuantity(values.n) || values.events || cell.kind !== 'number') return cell;
  return { ...cell, text: `${cell.text}, ${countText(values.n)}`, from: [...cell.from, values.n] };
}

function valuesDraft(dataset: Dataset, values: ArmResult, span: number): Draft {
  if (typeof values === 'string') return { ...absent(span), text: formatCell(values) };
  if (hasValues(values)) return { ...armInCell(values), span, kind: 'number' };
  const { told } = values;
  if (told) return { text: formatProse(told, dataset), span, kind: 'words', from: [told] };
  return { ...armInCell(values), span, kind: 'absent' };
}

// ── Comparisons ─────────────────────────────────────────────────────────────

export type Unspanned = Omit<Draft, 'span'>;

/** What was compared in a result, of which it may be a part. */
export type ComparedResult = Pick<Result, 'arms' | 'comparisons'>;

/** One cell an arm; arms that are compared together, in `pools`, share one. */
export function comparisonCells(
  dataset: Dataset,
  arms: Arm[],
  result: ComparedResult,
  of: (comparison: Comparison) => Unspanned = comparisonDraft,
): Draft[] {
  const reference: Unspanned = { text: 'reference', kind: 'words', from: [] };
  return acrossArms(dataset, arms, result, { of, reference });
}

function acrossArms(
  dataset: Dataset,
  arms: Arm[],
  { arms: values, comparisons }: ComparedResult,
  cell: { of: (comparison: Comparison) => Unspanned; reference: Unspanned },
): Draft[] {
  const cells: Draft[] = [];
  for (let index = 0; index < arms.length; index += cells.at(-1)!.span) {
    const span = (id: string) => spanOf(dataset, arms, index, id);
    const comparison = comparisons.find(({ arm }) => span(arm) > 0);
    const reference = comparisons.find(({ versus }) => span(versus) > 0);
    if (comparison) cells.push({ ...cell.of(comparison), span: span(comparison.arm) });
    else if (reference) cells.push({ ...cell.reference, span: span(reference.versus) });
    else cells.push(isComparable(dataset, arms[index]!, values) ? absent() : { ...dash, span: 1 });
  }
  return cells;
}

const dash: Unspanned = { text: notApplicable, kind: 'words', from: [] };

/**
 * Whether a source could have compared an arm: of a comparator, of a group that was never randomised, and across the
 * factors of a factorial trial none does; nor of an arm of which words tell why it has no value.
 */
function isComparable({ design }: Dataset, { id, role, external }: Arm, values: Record<string, ArmResult>): boolean {
  const told = own(values, id);
  if (role === 'comparator' || external || design.structure === 'factorial') return false;
  return !(typeof told === 'object' && told.told !== null && !hasValues(told));
}

/** How many columns from this one on an arm covers: itself, or the parts it pools; 0 for none. */
function spanOf(dataset: Dataset, arms: Arm[], index: number, id: string): number {
  if (arms[index]!.id === id) return 1;
  const { pools } = armOf(dataset, id);
  let span = 0;
  while (pools.includes(arms[index + span]?.id ?? '')) span += 1;
  return span;
}

function comparisonDraft({ estimate, ci }: Comparison): Unspanned {
  const range = ci ? ` (${formatRange(ci.low, ci.high)})` : '';
  return { text: `${formatCell(estimate)}${range}`, kind: 'number', from: [estimate, ...limitsOf(ci)] };
}

// ── P values ────────────────────────────────────────────────────────────────

/** Letters that the column of p values has room for on two lines. */
const mostInColumn = 36;

/** Whether p values need rows of their own, a cell an arm: the column has room for two at most, with short names of arms, beside many arms for one, and for one test. */
export function pByArm(dataset: Dataset, arms: Arm[], comparisons: Comparison[]): boolean {
  const known = comparisons.filter(isEstimated);
  const values = known.flatMap(({ p }) => (isQuantity(p) ? [formatCell(p)] : []));
  const many = values.length > (arms.length > 3 ? 1 : 2) || pDraft(dataset, arms, known).text.length > mostInColumn;
  return testsIn(known).includes('p_margin') || (many && new Set(values).size > 1);
}

/** One cell an arm, as the comparisons above it have them. */
export function pCells(dataset: Dataset, arms: Arm[], result: ComparedResult, test: Test): Draft[] {
  return acrossArms(dataset, arms, result, {
    of: ({ [test]: p }) => ({ text: formatCell(p), kind: isQuantity(p) ? 'number' : 'absent', from: [p] }),
    reference: dash,
  });
}

/** `<0.0001, each` where all comparisons have the same, else each with its arm. */
export function pDraft(dataset: Dataset, arms: Arm[], comparisons: Comparison[]): Draft {
  const told = comparisons.flatMap((comparison) => {
    const { text, from } = pText(dataset, comparison);
    return text === '' ? [] : [{ text, comparison, from }];
  });
  if (told.length === 0) return empty;
  const from = told.flatMap((item) => item.from);
  const same = told.every(({ text }) => text === told[0]!.text);
  if (same) return { text: `${told[0]!.text}${told.length > 1 ? ', each' : ''}`, span: 1, kind: 'words', from };
  const named = pNames(
    dataset,
    told.map(({ comparison }) => comparison),
  );
  const text = told.map((item, index) => `${item.text} (${named[index]})`).join('; ');
  return { text: arms.length > 1 ? text : told[0]!.text, span: 1, kind: 'words', from };
}

/** What tells the p values apart: the arm; where that has several, what it was compared with, too. */
function pNames(dataset: Dataset, comparisons: Comparison[]): string[] {
  const name = (id: string) => shortName(armOf(dataset, id));
  const arms = new Set(comparisons.map(({ arm }) => arm)).size;
  return comparisons.map(({ arm, versus }) => {
    if (arms === comparisons.length) return name(arm);
    return `${arms === 1 ? '' : `${name(arm)} `}versus ${lower(name(versus))}`;
  });
}

/** The p value, or the words in its place. */
function pText(dataset: Dataset, { p, told }: Comparison): { text: string; from: Ingredient[] } {
  if (isQuantity(p)) return { text: formatQuantity(p), from: [p] };
  if (told) return { text: formatProse(told, dataset), from: [told] };
  return { text: p === 'not reported' ? notReported : '', from: [null] };
}
