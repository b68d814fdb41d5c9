/** Our colours out of a template's: each with enough contrast to its ground, the nearest where its own has too little. */
import { contrast, leastContrast } from '../theme/contrast.js';
import type { ColorName } from '../theme/theme.js';
import { channels, relit } from './colors.js';
import { slots, type Scheme, type Slot } from './types.js';

/** A colour of a scheme, lightened or darkened as presentation programs offer it; shares of 1. */
export interface TemplateColor {
  slot: Slot;
  mod: number;
  off: number;
  rgb: string;
}
export type Palette = Readonly<Record<ColorName, TemplateColor>>;

/** A colour of the template that cannot be seen on its ground, and what is used. */
export interface TooPale {
  slot: string;
  rgb: string;
  ground: string;
  ratio: number;
  least: number;
  used: TemplateColor;
}

/** Least contrast of what is drawn (WCAG 2.2, 1.4.11). */
export const leastOfGraphics = 3;

/** What programs offer of each colour: lighter and darker ones, as `lumMod` and `lumOff`. */
const shades: readonly (readonly [mod: number, off: number])[] = [
  [1, 0],
  [0.95, 0],
  [0.9, 0.1],
  [0.85, 0],
  [0.85, 0.15],
  [0.75, 0],
  [0.75, 0.25],
  [0.65, 0],
  [0.65, 0.35],
  [0.6, 0.4],
  [0.5, 0],
  [0.5, 0.5],
  [0.4, 0.6],
  [0.25, 0],
  [0.2, 0.8],
];

export const plainOf = (slot: Slot, scheme: Scheme): TemplateColor => ({ slot, mod: 1, off: 0, rgb: scheme[slot] });

const shadesOf = (slot: Slot, scheme: Scheme): TemplateColor[] =>
  shades.map(([mod, off]) => ({ slot, mod, off, rgb: mod === 1 ? scheme[slot] : relit(scheme[slot], mod, off) }));

/** All colours that the template offers, its links aside. */
export const offered = (scheme: Scheme): TemplateColor[] =>
  slots.filter((slot) => !/link/i.test(slot)).flatMap((slot) => shadesOf(slot, scheme));

/** The colours of slides on a ground, RRGGBB, and those of the template that would not be seen there. */
export function paletteOf(scheme: Scheme, ground: string): { colors: Palette; tooPale: TooPale[] } {
  const all = offered(scheme);
  const tooPale: TooPale[] = [];
  const pick = (slot: Slot, grounds: string[], least: number, besides: TemplateColor[] = []): TemplateColor => {
    const own = plainOf(slot, scheme);
    const used = nearestSeen(own.rgb, all, grounds, least, besides);
    const worst = grounds.reduce((low, one) => (contrast(own.rgb, one) < contrast(own.rgb, low) ? one : low));
    const ratio = contrast(own.rgb, worst);
    if (used.rgb !== own.rgb && ratio < least) tooPale.push({ slot, rgb: own.rgb, ground: worst, ratio, least, used });
    return used;
  };
  const greys = (['tx1', 'bg1'] as const).flatMap((slot) => shadesOf(slot, scheme));
  // Words that cannot be read are set in another of the colours that are meant for words and grounds.
  const plain = (['tx1', 'bg1', 'tx2', 'bg2'] as const).map((slot) => plainOf(slot, scheme));
  const best = plain.reduce((most, one) => (contrast(one.rgb, ground) > contrast(most.rgb, ground) ? one : most));
  const isRead = contrast(scheme.tx1, ground) >= leastContrast || contrast(best.rgb, ground) < leastContrast;
  const ink = isRead ? pick('tx1', [ground], leastContrast) : best;
  if (!isRead) {
    const [{ rgb }] = plain as [TemplateColor];
    tooPale.push({ slot: 'tx1', rgb, ground, ratio: contrast(rgb, ground), least: leastContrast, used: ink });
  }
  // A tint that the first accent need not give way to.
  const kept = contrast(scheme.accent1, ground) >= leastContrast ? [scheme.accent1] : [];
  const isTint = ({ rgb }: TemplateColor) =>
    contrast(ink.rgb, rgb) >= 7 && kept.every((one) => contrast(one, rgb) >= leastContrast);
  const tint = closestContrast([...shadesOf('bg2', scheme), ...greys], ground, 1.1, isTint);
  const grounds = [ground, tint.rgb];
  const readable = ({ rgb }: TemplateColor) => grounds.every((one) => contrast(rgb, one) >= leastContrast);
  const muted = closestContrast(greys, ground, 6, readable);
  const accent = pick('accent1', grounds, leastContrast);
  const others = slots.filter((slot) => /accent[2-6]/.test(slot));
  const warm = others.reduce((best, slot) =>
    distance(scheme[slot], orange) < distance(scheme[best], orange) ? slot : best,
  );
  const caution = pick(warm, grounds, leastContrast, [accent]);
  const next = others.find((slot) => slot !== warm && distance(scheme[slot], scheme.accent1) > apart) ?? 'accent2';
  const second = pick(next, grounds, leastContrast, [accent, caution]);
  const ofHue = (color: TemplateColor, besides: TemplateColor[]) =>
    closestContrast(
      shadesOf(color.slot, scheme),
      ground,
      3.4,
      (one) =>
        contrast(one.rgb, ground) >= leastOfGraphics && besides.every(({ rgb }) => distance(rgb, one.rgb) > apart / 2),
    );
  const accentLight = ofHue(accent, [accent]);
  const accentDark = closestContrast(shadesOf(accent.slot, scheme), ground, 9, readable);
  const comparator = closestContrast(greys, ground, 3.8, ({ rgb }) => contrast(rgb, ground) >= leastOfGraphics);
  const hairline = closestContrast(greys, ground, 1.45, () => true);
  const paper =
    nearest(
      ground,
      all.filter(({ rgb }) => contrast(rgb, accent.rgb) >= leastContrast),
    ) ?? plainOf('bg1', scheme);
  return {
    colors: {
      ...{ ink, paper, muted, hairline, tint, accent, accentDark, accentLight, second, comparator, caution },
      accentMid: accentLight,
      secondLight: ofHue(second, [second]),
      cautionTint: tint,
    },
    tooPale,
  };
}

/** What a caution is most like. */
const orange = 'C55A11';

/** Colours so far apart, in OKLab, are told apart. */
const apart = 0.12;

/** The colour itself where it is seen on all grounds, or else the nearest that is; the best seen where none is. */
export function nearestSeen(
  rgb: string,
  all: readonly TemplateColor[],
  grounds: readonly string[],
  least: number,
  besides: readonly TemplateColor[] = [],
): TemplateColor {
  const ratio = (one: TemplateColor) => Math.min(...grounds.map((ground) => contrast(one.rgb, ground)));
  const seen = all.filter((one) => ratio(one) >= least);
  const free = seen.filter((one) => besides.every((other) => distance(one.rgb, other.rgb) > apart));
  return nearest(rgb, free) ?? nearest(rgb, seen) ?? all.reduce((best, one) => (ratio(one) > ratio(best) ? one : best));
}

export const nearest = (rgb: string, all: readonly TemplateColor[]): TemplateColor | null =>
  all.reduce<TemplateColor | null>(
    (best, one) => (best && distance(best.rgb, rgb) <= distance(one.rgb, rgb) ? best : one),
    null,
  );

/** Of those that will do, the one whose contrast to a ground is nearest to what is wanted; of all where none will. */
function closestContrast(
  all: readonly TemplateColor[],
  ground: string,
  wanted: number,
  willDo: (color: TemplateColor) => boolean,
): TemplateColor {
  const off = ({ rgb }: TemplateColor) => Math.abs(Math.log(contrast(rgb, ground) / wanted));
  const good = all.filter(willDo);
  return (good.length > 0 ? good : all).reduce((best, one) => (off(one) < off(best) ? one : best));
}

/** How far two colours look apart: the distance in OKLab (Ottosson 2020). */
export function distance(one: string, other: string): number {
  const [a, b] = [oklab(one), oklab(other)];
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}

function oklab(rgb: string): number[] {
  const [r, g, b] = channels(rgb).map((level) => {
    const part = level / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
