/** Abstracts in the styles of four journals: what is proposed for each place, and what is never proposed. */
import { describe, expect, test } from 'vitest';
import { articleOfText, beginDataset, candidatesIn, factsOfArticle } from '../../src/index.js';
import { loadDataset } from '../../src/load.js';
import { invented, type Invented } from './abstracts.js';

const options = { id: 'my-trial', today: '2026-11-28', schema: 's.json' };

async function read({ text }: Invented) {
  const article = await articleOfText(text);
  const { answers } = factsOfArticle(article);
  const { dataset } = loadDataset('my-trial.yaml', beginDataset(article, options).text);
  const found = candidatesIn(article.abstract, dataset.arms, answers.outcome, answers.type ?? null);
  return { article, answers, dataset, found, proposed: found.filter(({ writes }) => writes.length > 0) };
}

describe.each(Object.entries(invented))('%s', (_, one) => {
  test('tells its arms', async () => {
    const { dataset } = await read(one);
    expect(dataset.arms.map(({ name }) => name)).toEqual(one.arms);
  });

  test('has each of its values proposed for its place, and nothing for what is none', async () => {
    const { proposed } = await read(one);
    const keys = proposed.map(({ figure, key }) => `${figure} ${key.replace('results.main.', '')}`);
    expect(keys).toEqual(expect.arrayContaining(one.right));
    for (const figure of one.none) expect(proposed.filter((other) => other.figure === figure)).toEqual([]);
    expect(new Set(proposed.map(({ key }) => key)).size).toBe(proposed.length);
  });

  test('each stands where it is said to stand', async () => {
    for (const { figure, sentence, span } of (await read(one)).found)
      expect(sentence.slice(span.start, span.end).trim()).toBe(figure);
  });
});

test('a citation is read from the first lines of what is pasted, and a year that is not there is asked', async () => {
  const printed = async (name: string) => (await read(invented[name]!)).dataset.citation;
  expect(await printed('lancetProcedure')).toMatchObject({
    authors: ['Nobody-Quill R', 'et al'],
    journal: 'Lancet',
    year: '2019',
    volume: '393',
    pages: '2131–40',
  });
  expect(await printed('lancetDoses')).toMatchObject({
    authors: ['Nobody A', 'Nobody B', 'Nobody C'],
    journal: 'Lancet',
    year: '2023',
  });
  expect(await printed('jamaNoninferior')).toMatchObject({ journal: 'JAMA', year: '2021', volume: '325', issue: '21' });
  expect(await printed('rates')).toMatchObject({
    authors: ['Doe J', 'Roe R', 'Poe P'],
    journal: 'BMJ',
    pages: 'm3912',
  });
  expect(await printed('mortality')).toMatchObject({
    title: 'Corasone in Hospitalized Patients with Febrivid-21',
    authors: ['REVIVE Collaborative Group', 'Nobody P', 'Doe WS', 'et al'],
    journal: 'N Engl J Med',
    pages: '693–704',
  });
  expect((await read(invented.mortality!)).dataset).toMatchObject({
    condition: 'Febrivid-21',
    outcomes: [{ name: '28-day mortality', type: 'binary' }],
  });
  expect(await printed('nejmEvents')).toMatchObject({ year: 'year not filled in yet' });
  const article = await articleOfText(
    'Foo or bar in people with gout\nAnna B. van der Berg, M.D., Ph.D., Charles Doe, M.D., and Eva Roe\nPublished: 12 May 2022\n\nMethods\nWe tried.',
  );
  expect(article.printed).toMatchObject({ authors: ['van der Berg AB', 'Doe C', 'Roe E'], year: '2022' });
});

test('title, condition and the authors’ conclusion are filled in; harms that are not, say so', async () => {
  const { dataset, article } = await read(invented.lancetProcedure!);
  expect(article.title).toBe(
    'Renal denervation in resistant hypertension (RADIUS-X): a double-blind, randomised controlled trial',
  );
  expect(dataset.condition).toBe('Resistant hypertension');
  expect(dataset.authors_conclusion?.text.text).toBe(
    'In patients with treated hypertension, RDN did not lower pressure by more than the effect of a sham procedure.',
  );
  expect(dataset.adverse_events.map(({ told }) => told?.text)).toEqual([
    'not filled in yet',
    'not filled in yet',
    'deaths not filled in yet',
  ]);
  expect(dataset.outcomes[0]).toMatchObject({ name: 'Systolic pressure', measure: 'mean' });
  const { dataset: other } = await read(invented.nejmEvents!);
  expect(other.condition).toBe('Heart failure and reduced ejection fraction');
  expect(other.authors_conclusion?.text.text).toMatch(/^Among patients .* received placebo\.$/);
});

test('values are written as a dataset has them', async () => {
  const written = async (name: string) =>
    Object.fromEntries(
      (await read(invented[name]!)).proposed.flatMap(({ writes }) =>
        writes.map(({ key, value }) => [key.replace('results.main.', ''), value]),
      ),
    );
  expect(await written('lancetProcedure')).toMatchObject({
    'comparisons.rdn.ci': '{ low: –6·9, high: 1·7, level: 95 }',
    'comparisons.rdn.measure': 'mean difference',
    'outcomes.main.unit': 'mm Hg',
    'outcomes.main.timepoint': '8 weeks',
    'sites.total': '7',
    'dates.start': '2015-02',
    'adverse_events.death.told': 'no deaths',
  });
  expect(await written('jamaNoninferior')).toMatchObject({
    'comparisons.short-course-amoxicillin.ci': '{ low: −9.9, high: 6.6, level: 97.5 }',
    'comparisons.short-course-amoxicillin.measure': 'risk difference',
    'outcomes.main.timepoint': '14 to 21 days',
  });
  expect(await written('nejmEvents')).toMatchObject({ 'comparisons.sotavalin.measure': 'hazard ratio' });
});
