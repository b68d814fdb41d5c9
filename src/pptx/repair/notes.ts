/** Speaker notes. */
import { escapeXml } from '../xml.js';
import { textOf, type Repair } from './context.js';

const notesBody = /(<p:ph type="body" idx="1"\/>[\s\S]*?<a:lstStyle\/>)[\s\S]*?(<\/p:txBody>)/;

/** pptxgenjs puts line ends into one text run, where they are lost; here each string is a paragraph. */
export const writeNotes: Repair = (parts, { slides }) => {
  slides.forEach(({ slide }, index) => {
    const name = `ppt/notesSlides/notesSlide${index + 1}.xml`;
    const said = slide.time === '' ? slide.notes : [slide.time, ...slide.notes];
    const lines = said.flatMap((note) => note.split('\n'));
    const paragraphs = lines.length > 0 ? lines.map(paragraph).join('') : '<a:p><a:endParaRPr lang="en-US"/></a:p>';
    parts[name] = textOf(parts, name).replace(notesBody, (_, head: string, tail: string) => head + paragraphs + tail);
  });
};

function paragraph(text: string): string {
  if (text === '') return '<a:p><a:endParaRPr lang="en-US"/></a:p>';
  return `<a:p><a:r><a:rPr lang="en-US"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`;
}

/** Two masters on one theme part make PowerPoint repair the file: the notes master gets its own copy. */
export const separateNotesTheme: Repair = (parts) => {
  const relationships = 'ppt/notesMasters/_rels/notesMaster1.xml.rels';
  parts['ppt/theme/theme2.xml'] = textOf(parts, 'ppt/theme/theme1.xml');
  parts[relationships] = textOf(parts, relationships).replace('theme1.xml', 'theme2.xml');
  parts['[Content_Types].xml'] = textOf(parts, '[Content_Types].xml').replace(
    '</Types>',
    '<Override PartName="/ppt/theme/theme2.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>',
  );
};
