/** A dataset of a stranger: no script of it runs, and nothing is asked of any network. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Studio } from './browser.js';

const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

const attacks = [
  '<script>globalThis.hit = 1</script>',
  '<img src="https://evil.example/x.png" onerror="globalThis.hit = 1">',
  '</text></svg><script>globalThis.hit = 1</script>',
  '<svg onload="globalThis.hit = 1"><foreignObject><iframe src="https://evil.example"></iframe></foreignObject></svg>',
  '{{#with "x"}}{{constructor.constructor "globalThis.hit = 1"}}{{/with}}',
];

export function strangersGetNowhere(open: () => Studio): void {
  test.each(attacks)('%s in words and names is printed as it is, or refused', async (attack) => {
    const studio = open();
    const words = JSON.stringify(attack);
    const text = example
      .replace(/^condition: .*$/m, `condition: ${words}`)
      .replace(/cite: Healio, news item/, `cite: ${words}`);
    expect(text).not.toBe(example);
    await studio.open('hostile.yaml', text);
    expect(await studio.page.evaluate(() => 'hit' in globalThis)).toBe(false);
    const foreign = await studio.page.$$eval(
      '.sheet script, .sheet iframe, .sheet img, .sheet foreignObject',
      (all) => all.length,
    );
    expect(foreign).toBe(0);
    const shown = await studio.page.$eval('main', (main) => main.textContent);
    expect(shown).toContain(attack.slice(0, 12));
  });

  test('links that are no addresses of the web lead nowhere', async () => {
    const studio = open();
    await studio.open('hostile.yaml', example.replace(/^ {2}doi: .*$/m, '  url: "javascript:globalThis.hit=1"'));
    const links = await studio.page.$$eval('.sheet a', (all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.filter((link) => link !== '' && !/^https?:\/\//.test(link))).toEqual([]);
    expect(await studio.page.evaluate(() => 'hit' in globalThis)).toBe(false);
  });
}
