/** What all charts share: the outer part, the place of the plot, text and strokes (ECMA-376 part 1, §21.2). */
import type { DeckFigure as Chart } from '../../layout/types.js';

import type { ColorName } from '../../theme/theme.js';
import { faceChain } from '../../fonts/fonts.js';
import { solidFill } from '../colors.js';
import { emu, hundredths } from '../units.js';
import { escapeXml, xmlDeclaration } from '../xml.js';

/** The figure and the box it has; lengths in points. */
export interface ChartContext {
  chart: Chart;
  width: number;
  height: number;
  /** Size of labels and of the title, in points. */
  size: number;
  titleSize: number;
  /** BCP 47 tag of the text. */
  language: string;
}

/** Space around the plot, in points. */
export interface Margins {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Height of a line as a multiple of the size, for the room that labels take. */
const lineHeight = 1.2;

/** Size of the numbers along an axis, in points; never below the 12 of a footnote unless the labels are. */
export function tickSize(context: ChartContext): number {
  return Math.max(Math.min(12, context.size), context.size - 2);
}

/** Width in points of the longest line of a text, as Arial sets it. */
export function textWidth(text: string, size: number, strong = false): number {
  const face = faceChain('deck', strong ? 'strong' : 'regular');
  const widths = text.split('\n').map((line) => face.width(line, size));
  return Math.max(...widths.map((width, index) => (Number.isFinite(width) ? width : guess(text, index, size))));
}

/** For characters that the measuring font lacks. */
function guess(text: string, line: number, size: number): number {
  return (text.split('\n')[line] ?? '').length * size * 0.6;
}

/** The part of a chart's width at which programs break its title. */
const titleShare = 0.75;

/** Room in points above the plot for the title, below for the ticks and the title of the axis. */
export function verticalMargins(context: ChartContext): Pick<Margins, 'top' | 'bottom'> {
  const { chart, titleSize, width } = context;
  const titleLines = chart.title === '' ? 0 : Math.ceil(textWidth(chart.title, titleSize, true) / (width * titleShare));
  const axisLines = axisTitleText(context)
    .split('\n')
    .reduce((lines, line) => lines + (line === '' ? 0 : Math.ceil(textWidth(line, tickSize(context)) / width)), 0);
  const line = tickSize(context) * lineHeight;
  return {
    top: titleLines * titleSize * lineHeight + 10,
    bottom: line + 10 + (axisLines > 0 ? axisLines * line + 8 : 0),
  };
}

/** The axis title: unit and direction, and below it what lies on either side of no effect. */
export function axisTitleText({ chart }: ChartContext, reversed = false): string {
  if (chart.favours === null || chart.kind === 'forest') return chart.axis;
  const [left, right] = reversed ? chart.favours.toReversed() : chart.favours;
  return [chart.axis, `← ${left}     ${right} →`].filter((line) => line !== '').join('\n');
}

/** The place of the plot without its labels, as fractions of the chart (§21.2.2.95). */
export function plotLayout(context: ChartContext, margins: Margins): string {
  const { width, height } = context;
  const left = Math.min(margins.left, width * 0.45);
  const right = Math.min(margins.right, width * 0.35);
  const box = {
    x: left / width,
    y: margins.top / height,
    w: (width - left - right) / width,
    h: Math.max(0.2, (height - margins.top - margins.bottom) / height),
  };
  const sides = Object.entries(box).map(([side, share]) => `<c:${side} val="${share.toFixed(4)}"/>`);
  return (
    `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>` +
    `${sides.join('')}</c:manualLayout></c:layout>`
  );
}

/** The whole chart part around the plot area (§21.2.2.29). */
export function chartPart(context: ChartContext, plotArea: string, legend = ''): string {
  const { chart, size, titleSize, language } = context;
  return (
    `${xmlDeclaration}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
    ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
    ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    `<c:date1904 val="0"/><c:lang val="${escapeXml(language)}"/><c:roundedCorners val="0"/><c:chart>` +
    (chart.title === ''
      ? ''
      : titleElement(
          context,
          chart.title,
          { size: titleSize, strong: true, color: 'ink', align: 'l' },
          `${topLeft}<c:overlay val="0"/>`,
        )) +
    `<c:autoTitleDeleted val="${chart.title === '' ? 1 : 0}"/><c:plotArea>${plotArea}</c:plotArea>${legend}` +
    `<c:plotVisOnly val="1"/><c:dispBlanksAs val="span"/></c:chart><c:spPr><a:noFill/>${noLine}</c:spPr>` +
    textProperties(context, { size, strong: false, color: 'ink' }) +
    `<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
  );
}

const topLeft =
  `<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>` +
  `<c:x val="0"/><c:y val="0"/></c:manualLayout></c:layout>`;

export interface TextStyle {
  size: number;
  strong: boolean;
  color: ColorName;
  align?: 'l' | 'ctr' | 'r';
  /** False keeps a label on its line; programs break labels at about a fifth of the chart. */
  wrap?: boolean;
  /** Read from below, along a vertical axis. */
  turned?: boolean;
}

/** `<c:title>` with the text; `rest` is its layout and overlay. */
export function titleElement(context: ChartContext, text: string, style: TextStyle, rest: string): string {
  return `<c:title><c:tx>${richText(context, text, style)}</c:tx>${rest}</c:title>`;
}

/** `<c:rich>`, one paragraph for each line. */
export function richText(context: ChartContext, text: string, style: TextStyle): string {
  const paragraphs = text.split('\n').map((line) => {
    const run = `<a:r><a:rPr lang="${escapeXml(context.language)}"${runAttributes(style)}>${runFill(style)}</a:rPr>`;
    return `<a:p>${paragraphProperties(style)}${run}<a:t>${escapeXml(line)}</a:t></a:r></a:p>`;
  });
  const turn = style.turned === true ? ' rot="-5400000" vert="horz"' : '';
  return `<c:rich><a:bodyPr${turn}${style.wrap === false ? ' wrap="none"' : ''}/><a:lstStyle/>${paragraphs.join('')}</c:rich>`;
}

/** `<c:txPr>`: how labels without text of their own are set. */
export function textProperties(context: ChartContext, style: TextStyle): string {
  const end = `<a:endParaRPr lang="${escapeXml(context.language)}"/>`;
  return `<c:txPr><a:bodyPr${style.wrap === false ? ' wrap="none"' : ''}/><a:lstStyle/><a:p>${paragraphProperties(style)}${end}</a:p></c:txPr>`;
}

function paragraphProperties(style: TextStyle): string {
  const align = style.align === undefined ? '' : ` algn="${style.align}"`;
  return `<a:pPr${align}><a:defRPr${runAttributes(style)}>${runFill(style)}</a:defRPr></a:pPr>`;
}

function runAttributes({ size, strong }: TextStyle): string {
  return ` sz="${hundredths(size)}" b="${strong ? 1 : 0}"`;
}

function runFill({ color }: TextStyle): string {
  return `${solidFill(color)}<a:latin typeface="+mn-lt"/>`;
}

export const noLine = '<a:ln><a:noFill/></a:ln>';

interface StrokeOptions {
  /** Dashes and arrow heads, in the order of the schema (§20.1.2.2.24). */
  ends?: string;
  cap?: 'flat';
  /** Percent. */
  opacity?: number;
}

/** `<a:ln>` of a width in points. */
export function stroke(color: ColorName, width: number, { ends = '', cap, opacity }: StrokeOptions = {}): string {
  const fill = opacity === undefined ? solidFill(color) : seeThrough(color, opacity);
  return `<a:ln w="${emu(width)}"${cap === undefined ? '' : ` cap="${cap}"`}>${fill}${ends}</a:ln>`;
}

function seeThrough(color: ColorName, opacity: number): string {
  return solidFill(color).replace(
    /<a:schemeClr val="(\w+)"\/>/,
    `<a:schemeClr val="$1"><a:alpha val="${opacity * 1000}"/></a:schemeClr>`,
  );
}

/** Gridlines light enough to stay behind the data. */
export const gridlines = `<c:majorGridlines><c:spPr>${stroke('hairline', 0.75)}</c:spPr></c:majorGridlines>`;
