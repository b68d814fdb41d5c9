/** How far a batch is: one line that changes on a terminal, plain lines elsewhere. */
import { lineCleared, shownInLine } from './terminal.js';

/** Where it is shown. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export class Progress {
  private done = 0;
  private failed = 0;
  private readonly start = performance.now();

  constructor(
    private readonly total: number,
    private readonly screen: Screen,
  ) {}

  /** Counts one trial, and prints what is to be said of it above the line of progress. */
  step(lines: readonly string[], failed: boolean): void {
    if (failed) this.failed += 1;
    else this.done += 1;
    this.clear();
    if (lines.length > 0) this.screen.write(`${lines.map(shownInLine).join('\n')}\n`);
    // Some terminals do not know their width, and say 0.
    if (this.screen.isTTY === true) this.screen.write(this.line().slice(0, (this.screen.columns || 80) - 1));
  }

  /** Takes the line of progress away. */
  clear(): void {
    if (this.screen.isTTY === true) this.screen.write(lineCleared.text);
  }

  /** `12 done, 1 failed, 987 left, about 3 min to go`. */
  line(): string {
    const ended = this.done + this.failed;
    const left = this.total - ended;
    const seconds = (((performance.now() - this.start) / 1000) * left) / Math.max(1, ended);
    const time = seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
    return `${this.done} done, ${this.failed} failed, ${left} left, about ${time} to go`;
  }
}
