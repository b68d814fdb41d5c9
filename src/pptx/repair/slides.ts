/** Slides: shapes are found by their token and get what pptxgenjs could not write. */
import { crc32 } from 'node:zlib';
import type { PlannedGroup, PlannedShape, PlannedSlide } from '../plan.js';
import { shapesOf } from '../plan.js';
import { offsetAndExtent, slideNumberShape } from '../master.js';
import { escapeXml } from '../xml.js';
import { repairShape, type DeckMaster } from './shapes.js';
import { textOf, type Repair } from './context.js';

const shapeElement = /<p:(sp|pic|graphicFrame)>[\s\S]*?<\/p:\1>/g;
const tokenName = /<p:cNvPr id="\d+" name="(tb-\d+)"/;

/** Every slide names its layout and its notes. */
const plainRelations = 2;

/** Mends every shape, groups those that belong together and gives each an id of its own. */
export const repairSlides: Repair = (parts, { slides, layout, tagOf, previous }) => {
  for (const planned of slides) {
    const { slide, place, before } = planned;
    const name = `ppt/slides/slide${place}.xml`;
    const tag = slide.layout === 'title' ? null : tagOf(slide.layout, 'number');
    const number = tag === null ? '' : slideNumberShape(place, tag);
    const xml =
      before ??
      withKey(
        glueLines(
          numberShapes(
            rebuildTree(
              textOf(parts, name),
              planned,
              { frame: layout.frame, lineHeight: layout.lineHeight, tagOf },
              number,
            ),
          ),
          planned,
        ),
        slide.key,
      );
    parts[name] = xml;
    // Charts and links are parts of their own, to be drawn each time: the slide names more than any slide does.
    const relations = textOf(parts, `ppt/slides/_rels/slide${place}.xml.rels`).split('<Relationship ').length - 1;
    if (relations === plainRelations) previous.keepXml(slide, place, xml);
  }
};

function rebuildTree(xml: string, planned: PlannedSlide, master: DeckMaster, slideNumber: string): string {
  const byToken = new Map(shapesOf(planned).map((shape) => [shape.token, shape]));
  const drawn = new Map<string, string>();
  for (const [element] of xml.matchAll(shapeElement)) {
    const shape = byToken.get(tokenName.exec(element)?.[1] ?? '');
    if (shape !== undefined) drawn.set(shape.token, repairShape(element, shape, planned.slide.layout, master));
  }
  const of = ({ token }: PlannedShape) => drawn.get(token) ?? '';
  const children = planned.children.map((child) =>
    'shapes' in child ? group(child, child.shapes.map(of)) : of(child),
  );
  const start = xml.indexOf('</p:grpSpPr>') + '</p:grpSpPr>'.length;
  return xml.slice(0, start) + children.join('') + slideNumber + xml.slice(xml.indexOf('</p:spTree>'));
}

/** `<p:grpSp>` in the coordinates of the slide (ECMA-376 part 1, §19.3.1.22); pptxgenjs has no groups. */
function group({ name, alt, box }: PlannedGroup, shapes: string[]): string {
  const place = offsetAndExtent(box);
  const inner = place.replace('<a:off', '<a:chOff').replace('<a:ext', '<a:chExt');
  return (
    `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="0" name="${escapeXml(name)}" descr="${escapeXml(alt)}"/>` +
    `<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>${place}${inner}</a:xfrm></p:grpSpPr>` +
    `${shapes.join('')}</p:grpSp>`
  );
}

/** pptxgenjs gives the number of the slide to its first table and 25 to every slide number: ids meet, PowerPoint repairs. */
function numberShapes(xml: string): string {
  let id = 0;
  return xml.replace(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${(id += 1)}"`);
}

/** Tokens of the shapes that lines are glued to become their ids. */
function glueLines(xml: string, planned: PlannedSlide): string {
  return xml.replace(/id="\{(tb-\d+)\}"/g, (_, token: string) => {
    const { name } = shapesOf(planned).find((shape) => shape.token === token)!;
    const at = xml.indexOf(` name="${escapeXml(name)}"`);
    return `id="${/id="(\d+)"$/.exec(xml.slice(0, at))![1]}"`;
  });
}

/**
 * The key of a slide as its name (ECMA-376 part 1, §19.3.1.16), and an id made of it, by which
 * PowerPoint knows the slide again ([MS-PPTX] §2.6.1.3, creationId).
 */
function withKey(xml: string, key: string): string {
  const id =
    '<p:extLst><p:ext uri="{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}">' +
    `<p14:creationId xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="${crc32(key)}"/></p:ext></p:extLst>`;
  return xml
    .replace(/<p:cSld name="[^"]*">/, () => `<p:cSld name="${escapeXml(key)}">`)
    .replace('</p:spTree></p:cSld>', () => `</p:spTree>${id}</p:cSld>`);
}
