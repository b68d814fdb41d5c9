/** What is read of an article, whatever form it has: citation, registration, answers, and every figure of its abstract with a question. */
import { describe, expect, test } from 'vitest';
import { articleOfText, beginDataset, candidatesIn, readArticle, factsOfArticle } from '../../src/index.js';
import { registrationsIn, registrationsOfPaper } from '../../src/article/registrations.js';
import { loadDataset } from '../../src/load.js';
import { jats, nbib, pasted } from './invented.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const options = { id: 'my-trial', today: '2026-11-28', schema: 's.json' };

describe('PubMed’s text', () => {
  test('gives citation, registration and answers, whatever its file is called', async () => {
    const article = await readArticle('pubmed-31234567.txt', bytes(nbib));
    expect(article.citation).toMatchObject({ authors: ['Maier A', 'de la Cruz P'], pmid: '31234567', year: '2019' });
    expect(article.registrations).toEqual([{ registry: 'ClinicalTrials.gov', id: 'NCT04501666' }]);
    expect(factsOfArticle(article)).toEqual({
      answers: {
        kind: 'parallel',
        condition: 'Moderate-to-severe chronic prurigo',
        treatment: 'Velorimab 30 mg',
        further: [],
        comparator: 'Placebo',
        outcome: 'Proportion of patients with an itch response',
        type: 'binary',
        better: 'higher',
      },
      details: {
        masking: 'double-blind',
        allocation: 'randomised',
        control: 'placebo-controlled',
        phase: '3',
        framework: null,
        centres: null,
        people: 'adults with moderate-to-severe chronic prurigo',
        timepoint: 'week 16',
        longName: null,
      },
    });
    expect(beginDataset(article, options).open).toEqual([]);
  });

  test('has each figure with its sentence and the key where it may belong', async () => {
    const { abstract } = await readArticle('x.nbib', bytes(nbib));
    const arms = [
      { id: 'velorimab', name: 'Velorimab 30 mg', role: 'experimental' as const },
      { id: 'placebo', name: 'Placebo', role: 'comparator' as const },
    ];
    const found = candidatesIn(abstract, arms, 'Proportion of patients with an itch response');
    const keys = found.map(({ figure, key, question }) => `${figure} ${key} ${question}`);
    expect(keys).toEqual(
      expect.arrayContaining([
        '18 participants.age_from youngest age?',
        '80 participants.age_to oldest age?',
        '62 sites.total sites?',
        'nine sites.countries sites?',
        '412 participants.screened screened?',
        '286 participants.randomised randomised?',
        '190 arms.velorimab.n assigned to Velorimab 30 mg?',
        '96 arms.placebo.n assigned to Placebo?',
        '107 results.main.arms.velorimab.events primary, Velorimab 30 mg: people or events?',
        '56% results.main.arms.velorimab.percent primary, Velorimab 30 mg: percent?',
        '20 results.main.arms.placebo.events primary, Placebo: people or events?',
        '96 results.main.arms.placebo.n primary, Placebo: of how many?',
        '35.4% results.main.comparisons.velorimab.estimate difference?',
        '95% CI 24.6 to 46.3 results.main.comparisons.velorimab.ci interval?',
        '<0.0001 results.main.comparisons.velorimab.p p?',
        '11 adverse_events.serious.arms.velorimab.events serious events, Velorimab 30 mg?',
        'seven adverse_events.serious.arms.placebo.events serious events, Placebo?',
        '31  which key?',
      ]),
    );
    // None is lost: digits that belong to a name, a ratio or a dose of an arm apart.
    const digits = abstract.flatMap(({ text }) => text.match(/\d+(?:\.\d+)?/g) ?? []);
    const listed = found.flatMap(({ figure }) => figure.match(/\d+(?:\.\d+)?/g) ?? []);
    const left = digits.filter((one) => !listed.includes(one));
    expect(left).toEqual(['2', '1', '30', '04501666']);
    for (const { figure, sentence } of found) expect(sentence).toContain(figure);
  });

  test('becomes a dataset without a figure in it but in remarks', async () => {
    const article = await readArticle('x.nbib', bytes(nbib));
    const { text } = beginDataset(article, { ...options, kept: 'my-trial-article.txt' });
    const { dataset, warnings } = loadDataset('my-trial.yaml', text);
    expect(warnings).toEqual([]);
    expect(dataset.arms.map(({ id, role }) => [id, role])).toEqual([
      ['velorimab', 'experimental'],
      ['placebo', 'comparator'],
    ]);
    expect(dataset.registrations.map(({ id }) => id)).toEqual(['NCT04501666']);
    expect(dataset.outcomes[0]).toMatchObject({ timepoint: 'week 16', better: 'higher', type: 'binary' });
    expect(text).toContain('#    286 – randomised?  participants.randomised');
    expect(text.split('\n').filter((line) => /\b(?:107|35\.4|286)\b/.test(line) && !/^\s*#/.test(line))).toEqual([]);
  });
});

describe('JATS', () => {
  test('gives its citation; other trials that it names are not its own', async () => {
    const article = await readArticle('paper.xml', bytes(jats));
    expect(article.citation).toMatchObject({
      title: 'Walking and H₂O versus usual care for knee osteoarthritis: a cluster randomised trial',
      authors: ['Okafor BC Jr', 'The WALK Investigators'],
      journal: 'J Invent',
      year: '2021',
      pages: 'e77',
      doi: '10.1234/inv.5678',
      pmid: '4711',
    });
    expect(article.registrations).toEqual([{ registry: 'ISRCTN', id: 'ISRCTN12345678' }]);
    const { answers } = factsOfArticle(article);
    expect(answers).toMatchObject({ kind: 'cluster', condition: 'Knee osteoarthritis', comparator: 'Usual care' });
    expect(beginDataset(article, options).open).toEqual(['type']);
  });

  test('tells means from deviations', async () => {
    const { abstract } = await readArticle('paper.xml', bytes(jats));
    const arms = [
      { id: 'walking', name: 'Walking programme', role: 'experimental' as const },
      { id: 'care', name: 'Usual care', role: 'comparator' as const },
    ];
    const keys = candidatesIn(abstract, arms).map(({ figure, key }) => `${figure} ${key}`);
    expect(keys).toEqual(
      expect.arrayContaining([
        '61.2 results.main.arms.walking.mean',
        '14.0 results.main.arms.walking.sd',
        '55.9 results.main.arms.care.mean',
        '4.9 results.main.comparisons.walking.estimate',
        '3 adverse_events.death.arms.walking.events',
      ]),
    );
    expect(keys.join('\n')).not.toContain('45 ');
  });
});

test('pasted text: of two treatments the first is tried, and what the text leaves open is asked', async () => {
  const article = await articleOfText(pasted);
  expect(article.title).toBe('Nabizor or teluxaban in patients with acute venous thromboembolism');
  const { answers, details } = factsOfArticle(article);
  expect(answers).toMatchObject({ treatment: 'Nabizor', comparator: 'Teluxaban', type: 'binary' });
  expect(details).toMatchObject({ masking: 'open-label', framework: 'noninferiority', timepoint: '3 months' });
  expect(beginDataset(article, options).open).toEqual([]);
  expect(beginDataset(null, options).open).toEqual([
    'kind',
    'condition',
    'treatment',
    'comparator',
    'outcome',
    'type',
    'better',
  ]);
});

test('no arm is called by a word of references and conditions', () => {
  const { text } = beginDataset(null, { ...options, answers: { treatment: 'High', comparator: 'Comparator' } });
  const { dataset } = loadDataset('my-trial.yaml', text);
  expect(dataset.arms.map(({ id }) => id)).toEqual(['high-arm', 'comparator-arm']);
});

test.each([
  ['nct01234567', 'NCT01234567'],
  ['ISRCTN 12345678', 'ISRCTN12345678'],
  ['EudraCT 2010-012345-67', '2010-012345-67'],
  ['EU CT 2022-500123-10-00', '2022-500123-10-00'],
  ['ChiCTR-TRC-10001234', 'ChiCTR-TRC-10001234'],
  ['CTRI/2019/05/019123', 'CTRI/2019/05/019123'],
  ['a telephone number, 2010-55', undefined],
])('%s is registered as %s', (text, id) => {
  expect(registrationsIn(text)[0]?.id).toBe(id);
});

test('a paper that names many trials, and none as its own, tells no registration', () => {
  expect(registrationsOfPaper('Trials such as NCT00000001 and NCT00000002 were small.')).toEqual([]);
  const own = registrationsOfPaper('Others were small (NCT00000002). Ours was registered as NCT00000001.');
  expect(own).toEqual([{ registry: 'ClinicalTrials.gov', id: 'NCT00000001' }]);
});

test('what cannot stand in a dataset is left out of one that is begun', async () => {
  for (const sign of ['\u001b', '\u0085', '\ufffe', '\ufffd', '\ud800']) {
    const article = await articleOfText(pasted.replace(/\b(?=randomi)/g, sign).replace(/^/, `A${sign}`));
    expect(() => loadDataset('a.yaml', beginDataset(article, options).text)).not.toThrow();
  }
});

test('a citation with letters that could not be read is refused, and says what to do', async () => {
  const file = nbib.replace('Maier, Anna', 'Maier, \ufffdnna').replace('Maier A', 'M\ufffdier A');
  await expect(readArticle('a.nbib', bytes(file))).rejects.toThrow('export it anew as UTF-8');
});
