/**
 * The SVG writer alone, from finished layouts of the page and all slides, against the
 * PDF writer from that of the page; and how long the slides take to be put into lines.
 */
import { bundled } from './bundled.js';
import { mediansInTurn } from './in-turn.js';

const rounds = Number(process.env.ROUNDS ?? 25);
const aim = 0.25;

const { prepared, writePdf, writeSvg, slideDrawings, deckFonts } = await bundled('drawings.ts');
const { page, deck, properties } = await prepared('tests/fixtures/dazukibart.yaml');
const drawings = slideDrawings(deck, deckFonts);
const options = { title: properties.title, description: properties.subject, language: properties.language };

const works = {
  svg: () => [
    writeSvg(page, { ...options, family: 'page' }),
    ...drawings.map((drawing) => writeSvg(drawing, { ...options, family: 'deck' })),
  ],
  pdf: () => writePdf(page, properties, null),
  lines: () => slideDrawings(deck, deckFonts),
};
const { svg, pdf, lines } = await mediansInTurn(works, rounds);
console.log(
  `SVG of the page and ${drawings.length} slides, writer alone, against the PDF writer (medians of ${rounds} rounds)`,
);
console.log(
  `  time    ${svg.toFixed(1)} ms against ${pdf.toFixed(1)} ms: ${(svg / pdf).toFixed(2)} times (aim: at most ${aim})`,
);
console.log(`  the slides put into lines before: ${lines.toFixed(1)} ms`);
