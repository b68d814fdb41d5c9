/** What `trialbrief new` begins with: the article, and the record of the registry, from wherever a person has them. */
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expectWithin } from '../bounds.js';
import { ContentError } from '../errors.js';
import type { Article } from '../article/article.js';
import { identifierIn, lookUpArticle } from '../article/lookup.js';
import { articleOfText, readArticle } from '../article/read.js';
import { fetchRecord, isNumber } from '../import/clinicaltrials/fetch.js';
import { readBytes, readText } from '../files/read.js';

/** Text that was pasted, as apart from the name of a file. */
export class Pasted {
  constructor(readonly text: string) {}
}

export interface Addresses {
  pubmed?: string;
  crossref?: string;
}

/** A file where there is one of this name; else a number of PubMed or a DOI, which is looked up. */
export async function articleFrom(given: string | Pasted, { pubmed, crossref }: Addresses): Promise<Article> {
  if (given instanceof Pasted) return articleOfText(given.text);
  const identifier = existsSync(given) ? null : identifierIn(given);
  if (identifier) return lookUpArticle(identifier, { pubmed, crossref });
  return readArticle(given, readBytes(given, 'bytes of a source'));
}

/** The text that comes in, to its end; where a person pastes it, to a line with nothing but a full stop. */
export async function pastedText(isByHand: boolean): Promise<Pasted> {
  const lines: string[] = [];
  let length = 0;
  for await (const line of createInterface({ input: process.stdin, terminal: false })) {
    if (isByHand && line.trim() === '.') break;
    expectWithin('characters of a source', (length += line.length + 1), { file: 'the pasted text' });
    lines.push(line);
  }
  return new Pasted(lines.join('\n'));
}

/** A record with its text. */
export interface Record {
  file: string;
  text: string;
}

/** By its number, or from a file. */
export async function recordFrom(name: string, address: string | undefined): Promise<Record> {
  if (existsSync(name) || !isNumber(name)) return { file: name, text: readText(name, 'bytes of a record') };
  const text = await fetchRecord(name, address);
  if (!text.includes(name.toUpperCase())) {
    const hint = 'check the number, and the address after --registry';
    throw new ContentError([
      { severity: 'error', message: 'the registry answered with another record', hint, file: name },
    ]);
  }
  return { file: `${name.toUpperCase()}.json`, text };
}
