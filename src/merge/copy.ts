/** Slides and what hangs on them, brought from one deck into another. */
import type { Package } from './package.js';
import { presentationPart, type DeckSlide } from './slides.js';
import { at, attribute, children, within, type Element } from './xml.js';

/** Where a copied part goes: the next free number of its kind. */
const patternOf = (part: string) => part.replace(/(?<!\d)\d*(\.[^./]+)$/, '#$1');

/** Adds a slide of another deck behind one of this deck; at the start behind none. Gives its entry in the list. */
export function addSlide(deck: Package, from: Package, slide: DeckSlide, behind: Element | null): Element {
  const part = copyPart(deck, from, slide.part, new Map());
  const list = at(deck.root(presentationPart), 'sldIdLst')!;
  const ids = children(list, 'sldId').map((entry) => Number(attribute(entry, 'id')));
  const entry = list.ownerDocument!.createElementNS(list.namespaceURI, `${list.prefix ?? 'p'}:sldId`);
  entry.setAttribute('id', String(Math.max(255, ...ids) + 1));
  const relation = deck.relate(presentationPart, { type: 'slide', target: part, external: false });
  entry.setAttributeNS('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r:id', relation);
  list.insertBefore(entry, behind ? behind.nextSibling : list.firstChild);
  enterSection(deck, entry, behind);
  return entry;
}

/** A part and those it leads to; its layout and the master of its notes are those of the deck it comes into. */
function copyPart(deck: Package, from: Package, part: string, copied: Map<string, string>): string {
  const known = copied.get(part);
  if (known !== undefined) return known;
  const name = deck.freeName(patternOf(part));
  copied.set(part, name);
  deck.add(name, from.bytes(part), from.contentType(part) ?? 'application/octet-stream');
  const ids = new Map<string, string>();
  for (const { id, type, target, external } of from.relations(part)) {
    const there = external ? target : (standIn(deck, from, type, target) ?? copyPart(deck, from, target, copied));
    ids.set(id, deck.relate(name, { type, target: there, external }));
  }
  if (ids.size > 0) renameRelations(deck.root(name), ids);
  return name;
}

/** The part of this deck that takes the place of one that is not copied. */
function standIn(deck: Package, from: Package, type: string, target: string): string | null {
  if (type === 'notesMaster') return deck.related(presentationPart, 'notesMaster');
  if (type !== 'slideLayout') return null;
  const name = layoutName(from, target);
  const layouts = deck.names.filter((part) => /slideLayouts\/slideLayout\d+\.xml$/.test(part));
  return layouts.find((layout) => layoutName(deck, layout) === name) ?? layouts[0] ?? null;
}

const layoutName = (deck: Package, part: string) => attribute(at(deck.root(part), 'cSld'), 'name');

/** Gives every mention of a relation its new id. */
export function renameRelations(element: Element, ids: Map<string, string>): void {
  for (const { namespaceURI, localName, name, value } of [...element.attributes]) {
    const renamed = namespaceURI?.endsWith('/relationships') ? ids.get(value) : undefined;
    if (renamed !== undefined) element.setAttributeNS(namespaceURI, name || localName, renamed);
  }
  for (const child of children(element)) renameRelations(child, ids);
}

/** Takes a slide out of a deck, with what hangs on it alone. */
export function removeSlide(deck: Package, { entry, part }: DeckSlide): void {
  leaveSection(deck, entry);
  const relation = deck.relations(presentationPart).find(({ target }) => target === part);
  if (relation) deck.unrelate(presentationPart, relation.id);
  entry.parentNode!.removeChild(entry);
  removeWith(deck, part);
}

const ownParts = new Set(['notesSlide', 'chart', 'package', 'tags', 'comments']);

function removeWith(deck: Package, part: string): void {
  const own = deck.relations(part).filter(({ type, external }) => !external && ownParts.has(type));
  deck.remove(part);
  for (const { target } of own) if (deck.has(target)) removeWith(deck, target);
}

/** Sections list the ids of their slides (MS-PPTX, p14:sectionLst). */
const sectionEntries = (deck: Package) =>
  within(deck.root(presentationPart), 'sectionLst').flatMap((list) => within(list, 'sldId'));

function enterSection(deck: Package, entry: Element, behind: Element | null): void {
  const entries = sectionEntries(deck);
  const last = behind && entries.find((one) => attribute(one, 'id') === attribute(behind, 'id'));
  const beside = last ?? entries[0];
  if (!beside) return;
  const copy = beside.cloneNode(false);
  copy.setAttribute('id', attribute(entry, 'id')!);
  beside.parentNode!.insertBefore(copy, last ? beside.nextSibling : beside);
}

function leaveSection(deck: Package, entry: Element): void {
  const own = sectionEntries(deck).find((one) => attribute(one, 'id') === attribute(entry, 'id'));
  own?.parentNode!.removeChild(own);
}

/** What an element of another deck leads to, such as a chart or a picture, brought along with its relations. */
export function bringAlong(deck: Package, part: string, from: Package, fromPart: string, element: Element): void {
  const named = new Set(idsIn(element));
  const ids = new Map<string, string>();
  const copied = new Map<string, string>();
  for (const { id, type, target, external } of from.relations(fromPart)) {
    if (!named.has(id)) continue;
    const there = external ? target : copyPart(deck, from, target, copied);
    ids.set(id, deck.relate(part, { type, target: there, external }));
  }
  renameRelations(element, ids);
}

function idsIn(element: Element): string[] {
  const own = element.attributes
    .filter(({ namespaceURI }) => namespaceURI?.endsWith('/relationships'))
    .map(({ value }) => value);
  return [...own, ...children(element).flatMap(idsIn)];
}
