/** What a check of consistency gives: what it compared, and how the two agree. */
import { roundedTo } from '../../statistics/digits.js';
import { doubt, wrong, type Finding } from '../../dataset/finding.js';
import type { Quantity } from '../../dataset/quantity.js';

/** How two values that should tell the same agree. */
export type Agreement = 'agrees' | 'agrees by rounding' | 'disagrees';

/** One comparison of values of a dataset. */
export interface Compared {
  path: string;
  /** Both sides in words and numbers: `4/37 and 11%`. */
  what: string;
  agreement: Agreement;
  /** What is told of a disagreement; null where there is none. */
  finding: Finding | null;
}

/** Largest amount by which rounding alone can have moved a printed number. */
export const rounding = (quantity: Quantity): number => 0.5 * 10 ** -quantity.decimals;

/** A number that was computed to compare with, as messages show it. */
export const computedAs = (number: number, decimals: number): string => roundedTo(number, decimals).replace('-', '−');

/** Numbers agree where they differ by no more than binary fractions do; by rounding where by no more than that explains. */
export function agreementOf(left: number, right: number, slack: number): Agreement {
  const apart = Math.abs(left - right);
  if (apart <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right))) return 'agrees';
  return apart <= slack + 1e-9 ? 'agrees by rounding' : 'disagrees';
}

/** How a disagreement is told: `by` is the formula with what it lets pass, where something was calculated to compare with. */
interface Wording {
  message: string;
  hint: string;
  by?: string;
  severity?: Finding['severity'];
}

/** A comparison that is told as a warning, or as an error, where its two sides disagree. */
export function compared(path: string, what: string, agreement: Agreement, told: Wording): Compared {
  const hint = told.by === undefined ? told.hint : `${told.hint}. Compared by ${told.by}`;
  const finding = (told.severity === 'error' ? wrong : doubt)(path, told.message, hint);
  return {
    path,
    what,
    agreement,
    finding: agreement === 'disagrees' ? finding : null,
  };
}

/** A comparison whose outcome is a plain yes or no, told as an error. */
export const must = (path: string, what: string, holds: boolean, message: string, hint: string): Compared =>
  compared(path, what, holds ? 'agrees' : 'disagrees', {
    message,
    hint,
    severity: 'error',
  });

/** The same, told as a warning. */
export const should = (
  path: string,
  what: string,
  holds: boolean,
  message: string,
  hint: string,
  by?: string,
): Compared =>
  compared(path, what, holds ? 'agrees' : 'disagrees', {
    message,
    hint,
    ...(by ? { by } : {}),
  });
