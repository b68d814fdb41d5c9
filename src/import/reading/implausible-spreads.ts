/** Spreads that cannot be what the record calls them: errors as deviations, intervals as ranges. */
import { own } from '../../own.js';
import { areErrors, type Spread } from '../../statistics/mean.js';
import { exact } from './numbers.js';
import type { ArmResult, ComparisonDraft, FigureResult } from '../drafts.js';

type Arms = Record<string, ArmResult>;

/** Figures of arms without standard deviations where the interval of a difference shows them to be standard errors, and what the record has. */
export function withoutErrors(arms: Arms, comparisons: ComparisonDraft[]): { arms: Arms; remarks: string[] } {
  const shown = comparisons.find((comparison) => showsErrors(comparison, arms));
  if (!shown) return { arms, remarks: [] };
  const told = Object.entries(arms).flatMap(([id, figures]) => {
    const sd = sdOf(figures);
    return sd === null ? [] : [`${id} ${sd}`];
  });
  const { low, high } = shown.interval!;
  return {
    arms: Object.fromEntries(Object.entries(arms).map(([id, figures]) => [id, withoutDeviation(figures)])),
    remarks: [
      `Doubtful, and so left out: the standard deviations in the record, ${told.join(', ')}. They fit the interval of a difference, ${low} to ${high}, only as standard errors.`,
    ],
  };
}

function showsErrors({ arm, versus, measure, interval }: ComparisonDraft, arms: Arms): boolean {
  const [low, high, level] = [interval?.low, interval?.high, interval?.level].map((text) => exact(text ?? null));
  const [one, two] = [deviationOf(own(arms, arm.id)), deviationOf(own(arms, versus.id))];
  if (measure !== 'mean difference' || low == null || high == null || level == null || !one || !two) return false;
  return areErrors([one, two], low, high, level);
}

const isFigure = (cell: ArmResult | undefined): cell is FigureResult => typeof cell === 'object' && 'value' in cell;

const sdOf = (cell: ArmResult | undefined): string | null => (isFigure(cell) ? (cell.spread.sd ?? null) : null);

function deviationOf(cell: ArmResult | undefined): Spread | null {
  const [sd, n] = [exact(sdOf(cell)), exact(isFigure(cell) ? cell.n : null)];
  return sd !== null && n !== null && n > 1 ? { sd, n } : null;
}

const withoutDeviation = (cell: ArmResult): ArmResult =>
  isFigure(cell) && cell.spread.sd ? { ...cell, spread: {} } : cell;

/** People of whom a range could not lie evenly around their mean by chance. */
const many = 20;

/**
 * Whether limits that are named extremes lie around the value as those of an
 * interval do: evenly to the last digit, of a geometric mean on the scale of logarithms.
 */
export function isInterval(low: string, value: string, high: string, n: string | null, isGeometric: boolean): boolean {
  const [from, middle, to] = [low, value, high].map(exact) as [number | null, number | null, number | null];
  if (from === null || middle === null || to === null || (exact(n) ?? 0) < many || from >= to) return false;
  if (isGeometric && from <= 0) return false;
  const scale = isGeometric ? Math.log : (number: number) => number;
  const half = (written: string, number: number) =>
    0.5 * 10 ** -(written.split('.')[1]?.length ?? 0) * (isGeometric ? 1 / number : 1);
  const apart = Math.abs(scale(from) + scale(to) - 2 * scale(middle));
  const slack = half(low, from) + half(high, to) + 2 * half(value, middle);
  // Figures so coarse that rounding alone evens them tell nothing.
  return apart <= slack && slack < 0.03 * (scale(to) - scale(from));
}
