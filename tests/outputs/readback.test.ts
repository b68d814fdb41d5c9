/** What the two files of a real trial hold, read back from their bytes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { changed, original, plain, type Rows } from './dataset.js';
import { parseXml } from './deck.js';
import { make, type Made } from './make.js';

let made: Made;
beforeAll(async () => {
  made = await make();
});
/** A sentence of the data; it may stand with the conditions under which it holds. */
function sentence(key: string): string {
  const value = plain()[key] as string | { text: string };
  return typeof value === 'string' ? value : value.text;
}

describe('the page', () => {
  test('is one of A4, or of letter where that is asked for', async () => {
    expect(made.page.pages).toBe(1);
    expect(made.page.size).toEqual([0, 0, 595.28, 841.89]);
    const letter = await make(original, { paper: 'letter' });
    expect(letter.page.pages).toBe(1);
    expect(letter.page.size).toEqual([0, 0, 612, 792]);
  });

  test('says itself what it had no room for, and so does a warning', async () => {
    expect(made.page.text).not.toContain('More in the deck');
    expect(made.warnings).toEqual([]);
    const { page, warnings } = await make(
      changed(original, ['  - text: Many secondary outcomes', `  - text: ${'Many words '.repeat(60)}`]),
    );
    const dropped = /More in the deck: (.*)\./.exec(page.text)![1]!.split('; ');
    expect(dropped.length).toBeGreaterThan(0);
    expect(warnings).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('the page was too full') as string },
    ]);
    for (const name of dropped) expect(warnings[0]!.message).toContain(`“${name}”`);
    expect(page.pages).toBe(1);
  });

  test('is set in one family, none of it in a font of the system', () => {
    expect(made.page.fonts).toContain('SourceSans3-Regular');
    expect(made.page.fonts.filter((name) => !name.startsWith('SourceSans3-'))).toEqual([]);
  });

  test('begins with its headline, and tells its title to the reader’s program', () => {
    const headings = made.page.marks.filter(({ tag }) => tag === 'H1').map(({ text }) => text.trim());
    expect(headings).toEqual([sentence('headline')]);
    expect(made.page.info.Title).toBe(sentence('headline'));
    expect(made.page.info.Language).toBe('en-GB');
    parseXml(made.page.xmp, 'XMP');
  });

  test('carries the data it was made from, byte for byte', () => {
    expect(Object.keys(made.page.attachments)).toEqual(['dazukibart.yaml']);
    expect(new TextDecoder().decode(made.page.attachments['dazukibart.yaml'])).toBe(original);
  });

  test('leads to the article and to its registration', () => {
    expect(new Set(made.page.links)).toEqual(
      new Set(['https://doi.org/10.1016/S0140-6736(24)02071-3', 'https://clinicaltrials.gov/study/NCT03181893']),
    );
  });

  test('has the same number of columns in each row of its table, spans counted', () => {
    const [table] = made.page.tables;
    expect(table![0]).toHaveLength(6);
    expect(table!.every((row) => row.length <= 6)).toBe(true);
    expect(table!.length).toBeGreaterThan(10);
  });
});

describe('the deck', () => {
  test('says its messages in the titles of its slides, no two alike', () => {
    const titles = made.deck.slides.map(({ title }) => title);
    const messages = ['headline', 'question', 'primary_message', 'secondary_message', 'safety_message'];
    for (const key of [...messages, 'appraisal_message', 'takeaway_message'])
      expect(
        titles.some((title) => title.startsWith(sentence(key))),
        key,
      ).toBe(true);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.every((title) => title !== '')).toBe(true);
  });

  test('draws the figures of the primary outcome as a chart, from a workbook with the same figures', () => {
    expect(made.deck.charts).toEqual([
      { categories: ['Placebo', '150 mg', '600 mg'], values: [-2.9, -16.6, -19.2] },
      { categories: ['150 mg', '600 mg'], values: [-13.7, -16.3] },
    ]);
    for (const cell of ['Placebo', '150 mg', '600 mg', '-2.9', '-16.6', '-19.2', '-13.7', '-16.3', '-20.4', '-12.1']) {
      expect(made.deck.workbook).toContain(cell);
    }
  });

  test('has notes for each slide, and lasts ten minutes', () => {
    for (const { notes, title } of made.deck.slides) expect(notes.length, title).toBeGreaterThan(1);
    const ends = made.deck.slides.map(({ notes }) =>
      /^Time: .*; (\d+):(\d\d) of 10:00 when it ends\.$/.exec(notes[0]!)!,
    );
    const seconds = ends.map(([, minute, second]) => 60 * Number(minute) + Number(second));
    expect(seconds.at(-1)).toBe(600);
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
  });

  test('describes each figure and table to who cannot see it', () => {
    const shown = made.deck.slides.filter(
      ({ tables, paragraphs }) => tables.length > 0 || paragraphs.includes('screened'),
    );
    expect(shown.length).toBeGreaterThan(3);
    for (const { alts, title } of shown) expect(alts, title).not.toEqual([]);
  });

  test('names only fonts that every office program has', () => {
    expect(made.deck.fonts.filter((name) => !/^(Arial|\+m[nj]-lt)$/.test(name))).toEqual([]);
  });

  test('leads to the article', () => {
    expect(made.deck.links).toContain('https://doi.org/10.1016/S0140-6736(24)02071-3');
  });

  test('lists every source with its letter', () => {
    const text = made.deck.slides.at(-1)!.paragraphs.join('\n');
    const sources = plain().sources as Rows;
    for (const [index, { cite }] of sources.entries()) {
      expect(text).toContain(`${'abcdefgh'[index]!} ${cite as string}`);
    }
  });
});
