/**
 * The deck as it was last written, carried inside the deck itself: the base of a
 * three-way merge. It lies in a custom XML part (ECMA-376 part 1, §15.2.5), which
 * PowerPoint and LibreOffice keep byte for byte when they save, unlike tags,
 * names of placeholders and ids of slides.
 */
import { packZip, type Parts } from '../pptx/zip.js';
import { Package } from './package.js';
import { attribute } from './xml.js';

const namespace = 'urn:trialbrief:deck-as-written';
const part = 'customXml/item1.xml';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What a merge compares: slides, what hangs on them, and the layouts and the theme that they inherit from. */
const compared =
  /^(\[Content_Types\]\.xml|ppt\/(presentation\.xml|_rels\/presentation\.xml\.rels|(slides|notesSlides|charts|slideLayouts|slideMasters|theme)\/.*))$/;

/** Puts the deck as it stands into its own parts, just before they are packed. */
export function carryBase(parts: Parts): void {
  const base = Object.fromEntries(Object.entries(parts).filter(([name]) => compared.test(name)));
  parts[part] = asXml(packZip(base));
  parts['customXml/itemProps1.xml'] =
    `${declaration}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ` +
    `ds:itemID="{6B1D3B0E-55B1-4F5C-9C0B-3F1B7C6D2A90}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/>` +
    '</ds:schemaRefs></ds:datastoreItem>';
  parts['customXml/_rels/item1.xml.rels'] =
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
    `<Relationship Id="rId1" Type="${relations}/customXmlProps" Target="itemProps1.xml"/></Relationships>`;
  insert(
    parts,
    'ppt/_rels/presentation.xml.rels',
    '</Relationships>',
    `<Relationship Id="rIdBase" Type="${relations}/customXml" Target="../customXml/item1.xml"/>`,
  );
  insert(
    parts,
    '[Content_Types].xml',
    '</Types>',
    '<Override PartName="/customXml/itemProps1.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
  );
}

function insert(parts: Parts, name: string, before: string, xml: string): void {
  parts[name] = String(parts[name]).replace(before, xml + before);
}

const asXml = (base: Uint8Array) =>
  `${declaration}<deck xmlns="${namespace}" version="1">${Buffer.from(base).toString('base64')}</deck>`;

/** The deck that an edited one was made from; null where it carries none, or one that is damaged. */
export function baseOf(deck: Package): Package | null {
  const name = basePartOf(deck);
  if (name === null) return null;
  try {
    return new Package(Buffer.from(deck.root(name).textContent ?? '', 'base64'));
  } catch {
    return null;
  }
}

/** Makes a deck carry the base of another one: what it will be compared with next time. */
export function takeBase(deck: Package, from: Package): void {
  const [old, fresh] = [basePartOf(deck), basePartOf(from)];
  if (old !== null && fresh !== null) deck.set(old, from.bytes(fresh));
}

function basePartOf(deck: Package): string | null {
  const names = deck.names.filter((name) => /(^|\/)customXml\/item\d+\.xml$/.test(name));
  return names.find((name) => isBase(deck, name)) ?? null;
}

/** Looked for in the first characters: what other programs keep there may be large, or no XML. */
function isBase(deck: Package, name: string): boolean {
  const start = new TextDecoder().decode(deck.bytes(name).subarray(0, 300));
  return start.includes(`"${namespace}"`) && attribute(deck.root(name), 'version') === '1';
}
