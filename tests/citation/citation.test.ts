/** One article in the four formats that reference managers write. */
import { describe, expect, it } from 'vitest';
import { readCitation } from '../../src/citation/read.js';
import { citationKeys } from '../../src/citation/dataset-keys.js';
import { imported, record } from '../import/records.js';

const keysOf = async (file: string, text: string) => citationKeys(await readCitation(file, text));

const formats = {
  'CSL-JSON': `[{"type":"article-journal","title":"Spironolactone for Heart Failure with Preserved Ejection Fraction",
    "container-title":"New England Journal of Medicine","container-title-short":"N Engl J Med","volume":"370","issue":"15",
    "page":"1383-1392","DOI":"10.1056/NEJMoa1313731","PMID":"24716680","issued":{"date-parts":[[2014,4,10]]},
    "author":[{"family":"Pitt","given":"Bertram"},{"family":"Pfeffer","given":"Marc A."}]}]`,
  RIS: `TY  - JOUR
AU  - Pitt, Bertram
AU  - Pfeffer, Marc A.
TI  - Spironolactone for Heart Failure with Preserved Ejection Fraction
JA  - N Engl J Med
PY  - 2014/04/10
VL  - 370
IS  - 15
SP  - 1383
EP  - 1392
DO  - 10.1056/NEJMoa1313731
AN  - 24716680
DB  - PubMed
ER  - `,
  BibTeX: `@comment{made by hand}
@article{pitt2014,
  author = {Pitt, Bertram and Marc A. Pfeffer},
  title = "{Spironolactone} for Heart Failure with Preserved Ejection Fraction",
  journal = {N Engl J Med}, year = 2014, volume = {370}, number = {15},
  pages = {1383--1392}, doi = {10.1056/NEJMoa1313731}, pmid = {24716680}
}`,
  NBIB: `
PMID- 24716680
DP  - 2014 Apr 10
TI  - Spironolactone for Heart Failure with Preserved
      Ejection Fraction.
PG  - 1383-1392
LID - 10.1056/NEJMoa1313731 [doi]
FAU - Pitt, Bertram
AU  - Pitt B
FAU - Pfeffer, Marc A
AU  - Pfeffer MA
TA  - N Engl J Med
VI  - 370
IP  - 15
`,
};

it.each(Object.entries(formats))('%s', async (format, text) => {
  expect(await keysOf(`x.${format}`, text)).toEqual({
    title: 'Spironolactone for Heart Failure with Preserved Ejection Fraction',
    authors: ['Pitt B', 'Pfeffer MA'],
    journal: 'N Engl J Med',
    year: { text: '2014' },
    volume: { text: '370' },
    issue: { text: '15' },
    pages: '1383–1392',
    doi: '10.1056/NEJMoa1313731',
    pmid: { text: '24716680' },
  });
});

it('reads accents of TeX, organisations and “and others”', async () => {
  const { authors } = await readCitation(
    'x.bib',
    `@article{x, author={M{\\"u}ller, J{\\'o}zsef and {SPRINT Research Group} and others}, title={A}, journal={B}, year={2020}}`,
  );
  expect(authors).toEqual(['Müller J', 'SPRINT Research Group', 'et al']);
});

it('stands in the dataset instead of the record', async () => {
  const citation = await keysOf('x.ris', formats.RIS);
  const { dataset } = imported(record('NCT02951130').text, { citation });
  expect(dataset.citation).toMatchObject({ journal: 'N Engl J Med', year: '2014', doi: '10.1056/NEJMoa1313731' });
});

describe('what is no citation', () => {
  it('is one that takes long to read: an entry of BibTeX is no longer than those that are cited', async () => {
    const text = `@article{a, title = {${'$'.repeat(100_000)}}, journal = {J}, year = 2020}`;
    await expect(keysOf('x.bib', text)).rejects.toThrow(/there are 100\d{3} characters; at most 50000 are read/);
  });

  it.each([
    ['nothing', '', 'no citation was found'],
    ['broken JSON', '[{"title":', 'not JSON'],
    ['no year', 'TY  - JOUR\nTI  - A\nJA  - B\nER  - ', 'the citation has no year'],
    ['no journal', '@article{x, title={A}, year={2020}}', 'the citation has no journal'],
  ])('%s', async (_, text, told) => {
    await expect(readCitation('x', text)).rejects.toThrow(told);
  });
});
