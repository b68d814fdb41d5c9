/** Figures that are made of others: widths of intervals, p values, spreads, shares, rates, ages. Each slip is told once, and what is right is silent. */
import { describe, expect, test } from 'vitest';
import { beginning } from './dataset.js';
import { ContentError } from '../../src/errors.js';
import { loadDataset } from '../../src/load.js';

/** What is told of a parallel trial of 102 people with these rows. */
function told(rows: string, change = (text: string) => text): string[] {
  const text = `${beginning}  - { id: relief, name: Relief, role: secondary, type: binary, measure: participants, timepoint: week 12, better: higher }
  - { id: attacks, name: Attacks, role: secondary, type: rate, measure: attacks a year, timepoint: week 52, better: lower }
  - { id: death, name: Death, role: secondary, type: time-to-event, measure: participants, timepoint: week 52, better: lower }
${rows}
adverse_events: [{ id: any, name: Any event, kind: any, told: not reported, source: article }]
question: Does it work?
headline: As told
bottom_line: As told
`;
  try {
    return loadDataset('trial.yaml', change(text))
      .warnings.map(({ message }) => message)
      .filter((message) => !/printed neither|no effect/.test(message));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(({ message }) => message);
  }
}

const results = (outcome: string, arms: string, comparison = '') => `results:
  - id: row
    outcome: ${outcome}
    population: all
    source: article
    arms: ${arms}
    ${comparison === '' ? '' : `comparisons: [{ arm: drug, versus: placebo, ${comparison} }]`}`;

const one = (found: string[], says: string | RegExp) => {
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(says);
};

describe('the width of an interval', () => {
  // SD 2.0 in 52 and 50 people: −1.2 (−1.99 to −0.41).
  const means = (interval: string, sd = '2.0') =>
    told(
      results(
        'pain',
        `{ drug: { mean: -3.1, sd: 2.0 }, placebo: { mean: -1.9, sd: ${sd} } }`,
        `measure: mean difference, estimate: -1.2, ci: { ${interval}, level: 95 }`,
      ),
    );
  const ratio = (interval: string, more = '') =>
    told(
      results(
        'relief',
        '{ drug: { events: 30 }, placebo: { events: 20 } }',
        `measure: risk ratio, estimate: 1.44, ci: { ${interval}, level: 95 }${more}`,
      ),
    );

  test('is that of the spreads of the arms', () => {
    expect(means('low: -2.0, high: -0.4')).toEqual([]);
    one(
      means('low: -2.9, high: 0.5'),
      'the 95% interval −2.9 to 0.5 is far wider than the figures of the arms give, −2.0 to −0.4',
    );
    one(means('low: -1.4, high: -1.0'), 'far narrower');
  });

  test('is that of the counts, unless the estimate is adjusted', () => {
    // RR 1.44 (0.96 to 2.18) of 30/52 and 20/50.
    expect(ratio('low: 0.95, high: 2.18')).toEqual([]);
    one(ratio('low: 1.30, high: 1.60'), /far narrower than the figures of the arms give, 0\.96 to 2\.18/);
    expect(ratio('low: 1.30, high: 1.60', ', adjusted: centre')).toEqual([]);
  });

  test('is left alone where the same people are in both arms, or clusters were randomised', () => {
    for (const structure of ['crossover', 'cluster'])
      expect(
        told(
          results(
            'relief',
            '{ drug: { events: 30 }, placebo: { events: 20 } }',
            'measure: risk ratio, estimate: 1.44, ci: { low: 1.20, high: 1.73, level: 95 }',
          ),
          (text) => text.replace('structure: parallel', `structure: ${structure}`),
        ),
      ).toEqual([]);
  });
});

describe('the interval of one arm', () => {
  test('has its mean in the middle', () => {
    const mean = (interval: string) =>
      told(results('pain', `{ drug: { mean: -3.10, ci: { ${interval}, level: 95 } }, placebo: { mean: -1.9 } }`));
    expect(mean('low: -3.66, high: -2.54')).toEqual([]);
    one(mean('low: -3.66, high: -2.14'), '−3.10 is far from the middle of its interval, −3.66 to −2.14');
  });

  test('is even of percentage points too, and left alone where the mean is itself a share', () => {
    const inUnit = (unit: string) =>
      told(
        results('pain', '{ drug: { mean: 90.0, ci: { low: 80.0, high: 94.0, level: 95 } }, placebo: { mean: 88.0 } }'),
        (text) => text.replace('measure: mean change,', `measure: mean change, unit: ${unit},`),
      );
    expect(inUnit('percent')).toEqual([]);
    one(inUnit('percentage points'), 'far from the middle');
  });

  test('of a share is that of the counts, by any method', () => {
    const share = (interval: string) =>
      told(
        results(
          'relief',
          `{ drug: { events: 30, percent: 57.7, ci: { ${interval}, level: 95 } }, placebo: { events: 20 } }`,
        ),
      );
    // Wilson 44.2 to 70.1, Wald 44.3 to 71.1, Clopper and Pearson 43.2 to 71.3.
    for (const right of ['low: 44.2, high: 70.1', 'low: 44.3, high: 71.1', 'low: 43.2, high: 71.3'])
      expect(share(right)).toEqual([]);
    one(share('low: 53.2, high: 80.1'), 'the 95% interval 53.2 to 80.1 is far from that of the counts, 44.2 to 70.1');
  });
});

describe('a p value', () => {
  const p = (value: string) =>
    told(
      results(
        'pain',
        '{}',
        `measure: mean difference, estimate: -0.5, ci: { low: -4.0, high: 3.0, level: 95 }, p: ${value}`,
      ),
    );

  test('is that of the interval, both ways', () => {
    // z = 0.28, p = 0.78.
    expect(p('0.78')).toEqual([]);
    one(p('0.078'), 'p = 0.078 does not go with the 95% interval, −4.0 to 3.0, of which p would be far larger');
    const small = told(
      results(
        'pain',
        '{}',
        'measure: mean difference, estimate: -1.20, ci: { low: -1.70, high: -0.70, level: 95 }, p: 0.03',
      ),
    );
    one(small, 'of which p would be far smaller');
  });

  test('of another test may differ by some', () => {
    expect(p('0.60')).toEqual([]);
    expect(p('0.90')).toEqual([]);
  });

  test('that is a bound lies beyond what the interval gives', () => {
    const bound = (value: string) =>
      told(
        results(
          'pain',
          '{}',
          `measure: mean difference, estimate: -1.20, ci: { low: -2.30, high: -0.10, level: 95 }, p: ${value}`,
        ),
      );
    expect(bound('<0.05')).toEqual([]);
    one(bound('<0.001'), 'p < 0.001 does not go with the 95% interval, −2.30 to −0.10, of which p would be far larger');
  });
});

describe('spreads', () => {
  const sds = (one_: string, other: string) =>
    told(results('pain', `{ drug: { mean: -3.1, sd: ${one_} }, placebo: { mean: -2.9, sd: ${other} } }`));

  test('of the arms are of one size', () => {
    expect(sds('2.0', '3.1')).toEqual([]);
    one(sds('0.28', '2.1'), 'the standard deviations of the arms, 0.28 and 2.1, differ by a factor of 7.5');
  });
});

describe('a ratio', () => {
  const ratio = (measure: string, estimate: string) =>
    told(
      results(
        'relief',
        '{ drug: { events: 10 }, placebo: { events: 24 } }',
        `measure: ${measure}, estimate: ${estimate}`,
      ),
    );

  test('that is another ratio of the same counts is told by that name', () => {
    // 10/52 and 24/50: risk ratio 0.40, odds ratio 0.26.
    expect(ratio('risk ratio', '0.40')).toEqual([]);
    expect(ratio('odds ratio', '0.26')).toEqual([]);
    one(
      ratio('odds ratio', '0.40').filter((message) => message.includes('counts')),
      'the reported odds ratio 0.40 is far from that of the counts, 0.26: it is their risk ratio',
    );
  });

  test('of hazards lies where the shares of the arms can lie', () => {
    const hazard = (percent: string) =>
      told(
        results(
          'death',
          `{ drug: { percent: ${percent} }, placebo: { percent: 41.4 } }`,
          'measure: hazard ratio, estimate: 0.64, ci: { low: 0.51, high: 0.81, level: 95 }',
        ),
      );
    expect(hazard('29.3')).toEqual([]);
    one(hazard('39.3'), 'the hazard ratio 0.64 (0.51 to 0.81) is far from what the arms tell, 39.3 and 41.4');
  });
});

describe('a rate', () => {
  const rates = (events: string) =>
    told(
      results(
        'attacks',
        `{ drug: { rate: 0.92, events: 46, person_time: 50 }, placebo: { rate: 2.10, events: ${events}, person_time: 48 } }`,
      ),
    );

  test('is its events by the time, and its events are not people', () => {
    expect(rates('101')).toEqual([]);
    expect(rates('110')).toContainEqual(
      expect.stringContaining('Placebo: 110 events in 48 make a rate of 2.29, in the unit of the other arms, not 2.10'),
    );
  });
});

describe('people', () => {
  const none = 'results: []';
  const baseline = (row: string) =>
    told(`baseline: [{ id: row, source: article, ${row} }]\n${none}`, (text) =>
      text.replace('description: adults,', 'description: adults, age_from: 18, age_to: 65,'),
    );

  test('at baseline are as old as they may be, alike between the arms, and no more than there are', () => {
    expect(
      baseline('name: "Age, years, mean", arms: { drug: { mean: 41.2, sd: 11 }, placebo: { mean: 40.8, sd: 12 } }'),
    ).toEqual([]);
    expect(baseline('name: "Age, years, mean", arms: { drug: { mean: 71.2 }, placebo: { mean: 40.8 } }')).toEqual([
      'an age of 71.2, where people aged 18 to 65 took part',
    ]);
    one(
      baseline('name: Score, arms: { drug: { mean: 12.1, sd: 3 }, placebo: { mean: 21.1, sd: 3 } }'),
      'Score: the means of randomised arms, 12.1 and 21.1, differ by more than a standard deviation',
    );
    one(
      baseline('name: Women, arms: { drug: { events: 30, percent: 75.7 }, placebo: { events: 20, percent: 40 } }'),
      '30/52 is 57.7%, not 75.7%',
    );
    one(
      baseline('name: Women, arms: { drug: { events: 53 }, placebo: { events: 20 } }'),
      '53 with the event, but only 52 in all',
    );
  });

  test('of two groups that part a third are as many as it, unless a note says of whom it is not known', () => {
    const groups = (n: number, note = '') =>
      told(none, (text) =>
        text.replace(
          'n: 102, source: article }]',
          `n: 102, source: article }, { id: yes, name: With aura, kind: subgroup, within: all, n: ${n}${note}, source: article }, { id: no, name: Without aura, kind: subgroup, within: all, n: 61, source: article }]`,
        ),
      );
    expect(groups(41)).toEqual([]);
    expect(groups(38, ', note: not known of 3')).toEqual([]);
    one(groups(38), /61 in “Without aura” and 38 in “With aura” are 99, not the 102/);
    one(groups(47, ', note: not known of 3'), /61 in “Without aura” and 47 in “With aura” are 108, not the 102/);
  });
});
