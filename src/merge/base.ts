/** The base that a deck carries: what it was when the tool last wrote it. */
import { baseNamespace, basePropertiesType, dataFolder, writtenAs } from '../pptx/base.js';
import { propertiesPart, setProperty } from '../pptx/custom-properties.js';
import { own } from '../own.js';
import { Package } from './package.js';
import { presentationPart } from './slides.js';
import { attribute, children } from './xml.js';

/**
 * The deck that an edited one was made from; null where it carries none, or one that is damaged.
 * A twin is another deck that is not changed: what is the same in both is read once.
 */
export function baseOf(deck: Package, twin: Package | null = null): Package | null {
  const name = basePartOf(deck);
  if (name === null) return null;
  try {
    // Long, and plain text: read as XML it would cost as much as all slides.
    const [, content = ''] = /<(?:\w+:)?deck[^>]*>([^<]*)</.exec(deck.text(name)) ?? [];
    return new Package(Buffer.from(content, 'base64'), twin);
  } catch {
    return null;
  }
}

/** The data that a deck was made from, out of its base; null where it holds none. */
export function dataOf(base: Package): { name: string; text: string } | null {
  const part = base.names.find((name) => name.startsWith(dataFolder));
  return part === undefined ? null : { name: part.slice(dataFolder.length), text: base.text(part) };
}

/** Which deck a file was last written as, be its base carried or not; null where it does not tell. */
export function writtenAsOf(deck: Package): string | null {
  if (!deck.has(propertiesPart)) return null;
  const property = children(deck.root(propertiesPart)).find((one) => attribute(one, 'name') === writtenAs);
  return property?.textContent || null;
}

/** Whether a deck carries just what another one does: then nothing that the tool writes has changed since. */
export function hasBaseOf(deck: Package, other: Package): boolean {
  const [one, two] = [basePartOf(deck), basePartOf(other)];
  if (one === null || two === null) return one === two && writtenAsOf(deck) === writtenAsOf(other);
  return deck.text(one) === other.text(two);
}

/** Makes a deck carry what another one does, or nothing: what it will be compared with next time. */
export function takeBase(deck: Package, from: Package): void {
  const [old, fresh] = [basePartOf(deck), basePartOf(from)];
  if (old !== null && fresh !== null) {
    deck.set(old, from.bytes(fresh));
    leadFromPresentation(deck, old);
  } else if (old !== null) removeBase(deck, old);
  else if (fresh !== null) addBase(deck, from, fresh);
  const mark = writtenAsOf(from);
  if (mark !== null) writeProperty(deck, writtenAs, mark);
}

function basePartOf(deck: Package): string | null {
  const names = deck.names.filter((name) => /(^|\/)customXml\/item\d+\.xml$/.test(name));
  return names.find((name) => isBase(deck, name)) ?? null;
}

/** Looked for in the first characters: what other programs keep there may be large, or no XML. */
function isBase(deck: Package, name: string): boolean {
  const start = new TextDecoder().decode(deck.bytes(name).subarray(0, 300));
  return start.includes(`"${baseNamespace}"`) && /\sversion="1"/.test(start.slice(start.indexOf(baseNamespace)));
}

/** LibreOffice lets the package lead to it, where the standard has none of its kind (ECMA-376 part 1, §15.2.5). */
function leadFromPresentation(deck: Package, part: string): void {
  const [astray] = deck.relations('').filter(({ target }) => target === part);
  if (!astray) return;
  deck.unrelate('', astray.id);
  deck.relate(presentationPart, { type: 'customXml', target: part, external: false });
}

/** What leads to it is the presentation, or, saved by LibreOffice, the package itself. */
function removeBase(deck: Package, part: string): void {
  const properties = deck.related(part, 'customXmlProps');
  for (const from of ['', presentationPart]) {
    for (const { id, target } of deck.relations(from)) if (target === part) deck.unrelate(from, id);
  }
  deck.remove(part);
  if (properties !== null && deck.has(properties)) deck.remove(properties);
}

function addBase(deck: Package, from: Package, part: string): void {
  const name = deck.freeName('customXml/item#.xml');
  deck.add(name, from.bytes(part), 'application/xml');
  deck.relate(presentationPart, { type: 'customXml', target: name, external: false });
  const properties = from.related(part, 'customXmlProps');
  if (properties === null) return;
  const target = deck.freeName('customXml/itemProps#.xml');
  deck.add(target, from.bytes(properties), basePropertiesType);
  deck.relate(name, { type: 'customXmlProps', target, external: false });
}

/** Gives a package a property of text. */
function writeProperty(deck: Package, name: string, value: string): void {
  const parts = Object.fromEntries(
    [propertiesPart, '[Content_Types].xml', '_rels/.rels'].flatMap((part) =>
      deck.has(part) ? [[part, deck.current(part)] as const] : [],
    ),
  );
  const before = { ...parts };
  setProperty(parts, name, value);
  for (const [part, text] of Object.entries(parts)) {
    if (own(before, part) !== text) deck.set(part, text);
  }
}
