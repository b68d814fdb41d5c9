/** A figure on the page: its geometry painted as items of one tagged figure. */
import type { Chart } from '../../document/types.js';
import { textColorOf } from '../../theme/theme.js';
import type { Figure, FigureStyle, FigureText } from '../charts/figure.js';
import { figureOf, heightOf } from '../charts/kinds.js';
import { paintPanel } from '../charts/paint.js';
import type { Item } from '../types.js';
import { movedItem, type MeasuredBlock } from './measured-block.js';
import { roles, typeOf, type Setting } from './style.js';
import { setText, tag } from './text.js';

/** The type of figures on the page. */
export const figureStyle = (setting: Setting): FigureStyle => ({
  weight: 1.6,
  below: 2,
  of: (role) => ({ ...typeOf(role, setting), face: roles[role].face, color: roles[role].color }),
  measure: (words, face) => setting.typesetter.measure(words, face),
});

/** Draws a chart. Its height grows with its marks and with `extra`, the points that its neighbours leave. */
export function layoutChart(chart: Chart, width: number, setting: Setting, extra: number): MeasuredBlock {
  const style = figureStyle(setting);
  const { least, most } = heightOf(chart, width, style);
  const natural = least + (most - least) * figureShare(setting);
  const height = Math.min(natural + extra, Math.max(natural, most));
  return {
    height,
    place: (x, y) => {
      const items = painted(figureOf(chart, width, height, style), setting).map((item) => movedItem(item, x, y));
      return { artifacts: [], tagged: [tag('Figure', items, { alt: chart.alt })] };
    },
  };
}

/** How far a figure is above its least height, as a part of what it grows at most. */
const figureShare = ({ figure }: Setting): number => Math.max(0, Math.min(1, (figure - 0.6) / 1.8));

// ── Painting ────────────────────────────────────────────────────────────────

function painted({ panels, texts }: Figure, setting: Setting): Item[] {
  return [...panels.flatMap(paintPanel), ...texts.flatMap((text) => paintText(text, setting))];
}

/** Words of a figure as items. */
export function paintText({ words, role, x, y, width, align, color, tone, own }: FigureText, setting: Setting): Item[] {
  const toned = tone && textColorOf(tone);
  const set = setText(words, { role, setting, width, align, color: color ?? toned });
  const items = set.at(x, y).filter((item): item is Item => item.kind !== 'tagged');
  return own ? items.map((item) => (item.kind === 'text' ? { ...item, own } : item)) : items;
}
