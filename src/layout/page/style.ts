/** The type scale and spacing of the page. Sizes and lengths are points. */
import type { Face } from '../types.js';
import type { ColorName } from '../../theme/theme.js';
import type { FigureRole } from '../charts/figure.js';
import type { Typesetter } from '../typesetter.js';

export type Role =
  | 'kicker'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'body'
  | 'lead'
  | 'citation'
  | 'note'
  | 'foot'
  | 'term'
  | 'badge'
  | 'number'
  | 'table'
  | FigureRole;

interface RoleStyle {
  size: number;
  /** Distance from baseline to baseline. */
  leading: number;
  face: Face;
  color: ColorName;
  /** Smallest legible size: 8 for what is read as text, 7 for everything else. */
  least: number;
}

const style = (size: number, leading: number, face: Face, color: ColorName, least = 7): RoleStyle => ({
  size,
  leading,
  face,
  color,
  least,
});

/** How each role is set at the natural scale. */
export const roles: Record<Role, RoleStyle> = {
  kicker: style(8.2, 10.6, 'strong', 'accent'),
  h1: style(22, 25, 'strong', 'ink', 15),
  h2: style(10.6, 13.2, 'strong', 'accent', 8.6),
  h3: style(9.2, 11.4, 'strong', 'ink', 8),
  body: style(9, 11.6, 'regular', 'ink', 8),
  lead: style(11.5, 15, 'regular', 'ink', 9),
  citation: style(8.4, 10.8, 'regular', 'muted'),
  note: style(7.4, 9.3, 'regular', 'muted'),
  foot: style(7.2, 9.1, 'regular', 'muted'),
  term: style(8.6, 11.6, 'strong', 'muted', 8),
  badge: style(8, 9.6, 'strong', 'paper', 7.4),
  number: style(17, 19, 'strong', 'accent', 13),
  table: style(8.6, 11, 'regular', 'ink', 7.4),
  head: style(8.8, 10.8, 'strong', 'ink', 8),
  detail: style(7.6, 9.4, 'regular', 'muted', 7),
  label: style(8.8, 10.6, 'strong', 'ink', 8),
  value: style(8.8, 10.6, 'strong', 'ink', 8),
  interval: style(8.2, 10, 'regular', 'ink', 7.4),
  estimate: style(15, 17, 'strong', 'ink', 11),
  tick: style(7.4, 9.2, 'regular', 'muted', 7),
};

/** How roomy the page is set: factors on type, on white space and on the height of figures. */
export interface Ease {
  type: number;
  space: number;
  figure: number;
}

/** What every block is set with. */
export interface Setting extends Ease {
  typesetter: Typesetter;
}

/** Bounds of what fitting may do; 1 is the natural setting. */
const bounds = {
  type: { least: 0.8, most: 1.1 },
  space: { least: 0.3, most: 1.8 },
  figure: { least: 0.6, most: 2.4 },
} as const;

/**
 * What each step of tightening leaves of the natural setting, from an ease of 0
 * down to −1: first white space and figures give way, then the type as well,
 * and at last all of them to their bounds.
 */
const steps: readonly ({ ease: number } & Ease)[] = [
  { ease: 0, type: 1, space: 1, figure: 1 },
  { ease: -0.4, type: 1, space: 0.65, figure: 0.75 },
  { ease: -0.8, type: 0.9, space: 0.5, figure: 0.7 },
  { ease: -1, type: bounds.type.least, space: bounds.space.least, figure: bounds.figure.least },
];

/** How roomy it is at an ease from −1 (tightest) over 0 (natural) to 1 (roomiest); upwards all grow together. `larger` is a factor on the natural type; the tightest is the same for all. */
export function easeAt(ease: number, larger = 1): Ease {
  const [from, to] =
    ease >= 0
      ? [steps[0]!, widest]
      : [steps.findLast((step) => step.ease >= ease)!, steps.find((step) => step.ease <= ease)!];
  const part = to.ease === from.ease ? 0 : (ease - from.ease) / (to.ease - from.ease);
  const between = (key: keyof Ease) => from[key] + (to[key] - from[key]) * part;
  const factor = 1 + (larger - 1) * Math.min(1, 1 + ease);
  return { type: between('type') * factor, space: between('space'), figure: between('figure') };
}

const widest = { ease: 1, type: bounds.type.most, space: bounds.space.most, figure: bounds.figure.most };

/** Size and leading of a role at a setting, in points. */
export function typeOf(role: Role, { type }: Ease): { size: number; leading: number } {
  const { size, leading, least } = roles[role];
  const set = Math.max(least, size * type);
  return { size: set, leading: (leading * set) / size };
}
