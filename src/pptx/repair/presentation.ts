/** The presentation part. */
import { escapeXml } from '../xml.js';
import { typeSizes } from '../../layout/deck/frame.js';
import { hundredths } from '../units.js';
import type { PlannedSlide } from '../plan.js';
import { textOf, type Repair } from './context.js';

const name = 'ppt/presentation.xml';

/** The schema wants the notes master before the slides (ECMA-376 part 1, §19.2.1.26); free boxes inherit our size. */
export const orderPresentation: Repair = (parts) => {
  const xml = textOf(parts, name);
  const list = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml)?.[0] ?? '';
  parts[name] = xml
    .replace(list, '')
    .replace('</p:sldMasterIdLst>', () => `</p:sldMasterIdLst>${list}`)
    .replaceAll('<a:defRPr sz="1800"', `<a:defRPr sz="${hundredths(typeSizes.detail)}"`);
};

/**
 * Sections with fixed ids: pptxgenjs draws random ones in lower case, and
 * both are wrong ([MS-PPTX] §2.6.2.2; GUIDs are upper case there).
 */
export const writeSections: Repair = (parts, { slides }) => {
  const list = sections(slides).map(sectionXml).join('');
  const extension =
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">' +
    '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">' +
    `${list}</p14:sectionLst></p:ext></p:extLst>`;
  if (list === '') return;
  parts[name] = textOf(parts, name).replace('</p:presentation>', () => `${extension}</p:presentation>`);
};

interface Section {
  title: string;
  /** Places of its slides, from 0. */
  slides: number[];
}

/** Neighbours of the same section belong together. */
function sections(slides: PlannedSlide[]): Section[] {
  const found: Section[] = [];
  slides.forEach(({ slide }, index) => {
    const last = found.at(-1);
    if (last !== undefined && (slide.section === last.title || slide.section === '')) last.slides.push(index);
    else found.push({ title: slide.section || 'Slides', slides: [index] });
  });
  return found;
}

/** pptxgenjs numbers slides from 256 on. */
function sectionXml({ title, slides }: Section, index: number): string {
  const id = (index + 1).toString(16).toUpperCase().padStart(12, '0');
  const ids = slides.map((slide) => `<p14:sldId id="${256 + slide}"/>`).join('');
  return (
    `<p14:section name="${escapeXml(title)}" id="{00000000-0000-4000-8000-${id}}">` +
    `<p14:sldIdLst>${ids}</p14:sldIdLst></p14:section>`
  );
}
