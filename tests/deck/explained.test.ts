/** Every slide explains the marks and abbreviations that stand in its tables and figures, and no others. */
import { describe, expect, test } from 'vitest';
import type { SlideLayout } from '../../src/layout/types.js';
import { textOf } from '../layout/measured.js';
import { cellsOf } from './cells.js';
import { figuresOn } from './figures.js';
import { drafts, trials } from './trials.js';

/** What the figures of a slide print. */
const wordsOfFigures = (slide: SlideLayout): string[] => figuresOn(slide).flatMap(({ words }) => words);

const notesOn = ({ items }: SlideLayout): string =>
  items
    .filter(({ name }) => name.startsWith('Note'))
    .map(textOf)
    .join('\n');

/** A mark, whether a text has it, and the words that explain it below a table. */
const marks: [string, (text: string) => boolean, string][] = [
  ['NR', (text) => /(?<!\p{L})NR(?!\p{L})/u.test(text), 'NR: not reported'],
  ['–', (text) => text === '–', '–: not applicable'],
  ['†', (text) => /(^|[\d)%,b-z])†/.test(text) || text.endsWith('†'), '† Calculated here from the reported values'],
];

describe.each([...trials, ...drafts])('$name', ({ layout, loaded }) => {
  test.each(marks)('%s', (_, isIn, meaning) => {
    for (const slide of layout.slides) {
      // A figure prints what its alternative text tells.
      const figures = figuresOn(slide).map(({ alt }) => alt);
      const cells = [...slide.items.flatMap(cellsOf), ...(meaning.startsWith('NR') ? figures : [])];
      expect(notesOn(slide).includes(meaning), `${textOf(slide.items[0]!)}: ${cells.join(' | ')}`).toBe(
        cells.some(isIn),
      );
    }
  });

  test('† in a figure', () => {
    for (const slide of layout.slides.filter((one) => wordsOfFigures(one).length > 0)) {
      const isMarked = wordsOfFigures(slide).some((text) => text.includes('†'));
      expect(notesOn(slide).includes('† Calculated here from reported values.')).toBe(isMarked);
    }
  });

  test('abbreviations', () => {
    for (const slide of layout.slides) {
      const cells = [...slide.items.flatMap(cellsOf), ...wordsOfFigures(slide)];
      for (const [short, long] of Object.entries(loaded.dataset.abbreviations)) {
        const isIn = cells.some((cell) => cell.includes(short));
        const times = notesOn(slide).split(`${short}: ${long}`).length - 1;
        expect(times, `${textOf(slide.items[0]!)}: ${short}`).toBe(isIn ? 1 : 0);
      }
    }
  });

  test('what stands in brackets with the figures of arms', () => {
    for (const slide of layout.slides) {
      const ranges = slide.items.flatMap(cellsOf).filter((cell) => /\(.*\d\sto\s.*\d/.test(cell));
      if (notesOn(slide).includes('In brackets with the value of an arm')) expect(ranges).not.toEqual([]);
    }
  });

  test('letters, in the foot, where there is more than one source', () => {
    const { sources } = loaded.dataset;
    const told = layout.slides
      .slice(1)
      .map(({ footer }) => footer.endsWith('Raised letters: sources on the last slide'));
    expect(new Set(told)).toEqual(new Set([sources.length > 1]));
    expect(layout.slides.at(-1)!.items.map(textOf).join()).toContain(sources.at(-1)!.cite);
  });
});
