/** Words that compare arms, subgroups and numbers of countries, against the values. */
import { describe, expect, it } from 'vitest';
import { problemsOf } from './dataset.js';

type Change = [string, string];
const events: Change = [
  '{ id: any, name: Any event, kind: any, told: not reported,',
  '{ id: any, name: Constipation, kind: common, arms: { drug: { events: 12 }, placebo: { events: 4 } },',
];

/** What is said of a takeaway, and not of the trial without it. */
const said = (text: string, ...changes: Change[]) => {
  const messages = (takeaway: string) =>
    problemsOf(['question:', `takeaways: ["${takeaway}"]\nquestion:`], ...changes).map(({ message }) => message);
  const before = messages('As told');
  return messages(text).filter((message) => !before.includes(message));
};

describe('more or fewer on an arm', () => {
  it.each([
    ['Fewer had constipation on the drug', 'it is 23.1 in Drug, and 8.0 in Placebo'],
    ['More had constipation on placebo than on the drug', 'it is 8.0 in Placebo, and 23.1 in Drug'],
  ])('%s', (text, values) => expect(said(text, events)).toEqual([`“${text}”: of “Constipation” ${values}`]));

  it.each([
    'More had constipation on the drug',
    'Fewer had constipation on placebo than on drug',
    'Fewer had constipation than expected on the drug',
    'It is not known whether fewer had constipation on the drug',
    'Fewer had headache on the drug',
    'More than on placebo had constipation',
    'Constipation was told on the drug',
  ])('or not: %s', (text) => expect(said(text, events)).toEqual([]));
});

describe('an effect in one subgroup only', () => {
  const population = (id: string, name: string) =>
    `  - { id: ${id}, name: ${name}, kind: subgroup, within: all, n: not reported, source: article }\n`;
  const result = (id: string, high: string) =>
    `  - { id: pain-${id}, outcome: pain, population: ${id}, source: article, arms: {}, comparisons: [{ arm: drug, versus: placebo, measure: mean difference, estimate: -1.2, ci: { low: -2.8, high: ${high}, level: 95 } }] }\n`;
  const all: Change[] = [
    ['populations: [{ id: all', 'populations:\n  - { id: all'],
    [
      'n: 102, source: article }]\n',
      `n: 102, source: article }\n${population('north', 'Norway')}${population('south', 'Peru')}`,
    ],
    ['adverse_events:', `${result('north', '0.4')}${result('south', '-0.1')}adverse_events:`],
  ];

  it('whose interval includes no effect, where that of another does not', () => {
    expect(said('The effect was clear in Norway only', ...all)).toEqual([
      '“Norway only”: the interval there, −2.8 to 0.4, includes no effect, and that of Peru, −2.8 to −0.1, does not',
    ]);
    expect(said('Only in Norway pain fell', ...all)).toHaveLength(1);
    expect(said('The effect was clear in Peru only', ...all)).toEqual([]);
    expect(said('The effect was not clear in Norway only', ...all)).toEqual([]);
    expect(said('Pain fell in Norway', ...all)).toEqual([]);
  });

  it('and the number of countries is that of those named', () => {
    const told = (text: string, ...changes: Change[]) =>
      said(text, ...all, ...changes).filter((message) => message.includes('countries'));
    expect(told('It was done in three countries')).toEqual([
      'this sentence tells of 3 countries, participants and subgroups of Norway, Peru',
    ]);
    expect(told('It was done in two countries')).toEqual([]);
    expect(told('It was done in three countries', ['description: adults', 'description: adults in Chile'])).toEqual([]);
    expect(
      told('It was done in nine countries', ['description: adults', 'description: adults in countries such as Chile']),
    ).toEqual([]);
  });
});

describe('a change from one percentage to another', () => {
  it('is of two values, each rounded', () => {
    const arms: Change = [
      "arms: { drug: { percent: '>60' }, placebo: not reported }",
      'arms: { drug: { percent: 41.4 }, placebo: { percent: 23.6 } }',
    ];
    const hints = problemsOf(arms, ['headline: As told', 'headline: Relief rose from 24% to 41%']).map(
      ({ hint }) => hint,
    );
    expect(hints).toEqual(
      expect.arrayContaining(
        ['placebo', 'drug'].map((arm) => `write [[results.relief.arms.${arm}.percent | rounded]] instead`),
      ),
    );
  });
});
