/** Pictures of other people: PNG, JPEG and SVG, decoded whole before anything is made of them. */
import { bounds, expectWithin } from '../bounds.js';
import { isolated, Unanswered } from '../isolated.js';
import { Allowance } from './allowance.js';
import { checkDrawing } from './drawing.js';
import { damaged, fault } from './fault.js';
import { jpegSize } from './jpeg.js';
import type { Drawn, Pixels } from './pixels.js';
import { pngSize } from './png.js';

/** A picture that was decoded without a fault. */
export interface Picture {
  type: 'png' | 'jpeg' | 'svg';
  /** The file. */
  bytes: Uint8Array;
  /** Its own size in pixels; that of a drawing in its units. */
  width: number;
  height: number;
  /** As it looks, at no more than 1600 pixels a side. */
  drawn: Pixels;
}

/**
 * Reads a picture, within what is left for those of its document. Throws a ContentError,
 * without a place, where it is none, is damaged or too large.
 */
export async function readPicture(bytes: Uint8Array, allowance = new Allowance()): Promise<Picture> {
  expectWithin('bytes of a picture', bytes.length, {});
  const type = typeOf(bytes);
  if (type === null) throw fault('this is no picture that can be read', 'use a PNG, JPEG or SVG file');
  if (type === 'svg') {
    const drawing = new TextDecoder().decode(bytes);
    checkDrawing(drawing);
    const { width, height, pixels } = await draw(bytes, allowance);
    if (isEmpty(pixels)) throw fault('this drawing shows nothing', 'open it in a browser to see what it lacks');
    return { type, bytes, width, height, drawn: pixels };
  }
  const { width, height } = (type === 'png' ? pngSize : jpegSize)(bytes, allowance);
  const { pixels } = await draw(new TextEncoder().encode(frame(type, bytes, width, height)), allowance);
  // A picture that cannot be decoded is left out by the library, without a word.
  if (!isEmpty(pixels)) return { type, bytes, width, height, drawn: pixels };
  if (type === 'jpeg') throw damaged('JPEG');
  throw fault('this PNG picture shows nothing: all of it is transparent, or damaged', 'open it to see what it lacks');
}

function typeOf(bytes: Uint8Array): Picture['type'] | null {
  const head = Buffer.from(bytes.subarray(0, 1000)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  return /<svg[\s>]|<\?xml|<!--/.test(head) ? 'svg' : null;
}

/** A drawing that holds nothing but a picture. */
function frame(type: 'png' | 'jpeg', bytes: Uint8Array, width: number, height: number): string {
  const href = `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" data-picture="" ${size}><image ${size} href="${href}"/></svg>`;
}

async function draw(svg: Uint8Array, allowance: Allowance): Promise<Drawn> {
  try {
    const source = async () => (await import('./drawn.js')).drawSvg;
    return await allowance.timed((time) => isolated('./drawn.cjs', svg, time, source));
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    throw fault(`this picture cannot be drawn: ${error.message}`, bounds['seconds of a picture'].hint);
  }
}

function isEmpty({ rgba }: Pixels): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 0) return false;
  return true;
}
