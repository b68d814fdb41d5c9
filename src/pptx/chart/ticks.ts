/** Ticks: the axis' own where a number format prints them, else lines and labels at their places. */
import type { Axis } from '../../layout/charts/panel.js';
import { lighter } from '../../layout/charts/panel.js';
import type { DeckChart } from '../../layout/types.js';
import { anchored } from './labels.js';
import { across, type Series } from './series.js';

/**
 * The number format that prints the ticks as the figure does (ECMA-376 part 1, §18.8.30),
 * with U+2212 for negatives; its sign is quoted, as Excel takes it for no operator. Null
 * where none does: on logarithmic axes, whose ticks stand where no step leads, and in
 * styles whose marks a program would take from its own language.
 */
export function tickFormat({ scale, ticks }: Axis): string | null {
  if (scale === 'log') return null;
  const decimals = Math.max(0, ...ticks.map(({ text }) => text.split('.')[1]?.length ?? 0));
  const plain = (value: number) => `${value < 0 ? '\u2212' : ''}${Math.abs(value).toFixed(decimals)}`;
  if (ticks.some(({ value, text }) => text !== plain(value))) return null;
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  return `${digits};"\u2212"${digits};${digits}`;
}

/** The ticks that the axis itself does not show. */
export function tickSeries({ panel, labels }: DeckChart): Series[] {
  if (tickFormat(panel.axis) !== null) return [];
  const line = { color: 'hairline' as const, weight: panel.weight * lighter.grid };
  return panel.axis.ticks.flatMap(({ value, text }, index): Series[] => {
    const label = labels.find(({ tells }) => tells.what === 'tick' && tells.index === index);
    const series: Series = { name: `Tick ${text}`, ...across(panel, value), line };
    const ends = panel.along === 'x' ? ('b' as const) : ('l' as const);
    return [series, ...(label ? [{ ...anchored(panel, label, ends), name: `Label of tick ${text}` }] : [])];
  });
}
