/**
 * Deck colours are names of the theme's colour scheme (ECMA-376 part 1,
 * §20.1.6.2), so that another scheme recolours shapes, tables and charts.
 */
import type { ColorName, Theme } from '../theme/theme.js';

/** The twelve slots of a colour scheme, each with the colour of ours that fills it. */
const schemeSlots: readonly (readonly [slot: string, color: ColorName])[] = [
  ['dk1', 'ink'],
  ['lt1', 'paper'],
  ['dk2', 'muted'],
  ['lt2', 'tint'],
  ['accent1', 'accent'],
  ['accent2', 'accentLight'],
  ['accent3', 'comparator'],
  ['accent4', 'caution'],
  ['accent5', 'second'],
  ['accent6', 'secondLight'],
  ['hlink', 'accent'],
  ['folHlink', 'muted'],
];

/** The paper stands for the hairline where only a name can be written; nothing else in a rule has it. */
export const standIn = 'bg1';
/** The hairline, a darker shade of the paper (§20.1.2.3.20): no accent, as those must be seen on it. */
export const hairline = '<a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr>';

/** On slides the dark and light slots go by the names of the master's colour map (§19.3.1.6). */
const schemeNames: Record<ColorName, string> = {
  ink: 'tx1',
  paper: 'bg1',
  muted: 'tx2',
  tint: 'bg2',
  accent: 'accent1',
  accentDark: 'accent1',
  accentMid: 'accent2',
  accentLight: 'accent2',
  second: 'accent5',
  secondLight: 'accent6',
  comparator: 'accent3',
  caution: 'accent4',
  cautionTint: 'bg2',
  hairline: standIn,
};

/** Value of `schemeClr` for a colour, such as `accent1`. */
export function schemeName(color: ColorName): string {
  return schemeNames[color];
}

/** `<a:solidFill>` with the scheme colour (ECMA-376 part 1, §20.1.8.54). */
export function solidFill(color: ColorName): string {
  const named = color === 'hairline' ? hairline : `<a:schemeClr val="${schemeName(color)}"/>`;
  return `<a:solidFill>${named}</a:solidFill>`;
}

/** `<a:clrScheme>` with our colours as RRGGBB. */
export function colorScheme({ colors }: Theme): string {
  const slots = schemeSlots.map(([slot, color]) => `<a:${slot}><a:srgbClr val="${colors[color]}"/></a:${slot}>`);
  return `<a:clrScheme name="trialbrief">${slots.join('')}</a:clrScheme>`;
}
