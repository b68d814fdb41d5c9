/** Harms that an abstract tells in words: that there were none, or what they were. */
import type { Found } from './candidate.js';

interface Phrase {
  words: RegExp;
  row: 'any' | 'serious' | 'death';
  question: string;
  /** What is written, from the words that were found. */
  value(found: RegExpExecArray): string;
}

const phrases: readonly Phrase[] = [
  {
    words:
      /\b(?:there were )?no (?:treatment-related )?deaths?\b(?! from)|\bno (?:patients?|participants?|one)\b(?: in either group)? died\b|\bnone (?:of the \w+ )?died\b/i,
    row: 'death',
    question: 'that nobody died?',
    value: ([all]) => (/treatment-related/i.test(all) ? 'no treatment-related deaths' : 'no deaths'),
  },
  {
    words: /\bno serious (?:adverse events?|adverse effects?|harms?)\b(?! (?:related|attrib|consid|due))/i,
    row: 'serious',
    question: 'that there were none?',
    value: () => 'none',
  },
  {
    words:
      /(?<!serious )\bno (?:adverse events?|adverse effects?|harms?|side effects?)\b(?! (?:related|attrib|consid|due))/i,
    row: 'any',
    question: 'that there were none?',
    value: () => 'none were reported',
  },
  {
    words: /\bserious adverse events? (?:included|comprised|consisted of) (.{10,400}?)\.?$/i,
    row: 'serious',
    question: 'in these words?',
    value: (found) => JSON.stringify(found[1]!.trim()),
  },
];

/** In the order of the table; each with the row of adverse events that it is of. */
export const wordsIn = (text: string): Found[] =>
  phrases.flatMap(({ words, row, question, value }) => {
    const found = words.exec(text);
    if (!found) return [];
    const key = `adverse_events.${row}.told`;
    // Of what is told in words, numbers and arms can be taken one by one too.
    const end = found.index + (found[1] === undefined ? found[0].length : found[0].length - found[1].length);
    const span = { start: found.index, end };
    return [
      { figure: text.slice(span.start, span.end).trim(), key, question, writes: [{ key, value: value(found) }], span },
    ];
  });
