/** The slide that opens the deck, and those that open a section of it. */
import { ContentError } from '../../errors.js';
import type { Block, Paragraph, Slide } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { DeckText, Frame, SlideLayout } from '../types.js';
import { filled } from './heading.js';
import type { DeckTypesetter } from './measured-words.js';
import { notesOf } from './notes.js';

/** Title, kicker, citation, and a line for who presents it: the last paragraph, where it is a note. */
export function layoutTitleSlide(slide: Slide, frame: Frame, typesetter: DeckTypesetter): SlideLayout {
  const paragraphs = slide.children.filter(isFilled).map((block) => asParagraph(block));
  const presenter = paragraphs.filter(({ role }) => role === 'note');
  const cited = paragraphs.filter(({ role }) => role !== 'note');
  const kind = 'title';
  const box = (name: 'subtitle' | 'presenter', told: Paragraph[]): DeckText[] =>
    told.length > 0
      ? [
          filled(
            typesetter,
            frame,
            slide,
            kind,
            name,
            told.map(({ children }) => children),
          ),
        ]
      : [];
  const kicker =
    slide.kicker.trim() === '' ? [] : [filled(typesetter, frame, slide, kind, 'kicker', [words(slide.kicker)])];
  const title = filled(typesetter, frame, slide, kind, 'title', [slide.title]);
  const items = [title, ...kicker, ...box('subtitle', cited), ...box('presenter', presenter)];
  return { ...rest(slide), layout: kind, items };
}

/** The title of a section, and what it holds. */
export function layoutSectionSlide(
  slide: Slide,
  footer: string,
  frame: Frame,
  typesetter: DeckTypesetter,
): SlideLayout {
  const paragraphs = slide.children.filter(isFilled).map((block) => asParagraph(block).children);
  const body = paragraphs.length > 0 ? [filled(typesetter, frame, slide, 'section', 'body', paragraphs)] : [];
  return {
    ...rest(slide),
    layout: 'section',
    items: [filled(typesetter, frame, slide, 'section', 'title', [slide.title]), ...body],
    footer,
  };
}

const rest = (slide: Slide) => ({
  key: slide.key,
  section: slide.section,
  footer: '',
  time: '',
  notes: notesOf(slide),
});

function isFilled(block: Block): boolean {
  return block.tag !== 'p' || block.children.length > 0;
}

function asParagraph(block: Block): Paragraph {
  if (block.tag === 'p') return block;
  const message = `<${block.tag}> cannot stand on a title slide`;
  const hint = 'a title slide holds its title and paragraphs; put the rest on a slide of its own';
  throw new ContentError([{ severity: 'error', message, hint, ...block.place }]);
}
