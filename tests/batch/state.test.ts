/** What a batch keeps of the files it is about to build. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { idIn } from '../../src/cli/state.js';

/** Megabytes of the heap in use, with nothing in it that could be collected. */
function megabytesInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

it('keeps the ids of a thousand files, and none of their texts', () => {
  const before = megabytesInUse();
  const ids = Array.from({ length: 1000 }, (_, index) =>
    idIn(Buffer.from(`id: a-long-name-of-a-trial-${index}\n${'x'.repeat(1e5)}`).toString()),
  );
  expect(ids[999]).toBe('a-long-name-of-a-trial-999');
  expect(megabytesInUse() - before).toBeLessThan(5);
});
