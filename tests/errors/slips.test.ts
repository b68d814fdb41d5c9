/** Slips of the hand of people who never wrote YAML: what is told, where, and what to do. */
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { ContentError, type Problem } from '../../src/errors.js';
import { changed, placeOf, small } from '../outputs/dataset.js';

function problemsOf(text: string): Problem[] {
  try {
    return loadDataset('trial.yaml', text).warnings;
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

const alike = 'indent the lines of one group alike';
const apostrophe = "within '…' write an apostrophe twice, as in 'the drug''s'";
const quote = "put '…' around the whole text";
const bullet = 'begin each item of a list with a hyphen and a space: "- "';
const missing = 'is a colon missing here, or the space after it? An item of a list begins with "- "';

/** Each slip is one problem, at the passage where it is to be mended. */
test.each<[from: string, to: string, at: string, says: string, todo: string]>([
  ['condition: Itch', 'condition Itch', 'condition Itch', 'this line is not “key: value”', missing],
  ['condition: Itch', 'condition:Itch', 'condition:Itch', 'this line is not “key: value”', missing],
  [
    '  phase: 2',
    '   phase: 2',
    'phase: 2',
    'this line is indented further than the one above, which has a value of its own',
    alike,
  ],
  [
    '  phase: 2',
    ' phase: 2',
    ' phase: 2',
    'this line does not begin in the column of the lines that it belongs to',
    `${alike}; begin each item of a list with "- "`,
  ],
  [
    '  phase: 2',
    '  phase:\u00a02',
    '\u00a02',
    'what looks like a space here is another sign (U+00A0), as web pages have it',
    'delete it and type a space',
  ],
  [
    '  phase: 2',
    '\u00a0\u00a0phase: 2',
    '\u00a0\u00a0phase',
    'what looks like a space here is another sign (U+00A0), as web pages have it',
    'delete it and type a space',
  ],
  ['headline: The', "headline: 'The", "'The", 'this quotation mark is not closed', `close it; ${apostrophe}`],
  [
    'headline: The drug was tried against placebo',
    "headline: 'The drug's'",
    "s'",
    'something stands behind the closing quotation mark',
    `put the whole text between quotation marks; ${apostrophe}`,
  ],
  [
    'headline: The drug',
    'headline: The drug: it',
    'The drug: it',
    'there is a second colon in this line',
    'put text that holds ": " between quotation marks',
  ],
  ['Noone B]', 'Noone B', '[Nobody A', 'this [ is not closed', 'write ] where it ends'],
  ['{ mean: -5.50 }', '{ mean: -5.50', '{ mean: -5.50', 'this { is not closed', 'write } where it ends'],
  ['low: -3.9, high', 'low: ?, high', 'low: ?', '“?” is no value', 'write low: not reported'],
  ['low: -3.9, high', 'low: #3.9, high', 'low: #3.9', 'what stands behind a # is not read', 'write low: "#3.9"'],
  [
    'low: -3.9, high',
    'low: -3.9 high',
    '-3.9 high',
    'between these braces a comma is missing',
    'put a comma between two keys, as in { low: 1.2, high: 3.4 }, and quotation marks around text that holds ": "',
  ],
  [
    '  - People from [[sites.total]]',
    '  - [[sites.total]]',
    '[[sites.total]]',
    'a text that begins with [[ needs quotation marks',
    "write it between quotation marks: '[[…]] and so on'",
  ],
  [
    'p: 0.002',
    'p: >0.002',
    '>0.002',
    'what begins with > needs quotation marks',
    "write it between quotation marks: '>0.002'",
  ],
  ['condition: Itch', 'condition: @Itch', '@Itch', 'a text that begins with @ needs quotation marks', quote],
  ['condition: Itch', 'condition: %Itch', '%Itch', 'a text that begins with % needs quotation marks', quote],
  ['  - The score', '  * The score', '* The score', 'a * begins this line', bullet],
  [
    'estimate: -2.4',
    'estimate: - 2.4',
    '- 2.4',
    'a hyphen and a space begin a list here',
    'write a negative number without the space, such as -2.4; begin a list on the next line',
  ],
  [
    'condition: Itch',
    '---\ncondition: Itch',
    '---',
    'three hyphens begin a second file here',
    'delete this line; a file holds one trial',
  ],
  [
    'condition: Itch',
    'condition: "C:\\Itch"',
    '\\Itch',
    'a backslash stands within "…"',
    "put '…' around the text instead",
  ],
  ['mean: -5.50', 'mean: -5,50', '-5,50', '“-5,50” is written with a comma', 'write a point: -5.50'],
  ['low: -3.9, high: -0.9', 'low: -3,9, high: -0,9', '-0,9', '“-0,9” is written with a comma', 'write a point: -0.9'],
  [
    '{ value: 130, source',
    '{ value: 1,130, source',
    '1,130',
    '“1,130” is written with a comma',
    'write 1130, or 1.130 if that is meant',
  ],
  ['condition: Itch', 'conditoin: Itch', 'conditoin', 'unknown key "conditoin"', 'did you mean "condition"?'],
  ['\narms:', '\namrs:', 'amrs', 'unknown key "amrs"', 'did you mean "arms"?'],
  ['condition: Itch', 'CONDITION: Itch', 'CONDITION', 'unknown key "CONDITION"', 'did you mean "condition"?'],
  [
    'randomised: 90',
    'randomized: 90',
    'randomized',
    'unknown key "randomized" in participants',
    'did you mean "randomised"?',
  ],
  ['    better: lower', '    beter: lower', 'beter', 'unknown key "beter" in outcomes.itch', 'did you mean "better"?'],
  [
    '      placebo: { mean',
    '      Placebo: { mean',
    'Placebo: {',
    'there is no arm "Placebo"',
    'did you mean "placebo"?',
  ],
  [
    '  - The score',
    '  – The score',
    '– The score',
    expect.stringContaining('takeaways: expected a list, found "– The score') as string,
    'begin each item with a hyphen and a space: "- "',
  ],
  [
    'condition: Itch',
    'condition: true',
    'true',
    'condition: expected text, found "true"',
    'put it between quotation marks: "true"',
  ],
])('%j written as %j', (from, to, at, says, todo) => {
  const text = changed(small, [from, to]);
  const [line, column] = placeOf(at, text).split(':').map(Number);
  expect(problemsOf(text)).toEqual([
    { severity: 'error', message: says, hint: todo, file: 'trial.yaml', line, column },
  ]);
});

describe('a number', () => {
  test.each([
    ['n/a', 'write “not reported”, or “not applicable” where there can be none'],
    ['NR', 'write “not reported”'],
    ['Not reported', 'write “not reported”'],
    ['–', 'write “not reported”'],
    ['0.002*', 'write the value alone: 0.002'],
    ['-2,4', 'write a point: -2.4'],
    ['1.234,5', 'write it as 1234.5'],
    ['14.5+', 'of somebody still followed, write it as a bound: ≥14.5'],
    ['1 234', 'write it without the sign between thousands: 1234'],
    ['50 %', 'write the value without the percent sign: 50'],
    ['-2.4 points', 'write the value alone: -2.4; the unit stands in the outcome'],
    ['-5.5 ± 1.2', 'write mean: -5.5 and sd: 1.2 (or se, if it is a standard error)'],
    ['23/46', 'write events: 23 and n: 46'],
    ['23 (50%)', 'write events: 23 and percent: 50'],
    ['-3.9 to -0.9', 'write low: -3.9 and high: -0.9'],
    [
      '-2.4 (-3.9 to -0.9)',
      'write only the value here, -2.4; an interval or spread has keys of its own, such as ci or sd',
    ],
    ['a lot', 'write it so: p: <0.0001'],
  ])('written as %s', (written, todo) => {
    const [problem, ...more] = problemsOf(changed(small, ['p: 0.002', `p: '${written}'`]));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ hint: todo, message: expect.stringContaining(`found "${written}"`) as string });
  });
});

test('notations of print are read, with the line as it should be', () => {
  const interval = 'ci: { low: -3.9, high: -0.9, level: 95 }';
  const told = problemsOf(changed(changed(small, [interval, 'ci: -3.9 to -0.9']), ['p: 0.002', 'p: p = 0.002']));
  expect(told).toMatchObject([{ severity: 'warning', hint: 'write ci: { low: -3.9, high: -0.9, level: not stated }' }]);
});

describe('a file', () => {
  test.each([
    ['saved as UTF-16', Buffer.from(`\uFEFF${small}`, 'utf16le').toString('utf8'), 'this file is saved as UTF-16'],
    ['saved as UTF-16 without a mark', Buffer.from(small, 'utf16le').toString('utf8'), 'this file is saved as UTF-16'],
    ['of Rich Text', '{\\rtf1\\ansi id: x}', 'this is a Rich Text file'],
    ['of Word', 'PK\u0003\u0004\u0014', 'this is a file of Word, Excel or the like (or a ZIP archive)'],
    ['that is a page', '%PDF-1.7\n', 'this is a PDF file'],
    ['of a browser', '<!DOCTYPE html><title>x</title>', 'this is a web page'],
  ])('%s', (_, text, says) => {
    const [problem, ...more] = problemsOf(text);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ severity: 'error', message: says, file: 'trial.yaml' });
    expect(problem!.hint).not.toBe('');
  });

  test.each([
    ['with line ends of Windows', small.replaceAll('\n', '\r\n')],
    ['with line ends of an old Mac', small.replaceAll('\n', '\r')],
    ['with a byte order mark', `\uFEFF${small}`],
  ])('%s is read', (_, text) => expect(problemsOf(text)).toEqual([]));
});
