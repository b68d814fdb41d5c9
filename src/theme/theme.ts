/** How everything looks: colours, fonts, logo and sizes. A house style (load.ts) changes page and deck alike. */

/** A face of the type family. */
export type Face = 'regular' | 'strong' | 'italic';

/** Colours as RRGGBB. Text on its ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3); a test checks it. */
const colors = {
  ink: '1B2430',
  paper: 'FFFFFF',
  muted: '5A6675',
  hairline: 'D5DBE3',
  tint: 'EEF4F6',
  accent: '0B6477',
  accentDark: '063E4A',
  accentMid: '257B8C',
  accentLight: '3F93A3',
  second: '5C4A8A',
  secondLight: '8674B0',
  comparator: '7A8591',
  caution: '8A4B08',
  cautionTint: 'FDF4E7',
} as const;

/** Layouts name colours; the writers look them up in the theme. */
export type ColorName = keyof typeof colors;

/** Files of each face, the first choice first: paths, or files of npm packages. */
export type FontFiles = Readonly<Record<'page' | 'deck', Readonly<Record<Face, readonly string[]>>>> & {
  /** By how much words of the deck run wider than in its files, where its font is another one; 1 if left out. */
  readonly deckStretch?: number;
};

/** A picture that was decoded without a fault; pictures/picture.ts reads it. */
export interface Logo {
  type: 'png' | 'jpeg' | 'svg';
  /** The file. */
  bytes: Uint8Array;
  /** In pixels, or in the units of a drawing. */
  width: number;
  height: number;
  /** As it looks: four bytes a pixel in rows from the top, and the same as a PNG file. */
  drawn: { width: number; height: number; rgba: Uint8Array; png: Uint8Array };
}

export interface Theme {
  colors: Readonly<Record<ColorName, string>>;
  fonts: FontFiles;
  /** The font that the deck names; it is measured with the files of `fonts.deck`, which have the same widths. */
  deckFont: string;
  logo: Logo | null;
  /** Words at the foot of the page and of every slide; empty for none. */
  footer: string;
  /** Where the footer was written, for messages; null where nobody wrote one. */
  footerPlace: { file: string; line?: number; column?: number } | null;
}

/** Mathematical signs such as ≪, which no text font has; it has one face. */
const signs = '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf';

const fonts: FontFiles = {
  // Source Sans 3 first, then what covers the characters it lacks.
  page: {
    regular: [
      '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
      '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
      signs,
    ],
    strong: [
      '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
      '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
      signs,
    ],
    italic: [
      '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
      '@expo-google-fonts/ibm-plex-sans/400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf',
      signs,
    ],
  },
  // Arimo has the advance widths of Arial (Liberation metrics); what Arial lacks, programs take from another font.
  deck: {
    regular: [
      '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
      '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
      signs,
    ],
    strong: [
      '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
      '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
      signs,
    ],
    italic: [
      '@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf',
      '@expo-google-fonts/ibm-plex-sans/400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf',
      signs,
    ],
  },
};

export const defaultTheme: Theme = { colors, fonts, deckFont: 'Arial', logo: null, footer: '', footerPlace: null };

/** Colours of arms by the number of their tone: four shades for the doses of a drug, two for those of another, and one more. */
export const armColors: readonly ColorName[] = [
  'accent',
  'accentLight',
  'accentMid',
  'accentDark',
  'second',
  'secondLight',
  'ink',
];

/** The colour of an arm's tone, `comparator` or `arm-1` and so on; of a number that there is not, the first. */
export const armColor = (tone: string): ColorName =>
  tone === 'comparator' ? 'comparator' : (armColors[Number(tone.slice('arm-'.length)) - 1] ?? 'accent');

/** The colour of words about an arm: the darkest of its hue, to be read. */
export function textColorOf(tone: string): ColorName {
  const color = armColor(tone);
  if (color === 'comparator') return 'muted';
  return color.startsWith('second') ? 'second' : color === 'ink' ? 'ink' : 'accent';
}

/** Paper sizes in points. */
export const papers = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
} as const;
export type Paper = keyof typeof papers;

/** The deck: 16:9, 13.333 × 7.5 inches, in points. */
export const slideSize = { width: 960, height: 540 } as const;
