import { distance } from 'fastest-levenshtein';

/**
 * A hint that names the nearest known word: `did you mean "arms"?`, or lists
 * what there is when none is near.
 */
export function suggest(word: string, names: readonly string[]): string {
  // A row that has lost its id is none to name.
  const known = names.filter((name) => name !== '');
  if (known.length === 0) return '';
  const meant = nearest(word, known);
  if (meant !== null) return `did you mean "${meant}"?`;
  const shown = known.slice(0, 12).join(', ');
  return `there is: ${shown}${known.length > 12 ? ', …' : ''}`;
}

/** The known word that was probably meant, capitals aside; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const far = (name: string) => distance(word.toLowerCase(), name.toLowerCase());
  const most = Math.min(Math.max(2, Math.floor(word.length / 3)), word.length - 1);
  // Of what is so much longer or shorter, each character more is a step more.
  const [best] = known
    .filter((name) => Math.abs(name.length - word.length) <= most)
    .toSorted((a, b) => far(a) - far(b));
  return best !== undefined && far(best) <= most ? best : null;
}
