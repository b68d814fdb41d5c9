/** In which countries a trial was: each with its sites, or only how many there were. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bare } from '../../src/document/carried.js';
import { ContentError } from '../../src/errors.js';
import { loadDataset } from '../../src/load.js';
import { readTemplates } from '../../src/template/files.js';
import { compileTemplates } from '../../src/template/render.js';
import { viewOf } from '../../src/template/view/view.js';
import { ready } from '../traceability/made.js';

const trial = readFileSync('tests/fixtures/cluster.yaml', 'utf8');
const named = 'countries: { Ireland: 36 }';

const withCountries = (countries: string, sentence = ''): string => {
  expect(trial).toContain(named);
  return trial.replace(named, `countries: ${countries}`) + sentence;
};

const patients = (text: string): string => bare(ready(text).view.pico.patients);

test('each that is named counts, and the only one is told by its name', () => {
  expect(patients(trial)).toMatch(/36 sites.*\(Ireland\)/);
  expect(patients(withCountries('{ Ireland: 30, Malta: 6 }'))).toMatch(/36 sites.* in 2 countries/);
});

test('how many there were is told as it stands, with its trace', () => {
  const { view, trace } = ready(withCountries('{ value: 23, source: article, at: page 3 }'));
  expect(bare(view.pico.patients)).toMatch(/36 sites.* in 23 countries/);
  const origins = trace().flatMap(({ number, origins }) => (number === '23' ? origins : []));
  expect(origins).toEqual(
    expect.arrayContaining([expect.objectContaining({ path: 'sites.countries', source: 'article', at: 'page 3' })]),
  );
});

test('of one country no number of countries is told in the plural, and of none that is known nothing', () => {
  expect(patients(withCountries('1'))).toMatch(/36 sites.* in 1 country\b/);
  expect(patients(withCountries('not reported'))).not.toMatch(/countr/);
});

test('a number is no list for a template', () => {
  const templates = readTemplates('templates', 'templates');
  const { file } = templates.pages.brief;
  const text = '<p>{{#each data.sites.countries}}{{@key}} {{this}}{{else}}none{{/each}}</p>';
  const render = compileTemplates({ ...templates, pages: { ...templates.pages, brief: { file, text } } });
  expect(render('brief', viewOf(loadDataset('trial.yaml', withCountries('23'))))).toMatch(/^<p[^>]*>none<\/p>$/);
});

test('sentences are held against it', () => {
  const told = (text: string) => loadDataset('trial.yaml', text).warnings.map(({ message }) => message);
  const sentence = (countries: number) => `  - People of ${countries} countries took part.\n`;
  expect(told(withCountries('23', sentence(24))).join('\n')).toContain('tells of 24 countries, sites.countries of 23');
  expect(told(withCountries('23', sentence(23))).join('\n')).not.toContain('sites.countries');
});

test('a list of names is told the line as it should be', () => {
  try {
    loadDataset('trial.yaml', withCountries('[Ireland, Malta]'));
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ContentError);
    expect((error as ContentError).problems).toMatchObject([
      {
        message:
          'sites.countries: expected each country and its number of sites, or how many countries there were, found a list',
        hint: 'write it so: countries: { USA: 19, Poland: 2 }',
      },
    ]);
  }
});
