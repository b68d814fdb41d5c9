/**
 * One entry of BibTeX, by @retorquere/bibtex-parser: the parser of Better BibTeX for Zotero.
 *
 * Why a library: it turns TeX's letters and signs into text and parts names as BibTeX does,
 * with particles, suffixes and groups in braces. ISC, and what is bundled of its packages MIT,
 * BSD or ISC. It takes much time and memory for each character, so it is given one short
 * entry, in a thread that is ended when it takes too long.
 */
import { parse, type Creator } from '@retorquere/bibtex-parser';
import { answer } from '../isolated.js';
import type { Person } from './names.js';

export interface Entry {
  /** Text of each field, without TeX; an index may be in HTML. */
  fields: Record<string, string>;
  people: ({ person: Person; group?: undefined } | { group: string })[];
}

/** The last reference in a text; null where there is none. */
export async function readEntry(bytes: Uint8Array): Promise<Entry | null> {
  const { entries } = parse(new TextDecoder().decode(bytes), { english: false, sentenceCase: false });
  const found = entries.at(-1);
  if (!found) return null;
  const fields = Object.entries(found.fields).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return Promise.resolve({ fields: Object.fromEntries(fields), people: (found.fields.author ?? []).map(personOf) });
}

function personOf({ name, lastName, firstName, prefix, suffix }: Creator): Entry['people'][number] {
  if (name !== undefined) return { group: name };
  if (firstName === undefined || lastName === undefined) return { group: lastName ?? firstName ?? '' };
  return { person: { family: lastName, given: firstName, particle: prefix, suffix } };
}

answer(readEntry);
