/** Words as the deck draws and measures them: numbers bound to their units, lines counted with a margin of safety. */
import type { Inline } from '../../document/types.js';
import { Fonts } from '../../fonts/fonts.js';
import { bindSpaces } from '../../format/unbreakable.js';
import type { FontFiles } from '../../theme/theme.js';
import type { MeasuredText } from '../lines.js';
import type { DeckRun, Face } from '../types.js';
import { Typesetter } from '../typesetter.js';
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

/** Measures what `runsFrom` draws. Lengths are points. */
export class DeckTypesetter extends Typesetter {
  private readonly measurable = new Map<readonly Inline[], Inline[]>();

  /** `files` are those of a theme. */
  constructor(files: FontFiles) {
    super(new Fonts(files, 'deck'));
  }

  override measure(inlines: readonly Inline[], face: Face): MeasuredText {
    let own = this.measurable.get(inlines);
    if (!own) this.measurable.set(inlines, (own = inlines.map((inline) => this.toMeasurable(inline))));
    return super.measure(own, face);
  }

  /** How many lines the words take in a width. */
  lineCount(inlines: readonly Inline[], face: Face, size: number, width: number): number {
    return linesIn(this.measure(inlines, face), size, width);
  }

  /** Height of the words in a width. */
  height(inlines: readonly Inline[], face: Face, size: number, width: number): number {
    return this.lineCount(inlines, face, size, width) * size * leading;
  }

  /** Width of a box that holds the widest piece that cannot break. */
  leastWidth(inlines: readonly Inline[], face: Face, size: number): number {
    return this.measure(inlines, face).widest(size) / safeShare;
  }

  /** Width of a box that holds the words with no breaks but the hard ones. */
  naturalWidth(inlines: readonly Inline[], face: Face, size: number): number {
    return this.measure(inlines, face).natural(size) / safeShare;
  }

  private toMeasurable(inline: Inline): Inline {
    if (inline.tag === 'text') return { tag: 'text', text: this.known(bindSpaces(inline.text)) };
    if (inline.tag === 'br') return inline;
    return { ...inline, children: inline.children.map((child) => this.toMeasurable(child)) };
  }

  /** Characters that Arial lacks come from another font, unknown here: they count as wide as a W. */
  private known(text: string): string {
    const chain = this.fonts.chain('regular');
    if (chain.split(text) !== null) return text;
    return Array.from(text, (character) => (chain.split(character) === null ? 'W' : character)).join('');
  }
}

/** How many lines measured words take in a width. */
export function linesIn(text: MeasuredText, size: number, width: number): number {
  return Math.max(1, text.count(size, width * safeShare));
}
