/** Columns side by side, on page and slides alike. */

/**
 * Widths by their shares, as columns of a grid are that have their gutters in them: 8 of 12 is two of three
 * thirds; and how far each stands from the left. In the unit of the width.
 */
export function columnPlaces(
  shares: readonly number[],
  width: number,
  gutter: number,
): { width: number; offset: number }[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let offset = 0;
  return shares.map((share) => {
    const place = { width: ((width + gutter) * share) / total - gutter, offset };
    offset += place.width + gutter;
    return place;
  });
}
