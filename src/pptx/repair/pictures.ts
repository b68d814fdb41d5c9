/** The files of pictures, each a part of its own. */
import { shown } from '../picture.js';
import { shapesOf } from '../plan.js';
import { textOf, type Repair } from './context.js';

/** Puts the files where pptxgenjs has named parts for them; a slide shows one picture or none. */
export const writePictures: Repair = (parts, { slides }) => {
  for (const planned of slides) {
    const pictures = shapesOf(planned).flatMap(({ item }) => (item.kind === 'picture' ? [item.picture] : []));
    if (pictures.length === 0) continue;
    const name = `ppt/slides/_rels/slide${planned.place}.xml.rels`;
    let at = 0;
    parts[name] = textOf(parts, name).replace(/Target="[^"]*\/media\/[^"]*"/g, () => {
      const { extension, bytes } = shown(pictures[at]!);
      at += 1;
      const media = `picture-${planned.place}-${at}.${extension}`;
      parts[`ppt/media/${media}`] = bytes;
      return `Target="../media/${media}"`;
    });
  }
};
