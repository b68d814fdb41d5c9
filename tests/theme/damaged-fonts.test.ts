/** A font file that is damaged, or made to do harm, is refused before anything is measured or drawn with it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { faceProblem } from '../../src/fonts/fonts.js';
import { readSuperiors } from '../../src/fonts/superiors.js';
import { tablesOf } from '../../src/fonts/truetype.js';
import { Chance } from '../fuzz/chance.js';

const packages = 'node_modules/@expo-google-fonts';
const sound = readFileSync(join(packages, 'arimo/400Regular/Arimo_400Regular.ttf'));
const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
let files = 0;

/** What is said of a font file. */
function told(bytes: Buffer): string | null {
  const file = join(folder, `${(files += 1)}.ttf`);
  writeFileSync(file, bytes);
  return faceProblem(file)?.message ?? null;
}

/** Where a table begins, and its length. */
function tableOf(font: Buffer, tag: string): [offset: number, length: number] {
  const at = font.indexOf(tag, 12, 'latin1');
  return [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
}

/** The sound font with something written over it, at a place in one of its tables. */
function withChanged(tag: string, change: (table: Buffer) => void): Buffer {
  const bytes = Buffer.from(sound);
  const [offset, length] = tableOf(bytes, tag);
  change(bytes.subarray(offset, offset + length));
  return bytes;
}

const family = join(packages, 'source-sans-3/400Regular/SourceSans3_400Regular.ttf');

/** A sound font that has superiors, with something written over their rules. */
function withRules(change: (rules: Buffer) => void): Buffer {
  const bytes = readFileSync(family);
  const [offset, length] = tableOf(bytes, 'GSUB');
  change(bytes.subarray(offset, offset + length));
  return bytes;
}

test('a font that does not tell how high its capitals are is sound', () => {
  expect(told(withChanged('OS/2', (table) => table.writeUInt16BE(1, 0)))).toBeNull();
});

test('superiors are those that the rules name', () => {
  const font = fontkit.create(readFileSync(family)) as fontkit.Font;
  const superiors = readSuperiors(tablesOf(readFileSync(family)).get('GSUB'));
  const nameOf = (character: string) =>
    font.getGlyph(superiors.get(font.glyphForCodePoint(character.codePointAt(0)!).id)!).name;
  expect(['a', '2', '9'].map(nameOf)).toEqual(['a.u', 'two.u', 'nine.u']);
});

/** Where the glyph of a character lies in `glyf`; Arimo has short offsets or long ones. */
function glyphOf(character: string): { id: number; at: number } {
  const id = (fontkit.create(sound) as fontkit.Font).glyphForCodePoint(character.codePointAt(0)!).id;
  const isLong = sound.readInt16BE(tableOf(sound, 'head')[0] + 50) === 1;
  const [loca] = tableOf(sound, 'loca');
  return { id, at: isLong ? sound.readUInt32BE(loca + 4 * id) : 2 * sound.readUInt16BE(loca + 2 * id) };
}

test.each([
  'arimo/400Regular/Arimo_400Regular.ttf',
  'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
])('%s is sound', (name) => expect(faceProblem(join(process.cwd(), packages, name))).toBeNull());

const composite = glyphOf('é');
const simple = glyphOf('e');

test.each<[string, Buffer]>([
  ['no units in an em', withChanged('head', (head) => head.writeUInt16BE(0, 18))],
  ['more glyphs than places', withChanged('maxp', (maxp) => maxp.writeUInt16BE(0xffff, 4))],
  ['more widths than glyphs', withChanged('hhea', (hhea) => hhea.writeUInt16BE(0xffff, 34))],
  ['no widths', withChanged('hhea', (hhea) => hhea.writeUInt16BE(0, 34))],
  ['places out of order', withChanged('loca', (loca) => loca.fill(0xff, 400, 402))],
  ['a glyph made of itself', withChanged('glyf', (glyf) => glyf.writeUInt16BE(composite.id, composite.at + 12))],
  ['a glyph made of none that there is', withChanged('glyf', (glyf) => glyf.writeUInt16BE(0xfffe, composite.at + 12))],
  ['components without end', withChanged('glyf', (glyf) => glyf.fill(0xff, composite.at + 10, composite.at + 40))],
  ['contours without end', withChanged('glyf', (glyf) => glyf.writeInt16BE(0x7fff, simple.at))],
  ['more points than bytes', withChanged('glyf', (glyf) => glyf.writeUInt16BE(0xfff0, simple.at + 12))],
  ['no characters', withChanged('cmap', (cmap) => cmap.fill(0xff))],
  ['letters without outlines', withChanged('loca', (loca) => loca.fill(0))],
  ['letters without widths', withChanged('hmtx', (hmtx) => hmtx.fill(0))],
  ['rules for glyphs without end', withRules((rules) => rules.fill(0xff, 4))],
])('%s: refused', (_, bytes) => expect(told(bytes)).toBe('is a damaged font'));

test('what is changed by chance is refused, or can be drawn', () => {
  const chance = new Chance(1);
  const letters = Array.from('Aegk0123456789%é−±', (letter) => letter.codePointAt(0)!);
  for (let round = 0; round < 60; round += 1) {
    const bytes = Buffer.from(sound);
    for (let count = 0; count < 8; count += 1) bytes[chance.below(bytes.length)] = chance.below(256);
    if (told(bytes) !== null) continue;
    const font = fontkit.create(bytes) as fontkit.Font;
    const subset = font.createSubset();
    for (const letter of letters) subset.includeGlyph(font.glyphForCodePoint(letter));
    expect((subset as unknown as { encode: () => Uint8Array }).encode().length).toBeGreaterThan(1000);
  }
});
