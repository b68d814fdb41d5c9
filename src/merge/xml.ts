/** Small steps through the XML of a part, by local names: prefixes differ from program to program. */
import { parseXmlDocument, serializeToWellFormedString, type Document, type Element, type Node } from 'slimdom';

export type { Document, Element, Node } from 'slimdom';

/** Throws where a part is not well-formed, or has a document type, which no part may have (ECMA-376 part 2, §8.1.4). */
export function parseXml(text: string): Document {
  if (/<!DOCTYPE/i.test(text.slice(0, 2000))) throw new Error('it holds a document type');
  try {
    return parseXmlDocument(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The library names the place, and quotes what stands there.
    const place = /line (\d+), character (\d+)/.exec(error instanceof Error ? error.message : '');
    throw new Error(`it is not well-formed XML${place ? ` at line ${place[1]}, character ${place[2]}` : ''}`);
  }
}

/** The XML of a part, with the declaration that Office expects. */
export function serializeXml(document: Document): string {
  const text = serializeToWellFormedString(document);
  return text.startsWith('<?xml') ? text : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The elements directly in this one, of one name if given. */
export function children(element: Element, name?: string): Element[] {
  const all = element.childNodes.filter(isElement);
  return name === undefined ? all : all.filter(({ localName }) => localName === name);
}

/** The first element at the end of a path of names below this one; null where there is none. */
export function at(element: Element | null, ...path: string[]): Element | null {
  return path.reduce<Element | null>((from, name) => from && (children(from, name)[0] ?? null), element);
}

/** All elements of a name inside this one, in document order. */
export function within(element: Element, name: string): Element[] {
  return children(element).flatMap((child) => [...(child.localName === name ? [child] : []), ...within(child, name)]);
}

/** An attribute by its local name, whatever its prefix; null where it is absent. */
export function attribute(element: Element | null, name: string): string | null {
  return element?.attributes.find(({ localName }) => localName === name)?.value ?? null;
}

/** An attribute of the relations' namespace, such as `r:id` beside a plain `id`. */
export const relationId = (element: Element, name = 'id'): string | null =>
  element.getAttributeNS('http://schemas.openxmlformats.org/officeDocument/2006/relationships', name);

/** Puts a copy of an element, from this document or another, in the place of one; gives the copy. */
export function replaceBy(old: Element, other: Element): Element {
  const copy = old.ownerDocument!.importNode(other, true);
  old.parentNode!.replaceChild(copy, old);
  return copy;
}

/** Puts a copy of an element behind the others of its new parent, before an `extLst`. */
export function append(parent: Element, other: Element): Element {
  const copy = parent.ownerDocument!.importNode(other, true);
  parent.insertBefore(copy, children(parent, 'extLst')[0] ?? null);
  return copy;
}

/** Whether two elements that one program wrote are the same, ids and all. */
export const sameXml = (a: Element, b: Element): boolean =>
  serializeToWellFormedString(a) === serializeToWellFormedString(b);
