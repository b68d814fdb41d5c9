/** A number is typed once: a change of it in the data reaches every place, and its old digits are nowhere. */
import { describe, expect, test } from 'vitest';
import { changed, original, placeOf } from './dataset.js';
import { make, type Made } from './make.js';

/** Every text that either output holds, also where it is seldom looked for. */
function everything({ page, deck }: Made): string {
  const parts = Object.values(deck.parts).map((part) => new TextDecoder().decode(part));
  const about = [page.text, ...page.alts, page.xmp, ...Object.values(page.info).map(String), ...page.outline];
  return [...about, deck.text, ...deck.workbook, ...parts].join('\n');
}

describe('a change of', () => {
  test('a mean', async () => {
    expect(everything(await make(original))).toMatch(/19\.2/);
    const text = changed(original, ['{ mean: -19.2 }', '{ mean: -18.7 }']);
    const made = await make(text);

    expect(everything(made)).not.toMatch(/19[.,·]2/);
    expect(made.page.tables[0]!.flat()).toContain('−18.7');
    expect(made.deck.charts[0]!.values).toContain(-18.7);
    expect(made.deck.workbook).toContain('-18.7');
    expect(made.deck.text).toContain('600 mg −18.7');
    const [line, column] = placeOf('-16.3', text).split(':').map(Number);
    expect(made.warnings).toEqual([
      {
        severity: 'warning',
        message: expect.stringMatching(
          /reported difference .16\.3 does not match the arm means, .18\.7 and .2\.9/,
        ) as string,
        hint: 'check both; if the estimate is adjusted, say so: “adjusted: true”, or for what. Compared by the value of the one arm less that of the other, within what was rounded',
        file: 'trial.yaml',
        line,
        column,
      },
    ]);
  });

  test.each([
    ['an estimate', 'estimate: -16.3', 'estimate: -16.4', /16\.3/, /16\.4b? points more on 600 mg/],
    ['a limit', 'low: -20.4', 'low: -20.5', /20\.4/, /−20\.5 to −12\.1/],
    ['a percentage', 'percent: 81 ', 'percent: 87 ', /(?<!\d)81%/, /87%/],
    ['a count', 'screened: { value: 125', 'screened: { value: 126', /(?<!\d)125e? screened|^125e?$/m, /126e screened/],
  ])('%s', async (_, from, to, old, now) => {
    const { page, deck } = await make(changed(original, [from, to]));
    for (const text of [page.text, deck.text].map((all) => all.replace(/\s+/g, ' '))) {
      expect(text).not.toMatch(old);
      expect(text).toMatch(now);
    }
  });

  test('digits that do not change the number', async () => {
    const { page, deck } = await make(changed(original, ['{ mean: -19.2 }', '{ mean: -19.20 }']));
    expect(page.tables[0]!.flat()).toContain('−19.20');
    expect(deck.text).toContain('−19.20');
    expect(deck.charts[0]!.values).toContain(-19.2);
  });
});
