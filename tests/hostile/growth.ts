/** How the time that a pattern takes grows with the text, measured. */

/** What may be repeated: white space, digits, letters, the pattern's own signs and words, and pairs of them. */
export function repeatable({ source }: RegExp): string[] {
  const words = source.match(/[A-Za-z]{2,}/g) ?? [];
  const signs = [...new Set(source.replace(/\\[a-zA-Z]/g, ''))].filter((sign) => !/[a-z0-9^$|?*+]/i.test(sign));
  const single = [...new Set([' ', '\n', '1', 'a', 'A', ...signs, ...words.slice(0, 5)])];
  return [...single, ...signs.flatMap((sign) => [`${sign} `, `a${sign}`, `1${sign}`]), 'a ', '1 ', '\n '];
}

/** Milliseconds of this process for a search, or for looking through the whole of the text. */
function taken({ source, flags }: RegExp, text: string): number {
  const pattern = new RegExp(source, flags);
  const before = process.cpuUsage();
  text.replace(pattern, '');
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How much longer a text of twice the length takes; 1 where neither takes long. */
export function growth(pattern: RegExp, piece: string): number {
  const text = (length: number) => `x${piece.repeat(Math.ceil(length / piece.length))}\u0001`;
  if (taken(pattern, text(8000)) < 25) return 1;
  const best = (length: number) => Math.min(...Array.from({ length: 2 }, () => taken(pattern, text(length))));
  return best(24_000) / Math.max(best(12_000), 1);
}

/** The first thing that makes a pattern take more than in proportion, each time that it is tried; null where nothing does. */
export const slowWith = (pattern: RegExp): string | null =>
  repeatable(pattern).find((piece) => [1, 2, 3].every(() => growth(pattern, piece) > 3)) ?? null;
