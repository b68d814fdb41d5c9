/** How records write numbers, and what the data file then holds. */
import { describe, expect, it } from 'vitest';
import { figure, pValue } from '../../src/import/reading/numbers.js';
import { clean, idFrom, shorten } from '../../src/import/text.js';

describe('a number', () => {
  it.each([
    ['19.20', '19.20'],
    ['-0.4', '-0.4'],
    ['−0.4', '-0.4'],
    ['1,553', '1553'],
    ['.2', '0.2'],
    ['-.2', '-0.2'],
    ['= 0.01', '0.01'],
    ['< 0.001', '<0.001'],
    ['>0.05', '>0.05'],
    ['<= 3', '≤3'],
    ['45%', '45'],
    ['0', '0'],
  ])('%s is %s', (written, kept) => expect(figure(written)).toBe(kept));

  it.each(['', 'NA', 'not estimable', '1.2E-05', '3 (5%)', '0.05 or less', '12-15', 'NaN', '--', '1'.repeat(40)])(
    '“%s” is none, and so is kept as words',
    (written) => expect(figure(written)).toBeNull(),
  );
});

describe('a p value', () => {
  it.each([
    ['<0.0001', '<0.0001'],
    ['.99', '0.99'],
    ['= 0.01', '0.01'],
    ['p=0.03', '0.03'],
    ['P-value <.001', '<0.001'],
    ['1.0', '1.0'],
  ])('%s is %s', (written, kept) => expect(pValue(written)).toBe(kept));

  it.each(['60.66', '-0.2', 'NS', ''])('“%s” is none', (written) => expect(pValue(written)).toBeNull());
});

describe('text', () => {
  it.each([
    ['age \\> 18 \\[years\\]', 'age > 18 [years]'],
    ['p &lt; 0.05 &amp; more &#8805; &#x2265;', 'p < 0.05 & more ≥ ≥'],
    ['one\n\n* two\t three \u0000', 'one * two three'],
    ['an unknown &thing; stays', 'an unknown &thing; stays'],
    ['&#99999999;', '&#99999999;'],
    ['Age \\>=65, &lt;=80', 'Age ≥65, ≤80'],
    ['mL/m^2, kg/m^2, mm^3', 'mL/m², kg/m², mm³'],
    ['10^9/L, x^2', '10^9/L, x^2'],
  ])('%j is read as %s', (written, read) => expect(clean(written)).toBe(read));

  it('is cut between words, and says so', () => {
    expect(shorten('Change from baseline in pain at week 12', 30)).toBe('Change from baseline in pain…');
    expect(shorten('short enough', 24)).toBe('short enough');
    expect(shorten('x'.repeat(50), 20)).toHaveLength(20);
    expect(shorten(`Pain in ${'x'.repeat(50)}`, 80)).toBe(`Pain in ${'x'.repeat(39)}…`);
  });

  it('does not end with a word that leads on to what was cut', () => {
    expect(shorten('Change from baseline in pain at week 12', 24)).toBe('Change from baseline…');
    expect(shorten('Composite of death, or of a stroke', 24)).toBe('Composite of death…');
    expect(shorten('Those with estimated GFR >= 60 ml', 28)).toBe('Those with estimated GFR…');
  });

  it('gives ids that are new and can be ids', () => {
    const taken = new Set<string>();
    expect(idFrom('Placebo (β)', taken, 'arm')).toBe('placebo');
    expect(idFrom('Placebo', taken, 'arm')).toBe('placebo-2');
    expect(idFrom('10 mg', taken, 'arm')).toBe('mg');
    expect(idFrom('安慰剂', taken, 'arm')).toBe('arm');
  });
});
