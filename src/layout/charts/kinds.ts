/** The figures that there are. */
import type { Chart } from '../../document/types.js';
import { estimationFigure, estimationHeight } from './estimation.js';
import type { Figure, FigureStyle } from './figure.js';
import { forestFigure, forestHeight } from './forest.js';
import { visitsFigure, visitsHeight } from './visits.js';

interface Kind {
  figure: (chart: Chart, width: number, height: number, style: FigureStyle) => Figure;
  height: (chart: Chart, width: number, style: FigureStyle) => { least: number; most: number };
}

const kinds: Record<Chart['kind'], Kind> = {
  estimation: { figure: estimationFigure, height: estimationHeight },
  forest: { figure: forestFigure, height: forestHeight },
  visits: { figure: visitsFigure, height: visitsHeight },
};

/** The figure of a chart in a width and height, in points. */
export const figureOf = (chart: Chart, width: number, height: number, style: FigureStyle): Figure =>
  kinds[chart.kind].figure(chart, width, height, style);

/** How high the figure of a chart is in a width: at least, and where it looks well at most. */
export const heightOf = (chart: Chart, width: number, style: FigureStyle): { least: number; most: number } =>
  kinds[chart.kind].height(chart, width, style);
