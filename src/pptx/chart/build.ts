/** Native charts. pptxgenjs gives them their place on the slide; their XML and workbook are written here, from the panel of a figure. */
import type { DeckChart } from '../../layout/types.js';
import type { PlannedShape } from '../plan.js';
import type { Slide } from '../pptxgenjs.js';
import { inches } from '../units.js';
import { panelAxes } from './axis.js';
import { chartPart, plotLayout } from './frame.js';
import { labelSeries } from './labels.js';
import { tickSeries } from './ticks.js';
import { referenceSeries } from './reference.js';
import { arrowSeries, rowSeries } from './rows.js';
import { seriesXml } from './series.js';
import { Sheet, type BuiltChart } from './sheet.js';
import { visitSeries } from './visits.js';

/** The chart as XML and data: a scatter of values over the rows of a figure, or over time. */
export function buildChart(chart: DeckChart, language: string): BuiltChart {
  const sheet = new Sheet(chart.table);
  const series = [
    // Those with the most points come first: of a chart whose series grow, LibreOffice loses the values when it saves.
    ...arrowSeries(chart.panel),
    ...tickSeries(chart),
    ...referenceSeries(chart.panel),
    ...(chart.panel.along === 'x' ? rowSeries(chart, sheet) : visitSeries(chart, sheet)),
    ...labelSeries(chart, sheet),
  ];
  const plot =
    plotLayout(chart) +
    `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>` +
    series.map((one, index) => seriesXml(one, index, sheet, language)).join('') +
    `<c:axId val="1"/><c:axId val="2"/></c:scatterChart>${panelAxes(chart, language)}`;
  return { xml: chartPart(plot, language), sheet: sheet.rows };
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
