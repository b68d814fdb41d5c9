/** Where the data do not tell, page and deck say less. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bare } from '../../src/document/carried.js';
import { loadDataset } from '../../src/load.js';
import { viewOf, type View } from '../../src/template/view/view.js';

const fixture = (name: string) => readFileSync(`tests/fixtures/${name}.yaml`, 'utf8');
const viewed = (text: string): View => viewOf(loadDataset('a.yaml', text));
const changed = (text: string, from: string | RegExp, to: string) => {
  expect(text.search(from)).toBeGreaterThan(-1);
  return text.replace(from, to);
};

test('a trial of one arm has no comparator, and what is told in words is called so', () => {
  const [verdict] = viewed(fixture('shortest')).verdicts;
  expect(verdict!.word).toBe('no comparator');
  const told = changed(
    fixture('shortest'),
    'arms: { vimerol: { n: 12, events: 7, percent: 58 } }',
    'arms: {}\n    told: most had it halved',
  );
  const words = told.replace(
    /\nheadline:.*\nbottom_line:.*\n/,
    '\nheadline: Vimerol was tried\nbottom_line: Without a control group nothing follows.\n',
  );
  expect(viewed(words).verdicts[0]!.word).toBe('told in words');
});

test('in a crossover nobody is randomised to an arm', () => {
  const { talk, flow } = viewed(fixture('crossover'));
  expect(bare(talk.titles.design)).toMatch(/ were randomised to an order of treatments/);
  expect(flow.alt).toContain('each taken in turn');
  expect(flow.alt).not.toContain('groups below overlap');
});

test('a heading is drafted from what a source compared, not from what was calculated here', () => {
  const message = /\nprimary_message:(?:.*\n(?: .*\n)*)/;
  const reported = changed(fixture('binary'), message, '\n');
  expect(bare(viewed(reported).chart!.heading)).toContain('better on');
  const text = reported.replace(/estimate: -?[\d.]+\s*,?(\s*)ci: \{[^}]*\},?\s*p: [<\d.]+/, 'estimate: calculated');
  expect(text).not.toBe(reported);
  const own = text.replace(/\nheadline:[\s\S]*$/, '\nheadline: A trial\nbottom_line: It was done.\n');
  expect(bare(viewed(own).chart!.heading)).not.toContain('better on');
});

test('all who were randomised are no subgroup of those who kept to the protocol', () => {
  const text = fixture('noninferiority');
  const { chart } = viewed(text);
  expect(chart!.marks.map(({ level }) => level)).toEqual(chart!.marks.map(() => '0'));
});
