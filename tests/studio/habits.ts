/** With a screen reader, with keys alone, enlarged four times, on a phone, in the dark; and when the tab was closed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Studio } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

export function everybodyCanUseIt(open: () => Studio): void {
  test.each(['light', 'dark'])('violates no rule of axe, in the %s', async (scheme) => {
    const studio = open();
    const { page } = studio;
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await studio.open('dazukibart.yaml', example);
    await page.click('.page [data-path="results.0.arms.high.mean"]');
    await page.waitForSelector('#value');
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
    });
    expect(found).toEqual([]);
  });

  test('fits a phone, and a screen enlarged four times', async () => {
    const { page } = open();
    await page.setViewport({ width: 340, height: 640 });
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(needed).toBeLessThanOrEqual(there!);
    await page.setViewport({ width: 1440, height: 900 });
  });

  test('what was written is there after the tab was closed, and is deleted when asked', async () => {
    const studio = open();
    const { page } = studio;
    await page.focus('.cm-content');
    await page.keyboard.down('Control');
    await page.keyboard.press('Home');
    await page.keyboard.up('Control');
    await page.keyboard.type('# mine\n');
    await studio.settled();
    await page.reload();
    await studio.settled();
    expect(await page.$eval('.cm-content', (content) => content.textContent)).toContain('# mine');
    await page.locator('::-p-aria([name="Delete what is kept"][role="button"])').click();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
}
