/** A dataset of a stranger: no script of it runs, and nothing is asked of any network. */
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { withPictures } from '../template-deck/templates.js';
import { press, type Studio } from './browser.js';

const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

const attacks = [
  '<script>globalThis.hit = 1</script>',
  '<img src="https://evil.example/x.png" onerror="globalThis.hit = 1">',
  '</text></svg><script>globalThis.hit = 1</script>',
  '<svg onload="globalThis.hit = 1"><foreignObject><iframe src="https://evil.example"></iframe></foreignObject></svg>',
  '{{#with "x"}}{{constructor.constructor "globalThis.hit = 1"}}{{/with}}',
];

export function strangersGetNowhere(open: () => Studio): void {
  test.each(process.env.TEST_ALL ? attacks : attacks.slice(0, 2))(
    '%s in words and names is printed as it is, or refused',
    async (attack) => {
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
    },
  );

  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20" onload="globalThis.hit = 1">
    <script>globalThis.hit = 1</script><style>@import url(https://evil.example/a.css);</style>
    <image href="https://evil.example/a.png" width="9" height="9"/><image xlink:href="file:///etc/passwd" width="9" height="9"/>
    <foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/></foreignObject>
    <rect width="40" height="20" fill="#7a1f5c"/></svg>`;

  test('a logo that is a drawing with scripts and addresses is its picture, and no more', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example);
    await studio.give('"><img src=x onerror=hit>.svg'.replaceAll('/', ''), drawing);
    await page.waitForSelector('.page image');
    const links = await page.$$eval('.page image', (all) => all.map((one) => one.getAttribute('href')!.slice(0, 22)));
    expect(new Set(links)).toEqual(new Set(['data:image/png;base64,']));
    await press(page, 'House style …');
    expect(await page.$$eval('dialog img', (all) => all.length)).toBe(0);
    await press(page, 'Take away the house style');
    await page.waitForFunction(() => !document.querySelector('.page image'));
    await studio.settled();
    expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
  });

  test('a template of a stranger is its looks: names are words, and nothing that it names elsewhere is asked for', async () => {
    const studio = open();
    const { page } = studio;
    const parts = unzipSync(withPictures());
    for (const [name, bytes] of Object.entries(parts)) {
      const text = strFromU8(bytes);
      if (name.endsWith('.rels'))
        parts[name] = strToU8(
          text.replace(
            '</Relationships>',
            '<Relationship Id="evil" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://evil.example/a.png" TargetMode="External"/></Relationships>',
          ),
        );
      if (/slideLayout\d+\.xml$/.test(name))
        parts[name] = strToU8(text.replace(/<p:cSld name="[^"]*"/, '<p:cSld name="&lt;img src=x onerror=hit&gt;"'));
    }
    parts['ppt/evil.html'] = strToU8(attacks.join(''));
    await studio.give('<script>hit.pptx'.replace('<', '‹'), zipSync(parts));
    await page.waitForFunction(() => document.querySelector('.status')?.textContent.includes('stand on'));
    await studio.settled();
    expect(await page.$$eval('.slide svg', (all) => all.length)).toBeGreaterThan(5);
    const links = await page.$$eval('.slide :is(image, use)', (all) => all.map((one) => one.getAttribute('href')!));
    expect(links.filter((link) => !/^(?:data:image\/(?:png|jpeg);|#)/.test(link))).toEqual([]);
    expect(await page.$$eval('img, script:not(#archive, head script, body > script)', (all) => all.length)).toBe(0);
    expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
    await press(page, 'House style …');
    await press(page, 'Take away the house style');
    await studio.settled();
  });

  test('a paper that is a page with scripts is its words', async () => {
    const studio = open();
    const { page } = studio;
    await studio.give(
      'paper.html',
      `<p>Of 125 people screened</p>${attacks.join('')}<p onclick="globalThis.hit = 1">75 were randomised.</p>`,
    );
    await press(page, 'summary: Summary of the trial by Zili Zhou');
    await page.waitForFunction(() => document.querySelector('.text-of')?.textContent.includes('75 were randomised'));
    expect(await page.$$eval('.text-of :is(script, iframe, img, svg, [onclick])', (all) => all.length)).toBe(0);
    expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
    await press(page, 'Page and slides');
  });

  test('a name of a file is shown as it is', async () => {
    const studio = open();
    await studio.open('<img src=x onerror=hit>.yaml', example);
    expect(await studio.page.$eval('.file', (one) => one.textContent)).toBe('<img src=x onerror=hit>.yaml');
    expect(await studio.page.$$eval('header img', (all) => all.length)).toBe(0);
    await studio.open('dazukibart.yaml', example);
  });

  test('links that are no addresses of the web lead nowhere', async () => {
    const studio = open();
    await studio.open('hostile.yaml', example.replace(/^ {2}doi: .*$/m, '  url: "javascript:globalThis.hit=1"'));
    const links = await studio.page.$$eval('.sheet a', (all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.filter((link) => link !== '' && !/^https?:\/\//.test(link))).toEqual([]);
    expect(await studio.page.evaluate(() => 'hit' in globalThis)).toBe(false);
  });
}
