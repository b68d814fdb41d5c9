/** Every character must have a glyph: a missing one would print a box, or nothing. */
import { textsOfChart } from '../document/chart-texts.js';
import { innerBlocks } from '../document/inner-blocks.js';
import type { Block, Brief, Deck, Inline, Place, Step } from '../document/types.js';
import { ContentError, type Problem } from '../errors.js';
import type { Fonts } from '../fonts/fonts.js';
import type { Theme } from '../theme/theme.js';

/** The data file: a character that stands in it is best mended there. */
interface Source {
  file: string;
  text: string;
}

/**
 * Throws a ContentError that names the characters that no font has, each once: those of
 * one text together, at their place in the data, or else at the template's block.
 */
export function checkGlyphs(document: Brief | Deck, fonts: Fonts, source: Source): void {
  const problems: Problem[] = [];
  const told = new Set<string>();
  const chain = fonts.chain('regular');
  const check = (text: string, place: Place) => {
    if (chain.split(text) !== null) return;
    const lacking = [...new Set(text)].filter((character) => chain.split(character) === null && !told.has(character));
    if (lacking.length === 0) return;
    for (const character of lacking) told.add(character);
    problems.push(missing(lacking, text, placeIn(source, lacking[0]!) ?? place));
  };
  const checkBlock = (block: Block) => {
    for (const text of textsOf(block)) check(text, block.place);
    innerBlocks(block).forEach(checkBlock);
  };
  if (document.tag === 'brief') document.children.forEach(checkBlock);
  else {
    for (const { title, kicker, children, place } of document.slides) {
      for (const text of [kicker, ...textsOfInlines(title)]) check(text, place);
      children.forEach(checkBlock);
    }
  }
  if (problems.length > 0) throw new ContentError(problems);
}

/** The same for the footer of a house style, at its place there. */
export function checkFooter({ footer, footerPlace }: Theme, fonts: Fonts): void {
  const chain = fonts.chain('regular');
  const lacking = [...new Set(footer)].filter((character) => chain.split(character) === null);
  if (lacking.length > 0) throw new ContentError([missing(lacking, footer, footerPlace)]);
}

function placeIn({ file, text }: Source, character: string): Place | null {
  const index = text.indexOf(character);
  if (index < 0) return null;
  const before = text.slice(0, index).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

/** Characters that a message names; the others of a text are of the same kind. */
const mostNamed = 5;

function missing(characters: string[], text: string, place: Theme['footerPlace']): Problem {
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

const textsOfInlines = (inlines: Inline[]): string[] =>
  inlines.flatMap((inline) => {
    switch (inline.tag) {
      case 'text':
        return [inline.text];
      case 'br':
        return [];
      case 'a':
      case 'em':
      case 'strong':
      case 'sup':
      case 'sub':
      case 'letters':
        return textsOfInlines(inline.children);
    }
  });

/** All words that are drawn of a block itself, without those of the blocks in it. */
function textsOf(block: Block): string[] {
  switch (block.tag) {
    case 'ul':
    case 'ol':
      return block.items.flatMap(textsOfInlines);
    case 'terms':
      return block.items.flatMap(({ term, children }) => [term, ...textsOfInlines(children)]);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ children }) => textsOfInlines(children)));
    case 'card':
      return [`${block.label} ${block.badge} ${block.value.text}`];
    case 'chart':
      return textsOfChart(block);
    case 'flow':
      return textsOfStep(block.root);
    case 'columns':
    case 'picture':
    case 'qr':
      return [];
    case 'p':
      return [block.end, ...textsOfInlines(block.children)];
    case 'h1':
    case 'h2':
    case 'h3':
      return textsOfInlines(block.children);
  }
}

const textsOfStep = ({ n, label, detail, steps }: Step): string[] => [
  `${n} ${label} ${detail}`,
  ...steps.flatMap(textsOfStep),
];
