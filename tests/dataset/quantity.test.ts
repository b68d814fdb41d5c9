/** Numbers as papers print them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuantity } from '../../src/dataset/quantity.js';
import { formatCell, formatPercent, formatQuantity, formatRange, formatValue } from '../../src/format/format.js';

describe('a number as written', () => {
  test.each([
    ['0.50', '0.50', 0.5],
    ['-19.2', '−19.2', -19.2],
    ['−19.2', '−19.2', -19.2],
    ['–9.0', '−9.0', -9],
    ['+3', '3', 3],
    ['.5', '0.5', 0.5],
    ['<0.0001', '<0.0001', 0.0001],
    ['< 0.001', '<0.001', 0.001],
    ['>80', '>80', 80],
    ['>=80', '≥80', 80],
    ['≤ −2.50', '≤−2.50', -2.5],
    ['~4', '≈4', 4],
    ['0', '0', 0],
    ['-0.0', '0.0', 0],
    ['1,553', '1553', 1553],
  ])('%s prints as %s', (written, printed, value) => {
    const quantity = readQuantity(written)!;
    expect(formatQuantity(quantity)).toBe(printed);
    expect(quantity.value + 0).toBe(value);
  });

  test.each(['', '-', '.', '1.', '1e5', '0x10', '1 000', '1..2', '--1', '<', '12%', '1;2', 'Infinity', '<>1', '1−2'])(
    '“%s” is none',
    (written) => expect(readQuantity(written)).toBeNull(),
  );

  test('keeps its digits, whatever they are', () => {
    const digits = fc.stringMatching(/^(0|[1-9]\d{0,6})(\.\d{1,6})?$/);
    const signs = fc.constantFrom('', '-', '−', '–');
    const relations = fc.constantFrom('', '<', '>', '≤', '≥', '≈');
    fc.assert(
      fc.property(digits, signs, relations, (figure, sign, relation) => {
        const quantity = readQuantity(`${relation}${sign}${figure}`)!;
        const negative = sign !== '' && Number(figure) !== 0;
        expect(formatQuantity(quantity).replaceAll('\u202f', '')).toBe(`${relation}${negative ? '−' : ''}${figure}`);
        expect(quantity.decimals).toBe(figure.split('.')[1]?.length ?? 0);
      }),
    );
  });
});

describe('what is absent', () => {
  const zero = readQuantity('0')!;
  test('differs from nought, and not reported from not applicable', () => {
    const cells = [formatCell('not reported'), formatCell('not applicable'), formatCell(zero)];
    expect(cells).toEqual(['NR', '–', '0']);
    expect([formatPercent('not reported'), formatPercent('not applicable'), formatPercent(zero)]).toEqual([
      'NR',
      '–',
      '0%',
    ]);
    expect([formatValue('not reported'), formatValue('not applicable'), formatValue(zero)]).toEqual([
      'not reported',
      'not applicable',
      '0',
    ]);
    expect(formatRange(zero, 'not reported')).toBe('0 to NR');
  });
});
