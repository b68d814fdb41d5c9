/**
 * Every reader with a little more than it reads: the bound is told, in bounded time and memory.
 * `npm run test:all` tries all of them, and prints what each has taken.
 */
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bounds, type BoundName } from '../../src/bounds.js';
import { compiled } from '../cli/compiled.js';
import { faultOfRun, inFolder } from '../fuzz/trial-run.js';
import { figure, read, recordNames, records, small } from '../fuzz/examples.js';
import { layoutsOf } from '../template-deck/templates.js';
import { chunk, head, signature } from '../pictures/make-png.js';

beforeAll(compiled, 180_000);

type Files = Record<string, string | Uint8Array>;
type Row = [bound: BoundName, files: () => Files, command: string[], said?: RegExp];

const times = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => row(n)).join('');
const data = (from: string, to: string) => () => {
  expect(small).toContain(from);
  return { 'trial.yaml': small.replace(from, () => to) };
};
const check = ['check', 'trial.yaml'];
const build = ['build', 'trial.yaml', '-o', 'out'];
const verify = (name: string) => ['verify', 'trial.yaml', '-s', `article=${name}`];
const begin = (flag: string, name: string) => ['new', 'new.yaml', flag, name];
const withFile =
  (name: string, content: () => string | Uint8Array, more = '') =>
  () => ({
    'trial.yaml': small + more,
    [name]: content(),
  });
const template =
  (inner: string, partial = '') =>
  () => ({
    'trial.yaml': small,
    't/brief.hbs': `<brief><h1>x</h1>${inner}</brief>`,
    't/partials/p.hbs': partial,
  });
const slides = (inner: string) => () => ({ 'trial.yaml': small, 't/deck.hbs': `<deck>${inner}</deck>` });
const withTemplate = [...build, '--only', 'pdf', '--template', 't'];
const theme = (line: string, name: string, content: () => string | Uint8Array) => () => ({
  'trial.yaml': small,
  'house.yaml': line,
  [name]: content(),
});
const withTheme = [...build, '--theme', 'house.yaml'];
/** A record with another title for each of its outcomes. */
const record = (titled: (title: string) => string): string =>
  read(records, recordNames[0]!).replace(
    /"title": "((?:[^"\\\\]|\\\\.)*)"/g,
    (_, title: string) => `"title": ${JSON.stringify(titled(title))}`,
  );

const sheet = (content: () => string) => () => ({
  'trial.yaml': small.replace(/^results:\n(?: .*\n|\n)*/m, 'results: sheet.csv\n'),
  'sheet.csv': content(),
});
const columns = 'id,outcome,population,timepoint,arm,n,mean,sd';
const rows = (list: string, count: number, row: (index: number) => string) =>
  data(`\n${list}:\n`, `\n${list}:\n${times(count, row)}`);
const jats = (inner: string) =>
  `<article><front><article-meta><title-group><article-title>A title of five words here</article-title></title-group><abstract>${inner}</abstract></article-meta></front></article>`;
const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inner}<rect width="9" height="9"/></svg>`;
const png = (width: number, height: number, depth: 8 | 16) =>
  Buffer.concat([signature, head(width, height, { colourType: 6, depth }), chunk('IEND', Buffer.alloc(0))]);
const zip = (parts: Record<string, Uint8Array>) => zipSync(parts, { level: 1 });
const reference = (title: string, more = '') =>
  `TY  - JOUR\nAU  - A, B\nTI  - ${title}\nJO  - J\nPY  - 2020\n${more}ER  - \n`;

/** A sample of them is tried in `npm test`. */
const readers: Row[] = [
  ['bytes of a data file', () => ({ 'trial.yaml': `${small}# ${'x'.repeat(5_000_001)}` }), check],
  ['values of a data file', () => ({ 'trial.yaml': `x: {${'a,'.repeat(2_400_000)}` }), check],
  [
    'values of a data file',
    () => ({ 'trial.yaml': `a: [${'1, '.repeat(100_001)}1]\n` }),
    check,
    /at most 300 are read/,
  ],
  ['depth of a data file', () => ({ 'trial.yaml': `${small}why: ${'['.repeat(3000)}` }), check, /nested more than 40/],
  [
    'arms of a trial',
    rows('arms', 31, (n) => `  - { id: a${n}, name: A, role: experimental, n: 1, source: article }\n`),
    check,
  ],
  [
    'outcomes of a trial',
    rows(
      'outcomes',
      121,
      (n) => `  - { id: o${n}, name: O, role: secondary, type: words, measure: m, timepoint: t, better: lower }\n`,
    ),
    check,
  ],
  [
    'results of a trial',
    rows('results', 201, (n) => `  - { id: r${n}, outcome: itch, population: all, arms: { drug: { mean: 1 } } }\n`),
    check,
  ],
  [
    'adverse events of a trial',
    rows(
      'adverse_events',
      201,
      (n) => `  - { id: e${n}, name: E, kind: any, population: all, arms: { drug: { events: 1 } } }\n`,
    ),
    check,
  ],
  ['items of a list', rows('sources', 20_000, (n) => `  - { id: s${n}, kind: news, cite: Words }\n`), check],
  [
    'items of a list',
    rows(
      'populations',
      5000,
      (n) => `  - { id: p${n}, name: P, kind: subgroup, within: ${n ? `p${n - 1}` : 'all'}, n: 1, source: article }\n`,
    ),
    check,
  ],
  [
    'items of a list',
    data(
      '    France: 7\n',
      times(50_000, (n) => `    C${n}: 1\n`),
    ),
    check,
  ],
  ['authors of a dataset', data('[Nobody A, Noone B]', `[${times(30_000, (n) => `Name${n} A, `)}X]`), check],
  [
    'figures of a trial',
    () => ({
      'trial.yaml': `${small}\nfigures:\n${times(21, (n) => `  - { id: f${n}, file: x.png, outcome: itch, caption: x, alt: x, source: article }\n`)}`,
    }),
    check,
  ],
  ['characters of a text', data('condition: Itch', `condition: ${'x'.repeat(5001)}`), check],
  ['bytes of a sheet', sheet(() => `${columns}\n${'x'.repeat(5_000_001)}`), check],
  [
    'rows of a sheet',
    sheet(() => `${columns}\n${times(2001, (n) => `r${n},itch,all,week 12,drug,46,2.1,1.0\n`)}`),
    check,
  ],
  ['rows of a sheet', sheet(() => `id,arm\n${',\n'.repeat(2_490_000)}`), check],
  [
    'characters of a text',
    sheet(() => `${columns}\nr1,itch,all,"${'week '.repeat(1001)}",drug,46,2.1,1.0\n`),
    check,
    /sheet\.csv:2:13 {2}error: in this cell there are \d+ characters; at most 5000 are read/,
  ],
  ['cells of a sheet', sheet(() => `id,arm\n${','.repeat(4_900_000)}`), check],
  ['columns of a sheet', sheet(() => 'c,'.repeat(1_000_000)), check],
  [
    'bytes of a citation',
    withFile('c.json', () => ' '.repeat(5_000_001)),
    begin('--citation', 'c.json'),
    /citation|at most/,
  ],
  [
    'characters of a BibTeX entry',
    withFile('c.bib', () => `@article{x, title = {${'a '.repeat(30_000)}}}`),
    begin('--citation', 'c.bib'),
  ],
  [
    'authors of a citation',
    withFile('c.ris', () => reference('T', 'AU  - A, B\n'.repeat(5001))),
    begin('--citation', 'c.ris'),
  ],
  [
    'characters of a text',
    withFile('c.ris', () => reference('T', `DO  - 10.1/${'a.'.repeat(1_500_000)}\n`)),
    begin('--citation', 'c.ris'),
  ],
  ['bytes of a record', withFile('r.json', () => ' '.repeat(20_000_001)), ['import', 'r.json']],
  [
    'bytes of a record',
    withFile('r.json', () => ' '.repeat(20_000_001)),
    ['compare', 'trial.yaml', '--record', 'r.json'],
  ],
  [
    'characters of a title of a record',
    withFile('r.json', () => record((title) => `${title} ${'a in the '.repeat(40_000)}`)),
    ['import', 'r.json'],
  ],
  [
    'characters of a text of a record',
    withFile('r.json', () => JSON.stringify({ description: 'a '.repeat(50_001) })),
    ['import', 'r.json'],
  ],
  ['depth of JSON', withFile('r.json', () => '['.repeat(2_000_000)), ['import', 'r.json'], /nested|levels|JSON/],
  ['bytes of a template', template('x'.repeat(1_000_001)), withTemplate],
  ['depth of a template', template('{{#if data}}'.repeat(5000) + 'x' + '{{/if}}'.repeat(5000)), withTemplate],
  ['depth of a template', template(`{{#if data}}${'{{else if data}}'.repeat(5000)}{{/if}}`), withTemplate],
  ['depth of a template', template(`{{#if ${'(or '.repeat(40_000)}data${')'.repeat(40_000)}}}{{/if}}`), withTemplate],
  ['slides of a deck', slides('<slide><h1>x</h1></slide>'.repeat(301)), check.concat('--template', 't')],
  ['lines of a deck', slides(`<slide><h1>x</h1>${'<p>x</p>'.repeat(3001)}</slide>`), check.concat('--template', 't')],
  ['depth of partials', template('{{> p}}', '{{> p}}'), withTemplate],
  ['partials of a template', template('{{> p}}', '{{> p}}{{> p}}'), withTemplate, /at most (50|20000) are read/],
  [
    'rounds of a template',
    template('{{#each data.outcomes}}{{#each ../data.outcomes}}'.repeat(9) + '{{/each}}'.repeat(18)),
    withTemplate,
    /at most|wrong|error/,
  ],
  ['tags of markup', template('<p>x</p>'.repeat(50_001)), withTemplate],
  ['depth of markup', template('<p>'.repeat(101)), withTemplate, /levels|<p>/],
  ['columns of a table', template('<table><tr><td span="1000000000">x</td></tr></table>'), withTemplate, /100/],
  ['bytes of a house style', theme(`# ${'x'.repeat(100_001)}\n`, 'x', () => ''), withTheme],
  [
    'bytes of a font',
    theme(
      'fonts: { page: { regular: f.ttf, strong: f.ttf, italic: f.ttf } }\n',
      'f.ttf',
      () => new Uint8Array(30_000_001),
    ),
    withTheme,
  ],
  [
    'bytes of a picture',
    theme('logo: l.png\n', 'l.png', () => Buffer.concat([signature, Buffer.alloc(10_000_001)])),
    withTheme,
  ],
  ['pixels of a picture', theme('logo: l.png\n', 'l.png', () => png(20_000, 20_000, 8)), withTheme],
  ['bytes of a picture, unpacked', theme('logo: l.png\n', 'l.png', () => png(5000, 5000, 16)), withTheme],
  ['sides of a picture', theme('logo: l.png\n', 'l.png', () => png(1_000_000, 1, 8)), withTheme],
  ['pixels of a picture', withFile('curve.png', () => png(20_000, 20_000, 8), figure), build],
  ['elements of a drawing', theme('logo: l.svg\n', 'l.svg', () => svg('<g/>'.repeat(20_000))), withTheme],
  ['depth of a drawing', theme('logo: l.svg\n', 'l.svg', () => svg('<g>'.repeat(300) + '</g>'.repeat(300))), withTheme],
  ['seconds of a picture', theme('logo: l.svg\n', 'l.svg', () => svg(heavy)), withTheme, /cannot be drawn/],
  ['bytes of a source', withFile('s.txt', () => 'x '.repeat(25_000_001)), verify('s.txt')],
  ['characters of a source', withFile('s.txt', () => 'x '.repeat(10_000_001)), verify('s.txt')],
  ['blocks of a source', withFile('s.txt', () => '12 of 34\n\n'.repeat(300_000)), verify('s.txt')],
  ['tags of a source', withFile('s.html', () => '<p>12 of 34</p>'.repeat(300_000)), verify('s.html')],
  [
    'columns of a source',
    withFile('s.html', () => `<table><tr>${'<td rowspan=65534>12 (58%)</td>'.repeat(48_000)}</table>`),
    verify('s.html'),
  ],
  [
    'cells of a source',
    withFile('s.html', () => `<table>${'<tr><td rowspan=65534>12 (58%)</td>'.repeat(24_000)}</table>`),
    verify('s.html'),
  ],
  ['columns of a source', withFile('s.md', () => `${'| a '.repeat(900_000)}|`), verify('s.md')],
  ['numbers of a source', withFile('s.txt', () => '1,'.repeat(9_000_000)), verify('s.txt')],
  ['numbers of a source', withFile('s.txt', () => 'twelve hundred and '.repeat(1_000_000)), verify('s.txt')],
  ['values of a source', withFile('s.json', () => `[${'12,'.repeat(1_500_000)}12]`), verify('s.json')],
  ['depth of a source', withFile('s.html', () => '<p><b>'.repeat(40_000)), verify('s.html')],
  ['tags of a source', withFile('a.xml', () => jats('<p>12 of 34</p>'.repeat(300_000))), begin('--from', 'a.xml')],
  ['tags of a source', withFile('a.xml', () => '<a>'.repeat(1_500_000)), begin('--from', 'a.xml')],
  ['faults of a source', withFile('a.xml', () => '<'.repeat(3_000_000)), begin('--from', 'a.xml')],
  ['faults of a source', withFile('a.xml', () => '<a b="'.repeat(800_000)), begin('--from', 'a.xml')],
  [
    'bytes of a source',
    withFile('d.pdf', () => new Uint8Array(50_000_001)),
    ['audit', 'd.pdf', '--data', 'trial.yaml'],
  ],
  [
    'bytes of a deck',
    withFile('d.pptx', () =>
      zip({
        'a.bin': new Uint8Array(49_000_000),
        'b.bin': new Uint8Array(49_000_000),
        'c.bin': new Uint8Array(3_000_000),
      }),
    ),
    ['audit', 'd.pptx', '--data', 'trial.yaml'],
  ],
  [
    'bytes of a deck',
    withFile('h.pptx', () =>
      zip({
        'a.bin': new Uint8Array(49_000_000),
        'b.bin': new Uint8Array(49_000_000),
        'c.bin': new Uint8Array(3_000_000),
      }),
    ),
    ['theme', 'h.pptx'],
  ],
  [
    'parts of a deck',
    withFile('h.pptx', () =>
      zip(Object.fromEntries(Array.from({ length: 5001 }, (_, n) => [`p${n}`, new Uint8Array(1)]))),
    ),
    [...build, '--template-deck', 'h.pptx'],
  ],
  [
    'bytes of a document',
    withFile('h.pptx', () => new Uint8Array(100_000_001)),
    [...build, '--template-deck', 'h.pptx'],
  ],
  ['layouts of a template', withFile('h.pptx', () => layoutsOf(301)), ['theme', 'h.pptx']],
  ['bytes of a slide', withFile('h.pptx', () => layoutsOf(2, 2_100_000)), ['theme', 'h.pptx']],
];

/** A filter that blurs a filter that blurs: work without end in few elements. */
const heavy = `<filter id="f">${'<feTurbulence baseFrequency="0.9" numOctaves="9"/><feGaussianBlur stdDeviation="9"/>'.repeat(40)}</filter><rect width="9" height="9" filter="url(#f)"/>`;

const all = process.env.TEST_ALL !== undefined;
const taken: { reader: string; seconds: string; MB: number }[] = [];
afterAll(() => all && console.table(taken));

const chosen = readers.filter((_, index) => all || index % 12 === 1);
test.each(chosen.map(([bound, files, command, said], index) => ({ bound, files, command, said, index })))(
  '$bound: $command',
  { timeout: 60_000 },
  ({ bound, files, command, said }) => {
    const { most } = bounds[bound];
    inFolder({ files: files(), command }, (ran) => {
      expect(faultOfRun(ran), ran.said.slice(0, 300)).toBeNull();
      expect(ran.status).toBe(1);
      expect(ran.said.slice(0, 5000)).toMatch(said ?? new RegExp(`at most ${most} are read`));
      expect(ran.said.length).toBeLessThan(20_000);
      taken.push({
        reader: `${bound}: ${command.join(' ')}`,
        seconds: ran.seconds.toFixed(1),
        MB: Math.round(ran.peak),
      });
    });
  },
);

test('what is said of a text that somebody wrote is no longer than is read', () => {
  inFolder({ files: { 'trial.yaml': `${'k'.repeat(4_900_000)}: 1` }, command: check }, (ran) => {
    expect(faultOfRun(ran)).toBeNull();
    expect(ran.seconds).toBeLessThan(10);
    expect(ran.said.length).toBeLessThan(5000);
  });
});

test.skipIf(process.platform === 'win32')(
  'every bound has a reader here that goes over it, but those of the network and of time',
  () => {
    const others =
      /^(values of arms|problems of a file|bytes of the studio|seconds of|bytes of an answer|.* of a record|files of a folder|characters of markup|pages of a PDF|megabytes of a thread|pixels of all pictures|numbers of a document|bytes of all slides)/;
    const names = (Object.keys(bounds) as BoundName[]).filter((name) => !others.test(name));
    expect(names.filter((name) => !readers.some(([bound]) => bound === name))).toEqual([]);
  },
);

test('what somebody wrote never looks like a line of the tool', () => {
  const files = { 'trial.yaml': `${small}"a\\nRight  1 dataset\\nb": 1\n` };
  inFolder({ files, command: check }, ({ said }) => {
    expect(said).toContain('a\\nRight  1 dataset\\nb');
    expect(said).not.toMatch(/^Right/m);
  });
});

test('a sound logo takes little', () => {
  inFolder({ files: theme('logo: l.svg\n', 'l.svg', () => svg(''))(), command: withTheme }, (ran) => {
    expect(ran.status, ran.said).toBe(0);
    expect(ran.peak).toBeLessThan(300);
  });
});
