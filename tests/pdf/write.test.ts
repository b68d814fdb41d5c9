import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { SaxesParser } from 'saxes';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Attachment } from '../../src/document/types.js';
import { writePdf } from '../../src/pdf/write.js';
import { itemsOf } from '../../src/pdf/bounds.js';
import { fullPage, plainPage, properties, tag, text } from './page.js';

const dataset: Attachment = {
  name: 'trial.yaml',
  bytes: new TextEncoder().encode('title: Salt\n'),
  type: 'application/yaml',
  description: 'The dataset',
};

/** pdfjs takes the bytes away, so it gets its own. */
const open = (bytes: Uint8Array) => getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
/** What the page draws, operator by operator. */
async function operators(pdf: PDFDocumentProxy): Promise<{ fnArray: number[]; argsArray: (unknown[] | null)[] }> {
  return (await pdf.getPage(1)).getOperatorList();
}
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const idOf = (bytes: Uint8Array) => /\/ID \[<(\w{32})> <\1>\]/.exec(latin(bytes))?.[1];
const textsOf = async (pdf: PDFDocumentProxy) =>
  (await (await pdf.getPage(1)).getTextContent()).items.flatMap((item) => ('str' in item && item.str ? [item] : []));

/** The dictionaries of a file, one a string, without line breaks. */
const objectsOf = (bytes: Uint8Array) =>
  latin(bytes)
    .split('endobj')
    .map((object) => object.replace(/stream\n[^]*/, '').replaceAll('\n', ' '));

let bytes: Uint8Array;
let raw: string;
let objects: string[];
let pdf: PDFDocumentProxy;

beforeAll(async () => {
  bytes = await writePdf(fullPage, properties, dataset);
  raw = latin(bytes);
  objects = objectsOf(bytes);
  pdf = await open(bytes);
});
afterAll(() => pdf.loadingTask.destroy());
afterEach(() => vi.unstubAllEnvs());

describe('the page', () => {
  test('is one PDF 1.7 page of the size of the paper', async () => {
    expect(raw).toMatch(/^%PDF-1\.7\n/);
    expect(pdf.numPages).toBe(1);
    expect((await pdf.getPage(1)).view).toEqual([0, 0, 595.28, 841.89]);
  });

  test('draws each text of the layout as one string, trailing spaces included', async () => {
    const { fnArray, argsArray } = await operators(pdf);
    const strings = argsArray.filter((_, index) => fnArray[index] === OPS.showText).map((args) => args![0]);
    const drawn = (strings as { unicode: string }[][]).map((glyphs) => glyphs.map((glyph) => glyph.unicode).join(''));
    const texts = itemsOf(fullPage.content).flatMap((item) => (item.kind === 'text' ? item.text : []));
    expect(texts).toContain('/L and Δ −1·5 ');
    expect(drawn).toEqual(texts);
  });

  test('has the text at its baseline', async () => {
    const items = await textsOf(pdf);
    const raised = items.find((item) => item.str === '9')!;
    expect(raised.transform).toEqual([6, 0, 0, 6, 100, expect.closeTo(841.89 - 96, 3)]);
  });

  test('gives back a space as a space, and no-break spaces as the same', async () => {
    const other = await open(await writePdf(plainPage('10\u00a0mg a\u00a0day'), properties, null));
    expect((await textsOf(other)).map((item) => item.str).join('')).toBe('10 mg a day');
  });

  test('embeds every font and names no standard font', () => {
    expect(raw).not.toMatch(/\/Subtype \/Type1\b|Helvetica/);
    const descriptors = objects.filter((object) => object.includes('/Type /FontDescriptor'));
    expect(descriptors.map((object) => /\/FontName \/\w+\+(\S+)/.exec(object)?.[1])).toEqual([
      'SourceSans3-SemiBold',
      'SourceSans3-Regular',
      'SourceSans3-Italic',
    ]);
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile2 \d+ 0 R/);
  });

  test('refuses a character that the font lacks', async () => {
    await expect(writePdf(plainPage('漢'), properties, null)).rejects.toThrow('no glyph for "漢"');
  });
});

describe('the tags', () => {
  interface StructNode {
    role: string;
    alt?: string;
    children: (StructNode | object)[];
  }
  const rolesOf = (node: StructNode): string =>
    [node.role, ...node.children.map((child) => ('role' in child ? `(${rolesOf(child)})` : ''))].join('');
  const treeOf = async () => (await (await pdf.getPage(1)).getStructTree()) as StructNode;

  test('are those of the layout, in its order', async () => {
    expect(rolesOf(await treeOf())).toBe(
      'Root(Document(H1)(H2)(P(Link))(L(LI(Lbl)(LBody))(LI(Lbl)(LBody)))(H3)' +
        '(Table(TR(TH)(TH)(TH))(TR(TH))(TR(TH)(TD)(TD))(TR(TH)(TD)))(Figure))',
    );
  });

  test('leave no drawing outside of marked content', async () => {
    const { fnArray } = await (await pdf.getPage(1)).getOperatorList();
    const drawing = new Set<number>([OPS.showText, OPS.constructPath, OPS.fill, OPS.stroke]);
    let depth = 0;
    const depths = fnArray.map((operator) => {
      if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth++;
      if (operator === OPS.endMarkedContent) depth--;
      return drawing.has(operator) ? depth : null;
    });
    expect(depths.filter((value) => value !== null).length).toBeGreaterThan(20);
    expect(new Set(depths)).toEqual(new Set([null, 1]));
  });

  test('hide the background from screen readers', async () => {
    const { argsArray } = await operators(pdf);
    expect(argsArray.filter((args) => args?.[0] === 'Artifact')).toHaveLength(1);
  });

  test('tell figures in words, and where they are', async () => {
    const [figure] = objects.filter((object) => /\/S \/Figure\b/.test(object));
    expect(figure).toContain('/Alt (Salt 58%, water 86%)');
    // Left, bottom, right and top from the bottom left corner, half the strokes included.
    expect(figure).toContain('/O /Layout /Placement /Block /BBox [39 456.39 201 552.89]');
    const figureTag = (await treeOf()).children.flatMap((child) => ('children' in child ? child.children : [])).at(-1);
    expect(figureTag).toMatchObject({ role: 'Figure', alt: 'Salt 58%, water 86%' });
  });

  test('say what header cells head, and which headers a cell has', () => {
    const cells = objects.filter((object) => /\/S \/T[HD]\b/.test(object));
    const attributes = cells.map((cell) => /\/A << (.*?) >>/.exec(cell)?.[1]);
    expect(attributes).toEqual([
      '/O /Table /Scope /Column',
      '/O /Table /Scope /Column',
      '/O /Table /Scope /Column',
      '/O /Table /Scope /Row /ColSpan 3',
      '/O /Table /Scope /Row',
      '/O /Table /Headers [(cell-2) (cell-4) (cell-5)]',
      '/O /Table /Headers [(cell-3) (cell-4) (cell-5)]',
      '/O /Table /Scope /Row',
      '/O /Table /ColSpan 2 /Headers [(cell-2) (cell-3) (cell-4) (cell-6)]',
    ]);
    expect(cells.flatMap((cell) => /\/ID \((.*?)\)/.exec(cell)?.[1] ?? [])).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `cell-${n}`),
    );
  });

  test('index the identifiers, in order of their bytes', async () => {
    const row = (n: number) => tag('TR', [tag('TH', [text(`${n}`, 40, 40)], { scope: 'Row' }), tag('TD', [])]);
    const layout = plainPage('x');
    layout.content.children.push(tag('Table', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(row)));
    const root = objectsOf(await writePdf(layout, properties, null)).find((o) => o.includes('/StructTreeRoot '));
    const keys = [...root!.matchAll(/\((cell-\d+)\) \d+ 0 R/g)].map((match) => match[1]);
    expect(keys).toHaveLength(10);
    expect(keys.slice(0, 3)).toEqual(['cell-1', 'cell-10', 'cell-2']);
  });

  test('tell that a list counts', () => {
    expect(objects.find((object) => /\/S \/L\b/.test(object))).toContain('/O /List /ListNumbering /Decimal');
  });

  test('make a link of each line of its text, described and tied to the tag', async () => {
    const links = (await (await pdf.getPage(1)).getAnnotations()) as { rect: number[] }[];
    expect(links).toHaveLength(2);
    for (const link of links) {
      expect(link).toMatchObject({
        subtype: 'Link',
        url: 'https://doi.org/10.1',
        contentsObj: { str: 'The article (DOI)' },
      });
    }
    expect(links[0]!.rect[0]).toBeCloseTo(200);
    expect(links[0]!.rect[2]).toBeCloseTo(243);
    expect(links[1]!.rect[0]).toBeCloseTo(40);
    const element = objects.find((object) => /\/S \/Link\b/.test(object))!;
    expect(element.match(/\/Type \/OBJR/g)).toHaveLength(2);
    expect(
      objects.filter((object) =>
        /\/StructParent \d+ .*\/Subtype \/Link|\/Subtype \/Link.*\/StructParent \d+/.test(object),
      ),
    ).toHaveLength(2);
  });
});

describe('the file', () => {
  test('declares PDF/A-3a and PDF/UA-1 in well-formed XMP', async () => {
    const xmp = /<\?xpacket begin[^]*<\?xpacket end="w"\?>/.exec(Buffer.from(bytes).toString('utf8'))![0];
    new SaxesParser({ xmlns: true }).write(xmp).close();
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).toContain('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>');
    expect(xmp).toContain('<rdf:li xml:lang="x-default">Salt &amp; water &lt;2 g&gt;</rdf:li>');
    expect(xmp).toContain('<rdf:li>A. Author; Å. Näxt</rdf:li>');
  });

  test('says the same in its information dictionary', async () => {
    expect((await pdf.getMetadata()).info).toMatchObject({
      Title: 'Salt & water <2 g>',
      Author: 'A. Author; Å. Näxt',
      Subject: 'A trial',
      Keywords: 'salt, water',
      Creator: 'trialbrief',
      Producer: 'trialbrief',
      CreationDate: 'D:20240305000000Z',
      ModDate: 'D:20240305000000Z',
      Language: 'en-GB',
    });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  });

  test('has bookmarks for titled headings and tables, nested and counted', async () => {
    const outline = await pdf.getOutline();
    expect(outline).toMatchObject([
      {
        title: 'What was done',
        dest: [{}, { name: 'XYZ' }, 0, expect.closeTo(841.89 - 75 + 0.8 * 12, 3), 0],
        count: 2,
        items: [{ title: 'Outcomes & harms', count: 1, items: [{ title: 'Outcomes by arm', items: [] }] }],
      },
    ]);
    expect(await pdf.getPageMode()).toBe('UseNone');
  });

  test('carries the dataset as its source', async () => {
    const attachments = (await pdf.getAttachments()) as Record<string, { content: Uint8Array }>;
    expect(Object.keys(attachments)).toEqual(['trial.yaml']);
    expect(attachments['trial.yaml']).toMatchObject({ filename: 'trial.yaml', description: 'The dataset' });
    expect(Buffer.from(attachments['trial.yaml']!.content)).toEqual(Buffer.from(dataset.bytes));
    expect(raw).toContain('/AFRelationship /Source');
    expect(raw).toContain('/Subtype /application#2Fyaml');
    expect(raw).toMatch(/\/AF \[\d+ 0 R\]/);
    expect(raw).not.toMatch(/\(D:(?!20240305000000Z)/);
  });

  test('needs no dataset, author, subject or keywords', async () => {
    const bare = { ...properties, authors: '', subject: '', keywords: '' };
    const file = latin(await writePdf(plainPage('x'), bare, null));
    expect(file).not.toMatch(/\/Author|\/Subject|\/Keywords|<dc:creator>|<pdf:Keywords>|EmbeddedFile/);
  });

  test('takes its date from SOURCE_DATE_EPOCH when that is set', async () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '86400');
    const file = latin(await writePdf(plainPage('x'), properties, dataset));
    expect(file.match(/\(D:19700102000000Z\)/g)).toHaveLength(4);
    expect(file).toContain('<xmp:CreateDate>1970-01-02T00:00:00Z</xmp:CreateDate>');
    vi.stubEnv('SOURCE_DATE_EPOCH', 'soon');
    await expect(writePdf(plainPage('x'), properties, null)).rejects.toThrow('Not a date for the PDF: soon');
  });
});

describe('the bytes', () => {
  test('are the same in every time zone', async () => {
    const zones = ['Pacific/Auckland', 'America/Los_Angeles'];
    const offsets = new Set<number>();
    for (const zone of zones) {
      vi.stubEnv('TZ', zone);
      offsets.add(new Date(0).getTimezoneOffset());
      expect(await writePdf(fullPage, properties, dataset)).toEqual(bytes);
    }
    expect(offsets.size).toBe(2);
  });

  test('are the same whatever the process wrote before', async () => {
    // Fonts are read anew, as in a new process; fontkit remembers which of two characters met a shared glyph first.
    const build = async (first: string) => {
      vi.resetModules();
      const { writePdf: write } = await import('../../src/pdf/write.js');
      await write(plainPage(first), properties, null);
      return write(plainPage('c b\u00a0a'), properties, null);
    };
    const after = await build('\u00a0‑µ');
    expect(await build(' -μ')).toEqual(after);
  });

  test('have an identifier that follows text, data and date', async () => {
    const other = { ...dataset, bytes: new TextEncoder().encode('title: Solt\n') };
    const ids = [
      idOf(bytes),
      idOf(await writePdf(plainPage('a'), properties, dataset)),
      idOf(await writePdf(plainPage('b'), properties, dataset)),
      idOf(await writePdf(plainPage('a'), properties, other)),
      idOf(await writePdf(plainPage('a'), { ...properties, date: '2024-03-06' }, dataset)),
    ];
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
