/** `trialbrief new --from`: from a number, a DOI, a file or piped text to a dataset, with the text kept beside it for verify. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { begin, type NewOptions } from '../../src/cli/new.js';
import { verifyDataset } from '../../src/cli/verify.js';
import { identifierIn } from '../../src/article/lookup.js';
import { loadDataset } from '../../src/load.js';
import { folderWith } from '../cli/run.js';
import { record } from '../import/records.js';
import { jats, nbib } from './invented.js';

/** What the command says and its exit code. */
async function told(work: () => Promise<number>): Promise<{ code: number; said: string }> {
  const out = vi.spyOn(console, 'log').mockReturnValue();
  const error = vi.spyOn(console, 'error').mockReturnValue();
  try {
    const code = await work();
    return { code, said: [...out.mock.calls, ...error.mock.calls].join('\n') };
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
}

async function begun(options: NewOptions, folder = folderWith({})) {
  const file = join(folder, 'my-trial.yaml');
  const { code, said } = await told(() => begin({ ...options, file }));
  return { code, said, file, folder, text: existsSync(file) ? readFileSync(file, 'utf8') : '' };
}

/** The databases, played by a server of our own; what was asked of it. */
async function server(answer: (path: string) => string | null): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(decodeURIComponent(request.url ?? ''));
    const text = answer(asked.at(-1)!);
    if (text === null) response.statusCode = 404;
    response.end(text ?? '');
  };
  const running = createServer(listener);
  await new Promise<void>((ready) => running.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    running.closeAllConnections();
    running.close();
  });
  return { address: `http://127.0.0.1:${(running.address() as AddressInfo).port}`, asked };
}

const crossref = JSON.stringify({
  message: {
    title: ['A trial of one drug against placebo in gout'],
    'container-title': ['J Invent'],
    author: [{ family: 'Doe', given: 'Jane' }],
    issued: { 'date-parts': [[2020]] },
    DOI: '10.1234/x.5',
    abstract: '<jats:title>Results</jats:title><jats:p>We randomised 40 people.</jats:p>',
    'clinical-trial-number': [{ 'clinical-trial-number': 'isrctn87654321' }],
  },
});

describe('looked up', () => {
  test('a number of PubMed', async () => {
    const { address, asked } = await server(() => nbib);
    const { code, said, text, folder } = await begun({ from: 'PMID: 31234567', pubmed: `${address}/` });
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(asked).toEqual(['/efetch.fcgi?db=pubmed&id=31234567&rettype=medline&retmode=text']);
    const { dataset } = loadDataset('my-trial.yaml', text);
    expect(dataset.citation).toMatchObject({ pmid: '31234567', journal: 'J Invent' });
    expect(dataset.condition).toBe('Moderate-to-severe chronic prurigo');
    expect(dataset.sources[0]!.cite).toBe('the article itself, abstract only');
    expect(readFileSync(join(folder, 'my-trial-article.txt'), 'utf8')).toContain('107 (56%) of 190 patients');
    expect(said).toContain('--record NCT04501666');
  });

  test('a DOI, by PubMed where it is there', async () => {
    const { address, asked } = await server((path) =>
      path.startsWith('/esearch') ? '{"esearchresult":{"idlist":["31234567"]}}' : nbib,
    );
    const { text } = await begun({
      from: 'https://doi.org/10.1234/S0140-6736(19)31234-5',
      pubmed: address,
      crossref: address,
    });
    expect(asked[0]).toContain('"10.1234/S0140-6736(19)31234-5"[doi]');
    expect(text).toContain('pmid: 31234567');
  });

  test('a DOI, by Crossref where it is not', async () => {
    const { address } = await server((path) =>
      path.startsWith('/esearch') ? '{"esearchresult":{"idlist":[]}}' : crossref,
    );
    const { text } = await begun({ from: '10.1234/x.5', pubmed: address, crossref: address });
    const { dataset } = loadDataset('my-trial.yaml', text);
    expect(dataset.citation).toMatchObject({
      title: 'A trial of one drug against placebo in gout',
      authors: ['Doe J'],
    });
    expect(dataset.registrations).toMatchObject([{ registry: 'ISRCTN', id: 'ISRCTN87654321' }]);
    expect(text).toContain('#    40 – randomised?');
  });

  test.each([
    ['nothing', null, 'there is no article 31234567 in PubMed'],
    ['another article', nbib.replace('PMID- 31234567', 'PMID- 1'), 'PubMed has no article 31234567'],
  ])('%s', async (_, answer, message) => {
    const { address } = await server(() => answer);
    const { code, said, text } = await begun({ from: '31234567', pubmed: address });
    expect({ code, text }).toEqual({ code: 1, text: '' });
    expect(said).toContain(message);
  });

  test('without a network', async () => {
    const { code, said } = await begun({ from: '31234567', pubmed: 'http://127.0.0.1:9' });
    expect(code).toBe(1);
    expect(said).toContain('PubMed cannot be reached from here');
    expect(said).toContain('save the citation');
  });
});

test.each([
  ['39798982', { pmid: '39798982' }],
  ['https://pubmed.ncbi.nlm.nih.gov/39798982/', { pmid: '39798982' }],
  ['doi:10.1234/x.5', { doi: '10.1234/x.5' }],
  ['paper.pdf', null],
  ['12', null],
])('%s names %j', (written, identifier) => {
  expect(identifierIn(written)).toEqual(identifier);
});

test('what is decided is looked up in the text that is kept beside it', async () => {
  const { file, text, folder } = await begun({ from: join(folderWith({ 'paper.xml': jats }), 'paper.xml') });
  expect(readFileSync(join(folder, 'my-trial-article.xml'), 'utf8')).toBe(jats);
  const decided = text.replace('randomised: not reported', 'randomised: 610');
  writeFileSync(file, decided);
  const right = await told(() => verifyDataset(file, { source: [], all: true }));
  expect(right).toMatchObject({ code: 0 });
  expect(right.said).toMatch(/✓.*610/);
  writeFileSync(file, decided.replace('randomised: 610', 'randomised: 611'));
  expect(await told(() => verifyDataset(file, { source: [] }))).toMatchObject({ code: 1 });
});

test('without a source beside it, verify asks for one', async () => {
  const { file } = await begun({});
  const { code, said } = await told(() => verifyDataset(file, { source: [] }));
  expect(code).toBe(1);
  expect(said).toContain('--source a=paper.pdf');
});

test('the registry’s draft has the citation of the article, and its figures behind it', async () => {
  const { name, text: study } = record('NCT02951130');
  const folder = folderWith({ [name]: study, 'cite.nbib': nbib });
  const { code, said, text } = await begun({ from: join(folder, 'cite.nbib'), record: join(folder, name) }, folder);
  expect({ code, said }).toMatchObject({ code: 0 });
  const { dataset } = loadDataset('my-trial.yaml', text);
  expect(dataset.id).toBe('my-trial');
  expect(dataset.sources.map(({ id }) => id)).toEqual(['registry', 'article']);
  expect(dataset.citation).toMatchObject({ pmid: '31234567', source: 'article' });
  expect(dataset.results.length).toBeGreaterThan(0);
  expect(text).toContain('to compare with the values above');
});

test('a file that is there is refused before anything is looked up', async () => {
  const { address, asked } = await server(() => nbib);
  const folder = folderWith({ 'my-trial.yaml': 'mine' });
  const { code, text } = await begun({ from: '31234567', pubmed: address }, folder);
  expect({ code, text }).toEqual({ code: 1, text: 'mine' });
  expect(asked).toEqual([]);
});
