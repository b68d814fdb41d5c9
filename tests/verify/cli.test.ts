/** What `trialbrief verify` and `trialbrief explain` print, and their exit codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { explain } from '../../src/cli/explain.js';
import { verifyDataset } from '../../src/cli/verify.js';
import { compiled } from '../cli/compiled.js';
import { commandsHere, told } from '../cli/console.js';
import { folderWith, run } from '../cli/run.js';

beforeAll(compiled, 180_000);

const { folder, written } = commandsHere();
const summary = 'tests/planted/summary.txt';

const original = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

describe('verify', () => {
  test('exits with 0 where all that was looked for is found, by letter or by id', async () => {
    expect(await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['a', summary]], all: true })).toBe(0);
    const byLetter = told.printed;
    told.printed = '';
    expect(await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['summary', summary]], all: true })).toBe(
      0,
    );
    expect(told.printed).toBe(byLetter);
    expect(told.printed).toContain(
      '· “mostly mild”  (adverse_events.severity.told)\n    read ¶5 of Summary of the trial',
    );
    expect(told.printed).toContain('✓ −19.2  (results.cdasi-skin.arms.high.mean)  found\n    ¶3  …');
    expect(told.printed).toMatch(
      /Found: \d+\. Found elsewhere: 0\. Ambiguous: 0\. Not found: 0\.\nNot checked, as their sources were not given: \d+\./,
    );
    expect(told.printed).toContain('agrees by rounding: the estimate −16.3 and the middle of its interval');
  });

  test('exits with 1 where a value is not found, though the dataset cannot be built for it either', async () => {
    const changed = written('changed.yaml', original.replace('mean: -19.2', 'mean: 9.2'));
    expect(await verifyDataset(changed, { source: [['a', summary]] })).toBe(1);
    expect(told.printed).toContain('✗ 9.2  (results.cdasi-skin.arms.high.mean)  not found');
  });

  test('speaks JSON', async () => {
    await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['a', summary]], json: true });
    const { proofs } = JSON.parse(told.printed) as { proofs: { path: string; verdict: string }[] };
    expect(proofs).toContainEqual(expect.objectContaining({ path: 'sites.total', verdict: 'found', place: '¶2' }));
  });

  test('names a source or a file that is not there', async () => {
    expect(await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['sumary', summary]] })).toBe(1);
    expect(told.complained).toMatch(/there is no source "sumary".*\n.*did you mean "summary"/);
    expect(await verifyDataset('tests/fixtures/dazukibart.yaml', { source: [['a', join(folder, 'none.pdf')]] })).toBe(
      1,
    );
    expect(told.complained).toContain('there is no such file');
  });
});

describe('explain', () => {
  test('tells where a number comes from and where it is printed', async () => {
    expect(await explain('tests/fixtures/dazukibart.yaml', '−16.3')).toBe(0);
    expect(told.printed).toMatch(
      /a value: results\.cdasi-skin\.comparisons\.high\.estimate \(tests\/fixtures\/dazukibart\.yaml:\d+:\d+\)/,
    );
    expect(told.printed).toContain('source b: RheumNow');
    expect(told.printed).toContain('page, table: “−16.3 (−20.4 to −12.1);”');
    expect(told.printed).toMatch(/slide \d+, table: “−16\.3/);
    // The same value without its sign.
    expect(told.printed).toMatch(/page: “16\.3/);
  });

  test('prints the numbers as a journal does, and finds them so', async () => {
    expect(await explain('tests/fixtures/dazukibart.yaml', '−16·3', { style: 'lancet' })).toBe(0);
    expect(told.printed).toContain('page, table: “−16·3 (−20·4 to −12·1);”');
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
    expect(told.printed).toContain('method: risk difference in percentage points');
    expect(told.printed).toContain('from 181: results.halved-all.arms.prenolast.events');
  });

  test('takes a number in any form, and words', async () => {
    for (const form of ['81', '81%', '81 %']) {
      expect(await explain('tests/fixtures/dazukibart.yaml', form)).toBe(0);
      expect(told.printed).toContain('adverse_events.any.arms.high.percent');
    }
    expect(await explain('tests/fixtures/dazukibart.yaml', '−16·3')).toBe(0);
    expect(told.printed).toContain('results.cdasi-skin.comparisons.high.estimate');
    expect(await explain('tests/fixtures/dazukibart.yaml', 'haemophagocytic')).toBe(0);
    expect(told.printed).toMatch(/adverse_events\.death\.detail \(tests\/fixtures\/dazukibart\.yaml:\d+:\d+\)/);
  });

  test('tells which values stand behind NR', async () => {
    expect(await explain('tests/fixtures/dazukibart.yaml', 'NR')).toBe(0);
    expect(told.printed).toMatch(/populations\.skin-fas\.n \(.*\): not reported/);
    expect(told.printed).not.toContain('−16.3');
  });

  test('says so when a number is not told.printed, and which like it are', async () => {
    expect(await explain('tests/fixtures/dazukibart.yaml', '20.4')).toBe(1);
    expect(told.printed).toBe('20.4 is printed neither on the page nor in the deck. Printed are: −20.4.\n');
  });
});
