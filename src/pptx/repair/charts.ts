/** Charts: numbers of their own, and parts that every program reads alike. */
import { workbook } from '../chart/workbook.js';
import { textOf, type Repair } from './context.js';
import { xmlDeclaration } from '../xml.js';

const chartTarget = /"\/ppt\/charts\/chart\d+\.xml"/g;

/** pptxgenjs counts charts from deck to deck: without this, a part's name depends on what was built before. */
export const renumberCharts: Repair = (parts) => {
  const order: readonly string[] = textOf(parts, '[Content_Types].xml').match(chartTarget) ?? [];
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part !== 'string' || !(name === '[Content_Types].xml' || name.startsWith('ppt/slides/_rels/'))) continue;
    parts[name] = part.replace(chartTarget, (target) => `"/ppt/charts/chart${order.indexOf(target) + 1}.xml"`);
  }
};

const packageType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/package';

/**
 * Charts, their workbooks, and the relationship between them. Those of pptxgenjs
 * would have a third axis id in bar charts, elements out of order in line, bar
 * and scatter series, axis elements that scatter charts forbid, empty values,
 * rounded corners and the date of the day in the workbook; and it knows no error
 * bars and no labels with text of their own.
 */
export const writeCharts: Repair = (parts, { charts }) => {
  charts.forEach(({ xml, sheet }, index) => {
    const [chart, book] = [`chart${index + 1}.xml`, `embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`];
    parts[`ppt/charts/${chart}`] = xml;
    parts[`ppt/${book}`] = workbook(sheet);
    parts[`ppt/charts/_rels/${chart}.rels`] =
      `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${packageType}" Target="../${book}"/></Relationships>`;
  });
};
