/** Reading a deck back from its package, by way of an XML parser. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface Xml {
  name: string;
  attributes: Record<string, string>;
  children: Xml[];
  text: string;
}

export interface ReadSlide {
  title: string;
  /** All paragraphs but slide numbers, with plain spaces. */
  paragraphs: string[];
  /** Cells of each row of each table. */
  tables: string[][][];
  /** Kinds of the things on it, with their number. */
  shapes: string[];
  alts: string[];
  notes: string[];
}

export interface ReadChart {
  categories: string[];
  values: number[];
}

export interface ReadDeck {
  slides: ReadSlide[];
  charts: ReadChart[];
  /** Texts and numbers of the cells of the workbooks in it. */
  workbook: string[];
  /** Texts and numbers that the charts keep of their workbooks. */
  caches: string[];
  fonts: string[];
  properties: string[];
  links: string[];
  /** All that a reader can come upon: slides, notes, alternative texts, charts. A line for each paragraph. */
  text: string;
  /** Every part, unpacked; those of workbooks too. */
  parts: Record<string, Uint8Array>;
}

export function readDeck(bytes: Uint8Array): ReadDeck {
  const parts = unpacked(bytes);
  const xml = Object.fromEntries(
    Object.entries(parts)
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, data]) => [name, parseXml(strFromU8(data), name)]),
  );
  const numbered = (pattern: RegExp) =>
    Object.keys(xml)
      .filter((name) => pattern.test(name))
      .sort((a, b) => Number(/(\d+)\.xml$/.exec(a)![1]) - Number(/(\d+)\.xml$/.exec(b)![1]))
      .map((name) => xml[name]!);
  const notes = numbered(/^ppt\/notesSlides\/notesSlide\d+\.xml$/);
  const slides = numbered(/^ppt\/slides\/slide\d+\.xml$/).map((slide, index) => readSlide(slide, notes[index]));
  const charts = numbered(/^ppt\/charts\/chart\d+\.xml$/);
  // Numbers that stand in no cell are places of the drawing, such as the heights of its rows.
  const caches = charts.flatMap((chart) => [...cachedIn(chart), ...paragraphsOf(chart)]);
  const sheets = Object.entries(xml).filter(([name]) => /\/xl\/(sharedStrings|worksheets\/)/.test(name));
  return {
    slides,
    charts: charts.map(readChart),
    workbook: sheets.flatMap(([, sheet]) => [...texts(sheet, 'v'), ...texts(sheet, 't')]),
    caches,
    fonts: [
      ...new Set(Object.values(xml).flatMap((part) => all(part, 'a:latin').map((font) => font.attributes.typeface!))),
    ],
    properties: [xml['docProps/core.xml'], xml['docProps/app.xml']].flatMap((part) => (part ? everyText(part) : [])),
    links: Object.entries(xml)
      .filter(([name]) => name.startsWith('ppt/slides/_rels/'))
      .flatMap(([, rels]) => all(rels, 'Relationship'))
      .filter(({ attributes }) => attributes.TargetMode === 'External')
      .map(({ attributes }) => attributes.Target!),
    text: [...slides.flatMap(({ paragraphs, alts, notes: said }) => [...paragraphs, ...alts, ...said]), ...caches].join(
      '\n',
    ),
    parts,
  };
}

function unpacked(bytes: Uint8Array, folder = ''): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).flatMap(([name, data]) =>
      name.endsWith('.xlsx') ? Object.entries(unpacked(data, `${folder}${name}/`)) : [[`${folder}${name}`, data]],
    ),
  );
}

/** What charts keep of the cells of their workbooks. */
const cachedIn = (chart: Xml): string[] =>
  ['c:numCache', 'c:strCache', 'c15:dlblRangeCache'].flatMap((cache) =>
    all(chart, cache).flatMap((one) => texts(one, 'c:v')),
  );

function readSlide(slide: Xml, notes: Xml | undefined): ReadSlide {
  const isTitle = (shape: Xml) =>
    all(shape, 'p:ph').some(({ attributes }) => /^(ctrT|t)itle$/.test(attributes.type ?? ''));
  const properties = all(slide, 'p:cNvPr');
  return {
    title: all(slide, 'p:sp').filter(isTitle).flatMap(paragraphsOf).join('\n'),
    paragraphs: paragraphsOf(slide),
    tables: all(slide, 'a:tbl').map((table) =>
      all(table, 'a:tr').map((row) => all(row, 'a:tc').map((cell) => paragraphsOf(cell).join('\n'))),
    ),
    shapes: ['p:sp', 'p:graphicFrame', 'p:cxnSp', 'p:pic', 'a:tbl', 'a:tr', 'a:tc', 'a:hlinkClick'].map(
      (name) => `${name} ${all(slide, name).length}`,
    ),
    alts: properties.flatMap(({ attributes }) =>
      attributes.descr ? [attributes.descr.replaceAll('\u00A0', ' ')] : [],
    ),
    notes: notes
      ? all(notes, 'p:sp')
          .filter((shape) => isBody(shape))
          .flatMap(paragraphsOf)
      : [],
  };
}

const isBody = (shape: Xml) => all(shape, 'p:ph').some(({ attributes }) => attributes.type === 'body');

/** The series that have points: a name and a value each. */
function readChart(chart: Xml): ReadChart {
  const drawn = all(chart, 'c:ser').flatMap((series) => {
    if (all(series, 'c:symbol')[0]?.attributes.val === 'none') return [];
    const [names, values] = ['c:tx', 'c:xVal'].map((part) => texts(all(series, part)[0]!, 'c:v'));
    return [{ name: names![0]!, value: Number(values![0]) }];
  });
  return { categories: drawn.map(({ name }) => name), values: drawn.map(({ value }) => value) };
}

/** Text of each paragraph; breaks are line breaks, fields such as slide numbers are left out. */
function paragraphsOf(node: Xml): string[] {
  return all(node, 'a:p')
    .map((paragraph) =>
      paragraph.children
        .map((child) => (child.name === 'a:br' ? '\n' : child.name === 'a:r' ? texts(child, 'a:t').join('') : ''))
        .join('')
        .replaceAll('\u00A0', ' '),
    )
    .filter((text) => text !== '');
}

const texts = (node: Xml, name: string): string[] => all(node, name).map(({ text }) => text.replaceAll('\u00A0', ' '));
const everyText = (node: Xml): string[] => [node.text, ...node.children.flatMap(everyText)].filter(Boolean);

/** All elements of a name below a node, in order. */
export function all(node: Xml, name: string): Xml[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** Throws when it is not well-formed. */
export function parseXml(source: string, part: string): Xml {
  const root: Xml = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => {
    throw new Error(`${part}: ${message}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Xml = { name, attributes: attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => void (open.at(-1)!.text += text));
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  return root;
}
