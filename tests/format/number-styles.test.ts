/** Numbers as journals print them: marks and separators change, digits are dropped and never added. */
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

test('no p value is rounded over the usual limit', () => {
  expect(printed('0.048', 'nejm', 'p')).toBe('0.048');
  expect(printed('0.052', 'nejm', 'p')).toBe('0.05');
});

test('intervals have a dash only where no minus sign stands beside it', () => {
  expect(range('0.30', '0.59', 'lancet')).toBe('0·30–0·59');
  expect(range('-3.1', '0.2', 'lancet')).toBe('−3·1 to 0·2');
  expect(range('0.30', '0.59', 'nejm')).toBe('0.30 to 0.59');
});
