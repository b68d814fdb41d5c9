/** Text of databases as plain text. */
import { decodeHTMLStrict } from 'entities/decode';

const raised = new Map(zip('0123456789+-−()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿⁱ'));
const lowered = new Map(zip('0123456789+-−()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎'));

function zip(from: string, to: string): [string, string][] {
  const letters = Array.from(to);
  return Array.from(from, (letter, at) => [letter, letters[at]!]);
}

/** Tags that databases put into titles; `<10` and `<B` of a text are none. */
const markup =
  /<\/?(?:(?:jats|mml):[\w-]{1,30}|i|b|u|em|strong|span|sub|sup|sc|scp|inf|italic|bold|br|p|math|mi|mn|mo|mrow|msub|msup|mtext|mspace)(?:\s[\w:-]{1,30}=[^<>]{0,300})?\/?>/gi;
const indexed = /<(sub|sup|inf)>([^<>]{0,100})<\/\1>/gi;

/**
 * On one line, without HTML's markup and entities: an index is written in small figures where
 * Unicode has them. Two brackets, which would begin a reference of a dataset, are parted.
 */
export function plainText(text: string): string {
  // Some databases escape twice.
  return withoutMarkup(decodeHTMLStrict(withoutMarkup(decodeHTMLStrict(text))))
    .replace(/\u0131(?=[\u0300-\u036f])/g, 'i')
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\[(?=\[)/g, '[ ')
    .trim()
    .normalize('NFC');
}

const withoutMarkup = (text: string) =>
  text
    .replace(indexed, (_, tag: string, inner: string) => smallFigures(inner, tag.toLowerCase() === 'sup'))
    .replace(markup, '');

function smallFigures(text: string, isRaised: boolean): string {
  const table = isRaised ? raised : lowered;
  const letters = Array.from(text);
  return letters.every((letter) => table.has(letter)) ? letters.map((letter) => table.get(letter)!).join('') : text;
}
