/** The deck of every trial tells its story in the time there is, and says where its figures come from. */
import { linkTrial } from '../../src/trial/trial.js';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../src/format/format.js';
import { registrationLines } from '../../src/template/view/registration.js';
import { imported, record } from '../import/records.js';
import { bodyOf, textOf } from '../layout/measured.js';
import { all, unescape } from '../pptx/inspect.js';
import { cellsOf } from './cells.js';
import { drafts, trials } from './trials.js';

const seconds = (line: string) => {
  const [, end = '', total = ''] = /^Time: .*; (\d+:\d\d) of (\d+:\d\d) when it ends\.$/.exec(line) ?? [];
  const count = (clock: string) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return { end: count(end), total: count(total) };
};

describe.each(trials)('$name', ({ layout, loaded, written }) => {
  const { dataset } = loaded;

  test('the notes tell the time of each slide, ten minutes in all', () => {
    const times = layout.slides.map(({ time }) => seconds(time));
    for (const [index, { end, total }] of times.entries()) {
      expect(total).toBe(600);
      expect(end).toBeGreaterThan(times[index - 1]?.end ?? 0);
    }
    expect(times.at(-1)!.end).toBe(600);
  });

  test('the notes of every slide with a table, a figure or a flow name a source of the dataset', () => {
    const cites = dataset.sources.map(({ cite }) => cite);
    for (const slide of layout.slides) {
      if (!bodyOf(slide).some(({ kind }) => ['table', 'chart', 'group'].includes(kind))) continue;
      const notes = slide.notes.join('\n');
      const continued = notes.includes('Continued from the previous slide.');
      expect(continued || cites.some((cite) => notes.includes(cite)), textOf(slide.items[0]!)).toBe(true);
    }
  });

  test('the last slide tells registration, sponsor and dates, where the dataset has them', () => {
    const shown = layout.slides
      .at(-1)!
      .items.map((item) => (item.kind === 'text' ? textOf(item) : ''))
      .join('\n');
    for (const { id } of dataset.registrations) expect(shown).toContain(id);
    if (dataset.funding) expect(shown).toContain(`Sponsor: ${dataset.funding.sponsor}`);
    if (dataset.dates?.start) expect(shown).toContain(`Begun ${formatDate(dataset.dates.start)}`);
    expect(/begun|sponsor/i.test(shown)).toBe(Boolean(dataset.funding ?? dataset.dates?.start));
  });

  test('the authors’ conclusion stands in a box of its own, named, and our bottom line in the notes', () => {
    const boxes = layout.slides.flatMap(({ items }) => items.filter((item) => item.kind === 'text'));
    const starting = (label: string) => boxes.filter((box) => textOf(box).startsWith(label));
    expect(starting('The authors conclude')).toHaveLength(1);
    const notes = layout.slides.flatMap((slide) => slide.notes);
    expect(notes.filter((note) => /^(Our|Draft) bottom line: ./.test(note))).toHaveLength(1);
  });

  test('nothing is shown empty: every card and list has words, every table rows', () => {
    for (const item of layout.slides.flatMap(({ items }) => items)) {
      if (item.kind === 'text') {
        expect(item.paragraphs.length, item.name).toBeGreaterThan(0);
        expect(
          item.paragraphs.every(({ runs }) => runs.some(({ text }) => text.trim() !== '')),
          item.name,
        ).toBe(true);
        const labelled = item.paragraphs[0]!.style?.caps === true;
        expect(labelled && item.paragraphs.length === 1, item.name).toBe(false);
      }
      if (item.kind === 'table') expect(item.rows.some(({ kind }) => kind !== 'head' && kind !== 'group')).toBe(true);
      if (item.kind === 'chart') expect(item.panel.points.length).toBeGreaterThan(0);
    }
  });

  test('sections of the outline hold every slide once', async () => {
    const xml = (await written()).text('ppt/presentation.xml');
    const sections = all(xml, /<p14:section name="([^"]*)"/g);
    expect(sections.length).toBeGreaterThan(2);
    expect(new Set(sections).size).toBe(sections.length);
    expect(all(xml, /<p14:sldId id="(\d+)"/g)).toEqual(all(xml, /<p:sldId id="(\d+)"/g));
  });

  test('citation and number at the foot of every slide but the first; the DOI is a link', async () => {
    const deck = await written();
    const [first, ...others] = layout.slides;
    expect(first!.layout).toBe('title');
    expect(new Set(others.map(({ footer }) => footer)).size).toBe(1);
    for (const slide of deck.slides.slice(1)) expect(slide).toContain('type="slidenum"');
    const links = all(deck.text('ppt/slides/_rels/slide1.xml.rels'), /Target="(https:[^"]+)" TargetMode="External"/g);
    const { doi } = dataset.citation;
    expect(links.map(unescape)).toEqual(doi ? [`https://doi.org/${doi}`] : []);
  });

  test('the file tells title and subject, with & and < as they are', async () => {
    const core = (await written()).text('docProps/core.xml');
    expect(core).toContain('<dc:subject>A &amp; &lt;B&gt;</dc:subject>');
    expect(core).toMatch(/<dc:title>[^<]+<\/dc:title>/);
  });
});

test('the notes of the first slide suit any trial', () => {
  for (const { layout } of trials) expect(layout.slides[0]!.notes.join(' ')).not.toContain('second');
});

test.each(drafts)('$name: a draft calls its bottom line one', ({ layout }) => {
  const texts = layout.slides.flatMap(({ notes }) => notes);
  expect(texts.some((text) => text.startsWith('Draft bottom line'))).toBe(true);
  expect(texts.some((text) => text.startsWith('Our bottom line'))).toBe(false);
});

test.each([
  ['hazard', '386/2373', '502/2371'],
  ['noninferiority', '267 of 300', '266 of 296'],
  ['nct01206062', '243/4678', '319/4683'],
])('%s: the deck has the figures of the arms of its primary result', (trial, ...figures) => {
  const { layout } = [...trials, ...drafts].find(({ name }) => name === trial)!;
  const items = layout.slides.flatMap(({ items }) => items);
  // In a table, or in the figure itself.
  const shown = [...items.flatMap(cellsOf), ...items.flatMap((item) => (item.kind === 'group' ? [item.alt] : []))];
  for (const figure of figures) expect(shown.some((text) => text.includes(figure))).toBe(true);
});

test('a registry record brings its registration, sponsor and dates', () => {
  const { dataset } = imported(record('NCT00959660').text);
  expect(registrationLines(linkTrial(dataset))).toEqual([
    'ClinicalTrials.gov NCT00959660',
    'Sponsor: Wake Forest University, with National Institute on Aging (NIA)',
    'Begun February 2009; primary outcome complete 15 August 2012; complete August 2013; results posted 11 April 2018',
  ]);
});

test('a date is printed as far as it is known', () => {
  expect(formatDate('2025-07-22')).toBe('22 July 2025');
  expect(formatDate('2025-07')).toBe('July 2025');
});
