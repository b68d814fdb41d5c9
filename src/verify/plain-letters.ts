/** Ligatures as their letters (Unicode, FB00 to FB06), and no hyphens that only a break would show. */
export const plainLetters = (text: string): string =>
  text.replace(/[\uFB00-\uFB06]/g, (one) => one.normalize('NFKC')).replaceAll('\u00AD', '');
