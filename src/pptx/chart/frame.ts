/** What all charts share: the outer part, the place of the plot, text and strokes (ECMA-376 part 1, §21.2). */
import type { DeckChart, DeckText } from '../../layout/types.js';
import type { ColorName } from '../../theme/theme.js';
import { solidFill } from '../colors.js';
import { emu, hundredths } from '../units.js';
import { escapeXml, xmlDeclaration } from '../xml.js';

/** The place of the plot without its labels, as fractions of the chart (§21.2.2.95). */
export function plotLayout({ panel, x, y, width, height }: DeckChart): string {
  const box = {
    x: (panel.x - x) / width,
    y: (panel.y - y) / height,
    w: panel.width / width,
    h: panel.height / height,
  };
  const sides = Object.entries(box).map(([side, share]) => `<c:${side} val="${share.toFixed(4)}"/>`);
  return (
    `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>` +
    `${sides.join('')}</c:manualLayout></c:layout>`
  );
}

/** The whole chart part around the plot area (§21.2.2.29); visits without a value are passed over. */
export function chartPart(plotArea: string, language: string): string {
  return (
    `${xmlDeclaration}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
    ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
    ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    `<c:date1904 val="0"/><c:lang val="${escapeXml(language)}"/><c:roundedCorners val="0"/><c:chart>` +
    `<c:autoTitleDeleted val="1"/><c:plotArea>${plotArea}</c:plotArea>` +
    `<c:plotVisOnly val="1"/><c:dispBlanksAs val="span"/></c:chart><c:spPr><a:noFill/>${noLine}</c:spPr>` +
    `<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
  );
}

/** How the words of a box look. */
export type Look = Pick<DeckText, 'size' | 'strong' | 'color'>;

/** Labels stay on one line: programs break them at about a fifth of the chart. */
export const bodyProperties = '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/>';

/** `<c:txPr>`: how labels without text of their own are set. */
export function textProperties(look: Look, language: string): string {
  return (
    `<c:txPr>${bodyProperties}<a:lstStyle/><a:p><a:pPr><a:defRPr${runAttributes(look)}>${runFill(look)}</a:defRPr></a:pPr>` +
    `<a:endParaRPr lang="${escapeXml(language)}"/></a:p></c:txPr>`
  );
}

/** `<a:rPr>` of a run; `raised` for letters of sources. */
export const runProperties = (look: Look, language: string, raised = false): string =>
  `<a:rPr lang="${escapeXml(language)}"${runAttributes(look)}${raised ? ' baseline="30000"' : ''}>${runFill(look)}</a:rPr>`;

const runAttributes = ({ size, strong }: Look) => ` sz="${hundredths(size)}" b="${strong ? 1 : 0}"`;

const runFill = ({ color }: Look) => `${solidFill(color)}<a:latin typeface="+mn-lt"/>`;

export const noLine = '<a:ln><a:noFill/></a:ln>';

/** `<a:ln>` of a width in points, whole or in dashes. */
export const stroke = (color: ColorName, width: number, dash?: 'dash' | 'sysDot'): string =>
  `<a:ln w="${emu(width)}">${solidFill(color)}${dash ? `<a:prstDash val="${dash}"/>` : ''}</a:ln>`;
