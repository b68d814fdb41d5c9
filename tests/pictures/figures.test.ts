/** Pictures from papers: a slide each behind the results of their outcome, in the deck and as SVG. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { generate, type GenerateOptions } from '../../src/index.js';
import { readPicture } from '../../src/pictures/picture.js';
import { cli } from '../cli/compiled.js';
import { Package } from '../pptx/inspect.js';
import { makePng } from './make-png.js';

const folder = mkdtempSync(join(tmpdir(), 'figures-'));
const curve =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><path d="M60 20H300V90H600" stroke="#0B6477" fill="none"/></svg>';
const png = makePng(60, 20, { colourType: 6, depth: 8, interlaced: true });
writeFileSync(join(folder, 'curve.svg'), curve);
writeFileSync(join(folder, 'curve.png'), png);
writeFileSync(join(folder, 'broken.png'), png.subarray(0, 80));
mkdirSync(join(folder, 'inner'));

const trial = readFileSync('tests/fixtures/hazard.yaml', 'utf8');
const [primary, secondary] = ['first-event', 'cv-death'];
const figure = (more: Record<string, string> = {}) => {
  const row = {
    id: 'curve',
    file: 'curve.svg',
    outcome: primary,
    caption: 'Kaplan–Meier estimates by arm.',
    alt: 'Two falling steps; that of the drug stays above.',
    licence: 'CC BY 4.0',
    source: 'article',
    at: 'figure 2',
    ...more,
  };
  return `\n  - ${Object.entries(row)
    .flatMap(([key, value]) => (value === '' ? [] : [`${key}: ${JSON.stringify(value)}`]))
    .join('\n    ')}`;
};
const made = (figures: string[], options: Partial<GenerateOptions> = {}, file = join(folder, 'trial.yaml')) =>
  generate({ file, text: `${trial}\nfigures:${figures.join('')}\n`, ...options });
const problemsOf = async (...figures: string[]) => {
  const error: unknown = await made(figures, { formats: ['pdf'] }).catch((reason: unknown) => reason);
  return (error as { problems: { message: string; line: number }[] }).problems;
};

test('there are as many as a talk has room for', async () => {
  const rows = Array.from({ length: 21 }, (_, index) => figure({ id: `curve-${index}` }));
  const [problem] = await problemsOf(...rows);
  expect(problem!.message).toBe('there are 21 figures; at most 20 are read');
});

describe('a picture from a paper', () => {
  it('is a slide of its own behind the result, in the placeholder of its layout, with words for it', async () => {
    const { outputs } = await made([figure(), figure({ id: 'deaths', file: 'curve.png', outcome: secondary })]);
    const deck = new Package(outputs.find(({ format }) => format === 'pptx')!.bytes);
    const keys = deck.slides.map((slide) => /<p:cSld name="([^"]*)"/.exec(slide)![1]!);
    expect(keys[keys.indexOf('primary') + 1]).toBe('figure-curve');
    expect(keys[keys.indexOf('other') + 1]).toBe('figure-deaths');
    const slide = deck.slides[keys.indexOf('figure-curve')]!;
    expect(slide).toContain('descr="Two falling steps; that of the drug stays above."');
    expect(slide).toContain('<p:nvPr><p:ph type="pic" idx="17"/></p:nvPr>');
    expect(slide).toContain('CC BY 4.0');
    expect(slide).toContain('as the paper shows it');
    const [drawn, copied] = deck.matching(/^ppt\/media\//).map((name) => Buffer.from(deck.files[name]!));
    expect(await readPicture(drawn!)).toMatchObject({ type: 'png', width: 1600, height: 1000 });
    expect(copied!.equals(png)).toBe(true);
  });

  it('keeps its proportions, and is drawn in the slide as SVG', async () => {
    const { outputs } = await made([figure()], { formats: ['svg'] });
    const svgs = outputs.map(({ bytes }) => new TextDecoder().decode(bytes));
    const [shown] = svgs.filter((svg) => svg.includes('<image'));
    const [, width, height] = /<image[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(shown!)!.map(Number);
    expect(width! / height!).toBeCloseTo(640 / 400, 2);
    expect(height).toBeGreaterThan(250);
    expect(shown).toContain('role="img" aria-label="Two falling steps; that of the drug stays above."');
  });

  it('is remarked on where its licence is not given, until that is answered', async () => {
    const warned = async (row: string) =>
      (await made([row], { written: false })).warnings.map(({ message }) => message);
    const message = 'the licence of the picture "curve.svg" is not given';
    expect(await warned(figure({ licence: '' }))).toContain(message);
    expect(await warned(figure())).not.toContain(message);
    const answered = await made([figure({ licence: '', known: 'drawn by ourselves' })], { written: false });
    expect(answered.warnings.filter((one) => one.message.startsWith(message)).map(({ severity }) => severity)).toEqual([
      'remark',
    ]);
  });

  test.each([
    ['that is not there', { file: 'none.png' }, /there is no file "none.png" beside the dataset/],
    ['that is cut off', { file: 'broken.png' }, /"broken.png": this PNG picture is damaged or cut off/],
    ['that lies elsewhere', { file: '/etc/hostname' }, /lies outside of the folder/],
    ['of an outcome that there is not', { outcome: 'first-evnt' }, /there is no outcome "first-evnt"/],
    ['of a source that there is not', { source: 'paper' }, /there is no source "paper"/],
  ])('%s is refused at its line', async (_, row, message) => {
    const [problem, ...others] = await problemsOf(figure(row));
    expect(others).toEqual([]);
    expect(problem!.message).toMatch(message);
    expect(problem!.line).toBeGreaterThan(trial.split('\n').length);
  });

  it('gives the same bytes each time, and others when its file has changed', async () => {
    const name = join(folder, 'inner', 'x.svg');
    const file = join(folder, 'inner', 'trial.yaml');
    const deck = async () => (await made([figure({ file: 'x.svg' })], { formats: ['pptx'] }, file)).outputs[0]!.bytes;
    writeFileSync(name, curve);
    const [first, second] = [await deck(), await deck()];
    expect(Buffer.from(first).equals(second)).toBe(true);
    writeFileSync(name, curve.replace('640', '400'));
    expect(Buffer.from(first).equals(await deck())).toBe(false);
  });

  it('makes a folder anew when its file has changed', () => {
    const inner = mkdtempSync(join(folder, 'batch-'));
    writeFileSync(join(inner, 'trial.yaml'), `${trial}\nfigures:${figure()}\n`);
    writeFileSync(join(inner, 'curve.svg'), curve);
    const build = () => execFileSync('node', [cli, 'build', inner, '--out', join(inner, 'out')], { encoding: 'utf8' });
    expect(build()).toContain('deck.pptx');
    expect(build()).not.toContain('Wrote');
    writeFileSync(join(inner, 'curve.svg'), curve.replace('640', '400'));
    expect(build()).toContain('deck.pptx');
  });
});
