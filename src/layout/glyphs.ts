/** Every character must have a glyph: a missing one would print a box, or nothing. */
import type { Block, Brief, Deck, Inline, Place, Step } from '../document/types.js';
import { ContentError, type Problem } from '../errors.js';
import { faceChain, type FontFamily } from '../fonts/fonts.js';

/** The data file: a character that stands in it is best mended there. */
interface Source {
  file: string;
  text: string;
}

/**
 * Throws a ContentError that names each character that no font has, at its place
 * in the data, or else at the template's block that it stands in.
 */
export function checkGlyphs(document: Brief | Deck, family: FontFamily, source: Source): void {
  const problems = new Map<string, Problem>();
  const chain = faceChain(family, 'regular');
  const check = (text: string, place: Place) => {
    if (chain.split(text) !== null) return;
    for (const character of text) {
      if (chain.split(character) !== null || problems.has(character)) continue;
      problems.set(character, missing(character, text, placeIn(source, character) ?? place, family));
    }
  };
  if (document.tag === 'brief') document.children.forEach((block) => visitBlock(block, check));
  else {
    for (const { title, kicker, children, place } of document.slides) {
      check(kicker, place);
      visitInlines(title, place, check);
      children.forEach((block) => visitBlock(block, check));
    }
  }
  if (problems.size > 0) throw new ContentError([...problems.values()]);
}

function placeIn({ file, text }: Source, character: string): Place | null {
  const index = text.indexOf(character);
  if (index < 0) return null;
  const before = text.slice(0, index).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

function missing(character: string, text: string, place: Place, family: FontFamily): Problem {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const index = text.indexOf(character);
  const around = text.slice(Math.max(0, index - 15), index + 15).trim();
  return {
    severity: 'error',
    message: `no font of the ${family} has the character “${character}” (U+${code}), in “${around}”`,
    hint: 'write it in letters, or with another character',
    ...place,
  };
}

type Check = (text: string, place: Place) => void;

function visitInlines(inlines: Inline[], place: Place, check: Check): void {
  for (const inline of inlines) {
    if (inline.tag === 'text') check(inline.text, place);
    else if (inline.tag !== 'br') visitInlines(inline.children, place, check);
  }
}

function visitBlock(block: Block, check: Check): void {
  const { place } = block;
  switch (block.tag) {
    case 'ul':
    case 'ol':
      return block.items.forEach((item) => visitInlines(item, place, check));
    case 'table':
      return block.rows.forEach(({ cells }) => cells.forEach(({ children }) => visitInlines(children, place, check)));
    case 'columns':
      return block.columns.flat().forEach((child) => visitBlock(child, check));
    case 'card':
      check(block.label, place);
      return block.children.forEach((child) => visitBlock(child, check));
    case 'chart':
      [block.title, block.axis, ...(block.favours ?? [])].forEach((text) => check(text, place));
      return block.marks.forEach(({ label, detail, text }) => check(`${label} ${detail} ${text}`, place));
    case 'flow':
      return visitStep(block.root, place, check);
    case 'qr':
      return;
    default:
      if (block.tag === 'p') check(block.end, place);
      return visitInlines(block.children, place, check);
  }
}

function visitStep({ n, label, detail, steps }: Step, place: Place, check: Check): void {
  check(`${n} ${label} ${detail}`, place);
  steps.forEach((step) => visitStep(step, place, check));
}
