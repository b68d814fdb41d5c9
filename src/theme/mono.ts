/** A theme without colour, for printers and copiers that have none. */
import type { ColorName, Theme } from './theme.js';

/** Each colour as the grey of the same lightness; arms are told apart by their shapes. */
export function monoTheme(theme: Theme): Theme {
  const entries = Object.entries(theme.colors).map(([name, color]) => [name, grey(color)]);
  return { ...theme, colors: Object.fromEntries(entries) as Record<ColorName, string> };
}

/** The grey of the same relative luminance (WCAG 2.2), so that no text loses contrast. */
function grey(color: string): string {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => linear(parseInt(color.slice(at, at + 2), 16) / 255));
  const level = Math.round(255 * encoded(0.2126 * red + 0.7152 * green + 0.0722 * blue));
  return level.toString(16).toUpperCase().padStart(2, '0').repeat(3);
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const encoded = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
