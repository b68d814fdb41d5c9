/** What other programs make of the outputs: text, fonts and images of their pages. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether LibreOffice and poppler are installed. */
export const installed = ['soffice', 'pdftotext', 'pdftoppm', 'pdffonts', 'pdfinfo'].every((program) => {
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  return folders.some((folder) => namesIn(folder).includes(program));
});

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });

/** A folder for the time of some tests. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'trialbrief-rendering-'));

  write(name: string, bytes: Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  /** A deck as LibreOffice prints it; returns the path of the PDF. */
  print(deck: string): string {
    const profile = pathToFileURL(join(this.folder, 'profile')).href;
    run(
      'soffice',
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      this.folder,
      deck,
    );
    return deck.replace(/\.pptx$/, '.pdf');
  }

  /** Each page in grey, at 40 dots an inch. */
  look(pdf: string): Image[] {
    const name = 'page';
    run('pdftoppm', '-r', '40', '-gray', pdf, join(this.folder, name));
    const number = (file: string) => Number(/(\d+)\.pgm$/.exec(file)![1]);
    const files = namesIn(this.folder).filter((file) => /^page-\d+\.pgm$/.test(file));
    const images = files.sort((a, b) => number(a) - number(b)).map((file) => readImage(join(this.folder, file)));
    for (const file of files) rmSync(join(this.folder, file));
    return images;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The words of each page, white space folded. */
export function pagesOf(pdf: string): string[] {
  // In the order of the file, which is that of the tags; by default poppler guesses columns.
  return run('pdftotext', '-raw', '-enc', 'UTF-8', pdf, '-').split('\f').slice(0, -1).map(folded);
}

export const folded = (text: string) => text.replace(/\s+/gu, ' ').trim();

export interface Font {
  name: string;
  embedded: boolean;
}

/** The fonts of a PDF, from the columns that pdffonts prints. */
export function fontsOf(pdf: string): Font[] {
  const [head = '', , ...lines] = run('pdffonts', pdf).trimEnd().split('\n');
  const column = head.indexOf('emb');
  return lines.map((line) => ({ name: line.split(/\s/)[0]!, embedded: line.slice(column, column + 3) === 'yes' }));
}

export interface Image {
  width: number;
  height: number;
  /** One byte a pixel, row by row: 0 is black. */
  pixels: Uint8Array;
}

/** A binary PGM as pdftoppm writes it. */
function readImage(path: string): Image {
  const bytes = readFileSync(path);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error(`${path} is not an image of one byte a pixel`);
  const [width, height] = [Number(head[1]), Number(head[2])];
  return { width, height, pixels: bytes.subarray(head[0].length, head[0].length + width * height) };
}

/** Share of the pixels between two heights (0 above, 1 below) that differ from the ground. */
export function ink({ width, height, pixels }: Image, from: number, to: number): number {
  const part = pixels.subarray(Math.round(from * height) * width, Math.round(to * height) * width);
  const counts = new Map<number, number>();
  for (const pixel of part) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const ground = Math.max(...counts.values());
  return (part.length - ground) / part.length;
}
