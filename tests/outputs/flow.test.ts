/** The flow of participants says what was randomised: people, clusters of them, or the order of treatments. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { make } from './make.js';

const fixture = (name: string) => readFileSync(`tests/fixtures/${name}.yaml`, 'utf8');

/** The words of page and deck, and the alternative texts. */
async function told(text: string): Promise<string[]> {
  const { page, deck } = await make(text);
  return [page.text.replace(/\s+/g, ' '), deck.text.replace(/\s+/g, ' '), page.alts.join(' ').replace(/\s+/g, ' ')];
}

test('of a cluster trial, the clusters', async () => {
  for (const words of await told(fixture('cluster'))) expect(words).toContain('10 412 in 36 randomised clusters');
  for (const words of await told(fixture('cluster').replace(' clusters: 36,', ''))) {
    expect(words).toContain('10 412 in randomised clusters');
  }
});

test('of a crossover trial, the order', async () => {
  for (const words of await told(fixture('crossover'))) {
    expect(words).toContain('44 randomised to an order of treatments');
  }
  const unknown = fixture('crossover').replace('randomised: 44', 'randomised: not reported');
  for (const words of await told(unknown)) {
    expect(words).toMatch(/number randomised to an order of treatments: not reported/i);
  }
});

test('of any other trial, the people', async () => {
  for (const words of await told(fixture('binary'))) expect(words).not.toMatch(/clusters|order of treatments/);
});
