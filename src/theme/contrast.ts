/** Whether text can be read on its ground (WCAG 2.2, success criterion 1.4.3). */
import type { ColorName, Theme } from './theme.js';

/** Every pair of text and ground that page and deck set. */
export const textPairs: readonly (readonly [text: ColorName, ground: ColorName])[] = [
  ['ink', 'paper'],
  ['ink', 'tint'],
  ['ink', 'cautionTint'],
  ['muted', 'paper'],
  ['muted', 'tint'],
  ['muted', 'cautionTint'],
  ['accent', 'paper'],
  ['accent', 'tint'],
  ['paper', 'accent'],
  ['caution', 'paper'],
  ['caution', 'cautionTint'],
];

/** Least contrast of text. */
export const leastContrast = 4.5;

/** Contrast ratio of two colours as RRGGBB, from 1 to 21 (WCAG 2.2, “contrast ratio”). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance (WCAG 2.2). */
function luminance(color: string): number {
  const [red, green, blue] = [0, 2, 4].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

interface TooClose {
  message: string;
  hint: string;
  names: ColorName[];
}

/** The pairs that are too close to be read; `keyOf` gives the name by which a reader knows a colour. */
export function contrastProblems(colors: Theme['colors'], keyOf: (name: ColorName) => string): TooClose[] {
  return textPairs.flatMap(([text, ground]) => {
    const ratio = contrast(colors[text], colors[ground]);
    if (ratio >= leastContrast) return [];
    // Rounded down, so that 4.49 is not told as enough.
    const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
    const message = `${keyOf(text)} (${colors[text]}) on ${keyOf(ground)} (${colors[ground]}) has a contrast of ${shown} : 1`;
    const hint = `text needs ${leastContrast} : 1; make one of them lighter or darker`;
    return [{ message, hint, names: [text, ground] }];
  });
}
