/** SVG files as a parser and a browser find them. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { all, parseXml, type Xml } from '../outputs/deck.js';

export const readSvg = (bytes: Uint8Array): Xml => all(parseXml(new TextDecoder().decode(bytes), 'svg'), 'svg')[0]!;

/** The words of its texts, in their order. */
export function wordsIn(bytes: Uint8Array): string {
  const texts = new TextDecoder().decode(bytes).matchAll(/<text[^>]*>(.*?)<\/text>/gs);
  return [...texts].map(([, inside]) => unescaped(inside!.replace(/<[^>]*>/g, ''))).join(' ');
}

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const unescaped = (text: string) => text.replace(/&\w+;/g, (sign) => signs[sign] ?? sign);

/** Whether the browser that draws SVG is installed, and poppler, which draws PDF. */
export const canDraw = ['chromium', 'pdftoppm'].every((program) =>
  (process.env.PATH ?? '').split(':').some((folder) => {
    try {
      return readdirSync(folder).includes(program);
    } catch {
      return false;
    }
  }),
);

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout: 120_000 });

/** A file as Chromium shows it at a resolution, as a PNG file; sizes in CSS pixels. */
export function screenshot(file: string, png: string, size: { width: number; height: number }, dpi: number): Buffer {
  run(
    'chromium',
    ...['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--user-data-dir=${png}-profile`],
    `--force-device-scale-factor=${dpi / 96}`,
    `--window-size=${Math.floor(size.width)},${Math.floor(size.height)}`,
    `--screenshot=${png}`,
    `file://${file}`,
  );
  return readFileSync(png);
}

/** The first page of a PDF at a resolution, as a PNG file. */
export function pageAsPng(pdf: string, stem: string, dpi: number): Buffer {
  run('pdftoppm', '-r', String(dpi), '-png', '-singlefile', pdf, stem);
  return readFileSync(`${stem}.png`);
}
