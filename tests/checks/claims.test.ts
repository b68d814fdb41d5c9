/** Conditions of claims: those that hold say nothing, those that do not stop the build with what was found. */
import { describe, expect, it } from 'vitest';
import { claim } from './dataset.js';

const pain = 'results.pain.comparisons.drug';
const relief = 'results.relief.comparisons.drug';

describe('a condition that holds says nothing', () => {
  it.each([
    `${pain}: better than comparator`,
    `${pain}.estimate: better than comparator`,
    `${pain}-versus-placebo: better than comparator`,
    `${pain}: interval excludes no effect`,
    `${pain}: significant`,
    `${pain}.p: below 0.05`,
    `${pain}.p: below 0.001`,
    `${pain}.estimate: at most -1.2`,
    `${pain}.estimate: exactly −1.2`,
    `${relief}.estimate: more than 1`,
    `${relief}: interval includes no effect`,
    `${relief}: not significant`,
    `${relief}.p: not reported`,
    'results.relief.arms.placebo: not reported',
    'results.relief.arms.drug: reported',
    'results.relief.arms.drug.percent: more than 60',
    'results.relief.arms.drug.percent: at least 55.5',
    'results.pain.arms.drug: better than placebo',
    'results.pain.arms.placebo: worse than drug',
    'participants.randomised: at least 100',
    'design.masking: says double-blind',
    'design.allocation: says Randomised',
    'outcomes.pain.timepoint: says week 12',
    'adverse_events.any.told: says not reported',
  ])('%s', (condition) => expect(claim(condition)).toEqual([]));
});

describe('a condition that does not hold names the value found', () => {
  it.each([
    [`${pain}: worse than comparator`, '−1.2 (lower is better, no effect is 0)'],
    [`${pain}: interval includes no effect`, '−1.7 to −0.7 (no effect is 0)'],
    [`${pain}: not significant`, 'p <0.001'],
    [`${pain}.p: below 0.0001`, '<0.001'],
    [`${pain}.p: at least 0.05`, '<0.001'],
    [`${pain}.estimate: below -1.2`, '−1.2'],
    [`${relief}: worse than comparator`, '1.40 (higher is better, no effect is 1)'],
    [`${relief}: interval excludes no effect`, '0.80 to 2.45 (no effect is 1)'],
    [`${relief}: significant`, '0.80 to 2.45'],
    [`${relief}.p: below 0.05`, 'not reported'],
    [`${relief}.p: reported`, 'not reported'],
    ['results.relief.arms.drug.percent: more than 61', '>60'],
    ['results.relief.arms.drug.percent: exactly 60', '>60'],
    ['results.relief.arms.drug: better than placebo', 'placebo not reported'],
    ['results.relief.arms.drug: not reported', '>60'],
    ['results.pain.arms.placebo: better than drug', '−1.9 (lower is better, drug has −3.1)'],
    ['participants.randomised: more than 102', '102'],
    ['design.masking: says open-label', '“double-blind”'],
    ['design.masking: says blind', '“double-blind”'], // words are whole
    ['outcomes.pain.timepoint: says week 1', '“week 12”'],
    ['design.centres: says multicentre', 'nothing'],
  ])('%s', (condition, found) => {
    const [path, words] = condition.split(/: (?=[a-z])/);
    expect(claim(condition)).toEqual([
      {
        severity: 'error',
        message: `“As told” no longer holds: ${path} should be “${words}”, found ${found}`,
        hint: 'check the value; if it is right, change the sentence and its condition',
        file: 'trial.yaml',
        line: expect.any(Number) as number,
        column: expect.any(Number) as number,
      },
    ]);
  });

  it('follows the direction of the outcome', () => {
    // That higher should be better of pain is remarked on besides.
    const refused = (words: string) =>
      claim(`${pain}: ${words}`, ['better: lower', 'better: higher']).filter(({ severity }) => severity === 'error');
    expect(refused('better than comparator')).toHaveLength(1);
    expect(refused('worse than comparator')).toEqual([]);
  });

  it('takes an end of an interval that is no effect as in it', () => {
    const touching: [string, string] = [
      'low: -1.7, high: -0.7, level: 95 }, p: <0.001',
      'low: -2.4, high: 0.0, level: 95 }, p: 0.05',
    ];
    expect(claim(`${pain}: interval includes no effect`, touching)).toEqual([]);
  });

  it('holds the interval against the margin, on its own side of no effect', () => {
    const margin = (at: string): [string, string] => ['level: 95 }', `level: 95 }, margin: ${at}`];
    // A margin on the better side is remarked on besides.
    const refused = (words: string, at: string) =>
      claim(`${pain}: ${words}`, margin(at)).filter(({ severity }) => severity === 'error');
    expect(refused('noninferior', '0.5')).toEqual([]);
    expect(refused('noninferior', '-0.7')).toHaveLength(1);
    expect(refused('noninferiority not shown', '-0.9')).toEqual([]);
    expect(claim(`${pain}: noninferior`)[0]!.message).toContain('found no margin reported');
  });

  it('holds the interval against both margins', () => {
    const margins = (at: string): [string, string] => ['level: 95 }', `level: 95 }, margin: ${at}`];
    const refused = (words: string, at: string) => claim(`${pain}: ${words}`, margins(at));
    expect(refused('equivalent', '{ low: -2, high: 2 }')).toEqual([]);
    expect(refused('equivalent', '{ low: -1.5, high: 1.5 }')[0]!.message).toContain(
      'found interval −1.7 to −0.7, margins −1.5 to 1.5',
    );
    expect(refused('equivalence not shown', '{ low: -1.5, high: 1.5 }')).toEqual([]);
    // An end on the margin: for some within, for others not.
    expect(refused('equivalent', '{ low: -1.7, high: 1.7 }')).toHaveLength(1);
    expect(refused('equivalence not shown', '{ low: -1.7, high: 1.7 }')).toHaveLength(1);
    expect(claim(`${pain}: equivalent`)[0]!.message).toContain('found no two margins of equivalence reported');
  });

  it('knows no effect of a measure by what its label ends in', () => {
    const named = (label: string): [string, string] => ['measure: risk ratio', `measure: other, label: ${label}`];
    expect(claim(`${relief}: interval includes no effect`, named('ratio of medians'))).toEqual([]);
    expect(claim(`${relief}: interval excludes no effect`, named('geometric mean ratio (%)'))).toEqual([]);
    expect(claim(`${relief}: interval excludes no effect`, named('median difference'))).toEqual([]);
    for (const label of ['kappa', 'log odds ratio'])
      expect(claim(`${relief}: interval excludes no effect`, named(label))[0]!.message).toContain(
        'whose label does not tell what no effect is',
      );
  });

  it('takes the words of a source where there is neither p nor interval', () => {
    const told = (words: string): [string, string] => [
      'ci: { low: 0.80, high: 2.45, level: 95 }, p: not reported',
      `told: ${words}`,
    ];
    expect(claim(`${relief}: not significant`, told('not statistically significant'))).toEqual([]);
    expect(claim(`${relief}: not significant`, told('a significant rise'))).toHaveLength(1);
    expect(claim(`${relief}: not significant`, told('as expected'))).toHaveLength(1);
  });
});

describe('a condition that cannot be asked says why', () => {
  it.each([
    [`${pain}: beter than comparator`, '“beter than comparator” is not a condition', 'did you mean "better than'],
    [
      `${pain}: below 5`,
      'results.pain.comparisons.drug leads to a group of keys, not to a value',
      'such as its estimate',
    ],
    [`${pain}.p: below five`, '“five” is not a number', 'below 5'],
    ['results.pane.comparisons.drug: significant', 'results.pane.comparisons.drug: there is no "pane"', '"pain"'],
    ['results.pain.arms.drug: significant', 'results.pain.arms.drug is not a comparison', 'comparisons'],
    ['results.pain.arms.drug: better than comparator', 'results.pain.arms.drug is not a comparison', 'an arm'],
    ['results.pain.arms.drug: better than placebu', 'there is no arm "placebu" here', '"placebo"'],
    ['participants.randomised: better than comparator', 'participants.randomised is not a result', 'name a result'],
  ])('%s', (condition, message, hint) => {
    expect(claim(condition)).toMatchObject([
      { severity: 'error', message, hint: expect.stringContaining(hint) as string },
    ]);
  });

  it('names the line and column of the condition', () => {
    const [problem] = claim(`${pain}.p: at least 0.05`);
    expect([problem?.line, problem?.column]).toEqual([
      35,
      `headline: { text: As told, holds: [{ ${pain}.p: at`.length - 1,
    ]);
  });

  it('of an outcome without a better direction', () => {
    expect(claim(`${pain}: better than comparator`, ['better: lower', 'better: neither'])).toMatchObject([
      { message: 'of Pain neither direction is better' },
    ]);
  });

  it('of a short name that two comparisons share', () => {
    const sham: [string, string] = [
      'outcomes:',
      '  - { id: sham, name: Sham, role: comparator, n: not reported, source: article }\noutcomes:',
    ];
    const twice: [string, string] = [
      '      - { arm: drug, versus: placebo, measure: mean',
      '      - { arm: drug, versus: sham, measure: other }\n      - { arm: drug, versus: placebo, measure: mean',
    ];
    expect(claim(`${pain}-versus-placebo: significant`, twice, sham)).toEqual([]);
    expect(claim(`${pain}: significant`, twice, sham)).toMatchObject([
      { message: `${pain}: there is no "drug"`, hint: expect.stringContaining('drug-versus-placebo') as string },
    ]);
  });
});
