/** The lighter colours that belong to an accent. */
import type { Theme } from './theme.js';

/** How much of the accent is in each, as in the tool's own colours; the rest is the paper. */
const shares = { accentMid: 0.89, accentLight: 0.78, tint: 0.07 } as const;

/** The colours of a second arm and of the ground of cards, for an accent on a paper (RRGGBB). */
export function shadesOf(accent: string, paper: string): Pick<Theme['colors'], 'accentDark' | keyof typeof shares> {
  return {
    accentDark: mixed(accent, '000000', darkShare),
    accentMid: mixed(accent, paper, shares.accentMid),
    accentLight: mixed(accent, paper, shares.accentLight),
    tint: mixed(accent, paper, shares.tint),
  };
}

/** How much of the accent is in the darkest shade; the rest is black. */
const darkShare = 0.62;

/** So much of one colour, and the rest of another, channel by channel. */
function mixed(one: string, other: string, share: number): string {
  const channel = (color: string, at: number) => parseInt(color.slice(at, at + 2), 16);
  return [0, 2, 4]
    .map((at) => Math.round(channel(one, at) * share + channel(other, at) * (1 - share)))
    .map((level) => level.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
