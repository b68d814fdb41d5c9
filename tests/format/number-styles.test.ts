/** Numbers as journals print them: marks and separators change, digits are dropped and never added. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberStyles, styleNames, type StyleName } from '../../src/dataset/number-styles.js';
import { readQuantity, type ValueKind } from '../../src/dataset/quantity.js';
import { formatQuantity, formatRange } from '../../src/format/format.js';

const value = (written: string, style: StyleName, kind: ValueKind = 'value') =>
  Object.assign(readQuantity(written)!, { style: numberStyles[style], kind });
const printed = (written: string, style: StyleName, kind?: ValueKind) => formatQuantity(value(written, style, kind));
const inAll = (written: string, kind?: ValueKind) => styleNames.map((style) => printed(written, style, kind));
const range = (low: string, high: string, style: StyleName) => formatRange(value(low, style), value(high, style));

test('decimal marks and thousands', () => {
  expect(inAll('-16.60')).toEqual(['−16.60', '−16·60', '−16.60', '−16.60', '−16.60']);
  expect(inAll('43548')).toEqual(['43\u202f548', '43\u202f548', '43,548', '43\u202f548', '43\u202f548']);
  expect(inAll('4354')).toEqual(styleNames.map(() => '4354'));
});

test('p values', () => {
  expect(inAll('0.0234', 'p')).toEqual(['0.0234', '0·0234', '0.02', '.02', '0.023']);
  expect(inAll('0.00012', 'p')).toEqual(['0.00012', '0·0001', '<0.001', '<.001', '<0.001']);
  expect(inAll('<0.0001', 'p')).toEqual(['<0.0001', '<0·0001', '<0.001', '<.001', '<0.001']);
  expect(inAll('0.2', 'p')).toEqual(['0.2', '0·2', '0.2', '.2', '0.2']);
  expect(printed('>0.0001', 'nejm', 'p')).toBe('>0.0001');
});

test('no p value is rounded to the usual limit', () => {
  expect(printed('0.048', 'nejm', 'p')).toBe('0.048');
  expect(printed('0.052', 'nejm', 'p')).toBe('0.052');
  expect(printed('0.0496', 'nejm', 'p')).toBe('0.0496');
  expect(printed('0.0551', 'nejm', 'p')).toBe('0.06');
  expect(printed('0.050', 'nejm', 'p')).toBe('0.05');
});

test('intervals have a dash only where no minus sign stands beside it', () => {
  expect(range('0.30', '0.59', 'lancet')).toBe('0·30–0·59');
  expect(range('-3.1', '0.2', 'lancet')).toBe('−3·1 to 0·2');
  expect(range('0.30', '0.59', 'nejm')).toBe('0.30 to 0.59');
});

test('a p value that was reported as nought keeps what is known of it', () => {
  expect(inAll('0.00', 'p')).toEqual(['0.00', '0·00', '0.00', '.00', '0.00']);
  expect(printed('0.000', 'nejm', 'p')).toBe('<0.001');
});

/** What a text says, its marks taken for what they are. */
function read(text: string) {
  const [, relation, minus, digits] = /^([<>≤≥≈]?)(−?)([\d.,·\u202f]+)$/.exec(text)!;
  const plain = digits!.replace(/[\u202f,]/g, '').replace('·', '.');
  return { relation, number: Number(plain) * (minus ? -1 : 1), decimals: (plain.split('.')[1] ?? '').length };
}

const relations = fc.constantFrom('', '<', '>', '≤', '≥', '≈');
const seeded = { seed: 6, numRuns: 400 };

test('no style adds a digit to a value, or drops one', () => {
  const written = fc.tuple(relations, fc.constantFrom('', '-'), fc.nat(2_000_000), fc.stringMatching(/^(\.\d{1,5})?$/));
  fc.assert(
    fc.property(written, fc.constantFrom(...styleNames), ([relation, sign, whole, decimals], style) => {
      const quantity = value(`${relation}${sign}${whole}${decimals}`, style);
      expect(read(formatQuantity(quantity))).toEqual({
        relation,
        number: quantity.value,
        decimals: Math.max(0, decimals.length - 1),
      });
    }),
    seeded,
  );
});

test('no style adds a digit to a p value, or says of it what is not so', () => {
  fc.assert(
    fc.property(
      relations,
      fc.stringMatching(/^0\.\d{1,7}$/),
      fc.constantFrom(...styleNames),
      (relation, digits, style) => {
        const quantity = value(`${relation}${digits}`, style, 'p');
        const shown = read(formatQuantity(quantity));
        expect(shown.decimals).toBeLessThanOrEqual(quantity.decimals);
        if (shown.relation === relation) expect(Math.abs(shown.number - quantity.value)).toBeLessThan(0.00501);
        else {
          expect(shown.relation).toBe('<');
          expect(quantity.value).toBeLessThan(shown.number);
        }
        // A bound stays true, and neither side of the usual limit becomes the other.
        if (relation === '<' || relation === '≤') expect(shown.number).toBeGreaterThanOrEqual(quantity.value);
        if (relation === '>' || relation === '≥') expect(shown.number).toBeLessThanOrEqual(quantity.value);
        if (relation === '' && quantity.value < 0.05) expect(shown.number).toBeLessThan(0.05);
      },
    ),
    seeded,
  );
});
