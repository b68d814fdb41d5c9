/**
 * A PDF in a thread of its own: its text, as everywhere; and here, where there is a canvas, one of its
 * pages as it is printed, with words of it marked. One script for both: the library is a third of the studio.
 */
import { openPdf } from '../../src/verify/readers/pdf.js';
import { partsOf } from '../../src/verify/readers/pdf-words.js';
import { parentPort, workerData } from './worker_threads.js';

/** A canvas without a page around it, as the library asks for one. */
class CanvasFactory {
  create(width, height) {
    const canvas = new OffscreenCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)));
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }
  reset({ canvas }, width, height) {
    Object.assign(canvas, { width: Math.max(1, Math.ceil(width)), height: Math.max(1, Math.ceil(height)) });
  }
  destroy({ canvas }) {
    Object.assign(canvas, { width: 0, height: 0 });
  }
}

/** Filters live in a page: without one, pictures are drawn as they are. */
class FilterFactory {
  addFilter() {
    return 'none';
  }
  addHCMFilter() {
    return 'none';
  }
  addAlphaFilter() {
    return 'none';
  }
  addLuminosityFilter() {
    return 'none';
  }
  addHighlightHCMFilter() {
    return 'none';
  }
  destroy() {}
}

/** The sentence around a place of a text; all of it where the browser knows no sentences. */
function sentenceAround(text, at) {
  if (!Intl.Segmenter) return [0, text.length];
  const { index, segment } = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text).containing(at);
  return [index, index + segment.trimEnd().length];
}

/** Boxes of a part of the text, in pixels: left, top, width, height. Letters are as wide as in a face like the one drawn. */
function boxesOf({ items, styles }, viewport, context, { text, start, end }) {
  const parts = partsOf(
    items.map(({ str }) => str),
    text,
    start,
    end,
  );
  return parts.map(({ piece, from, to }) => {
    const { str, transform, width, height, fontName } = items[piece];
    context.font = `20px ${styles[fontName]?.fontFamily ?? 'sans-serif'}`;
    const share = (letters) => context.measureText(str.slice(0, letters)).width / context.measureText(str).width;
    const [x, y] = [transform[4], transform[5]];
    const tall = height || Math.hypot(transform[2], transform[3]);
    const corners = [x + share(from) * width, y - tall * 0.22, x + share(to) * width, y + tall * 0.88];
    const [a, b, c, d] = viewport.convertToViewportRectangle(corners);
    return [Math.min(a, c), Math.min(b, d), Math.abs(c - a), Math.abs(d - b)];
  });
}

function mark(context, boxes, colour) {
  context.save();
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = colour;
  for (const [x, y, width, height] of boxes) context.fillRect(x - 1, y, width + 2, height);
  context.restore();
}

/** Page `number`, `width` pixels wide, with `words` of a block marked in their sentence; where they stand, in shares of the page. */
async function drawPage({ bytes, number, width, words }) {
  const task = await openPdf(bytes, { CanvasFactory, FilterFactory, disableFontFace: true, useSystemFonts: true });
  const pdf = await task.promise;
  const page = await pdf.getPage(Math.min(number, pdf.numPages));
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const canvasContext = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext, viewport }).promise;
  let boxes = [];
  if (words) {
    const content = await page.getTextContent();
    const [start, end] = sentenceAround(words.text, words.start);
    mark(canvasContext, boxesOf(content, viewport, canvasContext, { ...words, start, end }), '#fff1a8');
    boxes = boxesOf(content, viewport, canvasContext, words);
    mark(canvasContext, boxes, '#ffb84d');
  }
  const png = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  const marks = boxes.map(([x, y, wide, high]) => [x / canvas.width, y / canvas.height, wide / canvas.width, high / canvas.height]); // prettier-ignore
  return { png, pages: pdf.numPages, marks };
}

if (workerData?.page)
  drawPage(workerData.page)
    .then((value) => ({ value }))
    .catch((error) => ({ refused: String(error?.message ?? error) }))
    .then((answer) => parentPort.postMessage(answer));
