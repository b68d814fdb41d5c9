/**
 * Page and deck say the same, and both say what the sources say: every figure of
 * the real trial, and no figure that is not in the data.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { original, plain, written, type Rows } from './dataset.js';
import { make, type Made } from './make.js';

let made: Made;
beforeAll(async () => {
  made = await make();
});

/** Figures as they are printed, with what stands before or after them on page and deck. */
const figures: [what: string, page: RegExp, deck?: RegExp][] = [
  ['mean on 600 mg', /(?<![\d.])−19\.2(?![\d.])/],
  ['mean on 150 mg', /(?<![\d.])−16\.6(?![\d.])/],
  ['mean on placebo', /(?<![\d.])−2\.9(?![\d.])/],
  ['difference, 600 mg', /(?<![\d.])−16\.3(?![\d.])/],
  ['its interval', /−20\.4 to −12\.1(?![\d.])/],
  ['difference, 150 mg', /(?<![\d.])−13\.7(?![\d.])/],
  ['its interval', /−18\.3 to −9\.0(?![\d.])/],
  ['p', /<0\.0001(?!\d)/],
  ['responders', />80%/],
  ['what responding is', /CDASI-A reduced by more than 40%/],
  ['responders, in words', /More than 80% on dazukibart had a fall of more than 40%/],
  ['any event, 600 mg', /(?<!\d)81%/],
  ['any event, 150 mg', /(?<![\d>])80%/],
  ['serious events on dazukibart', /(?<!\d)4 \(11%\)/],
  ['serious events on placebo', /(?<!\d)1 \(4%\)/],
  ['a disagreement', /sources disagree on the dose/],
  ['the death', /One death, on 600 mg, in follow-up, muscle- ?predominant cohort; judged unlikely to be related/],
  ['screened', /(?<!\d)125e screened/, /^125e\nscreened$/m],
  ['randomised', /(?<!\d)75 randomised/, /^75\nrandomised$/m],
  ['on 600 mg', /n = 37/],
  ['on 150 mg', /n = 15/],
  ['on placebo', /n = 23/],
  ['skin cohort', /skin- ?predominant 57/],
  ['muscle cohort', /muscle- ?predominant 18/],
  ['sites', /25 sites/],
  ['ages', /aged 18–80/],
  ['regimen', /Dazukibart 600 mg or 150 mg, intravenous, every 4 weeks/],
  ['durability', /up to 16 weeks after the final dose/],
  ['citation', /2025;405\(10473\):137–146/],
  ['doi', /10\.1016\/S0140-6736\(24\)02071-3/],
  ['registration', /NCT03181893/],
];

/** Figures that the page leaves to the deck. */
const deckOnly: [what: string, deck: RegExp][] = [
  ['sites by country', /USA 19 · Poland 2 · Spain 2 · Germany 1 · Hungary 1/],
  ['stage 1 only, mean', /(?<![\d.])−18\.8(?![\d.])/],
  ['stage 1 only, difference', /(?<![\d.])−14\.8(?![\d.])/],
  ['its interval', /−20\.3 to −9\.4(?![\d.])/],
  ['cause of the death', /haemophagocytic lymphohistiocytosis with macrophage activation syndrome/],
];

describe('every figure of the sources', () => {
  test.each(figures)('%s', (_, page, deck = page) => {
    expect(made.page.text.replace(/\s+/g, ' ')).toMatch(page);
    expect(slidesText()).toMatch(deck);
  });

  test.each(deckOnly)('%s, in the deck', (_, figure) => expect(slidesText()).toMatch(figure));

  test('stands at its arm on the page', () => {
    const [table] = made.page.tables;
    const rows = new Map(table!.map(([label, ...cells]) => [label!.replace(/[a-e]$/, ''), cells.slice(0, 3)]));
    expect(table![0]!.map((cell) => cell.replace(/b$/, ''))).toEqual([
      'In numbers',
      '600 mg n = 37',
      '150 mg n = 15',
      'Placebo n = 23',
      '600 mg − placebo (interval)',
      '150 mg − placebo (interval)',
    ]);
    expect(rows.get('CDASI-A, mean change from baseline, week 12 (points)')).toEqual(['−19.2', '−16.6', '−2.9']);
    expect(rows.get('Any treatment-emergent adverse event')).toEqual(['81%', '80%', 'NR']);
    expect(rows.get('Death')).toEqual(['1', 'NR', 'NR']);
    const [primary] = table!.filter(([label]) => label!.startsWith('CDASI-A, mean change'));
    expect(primary!.slice(4)).toEqual(['−16.3 (−20.4 to −12.1); P <0.0001', '−13.7 (−18.3 to −9.0); P <0.0001']);
  });

  test('stands at its arm in the deck', () => {
    for (const [arm, estimate, interval] of [
      ['600 mg', '−16.3', '−20.4 to −12.1'],
      ['150 mg', '−13.7', '−18.3 to −9.0'],
    ] as const) {
      const column = columnsOf(made.deck.slides.flatMap(({ tables }) => tables)).find(
        ([head, ...cells]) => head!.includes(arm) && cells.some((cell) => cell.includes(estimate)),
      );
      expect(column?.join('\n'), arm).toContain(interval);
    }
    const safety = made.deck.slides.flatMap(({ tables }) => tables).flat();
    expect(safety).toContainEqual([expect.stringContaining('Any treatment-emergent'), '81%', '80%', 'NR']);
    expect(safety).toContainEqual([expect.stringContaining('Death'), '1', 'NR', 'NR']);
  });

  test('stands in our own sentences too', () => {
    const words = /fallen by 16\.3b points more on 600 mg than on placebo, and by 13\.7b points more on 150 mg/;
    expect(made.page.text).toMatch(words);
    const notes = made.deck.slides.flatMap((slide) => slide.notes).join('\n');
    expect(notes).toMatch(/fallen by 16\.3 points more on 600 mg than on placebo, and by 13\.7 points more on 150 mg/);
  });

  test('is told with its source in the notes', () => {
    const notes = made.deck.slides.flatMap((slide) => slide.notes);
    expect(notes).toContainEqual(expect.stringMatching(/^−19\.2; −16\.6; −2\.9: Summary of the trial by Zili Zhou/));
    expect(notes).toContainEqual(expect.stringMatching(/−16\.3; −20\.4; −12\.1; −13\.7; −18\.3; −9\.0.*: RheumNow/));
    expect(notes).toContainEqual(expect.stringMatching(/^81%; 80%: Healio/));
    expect(notes).toContainEqual(expect.stringMatching(/^125: the article itself/));
  });
});

/** Slides with their charts; not what is only said in the notes. */
const slidesText = () => [...made.deck.slides.flatMap(({ paragraphs }) => paragraphs), ...made.deck.caches].join('\n');
const columnsOf = (tables: string[][][]) =>
  tables.flatMap((rows) => rows[0]!.map((_, index) => rows.map((row) => row[index] ?? '')));

describe('no other figure', () => {
  test('on the page', () => {
    const { marks, alts, info, outline, xmp } = made.page;
    // Terms and bullets of a list stand in marks of their own.
    const labels = marks.filter(({ tag }) => tag === 'Lbl').map(({ text }) => text.trim());
    expect(labels.filter((label) => !/^(•|[1-9]|[A-Z][a-z]+)$/.test(label))).toEqual([]);
    const shown = marks.filter(({ tag }) => tag !== 'Lbl').map(({ text }) => text.replace(axis, ' '));
    const about = [info.Title, info.Subject, info.Keywords, ...outline, xmp.match(/<dc:title>[^]*?<\/dc:title>/)?.[0]];
    expect(strangers([...shown, ...alts, ...about].join('\n'))).toEqual([]);
  });

  test('in the deck', () => {
    const { slides, workbook, caches } = made.deck;
    const read = slides.flatMap(({ paragraphs, alts, notes }) => [...paragraphs, ...alts, ...notes]);
    expect(strangers(read.join('\n'))).toEqual([]);
    // Cells keep a number without the zeros at its end.
    const values = new Set([...known()].map((figure) => Number(figure.replace('−', '-'))));
    const cells = strangers([...workbook, ...caches].join('\n'));
    expect(cells.filter((figure) => !values.has(Number(figure.replace('−', '-'))))).toEqual([]);
  });

  test('is let through by this test', () => {
    expect(strangers('95% CI')).toEqual(['95']);
    expect(strangers('a fall of 19.3, p<0.001; −16.3 and 9.00')).toEqual(['19.3', '0.001', '9.00']);
    expect(strangers('+19.2 and −81%')).toEqual(['−81']);
  });

  test('has a sign that is not U+2212', () => {
    const locator = '–19.2 and –16.6';
    const deck = made.deck.slides.flatMap(({ paragraphs, alts, notes }) => [...paragraphs, ...alts, ...notes]);
    for (const text of [made.page.text, deck.join('\n').replaceAll(locator, '')]) {
      expect(text.match(/(?<![\w\d)])[-–‐‑﹣-]\d+/gu)).toBeNull();
      expect(text).toMatch(/−19\.2/);
    }
  });

  test('such as a level of the intervals, which no source states', () => {
    for (const text of everything()) {
      expect(text).not.toMatch(/(?<![\d.])95\s?%|95\s?(per|CI)|confidence interval/i);
    }
  });

  test('and nothing of the advertisement that stood in the summary', () => {
    const files = [original, readFileSync('data/README.md', 'utf8')];
    const parts = Object.values(made.deck.parts).map((part) => new TextDecoder().decode(part));
    for (const text of [...everything(), ...files, ...parts]) {
      expect(text).not.toMatch(/vitiligo|sharjah|wonderful|hope and results|shapes futures/i);
    }
  });
});

/** All that can be read in either output. */
const everything = () => [
  made.page.text,
  made.page.alts.join('\n'),
  made.page.xmp,
  made.deck.text,
  made.deck.workbook.join('\n'),
  made.deck.properties.join('\n'),
];

/** Ticks of both axes: labels of our own, which say nothing of the trial. */
const axis = /(?<=week 12 )−20 −15 −10 −5 0(?= Placebo)|(?<=not stated )−30 −20 −10 0(?= ←)/g;

/** Numbers of our own that count what is shown, or say how it is told. */
const labels = [
  /^Time: .* when it ends\.$/gm,
  /(?<=Data of 22 November 2026, )revision [a-p]{7}/g,
  /, \d+ columns, \d+ rows$/gm,
  new RegExp(
    `(?<=sites(?:,| in) )${Object.keys((plain().sites as Record<string, object>).countries!).length} countries`,
    'g',
  ),
];

const numbers = /(?:(?<![\d\p{L})])[−-])?\d+(?:[.,]\d+)*/gu;

/** Every number of the data, with its sign; a date also by its day. */
function known(): Set<string> {
  const values = written(plain(original));
  const days = values
    .flatMap((value) => /^\d{4}-\d\d-(\d\d)$/.exec(value)?.[1] ?? [])
    .map((day) => String(Number(day)));
  const found = values.flatMap((value) => value.replaceAll('-', '−').match(numbers) ?? []);
  // A figure may be told without its sign: fell by 16.3.
  return new Set([...found, ...found.map((figure) => figure.replace('−', '')), ...days]);
}

/** Numbers in a text that are neither in the data nor labels. */
function strangers(text: string): string[] {
  const rest = labels.reduce((left, label) => left.replaceAll(label, ' '), text).replaceAll('-', '−');
  const data = known();
  return (rest.match(numbers) ?? []).filter((figure) => !data.has(figure));
}

test('the sources of the data are those of its facts', () => {
  const sources = plain().sources as Rows;
  expect(sources.map(({ kind }) => kind)).toEqual(['summary', 'news', 'news', 'registry', 'article']);
});
