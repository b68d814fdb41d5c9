/** What exports of reference managers and databases really look like. */
import { describe, expect, it } from 'vitest';
import { citationKeys } from '../../src/citation/dataset-keys.js';
import { readCitation } from '../../src/citation/read.js';
import { writeYaml } from '../../src/import/write/yaml.js';

const ris = (...lines: string[]) =>
  ['TY  - JOUR', 'TI  - A title', 'JO  - J Example', 'PY  - 2022', ...lines, 'ER  - '].join('\n');
const bib = (fields: string) => `@article{k, title = {A title}, journal = {J Example}, year = 2022, ${fields}}`;
const nbib = (...lines: string[]) =>
  ['PMID- 987', 'TI  - A title.', 'TA  - J Example', 'DP  - 2022', ...lines].join('\n');
const csl = (item: object) =>
  JSON.stringify({ title: 'A title', 'container-title': 'J Example', issued: { 'date-parts': [[2022]] }, ...item });

describe('authors', () => {
  it.each([
    ['a group without a comma', ris('AU  - Harbour Study Investigators'), ['Harbour Study Investigators']],
    [
      'a group with a comma',
      ris('AU  - Trial Group of Oslo, Bergen and Bodø'),
      ['Trial Group of Oslo, Bergen and Bodø'],
    ],
    ['stops behind initials', ris('A1  - Holm K.', 'A1  - De Boer A. M.'), ['Holm K', 'De Boer AM']],
    ['a suffix', ris('AU  - Reed, Paul K., III'), ['Reed PK 3rd']],
    ['a group of PubMed, in its place', nbib('CN  - Harbour Group', 'AU  - Holm K'), ['Harbour Group', 'Holm K']],
    ['a full name where PubMed has no other', nbib('FAU - Reed, Paul K Jr'), ['Reed PK Jr']],
    ['many initials', nbib('FAU - Costa, Ana B C D', 'AU  - Costa ABCD'), ['Costa ABCD']],
    ['a suffix in BibTeX', bib('author = {Reed, Sr., Paul}'), ['Reed P Sr']],
    ['particles', bib('author = {Karl von der Heide and de Souza, Ana}'), ['von der Heide K', 'de Souza A']],
    [
      'a group with "and"',
      bib('author = {{Heart and Lung Network} and Holm, Kari}'),
      ['Heart and Lung Network', 'Holm K'],
    ],
    ['a hyphen in a given name', bib('author = {Li, Xiao\u2010Ming}'), ['Li XM']],
    [
      'letters of TeX',
      bib(String.raw`author = {{\O}stby, {\'\i}ngrid and {\v S}imek, \AA{}se}`),
      ['Østby Í', 'Šimek Å'],
    ],
    [
      'parts of CSL',
      csl({
        author: [
          { family: 'Heide', given: 'Karl', 'non-dropping-particle': 'von der' },
          { family: 'Reed', given: 'P.-K.', suffix: 'Jr.' },
          { literal: 'Harbour Group' },
          { name: 'Crossref Group' },
          { family: 'Group of one field', given: '' },
        ],
      }),
      ['von der Heide K', 'Reed PK Jr', 'Harbour Group', 'Crossref Group', 'Group of one field'],
    ],
  ])('%s', async (_, text, authors) => {
    expect((await readCitation('x', text)).authors).toEqual(authors);
  });

  it('says so where a name may be a person or a group', async () => {
    const { authors, doubts } = await readCitation('x.ris', ris('AU  - Kari Holm'));
    expect(authors).toEqual(['Kari Holm']);
    expect(doubts.authors).toContain('“Kari Holm”');
  });
});

describe('titles', () => {
  it.each([
    [
      'HTML',
      csl({ title: '<i>A</i> of H<sub>2</sub>O, 10<sup>6</sup> &amp; <span class="x">p &lt; 0.1</span>' }),
      'A of H₂O, 10⁶ & p < 0.1',
    ],
    [
      'entities that were escaped twice',
      csl({ title: 'Caf&amp;eacute; &amp;lt;b&amp;gt;trial&amp;lt;/b&amp;gt;' }),
      'Café trial',
    ],
    ['less than', csl({ title: 'Pain <10 and >5' }), 'Pain <10 and >5'],
    [
      'TeX',
      bib(String.raw`title = {{DNA} and $\alpha$: 20\,\% \emph{in vivo} --- CO$_2$}`).replace(
        'title = {A title}, ',
        '',
      ),
      'DNA and α: 20 % in vivo — CO₂',
    ],
    ['lines without an indent', ris().replace('A title', 'A title that\ngoes on'), 'A title that goes on'],
    ['one space before the hyphen', ris().replaceAll('  - ', ' - '), 'A title'],
    [
      'a list and a subtitle, as Crossref has them',
      csl({ title: ['A title'], subtitle: ['of two'] }),
      'A title: of two',
    ],
  ])('%s', async (_, text, title) => {
    expect((await readCitation('x', text)).title).toBe(title);
  });
});

describe('identifiers and pages', () => {
  it.each([
    ['a DOI with its scheme', ris('DO  - doi: 10.5555/abc.1'), { doi: '10.5555/abc.1' }],
    ['a DOI as an address', csl({ DOI: 'https://doi.org/10.5555/abc(2).1' }), { doi: '10.5555/abc(2).1' }],
    [
      'another field on its line',
      ris('DO  - 10.5555/abc.1      LK  - https://x.example/?id=10.5555%2Fno'),
      { doi: '10.5555/abc.1' },
    ],
    ['a whole range as first page', ris('SP  - 21-29', 'EP  - 29'), { pages: '21–29' }],
    ['the number of an article', ris('C7  - 104512'), { pages: '104512', pmid: '' }],
    ['an e-locator', bib('eid = {e77}'), { pages: 'e77' }],
    ["PubMed's number of BibLaTeX", bib('eprint = {31}, eprinttype = {pubmed}'), { pmid: '31' }],
    ['an archive that is not PubMed', bib('eprint = {31}, eprinttype = {arxiv}'), { pmid: '' }],
    ["PubMed's number in a note", csl({ note: 'Read.\nPMID: 4242' }), { pmid: '4242' }],
    ['a number of PubMed', ris('AN  - 4242', 'DB  - MEDLINE'), { pmid: '4242' }],
    ['a number of another database', ris('AN  - 4242', 'DB  - Embase'), { pmid: '' }],
    [
      'a year where another date is empty',
      csl({ issued: { 'date-parts': [[null]] }, 'published-online': { 'date-parts': [[2019]] } }),
      { year: '2019' },
    ],
    [
      "an answer of Crossref's",
      JSON.stringify({ status: 'ok', message: JSON.parse(csl({ volume: '7' })) as object }),
      { volume: '7' },
    ],
    [
      'abbreviations',
      `@string{je = "J Of Examples"}\n${bib('').replace('{J Example}', 'je')}`,
      { journal: 'J Of Examples' },
    ],
  ])('%s', async (_, text, told) => {
    expect(await readCitation('x', text)).toMatchObject(told);
  });

  it('tells what it left out, and which of several it took', async () => {
    const text = `${ris('DO  - in print', 'AN  - 4242')}\n${ris()}`;
    const written = writeYaml({ citation: citationKeys(await readCitation('x.ris', text)) }, '');
    expect(written).toContain('# Doubtful: the first of 2 references');
    expect(written).toContain('“in print”, which is no DOI');
    expect(written).toContain('number 4242, and does not say of which database');
    expect(written).not.toMatch(/^ *(doi|pmid):/m);
  });
});

describe('hostile files end at once', () => {
  it.each([
    ['entries that never close', '@a{'.repeat(300_000), 'no citation was found'],
    ['lines without a tag', `TY  - JOUR\n${'x\n'.repeat(300_000)}`, 'has no title'],
    ['names of what every object has', '{"constructor": 1, "title": {"toString": 1}}', 'has no title'],
    ['brackets without end', '['.repeat(100_000), 'levels'],
    ['spaces', `TY  - JOUR\nTI  - ${' '.repeat(300_000)}x`, 'has no journal'],
    ['too many authors', ris(...Array<string>(5001).fill('AU  - Holm, Kari')), '5001 authors'],
    [
      'abbreviations that double',
      `@string{a = "ten signs."}${Array.from({ length: 25 }, (_, at) => `@string{a${at} = ${at ? `a${at - 1} # a${at - 1}` : 'a # a'}}`).join('')}${bib('note = a24')}`,
      'characters',
    ],
    ['a long entry', bib(`note = {${'x'.repeat(600_000)}}`), 'characters'],
  ])('%s', async (_, text, told) => {
    await expect(readCitation('x', text)).rejects.toThrow(told);
  });
});

it('a list in CSL-JSON is read as Windows programs save it, with a mark of the byte order', async () => {
  const item = { title: 'T', 'container-title': 'J', issued: '2020', author: [{ literal: 'A group' }] };
  const { title, doubts } = await readCitation(
    'x.json',
    `\ufeff${JSON.stringify([item, item], null, 1).replaceAll('\n', '\r\n')}`,
  );
  expect([title, doubts.title]).toEqual(['T', 'the first of 2 references in the file']);
});

describe('authors in CSL-JSON', () => {
  const csl = (author: unknown) => JSON.stringify({ title: 'T', 'container-title': 'J', issued: '2020', author });
  it.each([
    [[{ family: 'Holm', given: 'Kari' }, null, {}, 7], ['Holm K'], '3 of 4 authors in the file without a name'],
    [[null], [], '1 of 1 authors in the file without a name'],
    [{ family: 'Holm' }, [], 'the file names no author'],
    [null, [], 'the file names no author'],
  ])('%j: a doubt where a name is missing', async (author, names, doubt) => {
    const { authors, doubts } = await readCitation('x.json', csl(author));
    expect(authors).toEqual(names);
    expect(doubts.authors).toBe(doubt);
  });
});
