/**
 * Text that looks like markup of some kind goes from the dataset to both outputs
 * as it is, and never becomes structure. SEED=… and RUNS=… try other texts.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/index.js';
import { plain, small, type Plain, type Rows } from '../outputs/dataset.js';
import { parseXml } from '../outputs/deck.js';
import { make, type Made } from '../outputs/make.js';
import { readPage } from '../outputs/page.js';

/** Pieces that are structure to one of the languages on the way: YAML, Handlebars, XML, PDF, spreadsheets, Markdown. */
const pieces = [
  ...['p < 0.05', 'a|b', '*x*', '_x_', '**', '`code`', '# x', '- x', '> x', '[x](y)', '![x](y)', '~'],
  ...[
    '<b>',
    '</p>',
    '<br/>',
    '<!-- x',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml',
    '&amp;',
    '&lt;',
    '&#65;',
    '&',
    '&x',
    '<',
    '>',
  ],
  ...['{{x}}', '{{{x}}}', '{{/if}}', '{{> chart}}', '{{', '}}', '{', '}', '\\{{x}}', '${x}', '$&', '$1', '%s', '%41'],
  ...[
    '"',
    "'",
    '“x”',
    '\\',
    '\\n',
    '\\\\',
    '/',
    '(x',
    'x)',
    ') Tj',
    '=1+1',
    '@SUM(A1)',
    '+1',
    ': x',
    '#',
    '| size',
    '[',
    ']',
  ],
  ...[
    'IFNβ',
    'µ',
    'Ω ≤ ≥ ≈ ±',
    '10^9',
    'cafe\u0301',
    'Ångström',
    'Škoda',
    'a\u00A0b',
    'fi ffi',
    '…',
    '–',
    '_x000A_',
    '\u200B',
  ],
  ...['constructor', '__proto__', 'toString', 'undefined', 'null', 'NaN', 'true', 'w'.repeat(12)],
];

/** Texts of a few pieces: with a letter first, for some places begin a sentence with a capital. */
const hostile = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(' ', '')), { minLength: 1, maxLength: 4 })
  .map((parts) => `Z ${parts.map((part) => part.join('')).join('')}z`)
  // Two brackets are a reference, which must lead to a value.
  .filter((text) => !/\[\[|\]\]/.test(text.replaceAll(']]>', '')));

/** The fields that take the texts, each printed where the others are not. */
const fields = {
  headline: (data, text) => (data.headline = text),
  arm: (data, text) => (row(data, 'arms', 0).name = text),
  outcome: (data, text) => (row(data, 'outcomes', 0).name = text),
  takeaway: (data, text) => ((data.takeaways as Plain[])[0] = text),
  country: (data, text) => ((data.sites as Rows[number]).countries = { [text]: '7', Peru: '5' }),
  citation: (data, text) => ((data.citation as Rows[number]).title = text),
  source: (data, text) => (row(data, 'sources', 0).cite = text),
} satisfies Record<string, (data: Record<string, Plain>, text: string) => unknown>;
type Field = keyof typeof fields;
const names = Object.keys(fields) as Field[];

const row = (data: Record<string, Plain>, list: string, index: number) => (data[list] as Rows)[index]!;

function withTexts(texts: Record<Field, string>): string {
  const data = plain(small);
  for (const name of names) fields[name](data, texts[name]);
  return JSON.stringify(data);
}

/** Where each text must be found; the deck keeps the title of the citation for its notes. */
function expectPrinted(texts: Record<Field, string>, { page, deck }: Made): void {
  const [onPage, inDeck] = [folded(page.text), folded(deck.text)];
  for (const name of names) {
    // The page counts countries; their names stand in the deck.
    if (name !== 'country') expect(onPage, `${name} on the page`).toContain(folded(texts[name]));
    expect(inDeck, `${name} in the deck`).toContain(folded(texts[name]));
  }
  expect(folded(page.info.Title!)).toBe(folded(texts.headline));
  expect(folded(deck.slides[0]!.title)).toBe(folded(texts.headline));
  expect(folded(page.alts.join('\n')).toLowerCase()).toContain(folded(texts.arm).toLowerCase());
  expect(deck.charts[0]!.categories.map(folded)).toContain(folded(texts.arm));
  expect(folded(deck.workbook.join('\n'))).toContain(folded(texts.arm));
}

/** White space is one space; letters are compared in their composed form, and breaks that show nothing are left out. */
const folded = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\u200B/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** What the outputs are made of, whatever their words are. */
function structureOf({ page, deck }: Made) {
  return {
    roles: page.roles,
    rows: page.tables.map((rows) => rows.map((cells) => cells.length)),
    links: [...new Set([...page.links, ...deck.links])],
    outline: page.outline.length,
    slides: deck.slides.map(({ shapes, tables, paragraphs, notes }) => ({
      ...{ shapes, paragraphs: paragraphs.length, notes: notes.length },
      cells: tables.map((rows) => rows.map((cells) => cells.length)),
    })),
    parts: Object.keys(deck.parts).length,
  };
}

/** The same text without anything that could be structure. */
const harmless = (text: string) => text.replace(/[^\s\u00A0]/gu, 'n');

test('hostile texts in every field print as they are, and are no structure', { timeout: 90_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record(Object.fromEntries(names.map((name) => [name, hostile])) as Record<Field, typeof hostile>),
      async (texts) => {
        const tame = Object.fromEntries(names.map((name) => [name, harmless(texts[name])])) as Record<Field, string>;
        const made = await make(withTexts(texts), { file: 'trial.json' });
        expectPrinted(texts, made);
        parseXml(made.page.xmp, 'XMP');
        expect(structureOf(made)).toEqual(structureOf(await make(withTexts(tame), { file: 'trial.json' })));
      },
    ),
    { numRuns: Number(process.env.RUNS ?? (process.env.TEST_ALL ? 12 : 5)) },
  );
});

describe('each piece on its own', () => {
  const atOnce = 12;
  const parts = Array.from({ length: Math.ceil(pieces.length / atOnce) }, (_, part) => part * atOnce);

  // As many at once as the page has room for, one in each takeaway.
  test.each(parts)('prints as it is in a list and in a line: from piece %d', async (from) => {
    const data = plain(small);
    const texts = pieces.slice(from, from + atOnce).map((piece) => `Z ${piece} z`);
    data.takeaways = texts;
    const { page, deck, warnings } = await make(JSON.stringify(data), { file: 'trial.json' });
    const items = page.marks.filter(({ tag }) => tag === 'LBody').map(({ text }) => folded(text));
    // A slide shows the first, and its notes have the others.
    const paragraphs = deck.slides
      .flatMap(({ paragraphs: shown, notes }) => [...shown, ...notes.map((note) => note.replace(/^Also: /, ''))])
      .map(folded);
    const missing = (printed: string[]) => texts.filter((text) => !printed.includes(folded(text)));
    expect(missing(paragraphs)).toEqual([]);
    expect(missing(items)).toEqual([]);
    // Some pieces hold figures, which is remarked on.
    expect(warnings.filter(({ message }) => !message.endsWith('and nowhere else in the data'))).toEqual([]);
  });
});

describe('line breaks in a value', () => {
  test('are kept as lines of the same paragraph', async () => {
    const data = plain(small);
    data.headline = 'The drug\nwas tried';
    (data.takeaways as Plain[])[0] = 'One\n\nand two\r\nand three';
    const { page, deck } = await make(JSON.stringify(data), { file: 'trial.json' });
    expect(page.marks.filter(({ tag }) => tag === 'H1')).toHaveLength(1);
    expect(folded(page.text)).toContain('The drug was tried');
    expect(folded(page.text)).toMatch(/One and two and three/);
    expect(deck.slides[0]!.title).toBe('The drug\nwas tried');
    expect(deck.text).toMatch(/One\n+and two\nand three/);
  });

  test.each(names)('do no harm in the %s', async (name) => {
    const tame = Object.fromEntries(names.map((each) => [each, `A text of ${each}`])) as Record<Field, string>;
    const made = await make(withTexts({ ...tame, [name]: 'Zed one\nand two' }), { file: 'trial.json' });
    expect(folded(name === 'country' ? made.deck.text : made.page.text)).toContain('Zed one and two');
    expect(made.page.roles).toEqual((await make(withTexts(tame), { file: 'trial.json' })).page.roles);
  });
});

describe('words of any script that the fonts have', () => {
  test.each(['Ἀθῆναι και Ωμέγα', 'Здравствуй, мир', 'Łódź, Kőszeg, İzmir, Đà Nẵng', 'x² + y₃ ≠ ½ √ ∞'])(
    '%s',
    async (text) => {
      const data = plain(small);
      data.headline = text;
      const { page, deck } = await make(JSON.stringify(data), { file: 'trial.json' });
      expect(folded(page.text)).toContain(folded(text));
      expect(deck.slides[0]!.title).toBe(text);
    },
  );

  const word = 'Pneumonoultramicroscopic'.repeat(12);
  const unspaced = (text: string) => text.replace(/[\s\u00AD]+/g, '');
  const withWords = (...words: [takeaway: string, arm: string]) => {
    const data = plain(small);
    [(data.takeaways as Plain[])[0], row(data, 'arms', 0).name] = words;
    return JSON.stringify(data);
  };

  test('that are wider than their column are broken on the page, and lose nothing', async () => {
    const text = withWords(word, word.slice(0, 90));
    const [pdf] = (await generate({ file: 'trial.json', text, formats: ['pdf'] })).outputs;
    const page = await readPage(pdf!.bytes);
    expect(unspaced(page.text)).toContain(word);
    expect(unspaced(page.tables[0]![0]![1]!)).toBe(`${word.slice(0, 90)}n=46`);
  });

  test('that are wider than their place on a slide are broken there too, and lose nothing', async () => {
    const text = withWords(word, word.slice(0, 90));
    const { deck } = await make(text, { file: 'trial.json' });
    const boxes = deck.slides.flatMap((slide) => slide.paragraphs);
    expect(boxes.filter((text) => text.includes(word))).toHaveLength(1);
    expect(boxes.filter((text) => text.includes(word.slice(0, 90))).length).toBeGreaterThan(1);
  });

  test('a figure with its unit is not broken: what is too narrow for it is an error that names the block', async () => {
    const data = plain(small);
    row(data, 'arms', 0).name = `${'1\u00a0mg\u00a0'.repeat(40)}Drug`;
    await expect(generate({ file: 'trial.json', text: JSON.stringify(data), formats: ['pptx'] })).rejects.toThrow(
      /deck\.hbs:\d+:\d+: .* too (wide|long) /,
    );
  });
});
