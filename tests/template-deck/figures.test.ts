/** Figures on templates of every make, small ones too: no words over others, none off the slide. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measuredTemplate } from '../../src/template-deck/template-deck.js';
import type { DeckItem, DeckText } from '../../src/layout/types.js';
import { trialOf } from '../deck/trials.js';
import { inside, overlap, textOf } from '../layout/measured.js';
import { templates } from './templates.js';

const saved = [1, 2].map((number) => `tests/template-deck/saved-by-libreoffice-${number}.pptx`);
const all: [name: string, bytes: () => Uint8Array][] = [
  ...Object.entries(templates),
  ...saved.map((file): [string, () => Uint8Array] => [file, () => readFileSync(file)]),
];
/** One trial of each kind of figure, those with the most words. */
const kinds = ['visits', 'dose-ranging', 'equivalence', 'greek', 'rate', 'crossover'];

/** The boxes of the words of a figure, without the air that lines have above and below. */
const wordsOf = (item: DeckItem): DeckText[] => {
  if (item.kind !== 'group') return [];
  const boxes = item.items.flatMap((one): DeckText[] =>
    one.kind === 'text' ? [one] : one.kind === 'chart' ? one.labels.map(({ box }) => box) : [],
  );
  return boxes
    .filter((box) => textOf(box).trim() !== '')
    .map((box) => ({ ...box, y: box.y + box.size * 0.12, height: box.height - box.size * 0.24 }));
};

test.each(all)('words of figures stand apart: %s', async (name, bytes) => {
  const template = await measuredTemplate(bytes(), name);
  let seen = 0;
  for (const kind of kinds) {
    const { slides, frame } = trialOf(`tests/fixtures/${kind}.yaml`, template).layout;
    const page = { x: 0, y: 0, width: frame.width, height: frame.height } as DeckItem;
    for (const item of slides.flatMap(({ items }) => items)) {
      expect(inside(item, page), `${kind}: ${item.name}`).toBe(true);
      const words = wordsOf(item);
      seen += words.length;
      for (const [index, one] of words.entries()) {
        const over = words.slice(index + 1).find((other) => overlap(one, other));
        expect(over && `${textOf(one)} and ${textOf(over)}`, kind).toBeUndefined();
      }
    }
  }
  expect(seen).toBeGreaterThan(50);
});
