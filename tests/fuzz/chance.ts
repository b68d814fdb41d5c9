/** Chance that is the same whenever it begins with the same number (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** A whole number from 0, below another. */
  below(most: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * Math.max(1, most));
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}
