/** Words as the deck draws and measures them: numbers bound to their units, lines counted with a margin of safety. */
import type { Inline } from '../../document/types.js';
import { faceChain } from '../../fonts/fonts.js';
import { bindSpaces } from '../../format/unbreakable.js';
import { measure, type MeasuredText } from '../lines.js';
import type { DeckRun, Face } from '../types.js';
import { leading, safeShare } from './frame.js';

/** Words that the layout itself adds, such as a count of slides: no figure of the trial. */
export function ownWords(text: string): Inline[] {
  return [{ tag: 'text', text, own: true }];
}

const styleless: Omit<DeckRun, 'text'> = { strong: false, italic: false, script: 'normal', href: null };

/** Runs for the writer; spaces inside numbers with units do not break, hard breaks are newlines. */
export function runsFrom(inlines: readonly Inline[], style: Omit<DeckRun, 'text'> = styleless): DeckRun[] {
  return inlines.flatMap((inline): DeckRun[] => {
    switch (inline.tag) {
      case 'text':
        return [
          {
            ...style,
            text: bindSpaces(inline.text),
            ...(inline.data && { data: inline.data }),
            ...(inline.own && { own: true }),
          },
        ];
      case 'br':
        return [{ ...style, text: '\n' }];
      case 'em':
        return runsFrom(inline.children, { ...style, italic: true });
      case 'strong':
        return runsFrom(inline.children, { ...style, strong: true });
      case 'sup':
      case 'sub':
        return runsFrom(inline.children, { ...style, script: inline.tag });
      case 'letters':
        return runsFrom(inline.children, { ...style, script: 'sup' });
      case 'a':
        return runsFrom(inline.children, { ...style, href: inline.href });
    }
  });
}

/** Runs of strong words. */
export function strongRuns(inlines: readonly Inline[]): DeckRun[] {
  return runsFrom(inlines, { ...styleless, strong: true });
}

const measurables = new WeakMap<readonly Inline[], Inline[]>();

/** Measures what `runsFrom` draws. */
export function measureWords(inlines: readonly Inline[], face: Face): MeasuredText {
  let measurable = measurables.get(inlines);
  if (!measurable) measurables.set(inlines, (measurable = inlines.map(toMeasurable)));
  return measure(measurable, face, 'deck');
}

function toMeasurable(inline: Inline): Inline {
  if (inline.tag === 'text') return { tag: 'text', text: known(bindSpaces(inline.text)) };
  return inline.tag === 'br' ? inline : { ...inline, children: inline.children.map(toMeasurable) };
}

/** Characters that Arial lacks come from another font, unknown here: they count as wide as a W. */
function known(text: string): string {
  const chain = faceChain('deck', 'regular');
  if (chain.split(text) !== null) return text;
  return Array.from(text, (character) => (chain.split(character) === null ? 'W' : character)).join('');
}

/** How many lines the words take in a width. */
export function lineCount(inlines: readonly Inline[], face: Face, size: number, width: number): number {
  return linesIn(measureWords(inlines, face), size, width);
}

/** The same of words already measured. */
export function linesIn(text: MeasuredText, size: number, width: number): number {
  return Math.max(1, text.count(size, width * safeShare));
}

/** Height in points of the words in a width. */
export function wordsHeight(inlines: readonly Inline[], face: Face, size: number, width: number): number {
  return lineCount(inlines, face, size, width) * size * leading;
}

/** Width in points of a box that holds the widest piece that cannot break. */
export function leastWidth(inlines: readonly Inline[], face: Face, size: number): number {
  return measureWords(inlines, face).widest(size) / safeShare;
}

/** Width in points of a box that holds the words with no breaks but the hard ones. */
export function naturalWidth(inlines: readonly Inline[], face: Face, size: number): number {
  return measureWords(inlines, face).natural(size) / safeShare;
}
