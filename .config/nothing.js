/** Stands in the bundle for what a library can do without. */
export {};

// Of the ciphers that pdfkit locks files with: the tool locks none.
export const cbc = undefined;
export const ecb = undefined;
