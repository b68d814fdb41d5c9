/** Printed texts with the paths of what they print, so that a reader of page or deck finds it in the dataset. */
import { lookUp, piecesOf, Prose } from '../../dataset/prose.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Trial } from '../../trial/trial.js';
import { printing } from '../../document/carried.js';
import { formatProse, formatQuantity } from '../../format/format.js';

/** A sentence with its references replaced; `printed` is told what a reference prints, with its path, and what leads there. */
export function proseWithPaths(
  trial: Trial,
  prose: Prose,
  printed: (text: string, reference: Prose) => string = (text) => text,
): string {
  const pieces = piecesOf(prose).map((piece) => {
    if ('words' in piece) return piece.words;
    const { found } = lookUp(trial.dataset, piece.path);
    const reference = new Prose(piece.written);
    const path = isQuantity(found) ? found.path : piece.path;
    return printed(printing(path, formatProse(reference, trial.dataset)), reference);
  });
  return printing(prose.path, pieces.join(''));
}

/**
 * A text with the paths of the values and sentences that it is made of, given in the order
 * in which it prints them: `4/37 (11%)` of events, n and percent. What it does not print is passed over.
 */
export function withPaths(trial: Trial, text: string, ingredients: readonly unknown[]): string {
  let [done, rest] = ['', text];
  for (const item of ingredients) {
    const found = isQuantity(item)
      ? placeOfNumber(rest, formatQuantity(item))
      : item instanceof Prose
        ? placeOfWords(rest, formatProse(item, trial.dataset))
        : null;
    if (!found) continue;
    const [start, end] = found;
    const printed = rest.slice(start, end);
    const told = isQuantity(item) ? printing(item.path, printed) : sentence(trial, item as Prose, printed);
    done += rest.slice(0, start) + told;
    rest = rest.slice(end);
  }
  return done + rest;
}

type Place = [start: number, end: number];

/** Where a number stands in a text, with its percent sign: no part of a longer number. */
function placeOfNumber(text: string, number: string): Place | null {
  for (let start = text.indexOf(number); start >= 0; start = text.indexOf(number, start + 1)) {
    const end = start + number.length;
    const isWhole = !/[\d−<>≤≥≈]$|\d[.,]$/u.test(text.slice(0, start)) && !/^(?:\d|[.,]\d)/.test(text.slice(end));
    if (isWhole) return [start, text[end] === '%' ? end + 1 : end];
  }
  return null;
}

/** Where a sentence stands, which may have a capital or a small letter at its beginning here. */
function placeOfWords(text: string, words: string): Place | null {
  const start = words.length < 2 ? -1 : text.indexOf(words.slice(1)) - 1;
  const isThere = start >= 0 && text[start]!.toLowerCase() === words[0]!.toLowerCase();
  return isThere ? [start, start + words.length] : null;
}

/** The paths of a sentence with its first letter as it is printed here. */
function sentence(trial: Trial, prose: Prose, printed: string): string {
  const first = prose.text.startsWith('[[') ? '' : printed.charAt(0);
  const turned = Object.assign(new Prose(first + prose.text.slice(first.length)), { path: prose.path });
  return proseWithPaths(trial, turned);
}
