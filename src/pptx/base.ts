/**
 * The deck as it was last written, and the data that it was made from, carried inside the
 * deck itself: the base of a three-way merge. They lie in a custom XML part (ECMA-376
 * part 1, §15.2.5), which PowerPoint and LibreOffice keep byte for byte when they save,
 * unlike tags, names of placeholders and ids of slides. A property of the file tells
 * which deck that was, also where the part is left out of what is sent around.
 */
import { createHash } from 'node:crypto';
import type { Attachment } from '../document/types.js';
import { own } from '../own.js';
import { setProperty } from './custom-properties.js';
import { xmlDeclaration } from './xml.js';
import { packZip, type Parts } from './zip.js';

/** Of the element that holds the base. */
export const baseNamespace = 'urn:trialbrief:deck-as-written';
/** The folder of the data among the parts of the base. */
export const dataFolder = 'data/';
/** The property that tells which deck the file was last written as: a SHA-256 in hexadecimal digits. */
export const writtenAs = 'trialbrief-deck';
/** What tells readers what the part is. */
export const basePropertiesType = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';

const part = 'customXml/item1.xml';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a merge compares: slides, what hangs on them, and the layouts and the theme that they inherit from. */
const compared =
  /^(\[Content_Types\]\.xml|ppt\/(presentation\.xml|_rels\/presentation\.xml\.rels|(slides|notesSlides|charts|slideLayouts|slideMasters|theme)\/.*))$/;

/**
 * Puts the deck as it stands and its data into its own parts, just before they are
 * packed; without data, no more than which deck it is.
 */
export function carryBase(parts: Parts, data: Attachment | null): void {
  const names = Object.keys(parts).filter((name) => compared.test(name));
  const base: Parts = Object.fromEntries(names.sort().map((name) => [name, own(parts, name)!]));
  setProperty(parts, writtenAs, hashOf(base));
  if (data) carry(parts, packZip({ ...base, [dataFolder + data.name]: data.bytes }));
}

function hashOf(base: Parts): string {
  const hash = createHash('sha256');
  for (const [name, content] of Object.entries(base)) hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

function carry(parts: Parts, base: Uint8Array): void {
  parts[part] = asXml(base);
  parts['customXml/itemProps1.xml'] =
    `${xmlDeclaration}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ` +
    `ds:itemID="{6B1D3B0E-55B1-4F5C-9C0B-3F1B7C6D2A90}"><ds:schemaRefs><ds:schemaRef ds:uri="${baseNamespace}"/>` +
    '</ds:schemaRefs></ds:datastoreItem>';
  parts['customXml/_rels/item1.xml.rels'] =
    `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
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
    `<Override PartName="/customXml/itemProps1.xml" ContentType="${basePropertiesType}"/>`,
  );
}

function insert(parts: Parts, name: string, before: string, xml: string): void {
  parts[name] = String(own(parts, name)).replace(before, xml + before);
}

const asXml = (base: Uint8Array) =>
  `${xmlDeclaration}<deck xmlns="${baseNamespace}" version="1">${Buffer.from(base).toString('base64')}</deck>`;
