/** Claims that say more than the data bear are remarked on; careful ones are left alone. */
import { describe, expect, it } from 'vitest';
import { headline, problemsOf } from './dataset.js';

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
