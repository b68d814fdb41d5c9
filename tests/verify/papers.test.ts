/** Papers as they are printed: parts that are not of the trial, numbers in turn, commas, signs that were lost. */
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { readSource } from '../../src/verify/source.js';
import { verify } from '../../src/verify/verify.js';

const trial = (values: string) => `
id: t
revised: 2026-01-01
language: en-GB
sources: [{ id: article, kind: article, cite: an invented article }]
citation: { title: A trial, authors: [Nobody A], journal: Journal of Inventions, year: 2026 }
condition: Itch
intervention: { name: Drug, description: a tablet }
design: { structure: parallel, allocation: randomised, masking: double-blind, control: placebo-controlled, framework: superiority }
participants: { description: adults with an itch, randomised: 102, source: article }
populations: [{ id: all, name: All participants, kind: analysis set, n: 102, source: article }]
arms:
  - { id: drug, name: Antipruritin 50 mg, role: experimental, n: 52, source: article }
  - { id: placebo, name: Placebo, role: comparator, n: 50, source: article }
outcomes:
  - { id: relief, name: Relief, role: primary, type: binary, measure: people with relief, timepoint: week 12, better: higher }
  - { id: score, name: Score, role: secondary, type: continuous, measure: mean change, unit: points, timepoint: week 12, better: lower }
results:
  - id: relief-all
    outcome: relief
    population: all
    arms: { drug: { percent: 60.2 }, placebo: { percent: 29.2 } }
    source: article
  - id: score-all
    outcome: score
    population: all
    arms: { drug: { mean: -3.1 }, placebo: { mean: -1.9 } }
    ${values}
    source: article
adverse_events: [{ id: clots, name: Clots, kind: other, told: 8 events in 6 patients, source: article }]
question: Does it help?
headline: It was tried
bottom_line: It was tried.
`;

/** The verdict on each value, by its path. */
async function verdicts(text: string, name = 'paper.txt', values = ''): Promise<Record<string, string>> {
  const loaded = loadDataset('t.yaml', trial(values), () => {
    throw new Error('no sheets');
  });
  const source = await readSource(name, new TextEncoder().encode(text));
  const proofs = verify(loaded.trial, new Map([['article', source]]));
  return Object.fromEntries(proofs.map(({ item, verdict }) => [item.path, verdict]));
}

const relief = (arm: string) => `results.relief-all.arms.${arm}.percent`;
const score = (arm: string) => `results.score-all.arms.${arm}.mean`;

describe('numbers as abstracts write them', () => {
  test.each([
    'Relief was commoner with Antipruritin than with placebo (60.2 vs. 29.2%).',
    'Relief was commoner with Antipruritin than with placebo (60.2% versus 29.2%).',
    'Relief was seen in 60.2 and 29.2% with Antipruritin and placebo, respectively.',
    'Relief: 60·2% of those given Antipruritin and 29·2% of those given placebo.',
    'Relief: 60,2 % of those given Antipruritin and 29,2 % of those given placebo.',
  ])('%s', async (text) => {
    const found = await verdicts(text);
    expect([found[relief('drug')], found[relief('placebo')]]).toEqual(['found', 'found']);
  });

  test.each([
    'Relief was commoner with Antipruritin than with placebo (29.2 vs. 60.2%).',
    'Relief was seen in 29.2 and 60.2% with Antipruritin and placebo, respectively.',
    'Relief: 29.2% of those in the Antipruritin group and 60.2% of those in the placebo group.',
  ])('the other way round: %s', async (text) => {
    const found = await verdicts(text);
    expect([found[relief('drug')], found[relief('placebo')]]).toEqual(['ambiguous', 'ambiguous']);
  });

  test.each([
    'Score: Antipruritin − 3.1, placebo − 1.9.',
    'Score: Antipruritin –3.1, placebo –1.9.',
    'Score fell by 3.1 with Antipruritin and by 1.9 with placebo.',
  ])('%s', async (text) => {
    const found = await verdicts(text);
    expect([found[score('drug')], found[score('placebo')]]).toEqual(['found', 'found']);
  });

  test('a number with fewer digits, or with a comma behind it, is another one', async () => {
    const found = await verdicts('Relief: 60% with Antipruritin, 29,9% with placebo; score −3,15 and −19.');
    expect(found[relief('drug')]).toBe('not found');
    expect(found[relief('placebo')]).toBe('not found');
    expect(found[score('placebo')]).toBe('not found');
  });

  test('a power of ten', async () => {
    const p = 'comparisons: [{ arm: drug, versus: placebo, measure: mean difference, estimate: -1.2, p: 0.002 }]';
    const found = await verdicts('Score: difference −1.2 points (P = 2.0 × 10−3).', 'paper.txt', p);
    expect(found['results.score-all.comparisons.drug.p']).toBe('found');
  });

  test('people and events are told apart', async () => {
    const told = 'adverse_events.clots.told';
    expect((await verdicts('There were 8 clotting events in 6 patients.'))[told]).toBe('found');
    expect((await verdicts('There were 6 clotting events in 8 patients.'))[told]).toBe('ambiguous');
  });
});

describe('parts that are not of the trial', () => {
  const cited = 'Poe C. The score in itch: −3.1 with a drug and −1.9 with placebo. J Itch 2017; 102: 52–58.';

  test.each([
    ['paper.txt', `We studied adults.\n\nReferences\n\n1. ${cited}`],
    ['paper.txt', `We studied adults.\n\n12. ${cited}`],
    ['paper.html', `<p>We studied adults.</p><ol class="ref-list"><li>${cited}</li></ol>`],
    ['paper.html', `<p>We studied adults.</p><h2>References</h2><p>${cited}</p>`],
    [
      'paper.xml',
      `<article><body><p>We studied adults.</p></body><back><ref-list><ref><mixed-citation>${cited}</mixed-citation></ref></ref-list></back></article>`,
    ],
  ])('references in %s: %s', async (name, text) => {
    const found = await verdicts(text, name);
    expect([found[score('drug')], found['participants.randomised'], found['arms.drug.n']]).toEqual([
      'not found',
      'not found',
      'not found',
    ]);
  });

  test('what follows them is of the trial again', async () => {
    const found = await verdicts(
      'References\n\n1. Somebody. A title. J Itch 2017; 1: 2–3.\n\nTable 2. Scores\n\nScore: −3.1 with Antipruritin.',
    );
    expect(found[score('drug')]).toBe('found');
  });
});

test('where a text has lost its signs, no signed value is found', async () => {
  const found = await verdicts('Score: 3.1 with Antipruritin, −1.9 with placebo (P ¼ 0.002).');
  expect(found[score('placebo')]).toBe('ambiguous');
});

describe('tables', () => {
  const table = (one: string, two: string) =>
    `<table><tr><th>Outcome</th><th>Antipruritin</th><th>Placebo</th></tr><tr><td>Relief, the ﬁrst outcome</td><td>${one}%</td><td>${two}%</td></tr></table>`;

  test('a value stands under the head of its arm, whatever letters the row is set in', async () => {
    const found = await verdicts(table('60.2', '29.2'), 'paper.html');
    expect([found[relief('drug')], found[relief('placebo')]]).toEqual(['found', 'found']);
  });

  test('under the head of the other arm it is not this value', async () => {
    const found = await verdicts(table('29.2', '60.2'), 'paper.html');
    expect([found[relief('drug')], found[relief('placebo')]]).toEqual(['ambiguous', 'ambiguous']);
  });
});
