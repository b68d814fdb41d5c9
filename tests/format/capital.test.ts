/** Names that begin a sentence. */
import { expect, test } from 'vitest';
import { upper } from '../../src/format/capital.js';

test.each([
  ['pain at rest', 'Pain at rest'],
  ['éclat', 'Éclat'],
  ['eGFR slope', 'eGFR slope'],
  ['mRNA of CREM', 'mRNA of CREM'],
  ['p value', 'P value'],
  ['', ''],
])('%j begins with %j', (text, begun) => expect(upper(text)).toBe(begun));
