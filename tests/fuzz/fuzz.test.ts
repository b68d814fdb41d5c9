/**
 * Whatever comes in, the tool says what is wrong with it or makes whole documents: without a
 * trace of its code, without end, without half a file, in bounded memory. `npm run fuzz -- --minutes 5`
 * goes on for so long, from FUZZ_FROM, with one kind only where FUZZ_KIND names it; what it finds
 * is written down here as a case.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { compiled } from '../cli/compiled.js';
import { generate } from '../../src/index.js';
import { caseOf, findingOf } from './trial-run.js';

beforeAll(compiled, 180_000);

const minutes = Number(process.env.FUZZ_MINUTES ?? 0);
const from = Number(process.env.FUZZ_FROM ?? 1);
const kind = process.env.FUZZ_KIND ?? '';
/** As many of each kind as a test has time for. */
const sample = 20;

async function documents(): Promise<[deck: Uint8Array, pdf: Uint8Array]> {
  const text = readFileSync('tests/outputs/small.yaml', 'utf8');
  const { outputs } = await generate({ file: 'small.yaml', text });
  return [outputs[1]!.bytes, outputs[0]!.bytes];
}

describe.skipIf(minutes > 0)('a sample of what comes in', () => {
  it('is read, or refused in words', { timeout: 240_000 }, async () => {
    const [deck, pdf] = await documents();
    for (let number = from; number < from + sample; number += 1) {
      const one = caseOf(number, deck, pdf);
      expect(findingOf(one), `case ${number}, ${one.kind}`).toBeNull();
    }
  });

  /** Numbers of cases that once failed. */
  const found: number[] = [];
  test.each(found)('case %d, which once failed', async (number) => {
    const [deck, pdf] = await documents();
    expect(findingOf(caseOf(number, deck, pdf))).toBeNull();
  });
});

describe.skipIf(minutes === 0)('for as long as it is asked to', () => {
  it('finds nothing', { timeout: minutes * 60_000 + 120_000 }, async () => {
    const [deck, pdf] = await documents();
    const end = Date.now() + minutes * 60_000;
    const findings: string[] = [];
    let number = from;
    for (; Date.now() < end; number += 1) {
      const one = caseOf(number, deck, pdf);
      if (kind !== '' && one.kind !== kind) continue;
      const finding = findingOf(one);
      if (finding === null) continue;
      findings.push(`case ${number}, ${one.kind}: ${finding}`);
      console.log(findings.at(-1));
    }
    console.log(`${number - from} cases, from ${from}: ${findings.length} findings`);
    expect(findings).toEqual([]);
  });
});
