/** DOI, PubMed's number, year and pages out of what stands in their fields. */

/** The DOI alone, as `10.1000/x.5`; empty where there is none (DOI Handbook, 2.2: prefix 10., registrant, suffix). */
export function doiIn(text: string): string {
  const found = /\b10\.\d{4,9}(?:\.\d+)*(?:\/|%2F)[^\s"<>]+/i.exec(text)?.[0] ?? '';
  const doi = found.replace(/%2F/gi, '/').replace(/(?<![.,;:])[.,;:]+$/, '');
  return doi.endsWith(')') && !doi.includes('(') ? doi.slice(0, -1) : doi;
}

/** The number that is a text, or the one in an address of PubMed. */
export function pmidIn(text: string): string {
  const found = /^\s*(?:PMID:?\s*)?([1-9]\d{0,8})\s*$/i.exec(text) ?? /pubmed[^\s\d]{1,60}([1-9]\d{0,8})\b/i.exec(text);
  return found?.[1] ?? '';
}

/** The first year in a date of any form. */
export const yearIn = (date: string): string => /(?<!\d)(?:1[89]|20)\d{2}(?!\d)/.exec(date)?.[0] ?? '';

/** `1–9` of `1-9` and `1--9`; some write the whole range where the first page goes. */
export function pageRange(first: string, last = ''): string {
  const from = first.trim().replace(/(?<=\w)\s?[\p{Pd}]{1,3}\s?(?=\w)/gu, '–');
  return from.includes('–') || last === '' || last === from ? from : [from, last.trim()].filter(Boolean).join('–');
}
