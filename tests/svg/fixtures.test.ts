/** Every invented trial as SVG: its page looks as its PDF does, and its slides say and hold what its deck does. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate, type Output } from '../../src/index.js';
import { expectSameBoxes, expectSameTexts, pagesCompared } from './compare.js';
import { canDraw } from './read.js';

const folder = mkdtempSync(join(tmpdir(), 'trialbrief-svg-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));

describe.runIf(process.env.TEST_ALL).each(names)('%s', (name) => {
  let outputs: Output[];
  const of = (ending: string) => outputs.find((output) => output.name.endsWith(ending))!.bytes;
  const slides = () => outputs.filter((output) => /-slide-\d+\.svg$/.test(output.name)).map(({ bytes }) => bytes);
  beforeAll(async () => {
    const file = `tests/fixtures/${name}`;
    const formats = ['pdf', 'pptx', 'svg'] as const;
    ({ outputs } = await generate({ file, text: readFileSync(file, 'utf8'), formats: [...formats], embedFonts: true }));
  }, 120_000);

  test('slides have the texts of the deck', () => expectSameTexts(of('-deck.pptx'), slides()));
  test('slides have the filled boxes of the deck', () => {
    expectSameBoxes(of('-deck.pptx'), slides());
  });
  test.runIf(canDraw)('the page looks as the PDF does', async () => {
    const found = await pagesCompared(folder, name, { pdf: of('-brief.pdf'), svg: of('-brief.svg') });
    expect(found.dark).toBeGreaterThan(0.005);
    expect(found.differing).toBeLessThan(1 / 200);
  });
});
