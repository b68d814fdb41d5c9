import { distance } from 'fastest-levenshtein';

/**
 * A hint that names the nearest known word: `did you mean "arms"?`, or lists
 * what there is when none is near.
 */
export function suggest(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = known.reduce((best, name) => (distance(word, name) < distance(word, best) ? name : best));
  if (distance(word, nearest) <= Math.max(2, Math.floor(word.length / 3))) return `did you mean "${nearest}"?`;
  const shown = known.slice(0, 12).join(', ');
  return `there is: ${shown}${known.length > 12 ? ', …' : ''}`;
}
