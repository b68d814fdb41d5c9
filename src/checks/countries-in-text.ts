/** Countries that a text names, by their English names in the Unicode locale data. */

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

/** The countries that a text names, each once; empty where it says that it names only some of them. */
export function countriesIn(text: string): string[] {
  if (/\b(?:including|such as|among others|e\.g\.|for example|and others|other countries)/i.test(text)) return [];
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const all = letters.flatMap((first) => letters.map((second) => names.of(first + second) ?? ''));
  const words = ` ${text.replace(/[^\p{L}\p{M}]+/gu, ' ')} `;
  return [...new Set(all)].filter((name) => name.length > 3 && words.includes(` ${name} `));
}
