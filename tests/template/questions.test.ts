import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { bare } from '../../src/document/carried.js';
import { questionsOf } from '../../src/template/view/questions.js';

const trial = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');
const questions = (change: (text: string) => string) => {
  const text = change(trial);
  expect(text).not.toBe(trial);
  return questionsOf(loadDataset('trial.yaml', text).trial).map((question) => bare(question));
};
const without = (text: string) => text.replace(/\nquestions:[\s\S]*$/, '\n');

test('a trial without questions of its own is asked about its weak points, in the words of its data', () => {
  expect(questions(without)).toEqual([
    'Muscle-predominant cohort: 18 people. How large an effect could a group of that size have shown, or missed?',
    'Some participants switched treatment at week 12. What can the arms still tell, compared after that?',
    'The primary outcome is CDASI-A, mean change from baseline. What does it say about how patients feel, function or survive?',
    'No source read states the level of the intervals. What can be read from them all the same?',
  ]);
});

test('a question that the dataset asks itself is not asked again', () => {
  const own = questionsOf(loadDataset('tests/fixtures/dazukibart.yaml', trial).trial).map((question) => bare(question));
  expect(own).toHaveLength(6);
  expect(own.filter((question) => /18 people/.test(question))).toHaveLength(1);
});

test('what is no weak point raises no question', () => {
  const sound = questions((text) =>
    without(text)
      .replaceAll('level: not stated', 'level: 95')
      .replace('    - some participants switched treatment at week 12\n', '    - all were seen at week 12\n')
      .replace('says switched treatment at week 12', 'says week 12')
      .replace('measure: mean change from baseline\n    unit', 'measure: pain, mean change from baseline\n    unit')
      .replaceAll('n: 18', 'n: 218')
      .replace('n: 57', 'n: 157')
      .replaceAll('randomised: 75', 'randomised: 375')
      .replaceAll('n: 75', 'n: 375')
      .replace('value: 37,', 'value: 337,')
      .replace('screened: { value: 125', 'screened: { value: 625'),
  );
  expect(sound).toEqual([]);
});

test('a rate of what patients feel, such as attacks, stands for nothing else; one of what is measured of them may', () => {
  const rate = readFileSync('tests/fixtures/rate.yaml', 'utf8');
  const raised = (text: string) =>
    questionsOf(loadDataset('rate.yaml', text).trial)
      .map((question) => bare(question))
      .filter((question) => question.startsWith('The primary outcome is'));
  expect(raised(rate)).toEqual([]);
  expect(raised(rate.replace('name: Asthma attacks', 'name: Enzyme peaks'))).toEqual([
    'The primary outcome is enzyme peaks, attacks per person and year. What does it say about how patients feel, function or survive?',
  ]);
});
