/** A house style changes page and deck alike, or is refused with all that is wrong. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ContentError, generate } from '../../src/index.js';
import { contrast, leastContrast, textPairs } from '../../src/theme/contrast.js';
import { faceProblem } from '../../src/fonts/fonts.js';
import { loadTheme } from '../../src/theme/load.js';
import { defaultTheme } from '../../src/theme/theme.js';
import { Package } from '../pptx/inspect.js';

const folder = mkdtempSync(join(tmpdir(), 'house-'));
const file = join(folder, 'house.yaml');
const style = (text: string): string => {
  writeFileSync(file, text);
  return file;
};
/** What is wrong with a style, as `line:column message — hint`. */
const told = async (text: string): Promise<string[]> => {
  try {
    await loadTheme(style(text), faceProblem);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    expect(error.problems.every((problem) => problem.file === file)).toBe(true);
    return error.problems.map(({ line, column, message, hint }) => `${line}:${column} ${message} — ${hint}`);
  }
  return [];
};

/** A PNG of one red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
writeFileSync(join(folder, 'logo.png'), png);
writeFileSync(join(folder, 'text.ttf'), 'not a font');

const arimo = (face: string) => `"@expo-google-fonts/arimo/${face}.ttf"`;
const three =
  `regular: ${arimo('400Regular/Arimo_400Regular')}\n    strong: ${arimo('700Bold/Arimo_700Bold')}\n` +
  `    italic: ${arimo('400Regular_Italic/Arimo_400Regular_Italic')}`;
const whole = `colours:
  accent: "#7A1F3D"
fonts:
  page:
    ${three}
  deck:
    name: Helvetica
    ${three}
logo: logo.png
footer: Clinic & <Ward 5>
`;

test('the tool’s own colours are far enough apart', () => {
  for (const [text, ground] of textPairs) {
    expect(contrast(defaultTheme.colors[text], defaultTheme.colors[ground])).toBeGreaterThanOrEqual(leastContrast);
  }
});

test.each([
  ['000000', 'FFFFFF', 21],
  ['777777', 'FFFFFF', 4.48],
  ['0B6477', '0B6477', 1],
])('the contrast of %s on %s is %f', (one, other, ratio) => expect(contrast(one, other)).toBeCloseTo(ratio, 2));

test('what a style leaves out stays as it was', async () => {
  const theme = await loadTheme(style('colours: { ink: "202020" }'), faceProblem);
  expect(theme).toEqual({
    ...defaultTheme,
    colors: { ...defaultTheme.colors, ink: '202020' },
    templateDeck: null,
  });
});

test('an accent brings its lighter shades with it, unless they are given', async () => {
  const { colors } = await loadTheme(style('colours: { accent: "7a1f3d" }'), faceProblem);
  expect(colors).toEqual({
    ...defaultTheme.colors,
    ...{ accent: '7A1F3D', accentDark: '4C1326', accentMid: '893852', accentLight: '975068', tint: 'F6EFF1' },
  });
  const { colors: given } = await loadTheme(
    style('colours: { accent: "7a1f3d", accent_light: "c08080", tint: "f8f0f0" }'),
    faceProblem,
  );
  expect(given).toMatchObject({ accentLight: 'C08080', tint: 'F8F0F0' });
});

test('the shades of the tool’s own accent are its own, as near as the eye can tell', async () => {
  const { colors } = await loadTheme(style(`colours: { accent: "${defaultTheme.colors.accent}" }`), faceProblem);
  const levels = (color: string) => [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16));
  for (const name of ['accentLight', 'tint'] as const) {
    const own = levels(defaultTheme.colors[name]);
    levels(colors[name]).forEach((level, index) => expect(Math.abs(level - own[index]!)).toBeLessThan(24));
  }
});

test.each([
  [
    'colours:\n  accent: "A0C0D0"',
    /^2:11 accent \(A0C0D0\) on paper \(FFFFFF\) has a contrast of 1\.\d : 1 — text needs 4\.5 : 1; make one of them lighter or darker$/,
  ],
  ['colours:\n  acent: "A0C0D0"', /^2:3 unknown key "acent" in colours — did you mean "accent"\?$/],
  ['colours:\n  ink: black', /^2:8 colours\.ink: expected a colour such as "0B6477" — /],
  [
    'colours:\n  ink: #1e5566',
    /^2:\d+ colours\.ink: expected text — write six hexadecimal digits between quotation marks/,
  ],
  ['fonts:\n  page: { regular: a.ttf, strong: a.ttf }', /^2:9 missing key "fonts\.page\.italic" — /],
  [
    'fonts:\n  page:\n    regular: Lato.ttf\n    strong: text.ttf\n    italic: text.ttf',
    /^3:14 there is no font file "Lato\.ttf" — put the TTF file beside the house style .*npm install/,
  ],
  [
    'fonts:\n  page:\n    regular: text.ttf\n    strong: text.ttf\n    italic: text.ttf',
    /^3:14 "text\.ttf" is not a TrueType font — /,
  ],
  ['logo: nowhere.png', /^1:7 there is no logo "nowhere\.png" — put a PNG, JPEG or SVG file/],
  ['footer: a\nlogo: text.ttf', /^2:7 "text\.ttf": this is no picture that can be read — use a PNG, JPEG or SVG file/],
  ['colours: [', /^1:10 this \[ is not closed — write \] where it ends$/],
  ['', /^undefined:undefined the file is empty — templates\/README\.md shows/],
])('%j is refused', async (text, message) => expect((await told(text))[0]).toMatch(message));

test('a colour may look like a number', async () => {
  expect(await told('colours:\n  ink: 1e5566')).toEqual([]);
  expect(await told('colours:\n  ink: 112233')).toEqual([]);
});

test('a colour that many texts need is told for each pair', async () => {
  expect((await told('colours: { paper: "101010" }')).length).toBeGreaterThan(2);
});

test('a style that is not there is refused', async () => {
  await expect(loadTheme(join(folder, 'none.yaml'), faceProblem)).rejects.toThrow(/there is no such file or folder/);
});

const trial = { file: 'tests/fixtures/dazukibart.yaml', text: readFileSync('tests/fixtures/dazukibart.yaml', 'utf8') };

test('colours, fonts, logo and footer reach page and deck, and the next build is as before', async () => {
  const plain = await generate(trial);
  const [page, deck] = (await generate({ ...trial, theme: style(whole) })).outputs;
  const pptx = new Package(deck!.bytes);
  expect(pptx.text('ppt/theme/theme1.xml')).toContain('<a:accent1><a:srgbClr val="7A1F3D"/>');
  expect(pptx.text('ppt/theme/theme1.xml')).toMatch(/<a:latin typeface="Helvetica"/);
  expect(Buffer.from(pptx.files['ppt/media/logo.png']!).equals(png)).toBe(true);
  for (const layout of pptx.matching(/slideLayouts\/slideLayout\d\.xml$/)) {
    expect(pptx.text(layout)).toContain('<a:blip r:embed="rIdLogo"/>');
  }
  for (const slide of pptx.slides) expect(slide).toContain('Clinic &amp; &lt;Ward 5&gt;');
  const pdf = Buffer.from(page!.bytes).toString('latin1');
  expect(pdf).toContain('Arimo');
  expect(pdf).not.toContain('SourceSans');
  expect(pdf).toContain('/Subtype /Image');
  // 7A1F3D in parts of one, as the page's content paints it.
  expect(contentOf(Buffer.from(page!.bytes))).toMatch(/0\.4784\d* 0\.1215\d* 0\.2392\d* scn/);
  const again = await generate(trial);
  expect(again.outputs.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
    plain.outputs.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
  );
});

test('a character of the footer that no font has is told at its place in the style', async () => {
  const theme = style('logo: logo.png\nfooter: Ward ᚠ');
  for (const format of ['pdf', 'pptx'] as const) {
    const error = await generate({ ...trial, formats: [format], theme }).catch((thrown: unknown) => thrown);
    expect((error as ContentError).problems[0]).toMatchObject({ file: theme, line: 2, column: 9 });
    expect((error as ContentError).problems[0]!.message).toMatch(/^no font has the character “ᚠ”/);
  }
});

test('a footer too long for the foot of a slide is refused', async () => {
  const theme = style(`footer: ${'Department of Rheumatology and much more '.repeat(4)}`);
  await expect(generate({ ...trial, formats: ['pptx'], theme })).rejects.toThrow(/foot of the slides is too long/);
});

/** All streams that inflate, as text. */
function contentOf(pdf: Buffer): string {
  const texts: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    try {
      texts.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'));
    } catch {
      // Not compressed, or the end of one.
    }
  }
  return texts.join('\n');
}

test('a font that is variable, or the same for two faces is refused', async () => {
  const whole = readFileSync('node_modules/@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf');
  const variable = Buffer.from(whole);
  variable.write('fvar', variable.indexOf('post'), 'latin1');
  writeFileSync(join(folder, 'variable.ttf'), variable);
  const page = (name: string) =>
    `fonts:\n  page:\n    regular: ${name}\n    strong: ${arimo('700Bold/Arimo_700Bold')}\n    italic: ${arimo('400Regular_Italic/Arimo_400Regular_Italic')}\n`;
  expect(await told(page('variable.ttf'))).toEqual([expect.stringMatching(/^3:14 "variable\.ttf" is a variable font/)]);
  const twice = page(arimo('700Bold/Arimo_700Bold'));
  expect(await told(twice)).toEqual([expect.stringMatching(/^4:13 regular and strong are the same file — /)]);
});
