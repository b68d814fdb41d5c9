/**
 * Draws the pictures of the README from the tool's own SVG: the page, and a sheet of
 * the first slides of the deck. `npm run pictures`; needs nothing that is not installed
 * with the tool, and gives the same bytes each time.
 */
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { generate } from '../dist/index.js';

const require = createRequire(import.meta.url);
const out = 'output';
/** Widths in pixels; slides on the sheet, and in a row of it. */
const sizes = { page: 1240, sheet: 1240, slides: 8, inRow: 2, gap: 12 };

await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
const fontBuffers = ['source-sans-3', 'ibm-plex-sans', 'arimo', 'noto-sans-math'].flatMap((name) =>
  fontsIn(join('node_modules/@expo-google-fonts', name)),
);

for (const name of readdirSync('data').filter((file) => extname(file) === '.yaml')) {
  const file = join('data', name);
  const id = basename(file, extname(file));
  const { outputs } = await generate({ file, text: readFileSync(file, 'utf8'), formats: ['svg'] });
  const svgs = outputs.map(({ bytes }) => new TextDecoder().decode(bytes));
  const [page, ...slides] = svgs;
  writeFileSync(join(out, `${id}-brief.png`), drawn(page, sizes.page));
  writeFileSync(join(out, `${id}-deck.png`), drawn(sheetOf(slides.slice(0, sizes.slides)), sizes.sheet));
  console.log(`Drawn  ${join(out, `${id}-brief.png`)} and ${join(out, `${id}-deck.png`)}`);
}

function fontsIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:400Regular|600SemiBold|700Bold|400Regular_Italic)\.ttf$/.test(name))
    .map((name) => readFileSync(join(folder, name)));
}

/** The fonts are those that were measured, so that no width must be told, which the library takes wrongly; nor may it be quick. */
function exact(svg) {
  return svg
    .replace(/ textLength="[^"]*" lengthAdjust="[^"]*"/g, '')
    .replaceAll('text-rendering="optimizeSpeed"', 'text-rendering="geometricPrecision" font-kerning="none"');
}

function drawn(svg, width) {
  const font = { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Arimo', sansSerifFamily: 'Arimo' };
  return new Resvg(exact(svg), { fitTo: { mode: 'width', value: width }, font }).render().asPng();
}

/** Slides side by side and in rows, each with a hairline around it. */
function sheetOf(slides) {
  const { inRow, gap } = sizes;
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(slides[0]).map(Number);
  const rows = Math.ceil(slides.length / inRow);
  const all = [inRow * width + (inRow + 1) * gap, rows * height + (rows + 1) * gap];
  const placed = slides.map((slide, index) => {
    const [x, y] = [gap + (index % inRow) * (width + gap), gap + Math.floor(index / inRow) * (height + gap)];
    const inside = slide.replace(
      / width="[^"]*" height="[^"]*"/,
      ` x="${x}" y="${y}" width="${width}" height="${height}"`,
    );
    return `${inside}<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="#C9CFD6"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${all[0]}" height="${all[1]}" viewBox="0 0 ${all.join(' ')}"><rect width="100%" height="100%" fill="#F4F6F8"/>${placed.join('')}</svg>`;
}
