/**
 * Where everything on the slides goes.
 *
 *     Slide ─► heading ─► largest sizes that fit (or several slides) ─► boxes
 */
import type { Deck, Properties, Slide } from '../../document/types.js';
import { words } from '../../document/words.js';
import { ContentError } from '../../errors.js';
import { slideSize } from '../../theme/theme.js';
import type { DeckLayout, SlideLayout } from '../types.js';
import { eachOrPrevious } from './previous-slides.js';
import { layoutContentSlide } from './content.js';
import { contentWidth, typeSizes } from './frame.js';
import { weightOf, withTimes, type Draft } from './notes.js';
import { layoutSectionSlide, layoutTitleSlide } from './title.js';
import { withOwnKeys, withOwnTitles } from './unique-titles.js';
import { lineCount } from './measured-words.js';

/** Length of a talk at journal club, in minutes. */
const usualMinutes = 10;

export interface DeckOptions {
  /** Length of the talk: a whole number of minutes. */
  minutes?: number;
  /** Words of the house style for the foot of every slide. */
  footer?: string;
}

/**
 * Lays a deck out for a talk of some minutes, a whole number; lengths in
 * points. Slides that hold too much go on on a further slide. Throws a
 * ContentError for the first slide that cannot be set.
 */
export function layoutDeck(
  deck: Deck,
  { shortCitation }: Properties,
  { minutes = usualMinutes, footer = '' }: DeckOptions = {},
): DeckLayout {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 180) throw notMinutes(minutes);
  const foot = footerOf([shortCitation, footer], deck.foot);
  const told = deck.slides.filter(({ from }) => from <= minutes);
  const slides = withOwnKeys(withOwnTitles({ ...deck, slides: told }));
  const laid = eachOrPrevious(slides, [foot, footer], (slide) => layoutSlide(slide, foot, footer));
  const drafts = slides.flatMap((slide, at): Draft[] =>
    laid[at]!.map((part) => ({ slide: part, weight: weightOf(slide) / laid[at]!.length })),
  );
  return { ...slideSize, slides: withTimes(drafts, minutes) };
}

function layoutSlide(slide: Slide, foot: string, footer: string): SlideLayout[] {
  switch (slide.layout) {
    case 'title':
      return [{ ...layoutTitleSlide(slide), footer }];
    case 'section':
      return [layoutSectionSlide(slide, foot)];
    case 'content':
      return layoutContentSlide(slide, foot);
  }
}

function notMinutes(minutes: number): ContentError {
  const message = `a talk cannot take ${minutes} minutes`;
  return new ContentError([{ severity: 'error', message, hint: 'give a whole number from 1 to 180' }]);
}

/** Size of the foot, in points, and the room that it leaves to the number of the slide. */
const foot = { size: typeSizes.small, beside: 60 } as const;

/** Citation and house style on one line, with more where it has room; throws a ContentError when they need two. */
function footerOf(needed: string[], more: string): string {
  const lineOf = (parts: string[]) => parts.filter((part) => part !== '').join(' · ');
  const [line, whole] = [lineOf(needed), lineOf([...needed, more])];
  const fits = (text: string) => lineCount(words(text), 'regular', foot.size, contentWidth - foot.beside) === 1;
  if (fits(whole)) return whole;
  if (fits(line)) return line;
  const message = `the foot of the slides is too long for one line: “${line}”`;
  throw new ContentError([{ severity: 'error', message, hint: 'shorten the footer of the house style' }]);
}
