/** The last step to a PDF file: a look at whether it opens, and a seal. */
import { inflateSync } from 'node:zlib';
import { openSeal, sealed } from '../seal.js';

/**
 * The same file with a seal in a comment before its last lines (ISO 32000-1, 7.2.4 and
 * 7.5.5), where no offset changes. Throws where a reader could not open it.
 */
export function finished(file: Buffer): Buffer {
  expectWhole(file);
  const end = file.lastIndexOf('startxref', undefined, 'latin1');
  const comment = Buffer.from(`%${openSeal}\n`, 'latin1');
  return sealed(Buffer.concat([file.subarray(0, end), comment, file.subarray(end)])) as Buffer;
}

/** ISO 32000-1, 7.5: the end leads to a table, the table to every object, and each is whole. */
function expectWhole(file: Buffer): void {
  const text = (from: number, to: number) => file.toString('latin1', from, to);
  expect(text(0, 5) === '%PDF-', 'it does not begin as a PDF file');
  const [, start] = /startxref\n(\d+)\n%%EOF\n$/.exec(text(file.length - 40, file.length)) ?? [];
  expect(start !== undefined, 'its end is missing');
  const table = Number(start);
  const lines = text(table, file.length).split('\n');
  const [, count] = /^0 (\d+)$/.exec(lines[1] ?? '') ?? [];
  expect(lines[0] === 'xref' && count !== undefined, 'its table is missing');
  expect(lines[2 + Number(count)] === 'trailer', 'its trailer is missing');
  const objects = Array.from({ length: Number(count) - 1 }, (_, index) => {
    const [, offset] = /^(\d{10}) 00000 n $/.exec(lines[3 + index]!) ?? [];
    return { number: index + 1, offset: Number(offset) };
  }).sort((a, b) => a.offset - b.offset);
  for (const [index, { number, offset }] of objects.entries()) {
    const end = objects[index + 1]?.offset ?? table;
    const head = `${number} 0 obj\n`;
    const isWhole = text(offset, offset + head.length) === head && text(end - 7, end) === 'endobj\n';
    expect(isWhole, `its object ${number} is not whole`);
    expectStream(file.subarray(offset, end), number);
  }
}

/** ISO 32000-1, 7.3.8 and 8.9.5: a stream is as long as it says and inflates, and a picture has its samples. */
function expectStream(object: Buffer, number: number): void {
  const start = object.indexOf('\nstream\n', 0, 'latin1');
  if (start < 0) return;
  const about = object.toString('latin1', 0, start);
  const numberAt = (key: string) => Number(new RegExp(`/${key} (\\d+)\\b`).exec(about)?.[1] ?? NaN);
  const content = object.subarray(start + 8, start + 8 + numberAt('Length'));
  const behind = object.toString('latin1', start + 8 + numberAt('Length'), object.length);
  expect(/^\s*endstream\nendobj\n$/.test(behind), `the stream of its object ${number} has another length`);
  if (!about.includes('/Filter /FlateDecode')) return;
  const length = inflated(content);
  expect(length !== null, `the stream of its object ${number} does not inflate`);
  if (!/\/Subtype \/Image\b/.test(about)) return;
  const samples = numberAt('Width') * numberAt('Height') * (about.includes('/DeviceRGB') ? 3 : 1);
  expect(length === samples, `the picture in its object ${number} is not whole`);
}

function inflated(content: Buffer): number | null {
  try {
    return inflateSync(content).length;
  } catch {
    return null;
  }
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`This page would not open: ${otherwise}.`);
}
