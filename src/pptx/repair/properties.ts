/** What the file says about itself (ECMA-376 part 2, §11 and part 1, §22.2). */
import type { Properties } from '../../document/types.js';
import { escapeXml, xmlDeclaration } from '../xml.js';
import type { PlannedSlide } from '../plan.js';
import type { Repair } from './context.js';

/** pptxgenjs dates the file by the clock, escapes no company and names slides by number. */
export const writeProperties: Repair = (parts, { properties, slides }) => {
  parts['docProps/core.xml'] = coreProperties(properties);
  parts['docProps/app.xml'] = appProperties(slides);
};

function coreProperties(properties: Properties): string {
  const authors = escapeXml(properties.authors);
  const date = `${properties.date.slice(0, 10)}T00:00:00Z`;
  return (
    `${xmlDeclaration}<cp:coreProperties` +
    ` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
    ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(properties.title)}</dc:title><dc:subject>${escapeXml(properties.subject)}</dc:subject>` +
    `<dc:creator>${authors}</dc:creator><cp:keywords>${escapeXml(properties.keywords)}</cp:keywords>` +
    `<cp:lastModifiedBy>${authors}</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified>` +
    `<dc:language>${escapeXml(properties.language)}</dc:language></cp:coreProperties>`
  );
}

function appProperties(slides: PlannedSlide[]): string {
  const titles = slides.map(({ title }) => `<vt:lpstr>${escapeXml(title)}</vt:lpstr>`).join('');
  const count = (title: string, n: number) =>
    `<vt:variant><vt:lpstr>${title}</vt:lpstr></vt:variant><vt:variant><vt:i4>${n}</vt:i4></vt:variant>`;
  return (
    `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"` +
    ` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
    `<Application>Microsoft Office PowerPoint</Application><PresentationFormat>Widescreen</PresentationFormat>` +
    `<Slides>${slides.length}</Slides><Notes>${slides.length}</Notes><HiddenSlides>0</HiddenSlides>` +
    `<HeadingPairs><vt:vector size="4" baseType="variant">${count('Theme', 1)}${count('Slide Titles', slides.length)}` +
    `</vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="${slides.length + 1}" baseType="lpstr">` +
    `<vt:lpstr>trialbrief</vt:lpstr>${titles}</vt:vector></TitlesOfParts><AppVersion>16.0000</AppVersion></Properties>`
  );
}
