/** Texts edited in a deck go back into the data: numbers as references, and nothing else of the file touched. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { adopted, offersOf, type Offers } from '../../src/adopt/adopt.js';
import { tied } from '../../src/adopt/references.js';
import { sourcesOf } from '../../src/adopt/sentences.js';
import { Prose } from '../../src/dataset/prose.js';
import { replaced, replacementOf } from '../../src/dataset/replace-text.js';
import { generate } from '../../src/index.js';
import { loadDataset } from '../../src/load.js';
import { saysTheSame } from '../../src/merge/words.js';
import { mergeDeck, type Merged } from '../../src/merge/merge.js';
import { within } from '../../src/merge/xml.js';
import { deckOf, edited, plain, wordsOf } from '../merge/decks.js';

const file = 'tests/fixtures/visits.yaml';
const data = readFileSync(file, 'utf8');
let deck: Uint8Array;
beforeAll(async () => {
  deck = await deckOf('visits');
});

/** The deck with every paragraph that is just one text typed anew. */
function typed(...changes: [old: string, fresh: string][]): Uint8Array {
  return edited(deck, (_, slides) => {
    for (const [old, fresh] of changes) {
      const paragraphs = slides
        .flatMap(({ tree }) => within(tree, 'p'))
        .filter(({ textContent }) => plain(textContent ?? '').replace(/\s+/g, ' ') === old);
      if (paragraphs.length === 0) throw new Error(`no paragraph is ${old}`);
      for (const paragraph of paragraphs) {
        within(paragraph, 't').forEach((run, index) => (run.textContent = index === 0 ? fresh : ''));
      }
    }
  });
}

const offers = (changes: [string, string][], text = data): Offers => offersOf(typed(...changes), file, text)!;
const answer = 'At week 24 HbA1c had changed by −2.1 percentage points on 10 mg, −1.6 on 5 mg and −0.4 on placebo';
const question = 'Does glucosate lower HbA1c?';

describe('what is offered', () => {
  test('a title', () => {
    expect(offers([[question, 'How low does HbA1c go?']]).offers).toMatchObject([
      { path: 'question', text: 'How low does HbA1c go?', untied: [], rivals: false },
    ]);
  });

  test('a sentence, its numbers turned back into the references that they were', () => {
    const fresh = 'Placebo: -0.4 points. HbA1c changed by −2.1 points on 10 mg and by −1.6 on the other dose.';
    const [offer] = offers([[answer, fresh]]).offers;
    expect(offer).toMatchObject({ path: 'bottom_line', untied: [] });
    expect(offer!.text).toBe(
      'Placebo: [[results.hba1c-week-24.arms.placebo.mean]] points. HbA1c changed by ' +
        '[[results.hba1c-week-24.arms.high.mean]] points on 10 mg and by ' +
        '[[results.hba1c-week-24.arms.low.mean]] on the other dose.',
    );
  });

  test('a number without the sign that it was printed with', () => {
    const [offer] = offers([[answer, 'HbA1c fell by 2.1 points on 10 mg.']]).offers;
    expect(offer!.text).toBe('HbA1c fell by [[results.hba1c-week-24.arms.high.mean | size]] points on 10 mg.');
  });

  test('another number of the data, and one that is in none', () => {
    const [offer] = offers([[answer, 'Of 611 people 123 were tired.']]).offers;
    expect(offer).toMatchObject({ text: 'Of [[participants.screened]] people 123 were tired.', untied: ['123'] });
  });

  test('nothing of what the templates wrote, and nothing twice', () => {
    const found = offers([[question, 'My own question']]);
    const text = adopted(data, found.offers)!;
    expect(offersOf(typed([question, 'My own question']), file, text)).toEqual({ offers: [], moved: [], others: 0 });
    const other = offers([['Limits', 'What was weak']]);
    expect(other).toMatchObject({ offers: [], others: 1 });
  });

  test('nothing for a sentence that the data have otherwise by now', () => {
    const text = data.replace(question, 'Does it help?');
    expect(offers([[question, 'My own question']], text)).toMatchObject({
      offers: [],
      moved: [{ new: 'My own question' }],
    });
  });

  test('nothing of a deck without its data', async () => {
    const { outputs } = await generate({ file, text: data, formats: ['pptx'], dataset: false });
    expect(offersOf(outputs[0]!.bytes, file, data)).toBeNull();
  });
});

test('page and deck agree once it is built again, and nothing is told any more', async () => {
  const fresh = 'HbA1c fell by 2.1 points on 10 mg.';
  const mine = typed([answer, fresh]);
  const text = adopted(data, offersOf(mine, file, data)!.offers)!;
  const build = async (source: string) => (await generate({ file, text: source, formats: ['pptx'] })).outputs[0]!.bytes;
  const merged = mergeDeck(mine, await build(text)) as Merged;
  expect(merged).toMatchObject({ kept: [], conflicts: [], typed: [] });
  expect(plain(wordsOf(merged.bytes).join('\n'))).toContain(fresh.slice(0, -1));
  // From now on it follows the data like any other.
  const after = text.replace('mean: -2.1, ci', 'mean: -2.2, ci');
  const next = mergeDeck(merged.bytes, await build(after)) as Merged;
  expect(next).toMatchObject({ kept: [], conflicts: [] });
  expect(plain(wordsOf(next.bytes).join('\n'))).toContain('HbA1c fell by 2.2 points on 10 mg');
});

test('a sentence typed without the letters of its sources has its references, and says the same', () => {
  const prose = new Prose('It fell by [[results.hba1c-week-24.arms.high.mean | size]] points more.');
  const printed = 'It fell by 2.1a,b points more.';
  const mine = 'By then it fell by 2.1 points more.';
  const [source] = sourcesOf(printed, [prose]);
  const { dataset } = loadDataset(file, data);
  expect(tied(mine, prose, source!.references, dataset)).toEqual({
    text: 'By then it fell by [[results.hba1c-week-24.arms.high.mean | size]] points more.',
    untied: [],
  });
  expect(saysTheSame([mine], ['By then it fell by 2.1a,b points more.'])).toBe(true);
  expect(saysTheSame([mine], ['By then it fell by 2.2a,b points more.'])).toBe(false);
});

describe('only the sentence changes in the file', () => {
  const change = (source: string, path: string, text: string) => replaced(source, [replacementOf(source, path, text)!]);

  test('plain, with a remark behind it', () => {
    expect(change('a: one # mine\nb:   two\n', 'a', 'three')).toBe('a: three # mine\nb:   two\n');
  });
  test('plain, where the new text needs quotation marks', () => {
    expect(change('a: one\n', 'a', '[[x]] of: it')).toBe("a: '[[x]] of: it'\n");
    expect(change('a: [one, two]\n', 'a.1', 'three, four')).toBe("a: [one, 'three, four']\n");
  });
  test('in quotation marks of both kinds', () => {
    expect(change("a: 'one'\n", 'a', "it's")).toBe("a: 'it''s'\n");
    expect(change('a: "one"\n', 'a', 'a “b” "c"')).toBe('a: "a “b” \\"c\\""\n');
  });
  test('in a block, folded again', () => {
    const long = 'word '.repeat(30).trim();
    const lines = change('a: >-\n  one\n  two\n# next\nb: three\n', 'a', long).split('\n');
    expect(lines[0]).toBe('a: >-');
    expect(lines.slice(1, -3).every((line) => line.startsWith('  word') && line.length <= 112)).toBe(true);
    expect(lines.slice(-3)).toEqual(['# next', 'b: three', '']);
  });
  test('where conditions stand beside it, and in JSON', () => {
    expect(change('a:\n  text: one\n  holds: [x]\n', 'a', 'two')).toBe('a:\n  text: two\n  holds: [x]\n');
    expect(change('{ "a": ["one"] }', 'a.0', 'two')).toBe('{ "a": ["two"] }');
  });
  test('where there is no text', () => {
    expect(replacementOf('a: { b: 1 }\n', 'a', 'two')).toBeNull();
  });
});

describe('a text that is like a sentence in many ways', () => {
  const many = new Prose(Array.from({ length: 30 }, () => '[[arms.drug.n]]').join(' of ') + ' patients');

  test('is held against it in time', () => {
    expect(sourcesOf('of '.repeat(1500), [many])).toEqual([]);
  });

  test('is found where it is the sentence', () => {
    const printed = `${Array.from({ length: 30 }, (_, index) => index).join(' of ')} patients`;
    expect(
      sourcesOf(printed, [many])[0]!
        .references.map(({ shown }) => shown)
        .slice(0, 3),
    ).toEqual(['0', '1', '2']);
  });

  test('and one longer than a sentence can be is none', () => {
    expect(offers([[question, 'word 7 of 12 '.repeat(50_000)]])).toMatchObject({ offers: [], moved: [] });
  });
});
