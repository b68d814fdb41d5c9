/** Logos of every kind are drawn as they are, or refused in words; what is made of them is opened by poppler. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { generate } from '../../src/index.js';
import { Allowance } from '../../src/pictures/allowance.js';
import { readPicture } from '../../src/pictures/picture.js';
import { Package } from '../pptx/inspect.js';
import { installed } from '../rendering/tools.js';
import { chunk, head, makePng, signature, type PngKind } from './make-png.js';

const kinds: [name: string, kind: PngKind][] = [
  ...([1, 2, 4, 8, 16] as const).map((depth): [string, PngKind] => [`grey of ${depth} bit`, { colourType: 0, depth }]),
  ...([8, 16] as const).map((depth): [string, PngKind] => [`colours of ${depth} bit`, { colourType: 2, depth }]),
  ...([1, 2, 4, 8] as const).map((depth): [string, PngKind] => [`palette of ${depth} bit`, { colourType: 3, depth }]),
  ...([8, 16] as const).map((depth): [string, PngKind] => [`grey and opacity, ${depth} bit`, { colourType: 4, depth }]),
  ...([8, 16] as const).map((depth): [string, PngKind] => [`colours and opacity, ${depth}`, { colourType: 6, depth }]),
];
const all = kinds.flatMap(([name, kind]): [string, PngKind][] => [
  [name, kind],
  [`${name}, interlaced`, { ...kind, interlaced: true }],
]);

/** The colour of a pixel, as red, green, blue and opacity. */
const pixel = ({ width, rgba }: { width: number; rgba: Uint8Array }, x: number, y: number) => [
  ...rgba.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
];

describe('a PNG picture', () => {
  test.each(all)('%s', async (_, kind) => {
    const { drawn, width, height } = await readPicture(makePng(21, 13, kind));
    expect([width, height, drawn.width, drawn.height]).toEqual([21, 13, 21, 13]);
    for (const y of [0, 7, 12]) {
      expect(pixel(drawn, 2, y)).toEqual([0, 0, 0, 255]);
      expect(pixel(drawn, 18, y)).toEqual([255, 255, 255, 255]);
    }
  });

  test.each<[string, PngKind]>([
    ['a palette', { colourType: 3, depth: 8, transparent: [0, 255] }],
    ['grey', { colourType: 0, depth: 8, transparent: [0, 0] }],
    ['colours', { colourType: 2, depth: 8, transparent: [0, 0, 0, 0, 0, 0] }],
  ])('with a transparent colour of %s', async (_, kind) => {
    const { drawn } = await readPicture(makePng(21, 13, kind));
    expect(pixel(drawn, 2, 5)[3]).toBe(0);
    expect(pixel(drawn, 18, 5)).toEqual([255, 255, 255, 255]);
  });

  const whole = makePng(40, 30, { colourType: 6, depth: 8 });

  it('that is cut off anywhere is refused', async () => {
    for (let length = 8; length < whole.length; length += 7) {
      await expect(readPicture(whole.subarray(0, length)), String(length)).rejects.toThrow(/damaged or cut off/);
    }
  });

  it('of which any byte has changed is refused, or looks as it did', async () => {
    for (let at = 8; at < whole.length; at += 5) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 0x55;
      await expect(readPicture(changed), String(at)).rejects.toThrow(/damaged or cut off/);
    }
  });

  it('that is larger than can be drawn, or says so, is refused before it is unpacked', async () => {
    const kind: PngKind = { colourType: 6, depth: 8 };
    const end = chunk('IEND', Buffer.alloc(0));
    const large = [signature, head(20_000, 20_000, kind), chunk('IDAT', deflateSync(Buffer.alloc(100))), end];
    await expect(readPicture(Buffer.concat(large))).rejects.toThrow(/400000000 pixels; at most 25000000/);
    const bomb = [signature, head(10, 10, kind), chunk('IDAT', deflateSync(Buffer.alloc(50_000_000))), end];
    await expect(readPicture(Buffer.concat(bomb))).rejects.toThrow(/damaged/);
  });
});

/** A grey JPEG of 16 × 16 pixels. */
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAn/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AKpgA//Z',
  'base64',
);

describe('a JPEG picture', () => {
  it('is drawn', async () => {
    const { type, width, height, drawn } = await readPicture(jpeg);
    expect([type, width, height]).toEqual(['jpeg', 16, 16]);
    expect(pixel(drawn, 8, 8)[3]).toBe(255);
  });

  it('that is cut off is refused', async () => {
    for (const length of [3, 20, 100, 150, jpeg.length - 2]) {
      await expect(readPicture(jpeg.subarray(0, length)), String(length)).rejects.toThrow(/damaged or cut off/);
    }
  });
});

const svg = (content: string, size = 'width="300" height="100"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>`);

describe('an SVG drawing', () => {
  it('is drawn, as large as it will be needed', async () => {
    const { type, drawn } = await readPicture(svg('<rect width="150" height="100" fill="#0B6477"/>'));
    expect([type, drawn.width]).toEqual(['svg', 1600]);
    expect(pixel(drawn, 100, 100)).toEqual([0x0b, 0x64, 0x77, 255]);
    expect(pixel(drawn, 1500, 100)[3]).toBe(0);
  });

  test.each([
    ['nothing in it', svg(''), /shows nothing/],
    ['text', svg('<text x="1" y="9">Clinic</text>'), /holds text, and no font for it — save its texts as outlines/],
    ['a picture from elsewhere', svg('<image href="http://127.0.0.1/x.png"/>'), /another file/],
    ['tags that are not closed', svg('<g>'), /damaged/],
    ['another root', Buffer.from('<?xml version="1.0"?><html/>'), /no SVG drawing/],
    ['more than can be drawn', svg('<g/>'.repeat(20_001)), /20001 elements; at most 20000/],
    ['groups without end', svg(`${'<g>'.repeat(300)}${'</g>'.repeat(300)}`), /201 levels; at most 200/],
    [
      'an entity that grows',
      Buffer.from('<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'),
      /damaged/,
    ],
    ['a size without sense', svg('<rect/>', 'width="0" height="-1"'), /cannot be drawn/],
  ])('with %s is refused', async (_, file, message) => {
    await expect(readPicture(file)).rejects.toThrow(message);
  });
});

describe.skipIf(!installed)('page and deck with a logo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'logo-'));
  const trial = { file: 'small.yaml', text: readFileSync('tests/outputs/small.yaml', 'utf8') };
  const withLogo = async (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    const theme = join(folder, `${name}.yaml`);
    writeFileSync(theme, `logo: ${name}\n`);
    const [page, deck] = (await generate({ ...trial, theme })).outputs;
    const pdf = join(folder, `${name}.pdf`);
    writeFileSync(pdf, page!.bytes);
    return { pdf, deck: new Package(deck!.bytes) };
  };

  test.each([
    ['alpha.png', makePng(60, 20, { colourType: 6, depth: 8, interlaced: true }), 'logo.png'],
    ['palette.png', makePng(60, 20, { colourType: 3, depth: 4, transparent: [0, 255] }), 'logo.png'],
    ['deep.png', makePng(60, 20, { colourType: 4, depth: 16 }), 'logo.png'],
    ['photo.jpg', jpeg, 'logo.jpeg'],
    ['drawing.svg', svg('<circle cx="50" cy="50" r="50"/>'), 'logo.png'],
  ])('%s', async (name, bytes, part) => {
    const { pdf, deck } = await withLogo(name, bytes);
    const listed = execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(listed).toMatch(/\bimage\b/);
    expect(/\bsmask\b/.test(listed)).toBe(/palette|drawing/.test(name));
    expect(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })).toContain('Journal');
    expect(deck.files[`ppt/media/${part}`]!.length).toBeGreaterThan(60);
  });

  it('a damaged one makes neither', async () => {
    const png = makePng(60, 20, { colourType: 6, depth: 8 });
    await expect(withLogo('cut.png', png.subarray(0, 80))).rejects.toThrow(/cut\.png\.yaml:1:7: "cut\.png": this PNG/);
  });
});

describe('all pictures of one document', () => {
  it('have no more pixels together than can be drawn in time', async () => {
    const allowance = new Allowance();
    for (let count = 0; count < 5; count += 1) allowance.takePixels(5000, 2000);
    const one = readPicture(makePng(60, 20, { colourType: 6, depth: 8 }), allowance);
    await expect(one).rejects.toThrow(/there are 50001200 pixels in the pictures up to this one; at most 50000000/);
  });

  it('have no more time together than they may take', async () => {
    const allowance = new Allowance();
    const left: number[] = [];
    for (let count = 0; count < 3; count += 1)
      await allowance.timed(async (time) => {
        left.push(time.left);
        time.left -= 7;
      });
    expect(left).toEqual([8, 8, 2]);
  });
});
