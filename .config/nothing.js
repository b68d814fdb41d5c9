/** Stands in the bundle for what a library can do without. */
export {};
