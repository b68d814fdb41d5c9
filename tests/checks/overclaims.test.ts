/** Claims that say more than the data bear are remarked on; careful ones are left alone. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../src/load.js';
import { headline, problemsOf } from './dataset.js';

const equivalence = readFileSync('tests/fixtures/equivalence.yaml', 'utf8');
const relief = 'results.relief.comparisons.drug';
const cited = `[[${relief}.estimate]]`;

describe('remarks on', () => {
  it.each([
    [
      `The drug improved relief (${cited})`,
      'the interval of results.relief.comparisons.drug, 0.80 to 2.45, includes no effect',
    ],
    [`{ text: It did, holds: [{ ${relief}: better than comparator }] }`, 'includes no effect'],
    [`Relief rose significantly (${cited})`, 'whose outcome, Relief, is exploratory'],
    [`Relief rose significantly (${cited})`, `this calls ${relief} significant, but found is 0.80 to 2.45`],
  ])('%s', (text, message) => {
    expect(headline(text)).toContainEqual(
      expect.objectContaining({ severity: 'warning', message: expect.stringContaining(message) as string, line: 35 }),
    );
  });

  it('a benefit without a word on harms', () => {
    const silent: [string, string] = [
      'adverse_events: [{ id: any, name: Any event, kind: any, told: not reported, source: article }]\n',
      '',
    ];
    expect(headline('The drug reduced pain', silent)).toMatchObject([
      { severity: 'warning', message: 'this claims a benefit, and the data say nothing of harms' },
    ]);
    expect(headline('The drug reduced pain')).toEqual([]);
    expect(problemsOf(silent)).toEqual([]);
  });
});

it('remarks on noninferiority whose interval reaches the margin', () => {
  const margin = (at: string): [string, string] => [
    'high: 2.45, level: 95 }',
    `high: 2.45, level: 95 }, margin: ${at}`,
  ];
  const remarks = (at: string) => headline(`The drug was noninferior for relief (${cited})`, margin(at));
  expect(remarks('0.85')[0]!.message).toContain('its interval reaches the margin: interval to 0.80, margin 0.85');
  expect(remarks('0.70')).toEqual([]);
});

it('leaves alone a sentence that says of which set noninferiority was not shown', () => {
  const margin: [string, string] = ['high: 2.45, level: 95 }', 'high: 2.45, level: 95 }, margin: 0.85'];
  const says = (text: string) =>
    headline(`{ text: "${text}", holds: [{ ${relief}: noninferiority not shown }] }`, margin);
  expect(says('Noninferior by intention to treat, not per protocol')).toEqual([]);
  expect(says('The drug was noninferior for relief')[0]!.message).toContain('reaches the margin');
});

describe('a headline that names no result is of the first primary one', () => {
  const warned = (name: string, ...changes: [string, string][]) => {
    const text = changes.reduce(
      (left, [from, to]) => {
        expect(left).toContain(from);
        return left.replace(from, to);
      },
      readFileSync(`tests/fixtures/${name}.yaml`, 'utf8'),
    );
    return readDataset(`${name}.yaml`, text).warnings.map(({ message }) => message);
  };

  it('a benefit that its interval does not bear', () => {
    const before = 'headline: Epidural lumexin did not ease';
    expect(warned('negative').join()).not.toContain('claims a benefit');
    expect(warned('negative', [before, 'headline: Epidural lumexin eased'])).toContainEqual(
      'this claims a benefit, but the interval of results.pain-all.comparisons.lumexin, −0.9 to 0.5, includes no effect',
    );
  });

  it('noninferiority whose interval reaches the margin', () => {
    expect(warned('noninferiority')).toEqual([]);
    expect(warned('noninferiority', ['low: -5.8', 'low: -9.8']).join()).toContain(
      'this calls results.cure-pp.comparisons.short noninferior, but its interval reaches the margin',
    );
  });

  it('equivalence whose interval does not lie between the margins', () => {
    expect(warned('equivalence')).toEqual([]);
    expect(
      warned(
        'equivalence',
        ['low: 0.91, high: 1.01', 'low: 0.79, high: 1.01'],
        ['generic: equivalent', 'generic: reported'],
      ).join(),
    ).toContain(
      'equivalent, but its interval does not lie between the margins: interval 0.79 to 1.01, margins 0.80 to 1.25',
    );
  });

  it.each([
    [
      'margin: { low: 0.80, high: 1.25 }',
      'margin: { low: 0.50, high: 0.70 }',
      'no effect, 1, does not lie between the margins, 0.50 to 0.70',
    ],
    [
      'high: 1.01, level: 90 }',
      'high: 1.01, level: not stated }',
      'the interval held against the margins has no level',
    ],
    ['margin: { low: 0.80, high: 1.25 }', 'margin: 1.25', 'the trial is of equivalence, and has one margin, 1.25'],
  ])('for “%s”: “%s”', (from, to, message) => {
    expect(
      warned(
        'equivalence',
        [from, to],
        [/^headline:\n(?: .*\n)+/m.exec(equivalence)![0], 'headline: As told\n'],
      ).join(),
    ).toContain(message);
  });

  it('a margin on the better side of no effect', () => {
    expect(warned('noninferiority', ['margin: -7.5', 'margin: 7.5'])).toContainEqual(
      'higher is better, and the margin 7.5 lies on the better side of no effect, 0',
    );
  });
});

describe('leaves alone', () => {
  it.each([
    'The drug reduced pain by [[results.pain.comparisons.drug.estimate | size]] points',
    'Pain fell significantly (p[[results.pain.comparisons.drug.p]])',
    `A benefit for relief was not shown (${cited})`,
    `Relief was ${cited}; p for superiority is told elsewhere`,
    `Relief did not rise significantly more (${cited}); pain was no question`.replace('significantly', 'clearly'),
    `{ text: Pain was reduced and relief was uncertain, holds: [{ results.pain.comparisons.drug: better than comparator }, { ${relief}: not significant }] }`,
  ])('%s', (text) => expect(headline(text)).toEqual([]));
});
