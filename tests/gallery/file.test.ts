/** The files themselves, read back: accessible, carrying their data, and the same every time. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../src/index.js';
import { readPage, type Page } from '../outputs/page.js';
import { pages, trials, viewOfTrial } from './pipeline.js';

async function pdfOf(name: string, paper: 'a4' | 'letter', mono = false): Promise<Uint8Array> {
  const file = trials[name]!;
  const text = readFileSync(file, 'utf8');
  const { outputs } = await generate({ file, text, formats: ['pdf'], paper, mono, traced: false });
  return outputs[0]!.bytes;
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const made = new Map<string, Uint8Array>();

describe.each(pages)('%s on %s', (name, paper) => {
  let page: Page;
  beforeAll(async () => {
    made.set(`${name} ${paper}`, await pdfOf(name, paper));
    page = await readPage(made.get(`${name} ${paper}`)!);
  });
  const view = viewOfTrial(name);

  test('is one page of its paper', () => {
    expect(page.pages).toBe(1);
    expect(page.size.slice(2).map(Math.round)).toEqual(paper === 'a4' ? [595, 842] : [612, 792]);
  });

  test('says what it is: title, subject, keywords, language, date', () => {
    expect(page.info.Title).toBe(view.data.headline);
    expect(page.info.Subject).toContain((view.data.citation as { title: string }).title);
    expect(page.info.Keywords).toContain(view.data.condition);
    expect(page.info.Language).toBe('en-GB');
    expect(page.info.CreationDate).toContain((view.data.revised as string).replaceAll('-', ''));
  });

  test('declares PDF/A-3a and PDF/UA-1, with a title that XML can hold', () => {
    expect(page.xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(page.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(page.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const title = (view.data.headline as string)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;');
    expect(page.xmp).toContain(`>${title}<`);
  });

  test('has its figures and links described from the data', () => {
    expect(page.alts).toContain(view.flow.alt);
    if (view.chart) expect(page.alts).toContain(view.chart.alt);
    for (const mark of view.chart?.marks ?? []) expect(view.chart!.alt).toContain(mark.text);
    expect(page.alts.filter((alt) => alt.startsWith('QR code'))).toHaveLength(1);
    expect(page.links).toContain(view.cite.url);
  });

  test('has every word under a tag, or marked as an artifact', () => {
    expect(page.marks.filter(({ text }) => text.trim() !== '').map(({ tag }) => tag)).not.toContain('');
    expect(page.marks.filter(({ tag, text }) => tag === 'Artifact' && text.trim() !== '')).toEqual([]);
    expect(page.roles.TH ?? 0).toBeGreaterThan(0);
  });

  test('carries its dataset, byte for byte', () => {
    const [attached] = Object.values(page.attachments);
    expect(Buffer.from(attached!).equals(readFileSync(trials[name]!))).toBe(true);
  });

  test('has bookmarks for its sections', () => {
    expect(page.outline).toContain('Who was studied, and how');
  });
});

describe('the bytes', () => {
  test('are the same again, after all others were made', async () => {
    for (const name of ['dazukibart', 'greek', 'visits']) {
      expect(hash(await pdfOf(name, 'a4'))).toBe(hash(made.get(`${name} a4`)!));
    }
    expect(hash(await pdfOf('visits', 'a4', true))).not.toBe(hash(made.get('visits a4')!));
  });

  test('are the same in another process and another time zone', () => {
    const script = `import { generate } from './dist/index.js'; import { readFileSync } from 'node:fs'; import { createHash } from 'node:crypto';
      const file = '${trials.greek}'; const { outputs } = await generate({ file, text: readFileSync(file, 'utf8'), formats: ['pdf'] });
      process.stdout.write(createHash('sha256').update(outputs[0].bytes).digest('hex'));`;
    const run = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
    const here = run('UTC');
    expect(here).toMatch(/^[0-9a-f]{64}$/);
    expect(run('Pacific/Kiritimati')).toBe(here);
  });
});
