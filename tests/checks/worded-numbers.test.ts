/** Numbers in words are read as those in digits are, and held against what the data have of their kind. */
import { describe, expect, it, test } from 'vitest';
import { numberWords, sharesInWords, withDigits } from '../../src/dataset/number-words.js';
import { problemsOf } from './dataset.js';

type Change = [string, string];

test('numbers in words, and no parts of other words', () => {
  const sizes = (text: string) => numberWords(text).map(({ size }) => size);
  expect(sizes('Thirteen of sixty-three, a hundred, one hundred and two, ninety nine')).toEqual([13, 63, 100, 102, 99]);
  expect(sizes('two-sided, someone, tenfold, often, attention, one-year-old')).toEqual([]);
  expect(withDigits('After twelve weeks and Six days')).toBe('After 12 weeks and 6 days');
  expect(sharesInWords('One in seven, more than one in ten').map(({ written, isBound }) => [written, isBound])).toEqual(
    [
      ['One in seven', false],
      ['more than one in ten', true],
    ],
  );
  expect(sharesInWords('a third of the patients and half the days').map(({ written }) => written)).toEqual([
    'a third of the patients',
  ]);
});

const flow: Change[] = [
  ['n: 102, source: article }]', 'n: 97, source: article }]'],
  ['description: adults, randomised: 102,', 'description: adults, randomised: 102, clusters: 24,'],
  ['populations:', 'sites: { total: 9, countries: {}, source: article }\npopulations:'],
  ["percent: '>60' }", 'n: 49, events: 7, percent: 14.3 }'],
];

/** What is said of a takeaway, and not of the trial without it. */
const said = (text: string, ...changes: Change[]) => {
  const messages = (takeaway: string) =>
    problemsOf(['question:', `takeaways: ["${takeaway}"]\nquestion:`], ...flow, ...changes).map(
      ({ message }) => message,
    );
  const before = messages('As told');
  return messages(text).filter((message) => !before.includes(message) && !message.includes('typed by hand'));
};

describe('a number in words that does not fit', () => {
  it.each([
    [
      'Nothing is known beyond six months',
      '“six months” stands in this sentence, and no time of the data is that: the results are of week 12',
    ],
    [
      'Eleven people left early',
      '“Eleven people left”, and no two counts of the data differ by 11: 102 randomised − 97 in “All participants” is 5',
    ],
    ['Nine on placebo had it', '“Nine on placebo” stands in this sentence, and no count of Placebo is 9'],
    ['Only forty-two clusters', '“forty-two clusters” stands in this sentence, and participants.clusters is 24'],
    ['Eighteen clusters only', '“Eighteen clusters” stands in this sentence, and participants.clusters is 24'],
    ['Twelve sites took part', '“Twelve sites” stands in this sentence, and sites.total is 9'],
    ['One in three had relief', '“One in three” stands in this sentence, and of “Relief” it is 14.3% in Drug'],
    [
      'A third of the patients had relief',
      '“A third of the patients” stands in this sentence, and of “Relief” it is 14.3% in Drug',
    ],
  ])('%s', (text, message) => expect(said(text)).toEqual([expect.stringContaining(message)]));

  it('a dose more than there are', () => {
    const low: Change = [
      '  - { id: placebo, name',
      '  - { id: low, name: Drug 50 mg, dose: 50 mg, role: experimental, n: not reported, source: article }\n  - { id: placebo, name',
    ];
    const moved = (text: string) =>
      problemsOf(['question:', `takeaways: ["${text}"]\nquestion:`], low).map(({ message }) => message);
    expect(moved('All three doses were given')).toEqual(['“three doses” stands in this sentence, and the data have 2']);
    expect(moved('All two doses were given')).toEqual([]);
    expect(moved('Three doses were given to each person')).toEqual([]);
  });

  it('a margin in words', () => {
    const margin: Change = ['level: 95 }, p: <0.001', 'level: 95 }, margin: 8, p: <0.001'];
    expect(said('It is within the margin of five points', margin)).toEqual([
      'this sentence tells of a margin of 5, the comparisons of 8',
    ]);
    expect(said('It is within the margin of eight points', margin)).toEqual([]);
  });
});

describe('one that fits, or may, says nothing', () => {
  it.each([
    'Nothing is known beyond twelve weeks, or three months',
    'Five people left early',
    'Three left the drug arm', // 52 in it, 49 of them counted
    'Seven on drug had relief, and fifty were on placebo',
    'Six clusters had few people',
    'In all twenty-four clusters',
    'One in seven had relief',
    'Fewer than one in three had relief',
    'Two of ten domains, one of several, in one way or another, on the one hand, at one time, one or more',
    'Half the days were free of pain, and one day it may be more',
    'Both doses did so, in a two-sided test',
  ])('%s', (text) => expect(said(text)).toEqual([]));

  it('in a language without these words', () => {
    expect(said('Nothing is known beyond six months', ['language: en-GB', 'language: fr-FR']).join()).not.toContain(
      'six months',
    );
  });
});

describe('what a typed number was meant to be', () => {
  const ratio: Change = [
    'estimate: 1.40, ci: { low: 0.80, high: 2.45, level: 95 }',
    'estimate: 0.44, ci: { low: 0.21, high: 0.92, level: 95 }',
  ];
  it.each([
    ['42 clusters only', [], 'participants.clusters is 24: write [[participants.clusters]] instead'],
    ['At week 26 it was over', [], 'the results are of week 12: check which of the two is right'],
    [
      'The drug cut relapses by 44%',
      [ratio],
      'a risk ratio of 0.44 means 56% fewer: write 56%, or a reference to the risk ratio',
    ],
  ] as [string, Change[], string][])('%s', (text, changes, hint) => {
    const found = problemsOf(['question:', `takeaways: ["${text}"]\nquestion:`], ...flow, ...changes);
    const nowhere = found.filter((problem) => problem.message.includes('stands in this sentence'));
    expect(nowhere.map((one) => one.hint)).toEqual([hint]);
  });

  it('and a percentage that a ratio means is right', () => {
    expect(said('The drug cut relapses by 56%', ratio)).toEqual([]);
    expect(said('The drug cut relapses by 57%', ratio)).toHaveLength(1);
  });
});
