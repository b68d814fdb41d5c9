/** Numbers that the data changed, renewed inside words that the user changed. */

/** A number as it is printed: sign, digits, and separators between digits. */
const numeral = /[−-]?\d+(?:[.,·\u202F\u00A0 ]\d+)*/g;

/** A number that the data changed, between the words that it stood among. */
export interface Renewal {
  old: string;
  new: string;
  before: string;
  after: string;
}

/** A run of words without numbers, or a number. */
interface Token {
  text: string;
  isNumber: boolean;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const words = (part: string) =>
    part
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => ({ text: word, isNumber: false }));
  let end = 0;
  for (const match of text.matchAll(numeral)) {
    for (const word of words(text.slice(end, match.index))) tokens.push(word);
    tokens.push({ text: match[0], isNumber: true });
    end = match.index + match[0].length;
  }
  return [...tokens, ...words(text.slice(end))];
}

/**
 * What became of each number of a text in a newer version of it; null where the
 * texts differ in more than their numbers, so that it cannot be told.
 */
export function renewalsOf(old: string, fresh: string): Renewal[] | null {
  const [before, after] = [tokensOf(old), tokensOf(fresh)];
  const sameWords =
    before.length === after.length &&
    before.every(
      (token, i) => token.isNumber === after[i]!.isNumber && (token.isNumber || token.text === after[i]!.text),
    );
  if (!sameWords) return null;
  return before.flatMap(({ text, isNumber }, i) => {
    const renewed = after[i]!.text;
    if (!isNumber || renewed === text) return [];
    return [{ old: text, new: renewed, before: before[i - 1]?.text ?? '', after: before[i + 1]?.text ?? '' }];
  });
}

/** Where a number of a text is replaced by another. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/**
 * Where renewals go in the text of a user: at the number as it was printed, if it
 * stands there once, or once beside a word that it stood beside. `left` are those
 * without such a place.
 */
export function placeRenewals(text: string, renewals: Renewal[]): { placed: Replacement[]; left: Renewal[] } {
  const numbers = [...text.matchAll(numeral)].map((match) => ({ text: match[0], start: match.index }));
  const taken = new Set<number>();
  const placed: Replacement[] = [];
  const left: Renewal[] = [];
  for (const renewal of renewals) {
    const all = numbers.filter((number) => number.text === renewal.old && !taken.has(number.start));
    const found =
      all.length === 1 && isAlone(renewal, renewals)
        ? all
        : all.filter(({ start }) => isBetweenSameWords(text, start, renewal));
    if (found.length !== 1) {
      left.push(renewal);
      continue;
    }
    const { start } = found[0]!;
    taken.add(start);
    placed.push({ start, end: start + renewal.old.length, text: renewal.new });
  }
  return { placed, left };
}

/** Whether no other renewal is of the same number to another one. */
const isAlone = (renewal: Renewal, all: Renewal[]) =>
  all.every((other) => other.old !== renewal.old || other.new === renewal.new);

function isBetweenSameWords(text: string, start: number, { old, before, after }: Renewal): boolean {
  const wordBefore = text.slice(0, start).trim().split(/\s+/).at(-1) ?? '';
  const wordAfter =
    text
      .slice(start + old.length)
      .trim()
      .split(/\s+/)[0] ?? '';
  return (before !== '' && wordBefore === before) || (after !== '' && wordAfter === after);
}
