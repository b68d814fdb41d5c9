/** The workbook behind a chart: the smallest SpreadsheetML package that Excel opens (ECMA-376 part 1, §12.2). */
import { packZip } from '../zip.js';
import { escapeXml, xmlDeclaration } from '../xml.js';
import { columnName, type Formula, type SheetRows, type SheetValue } from './sheet.js';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNames = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The bytes of an .xlsx file with one sheet, `Sheet1`; the same cells give the same bytes. */
export function workbook(sheet: SheetRows): Uint8Array {
  return packZip({
    '[Content_Types].xml':
      `${xmlDeclaration}<Types xmlns="${packageNames}/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${contentType}.worksheet+xml"/></Types>`,
    '_rels/.rels': relationship('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml':
      `${xmlDeclaration}<workbook xmlns="${main}" xmlns:r="${relationships}">` +
      `<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationship('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml':
      `${xmlDeclaration}<worksheet xmlns="${main}"><cols><col min="1" max="1" width="28" customWidth="1"/>` +
      `<col min="2" max="${Math.max(2, ...sheet.map(({ length }) => length))}" width="16" customWidth="1"/></cols>` +
      `<sheetData>${sheet.map(rowXml).join('')}</sheetData></worksheet>`,
  });
}

function relationship(type: string, target: string): string {
  return (
    `${xmlDeclaration}<Relationships xmlns="${packageNames}/relationships">` +
    `<Relationship Id="rId1" Type="${relationships}/${type}" Target="${target}"/></Relationships>`
  );
}

function rowXml(cells: SheetValue[], row: number): string {
  return `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`)).join('')}</row>`;
}

/** Empty cells are left out: `<v></v>` is one of the reasons why PowerPoint offers a repair. */
function cellXml(cell: SheetValue, address: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'object') return formulaXml(cell, address);
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

/** A formula with its value, so that programs need not calculate to show it (ECMA-376 part 1, §18.3.1.40). */
function formulaXml({ formula, value }: Formula, address: string): string {
  const type = typeof value === 'string' ? ' t="str"' : '';
  return `<c r="${address}"${type}><f>${escapeXml(formula)}</f><v>${escapeXml(String(value))}</v></c>`;
}
