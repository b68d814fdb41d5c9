/**
 * Pictures to pixels by the browser itself, in place of a library of a megabyte: PNG and JPEG,
 * handed over as in src/pictures/picture.ts. Drawings are made pictures before they come here.
 */
import { answer } from '../../src/isolated.js';

/** Side of the largest picture that is made, as in src/pictures/drawn.ts. */
const longest = 1600;

export async function drawSvg(bytes) {
  const text = new TextDecoder().decode(bytes);
  const [, type, data] = /<image [^>]*href="data:(image\/\w+);base64,([^"]*)"/.exec(text) ?? [];
  if (data === undefined) throw new Error('a drawing (SVG) is not read here; save it as PNG');
  const blob = new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type });
  const picture = await createImageBitmap(blob, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
  const { width, height } = picture;
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const rgba = new Uint8Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  const png = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return { width, height, pixels: { width: canvas.width, height: canvas.height, rgba, png } };
}

answer(drawSvg);
