/** What `trialbrief verify` and `trialbrief explain` print, and their exit codes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { explain } from '../../src/cli/explain.js';
import { verifyDataset } from '../../src/cli/verify.js';
import { compiled } from '../cli/compiled.js';
import { folderWith, run } from '../cli/run.js';

beforeAll(compiled, 180_000);

const folder = mkdtempSync(join(tmpdir(), 'trialbrief-'));
const summary = 'tests/planted/summary.txt';
let printed = '';
let complained = '';

beforeEach(() => {
  [printed, complained] = ['', ''];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void (printed += `${text}\n`));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void (complained += `${text}\n`));
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const original = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

describe('verify', () => {
  test('exits with 0 where all that was looked for is found, by letter or by id', async () => {
    expect(await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['a', summary]], all: true })).toBe(0);
    const byLetter = printed;
    printed = '';
    expect(await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['summary', summary]], all: true })).toBe(
      0,
    );
    expect(printed).toBe(byLetter);
    expect(printed).toContain('· “mostly mild”  (adverse_events.severity.told)\n    read ¶5 of Summary of the trial');
    expect(printed).toContain('✓ −19.2  (results.cdasi-skin.arms.high.mean)  found\n    ¶3  …');
    expect(printed).toMatch(
      /Found: \d+\. Found elsewhere: 0\. Ambiguous: 0\. Not found: 0\.\nNot checked, as their sources were not given: \d+\./,
    );
    expect(printed).toContain('agrees by rounding: the estimate −16.3 and the middle of its interval');
  });

  test('exits with 1 where a value is not found, though the dataset cannot be built for it either', async () => {
    const changed = written('changed.yaml', original.replace('mean: -19.2', 'mean: 9.2'));
    expect(await verifyDataset(changed, { source: [['a', summary]] })).toBe(1);
    expect(printed).toContain('✗ 9.2  (results.cdasi-skin.arms.high.mean)  not found');
  });

  test('speaks JSON', async () => {
    await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['a', summary]], json: true });
    const { proofs } = JSON.parse(printed) as { proofs: { path: string; verdict: string }[] };
    expect(proofs).toContainEqual(expect.objectContaining({ path: 'sites.total', verdict: 'found', place: '¶2' }));
  });

  test('names a source or a file that is not there', async () => {
    expect(await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['sumary', summary]] })).toBe(1);
    expect(complained).toMatch(/there is no source "sumary".*\n.*did you mean "summary"/);
    expect(await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['a', join(folder, 'none.pdf')]] })).toBe(
      1,
    );
    expect(complained).toContain('there is no such file');
  });
});

describe('explain', () => {
  test('tells where a number comes from and where it is printed', async () => {
    expect(await explain('tests/fixtures/dazukibart.yaml', '−16.3')).toBe(0);
    expect(printed).toMatch(
      /a value: results\.cdasi-skin\.comparisons\.high\.estimate \(tests\/fixtures\/dazukibart\.yaml:\d+:\d+\)/,
    );
    expect(printed).toContain('source b: RheumNow');
    expect(printed).toContain('page, table: “−16.3 (−20.4 to −12.1);”');
    expect(printed).toMatch(/slide \d+, table: “−16\.3/);
    // The same value without its sign.
    expect(printed).toMatch(/page: “16\.3/);
  });

  test('prints the numbers as a journal does, and finds them so', async () => {
    expect(await explain('tests/fixtures/dazukibart.yaml', '−16·3', { style: 'lancet' })).toBe(0);
    expect(printed).toContain('page, table: “−16·3 (−20·4 to −12·1);”');
  });

  test('takes the id of a dataset, and a minus as typed', async () => {
    const { code, stdout } = await run(folderWith({ 'data/dazukibart.yaml': original }), [
      'explain',
      'dazukibart',
      '-16.3',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('−16.3\n');
  });

  test('tells what a calculated number is made of', async () => {
    const fixture = readFileSync('tests/fixtures/binary.yaml', 'utf8');
    const from = fixture.indexOf('    comparisons:');
    const without = fixture.slice(0, from) + fixture.slice(fixture.indexOf('    source: article', from));
    const text = without.replace(/,? a risk\s+ratio of \[\[[^\]]*\]\]/, '');
    expect(await explain(written('calculated.yaml', text), '15.1')).toBe(0);
    expect(printed).toContain('method: risk difference in percentage points');
    expect(printed).toContain('from 181: results.halved-all.arms.prenolast.events');
  });

  test('takes a number in any form, and words', async () => {
    for (const form of ['81', '81%', '81 %']) {
      expect(await explain('tests/fixtures/dazukibart.yaml', form)).toBe(0);
      expect(printed).toContain('adverse_events.any.arms.high.percent');
    }
    expect(await explain('tests/fixtures/dazukibart.yaml', '−16·3')).toBe(0);
    expect(printed).toContain('results.cdasi-skin.comparisons.high.estimate');
    expect(await explain('tests/fixtures/dazukibart.yaml', 'haemophagocytic')).toBe(0);
    expect(printed).toMatch(/adverse_events\.death\.detail \(tests\/fixtures\/dazukibart\.yaml:\d+:\d+\)/);
  });

  test('tells which values stand behind NR', async () => {
    expect(await explain('tests/fixtures/dazukibart.yaml', 'NR')).toBe(0);
    expect(printed).toMatch(/populations\.skin-fas\.n \(.*\): not reported/);
    expect(printed).not.toContain('−16.3');
  });

  test('says so when a number is not printed, and which like it are', async () => {
    expect(await explain('tests/fixtures/dazukibart.yaml', '20.4')).toBe(1);
    expect(printed).toBe('20.4 is printed neither on the page nor in the deck. Printed are: −20.4.\n');
  });
});
