/** Values of a data file with the remarks beside them, before any file of them is written. */

/** A figure: written without quotation marks, with all its digits. */
export class Figure {
  constructor(readonly text: string) {}
}

/** A value with a remark: above its key, or behind it on the same line. */
export class Remarked {
  constructor(
    readonly value: Tree,
    readonly remark: { above?: string; behind?: string; apart?: boolean },
  ) {}
}

/** What a file is made of. Keys without a value, or with an empty text, are left out. */
export type Tree = string | boolean | Figure | Remarked | null | undefined | Tree[] | { [key: string]: Tree };

/** A value with a remark above its key; several remarks are lines of one. */
export const above = (remark: string | string[], value: Tree): Remarked =>
  new Remarked(value, { above: [remark].flat().filter(Boolean).join('\n') });
/** A value with a remark behind it; without words, the bare value. */
export const behind = (value: Tree, remark: string): Tree => (remark ? new Remarked(value, { behind: remark }) : value);
/** With an empty line, and maybe a remark, above. */
export const apart = (value: Tree, remark: string | string[] = ''): Remarked =>
  new Remarked(value, { above: [remark].flat().filter(Boolean).join('\n'), apart: true });
