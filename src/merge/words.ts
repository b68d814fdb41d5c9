/** The words of a shape, as last written, as they are now and as they would be written. */
import { placeRenewals, renewalsOf, type Replacement } from './numbers.js';
import { paragraphsOf, textOf } from './shapes.js';
import { at, children, replaceBy, type Element } from './xml.js';

/** What could not be decided: words or a number that both changed. */
export interface Unresolved {
  old: string;
  new: string;
}

export interface WordsMerged {
  /** Numbers or words that were renewed, as `old → new`. */
  renewed: Unresolved[];
  unresolved: Unresolved[];
}

const joined = (words: string[]) => words.join('\n');
/** On one line, with plain spaces and the minus that the tool prints: programs and people write them otherwise. */
export const plainText = (text: string): string =>
  text
    .replace(/\u2060/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<![\p{L}\d.,)%])[-–](?=\d)/gu, '−');
const plain = (words: string[]) => words.map(plainText).filter(Boolean);
export const sameWords = (a: string[], b: string[]): boolean => joined(plain(a)) === joined(plain(b));

/** The letters of sources that are printed raised behind a number: nobody who types its sentence anew types them. */
const letters = /(?<=\d%?)[a-z](?:,[a-z])*(?=[\s.,;:)]|$)/g;
const unlettered = (lines: string[]) => lines.map((line) => line.replace(letters, '').replace(/\.$/, ''));
/** Whether a user says what is printed, be it without the letters of its sources, or with a full stop that titles leave out. */
export const saysTheSame = (theirs: string[], ours: string[]): boolean =>
  sameWords(theirs, ours) || sameWords(unlettered(theirs), unlettered(ours));

/**
 * Renews, in words that the user changed, every number that the data changed
 * where it stands as it was written. What else the data changed is told.
 */
export function renewNumbers(theirs: Element, base: string[], ours: string[]): WordsMerged {
  const merged: WordsMerged = { renewed: [], unresolved: [] };
  const pairs =
    base.length === ours.length
      ? base.map((line, i) => [line, ours[i]!] as const)
      : [[joined(base), joined(ours)] as const];
  for (const [old, fresh] of pairs) {
    if (old === fresh) continue;
    const renewals = renewalsOf(old, fresh);
    if (renewals === null) {
      merged.unresolved.push({ old, new: fresh });
      continue;
    }
    for (const renewal of renewals) {
      const paragraph = paragraphsOf(theirs).find((one) => placeRenewals(textOf(one), [renewal]).placed.length > 0);
      if (!paragraph) merged.unresolved.push(renewal);
      else {
        replaceIn(paragraph, placeRenewals(textOf(paragraph), [renewal]).placed[0]!);
        merged.renewed.push(renewal);
      }
    }
  }
  return merged;
}

/** Replaces a stretch of a paragraph's text, which may stand in several runs: the new text goes into the first of them. */
function replaceIn(paragraph: Element, { start, end, text }: Replacement): void {
  let position = 0;
  let rest = text;
  for (const piece of children(paragraph)) {
    const holder = at(piece, 't');
    const content = piece.localName === 'br' ? '\n' : (holder?.textContent ?? '');
    const [from, to] = [Math.max(start - position, 0), Math.min(end - position, content.length)];
    if (holder && from < to) {
      holder.textContent = content.slice(0, from) + rest + content.slice(to);
      rest = '';
    }
    position += content.length;
  }
}

/**
 * Puts new words into a shape; where the user gave its words another look, each
 * paragraph keeps what the first run of the one in its place was given.
 */
export function putWords(theirs: Element, ours: Element, keepsLook: boolean): void {
  const [into, from] = [at(theirs, 'txBody'), at(ours, 'txBody')];
  if (!into || !from) return;
  const old = children(into, 'p');
  children(from, 'p').forEach((paragraph, index) => {
    const copy = into.ownerDocument!.importNode(paragraph, true);
    into.appendChild(copy);
    const [run] = keepsLook ? children(old[index] ?? old.at(-1)!, 'r') : [];
    const given = run ? at(run, 'rPr') : null;
    if (given) for (const one of children(copy, 'r')) dress(one, given);
  });
  for (const paragraph of old) into.removeChild(paragraph);
}

function dress(run: Element, given: Element): void {
  const own = at(run, 'rPr');
  if (own) replaceBy(own, given);
  else run.insertBefore(run.ownerDocument!.importNode(given, true), run.firstChild);
}
