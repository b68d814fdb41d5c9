/** The table of measures: what each is by its definition, and which names are known as it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { effectUnit, measuredBy, noEffectOf, tellsUnit, unitBehindName } from '../../src/trial/effect.js';
import { measureNamed } from '../../src/trial/measure-names.js';
import { measuresIn } from '../../src/trial/measures-in-text.js';
import { calculableMeasures, factsOf, measureNames, type Measure } from '../../src/trial/measures.js';

describe('every measure', () => {
  test('has no effect, and bounds around it', () => {
    for (const name of measureNames) {
      const { kind, noEffect, least, most, scale } = factsOf(name);
      expect([name, noEffect], name).toEqual([
        name,
        { difference: 0, ratio: 1, reduction: 0, test: null, other: null }[kind],
      ]);
      expect(scale === 'log', name).toBe(kind === 'ratio');
      expect(least === null || noEffect === null || least < noEffect, name).toBe(true);
      expect(most === null || noEffect === null || most > noEffect, name).toBe(true);
    }
  });

  test('is known by its own name and all of its others, which no two share', () => {
    const taken = new Map<string, Measure>();
    for (const name of measureNames) {
      expect(measureNamed(name)?.measure, name).toBe(name);
      for (const synonym of factsOf(name).synonyms) {
        expect(taken.get(synonym), synonym).toBeUndefined();
        taken.set(synonym, name);
        expect(measureNamed(synonym)?.measure, synonym).toBe(name);
      }
    }
  });

  test('stands in the documentation', () => {
    const readme = readFileSync('data/README.md', 'utf8');
    const section = readme.slice(readme.indexOf('### Measures'));
    for (const name of measureNames) expect(section, name).toContain(`\`${name}\``);
  });

  test('that can be calculated is one of the four that two arms give', () => {
    expect(calculableMeasures).toEqual(['mean difference', 'risk difference', 'risk ratio', 'odds ratio']);
  });
});

describe('a name of a paper or a registry', () => {
  test.each([
    ['relative risk', 'risk ratio'],
    ['RR', 'risk ratio'],
    ['HR', 'hazard ratio'],
    ['Cox Proportional Hazard', 'hazard ratio'],
    ['Hazard Ratio (HR)', 'hazard ratio'],
    ['age-adjusted rate ratio', 'rate ratio'],
    ['incidence rate ratio', 'rate ratio'],
    ['Odds ratio for improvement', 'odds ratio'],
    ['adjusted odds ratio', 'odds ratio'],
    ['Geometric mean ratio (%)', 'ratio of geometric means'],
    ['LS mean difference', 'mean difference'],
    ['Mean Difference (Final Values)', 'mean difference'],
    ['Vaccine efficacy (%)', 'vaccine efficacy'],
    ['relative reduction (%)', 'relative reduction'],
    ['Net treatment benefit (%)', 'net benefit'],
    ['common odds ratio', 'common odds ratio'],
    ['ordinal odds ratio', 'common odds ratio'],
    ['RMST difference', 'difference in restricted mean survival time'],
    ['Win ratio', 'win ratio'],
    ['standardized mean difference', 'standardised mean difference'],
    ['percentage-point difference', 'risk difference'],
    ['recurrent event rate ratio', 'recurrent-event ratio'],
    ['Rate difference (percentage)', 'risk difference'],
    ['Difference in Annualized Rates', 'rate difference'],
    ['Common risk difference', 'risk difference'],
    ['aHR', 'hazard ratio'],
    ['win odds', 'win odds'],
    ['difference of least-squares means', 'mean difference'],
    ["Fisher's exact test", 'test'],
    ['stratified log-rank test', 'test'],
    ['Finkelstein–Schoenfeld test', 'test'],
    ['Cochran–Armitage test for trend', 'test'],
  ])('%s is a %s', (written, measure) => {
    expect(measureNamed(written)?.measure).toBe(measure);
  });

  test.each([
    ['Finkelstein–Schoenfeld test', 'test'],
    ['log-rank test', 'test'],
    ['MCP-Mod', 'test'],
    ['ratio of medians', 'ratio'],
    ['fold ratio', 'ratio'],
    ['difference in ranks', 'difference'],
    ['Difference in the LS means of both groups', 'mean difference'],
    ['LS means diff.', 'mean difference'],
    ['Hodges-Lehmann estimate of the difference', 'median difference'],
    ['Diff. in the proportion of responders', 'risk difference'],
    ['Treatment Ratios', 'ratio'],
  ])('as a label, %s is a %s', (written, measure) => {
    expect(measureNamed(written, { widely: true })?.measure).toBe(measure);
  });

  test.each(['log odds ratio', 'difference of two ratios', 'kappa', 'hazrd'])('%s is none', (written) => {
    expect(measureNamed(written, { widely: true })).toBeNull();
  });

  test('says whether it was adjusted, and whether it is in percent', () => {
    expect(measureNamed('age-adjusted rate ratio')?.isAdjusted).toBe(true);
    expect(measureNamed('unadjusted odds ratio')?.isAdjusted).toBe(false);
    expect(noEffectOf(measuredBy('other', 'geometric mean ratio (%)'))).toBe(100);
    expect(noEffectOf(measuredBy('other', 'vaccine efficacy (%)'))).toBe(0);
  });
});

test('units are those of effects, not of values', () => {
  const unit = (measure: Measure, of: string | null) => effectUnit({ measure, inPercent: false }, { unit: of });
  expect(unit('mean difference', 'points')).toBe('points');
  expect(unit('mean difference', '%')).toBe('percentage points');
  expect(unit('risk difference', null)).toBe('percentage points');
  expect(unit('vaccine efficacy', null)).toBe('%');
  expect(unit('hazard ratio', 'months')).toBe('');
});

test('a name that holds the letters of a unit does not tell it', () => {
  const behind = (label: string, of: string) =>
    unitBehindName({ measure: 'mean difference', label, inPercent: false }, { unit: of });
  expect(behind('difference in mean change', 'm')).toBe(', m');
  expect(behind('difference (m)', 'm')).toBe('');
  expect(tellsUnit('mean score, points of 10', 'points')).toBe(true);
});

describe('in running text', () => {
  const named = (text: string) => measuresIn(text).map(({ measure, start, end }) => [measure, text.slice(start, end)]);

  test('measures are found by their names and abbreviations, the longest first', () => {
    expect(named('The adjusted common odds ratio (cOR) and hazard ratios; RR, or HR.')).toEqual([
      ['common odds ratio', 'common odds ratio'],
      ['hazard ratio', 'hazard ratios'],
      ['risk ratio', 'RR'],
      ['hazard ratio', 'HR'],
    ]);
    expect(named('difference in least-squares means, risk differences')).toEqual([
      ['mean difference', 'difference in least-squares means'],
      ['risk difference', 'risk differences'],
    ]);
  });

  test('words of tests and small letters of abbreviations are none; names in wide use are said to be loose', () => {
    expect(named('a trend or md in hr, indifference')).toEqual([]);
    expect(measuresIn('an efficacy of 80%').map(({ isLoose }) => isLoose)).toEqual([true]);
    expect(measuresIn('a vaccine efficacy of 80%').map(({ isLoose }) => isLoose)).toEqual([false]);
  });
});
