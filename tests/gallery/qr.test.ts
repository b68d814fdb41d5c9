/** The code on the page must lead to the article, also for a phone. */
import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import type { RectItem } from '../../src/layout/types.js';
import { boundsOf } from '../../src/pdf/bounds.js';
import { itemsIn, pageOf, pages, tagsIn, viewOfTrial } from './pipeline.js';

test.each(pages)('the code of %s on %s is read by a decoder, and has its quiet zone', (name, paper) => {
  const { page } = pageOf(name, paper);
  const figure = tagsIn(page.content).find(({ alt }) => alt?.startsWith('QR code'))!;
  const modules = itemsIn(figure) as RectItem[];
  const box = boundsOf(modules)!;
  const side = Math.min(...modules.map(({ width }) => width));
  // At 8 pixels a module, with the white around it that the page leaves.
  const scale = 8 / side;
  const quiet = 4 * side;
  const size = Math.round((box.right - box.left + 2 * quiet) * scale);
  const data = new Uint8Array(size * size * 4).fill(255);
  for (const { x, y, width, height } of modules) {
    for (
      let row = Math.round((y - box.top + quiet) * scale);
      row < (y + height - box.top + quiet) * scale - 0.5;
      row++
    ) {
      for (
        let at = Math.round((x - box.left + quiet) * scale);
        at < (x + width - box.left + quiet) * scale - 0.5;
        at++
      ) {
        data.fill(0, (row * size + at) * 4, (row * size + at) * 4 + 3);
      }
    }
  }
  expect(decodeQR({ width: size, height: size, data })).toBe(viewOfTrial(name).cite.url);
  const near = [...page.artifacts, ...itemsIn(page.content)]
    .filter((item) => !modules.includes(item as RectItem))
    .map((item) => boundsOf([item])!)
    .filter(
      (other) =>
        other.right > box.left - quiet + 0.1 &&
        other.left < box.right + quiet - 0.1 &&
        other.bottom > box.top - quiet + 0.1 &&
        other.top < box.bottom + quiet - 0.1,
    );
  expect(near).toEqual([]);
  // Phones read modules of a third of a millimetre and more.
  expect(side).toBeGreaterThan(0.33 * (72 / 25.4));
});
