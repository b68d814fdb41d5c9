/** The number of an arm is one number, wherever a document tells it. */
import { expect, test } from 'vitest';
import { buildDeck } from '../../src/document/build.js';
import { parseMarkup } from '../../src/document/markup.js';
import { checkWithin } from '../../src/traceability/agreement.js';

const problems = (head: string) =>
  checkWithin(
    buildDeck(
      parseMarkup(
        `<deck><slide><h1>T</h1><flow><step n="60" label="randomised"><step n="37" label="Drug"/></step></flow>
        <table><tr kind="head"><th/><th>Drug<br/>n = ${head}</th></tr><tr><th>a</th><td>1</td></tr></table></slide></deck>`,
        'deck.hbs',
      ),
    ),
    'deck',
  ).map(({ message }) => message);

test('in the flow and at the head of a table, also where a template sets letters behind it', () => {
  expect(problems('37')).toEqual([]);
  expect(problems('37<sup>b</sup>')).toEqual([]);
  expect(problems('38<sup>b</sup>')).toEqual(['deck: “Drug” has 37 in one place and 38 in another']);
});
