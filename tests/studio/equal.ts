/** What the studio makes is what the command line makes, from one file and without a network. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { generate, type ContentError, type Problem } from '../../src/index.js';
import { press, type Studio } from './browser.js';

const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
const sample = process.env.TEST_ALL ? fixtures : ['dazukibart.yaml'];

/** A PDF with its streams inflated, and without what tells two files apart: identifier, seal, lengths and offsets. */
export function contentOf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const inflated = text.replace(/\/Length (\d+)([^]*?)\nstream\n/g, (head) => head.replace(/\/Length \d+/, '/Length'));
  const streams = [...text.matchAll(/\/Length (\d+)([^]{0,400}?)\nstream\n/g)].map(({ 0: head, 1: length, index }) => {
    const content = Buffer.from(pdf).subarray(index + head.length, index + head.length + Number(length));
    return head.includes('/FlateDecode') ? inflateSync(content).toString('latin1') : content.toString('latin1');
  });
  const objects = inflated.slice(0, inflated.lastIndexOf('\nxref\n')).replace(/\nstream\n[^]*?\nendstream/g, '');
  return [objects, ...streams].join('\n');
}

/** The parts of a package as text; workbooks, and the copy of the deck that it keeps of itself, by their own parts. */
export function partsOf(zip: Uint8Array): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => {
      const text = Buffer.from(bytes).toString('latin1');
      const [, packed] = /^<\?xml[^>]*>\s*<deck [^>]*>([A-Za-z0-9+/=]+)<\/deck>/.exec(text) ?? [];
      if (packed !== undefined) return [name, partsOf(Buffer.from(packed, 'base64'))];
      // The digest of a deck's parts is one of their bytes, and workbooks are packed by another hand.
      if (name === 'docProps/custom.xml') return [name, text.replace(/(name="trialbrief"><vt:lpwstr>)\w{64}/, '$1')];
      return [name, name.endsWith('.xlsx') ? partsOf(bytes) : text];
    }),
  );
}

export function documentsAreEqual(open: () => Studio): void {
  test('is one file of at most 4 MB that allows itself no network', () => {
    expect(statSync(open().file).size).toBeLessThan(4_000_000);
    const [, policy] = /content-security-policy" content="([^"]*)"/.exec(readFileSync(open().file, 'utf8'))!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(/script-src ([^;]*)/.exec(policy!)![1]).not.toContain('unsafe-inline');
  });

  test.each(sample)('makes the documents of %s as the command line does', { timeout: 120_000 }, async (name) => {
    const studio = open();
    const text = readFileSync(`tests/fixtures/${name}`, 'utf8');
    const made = await generate({ file: name, text });
    await studio.open(name, text);
    const page = await studio.saved(() => press(studio.page, 'Save page (PDF)'), 1);
    const deck = await studio.saved(() => press(studio.page, 'Save slides (PPTX)'), 1);
    const [pdf, pptx] = made.outputs;
    expect([...page.keys(), ...deck.keys()]).toEqual([pdf!.name, pptx!.name]);
    expect(contentOf(page.get(pdf!.name)!)).toBe(contentOf(pdf!.bytes));
    expect(contentOf(pdf!.bytes).length).toBeGreaterThan(10_000);
    const [here, there] = [deck.get(pptx!.name)!, pptx!.bytes].map(partsOf);
    expect(Object.keys(there!).length).toBeGreaterThan(50);
    expect(Object.keys(here!)).toEqual(Object.keys(there!));
    for (const [part, content] of Object.entries(there!)) expect(here![part], part).toEqual(content);
  });

  test('says of a text that is wrong what the command line says', async () => {
    const studio = open();
    const text = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8').replace('\nid: ', '\nidd: ');
    const told = await generate({ file: 'wrong.yaml', text }).catch(
      (error: unknown) => (error as ContentError).problems,
    );
    await studio.open('wrong.yaml', text);
    const shown = await studio.page.$$eval('.problem .message', (items) => items.map((item) => item.textContent));
    expect(shown).toEqual((told as Problem[]).map(({ message }) => message));
    expect(shown.length).toBeGreaterThan(0);
  });
}
