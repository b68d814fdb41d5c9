/** Properties of our own in the file (ECMA-376 part 1, §22.3): PowerPoint and LibreOffice keep them when they save. */
import { escapeXml, xmlDeclaration } from './xml.js';
import type { Parts } from './zip.js';
import { own } from '../own.js';

/** The part that holds them. */
export const propertiesPart = 'docProps/custom.xml';

const type = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties';
const empty =
  `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
  ` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"></Properties>`;
/** The set of those that users of the file define. */
const users = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Gives the package a property of text, in place of one of the same name; the part is made with the first. */
export function setProperty(parts: Parts, name: string, value: string): void {
  const before = textOf(parts, propertiesPart) ?? declared(parts);
  const head = ` name="${escapeXml(name)}"><vt:lpwstr>`;
  const tail = '</vt:lpwstr></property>';
  const at = before.indexOf(head);
  if (at >= 0) {
    const start = at + head.length;
    parts[propertiesPart] = before.slice(0, start) + escapeXml(value) + before.slice(before.indexOf(tail, start));
    return;
  }
  // The numbers 0 and 1 are kept for the system.
  const pid = before.split('<property ').length + 1;
  const property = `<property fmtid="${users}" pid="${pid}"${head}${escapeXml(value)}${tail}`;
  parts[propertiesPart] = before.replace('</Properties>', () => `${property}</Properties>`);
}

/** An empty part, which the package is told of. */
function declared(parts: Parts): string {
  const types = textOf(parts, '[Content_Types].xml') ?? '';
  const relations = textOf(parts, '_rels/.rels') ?? '';
  parts['[Content_Types].xml'] = types.replace(
    '</Types>',
    () => `<Override PartName="/${propertiesPart}" ContentType="${type}"/></Types>`,
  );
  parts['_rels/.rels'] = relations.replace(
    '</Relationships>',
    () => `<Relationship Id="customProperties" Type="${relation}" Target="${propertiesPart}"/></Relationships>`,
  );
  return empty;
}

function textOf(parts: Parts, name: string): string | null {
  const part = own(parts, name);
  return typeof part === 'string' ? part : null;
}
