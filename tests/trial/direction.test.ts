/** Which side of no effect is good for the first arm: by measure, outcome and event, and against the values of arms. */
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readDataset } from '../../src/load.js';
import { directionOf } from '../../src/trial/direction.js';
import { eventNamed } from '../../src/trial/known-events.js';
import { beginning } from '../checks/dataset.js';

interface Case {
  outcome: Record<string, unknown>;
  arms?: Record<string, unknown>;
  comparison: Record<string, unknown>;
}

/** The direction in a dataset with one outcome and one comparison, and what is remarked on it. */
function directionIn({ outcome, arms = {}, comparison }: Case) {
  const data = {
    ...(parse(beginning) as Record<string, unknown>),
    outcomes: [{ id: 'pain', role: 'primary', measure: 'people', timepoint: 'week 12', better: 'lower', ...outcome }],
    results: [
      {
        id: 'pain-all',
        outcome: 'pain',
        population: 'all',
        source: 'article',
        arms,
        comparisons: [{ arm: 'drug', versus: 'placebo', ...comparison }],
      },
    ],
    question: 'Does it work?',
    headline: 'A headline',
    bottom_line: 'A line',
  };
  const { trial, warnings } = readDataset('made.yaml', stringify(data));
  const direction = directionOf(trial.results[0]!, trial.results[0]!.comparisons[0]!);
  return { ...direction, remarks: warnings.map(({ message, hint }) => `${message} → ${hint}`).join('\n') };
}

const hazard = (estimate: number, low: number, high: number) => ({
  measure: 'hazard ratio',
  estimate,
  ci: { low, high, level: 95 },
});
const timed = (name: string, better: string, more = {}) => ({ name, type: 'time-to-event', better, ...more });

describe('of a hazard ratio', () => {
  test.each([
    ['death, of which fewer are better', timed('Death from any cause', 'lower'), 'below'],
    ['survival, of which more is better', timed('Overall survival', 'higher'), 'below'],
    ['survival, where “lower” was meant of the ratio', timed('Progression-free survival', 'lower'), 'below'],
    ['the duration of a response', timed('Duration of response', 'higher'), 'below'],
    ['the duration of a cough', timed('Duration of cough', 'lower'), 'above'],
    ['the time to recovery', timed('Time to recovery', 'lower'), 'above'],
    ['the time to progression', timed('Time to progression', 'higher'), 'below'],
    ['remission, of which more is better', timed('Remission', 'higher'), 'above'],
    ['what is told by its key', timed('Switching', 'higher', { event: 'bad' }), 'below'],
    ['what is told by its key to be good', timed('Switching', 'lower', { event: 'good' }), 'above'],
  ])('of %s', (_, outcome, good) => {
    expect(directionIn({ outcome, comparison: hazard(0.8, 0.7, 0.9) }).good).toBe(good);
  });

  test('it is asked for where the data leave it open, and “not clear” is an answer', () => {
    const open = directionIn({ outcome: timed('Switching', 'higher'), comparison: hazard(1.4, 1.1, 1.8) });
    expect(open.why).toBe('left open');
    expect(open.remarks).toContain('“event: good” or “event: bad”');
    const outcome = timed('Switching', 'higher', { event: 'not clear' });
    const answered = directionIn({ outcome, comparison: hazard(1.4, 1.1, 1.8) });
    expect(answered).toMatchObject({ good: null, why: 'not clear' });
    expect(answered.remarks).not.toContain('direction');
  });

  test('survival percentages agree with it where they are higher', () => {
    const arms = { drug: { n: 52, percent: 84.3 }, placebo: { n: 50, percent: 67.7 } };
    const outcome = timed('Progression-free survival', 'higher');
    expect(directionIn({ outcome, arms, comparison: hazard(0.42, 0.3, 0.59) }).good).toBe('below');
    const bent = directionIn({ outcome, arms, comparison: hazard(2.42, 1.7, 3.45) });
    expect(bent).toMatchObject({ good: null, why: 'contradicted' });
    expect(bent.remarks).toContain('the opposite of which arm did better');
  });

  test('medians that say the opposite leave none, unless the estimate says nothing either', () => {
    const arms = { drug: { median: 12 }, placebo: { median: 10 } };
    const outcome = timed('Duration of cough', 'lower', { unit: 'days' });
    expect(directionIn({ outcome, arms, comparison: { ...hazard(1.2, 1.0, 1.4), p: 0.04 } }).why).toBe('contradicted');
    expect(directionIn({ outcome, arms, comparison: { ...hazard(1.1, 0.9, 1.4), p: 0.4 } }).good).toBe('above');
  });
});

describe('of other measures', () => {
  const counts = { drug: { n: 52, events: 4 }, placebo: { n: 50, events: 20 } };
  const infection = { name: 'Infection', type: 'binary', better: 'lower' };

  test('an efficacy is better the higher it is, whatever the outcome counts', () => {
    const comparison = {
      measure: 'other',
      label: 'vaccine efficacy (%)',
      estimate: 80,
      ci: { low: 66, high: 89, level: 95 },
    };
    expect(directionIn({ outcome: infection, arms: counts, comparison }).good).toBe('above');
    const exchanged = { drug: counts.placebo, placebo: counts.drug };
    expect(directionIn({ outcome: infection, arms: exchanged, comparison }).why).toBe('contradicted');
  });

  test('a win ratio is better above 1, and a test has no direction', () => {
    expect(directionIn({ outcome: infection, comparison: { measure: 'win ratio', estimate: 1.4 } }).good).toBe('above');
    const tested = { measure: 'other', label: 'Finkelstein–Schoenfeld test', p: 0.01 };
    expect(directionIn({ outcome: infection, comparison: tested }).good).toBeNull();
  });

  test('an absolute risk reduction is the other way round of a risk difference', () => {
    const of = (measure: string) => directionIn({ outcome: infection, comparison: { measure, estimate: 5 } }).good;
    expect([of('absolute risk reduction'), of('risk difference')]).toEqual(['above', 'below']);
  });

  test('a common odds ratio says towards which end it counts', () => {
    const outcome = { name: 'Rankin scale', type: 'ordinal', better: 'lower' };
    const comparison = { measure: 'common odds ratio', estimate: 1.5, ci: { low: 1.2, high: 1.8, level: 95 } };
    const open = directionIn({ outcome, comparison });
    expect(open.why).toBe('left open');
    expect(open.remarks).toContain('towards: better');
    expect(directionIn({ outcome, comparison: { ...comparison, towards: 'better' } }).good).toBe('above');
    expect(directionIn({ outcome, comparison: { ...comparison, towards: 'worse' } }).good).toBe('below');
  });

  test('a difference of restricted means is of time without the event', () => {
    const comparison = { measure: 'RMST difference', estimate: 2.1 };
    expect(directionIn({ outcome: timed('Death', 'lower'), comparison }).good).toBe('above');
  });

  test('where neither is better, there is none', () => {
    const outcome = { name: 'Peak concentration', type: 'continuous', better: 'neither' };
    expect(directionIn({ outcome, comparison: { measure: 'mean difference', estimate: 2 } }).why).toBe(
      'neither is better',
    );
  });
});

test('events are known by the names of outcomes', () => {
  expect(eventNamed('Freedom from relapse')).toEqual({ event: 'bad', isTime: true });
  expect(eventNamed('Relapse')).toEqual({ event: 'bad', isTime: false });
  expect(eventNamed('Time to first response')).toEqual({ event: 'good', isTime: true });
  expect(eventNamed('Migraine days')).toEqual({ event: null, isTime: false });
});
