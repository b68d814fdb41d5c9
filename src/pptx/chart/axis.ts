/** Axes (ECMA-376 part 1, §21.2.2.25 and §21.2.2.226). Axis 1 holds categories or the value of rows, axis 2 the values. */
import { gridlines, noLine, stroke, textProperties, tickSize, titleElement } from './frame.js';
import type { ChartContext } from './frame.js';
import type { Scale } from '../../layout/scale.js';
import { escapeXml } from '../xml.js';

export const axisIds = '<c:axId val="1"/><c:axId val="2"/>';

export type LabelPosition = 'nextTo' | 'low' | 'high';

export interface CategoryAxis {
  /** At the left the first category stands at the top. */
  side: 'l' | 'b';
  labels: LabelPosition;
  title: string;
}

/** The axis of the categories, in ink, without ticks. */
export function categoryAxis(context: ChartContext, { side, labels, title }: CategoryAxis): string {
  const orientation = side === 'l' ? 'maxMin' : 'minMax';
  return (
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${orientation}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${side}"/>${axisTitle(context, title, 'b')}<c:numFmt formatCode="General" sourceLinked="0"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${labels}"/>` +
    `<c:spPr>${stroke('ink', 1)}</c:spPr>` +
    textProperties(context, { size: context.size, strong: false, color: 'ink' }) +
    `<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>` +
    `<c:noMultiLvlLbl val="1"/></c:catAx>`
  );
}

export interface ValueAxis {
  id: 1 | 2;
  side: 'l' | 'b';
  scale: Scale;
  logarithmic: boolean;
  reversed: boolean;
  /** Number format of the ticks; null hides the axis. */
  format: string | null;
  grid: boolean;
  title: string;
  /** Where this axis meets the other. */
  crosses: 'min' | 'max';
  between: 'between' | 'midCat';
}

/** An axis of values, with fixed ends so that every program draws the same. */
export function valueAxis(context: ChartContext, axis: ValueAxis): string {
  const { id, side, scale, format } = axis;
  const log = axis.logarithmic ? `<c:logBase val="${scale.step}"/>` : '';
  const style = { size: tickSize(context), strong: false, color: 'muted' as const };
  const title = axisTitle(context, axis.title, side);
  return (
    `<c:valAx><c:axId val="${id}"/><c:scaling>${log}<c:orientation val="${axis.reversed ? 'maxMin' : 'minMax'}"/>` +
    `<c:max val="${scale.max}"/><c:min val="${scale.min}"/></c:scaling><c:delete val="${format === null ? 1 : 0}"/>` +
    `<c:axPos val="${side}"/>${axis.grid ? gridlines : ''}${title}` +
    `<c:numFmt formatCode="${escapeXml(format ?? 'General')}" sourceLinked="0"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="${format === null ? 'none' : 'nextTo'}"/>` +
    `<c:spPr>${axis.grid || format === null ? noLine : stroke('ink', 1)}</c:spPr>${textProperties(context, style)}` +
    `<c:crossAx val="${id === 1 ? 2 : 1}"/><c:crosses val="${axis.crosses}"/>` +
    `<c:crossBetween val="${axis.between}"/><c:majorUnit val="${scale.step}"/></c:valAx>`
  );
}

function axisTitle(context: ChartContext, text: string, side: 'l' | 'b'): string {
  if (text === '') return '';
  const style = { size: tickSize(context), strong: false, color: 'muted' as const, turned: side === 'l' };
  return titleElement(context, text, style, '<c:overlay val="0"/>');
}
