/** Times, doses and numbers of countries in our own sentences, against what the dataset tells: a sentence stays behind when that changes. */
import { piecesOf, Prose } from '../prose.js';
import { isQuantity } from '../quantity.js';
import type { Dataset } from '../schema.js';
import { walk } from '../walk.js';
import { should, type Compared } from './compared.js';

/** `week 12`, `600 mg`. */
const measured = /\b(?:(week|day|month|year|visit)s?\s(\d+)|(\d[\d.,]*)\s?(mg|g|µg|μg|mcg|ml|IU))(?![\p{L}\d])/giu;

const measuresIn = (text: string): string[] =>
  [...text.matchAll(measured)].map(([, unit, number, amount, dose]) =>
    (unit ? `${unit} ${number}` : `${amount} ${dose}`).toLowerCase(),
  );

/** What a trial found is told in these. */
const telling = /^(headline|bottom_line|\w+_message|strengths|limitations|takeaways)(\.|$)/;

/** Whether a sentence rests on a result, by what it refers to or by its conditions: others may speak of other times. */
const restsOnResult = (prose: Prose): boolean =>
  [...prose.holds, ...piecesOf(prose)].some((piece) => 'path' in piece && piece.path.startsWith('results.'));

/** In every sentence that tells what the trial found. */
export function checkTold(dataset: Dataset): Compared[] {
  const known = new Set(factsIn(dataset).flatMap(measuresIn));
  const countries = Object.keys(dataset.sites?.countries ?? {}).length;
  const found: Compared[] = [];
  walk(dataset, {
    prose(prose, path) {
      if (prose.source !== null || !telling.test(path)) return;
      const words = piecesOf(prose)
        .map((piece) => ('words' in piece ? piece.words : ' '))
        .join('');
      const place = prose.holds.length > 0 ? `${path}.text` : path;
      for (const measure of restsOnResult(prose) ? measuresIn(words) : []) {
        const message = `“${measure}” stands in this sentence, and nowhere else in the data`;
        found.push(
          should(place, `“${measure}” and the data`, known.has(measure), message, 'check which of the two is right'),
        );
      }
      const told = countriesIn(words);
      if (countries > 0 && told !== null) {
        const message = `this sentence tells of ${told} countries, sites.countries of ${countries}`;
        found.push(should(place, `${told} countries and ${countries}`, told === countries, message, 'check both'));
      }
    },
  });
  return found;
}

/** Everything that is not a sentence of our own. */
function factsIn(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (node instanceof Prose) return node.source === null ? [] : [node.text];
  if (node === null || typeof node !== 'object' || isQuantity(node)) return [];
  return Object.values(node).flatMap(factsIn);
}

const small = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function countriesIn(text: string): number | null {
  const told = new RegExp(`\\b(\\d+|${small.join('|')}) countr(?:y|ies)\\b`, 'i').exec(text)?.[1];
  if (told === undefined) return null;
  const word = small.indexOf(told.toLowerCase());
  return word < 0 ? Number(told) : word + 1;
}
