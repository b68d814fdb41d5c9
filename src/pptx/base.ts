/**
 * The deck as it was last written, carried inside the deck itself: the base of a
 * three-way merge. It lies in a custom XML part (ECMA-376 part 1, §15.2.5), which
 * PowerPoint and LibreOffice keep byte for byte when they save, unlike tags,
 * names of placeholders and ids of slides.
 */
import { packZip, type Parts } from './zip.js';
import { own } from '../own.js';

/** Of the element that holds the base. */
export const baseNamespace = 'urn:trialbrief:deck-as-written';
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
    `ds:itemID="{6B1D3B0E-55B1-4F5C-9C0B-3F1B7C6D2A90}"><ds:schemaRefs><ds:schemaRef ds:uri="${baseNamespace}"/>` +
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
  parts[name] = String(own(parts, name)).replace(before, xml + before);
}

const asXml = (base: Uint8Array) =>
  `${declaration}<deck xmlns="${baseNamespace}" version="1">${Buffer.from(base).toString('base64')}</deck>`;
