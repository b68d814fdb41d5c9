/** Parts of a series that all kinds share, in the order of the schema (ECMA-376 part 1, §21.2.2). */

import type { ColorName } from '../../theme/theme.js';
import { solidFill } from '../colors.js';
import { noLine, richText, stroke, textProperties, type ChartContext, type TextStyle } from './frame.js';
import { numberReference, textReference, type Range, type Sheet } from './sheet.js';

/** Number and name of a series; the name is a cell of the workbook. */
export function seriesHead(sheet: Sheet, index: number, name: Range): string {
  return `<c:idx val="${index}"/><c:order val="${index}"/><c:tx>${textReference(sheet, name)}</c:tx>`;
}

/** Keeps a label off what it stands beside. */
export const gap = '\u00A0';

export type LabelSide = 'outEnd' | 'l' | 'r' | 'ctr';

/**
 * Labels with text of their own: what is printed was formatted once and is
 * not formatted again from the value. Empty texts have no label (§21.2.2.49).
 */
export function labels(context: ChartContext, texts: string[], side: LabelSide, look: TextStyle): string {
  const style = { ...look, wrap: false };
  const one = (text: string, index: number) =>
    text === ''
      ? ''
      : `<c:dLbl><c:idx val="${index}"/><c:tx>${richText(context, text, style)}</c:tx>` +
        `<c:dLblPos val="${side}"/>${shows(true)}</c:dLbl>`;
  const common = `<c:spPr><a:noFill/>${noLine}</c:spPr>${textProperties(context, style)}`;
  return `<c:dLbls>${texts.map(one).join('')}${common}<c:dLblPos val="${side}"/>${shows(false)}</c:dLbls>`;
}

function shows(value: boolean): string {
  return (
    `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="0"/>` +
    `<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
  );
}

/** Whiskers whose lengths are columns of the workbook (§21.2.2.55); line charts want their direction told. */
export function errorBars(sheet: Sheet, plus: Range, minus: Range, color: ColorName, direction = ''): string {
  return (
    `<c:errBars>${direction}<c:errBarType val="both"/>` +
    `<c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${numberReference(sheet, plus)}</c:plus>` +
    `<c:minus>${numberReference(sheet, minus)}</c:minus><c:spPr>${stroke(color, 1.5)}</c:spPr></c:errBars>`
  );
}

export type MarkerSymbol = 'square' | 'circle' | 'diamond' | 'triangle';

/** A filled marker of a size in points (§21.2.2.106). */
export function marker(size: number, color: ColorName, symbol: MarkerSymbol = 'square'): string {
  return (
    `<c:marker><c:symbol val="${symbol}"/><c:size val="${Math.max(2, Math.min(72, Math.round(size)))}"/>` +
    `<c:spPr>${solidFill(color)}${stroke(color, 0.75)}</c:spPr></c:marker>`
  );
}

export const noMarker = '<c:marker><c:symbol val="none"/></c:marker>';
