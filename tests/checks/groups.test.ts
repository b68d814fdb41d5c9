/** Who is counted where, and what stands behind references and beside p values: each wrong one is told, each right one is not. */
import { describe, expect, test } from 'vitest';
import { headline, problemsOf } from './dataset.js';

const messages = (...changes: [string, string][]) =>
  problemsOf(...changes).map(({ message, hint }) => `${message} → ${hint}`);
const placebo = '  - { id: placebo, name: Placebo, role: comparator, n: 50, source: article }\n';
const screened = '  - { id: screened, name: Screened, role: comparator, n: 800, external: true, source: article }\n';

describe('who is counted', () => {
  test('a group that was never randomised is in no sum', () => {
    const sums = (row: string) => messages([placebo, placebo + row]).filter((text) => text.includes('add up'));
    expect(sums(screened)).toEqual([]);
    expect(sums(screened.replace(' external: true,', ''))).toHaveLength(1);
  });

  test('nor is a population of such people larger than its whole', () => {
    const more = (row: string) =>
      messages([
        'populations: [',
        `populations: [{ id: pool, name: Pool, kind: cohort, n: 800, ${row}source: article }, `,
      ]);
    expect(more('external: true, ').join()).not.toContain('800');
    expect(more('').join()).toContain('external: true');
  });

  test('the arms of a factorial trial overlap', () => {
    const twice = placebo.replace('n: 50', 'n: 52');
    const design = (structure: string): [string, string] => ['structure: parallel', `structure: ${structure}`];
    const sums = (structure: string) => messages([placebo, twice], design(structure)).join().includes('add up');
    expect([sums('parallel'), sums('factorial')]).toEqual([true, false]);
  });

  test('more than were assigned are counted for harms with a remark, which words answer', () => {
    const event = (values: string): [string, string] => [
      'told: not reported, source',
      `arms: { drug: { ${values} } }, source`,
    ];
    const told = (values: string) => problemsOf(event(values)).filter(({ message }) => message.includes('analysed'));
    expect(told('n: 60, events: 5')).toMatchObject([
      { severity: 'warning', hint: expect.stringContaining('counted:') as string },
    ]);
    expect(told("n: 60, events: 5, counted: 'with 8 who switched to it'")).toEqual([]);
  });
});

describe('behind a reference', () => {
  const pain = '[[results.pain.arms.drug.mean | size]]%';

  test('a percent sign passes where the outcome is in percent, and nowhere else', () => {
    const unit: [string, string] = ['measure: mean change,', "measure: mean change, unit: '%',"];
    const told = (...changes: [string, string][]) =>
      headline(`Pain fell by ${pain}`, ...changes).map(({ message }) => message);
    expect(told(unit)).toEqual([]);
    expect(told().join()).toContain('in no percent');
  });
});

describe('a p value', () => {
  test('that is far from its interval is told, whichever side of 0.05 both are on', () => {
    const p = (value: string) => messages(['p: <0.001', `p: ${value}`]).join();
    expect(p('0.049')).toContain('p = 0.049 does not go with');
    expect(p('0.00005')).toBe('');
  });
});

test('a margin that a sentence types is that of a comparison', () => {
  const margin: [string, string] = ['estimate: -1.2,', 'estimate: -1.2, margin: 0.5,'];
  const told = (words: string) =>
    headline(words, margin)
      .map(({ message }) => message)
      .join();
  expect(told('Below the margin of 0.8')).toContain('a margin of 0.8, the comparisons of 0.5');
  expect(told('Below the margin of 0.5')).not.toContain('tells of a margin');
});

test('an adjusted estimate need not be that of the counts', () => {
  const values: [string, string] = [
    "arms: { drug: { percent: '>60' }, placebo: not reported }",
    'arms: { drug: { percent: 60 }, placebo: { percent: 30 } }',
  ];
  const far = (...more: [string, string][]) =>
    messages(values, ...more)
      .join()
      .includes('far from that of the counts');
  expect(far()).toBe(true);
  expect(far(['estimate: 1.40,', 'estimate: 1.40, adjusted: for age,'])).toBe(false);
});

describe('a choice that nothing asks', () => {
  const unused = (...changes: [string, string][]) =>
    messages(...changes).filter((text) => text.includes('says nothing'));
  const pain = 'type: continuous, measure: mean change';
  const ratio = 'measure: risk ratio, estimate: 1.40';

  test('is told at a measure that counts towards no end', () => {
    expect(unused([ratio, `towards: better, ${ratio}`])[0]).toMatch(
      /^“towards” says nothing beside this measure, risk r/,
    );
    const common = 'measure: common odds ratio, estimate: 1.40';
    expect(unused([ratio, `towards: better, ${common}`])).toEqual([]);
  });

  test('is told at an outcome without an event', () => {
    expect(unused([pain, `event: bad, ${pain}`])).toHaveLength(1);
    expect(unused(['type: binary', 'event: good, type: binary'])).toEqual([]);
    const reduction = 'measure: relative reduction, estimate: 1.2, ci: { low: 0.7, high: 1.7, level: 95 }';
    const difference = 'measure: mean difference, estimate: -1.2, ci: { low: -1.7, high: -0.7, level: 95 }';
    expect(unused([pain, `event: bad, ${pain}`], [difference, reduction])).toEqual([]);
  });
});
