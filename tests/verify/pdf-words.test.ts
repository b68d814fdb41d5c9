import { expect, test } from 'vitest';
import { partsOf } from '../../src/verify/readers/pdf-words.js';

const pieces = [
  'The mean change was -19.2 points with 600 mg, ',
  'and -16.6 points with 150 mg (differ-',
  'ence 2.6).',
  '2.6',
];
const said = (block: string, words: string, from = 0) => {
  const start = block.indexOf(words, from);
  return partsOf(pieces, block, start, start + words.length).map((part) =>
    pieces[part.piece]!.slice(part.from, part.to),
  );
};

test('words of a block are found on the page in the pieces that it is drawn of, across divided words', () => {
  const block = 'The mean change was -19.2 points with 600 mg, and -16.6 points with 150 mg (difference 2.6).';
  expect(said(block, '16.6 points')).toEqual(['16.6 points']);
  expect(said(block, '150 mg (difference 2.6')).toEqual(['150 mg (differ-'.slice(0, -1), 'ence 2.6']);
});

test('where a block is interrupted on the page, what stands around the words tells', () => {
  expect(said('A running head; and -16.6 points with 150 mg', '16.6')).toEqual(['16.6']);
});

test('what stands at two places, or nowhere, is not marked', () => {
  expect(said('2.6', '2.6')).toEqual([]);
  expect(said('It was 99.9 points', '99.9')).toEqual([]);
});
