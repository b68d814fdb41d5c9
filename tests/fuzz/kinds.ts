/**
 * What people give to the tool, each kind with sound examples and the ways in which its
 * structure can be changed; and the commands that read it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jats, nbib, pasted } from '../article/invented.js';
import { makePng } from '../pictures/make-png.js';
import { changedBytes, changedJson, changedPackage, changedText } from './changed.js';
import type { Chance } from './chance.js';

/** Files to lay out, by name, and what to run among them. */
export interface Case {
  kind: string;
  files: Record<string, string | Uint8Array>;
  command: string[];
}

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
const small = read('tests/outputs/small.yaml');
const records = 'tests/import/records';
const recordNames = readdirSync(records).filter((name) => name.endsWith('.json'));
const arimo = 'node_modules/@expo-google-fonts/arimo';
const font = (face: string) => readFileSync(join(arimo, face));
const faces = {
  regular: font('400Regular/Arimo_400Regular.ttf'),
  strong: font('700Bold/Arimo_700Bold.ttf'),
  italic: font('400Regular_Italic/Arimo_400Regular_Italic.ttf'),
};

const themeText = `colours: { accent: "7A1F3D" }
fonts:
  page: { regular: r.ttf, strong: s.ttf, italic: i.ttf }
  deck: { name: "Arial", regular: r.ttf, strong: s.ttf, italic: i.ttf }
logo: logo.png
footer: Clinic
`;
const theme = () => ({ 'r.ttf': faces.regular, 's.ttf': faces.strong, 'i.ttf': faces.italic, 'logo.png': logo() });
const logo = () => makePng(60, 20, { colourType: 6, depth: 8 });
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><g><rect width="9" height="9"/><path d="M1 1L9 9Z"/></g></svg>';
const build = ['build', 'trial.yaml', '-o', 'out'];

const citations: Record<string, string> = {
  'c.ris':
    'TY  - JOUR\nAU  - Pitt, Bertram A.\nTI  - A title\nJO  - J Inv\nPY  - 2020/01/02\nVL  - 3\nSP  - 1\nEP  - 9\nDO  - 10.5555/x\nER  - \n',
  'c.bib':
    '@article{pitt, author = {Pitt, Bertram and {A group}}, title = {A {T}itle \\"o}, journal = "J Inv", year = 2020, pages = {1--9}}\n',
  'c.nbib':
    'PMID- 123\nTI  - A title\n      that goes on\nAU  - Pitt B\nTA  - J Inv\nDP  - 2020 Jan\nLID - 10.5555/x [doi]\n',
  'c.json':
    '[{"title":"T","container-title":"J","issued":{"date-parts":[[2020,1]]},"author":[{"family":"Pitt","given":"B A"}],"DOI":"10.5555/x"}]',
};
const sheet =
  'id,outcome,population,timepoint,arm,n,mean,sd\nr1,itch,all,week 12,drug,46,2.1,1.0\nr1,itch,all,week 12,placebo,44,4.0,1.1\n';
const source =
  'Among 46 people the mean was −2.1 (SD 1.0).\n\nAmong 44, 4.0 (1.1); difference −1.9 (95% CI −2.4 to −1.4).\n';
const page = `<html><body><table><tr><td>46</td><td>2.1</td></tr></table><p>${source}</p></body></html>`;

const earlier = small.replace(/measure: .*?(?=[,}\n])/g, 'measure: other, label: mean difference');
const noted = JSON.stringify({
  ...{
    id: 'small',
    file: '../data/a.yaml',
    key: 'x',
    title: 't',
    headline: 'h',
    design: 'd',
    condition: 'c',
    year: '',
  },
  outputs: [{ name: 'small-brief.pdf', pages: 1, hash: 'x' }],
  preview: { name: 'previews/small.svg', hash: 'x' },
  warnings: [{ severity: 'warning', message: 'm', file: 'x', line: 1, column: 1 }],
});

/** Every kind, by name: makes a case by chance. A deck and a page that were built are given, to be changed. */
export function kinds(deck: Uint8Array, pdf: Uint8Array): Record<string, (chance: Chance) => Omit<Case, 'kind'>> {
  const trial = { 'trial.yaml': small };
  return {
    dataset: (chance) => ({
      files: { 'trial.yaml': changedText(read('tests/fixtures', chance.of(fixtures)), chance) },
      command: build,
    }),
    template: (chance) => {
      const name = chance.of(['brief.hbs', 'deck.hbs']);
      return {
        files: { ...trial, [`t/${name}`]: changedText(read('templates', name), chance) },
        command: [...build, '--template', 't'],
      };
    },
    theme: (chance) => ({
      files: { ...trial, ...theme(), 'house.yaml': changedText(themeText, chance) },
      command: [...build, '--theme', 'house.yaml'],
    }),
    font: (chance) => ({
      files: { ...trial, ...theme(), 's.ttf': changedBytes(faces.strong, chance), 'house.yaml': themeText },
      command: [...build, '--theme', 'house.yaml'],
    }),
    logo: (chance) => {
      const svg = chance.below(2) === 0;
      const bytes = svg ? changedText(drawing.replaceAll('>', '>\n'), chance) : changedBytes(logo(), chance);
      return {
        files: { ...trial, 'logo.png': bytes, 'house.yaml': 'logo: logo.png\n' },
        command: [...build, '--theme', 'house.yaml'],
      };
    },
    citation: (chance) => {
      const name = chance.of(Object.keys(citations));
      return {
        files: { [name]: changedText(citations[name]!, chance) },
        command: ['new', 'new.yaml', '--citation', name],
      };
    },
    article: (chance) => {
      const [name, content] = chance.of<[string, () => string | Uint8Array]>([
        ['a.nbib', () => changedText(nbib, chance)],
        ['a.xml', () => changedText(jats.replaceAll('><', '>\n<'), chance)],
        ['a.txt', () => changedText(pasted, chance)],
        ['a.pdf', () => changedBytes(pdf, chance)],
      ]);
      return { files: { [name]: content() }, command: ['new', 'new.yaml', '--from', name] };
    },
    sheet: (chance) => ({
      files: {
        'trial.yaml': small.replace(/^results:\n(?: .*\n|\n)*/m, 'results: sheet.csv\n'),
        'sheet.csv': changedText(sheet, chance),
      },
      command: ['check', 'trial.yaml'],
    }),
    source: (chance) => {
      const [name, content] = chance.of<[string, string | Uint8Array]>([
        ['s.txt', changedText(source, chance)],
        ['s.html', changedText(page, chance)],
        ['s.json', changedText('{"a":{"n":46,"b":[2.1,"4.0"]}}', chance)],
        ['s.pdf', changedBytes(pdf, chance)],
      ]);
      return { files: { ...trial, [name]: content }, command: ['verify', 'trial.yaml', '-s', `article=${name}`] };
    },
    record: (chance) => ({
      files: { 'r.json': changedJson(read(records, chance.of(recordNames)), chance) },
      command: ['import', 'r.json', '-o', 'out'],
    }),
    deck: (chance) => ({ files: { ...trial, 'out/small-deck.pptx': changedPackage(deck, chance) }, command: build }),
    texts: (chance) => ({
      files: { ...trial, 'd.pptx': changedPackage(deck, chance, /slide\d+\.xml$|customXml/) },
      command: ['adopt', 'd.pptx', '--all', '-d', 'trial.yaml'],
    }),
    page: (chance) => ({
      files: { 'trial.yaml': small.replace('2.1', '2.2'), 'out/small-brief.pdf': changedBytes(pdf, chance) },
      command: build,
    }),
    document: (chance) => {
      const [name, content] = chance.of<[string, () => string | Uint8Array]>([
        ['d.pptx', () => changedPackage(deck, chance)],
        ['d.pdf', () => changedBytes(pdf, chance)],
        ['d.html', () => changedText(page, chance)],
      ]);
      return { files: { ...trial, [name]: content() }, command: ['audit', name, '--data', 'trial.yaml'] };
    },
    earlier: (chance) => ({
      files: { 'trial.yaml': changedText(earlier, chance) },
      command: ['migrate', 'trial.yaml'],
    }),
    state: (chance) => ({
      files: {
        'data/a.yaml': small,
        'data/b.yaml': small.replace(/^id: .*$/m, 'id: other'),
        'out/.trialbrief/trial-small.json': changedJson(noted, chance),
        'out/.trialbrief/trial-gone.json': changedText(noted, chance),
        'out/index.html': chance.of(['', 'mine', small]),
      },
      command: ['build', 'data', '-o', 'out', '--only', 'pdf', '-j', '1'],
    }),
  };
}
