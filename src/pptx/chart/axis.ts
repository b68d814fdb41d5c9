/** Axes (ECMA-376 part 1, §21.2.2.226): 1 runs across, 2 upwards. Their ends are fixed, so that every program draws the same. */
import type { Axis, Panel } from '../../layout/charts/panel.js';
import { lighter } from '../../layout/charts/panel.js';
import type { DeckChart } from '../../layout/types.js';
import { escapeXml } from '../xml.js';
import { noLine, stroke, textProperties, type Look } from './frame.js';
import { tickFormat } from './ticks.js';

/** What an axis shows of itself. */
interface Shown {
  format: string;
  grid: string;
  look: Look;
}

/** Both axes of a panel. That of the values shows its ticks where a number format prints them as the figure has them. */
export function panelAxes({ panel, labels }: DeckChart, language: string): string {
  const format = tickFormat(panel.axis);
  const look = labels.find(({ tells }) => tells.what === 'tick')?.box;
  const shown = format !== null && look ? { format, grid: gridOf(panel), look } : null;
  const [across, upwards] = panel.along === 'x' ? [panel.axis, unit] : [panel.time ?? unit, panel.axis];
  return (
    axisXml(1, across, panel.along === 'x' ? shown : null, language) +
    axisXml(2, upwards, panel.along === 'y' ? shown : null, language)
  );
}

const gridOf = ({ weight }: Panel) => stroke('hairline', weight * lighter.grid);

/** Heights of rows: from the foot of the plot to its top. */
const unit: Axis = { scale: 'linear', from: 0, to: 1, step: 1, ticks: [] };

function axisXml(id: 1 | 2, { scale, from, to, step }: Axis, shown: Shown | null, language: string): string {
  const log = scale === 'log' ? '<c:logBase val="10"/>' : '';
  const unitXml = scale === 'linear' && step > 0 ? `<c:majorUnit val="${step}"/>` : '';
  return (
    `<c:valAx><c:axId val="${id}"/><c:scaling>${log}<c:orientation val="minMax"/>` +
    `<c:max val="${to}"/><c:min val="${from}"/></c:scaling><c:delete val="${shown ? 0 : 1}"/>` +
    `<c:axPos val="${id === 1 ? 'b' : 'l'}"/>` +
    (shown ? `<c:majorGridlines><c:spPr>${shown.grid}</c:spPr></c:majorGridlines>` : '') +
    `<c:numFmt formatCode="${escapeXml(shown?.format ?? 'General')}" sourceLinked="0"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${shown ? 'low' : 'none'}"/>` +
    `<c:spPr>${noLine}</c:spPr>${shown ? textProperties(shown.look, language) : ''}` +
    `<c:crossAx val="${id === 1 ? 2 : 1}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>${unitXml}</c:valAx>`
  );
}
