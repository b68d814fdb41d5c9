/** One shape of a slide. */
import type { DeckLine, DeckTable, DeckText, Frame, Placeholder, SlideKind } from '../../layout/types.js';
import { hairline, standIn } from '../colors.js';
import { offsetAndExtent, placeholderOf, type TagOf } from '../master.js';
import { pictureShape } from '../picture.js';
import type { PlannedShape } from '../plan.js';
import { escapeXml } from '../xml.js';
import { textBody } from './text-body.js';

/** What slides inherit from. */
export interface DeckMaster {
  frame: Frame;
  /** Of its font: height of a line at 100 % spacing, as a multiple of the size. */
  lineHeight: number;
  tagOf: TagOf;
}

/** The shape's XML with all that pptxgenjs left out or got wrong. */
export function repairShape(element: string, shape: PlannedShape, kind: SlideKind, master: DeckMaster): string {
  const named = nameShape(element, shape);
  switch (shape.item.kind) {
    case 'text':
      return repairText(named, shape, shape.item, kind, master);
    case 'table':
      return repairTable(named, shape.item);
    case 'line':
      return withHairlines(connector(named, shape.item, shape.glued));
    case 'picture':
      return pictureShape(
        element,
        shape,
        shape.item,
        placeholderOf(master.frame, kind, 'picture') && master.tagOf(kind, 'picture'),
      );
    case 'chart':
      return named;
  }
}

/** pptxgenjs escapes names twice and writes alternative text for pictures and charts only. */
function nameShape(element: string, { name, alt, item }: PlannedShape): string {
  const descr = alt === null ? '' : ` descr="${escapeXml(alt)}"`;
  const mark = isDecoration(item) ? decorative : '';
  const start = `<p:cNvPr id="0" name="${escapeXml(name)}"${descr}`;
  return element.replace(/<p:cNvPr id="\d+" name="tb-\d+"[^>]*?(?:\/>|><\/p:cNvPr>)/, () =>
    mark === '' ? `${start}/>` : `${start}>${mark}</p:cNvPr>`,
  );
}

/** Rules and boxes without words say nothing to a reader who cannot see them. */
function isDecoration(item: PlannedShape['item']): boolean {
  return item.kind === 'line' || (item.kind === 'text' && item.paragraphs.every(({ runs }) => runs.length === 0));
}

const decorative =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative' +
  ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/** Words that inherit: in the placeholder's place, where the box stands there. */
function repairText(
  element: string,
  { placeholder }: PlannedShape,
  text: DeckText,
  kind: SlideKind,
  { frame, lineHeight, tagOf }: DeckMaster,
): string {
  const links = [...element.matchAll(/<a:hlinkClick r:id="(\w+)"/g)].map(([, id]) => id!);
  const place = placeholder === null ? null : placeholderOf(frame, kind, placeholder);
  const inPlace = place !== null && !place.elsewhere && isAtPlace(text, place);
  const body = textBody(text, place, { inPlace, single: frame.single ?? null, lineHeight }, links);
  const xml = element.replace(/<p:txBody>[\s\S]*<\/p:txBody>/, () => body);
  if (placeholder === null) return xml;
  const filled = xml
    .replace('<p:nvPr></p:nvPr>', `<p:nvPr>${tagOf(kind, placeholder)}</p:nvPr>`)
    .replace(/<p:cNvSpPr[^>]*\/>/, '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>');
  const own = inPlace ? '' : `<a:xfrm>${offsetAndExtent(text)}</a:xfrm>`;
  return filled.replace(/<p:spPr>[\s\S]*?<\/p:spPr>/, own === '' ? '<p:spPr/>' : `<p:spPr>${own}</p:spPr>`);
}

const isAtPlace = (text: DeckText, place: Placeholder) =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(text[side] - place[side]) < 0.5);

/** Every paragraph mended; `inCapitals` says which are set so. */
function mendParagraphs(xml: string, inCapitals: (index: number) => boolean): string {
  let index = 0;
  const mended = xml.replace(/<a:p>[\s\S]*?<\/a:p>/g, (paragraph) => {
    const sized = sizeLineBreaks(keepFirstProperties(paragraph));
    return inCapitals(index++) ? setCapitals(sized) : sized;
  });
  return raiseSubscripts(mended);
}

/** pptxgenjs repeats the properties of the paragraph before each of its runs; the schema allows them once, at the beginning. */
function keepFirstProperties(paragraph: string): string {
  const [first, ...others] = paragraph.match(/<a:pPr\b(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g) ?? [];
  if (first === undefined || (others.length === 0 && paragraph.startsWith(`<a:p>${first}`))) return paragraph;
  const rest = [first, ...others].reduce((text, properties) => text.replace(properties, ''), paragraph);
  return rest.replace('<a:p>', () => `<a:p>${first}`);
}

/** A line break without a size has that of the master and makes its line too high. */
function sizeLineBreaks(paragraph: string): string {
  if (!paragraph.includes('<a:br/>')) return paragraph;
  const size = / sz="\d+"/.exec(paragraph)?.[0] ?? '';
  return paragraph.replaceAll('<a:br/>', `<a:br><a:rPr lang="en-US"${size}/></a:br>`);
}

/** pptxgenjs has no capitals (`cap`, ECMA-376 part 1, §21.1.2.3.9). */
const setCapitals = (paragraph: string) => paragraph.replaceAll('<a:rPr ', '<a:rPr cap="all" ');

/** pptxgenjs lowers an index by 40 % of its size, into the next line; PowerPoint itself by 25 %. */
const raiseSubscripts = (xml: string) => xml.replaceAll(' baseline="-40000"', ' baseline="-25000"');

/** The header flags, which tell a screen reader what heads columns and rows; pptxgenjs writes none. */
function repairTable(element: string, table: DeckTable): string {
  const body = table.rows.filter(({ kind }) => kind === 'body' || kind === 'strong');
  const firstColumn = body.length > 0 && body.every(({ cells }) => cells[0]?.header === true);
  const flags = `${table.rows[0]?.kind === 'head' ? ' firstRow="1"' : ''}${firstColumn ? ' firstCol="1"' : ''}`;
  const xml = mendParagraphs(element, () => false);
  return withHairlines(ruleMergedCells(xml.replace('<a:tblPr/>', `<a:tblPr${flags}/>`)));
}

/** Rules have the hairline's shade of the paper, which pptxgenjs cannot write. */
const withHairlines = (xml: string) => xml.replaceAll(`<a:schemeClr val="${standIn}"/>`, hairline);

/** Cells that a span covers carry its rules and ground too, as PowerPoint writes them. */
function ruleMergedCells(xml: string): string {
  const empty = '<a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US" sz="100"/></a:p></a:txBody>';
  let properties = '<a:tcPr/>';
  return xml.replace(/<a:tc( hMerge="1")?[^>]*>[\s\S]*?<\/a:tc>/g, (cell, merged: string | undefined) => {
    if (merged !== undefined) return `<a:tc hMerge="1">${empty}${properties}</a:tc>`;
    properties = /<a:tcPr[\s\S]*<\/a:tcPr>/.exec(cell)?.[0] ?? properties;
    return cell;
  });
}

/**
 * A line is a connector to PowerPoint, not a shape without text (ECMA-376 part 1, §19.3.1.19). It is glued to the
 * right (site 3) of one shape and the left (site 1) of another (§19.3.1.20; sites of `rect`, annex D): their
 * tokens stand for their ids.
 */
function connector(element: string, { bend }: DeckLine, glued: PlannedShape['glued']): string {
  const glue = glued ? `<a:stCxn id="{${glued.from}}" idx="3"/><a:endCxn id="{${glued.to}}" idx="1"/>` : '';
  return element
    .replace('prst="line"', bend ? 'prst="bentConnector3"' : 'prst="straightConnector1"')
    .replace('<a:xfrm', bend === 'up' ? '<a:xfrm flipV="1"' : '<a:xfrm')
    .replace('<p:sp>', '<p:cxnSp>')
    .replace('</p:sp>', '</p:cxnSp>')
    .replace('<p:nvSpPr>', '<p:nvCxnSpPr>')
    .replace('</p:nvSpPr>', '</p:nvCxnSpPr>')
    .replace('<p:cNvSpPr/>', glue === '' ? '<p:cNvCxnSpPr/>' : `<p:cNvCxnSpPr>${glue}</p:cNvCxnSpPr>`);
}
