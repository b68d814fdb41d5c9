/** Charts: numbers of their own, and parts that every program reads alike. */
import { workbook } from '../chart/workbook.js';
import { textOf, type Repair } from './context.js';
import type { Parts } from '../zip.js';

const chartPart = /^ppt\/charts\/chart(\d+)\.xml$/;
const numberedName = /(charts\/chart|charts\/_rels\/chart|Microsoft_Excel_Worksheet)(\d+)(?=\.xml|\.xlsx)/g;

/** pptxgenjs counts charts from deck to deck: without this, a part's name depends on what was built before. */
export const renumberCharts: Repair = (parts) => {
  const numbers = Object.keys(parts).flatMap((name) => chartPart.exec(name)?.[1] ?? []);
  const order = numbers.map(Number).sort((a, b) => a - b);
  const rename = (text: string) =>
    text.replace(numberedName, (all, stem: string, number: string) =>
      order.includes(Number(number)) ? `${stem}${order.indexOf(Number(number)) + 1}` : all,
    );
  const old = Object.entries(parts).filter(([name]) => namesCharts(name));
  for (const [name] of old) Reflect.deleteProperty(parts, name);
  for (const [name, part] of old) parts[rename(name)] = typeof part === 'string' ? rename(part) : part;
};

function namesCharts(name: string): boolean {
  return (
    name === '[Content_Types].xml' ||
    name.startsWith('ppt/charts/') ||
    name.startsWith('ppt/embeddings/') ||
    name.startsWith('ppt/slides/_rels/')
  );
}

/**
 * Replaces chart parts and workbooks. Those of pptxgenjs have a third axis id
 * in bar charts, elements out of order in line, bar and scatter series, axis
 * elements that scatter charts forbid, empty values, rounded corners and the
 * date of the day in the workbook; and it knows no error bars and no labels
 * with text of their own.
 */
export const writeCharts: Repair = (parts, { charts }) => {
  charts.forEach(({ xml, sheet }, index) => {
    textOf(parts, `ppt/charts/chart${index + 1}.xml`);
    parts[`ppt/charts/chart${index + 1}.xml`] = xml;
    parts[workbookName(parts, index + 1)] = workbook(sheet);
  });
};

function workbookName(parts: Parts, number: number): string {
  const name = `ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`;
  if (!(name in parts)) throw new Error(`pptxgenjs wrote no ${name}`);
  return name;
}
