/** Reading a page back from its PDF. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist';

/** A piece of marked content: its tag and the words drawn in it, lines joined as they were drawn. */
export interface Mark {
  tag: string;
  text: string;
}

export interface Page {
  pages: number;
  size: number[];
  marks: Mark[];
  /** All of its text; a line for each mark. */
  text: string;
  /** Names of its fonts, without the prefix of a subset. */
  fonts: string[];
  /** Alternative texts of figures and links. */
  alts: string[];
  /** How many elements of each role the structure has. */
  roles: Record<string, number>;
  /** Cells of each row of each table. */
  tables: string[][][];
  links: string[];
  info: Record<string, string>;
  xmp: string;
  outline: string[];
  attachments: Record<string, Uint8Array>;
}

interface StructNode {
  role?: string;
  alt?: string;
  id?: string;
  children?: StructNode[];
}

export async function readPage(bytes: Uint8Array): Promise<Page> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const page = await pdf.getPage(1);
  const { byId, marks, fonts } = await drawn(page);
  const tree = (await page.getStructTree()) as StructNode;
  const nodes = flat(tree);
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, string> };
  const files = ((await pdf.getAttachments()) ?? {}) as Record<string, { content: Uint8Array }>;
  const cellText = (node: StructNode) =>
    flat(node)
      .map(({ id }) => byId.get(Number(id?.split('_mc')[1])) ?? '')
      .join('')
      .trim();
  const rowsOf = (node: StructNode) => flat(node).filter(({ role }) => role === 'TR');
  const read: Page = {
    pages: pdf.numPages,
    size: page.view,
    marks,
    text: marks.map(({ text }) => text).join('\n'),
    fonts,
    alts: nodes.flatMap(({ alt }) => alt ?? []),
    roles: countBy(nodes.flatMap(({ role }) => role ?? [])),
    tables: nodes
      .filter(({ role }) => role === 'Table')
      .map((table) => rowsOf(table).map(({ children = [] }) => children.map(cellText))),
    links: ((await page.getAnnotations()) as { url?: string }[]).flatMap(({ url }) => url ?? []),
    info,
    xmp: /<x:xmpmeta[^]*<\/x:xmpmeta>/.exec(Buffer.from(bytes).toString('utf8'))?.[0] ?? '',
    outline: titlesOf(await pdf.getOutline()),
    attachments: Object.fromEntries(Object.entries(files).map(([name, { content }]) => [name, content])),
  };
  await task.destroy();
  return read;
}

interface Heading {
  title: string;
  items: Heading[];
}
const titlesOf = (outline: Heading[] | null): string[] =>
  (outline ?? []).flatMap(({ title, items }) => [title, ...titlesOf(items)]);

interface Operators {
  fnArray: number[];
  argsArray: unknown[][];
}

/** What is drawn, by marked content. */
async function drawn(page: PDFPageProxy): Promise<{ byId: Map<number, string>; marks: Mark[]; fonts: string[] }> {
  const { fnArray, argsArray }: Operators = await page.getOperatorList();
  const byId = new Map<number, string>();
  const marks: Mark[] = [];
  const fonts = new Set<string>();
  for (const [index, operator] of fnArray.entries()) {
    const values = argsArray[index]!;
    if (operator === OPS.beginMarkedContentProps) marks.push({ tag: String(values[0]), text: '' });
    if (operator === OPS.setFont) fonts.add((page.commonObjs.get(String(values[0])) as { name: string }).name);
    if (operator !== OPS.showText) continue;
    const text = (values[0] as { unicode?: string }[]).map(({ unicode = '' }) => unicode).join('');
    const mark = marks.at(-1)!;
    mark.text += text;
    const id = marks.filter(({ tag }) => tag !== 'Artifact').length - 1;
    byId.set(id, (byId.get(id) ?? '') + text);
  }
  return { byId, marks, fonts: [...fonts].map((name) => name.replace(/^[A-Z]{6}\+/, '')) };
}

const flat = (node: StructNode): StructNode[] => [node, ...(node.children ?? []).flatMap(flat)];

export function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
