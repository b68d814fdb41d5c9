/** The citation of an article in JATS XML (Journal Article Tag Suite 1.3, front matter). */
import { expectWithin } from '../bounds.js';
import { expectShort, type Citation } from '../citation/citation.js';
import { doiIn, pageRange, yearIn } from '../citation/identifiers.js';
import { personName } from '../citation/names.js';
import { plainText } from '../citation/plain-text.js';
import { readXml } from '../xml/parse.js';

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

/** What its front matter says; null where a text has none with a title. */
export function citationOfJats(xml: string, file: string): Citation | null {
  const front = frontOf(xml, file);
  if (!front) return null;
  const title = textIn(front, 'article-title');
  if (title === '') return null;
  const id = (kind: string) =>
    textOf(all(front, 'article-id').find(({ attributes }) => attributes['pub-id-type'] === kind));
  const subtitle = textIn(front, 'subtitle');
  const citation: Citation = {
    title: [title, subtitle].filter(Boolean).join(': '),
    authors: authorsOf(front),
    journal: textIn(front, 'abbrev-journal-title') || textIn(front, 'journal-title') || textIn(front, 'journal-id'),
    year: yearOf(front),
    volume: textIn(front, 'volume'),
    issue: textIn(front, 'issue'),
    pages: pageRange(textIn(front, 'fpage') || textIn(front, 'elocation-id'), textIn(front, 'lpage')),
    doi: doiIn(id('doi')),
    pmid: id('pmid'),
    // It is read with its paragraphs, as a source.
    abstract: '',
    doubts: {},
  };
  expectShort(citation, file);
  return citation;
}

/** The element `front`, without what is nested in it that belongs to other articles. */
function frontOf(xml: string, file: string): Element | null {
  let front: Element | null = null;
  const open: Element[] = [];
  let [tags, faults] = [0, 0];
  readXml(xml, {
    opened(name, attributes) {
      expectWithin('tags of a source', (tags += 1), { file });
      const element = { name, attributes, children: [] };
      expectWithin('depth of a source', open.length, { file });
      if (open.length > 0) open.at(-1)!.children.push(element);
      if (open.length > 0 || (name === 'front' && front === null)) open.push(element);
    },
    text: (text) => void open.at(-1)?.children.push(text),
    closed() {
      if (open.length === 1) front = open[0]!;
      open.pop();
    },
    // What is not well-formed, such as an entity of HTML, is read around.
    fault: () => expectWithin('faults of a source', (faults += 1), { file }),
  });
  return front;
}

const foreign = new Set(['related-article', 'ref-list', 'sub-article', 'product']);

/** Every element of a name below one, in the order of the text. */
const all = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' || foreign.has(child.name) ? [] : child.name === name ? [child] : all(child, name),
  );

function textOf(element: Element | undefined): string {
  const marked = ({ children }: Element): string =>
    children
      .map((child) => {
        if (typeof child === 'string') return child.replace(/&/g, '&amp;');
        if (/^(?:xref|fn)$/.test(child.name)) return '';
        return /^su[bp]$/.test(child.name) ? `<${child.name}>${marked(child)}</${child.name}>` : marked(child);
      })
      .join('');
  return element ? plainText(marked(element)) : '';
}

const textIn = (element: Element, name: string): string => textOf(all(element, name)[0]);

/** Persons and groups; the members of a group are not listed beside it. */
function authorsOf(front: Element): string[] {
  const groups = all(front, 'contrib-group');
  return groups
    .flatMap((group) => all(group, 'contrib'))
    .filter(({ attributes }) => (attributes['contrib-type'] ?? 'author') === 'author')
    .map((contributor) => {
      const [group] = all(contributor, 'collab');
      if (group)
        return textOf({
          ...group,
          children: group.children.filter((child) => typeof child === 'string' || child.name !== 'contrib-group'),
        });
      const [family, given, suffix] = ['surname', 'given-names', 'suffix'].map((name) => textIn(contributor, name));
      return family ? personName({ family, given, suffix }) : textIn(contributor, 'string-name');
    })
    .filter(Boolean);
}

/** In print, else electronically, as the journal itself cites it. */
function yearOf(front: Element): string {
  const dates = all(front, 'pub-date');
  const of = (...kinds: string[]) =>
    dates.find(({ attributes }) => kinds.includes(attributes['pub-type'] ?? attributes['date-type'] ?? ''));
  const date = of('ppub', 'collection') ?? of('epub', 'pub', 'epub-ppub') ?? dates[0];
  return date ? yearIn(textIn(date, 'year')) : '';
}
