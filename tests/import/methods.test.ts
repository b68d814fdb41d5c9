/** How a trial was done, as a draft quotes it from the record: whole words, at the end of a clause, and only what the record says. */
import { describe, expect, it } from 'vitest';
import { courseOf } from '../../src/import/draft/course.js';
import { readRegistryTrial } from '../../src/import/clinicaltrials/read.js';
import { criteriaOf } from '../../src/import/reading/criteria.js';
import { givenIn } from '../../src/import/reading/given.js';
import { areOneSided } from '../../src/import/reading/one-sided-p.js';
import { clauses } from '../../src/import/text.js';
import type { ArmDraft, ComparisonDraft } from '../../src/import/drafts.js';
import type { Period } from '../../src/import/registry-trial.js';
import { imported, record, records } from './records.js';
import { small } from './small.js';

const trial = (name: string) => readRegistryTrial(`${name}.json`, record(name).text);
const asking = (...criteria: string[]) => {
  const own = trial('NCT00585611');
  return criteriaOf({ ...own, eligibility: { ...own.eligibility, criteria: ['Inclusion Criteria:', ...criteria] } });
};

describe('clauses', () => {
  it('end a text at a clause outside of brackets, or tell nothing', () => {
    expect(clauses('One dose a day, for two weeks, then none', 36)).toBe('One dose a day, for two weeks…');
    expect(clauses('Drug (first, then second dose, by mouth), as before', 45)).toBe(
      'Drug (first, then second dose, by mouth)…',
    );
    expect(clauses('a text of one clause that is too long', 20)).toBeNull();
  });

  it('cut off nothing that turns round what is left', () => {
    expect(clauses('patients with heart failure, except those on dialysis', 30)).toBeNull();
    // What another sentence says without leave is no exception of this one.
    expect(clauses('patients with heart failure, on dialysis. None without consent', 30)).toBe(
      'patients with heart failure…',
    );
  });
});

describe('criteria', () => {
  it('tell the disease and its degree, and leave out what every trial asks', () => {
    const told = asking(
      '* Age 18 years or older',
      '* Able to give informed consent',
      '* Subject has LVEF ≤ 40%',
      '* HIV positive',
    );
    expect(told).toEqual(['LVEF ≤ 40%', 'HIV positive']);
  });

  it('leave out items below another, of which one may be enough, and halves of a choice', () => {
    const told = asking('* A sign of disease', '  * Severe asthma', '* HIV positive', '* LVEF ≤ 40% or');
    expect(told).toEqual(['A sign of disease', 'HIV positive']);
  });

  it('end where exclusion begins', () => {
    expect(asking('NYHA class II-IV', 'Exclusion Criteria:', 'Severe asthma')).toEqual(['NYHA class II-IV']);
    expect(asking('NYHA class II-IV', '2. Main Non-Inclusion Criteria', 'Severe asthma')).toEqual(['NYHA class II-IV']);
    const own = trial('NCT00585611');
    const criteria = [
      'Inclusion: - NYHA class II-IV - HIV positive Exclusion Criteria: - Severe asthma - Stage 4 disease',
    ];
    expect(criteriaOf({ ...own, eligibility: { ...own.eligibility, criteria } }).join()).not.toMatch(/asthma|Stage 4/);
  });
});

describe('the course', () => {
  const own = trial('NCT02951130');
  const [period] = own.flow.periods;
  const arms = own.arms.map((of, index) => ({ of, name: `Arm ${index + 1}`, pools: [] }) as unknown as ArmDraft);
  const told = (milestones: Period['milestones'], known = arms) =>
    courseOf({ ...own, flow: { ...own.flow, words: '', periods: [{ ...period!, milestones }] } }, known).join('; ');

  it('tells who completed of whom, and of which arm', () => {
    expect(told(period!.milestones)).toMatch(/completed \d+ of \d+ \(Arm 1\)/);
  });

  it('tells no count that the record lacks as none', () => {
    const lacking = period!.milestones.map((one) =>
      /completed/i.test(one.name) ? { ...one, counts: one.counts.slice(1) } : one,
    );
    expect(told(lacking)).not.toMatch(/completed/);
  });

  it('tells no figures of many groups that are not the arms', () => {
    const [column] = period!.milestones[0]!.counts.map((count) => count.column);
    const more = ['a', 'b', 'c'].map((id) => ({ ...column!, id, title: id, arm: null }));
    const many = period!.milestones.map((one) => ({
      ...one,
      counts: [...one.counts, ...more.map((of) => ({ column: of, value: '7' }))],
    }));
    expect(told(many)).not.toMatch(/completed|left by/);
  });
});

it('what was given is told by the sentences with dose, frequency and duration', () => {
  const own = trial('NCT02951130');
  const [said] = givenIn(
    own.arms.filter(({ title }) => /milrinone/i.test(title)),
    own,
    300,
  );
  expect(said).toContain('0.33µg/kg/min');
});

it('what differs between arms is told before what they share', () => {
  const own = trial('NCT02951130');
  const shared = 'Drug 5 mg once daily for 4 weeks.';
  const arms = ['Weights twice weekly.', 'Rest once weekly.'].map((alone, index) => ({
    ...own.arms[index]!,
    description: '',
    planned: { ...own.arms[index]!.planned!, description: `${shared} ${alone}`, interventions: [] },
  }));
  const bare = { ...own, flow: { ...own.flow, columns: [] }, harms: { ...own.harms, columns: [] }, outcomes: [] };
  expect(givenIn(arms, bare, 30)).toEqual(['Weights twice weekly.', 'Rest once weekly.']);
});

describe('one-sided p values', () => {
  const comparison = (estimate: string, low: string, high: string, p: string) =>
    ({
      measure: 'mean difference',
      estimate,
      p,
      interval: { low, high, level: '90', oneSided: false },
    }) as ComparisonDraft;

  it('are known by the intervals beside them', () => {
    const both = [comparison('-6.3', '-14.9', '2.3', '0.8771'), comparison('0.1', '-8.5', '8.8', '0.5')];
    expect(areOneSided(both)).toBe(true);
    const usual = [comparison('-6.3', '-14.9', '2.3', '0.228'), comparison('0.1', '-8.5', '8.8', '0.985')];
    expect(areOneSided(usual)).toBe(false);
  });
});

describe.each(records)('the words on how $name was done', ({ name }) => {
  it('stand in the record', () => {
    const plain = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
    const whole = plain(
      JSON.stringify(JSON.parse(record(name).text))
        .replaceAll('\\n', ' ')
        .replace(/\\+(?=[^n])/g, ''),
    );
    const quoted = imported(record(name).text).dataset.methods.flatMap(({ told }) =>
      [...told.text.matchAll(/“([^”]+)”/g)].flatMap(([, text]) => text!.split(/…|(?<=[.!?]) /)),
    );
    for (const text of quoted.filter((one) => one.length > 20))
      expect([text, whole.includes(plain(text).slice(0, 60))]).toEqual([text, true]);
  });
});

it('how many were counted over all times of an outcome is no number of one of them', () => {
  const text = small({
    arms: [
      { title: 'Drug', n: '50' },
      { title: 'Placebo', n: '50' },
    ],
    outcomes: [
      {
        title: 'Pain',
        param: 'MEAN',
        unit: 'points',
        n: ['40', '41'],
        rows: { Baseline: ['5', '6'], 'Week 12': ['3', '4'] },
      },
    ],
  });
  const [values] = Object.values(imported(text).dataset.results[0]!.arms);
  expect(values).toMatchObject({ n: null, counted: '40 over all its times' });
});
