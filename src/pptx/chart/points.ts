/** What a forest plot is built of: points, and the lines and labels through them. */
import type { DeckMark as Mark } from '../../layout/types.js';
import { round, type Scale } from '../../layout/scale.js';
import type { ChartContext, TextStyle } from './frame.js';
import { noLine } from './frame.js';
import { labels, noMarker } from './series.js';

/** One line, set of markers or set of labels. */
export interface Series {
  name: string;
  /** Lines lie under markers and labels. */
  layer: 'line' | 'over';
  /** Stroke and marker, then the labels with the texts given, one for each point of the plot. */
  look: (texts: string[]) => string;
}

/** A point, one row of the workbook; all series share the column of x and have one of y each. */
export interface Point {
  name: string;
  x: number;
  y: number;
  series: Series[];
  /** What a series of labels prints here. */
  text: string;
}

/** What the parts of the plot are built from. */
export interface Plan {
  context: ChartContext;
  scale: Scale;
}

/** A line through points, without markers. */
export function lineSeries(name: string, line: string): Series {
  return { name, layer: 'line', look: () => `<c:spPr>${line}</c:spPr>${noMarker}` };
}

/** Labels at one side of points, which are not drawn themselves. */
export function labelSeries(
  context: ChartContext,
  name: string,
  side: 'l' | 'r' | 'ctr',
  style: Partial<TextStyle> & Pick<TextStyle, 'strong'>,
): Series {
  const full: TextStyle = { size: context.size, color: 'ink', ...style };
  return {
    name,
    layer: 'over',
    look: (texts) => `<c:spPr>${noLine}</c:spPr>${noMarker}${labels(context, texts, side, full)}`,
  };
}

/** A share of the way from a to b, as the axis shows it. */
export function between(a: number, b: number, share: number, scale: 'linear' | 'log'): number {
  return round(scale === 'log' ? a * (b / a) ** share : a + (b - a) * share);
}

/** The label of a row on one line, as names in the workbook are. */
export const nameOf = ({ label }: Mark): string => label.replaceAll('\n', ' ');
