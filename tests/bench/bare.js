/**
 * The same content drawn straight with pdfkit and pptxgenjs, as one would by
 * hand: no dataset, no template, no measuring, no tags, no checks, no repair. It
 * is what the tool's speed is compared with. `node bare.js FOLDER [pdf|pptx]`.
 */
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const face = (name) => require.resolve(`@expo-google-fonts/source-sans-3/${name}`);
const faces = {
  regular: face('400Regular/SourceSans3_400Regular.ttf'),
  strong: face('600SemiBold/SourceSans3_600SemiBold.ttf'),
  italic: face('400Regular_Italic/SourceSans3_400Regular_Italic.ttf'),
};

const rows = [
  ['CDASI-A, mean change from baseline, week 12', '−19.2', '−16.6', '−2.9', '<0.0001, each'],
  ['Difference from placebo', '−16.3 (−20.4 to −12.1)', '−13.7 (−18.3 to −9.0)', 'reference', ''],
  ['CDASI-A reduced by more than 40%', '>80%, doses pooled', '', 'NR', ''],
  ['Total improvement score (TIS)', 'improved on some dose', '', 'NR', 'not significant'],
  ['CDASI-A, week 12', 'no greater than placebo', 'NR', 'NR', ''],
  ['Any treatment-emergent adverse event', '81%', '80%', 'NR', ''],
  ['Serious adverse event', '4 (11%)', '', '1 (4%)', ''],
  ['Death', '1', 'NR', 'NR', ''],
];
const head = ['Outcome', 'Dazukibart 600 mg', 'Dazukibart 150 mg', 'Placebo', 'P value'];
const headline =
  'Blocking IFNβ with dazukibart eased skin disease in dermatomyositis; a benefit in muscle was not shown';
const paragraph =
  'At week 12 skin activity (CDASI-A) had fallen by 16.3 points more on 600 mg than on placebo, and by 13.7 points more on 150 mg. The 18-person muscle cohort did not settle the question there.';
const points = [
  'Severity: mostly mild',
  'Infections: the most common adverse events',
  'One death, on 600 mg, in follow-up; judged unlikely to be related',
  'Some participants switched treatment at week 12',
  'The level of the intervals is not stated',
];

/** One page of A4 with a headline, columns, bars, a table and cards. */
export async function barePdf(file) {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({ size: 'A4', margin: 42, font: faces.regular, info: { CreationDate: new Date(0) } });
  const done = new Promise((resolve) => doc.pipe(createWriteStream(file)).on('finish', resolve));
  for (const [name, path] of Object.entries(faces)) doc.registerFont(name, path);
  doc.font('strong').fontSize(19.5).text(headline, 42, 60, { width: 511 });
  doc.font('italic').fontSize(8.4).text('Fiorentino D, et al. Lancet 2025;405(10473):137–146.', { width: 511 });
  doc.rect(42, 130, 511, 40).fill('#0B6477');
  doc.fillColor('#FFFFFF').font('regular').fontSize(10.6).text(paragraph, 120, 138, { width: 420 });
  doc.fillColor('#1B2430').fontSize(9);
  for (let column = 0; column < 4; column++) {
    doc.font('strong').text('PATIENTS', 42 + column * 130, 185, { width: 118 });
    doc.font('regular').text(points[column], { width: 118 });
  }
  [19.2, 16.6, 2.9].forEach((value, index) => {
    doc.rect(120, 260 + index * 30, value * 10, 18).fill('#5FA8B5');
    doc.fillColor('#1B2430').text(head[index + 1], 42, 262 + index * 30, { width: 76 });
    doc.text(`−${value}`, 126 + value * 10, 262 + index * 30);
  });
  [head, ...rows].forEach((row, index) => {
    row.forEach((cell, column) => {
      doc.font(index === 0 ? 'strong' : 'regular').fontSize(8.6);
      doc.text(cell, column === 0 ? 42 : 160 + column * 85, 370 + index * 22, { width: column === 0 ? 170 : 82 });
    });
    doc
      .moveTo(42, 386 + index * 22)
      .lineTo(553, 386 + index * 22)
      .stroke('#D5DBE3');
  });
  for (let card = 0; card < 3; card++) {
    doc.rect(42 + card * 174, 580, 163, 110).fill('#EEF4F6');
    doc
      .fillColor('#1B2430')
      .font('regular')
      .fontSize(9)
      .list(points, 52 + card * 174, 590, { width: 140 });
  }
  points.forEach((point, index) => doc.text(`${index + 1}. ${point}`, 42, 705 + index * 14, { width: 511 }));
  doc.fontSize(7.2).text(paragraph, 42, 782, { width: 460 });
  doc.end();
  await done;
}

/** Rows and columns of the tables, by the place of their slides. */
const tables = { 4: [4, 3], 5: [9, 5], 6: [4, 5], 7: [5, 4] };

/**
 * As many slides, boxes, tables with their rows and cells, lines, charts and words
 * of notes as the tool's deck of the first trial has, and no more: nothing is in
 * placeholders, nothing is grouped or named, and the file is compressed only where
 * that is asked for.
 */
export async function barePptx(file, compression = false) {
  const { default: imported } = await import('pptxgenjs');
  const PptxGenJS = imported.default ?? imported;
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  const notes = [paragraph, ...points].join('\n');
  const list = points.slice(0, 4).map((text) => ({ text, options: { bullet: true, breakLine: true } }));
  for (let index = 0; index < 12; index++) {
    const slide = deck.addSlide();
    slide.addText('WHAT WAS FOUND', { x: 0.6, y: 0.3, w: 12, h: 0.3, fontSize: 11, bold: true });
    slide.addText(headline, { x: 0.6, y: 0.6, w: 12, h: 1, fontSize: 28, bold: true });
    slide.addText('Fiorentino et al. Lancet 2025', { x: 0.6, y: 7, w: 11, h: 0.3, fontSize: 11 });
    slide.addText(String(index + 1), { x: 11.9, y: 7, w: 0.8, h: 0.3, fontSize: 11 });
    slide.addNotes(notes);
    if (tables[index]) {
      const [count, columns] = tables[index];
      const cells = [head, ...rows].slice(0, count).map((row) => row.slice(0, columns).map((text) => ({ text })));
      slide.addTable(cells, { x: 0.6, y: 1.8, w: 12, fontSize: 14 });
    } else if (index === 3) {
      for (let step = 0; step < 6; step++) {
        const [x, y] = [0.6 + (step % 3) * 4, 2 + Math.floor(step / 3) * 2];
        slide.addText(points.slice(0, 2).join('\n'), { x, y, w: 3.6, h: 1.4, fontSize: 14, fill: { color: 'EEF4F6' } });
        slide.addShape('line', { x: x + 1.8, y: y + 1.4, w: 0, h: 0.6, line: { color: '0B6477', width: 1.25 } });
      }
    } else {
      slide.addText(list, { x: 0.6, y: 1.8, w: 5.8, h: 4, fontSize: 20 });
      slide.addText(list, { x: 6.8, y: 1.8, w: 5.8, h: 4, fontSize: 20, fill: { color: 'EEF4F6' } });
    }
    if (index === 4) {
      const series = [{ name: 'Mean change', labels: head.slice(1, 4), values: [-19.2, -16.6, -2.9] }];
      slide.addChart('bar', series, { x: 0.6, y: 3.6, w: 6, h: 3, barDir: 'bar' });
    }
  }
  // `writeFile` leaves its compression out in Node.
  if (compression) writeFileSync(file, await deck.write({ outputType: 'STREAM', compression }));
  else await deck.writeFile({ fileName: file });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [folder, only] = process.argv.slice(2);
  if (only !== 'pptx') await barePdf(join(folder, 'bare.pdf'));
  if (only !== 'pdf') await barePptx(join(folder, 'bare.pptx'));
}
