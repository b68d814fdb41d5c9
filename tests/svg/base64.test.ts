import { expect, test } from 'vitest';
import { base64 } from '../../src/base64.js';

test.each([0, 1, 2, 3, 255, 8191, 8192, 8193, 100_000])('%i bytes are written as Node writes them', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 256);
  expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
