/** Colours of a theme as they are seen (ECMA-376 part 1, §20.1.2.3). */
import { own } from '../own.js';
import { attribute, children, type Element } from '../merge/xml.js';
import { slots, type Scheme, type Slot } from './types.js';

/** The colours of a theme by their own names, `dk1` and so on, as RRGGBB. */
export function themeColors(colorScheme: Element | null): Map<string, string> {
  const entries = colorScheme ? children(colorScheme) : [];
  return new Map(entries.map((slot) => [slot.localName, plainColor(children(slot)[0] ?? null) ?? '000000']));
}

/** What slides call the colours of a theme, by the map of their master (§19.3.1.6). */
export function schemeOf(colors: Map<string, string>, map: Element | null): Scheme {
  const usual: Partial<Record<Slot, string>> = { tx1: 'dk1', bg1: 'lt1', tx2: 'dk2', bg2: 'lt2' };
  const entries = slots.map((slot) => [slot, colors.get(attribute(map, slot) ?? usual[slot] ?? slot) ?? '000000']);
  return Object.fromEntries(entries) as Scheme;
}

const named = new Map([
  ['black', '000000'],
  ['white', 'FFFFFF'],
]);

/** Names of a theme that slides may use in place of those of their map. */
const aliases = new Map<string, Slot>([
  ['dk1', 'tx1'],
  ['lt1', 'bg1'],
  ['dk2', 'tx2'],
  ['lt2', 'bg2'],
]);

function plainColor(color: Element | null): string | null {
  if (!color) return null;
  const value = attribute(color, 'lastClr') ?? attribute(color, 'val') ?? '';
  if (color.localName === 'prstClr') return named.get(value) ?? null;
  return /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : null;
}

/** A colour with its changes of lightness; null where it is written in a way that is not read. `phClr` stands for what a style is filled with. */
export function colorOf(color: Element | null, scheme: Scheme, phClr: string | null = null): string | null {
  if (!color) return null;
  const slot = attribute(color, 'val') ?? '';
  const base =
    color.localName !== 'schemeClr'
      ? plainColor(color)
      : slot === 'phClr'
        ? phClr
        : (own(scheme as Record<string, string>, aliases.get(slot) ?? slot) ?? null);
  return base && children(color).reduce(changed, base);
}

function changed(rgb: string, change: Element): string {
  const share = Number(attribute(change, 'val')) / 100_000;
  if (!Number.isFinite(share)) return rgb;
  switch (change.localName) {
    case 'lumMod':
      return withLightness(rgb, (lightness) => lightness * share);
    case 'lumOff':
      return withLightness(rgb, (lightness) => lightness + share);
    case 'tint':
      return eachChannel(rgb, (level) => level * share + 255 * (1 - share));
    case 'shade':
      return eachChannel(rgb, (level) => level * share);
    default:
      return rgb;
  }
}

/** The colour that `lumMod` and `lumOff` make of one, in that order; shares of 1. */
export function relit(rgb: string, mod: number, off: number): string {
  return withLightness(rgb, (lightness) => lightness * mod + off);
}

export const channels = (rgb: string): [number, number, number] => [
  parseInt(rgb.slice(0, 2), 16),
  parseInt(rgb.slice(2, 4), 16),
  parseInt(rgb.slice(4, 6), 16),
];

export const fromChannels = (levels: readonly number[]): string =>
  levels
    .map((level) =>
      Math.min(255, Math.max(0, Math.round(level)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();

const eachChannel = (rgb: string, change: (level: number) => number) => fromChannels(channels(rgb).map(change));

/** Changes the lightness of HSL, from 0 to 1. */
function withLightness(rgb: string, change: (lightness: number) => number): string {
  const [red, green, blue] = channels(rgb).map((level) => level / 255) as [number, number, number];
  const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const before = (low + high) / 2;
  const span = high - low;
  const saturation = span === 0 ? 0 : span / (1 - Math.abs(2 * before - 1));
  const after = Math.min(1, Math.max(0, change(before)));
  const chroma = (1 - Math.abs(2 * after - 1)) * saturation;
  const share = (level: number) => (span === 0 ? 0.5 : (level - low) / span);
  return fromChannels([red, green, blue].map((level) => 255 * (after - chroma / 2 + chroma * share(level))));
}

/** The colour of a fill; of a gradient the mean of its stops. Null for none, for a pattern or for a picture. */
export function fillOf(holder: Element | null, scheme: Scheme, phClr: string | null = null): string | null {
  const fill = holder && children(holder).find(({ localName }) => /^(solidFill|gradFill)$/.test(localName));
  if (!fill) return null;
  if (fill.localName === 'solidFill') return colorOf(children(fill)[0] ?? null, scheme, phClr);
  const stops = children(fill, 'gsLst')
    .flatMap((list) => children(list))
    .flatMap((stop) => colorOf(children(stop)[0] ?? null, scheme, phClr) ?? []);
  if (stops.length === 0) return null;
  const mean = [0, 1, 2].map((at) => stops.reduce((sum, stop) => sum + channels(stop)[at]!, 0) / stops.length);
  return fromChannels(mean);
}
