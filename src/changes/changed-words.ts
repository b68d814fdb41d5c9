/** The part of a text that changed, with a few words around it to find it by. */

/** Texts up to this long are told whole. */
const whole = 60;

/** A changed part is told up to this length, in characters. */
const longest = 90;

/** Unchanged words told on either side of what changed. */
const around = 3;

/** What of two texts differs: `… on placebo fell by 3.0 points`, `… on placebo fell by 3.1 points`. */
export function differing(before: string, after: string): [before: string, after: string] {
  if (before.length <= whole && after.length <= whole) return [before, after];
  const [old, now] = [before.split(' '), after.split(' ')];
  const start = common(old, now);
  const end = Math.min(common(old.toReversed(), now.toReversed()), Math.min(old.length, now.length) - start);
  const part = (words: string[]) => {
    const [from, to] = [Math.max(0, start - around), Math.min(words.length, words.length - end + around)];
    const told = shortened(words.slice(from, to).join(' '));
    return `${from > 0 ? '… ' : ''}${told}${to < words.length && !told.endsWith('…') ? ' …' : ''}`;
  };
  return [part(old), part(now)];
}

/** A text of which only the beginning is told where it is long. */
export const shortened = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/(?<!\s)\s+\S*$/, '')} …`;

/** How many words two texts have in common at their beginning. */
function common(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((word, index) => word !== other[index]);
  return differs < 0 ? one.length : differs;
}
