/** PNG files of every kind, made by the specification: as programs that draw logos save them. */
import { crc32, deflateSync } from 'node:zlib';

export interface PngKind {
  /** 0 grey, 2 colours, 3 palette, 4 grey with opacity, 6 colours with opacity. */
  colourType: 0 | 2 | 3 | 4 | 6;
  depth: 1 | 2 | 4 | 8 | 16;
  interlaced?: boolean;
  /** The content of a tRNS chunk. */
  transparent?: number[];
}

const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The head of a picture; its size may be a lie. */
export function head(width: number, height: number, { colourType, depth, interlaced = false }: PngKind): Buffer {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([depth, colourType, 0, 0, interlaced ? 1 : 0], 8);
  return chunk('IHDR', content);
}

export const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A picture whose left half is the darkest and whose right half the lightest that its kind has, opaque unless `transparent` says otherwise. */
export function makePng(width: number, height: number, kind: PngKind): Buffer {
  const { colourType, depth, interlaced = false, transparent } = kind;
  const most = 2 ** depth - 1;
  const samplesAt = (x: number): number[] => {
    const light = x < width / 2 ? 0 : colourType === 3 ? 1 : most;
    return { 0: [light], 2: [light, light, light], 3: [light], 4: [light, most], 6: [light, light, light, most] }[
      colourType
    ];
  };
  const line = (xs: number[]): Buffer => {
    const bits = xs.flatMap(samplesAt).map((sample) => sample.toString(2).padStart(depth, '0'));
    const bytes = bits.join('').match(/.{1,8}/g) ?? [];
    return Buffer.from([0, ...bytes.map((byte) => parseInt(byte.padEnd(8, '0'), 2))]);
  };
  const across = (from: number, step: number) =>
    Array.from({ length: width }, (_, x) => x).filter((x) => x >= from && (x - from) % step === 0);
  const lines = interlaced
    ? passes.flatMap(([x, y, right, down]) => {
        const xs = across(x, right);
        const count = Math.max(0, Math.ceil((height - y) / down));
        return xs.length === 0 ? [] : Array.from({ length: count }, () => line(xs));
      })
    : Array.from({ length: height }, () => line(across(0, 1)));
  return Buffer.concat([
    signature,
    head(width, height, kind),
    ...(colourType === 3 ? [chunk('PLTE', Buffer.from([0, 0, 0, 255, 255, 255]))] : []),
    ...(transparent ? [chunk('tRNS', Buffer.from(transparent))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
