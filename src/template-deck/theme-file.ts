/** A house style out of a template, so that the page has the colours and the logo of its deck. */
import { contrastProblems } from '../theme/contrast.js';
import { defaultTheme, type ColorName, type Theme } from '../theme/theme.js';
import { footerOf, logoOf } from './identity.js';
import type { MeasuredTemplate } from './template-deck.js';
import { paletteOf } from './palette.js';

export interface ThemeFile {
  text: string;
  /** What the text says, by its keys. */
  colours: Record<string, string>;
  footer: string;
  logo: { name: string; bytes: Uint8Array } | null;
}

/** Colours of the page that a house style sets, by their keys. */
const keys: Partial<Record<ColorName, string>> = {
  ink: 'ink',
  muted: 'muted',
  accent: 'accent',
  accentDark: 'accent_dark',
  accentLight: 'accent_light',
  second: 'second',
  secondLight: 'second_light',
  comparator: 'comparator',
  caution: 'caution',
};

/** The page is paper, and white whatever the ground of the slides is. `deck` is the template's path as it stands in the file. */
export function themeFileOf(template: MeasuredTemplate, deck: string): ThemeFile {
  const { scheme } = template.layouts.text.layout;
  const { colors } = paletteOf(onPaper(scheme), 'FFFFFF');
  const given: Partial<Record<ColorName, string>> = { paper: 'FFFFFF' };
  for (const name of Object.keys(keys) as ColorName[]) {
    const tried: Theme['colors'] = { ...defaultTheme.colors, ...given, [name]: colors[name].rgb };
    if (contrastProblems(tried, String).length === 0) given[name] = colors[name].rgb;
  }
  const picture = logoOf(template);
  const logo = picture && { name: `logo.${picture.type}`, bytes: picture.bytes };
  const footer = footerOf(template);
  const colours = Object.fromEntries(
    Object.entries(keys).flatMap(([name, key]) => {
      const value = given[name as ColorName];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const lines = [
    `# A house style out of ${quoted(deck)}: page and deck look alike with --theme and the name of this file.`,
    `template_deck: ${quoted(deck)}`,
    'colours:',
    ...Object.entries(colours).map(([key, value]) => `  ${key}: "${value}"`),
    ...(logo ? [`logo: ${logo.name}`] : []),
    ...(footer === '' ? [] : [`footer: ${quoted(footer)}`]),
  ];
  return { text: `${lines.join('\n')}\n`, colours, footer, logo };
}

/** On a dark ground text and background change places. */
function onPaper(scheme: MeasuredTemplate['layouts']['text']['layout']['scheme']) {
  const light = (rgb: string) =>
    parseInt(rgb.slice(0, 2), 16) + parseInt(rgb.slice(2, 4), 16) + parseInt(rgb.slice(4, 6), 16);
  if (light(scheme.bg1) >= light(scheme.tx1)) return scheme;
  return { ...scheme, tx1: scheme.bg1, bg1: scheme.tx1, tx2: scheme.bg2, bg2: scheme.tx2 };
}

/** Text in YAML between quotation marks, on one line. */
const quoted = (text: string) => JSON.stringify(text.replace(/\s+/g, ' '));
