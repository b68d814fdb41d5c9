/** A chart of the page: its title and the mark that its kind asks for, as one tagged figure. */
import type { Chart } from '../../../document/types.js';
import { words } from '../../../document/words.js';
import type { Item } from '../../types.js';
import { movedItem, type Laid } from '../measured-block.js';
import { typeOf, type Setting } from '../style.js';
import { setText, tag } from '../text.js';
import { drawBars } from './bars.js';
import { drawForest, favoursHeight } from './forest.js';
import { labelWidth, rowNeeds } from './frame.js';
import { drawLines, linesHeight } from './lines.js';

const draw: Record<Chart['kind'], (chart: Chart, width: number, height: number, setting: Setting) => Item[]> = {
  bars: drawBars,
  proportions: drawBars,
  lines: drawLines,
  forest: drawForest,
};

/** Height of a row of marks at the natural setting, and how many rows are set as wide as that. */
const rowHeight = 27;
const fewRows = 4;

/**
 * Draws a chart. Its height grows with its marks and with `extra`, the points
 * that its neighbours leave.
 */
export function layoutChart(chart: Chart, width: number, setting: Setting, extra: number): Laid {
  const title = setText(words(chart.title), { role: 'h3', setting, width });
  const top = title.height + 4 * setting.space;
  const plot = (chart.kind === 'lines' ? linesHeight(chart, setting) : rowsHeight(chart, width, setting)) + extra;
  return {
    height: top + plot,
    place: (x, y) => {
      const items = draw[chart.kind](chart, width, plot, setting).map((item) => movedItem(item, x, y + top));
      return { artifacts: [], tagged: [tag('Figure', [...title.at(x, y), ...items], { alt: chart.alt })] };
    },
  };
}

/** Natural height of a figure of rows, without its title. */
function rowsHeight(chart: Chart, width: number, setting: Setting): number {
  const labels = labelWidth(chart.marks, setting, width);
  const needs = chart.marks.map((mark) => rowNeeds(mark, labels, setting));
  const total = needs.reduce((sum, need) => sum + need, 0);
  // A few rows stand wide apart; many only as far as their labels need.
  const wide = Math.min(chart.marks.length, fewRows) * rowHeight * setting.figure;
  const axis =
    3 * typeOf('tick', setting).leading + (chart.kind === 'forest' ? favoursHeight(chart, width, setting) : 0);
  return Math.max(total, wide) + axis;
}
