/** The slide that opens the deck; the master gives it the accent as ground. */
import { ContentError } from '../../errors.js';
import type { Block, Paragraph, Slide } from '../../document/types.js';
import type { DeckText, SlideLayout } from '../types.js';
import { paragraphOf, textBox } from './box.js';
import { bodyBottom, contentWidth, margin } from './frame.js';
import { fitLines, kickerBox, titleBox } from './heading.js';
import { notesOf } from './notes.js';
import { sum } from './stack.js';
import { runsFrom } from './measured-words.js';

/** Height of the kicker, and where the title begins at the earliest, in points. */
const kickerTop = 46;
const titleTop = 100;
/** Space between title, citation and link, in points. */
const space = 18;

const titleLimits = { largest: 40, smallest: 32, lines: 4 };
const citationLimits = { largest: 18, smallest: 14, lines: 3 };

/** Title, citation and link, together a little above the middle. */
export function layoutTitleSlide(slide: Slide): SlideLayout {
  const paragraphs = slide.children.filter(isFilled).map((block) => asParagraph(block));
  const kicker = kickerBox(slide, { y: kickerTop, color: 'paper' });
  const title = titleBox(slide, titleLimits, { y: titleTop, color: 'paper' });
  const lines = paragraphs.map((paragraph) => paragraphBox(slide, paragraph));
  const height = title.height + sum(lines.map((line) => space + line.height));
  const spare = bodyBottom - titleTop - height;
  if (spare < 0) throw tooLong(slide, -spare);
  let y = titleTop + spare * 0.4;
  const placed = [title, ...lines].map((box) => {
    const at = { ...box, y };
    y += box.height + space;
    return at;
  });
  return {
    layout: 'title',
    section: slide.section,
    items: [placed[0]!, ...(kicker ? [kicker] : []), ...placed.slice(1)],
    footer: '',
    time: '',
    notes: notesOf(slide),
  };
}

function isFilled(block: Block): boolean {
  return block.tag !== 'p' || block.children.length > 0;
}

function asParagraph(block: Block): Paragraph {
  if (block.tag === 'p') return block;
  const message = `<${block.tag}> cannot stand on a title slide`;
  const hint = 'a title slide holds its title and paragraphs; put the rest on a slide of its own';
  throw new ContentError([{ severity: 'error', message, hint, ...block.place }]);
}

function paragraphBox(slide: Slide, { role, children }: Paragraph): DeckText {
  const small = role === 'citation' || role === 'note' || role === 'foot';
  const limits = small ? { ...citationLimits, largest: 14, smallest: 12 } : citationLimits;
  const { size, height } = fitLines(slide, small ? 'link' : 'subtitle', children, limits, 'regular');
  return textBox({
    ...{ name: small ? 'Link' : 'Citation', placeholder: small ? 'none' : 'subtitle' },
    ...{ x: margin, y: 0, width: contentWidth, height, size, color: 'paper' },
    paragraphs: [paragraphOf(runsFrom(children))],
  });
}

function tooLong({ place }: Slide, excess: number): ContentError {
  const message = `this title slide is ${Math.ceil(excess)} points too long`;
  return new ContentError([
    { severity: 'error', message, hint: 'leave out a paragraph or shorten its words', ...place },
  ]);
}
