/** A QR code (ISO/IEC 18004) in vectors, with its quiet zone of four modules. */
import encodeQR from 'qr';
import type { Qr } from '../../document/types.js';
import type { Item } from '../types.js';
import type { MeasuredBlock } from './measured-block.js';
import type { Setting } from './style.js';
import { tag } from './text.js';

const quietZone = 4;
/** Side in points, 15 to 17 mm: phones read both at arm's length. */
const sides = { least: 42, most: 50 } as const;

/** A square code at the right of a width in points. */
export function layoutQr(qr: Qr, width: number, { space }: Setting): MeasuredBlock {
  const side = Math.min(width, space < 1 ? sides.least : sides.most);
  return {
    height: side,
    place: (x, y) => ({
      artifacts: [],
      tagged: [tag('Figure', modules(qr.href, x + width - side, y, side), { alt: qr.alt })],
    }),
  };
}

/** The dark modules of a code, as stretches of each row. */
function modules(text: string, x: number, y: number, side: number): Item[] {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });
  const module = side / rows.length;
  return rows.flatMap((row, index) =>
    runs(row).map(([from, to]): Item => ({
      kind: 'rect',
      x: x + from * module,
      y: y + index * module,
      width: (to - from) * module,
      // A hair taller than a module, so that no white line shows between rows.
      height: module * 1.02,
      fill: 'ink',
    })),
  );
}

/** Dark stretches of a row as [from, to). */
function runs(row: boolean[]): [number, number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = found.at(-1);
    if (dark && last?.[1] === x) last[1] = x + 1;
    else if (dark) found.push([x, x + 1]);
  });
  return found;
}
