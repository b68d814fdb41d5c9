/**
 * Where everything on the slides goes.
 *
 *     Slide ─► heading ─► largest sizes that fit (or several slides) ─► boxes
 */
import { plainText } from '../../document/build.js';
import type { Block, Deck, Properties, Slide } from '../../document/types.js';
import { words } from '../../document/words.js';
import { ContentError } from '../../errors.js';
import type { DeckLayout, Frame, SlideLayout } from '../types.js';
import { defaultTheme } from '../../theme/theme.js';
import { PreviousDeck } from './previous-deck.js';
import { lookOf } from './box.js';
import { layoutContentSlide } from './content.js';
import { ownFrame } from './frame.js';
import { weightOf, withTimes, type Draft } from './notes.js';
import { layoutSectionSlide, layoutTitleSlide } from './title.js';
import { withOwnKeys, withOwnTitles } from './unique-titles.js';
import { DeckTypesetter } from './measured-words.js';
import { DoesNotFit } from './does-not-fit.js';
import type { Pictures } from './stack.js';

/** Length of a talk at journal club, in minutes. */
const usualMinutes = 10;

export interface DeckOptions {
  /** Length of the talk: a whole number of minutes. */
  minutes?: number;
  /** Words of the house style for the foot of every slide. */
  footer?: string;
  /** What slides are laid out in. Default: the tool's own. */
  frame?: Frame;
  /** Pictures of the data by the names of their files; left out where slides are only counted. */
  pictures?: Pictures | null;
  /** Default: with the fonts of the tool's own theme. */
  typesetter?: DeckTypesetter;
  /** The deck before, where it is made again and again. */
  previous?: PreviousDeck | undefined;
}

/**
 * Lays a deck out for a talk of some minutes, a whole number; lengths in
 * points. Slides that hold too much go on on a further slide. Throws a
 * ContentError for the first slide that cannot be set.
 */
export function layoutDeck(
  deck: Deck,
  { shortCitation }: Properties,
  {
    minutes = usualMinutes,
    footer = '',
    frame = ownFrame,
    pictures = null,
    typesetter = new DeckTypesetter(defaultTheme.fonts),
    previous = new PreviousDeck(),
  }: DeckOptions = {},
): DeckLayout {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 180) throw notMinutes(minutes);
  const foot = footerOf([shortCitation, footer], deck.foot, frame, typesetter);
  const told = deck.slides.filter(({ from }) => from <= minutes);
  const slides = withOwnKeys(withOwnTitles({ ...deck, slides: told }));
  const { fonts } = typesetter;
  const laid = previous.layouts(slides, [foot, footer, frame], fonts.files, (slide) =>
    layoutOrFallBack(slide, { foot, footer, frame, pictures, typesetter }),
  );
  const drafts = slides.flatMap((slide, at): Draft[] =>
    laid[at]!.map((part) => ({ slide: part, weight: weightOf(slide) / laid[at]!.length })),
  );
  const leftOut = slides.filter((_, at) => laid[at]!.length === 0).map(({ title }) => plainText(title));
  return { frame, lineHeight: fonts.chain('regular').font(0).lineHeight, slides: withTimes(drafts, minutes), leftOut };
}

/** What all slides share. */
interface Shared {
  foot: string;
  footer: string;
  frame: Frame;
  pictures: Pictures | null;
  typesetter: DeckTypesetter;
}

/** A slide without a figure gives way to a template whose boxes are smaller than ours, and that is told; with our own frame all must be set. */
function layoutOrFallBack(slide: Slide, shared: Shared): SlideLayout[] {
  if (shared.frame === ownFrame || slide.layout !== 'content' || hasFigure(slide.children))
    return layoutSlide(slide, shared);
  try {
    return layoutSlide(slide, shared);
  } catch (error) {
    if (error instanceof DoesNotFit) return [];
    throw error;
  }
}

const hasFigure = (blocks: Block[]): boolean =>
  blocks.some((block) => block.tag === 'chart' || (block.tag === 'columns' && block.columns.some(hasFigure)));

function layoutSlide(slide: Slide, { foot, footer, frame, pictures, typesetter }: Shared): SlideLayout[] {
  switch (slide.layout) {
    case 'title':
      return [{ ...layoutTitleSlide(slide, frame, typesetter), footer }];
    case 'section':
      return [layoutSectionSlide(slide, foot, frame, typesetter)];
    case 'content':
      return layoutContentSlide(slide, { footer: foot, frame, pictures, typesetter });
  }
}

function notMinutes(minutes: number): ContentError {
  const message = `a talk cannot take ${minutes} minutes`;
  return new ContentError([{ severity: 'error', message, hint: 'give a whole number from 1 to 180' }]);
}

/** Citation and house style on one line, with more where it has room; throws a ContentError when they need two. */
function footerOf(
  needed: string[],
  more: string,
  { foot: { footer }, single }: Frame,
  typesetter: DeckTypesetter,
): string {
  const lineOf = (parts: string[]) => parts.filter((part) => part !== '').join(' · ');
  const [line, whole] = [lineOf(needed), lineOf([...needed, more])];
  const fits = (text: string) => typesetter.lineCount(words(text), 'regular', lookOf(footer).size, footer.width) === 1;
  if (fits(whole)) return whole;
  if (fits(line)) return line;
  // The foot of a template is as wide as it is: what has no room there is left out.
  if (single !== undefined) return needed.find(fits) ?? '';
  const message = `the foot of the slides is too long for one line: “${line}”`;
  throw new ContentError([{ severity: 'error', message, hint: 'shorten the footer of the house style' }]);
}
