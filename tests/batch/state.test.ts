/** What a batch keeps of the files it is about to build. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commonKey, idIn } from '../../src/cli/state.js';

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

it('knows when a file that the house style names has changed: then all is made anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-state-'));
  const [theme, template, logo] = ['house.yaml', 'our master.pptx', "St Mary's, logo.png"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(theme, 'template_deck: >-\n  our master.pptx\nlogo : "St Mary\'s, logo.png"\n');
  writeFileSync(template, 'one');
  writeFileSync(logo, 'one');
  const key = () => commonKey({ paper: 'a4', theme });
  const keys = [key(), key()];
  writeFileSync(template, 'two');
  keys.push(key());
  writeFileSync(logo, 'two');
  keys.push(key());
  rmSync(folder, { recursive: true });
  expect(keys[0]).toBe(keys[1]);
  expect(new Set(keys).size).toBe(3);
});
