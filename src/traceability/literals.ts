/**
 * Numbers that a template itself says. A result must never be typed into a
 * template, so each number in its words is declared, in a comment of the same
 * file: `{{!-- literal: 1000 --}}`.
 */
import type { Problem } from '../errors.js';
import type { TemplateFile, Templates } from '../template/render.js';
import { numbersIn } from './printed-numbers.js';

/** Attributes that set how something looks or leaves, and print nothing. */
const silent = [
  'widths',
  'columns',
  'drop',
  'keep',
  'span',
  'minutes',
  'from',
  'level',
  'value',
  'low',
  'high',
  'no-effect',
  'important',
  'margin',
];

const filesOf = ({ pages, partials }: Templates): TemplateFile[] => [
  ...Object.values(pages),
  ...Object.values(partials),
];

/** What templates say by themselves. */
interface Literals {
  /** The numbers that they declare. */
  numbers: { number: string; file: string }[];
  /** The lists that they count. */
  counted: string[];
  /** Every number that they say without declaring it, at its line and column. */
  problems: Problem[];
}

let last: { text: string; literals: Literals } | undefined;

/** Numbers and lists of templates; those of the last call are kept, as many trials are told by the same. */
export function literalsOf(templates: Templates): Literals {
  const text = JSON.stringify(templates);
  if (last?.text !== text) last = { text, literals: literalsIn(filesOf(templates)) };
  return last.literals;
}

function literalsIn(files: TemplateFile[]): Literals {
  return {
    problems: files.flatMap(undeclared),
    numbers: files.flatMap(({ file, text }) => declaredIn(text).map((number) => ({ number, file }))),
    counted: files.flatMap(({ text }) => [...text.matchAll(/[{(]\s*count\s+([\w.]+)/g)].map((match) => match[1]!)),
  };
}

const declaredIn = (text: string): string[] =>
  [...text.matchAll(/\{\{!--\s*literal:([\s\S]*?)--\}\}/g)].flatMap((match) => numbersIn(match[1]!));

function undeclared({ file, text }: TemplateFile): Problem[] {
  const declared = declaredIn(text);
  return wordsOf(text).flatMap(({ words, start }) =>
    [...words.matchAll(/\d+(?:[.,]\d+)*/g)].flatMap((match): Problem[] => {
      const own = numbersIn(words.slice(Math.max(0, match.index - 2), match.index + match[0].length + 1));
      if ([match[0], ...own].some((number) => declared.includes(number))) return [];
      const before = text.slice(0, start + match.index).split('\n');
      const message = `the number ${match[0]} is typed into the template`;
      const hint = `name the value that it is, or declare it as no result: {{!-- literal: ${match[0]} --}}`;
      return [{ severity: 'error', message, hint, file, line: before.length, column: before.at(-1)!.length + 1 }];
    }),
  );
}

/** The parts of a template that it prints itself: between tags, in attributes that print, and as texts and numbers between braces. */
function wordsOf(text: string): { words: string; start: number }[] {
  const blank = (from: string, pattern: RegExp) => from.replace(pattern, (match) => ' '.repeat(match.length));
  const plain = blank(text, /\{\{!--[\s\S]*?--\}\}|\{\{![^}]*\}\}|<!--[\s\S]*?-->/g);
  // Between braces: what stands in quotation marks, and bare numbers, which are no part of a path.
  const inBraces = [...plain.matchAll(/\{\{[^{}]*\}\}/g)].flatMap((braces) =>
    [...braces[0].matchAll(/"[^"]*"|'[^']*'|(?<=[\s=(])-?\d[\d.]*(?=[\s)}])/g)].map((literal) => ({
      words: literal[0],
      start: braces.index + literal.index,
    })),
  );
  // Names of tags such as h1, and attributes that print nothing, are not words.
  const outside = blank(
    blank(plain, /\{\{[^{}]*\}\}/g),
    new RegExp(`\\b(?:${silent.join('|')})="[^"]*"|</?[\\w-]+|&#?\\w+;`, 'g'),
  );
  return [...inBraces, { words: outside, start: 0 }];
}
