/** A small trial with a difference and a ratio, to hang claims on. */
import { ContentError, type Problem } from '../../src/errors.js';
import { loadDataset } from '../../src/load.js';

/** Everything of a trial up to its first outcome. */
export const beginning = `id: trial
revised: 2026-11-22
language: en-GB
sources: [{ id: article, kind: article, cite: the article itself }]
citation: { title: A trial, authors: [Doe J], journal: J Trials, year: 2026 }
condition: Migraine
intervention: { name: Drug, description: a tablet }
design: { structure: parallel, allocation: randomised, masking: double-blind, control: placebo-controlled, framework: superiority }
participants: { description: adults, randomised: 102, source: article }
populations: [{ id: all, name: All participants, kind: analysis set, n: 102, source: article }]
arms:
  - { id: drug, name: Drug, role: experimental, n: 52, source: article }
  - { id: placebo, name: Placebo, role: comparator, n: 50, source: article }
outcomes:
  - { id: pain, name: Pain, role: primary, type: continuous, measure: mean change, timepoint: week 12, better: lower }
`;

const trial = `${beginning}  - { id: relief, name: Relief, role: exploratory, type: binary, measure: participants, timepoint: week 12, better: higher }
results:
  - id: pain
    outcome: pain
    population: all
    source: article
    arms: { drug: { mean: -3.1 }, placebo: { mean: -1.9 } }
    comparisons:
      - { arm: drug, versus: placebo, measure: mean difference, estimate: -1.2, ci: { low: -1.7, high: -0.7, level: 95 }, p: <0.001 }
  - id: relief
    outcome: relief
    population: all
    source: article
    arms: { drug: { percent: '>60' }, placebo: not reported }
    comparisons:
      - { arm: drug, versus: placebo, measure: risk ratio, estimate: 1.40, ci: { low: 0.80, high: 2.45, level: 95 }, p: not reported }
adverse_events: [{ id: any, name: Any event, kind: any, told: not reported, source: article }]
authors_conclusion: { text: As told, source: article }
question: Does it work?
headline: As told
bottom_line: As told
`;

/** The text of the whole trial. */
export const whole = trial;

/** The problems of the trial after some replacements in its text. */
export function problemsOf(...changes: [string, string][]): Problem[] {
  let text = trial;
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the trial has no ${from}`);
    text = text.replace(from, () => to);
  }
  try {
    return loadDataset('trial.yaml', text).warnings;
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

/** The problems of the trial with this headline. */
export const headline = (text: string, ...changes: [string, string][]): Problem[] =>
  problemsOf(['headline: As told', `headline: ${text}`], ...changes);

/** The problems of the trial with a headline that rests on a condition. */
export const claim = (condition: string, ...changes: [string, string][]): Problem[] =>
  headline(`{ text: As told, holds: [{ ${condition} }] }`, ...changes);
