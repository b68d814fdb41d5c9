/** Decks that were edited and saved by LibreOffice keep the edits and take the new data. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mergeDeck, type Merged } from '../../src/merge/merge.js';
import { installed } from '../rendering/tools.js';
import { deckOf, titlesOf, wordsOf } from './decks.js';
import { editedByLibreOffice } from './libreoffice.js';

const kinds = [
  'nothing',
  'title',
  'number',
  'bold',
  'size',
  'colour',
  'fill',
  'move',
  'resize',
  'delete shape',
  'add box',
  'delete slide',
  'duplicate slide',
  'add slide',
  'hide',
  'notes',
  'transition',
  'cell',
  'comment',
  'empty',
] as const;

/** What is told of each, and words that stand in the merged deck or no longer do. */
const told: Record<(typeof kinds)[number], { kept: string[]; has?: string; lacks?: string; conflicts?: number }> = {
  nothing: { kept: [] },
  title: { kept: ['you changed its words'], has: 'My own question' },
  number: { kept: ['you changed its words'], has: 'After half a year it was −2.2 points' },
  bold: { kept: ['you changed its look'] },
  size: { kept: ['you changed its look'] },
  colour: { kept: ['you changed its look'] },
  fill: { kept: ['you changed its look'] },
  move: { kept: ['you moved or resized it'] },
  resize: { kept: ['you moved or resized it'] },
  'delete shape': { kept: ['you deleted it'], lacks: '318 adults with type 2 diabetes' },
  'add box': { kept: ['you added it'], has: 'A box of mine' },
  'delete slide': { kept: ['you deleted this slide'], lacks: 'Does glucosate lower HbA1c?' },
  'duplicate slide': { kept: ['you added this slide'] },
  'add slide': { kept: ['you added this slide'] },
  hide: { kept: [] },
  // The values that stood in the notes are no longer there to be renewed.
  notes: { kept: ['you changed them'], conflicts: 3 },
  transition: { kept: [] },
  cell: { kept: ['you changed its cells'], has: 'A row of mine' },
  comment: { kept: [] },
  empty: { kept: ['you changed its words'], lacks: 'One in ten' },
};

describe.skipIf(!installed || !process.env.TEST_ALL)('a deck that LibreOffice saved', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-merge-'));
  let after: Uint8Array;
  let decks: Map<string, Uint8Array>;
  beforeAll(async () => {
    after = await deckOf('visits', ['mean: -2.1, ci', 'mean: -2.2, ci'], ['estimate: -1.7', 'estimate: -1.8']);
    decks = editedByLibreOffice(folder, await deckOf('visits'), kinds);
  }, 360_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(kinds)('after: %s', (kind) => {
    const merged = mergeDeck(decks.get(kind)!, after) as Merged;
    const words = wordsOf(merged.bytes).join('\n');
    expect(merged.kept.map(({ text }) => text)).toEqual(told[kind].kept);
    expect(merged.conflicts).toHaveLength(told[kind].conflicts ?? 0);
    expect(words).toContain('−1.8');
    expect(words).toContain('−2.2');
    expect(words).not.toContain('−2.1 percentage points');
    if (told[kind].has) expect(words).toContain(told[kind].has);
    if (told[kind].lacks) expect(words).not.toContain(told[kind].lacks);
    const plus = kind === 'duplicate slide' || kind === 'add slide' ? 1 : kind === 'delete slide' ? -1 : 0;
    expect(titlesOf(merged.bytes)).toHaveLength(titlesOf(after).length + plus);
  });
});
