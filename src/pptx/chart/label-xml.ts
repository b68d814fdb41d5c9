/** Labels of points (ECMA-376 part 1, §21.2.2.47), whose words may be cells of the sheet (MS-ODRAWXML 2.24.3.15 and 2.24.3.18). */
import type { DeckText } from '../../layout/types.js';
import { escapeXml } from '../xml.js';
import { bodyProperties, noLine, runProperties, textProperties } from './frame.js';
import { points, reference, type Range, type Sheet } from './sheet.js';

export interface Label {
  /** Its words and their look; raised letters stand behind what follows the value. */
  box: DeckText;
  /** By how much it is moved from its side of the point, in parts of the width of the chart. */
  moved?: number;
}
/** A label each point, null for none. */
export interface Labels {
  side: 't' | 'b' | 'l' | 'r' | 'ctr';
  all: (Label | null)[];
  /** The cells that hold their words; null where these belong to no value. */
  cells: Range | null;
}

const namespace = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"';
const labelUri = '{CE6537A1-D6FC-4f65-9D91-7224C49458BB}';
const seriesUri = '{02D57815-91ED-43cb-92C2-25804820EDAC}';

/** `<c:dLbls>`. What a program shows that does not know the cells is what they hold now. */
export function labelsXml({ side, all, cells }: Labels, series: number, language: string): string {
  const place = `<c:dLblPos val="${side}"/>${shows}`;
  const range = cells
    ? `<c:extLst><c:ext uri="${labelUri}" ${namespace}><c15:showDataLabelsRange val="1"/></c:ext></c:extLst>`
    : '';
  const first = all.find((label) => label !== null)?.box;
  if (!first) return '';
  const each = all.map((label, index) => {
    if (label === null) return '';
    const layout = label.moved
      ? `<c:layout><c:manualLayout><c:x val="${label.moved.toFixed(4)}"/><c:y val="0"/></c:manualLayout></c:layout>`
      : '';
    const id = cells ? guid(series, index) : null;
    return `<c:dLbl><c:idx val="${index}"/>${layout}<c:tx>${rich(label.box, id, language)}</c:tx>${place}${range}</c:dLbl>`;
  });
  const all15 = cells
    ? `<c:extLst><c:ext uri="${labelUri}" ${namespace}><c15:showDataLabelsRange val="1"/></c:ext></c:extLst>`
    : '';
  return (
    `<c:dLbls>${each.join('')}<c:spPr><a:noFill/>${noLine}</c:spPr>${textProperties(first, language)}` +
    `<c:dLblPos val="${side}"/>${showsNothing}${noLeader}${all15}</c:dLbls>`
  );
}

/** The range that labels take their words from, with the words that it holds now. */
export function rangeXml({ cells }: Labels, sheet: Sheet): string {
  if (!cells) return '';
  const cache = `<c15:dlblRangeCache>${points(sheet.cells(cells))}</c15:dlblRangeCache>`;
  return (
    `<c:extLst><c:ext uri="${seriesUri}" ${namespace}><c15:datalabelsRange><c15:f>${reference(cells)}</c15:f>${cache}` +
    `</c15:datalabelsRange></c:ext></c:extLst>`
  );
}

const flags = (value: 0 | 1) =>
  `<c:showLegendKey val="0"/><c:showVal val="${value}"/><c:showCatName val="0"/>` +
  `<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
const shows = flags(1);
const showsNothing = flags(0);
/** A label that was moved is led by no line to its point: it stands at the end of its row. */
const noLeader = '<c:showLeaderLines val="0"/>';

/** The words: a field for the cell, behind it what is raised. */
function rich({ paragraphs, ...look }: DeckText, id: string | null, language: string): string {
  const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
  const plain = runs.filter(({ script }) => script === 'normal');
  const text = plain.map((run) => run.text).join('');
  const properties = runProperties(look, language);
  const words =
    id === null
      ? `<a:r>${properties}<a:t>${escapeXml(text)}</a:t></a:r>`
      : `<a:fld id="${id}" type="CELLRANGE">${properties}<a:pPr/><a:t>${escapeXml(text)}</a:t></a:fld>`;
  const raised = runs
    .filter(({ script }) => script !== 'normal')
    .map((run) => `<a:r>${runProperties(look, language, true)}<a:t>${escapeXml(run.text)}</a:t></a:r>`);
  return `<c:rich>${bodyProperties}<a:lstStyle/><a:p>${words}${raised.join('')}</a:p></c:rich>`;
}

/** An id for a field, the same in every run. */
const guid = (series: number, index: number): string =>
  `{00000000-0000-4000-8000-${(series * 1000 + index).toString(16).toUpperCase().padStart(12, '0')}}`;
