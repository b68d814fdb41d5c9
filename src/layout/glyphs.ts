/** Every character must have a glyph: a missing one would print a box, or nothing. */
import { textsOfChart } from '../document/chart-texts.js';
import type { Block, Brief, Deck, Inline, Place, Step } from '../document/types.js';
import { ContentError, type Problem } from '../errors.js';
import { faceChain, type FontFamily } from '../fonts/fonts.js';

/** The data file: a character that stands in it is best mended there. */
interface Source {
  file: string;
  text: string;
}

/**
 * Throws a ContentError that names the characters that no font has, each once: those of
 * one text together, at their place in the data, or else at the template's block.
 */
export function checkGlyphs(document: Brief | Deck, family: FontFamily, source: Source): void {
  const problems: Problem[] = [];
  const told = new Set<string>();
  const chain = faceChain(family, 'regular');
  const check = (text: string, place: Place) => {
    if (chain.split(text) !== null) return;
    const lacking = [...new Set(text)].filter((character) => chain.split(character) === null && !told.has(character));
    if (lacking.length === 0) return;
    for (const character of lacking) told.add(character);
    problems.push(missing(lacking, text, placeIn(source, lacking[0]!) ?? place));
  };
  if (document.tag === 'brief') document.children.forEach((block) => visitBlock(block, check));
  else {
    for (const { title, kicker, children, place } of document.slides) {
      check(kicker, place);
      visitInlines(title, place, check);
      children.forEach((block) => visitBlock(block, check));
    }
  }
  if (problems.length > 0) throw new ContentError(problems);
}

function placeIn({ file, text }: Source, character: string): Place | null {
  const index = text.indexOf(character);
  if (index < 0) return null;
  const before = text.slice(0, index).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

/** Characters that a message names; the others of a text are of the same kind. */
const mostNamed = 5;

function missing(characters: string[], text: string, place: Place): Problem {
  const named = characters.slice(0, mostNamed).map((character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return `“${character}” (U+${code})`;
  });
  const others = characters.length > mostNamed ? ' and others' : '';
  const index = text.indexOf(characters[0]!);
  const around = text.slice(Math.max(0, index - 15), index + 15).trim();
  const many = characters.length > 1 ? 's' : '';
  const letters = characters.some((character) => /\p{L}/u.test(character));
  return {
    severity: 'error',
    message: `no font has the character${many} ${named.join(', ')}${others}, in “${around}”`,
    hint: letters
      ? 'the letters of this script cannot be printed: write the words in Latin letters'
      : 'write it in letters, or with another character',
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
    case 'terms':
      return block.items.forEach(({ term, children }) => {
        check(term, place);
        visitInlines(children, place, check);
      });
    case 'table':
      return block.rows.forEach(({ cells }) => cells.forEach(({ children }) => visitInlines(children, place, check)));
    case 'columns':
      return block.columns.flat().forEach((child) => visitBlock(child, check));
    case 'card':
      check(`${block.label} ${block.badge} ${block.value.text}`, place);
      return block.children.forEach((child) => visitBlock(child, check));
    case 'chart':
      return textsOfChart(block).forEach((text) => check(text, place));
    case 'flow':
      return visitStep(block.root, place, check);
    case 'picture':
    case 'qr':
      return;
    case 'p':
      check(block.end, place);
      return visitInlines(block.children, place, check);
    case 'h1':
    case 'h2':
    case 'h3':
      return visitInlines(block.children, place, check);
  }
}

function visitStep({ n, label, detail, steps }: Step, place: Place, check: Check): void {
  check(`${n} ${label} ${detail}`, place);
  steps.forEach((step) => visitStep(step, place, check));
}
