/**
 * How journals print numbers: marks and separators, and for p values how many digits they leave. A style never adds a
 * digit. The rules with their sources stand in data/README.md, under “Number styles”.
 */

/** One journal's way to print numbers. */
export interface NumberStyle {
  minus: '−';
  decimalMark: '.' | '·';
  /** Between groups of three digits, in whole numbers of five digits or more. */
  thousands: string;
  /** Between the limits of an interval, unless one is below 0; with spaces where it has them. */
  between: ' to ' | '–';
  /** What stands behind a percentage. */
  percentSign: '%';
  p: {
    /** The letter for it, before a value and in heads: `P value`. */
    letter: 'p' | 'P';
    /** Whether a nought stands before the decimal mark. */
    leadingZero: boolean;
    /** Values below this are printed as a bound. */
    least: number;
    /** The most decimals that a value of this size is printed with. */
    decimals: (value: number) => number;
  };
}

const narrowSpace = '\u202F';
/** In all five: a true minus, and the percent sign close behind its number. */
const signs = { minus: '−', percentSign: '%' } as const;

const asReported = { letter: 'P', leadingZero: true, least: 0, decimals: () => Infinity } as const;

/** As the American journals round them: two decimals, three below 0.01, and nothing below 0.001. */
const rounded = { least: 0.001, decimals: (value: number) => (value < 0.01 ? 3 : 2) } as const;

export const numberStyles = {
  plain: { ...signs, decimalMark: '.', thousands: narrowSpace, between: ' to ', p: asReported },
  lancet: {
    ...signs,
    decimalMark: '·',
    thousands: narrowSpace,
    between: '–',
    p: { letter: 'p', leadingZero: true, least: 0.0001, decimals: () => 4 },
  },
  nejm: {
    ...signs,
    decimalMark: '.',
    thousands: ',',
    between: ' to ',
    p: { letter: 'P', leadingZero: true, ...rounded },
  },
  jama: {
    ...signs,
    decimalMark: '.',
    thousands: narrowSpace,
    between: '–',
    p: { letter: 'P', leadingZero: false, ...rounded },
  },
  bmj: {
    ...signs,
    decimalMark: '.',
    thousands: narrowSpace,
    between: ' to ',
    p: { ...asReported, least: 0.001, decimals: () => 3 },
  },
} as const satisfies Record<string, NumberStyle>;

export type StyleName = keyof typeof numberStyles;

/** The names of all styles. */
export const styleNames = Object.keys(numberStyles) as [StyleName, ...StyleName[]];
