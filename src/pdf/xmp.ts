/** The XMP packet's account of the document (ISO 16684-1), as RDF in XML. */
import { escapeXml } from '../xml/escape.js';

/** The document information dictionary of ISO 32000-1, 14.3.3, without empty entries. */
export interface Information {
  Title: string;
  Author?: string;
  Subject?: string;
  Keywords?: string;
  Creator: string;
  Producer: string;
  CreationDate: Date;
  ModDate: Date;
}

/**
 * RDF descriptions that agree with the document information dictionary and
 * declare PDF/UA-1 (ISO 14289-1, clause 5). pdfkit declares PDF/A itself.
 */
export function describeInXmp(info: Information): string {
  return [
    description('xmp="http://ns.adobe.com/xap/1.0/"', [
      ['xmp:CreateDate', timestamp(info.CreationDate)],
      ['xmp:ModifyDate', timestamp(info.ModDate)],
      ['xmp:CreatorTool', escapeXml(info.Creator)],
    ]),
    description('dc="http://purl.org/dc/elements/1.1/"', [
      ['dc:title', inDefaultLanguage(info.Title)],
      ['dc:creator', info.Author && `<rdf:Seq><rdf:li>${escapeXml(info.Author)}</rdf:li></rdf:Seq>`],
      ['dc:description', info.Subject && inDefaultLanguage(info.Subject)],
    ]),
    description('pdf="http://ns.adobe.com/pdf/1.3/"', [
      ['pdf:Producer', escapeXml(info.Producer)],
      ['pdf:Keywords', info.Keywords && escapeXml(info.Keywords)],
    ]),
    description('pdfuaid="http://www.aiim.org/pdfua/ns/id/"', [['pdfuaid:part', '1']]),
    pdfuaSchema,
  ].join('\n');
}

/** ISO 19005-3, 6.6.2.3: PDF/A does not know the schema of PDF/UA, so the file describes it. */
const pdfuaSchema = `<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** One rdf:Description of one namespace; properties without a value are left out. */
function description(namespace: string, properties: [name: string, value: string | undefined][]): string {
  const lines = properties.flatMap(([name, value]) => (value ? `  <${name}>${value}</${name}>` : []));
  return [`<rdf:Description rdf:about="" xmlns:${namespace}>`, ...lines, '</rdf:Description>'].join('\n');
}

function inDefaultLanguage(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}

/** To the second, as the dates of the information dictionary are. */
function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
