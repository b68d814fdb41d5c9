/** Pictures as dots. */

/** Rows from the top, four bytes a pixel: red, green, blue, and how opaque it is. Colours are not multiplied with that. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8Array;
  /** The same as a PNG file. */
  png: Uint8Array;
}

/** What comes back from drawing: the drawing's own size, and its pixels. */
export interface Drawn {
  width: number;
  height: number;
  pixels: Pixels;
}
