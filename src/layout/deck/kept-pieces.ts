/** Pieces of blocks that are asked for again and again while a slide is divided. */

const made = new WeakMap<object, Map<unknown, object>>();

/** The same piece each time that it is asked for by its whole and a key, so that what was measured of it is known. */
export function once<T extends object>(whole: object, key: unknown, make: () => T): T {
  let pieces = made.get(whole);
  if (!pieces) made.set(whole, (pieces = new Map<unknown, object>()));
  let piece = pieces.get(key) as T | undefined;
  if (!piece) pieces.set(key, (piece = make()));
  return piece;
}
