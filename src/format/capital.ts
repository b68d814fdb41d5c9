/** With a capital at its beginning, unless the first word has one of its own, as `eGFR` and `mRNA` have. */
export const upper = (text: string): string =>
  /^\p{Ll}+\p{Lu}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
