/** Charts take the height that is left. */
import type { Chart } from '../../document/types.js';
import { leading } from './frame.js';
import type { Part, Setting } from './part.js';
import { lineCount, words } from './words.js';

/** Height in points of what stands around the plot besides the title: ticks, title of the axis, air. */
const around = 70;
const leastPlot = 90;

/** A chart over the whole width. */
export function chartPart(chart: Chart, { width, sizes }: Setting): Part {
  const size = sizes.chart;
  const title = chart.title === '' ? 0 : lineCount(words(chart.title), 'strong', size, width) * size * leading;
  const rows = new Set(chart.marks.map(({ label }) => label)).size;
  const row = size * leading * (chart.marks.some(({ detail }) => detail !== '') ? 2.2 : 1.5);
  return {
    height: title + around + Math.max(leastPlot, rows * row),
    stretch: Infinity,
    tooWide: 0,
    cramped: false,
    place: (x, y, height) => [{ kind: 'chart', name: chart.title || 'Chart', x, y, width, height, chart, size }],
  };
}
