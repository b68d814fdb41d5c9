/** The language of a dataset, against that of the tool's own words. */
import { wrong, type Finding } from '../dataset/finding.js';
import type { Dataset } from '../dataset/schema.js';

/**
 * Labels, notes and alternative texts are English. A page of another language
 * would mix the two, and a screen reader would read the English aloud as that.
 */
export function checkLanguage({ language }: Dataset): Finding[] {
  const [code] = language.split('-');
  if (code === 'en') return [];
  const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code!);
  const message = `page and deck cannot be written in ${name ?? `the language “${language}”`}: the words around the data are English`;
  return [wrong('language', message, 'write the sentences in English, and language: en-GB')];
}
