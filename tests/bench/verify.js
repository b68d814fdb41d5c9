/** Verifying against a PDF of 30 pages, against bare extraction of its text with pdf.js: whole processes in turn. */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';

const rounds = Number(process.env.ROUNDS ?? 9);
const folder = mkdtempSync(join(tmpdir(), 'trialbrief-bench-'));
const paper = join(folder, 'paper.pdf');

const sentence = (page, line) =>
  `On page ${page}, line ${line}, ${page * 7 + line} of 75 adults had a mean change of –${line}.${page % 10} points (p < 0.${line}). `;
const document = new PDFDocument();
const written = new Promise((resolve) => document.pipe(createWriteStream(paper)).on('finish', resolve));
for (let page = 1; page <= 30; page++) {
  if (page > 1) document.addPage();
  document.fontSize(9).text(Array.from({ length: 45 }, (_, line) => sentence(page, line)).join(''));
}
document.end();
await written;

const bare = join(folder, 'bare.mjs');
writeFileSync(
  bare,
  `import { readFileSync } from 'node:fs';
   import { getDocument } from ${JSON.stringify(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'))};
   const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: 0 }).promise;
   for (let number = 1; number <= pdf.numPages; number++) await (await pdf.getPage(number)).getTextContent();`,
);
const commands = [
  ['dist/cli.js', 'verify', 'tests/fixtures/dazukibart.yaml', '--source', `a=${paper}`],
  [bare, paper],
];
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const runs = commands.map(() => []);
for (let round = 0; round < rounds; round++) {
  commands.forEach((args, index) => {
    const start = performance.now();
    spawnSync(process.execPath, args);
    runs[index].push(performance.now() - start);
  });
}
const [mine, other] = runs.map(median);
console.log('verify against a PDF of 30 pages, against bare extraction of its text');
console.log(
  `  time    ${mine.toFixed(0)} ms against ${other.toFixed(0)} ms: ${(mine / other).toFixed(2)} times (aim: at most 3)`,
);
rmSync(folder, { recursive: true, force: true });
