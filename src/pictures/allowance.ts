/** What all pictures of one document may take together: each alone may be within its bounds. */
import { bounds, expectWithin } from '../bounds.js';
import { timeFor, type Time } from '../isolated.js';

export class Allowance {
  #pixels = 0;
  #time: Time = {
    left: bounds['seconds of all pictures'].most,
    over: `the pictures up to this one take longer than ${bounds['seconds of all pictures'].most} seconds`,
  };

  /** Throws a ContentError where a picture of so many pixels is too many, by itself or with those before it, or is a line. */
  takePixels(width: number, height: number): void {
    const count = width * height;
    expectWithin('sides of a picture', Math.floor(Math.max(width, height) / Math.min(width, height)), {});
    expectWithin('pixels of a picture', count, {});
    expectWithin('pixels of all pictures', this.#pixels + count, {});
    this.#pixels += count;
  }

  /** Does a piece of work in the time that one picture may take, or in what those before it left. */
  async timed<T>(work: (time: Time) => Promise<T>): Promise<T> {
    const one = timeFor('seconds of a picture');
    const time = one.left < this.#time.left ? one : { ...this.#time };
    const { left } = time;
    try {
      return await work(time);
    } finally {
      this.#time.left -= left - time.left;
    }
  }
}
