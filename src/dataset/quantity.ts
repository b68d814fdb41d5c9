/** A number as a paper prints it: its digits are kept, and it may be a bound. */
import { own } from '../own.js';

import { numberStyles, type NumberStyle } from './number-styles.js';

/** How a printed number relates to the true one: exact, or a bound on it. */
export type Relation = '' | '<' | '>' | '≤' | '≥' | '≈';

/** A number scalar of a data file with the digits it was written with (0.50 stays 0.50). */
export class Written {
  constructor(
    readonly value: number,
    readonly text: string,
  ) {}

  toString(): string {
    return this.text;
  }
}

/**
 * What a value is: people, events or sites that were counted; a share of people; what an outcome measures, or a limit of
 * that; an effect, or a limit or margin of one; a p value; the level of an interval.
 */
export type ValueKind = 'count' | 'percent' | 'value' | 'effect' | 'p' | 'level';

/** A reported value with the place it comes from. */
export class Quantity {
  /** Id of its source and where in it; null until the dataset has been read whole. */
  source: string | null;
  at: string | null;
  /** Why it is right, although it looks wrong. */
  known: string | null = null;
  /** Where it stands in the dataset, such as `results.cdasi.arms.high.mean`. */
  path = '';
  /** What it is, what it is in (`%`, `percentage points`, the unit of its outcome, or nothing), and the row that it is of. */
  kind: ValueKind = 'value';
  unit = '';
  row = '';
  /** How it is printed. */
  style: NumberStyle = numberStyles.plain;

  constructor(
    readonly relation: Relation,
    readonly value: number,
    /** Digits without sign or relation, with a point: `0.50`. */
    readonly digits: string,
    source: string | null = null,
    at: string | null = null,
  ) {
    this.source = source;
    this.at = at;
  }

  /** As a file may write it, for messages; what is printed is made by src/format. */
  toString(): string {
    return `${this.relation}${this.value < 0 ? '−' : ''}${this.digits}`;
  }

  /** Digits after the point. */
  get decimals(): number {
    return this.digits.split('.')[1]?.length ?? 0;
  }
}

const pattern =
  /^\s*(?:p\s*(?:=\s*|(?=[<>≤≥])))?(?:(<=|>=|<|>|≤|≥|≈|~)\s*)?(?:([-−–‐‑+])\s*)?((?:\d{1,3}(?:,\d{3})+|\d+)(?:[.·]\d+)?|[.·]\d+)$/iu;
const relations: Record<string, Relation> = { '<=': '≤', '>=': '≥', '~': '≈' };

/**
 * Reads a number as papers write them: `−19.2`, `<0.0001`, `≥80`, `1,553`, `16·6`, `p=0·200`.
 * Returns null for anything else.
 */
export function readQuantity(written: string): Quantity | null {
  const match = pattern.exec(written.trim());
  if (!match) return null;
  const [, relation = '', sign, unsigned] = match as unknown as [
    string,
    string | undefined,
    string | undefined,
    string,
  ];
  const digits = unsigned.replaceAll(',', '').replace('·', '.').replace(/^\./, '0.');
  const value = Number(digits) * (sign && sign !== '+' ? -1 : 1);
  return new Quantity(own(relations, relation) ?? (relation as Relation), value, digits);
}

/** Stands where a file asks for a value to be calculated, until that is done: a dataset that was read holds none. */
export class Requested extends Quantity {
  constructor() {
    super('', NaN, '');
  }
}

/** What stands where a value was looked for and there is none, or none that is a number. None of them is a zero or a blank. */
export const absentWords = ['not reported', 'not applicable', 'not reached', 'not estimable', '∞', '−∞'] as const;
export type Absent = (typeof absentWords)[number];

const otherAbsentWords: Record<string, Absent> = {
  ne: 'not estimable',
  infinity: '∞',
  inf: '∞',
  '-∞': '−∞',
  '+∞': '∞',
};

/** The word for an absence that a text is, also as papers shorten it: NE; null for others. */
export const readAbsent = (written: string): Absent | null =>
  absentWords.find((word) => word === written) ?? own(otherAbsentWords, written.toLowerCase()) ?? null;

/** Whether a value is a number with its digits, and no word for its absence. */
export function isQuantity(value: unknown): value is Quantity {
  return value instanceof Quantity;
}

/** A value that is given exactly; null for bounds and absent values. */
export const exact = (value: unknown): Quantity | null => (isQuantity(value) && value.relation === '' ? value : null);
