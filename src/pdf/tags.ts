/** Draws the content with its tag tree: the logical structure of ISO 32000-1, 14.7 and 14.8. */
import type { Item, Tagged } from '../layout/types.js';
import { boundsOf, itemsOf, linesOf } from './bounds.js';
import { cellLinks, type CellLinks } from './table-headers.js';
import { nameTree, pdfString } from './objects.js';
import type { Painter } from './paint.js';

/** Draws a tag tree from its root, in reading order, and marks every item with its tag (ISO 14289-1, 7.1). */
export function drawTags(document: PDFKit.PDFDocument, painter: Painter, root: Tagged): void {
  const drawing = new TagDrawing(document, painter);
  drawing.draw(root, (element) => document.addStructure(element));
  drawing.end();
}

type Element = PDFKit.PDFStructureElement;

class TagDrawing {
  /** What cells of tables have as identifier, and as headers. */
  private readonly links = new Map<Tagged, CellLinks>();
  private readonly identified = new Map<string, PDFKit.PDFKitReference>();

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly painter: Painter,
  ) {}

  /**
   * Draws a node and what is below it. pdfkit draws as soon as an element hangs
   * in the tree, so an element is hung up first and filled after.
   */
  draw(tagged: Tagged, attach: (element: Element) => void): void {
    const element = this.document.struct(tagged.role, structureOf(tagged));
    this.describe(element, tagged);
    attach(element);
    for (const part of partsOf(tagged)) {
      if (Array.isArray(part)) element.add(() => this.painter.paint(part));
      else this.draw(part, (child) => element.add(child));
    }
    if (tagged.href) this.annotate(element, tagged, tagged.href);
    element.end();
  }

  /** Writes the index of identifiers, which ISO 32000-1, 14.7.2 requires wherever there are any. */
  end(): void {
    if (this.identified.size === 0) return;
    const root: { data: Record<string, unknown> } = this.document.getStructTreeRoot();
    root.data.IDTree = nameTree(this.identified);
  }

  /** Sets the attributes that pdfkit has no option for. */
  private describe(element: Element, tagged: Tagged): void {
    const { data } = element.dictionary;
    if (tagged.role === 'Table')
      for (const [cell, links] of cellLinks(tagged, this.identified.size)) this.links.set(cell, links);
    if (tagged.role === 'TH' || tagged.role === 'TD') {
      const { id, headers } = this.links.get(tagged) ?? {};
      data.A = { O: 'Table', Scope: tagged.scope, ColSpan: tagged.colSpan, Headers: headers?.map(pdfString) };
      if (id) {
        data.ID = pdfString(id);
        this.identified.set(id, element.dictionary);
      }
    }
    if (tagged.role === 'L') data.A = { O: 'List', ListNumbering: numberingOf(tagged) };
  }

  /** Makes the drawn text of a link lead somewhere; ISO 14289-1, 7.18.5 wants it described. */
  private annotate(element: Element, tagged: Tagged, href: string): void {
    const items = itemsOf(tagged);
    const lines = linesOf(items);
    const boxes = lines.length > 0 ? lines : [boundsOf(items)].filter((box) => box !== null);
    const Contents = pdfString(tagged.alt ?? href);
    for (const { left, top, right, bottom } of boxes) {
      this.document.link(left, top, right - left, bottom - top, href, { structParent: element, Contents });
    }
  }
}

/** Children in order; items that follow each other make one sequence of marked content. */
function partsOf({ children }: Tagged): (Tagged | Item[])[] {
  const parts: (Tagged | Item[])[] = [];
  for (const child of children) {
    const last = parts.at(-1);
    if (child.kind === 'tagged') parts.push(child);
    else if (Array.isArray(last)) last.push(child);
    else parts.push([child]);
  }
  return parts;
}

/** ISO 14289-1, 7.3: a figure has a text for those who do not see it; ISO 32000-1, 14.8.5.4.3: and its extent. */
function structureOf(tagged: Tagged): PDFKit.Mixins.StructureElementOptions {
  const { role, title, alt } = tagged;
  if (role !== 'Figure') return { title };
  const box = boundsOf(itemsOf(tagged));
  return { title, alt, placement: 'Block', bbox: box ? [box.left, box.top, box.right, box.bottom] : undefined };
}

/** ISO 14289-1, 7.6: a list with labels tells how they count; here, by what the first label looks like. */
function numberingOf(list: Tagged): 'Decimal' | 'Disc' | 'None' {
  const label = firstLabel(list);
  if (!label) return 'None';
  const text = itemsOf(label)
    .map((item) => (item.kind === 'text' ? item.text : ''))
    .join('');
  return /\d/.test(text) ? 'Decimal' : 'Disc';
}

function firstLabel(list: Tagged): Tagged | undefined {
  for (const child of list.children) {
    if (child.kind !== 'tagged') continue;
    const label = child.role === 'Lbl' ? child : firstLabel(child);
    if (label) return label;
  }
  return undefined;
}
