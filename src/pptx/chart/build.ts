/** Native charts. pptxgenjs gives them their place on the slide; their XML and workbook are written here. */
import type { DeckChart } from '../../layout/types.js';
import type { PlannedShape } from '../plan.js';
import type { Slide } from '../pptxgenjs.js';
import { inches } from '../units.js';
import { buildBars } from './bars.js';
import { buildForest } from './forest.js';
import { buildLines } from './lines.js';
import type { ChartContext } from './frame.js';
import type { BuiltChart } from './sheet.js';

const builders: Record<ChartContext['chart']['kind'], (context: ChartContext) => BuiltChart> = {
  bars: buildBars,
  proportions: buildBars,
  lines: buildLines,
  forest: buildForest,
};

/** The chart as XML and data, for a box in points. */
export function buildChart(box: DeckChart, language: string): BuiltChart {
  const { chart, width, height, size, titleSize } = box;
  return builders[chart.kind]({ chart, width, height, size, titleSize, language });
}

/** Reserves the frame of a chart, and the name of its part; the repair pass writes it. */
export function addChart(slide: Slide, shape: PlannedShape, box: DeckChart): void {
  const options = {
    objectName: shape.token,
    x: inches(box.x),
    y: inches(box.y),
    w: inches(box.width),
    h: inches(box.height),
  };
  slide.addChart('bar', [{ name: 'x', labels: ['x'], values: [0] }], options);
}
