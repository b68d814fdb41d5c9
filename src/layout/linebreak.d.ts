declare module 'linebreak' {
  /** Iterates over the places where the Unicode line breaking algorithm (UAX 14) allows a break. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required?: boolean } | null;
  }
}
