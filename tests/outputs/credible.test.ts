/** The interval of a Bayesian model is called so; a p value goes with a confidence interval only. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changed } from './dataset.js';
import { make } from './make.js';

const binary = readFileSync('tests/fixtures/binary.yaml', 'utf8');
const interval = 'ci: { low: 1.25, high: 1.81, level: 95 }\n        p: ';
const credible = 'ci: { low: 1.25, high: 1.81, level: 95, type: credible }\n        p: ';

test('a credible interval is printed as CrI with its meaning, and no p value is held against it', async () => {
  const { page, deck, warnings } = await make(changed(binary, [`${interval}<0.001`, `${credible}0.40`]));
  for (const text of [page.text, deck.text]) {
    expect(text).toContain('95% CrI');
    expect(text).toContain('CrI: credible interval.');
  }
  expect(JSON.stringify(warnings)).not.toContain('does not go with');
  const plain = await make(changed(binary, [`${interval}<0.001`, `${interval}0.40`]));
  expect(JSON.stringify(plain.warnings)).toContain('does not go with');
  expect(plain.page.text).not.toContain('CrI');
});
