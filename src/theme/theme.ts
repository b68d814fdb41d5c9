/** How everything looks: colours, sizes and margins. Change a value here and page and deck follow. */

/** Colours as RRGGBB. Text on its ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3); a test checks it. */
const colors = {
  ink: '1B2430',
  paper: 'FFFFFF',
  muted: '5A6675',
  hairline: 'D5DBE3',
  tint: 'EEF4F6',
  accent: '0B6477',
  accentLight: '5FA8B5',
  comparator: 'A9B3BD',
  caution: '8A4B08',
  cautionTint: 'FDF4E7',
} as const;

/** Layouts name colours; the writers look them up in the theme. */
export type ColorName = keyof typeof colors;

export interface Theme {
  colors: Readonly<Record<ColorName, string>>;
}

export const defaultTheme: Theme = { colors };

/** Fill of each arm, in the order of the dataset; the comparator is always grey. */
export const armColors: readonly ColorName[] = ['accent', 'accentLight', 'caution', 'muted', 'ink', 'hairline'];

/** Paper sizes in points. */
export const papers = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
} as const;
export type Paper = keyof typeof papers;

/** The deck: 16:9, 13.333 × 7.5 inches, in points. */
export const slideSize = { width: 960, height: 540 } as const;
