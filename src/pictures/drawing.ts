/** Whether an SVG drawing can be drawn here: by itself, without fonts and without the network. */
import { expectWithin } from '../bounds.js';
import { readXml } from '../xml/parse.js';
import { fault } from './fault.js';

/** Throws a ContentError where a drawing is not well-formed, is too large, or needs what is not in it. */
export function checkDrawing(svg: string): void {
  let elements = 0;
  let depth = 0;
  readXml(svg, {
    doctype: () => undefined,
    opened: (name, attributes) => {
      expectWithin('elements of a drawing', (elements += 1), {});
      expectWithin('depth of a drawing', (depth += 1), {});
      if (elements === 1 && name !== 'svg') throw fault('this is no SVG drawing', 'use a PNG, JPEG or SVG file');
      if (name === 'text') throw fault('this drawing holds text, and no font for it', 'save its texts as outlines');
      const { href = attributes['xlink:href'] ?? '' } = attributes;
      if (/^(image|use|feImage)$/.test(name) && !/^(#|data:|$)/.test(href)) {
        throw fault('this drawing shows another file, which is not in it', 'embed the picture in the drawing');
      }
    },
    closed: () => void (depth -= 1),
    fault: (said) => {
      throw fault(`this SVG drawing is damaged: ${said}`, 'save it again from the program that made it');
    },
  });
}
