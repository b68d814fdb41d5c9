/** Pictures from papers (`p:pic`, ECMA-376 part 1, §19.3.1.37), in the picture placeholder of their layout. */
import type { DeckPicture } from '../layout/types.js';
import type { Picture } from '../pictures/picture.js';
import { offsetAndExtent } from './master.js';
import type { PlannedShape } from './plan.js';
import type { Slide } from './pptxgenjs.js';
import { escapeXml } from './xml.js';

/** A picture of one dot, which gives way to the file of each picture once all is drawn. */
const dot =
  'image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

/** Adds a picture, so that the slide relates to a part of its own for it. */
export function addPicture(slide: Slide, { token }: PlannedShape, { x, y, width, height }: DeckPicture): void {
  slide.addImage({ data: dot, objectName: token, x, y, w: width, h: height });
}

/** The shape in place of what pptxgenjs drew, which names the same part; with the tag of the placeholder of its layout, null for none. */
export function pictureShape(element: string, { name }: PlannedShape, item: DeckPicture, tag: string | null): string {
  const part = /r:embed="(\w+)"/.exec(element)![1]!;
  return (
    `<p:pic><p:nvPicPr><p:cNvPr id="0" name="${escapeXml(name)}" descr="${escapeXml(item.alt)}"/>` +
    `<p:cNvPicPr><a:picLocks${tag === null ? '' : ' noGrp="1"'} noChangeAspect="1"/></p:cNvPicPr>` +
    `<p:nvPr>${tag ?? ''}</p:nvPr></p:nvPicPr>` +
    `<p:blipFill><a:blip r:embed="${part}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
    `<p:spPr><a:xfrm>${offsetAndExtent(item)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`
  );
}

/** What PowerPoint is given of a picture, and how the part is called: it shows PNG and JPEG of every kind, and a drawing as the picture that was made of it. */
export const shown = ({ type, bytes, drawn }: Picture): { extension: 'png' | 'jpeg'; bytes: Uint8Array } =>
  type === 'jpeg' ? { extension: 'jpeg', bytes } : { extension: 'png', bytes: type === 'svg' ? drawn.png : bytes };
