/**
 * Pictures to pixels, by resvg: it draws SVG, and decodes PNG and JPEG of every kind.
 * Bundled apart from the rest, to be run in a thread of its own; only those who have a
 * picture wait for it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { answer } from '../isolated.js';
import type { Drawn } from './pixels.js';

/** Side of the largest picture that is made: 13 cm at 300 dots an inch. */
const longest = 1600;

let ready: Promise<void> | undefined;

/** Draws an SVG drawing. Rejects where it cannot be drawn. */
export async function drawSvg(svg: Uint8Array): Promise<Drawn> {
  await (ready ??= initWasm(readFileSync(library())));
  try {
    return drawn(new TextDecoder().decode(svg));
  } catch {
    // The words of the library are for programmers.
    throw new Error('what is in it, or its size, is not understood');
  }
}

function drawn(text: string): Drawn {
  const { width, height } = isPicture(text) ? sizeOf(text) : measured(text);
  const scale = longest / Math.max(width, height);
  // A drawing has no pixels of its own and is drawn as large as it may be; a picture is only made smaller.
  const value = Math.max(1, Math.round(width * (isPicture(text) ? Math.min(scale, 1) : scale)));
  const image = new Resvg(text, { fitTo: { mode: 'width', value } }).render();
  const rgba = straight(image.pixels);
  return { width, height, pixels: { width: image.width, height: image.height, rgba, png: image.asPng() } };
}

/** As a picture says itself. */
function sizeOf(text: string): { width: number; height: number } {
  const [width, height] = /width="(\d+)" height="(\d+)"/.exec(text)!.slice(1).map(Number);
  return { width: width!, height: height! };
}

function measured(text: string): { width: number; height: number } {
  const drawing = new Resvg(text);
  const { width, height } = drawing;
  drawing.free();
  return { width, height };
}

/** The program of the library: beside its bundle, or in its package. */
function library(): string {
  const beside = fileURLToPath(new URL('./drawn.wasm', import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
}

const isPicture = (text: string) => text.startsWith('<svg xmlns="http://www.w3.org/2000/svg" data-picture=""');

/** Colours that were multiplied with how opaque they are, as they were before. */
function straight(pixels: Uint8Array): Uint8Array {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3]!;
    if (alpha === 0 || alpha === 255) continue;
    for (let part = at; part < at + 3; part += 1) pixels[part] = Math.round((pixels[part]! * 255) / alpha);
  }
  return pixels;
}

answer(drawSvg);
