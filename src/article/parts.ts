/** The parts of an abstract: what stands in each of its sentences may be a method, a result, or neither. */
import type { Sentence } from './article.js';

export type Part = 'background' | 'methods' | 'results' | 'conclusion' | 'about' | 'unknown';

/** Headings of the Lancet, the New England Journal, JAMA and the BMJ; capitals, a colon or a capital behind them tell them from a word. */
const headings: readonly (readonly [Part, string])[] = [
  ['background', 'background|introduction|importance|objectives?|aims?|purpose|rationale|summary'],
  [
    'methods',
    'design, setting,? and participants|materials and methods|patients and methods|methods?|design|setting|participants|patients|interventions?|exposures?|main outcomes?(?: and| measures?| and measures?)?',
  ],
  ['results', 'results?|findings'],
  ['conclusion', 'conclusions? and relevance|conclusions?|interpretation|discussion|added value'],
  ['about', 'funding|(?:clinical )?trial registration|registration|trial registration number|keywords'],
];

const starts = headings.map(([part, words]): [Part, RegExp] => [part, new RegExp(`^(?:${words})\\b`, 'i')]);

/** The part that a heading at the beginning of a sentence opens; null where none stands there. */
export function headingOf(sentence: string): { part: Part; length: number } | null {
  if (!/^\p{Lu}/u.test(sentence)) return null;
  for (const [part, pattern] of starts) {
    const { length } = pattern.exec(sentence)?.[0] ?? '';
    // Behind a heading something begins, as in `Results 36.1%`; `Patients with` is none.
    if (length > 0 && /^\s?[:.]\s|^\s+[\p{Lu}\d“"(−–]/u.test(sentence.slice(length))) return { part, length };
  }
  return null;
}

/** The part of each sentence; unknown throughout where no heading tells it. */
export function partsOf(sentences: readonly Sentence[]): Part[] {
  let part: Part = 'unknown';
  return sentences.map(({ text }) => (part = headingOf(text)?.part ?? part));
}

/** Sentences of the authors’ conclusion, without its heading; empty where the abstract has no such part. */
export function conclusionOf(sentences: readonly Sentence[]): string {
  const parts = partsOf(sentences);
  return sentences
    .filter((_, index) => parts[index] === 'conclusion')
    .map(({ text }) => text.slice(headingOf(text)?.length ?? 0).replace(/^[:.]?\s*/, ''))
    .filter((text) => !/^\(?(?:funded|supported|funding|clinicaltrials)\b/i.test(text))
    .map((text) => text.replace(/\s?\((?:Funded|Supported|ClinicalTrials)\b[^()]*\)\.?$/, ''))
    .join(' ')
    .trim();
}
