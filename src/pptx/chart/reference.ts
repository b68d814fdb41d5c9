/** The lines that values are read against: no effect, a margin, what matters least. */
import type { Panel, ReferenceLine } from '../../layout/charts/panel.js';
import { lighter } from '../../layout/charts/panel.js';
import type { ColorName } from '../../theme/theme.js';
import { across, type Series } from './series.js';

const looks: Record<ReferenceLine['kind'], { name: string; color: ColorName; dash?: 'dash' | 'sysDot' }> = {
  'no effect': { name: 'No effect', color: 'ink' },
  margin: { name: 'Margin', color: 'caution', dash: 'dash' },
  important: { name: 'Smallest difference that matters', color: 'muted', dash: 'sysDot' },
};

/** A line each, from one side of the plot to the other. */
export const referenceSeries = (panel: Panel): Series[] =>
  panel.lines.map(({ kind, value }): Series => {
    const { name, color, dash } = looks[kind];
    const line = { color, weight: panel.weight * lighter[kind], ...(dash && { dash }) };
    return { name: panel.name === 'effect' ? name : 'Zero', ...across(panel, value), line };
  });
