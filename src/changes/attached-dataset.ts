/** The data that a page carries, read back from its PDF file. */
import { inflateSync } from 'node:zlib';

/** No dataset is larger; a stream that would grow beyond it is not one of ours. */
const most = 5_000_000;

/**
 * The text of the file embedded in a PDF that this tool has written; null for
 * any other file. ISO 32000-1, 7.11.4: an embedded file is a stream of type
 * EmbeddedFile, here compressed by the Flate filter.
 */
export function attachedText(pdf: Uint8Array): string | null {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const type = bytes.indexOf('/Type /EmbeddedFile');
  if (type < 0) return null;
  const marker = bytes.indexOf('stream\n', type);
  const head = bytes.subarray(bytes.lastIndexOf(' obj', type), marker).toString('latin1');
  const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
  if (marker < 0 || !Number.isInteger(length)) return null;
  const start = marker + 'stream\n'.length;
  const stream = bytes.subarray(start, start + length);
  try {
    return (/\/FlateDecode/.test(head) ? inflateSync(stream, { maxOutputLength: most }) : stream).toString('utf8');
  } catch {
    return null;
  }
}
