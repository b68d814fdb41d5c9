/** Charts take the height that is left. */
import type { Chart as DocumentChart } from '../../document/types.js';
import type { DeckFigure as Chart, DeckMark as Mark } from '../types.js';
import { deckFigure } from './figure.js';
import { words } from '../../document/words.js';
import { leading } from './frame.js';
import type { Part, Setting } from './stack.js';
import { lineCount, naturalWidth } from './measured-words.js';

/** Height in points of what stands around the plot besides the title: ticks, title of the axis, air. */
const around = 56;
const leastPlot = 90;
/** The part of a chart's width at which programs break its title. */
const titleShare = 0.75;

/** A chart over the whole width. */
export function chartPart(block: DocumentChart, { width, sizes }: Setting): Part {
  const size = sizes.chart;
  const given = deckFigure(block);
  const chart = given.kind === 'forest' ? withBrokenLabels(given, width, size) : given;
  const titleSize = size;
  const title = chart.title === '' ? 0 : titleLines(chart, width, titleSize) * titleSize * leading;
  // Rows of a forest plot may share a name, as those of subgroups do.
  const rows = given.kind === 'forest' ? chart.marks.length : new Set(chart.marks.map(({ label }) => label)).size;
  const row = size * leading * Math.max(...chart.marks.map(linesOfLabel), 1);
  return {
    height: title + around + Math.max(leastPlot, rows * row),
    grows: 0,
    stretch: Infinity,
    tooWide: 0,
    cramped: isCramped(chart, width, size),
    place: (x, y, height) => [
      { kind: 'chart', name: chart.title || 'Chart', x, y, width, height, chart, size, titleSize },
    ],
  };
}

const titleLines = ({ title }: Chart, width: number, size: number): number =>
  lineCount(words(title), 'strong', size, width * titleShare);

const linesOfLabel = ({ label, detail }: Mark): number =>
  label.split('\n').length + (detail === '' ? 0 : label.includes('\n') ? 1 : 0.7);

/** Long names of the rows of a forest plot on several lines, within what the plot and the printed figures leave. */
function withBrokenLabels(chart: Chart, width: number, size: number): Chart {
  const wide = (text: string, face: 'regular' | 'strong') => naturalWidth(words(text), face, size);
  const printed = Math.max(0, ...chart.marks.map(({ text }) => wide(text, 'strong'))) + labelAir;
  const room = width * (1 - leastShare - 0.02) - printed - labelAir;
  const fits = (line: string) => wide(line, 'regular') <= room;
  return { ...chart, marks: chart.marks.map((mark) => ({ ...mark, label: broken(mark.label, fits) })) };
}

function broken(label: string, fits: (line: string) => boolean): string {
  return label.split(' ').reduce((text, word) => {
    const line = `${text.split('\n').at(-1)!} ${word}`;
    return fits(line) ? `${text} ${word}` : `${text}\n${word}`;
  });
}

/** The part of a chart's width that its plot must keep. */
const leastShare = 0.36;

/** Room in points beside the widest label. */
const labelAir = 14;

/** Whether the labels leave too little width to the plot, or stand too close to one another. */
function isCramped(chart: Chart, width: number, size: number): boolean {
  const widest = (texts: string[], measureOne: (text: string) => number) =>
    Math.max(0, ...texts.map(measureOne)) + labelAir;
  const printed = widest(
    chart.marks.map(({ text }) => text),
    (text) => naturalWidth(words(text), 'strong', size),
  );
  if (chart.kind === 'lines') {
    const visits = [...new Set(chart.marks.map(({ at }) => at))];
    const details = chart.marks.map(({ detail }) => detail);
    const visit = widest([...visits, ...details], (text) => naturalWidth(words(text), 'regular', size));
    return visits.length * visit > width - printed - axisWidth;
  }
  const names = widest(
    chart.marks.flatMap(({ label, detail }) => [...label.split('\n'), detail]),
    (text) => naturalWidth(words(text), 'regular', size),
  );
  const sides = (chart.favours ?? []).map((text) => naturalWidth(words(text), 'regular', size));
  const plot = width - names - printed;
  return plot < width * leastShare || sides.reduce((sum, side) => sum + side, 0) + 3 * labelAir > plot + names;
}

/** Width in points of the ticks and the turned title of a vertical axis. */
const axisWidth = 60;
