/** Whether a JPEG file is whole, and can be shown (ISO/IEC 10918-1, annex B). */
import type { Allowance } from './allowance.js';
import { damaged, fault, type Size } from './fault.js';

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Markers of a frame's head: all but those of tables, which stand among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The size of a picture in pixels. Throws a ContentError where it is cut off, or in the colours of printing presses. */
export function jpegSize(bytes: Uint8Array, allowance: Allowance): Size {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.lastIndexOf(Buffer.from([0xff, endOfImage])) < file.length - 1024) throw damaged('JPEG');
  for (let at = 2; at + 9 < file.length;) {
    const marker = file[at + 1]!;
    if (file[at] !== 0xff || marker === startOfScan) break;
    if (!isFrame(marker)) {
      at += 2 + file.readUInt16BE(at + 2);
      continue;
    }
    const [height, width, colours] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7), file[at + 9]!];
    if (width === 0 || height === 0) break;
    allowance.takePixels(width, height);
    if (colours === 4) throw fault('this JPEG picture has the four colours of printing presses', 'save it as RGB');
    return { width, height };
  }
  throw damaged('JPEG');
}
