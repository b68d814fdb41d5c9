/** Series of a scatter, in the order of the schema (ECMA-376 part 1, §21.2.2.167). */
import type { Panel, Point } from '../../layout/charts/panel.js';
import type { ColorName } from '../../theme/theme.js';
import { solidFill } from '../colors.js';
import { escapeXml } from '../xml.js';
import { noLine, stroke } from './frame.js';
import { labelsXml, rangeXml, type Labels } from './label-xml.js';
import { numberReference, numbers, reference, points, type Range, type Sheet } from './sheet.js';

/** Where points stand: cells of the sheet, or numbers of the drawing alone. */
export type Values = Range | readonly (number | null)[];

/** Points with what is drawn at and through them. */
export interface Series {
  name: string | Range;
  x: Values;
  y: Values;
  line?: { color: ColorName; weight: number; dash?: 'dash' | 'sysDot' };
  marker?: { shape: Point['shape']; size: number; color: ColorName };
  /** Lines up and down from each point, of lengths in the measure of the axis. */
  bars?: { up: Values; down: Values; color: ColorName; weight: number };
  labels?: Labels;
}

/**
 * Points from one side of the plot to the other, for a line at a value: over visits one
 * each, as LibreOffice draws no line there that has fewer points than the others.
 */
export function across({ along, time }: Panel, value: number): Pick<Series, 'x' | 'y'> {
  if (along === 'x') return { x: [value, value], y: [0, 1] };
  const { from, to, ticks } = time!;
  const inner = ticks.slice(1, -1).map((tick) => tick.value);
  const x = [from, ...inner, to];
  return { x, y: x.map(() => value) };
}

/** `<c:ser>`. */
export function seriesXml(series: Series, index: number, sheet: Sheet, language: string): string {
  const { name, x, y, line, marker, bars, labels } = series;
  const spPr = line ? stroke(line.color, line.weight, line.dash) : noLine;
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${nameXml(name, sheet)}</c:tx><c:spPr>${spPr}</c:spPr>` +
    markerXml(marker) +
    (labels ? labelsXml(labels, index, language) : '') +
    (bars ? barsXml(bars, sheet) : '') +
    `<c:xVal>${valuesXml(x, sheet)}</c:xVal><c:yVal>${valuesXml(y, sheet)}</c:yVal><c:smooth val="0"/>` +
    `${labels ? rangeXml(labels, sheet) : ''}</c:ser>`
  );
}

const isRange = (values: Values): values is Range => !Array.isArray(values);

const valuesXml = (values: Values, sheet: Sheet): string =>
  isRange(values) ? numberReference(sheet, values) : numbers(values);

function nameXml(name: string | Range, sheet: Sheet): string {
  if (typeof name === 'string') return `<c:v>${escapeXml(name)}</c:v>`;
  return `<c:strRef><c:f>${reference(name)}</c:f><c:strCache>${points(sheet.cells(name))}</c:strCache></c:strRef>`;
}

/** A filled marker of a size in points, between 2 and 72 (§21.2.2.106). */
function markerXml(marker: Series['marker']): string {
  if (!marker) return '<c:marker><c:symbol val="none"/></c:marker>';
  const size = Math.max(2, Math.min(72, Math.round(marker.size)));
  return (
    `<c:marker><c:symbol val="${marker.shape}"/><c:size val="${size}"/>` +
    `<c:spPr>${solidFill(marker.color)}${noLine}</c:spPr></c:marker>`
  );
}

/** Error bars of given lengths (§21.2.2.55). */
const barsXml = ({ up, down, color, weight }: NonNullable<Series['bars']>, sheet: Sheet): string =>
  `<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>` +
  `<c:plus>${valuesXml(up, sheet)}</c:plus><c:minus>${valuesXml(down, sheet)}</c:minus>` +
  `<c:spPr>${stroke(color, weight)}</c:spPr></c:errBars>`;
