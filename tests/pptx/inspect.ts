/** Reading a written deck back, for tests. */
import { strFromU8, unzipSync } from 'fflate';
import { writePptx } from '../../src/pptx/write.js';
import { properties, sampleDeck } from './sample.js';

export type Files = Record<string, Uint8Array>;

export class Package {
  readonly files: Files;

  constructor(readonly bytes: Uint8Array) {
    this.files = unzipSync(bytes);
  }

  get names(): string[] {
    return Object.keys(this.files);
  }

  text(name: string): string {
    const file = this.files[name];
    if (file === undefined) throw new Error(`no part ${name}`);
    return strFromU8(file);
  }

  /** Names of the parts that match, in order of their number. */
  matching(pattern: RegExp): string[] {
    const number = (name: string) => Number(/(\d+)\.\w+$/.exec(name)?.[1] ?? 0);
    return this.names.filter((name) => pattern.test(name)).sort((a, b) => number(a) - number(b));
  }

  get slides(): string[] {
    return this.matching(/^ppt\/slides\/slide\d+\.xml$/).map((name) => this.text(name));
  }

  get charts(): string[] {
    return this.matching(/^ppt\/charts\/chart\d+\.xml$/).map((name) => this.text(name));
  }

  workbook(number: number): Package {
    return new Package(this.files[`ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`]!);
  }
}

let written: Promise<Package> | undefined;

/** The sample deck, written once for each file of tests. */
export function sample(): Promise<Package> {
  return (written ??= writePptx(sampleDeck(), properties).then((bytes) => new Package(bytes)));
}

/** All matches of the first group. */
export function all(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

export function unescape(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Text of the runs, as a reader sees it. */
export function words(xml: string): string {
  return unescape(all(xml, /<a:t>([^<]*)<\/a:t>/g).join(''));
}

/** Elements of a kind with what is in them. */
export function elements(xml: string, tag: string): string[] {
  return all(xml, new RegExp(`<${tag}[ >][\\s\\S]*?</${tag}>`, 'g'));
}

/** The shape, frame or connector of a name. */
export function shape(xml: string, name: string): string {
  const found = ['p:sp', 'p:graphicFrame', 'p:cxnSp'].flatMap((tag) => elements(xml, tag));
  const one = found.find((element) => element.includes(` name="${name}"`));
  if (one === undefined) throw new Error(`no shape ${name}`);
  return one;
}

/** Method and name of every entry, read from the central directory (APPNOTE.TXT §4.3.12). */
export function zipEntries(bytes: Uint8Array): { name: string; method: number; time: number; date: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = [];
  let at = view.getUint32(bytes.byteLength - 22 + 16, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    entries.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + length)),
      method: view.getUint16(at + 10, true),
      time: view.getUint16(at + 12, true),
      date: view.getUint16(at + 14, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
