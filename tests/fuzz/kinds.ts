/**
 * What people give to the tool, each kind with sound examples and the ways in which its
 * structure can be changed; and the commands that read it.
 */
import { templates } from '../template-deck/templates.js';
import { imported } from '../import/records.js';
import { jats, nbib, pasted } from '../article/invented.js';
import { changedBytes, changedJson, changedPackage, changedText, odd } from './changed.js';
import type { Chance } from './chance.js';
import {
  citations,
  drawing,
  earlier,
  faces,
  figure,
  fixtures,
  logo,
  noted,
  page,
  read,
  recordNames,
  records,
  sheet,
  small,
  source,
  theme,
  themeText,
} from './examples.js';

/** Files to lay out, by name, and what to run among them. */
export interface Case {
  kind: string;
  files: Record<string, string | Uint8Array>;
  command: string[];
}

const build = ['build', 'trial.yaml', '-o', 'out'];
const houses = Object.values(templates);
const draftOf = (name: string) => imported(read(records, name)).text;
/** The smallest picture that JPEG knows: eight grey dots a side. */
const photograph = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AH//Z',
  'base64',
);

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
    figure: (chance) => {
      const [bytes, text] = chance.of<() => [string | Uint8Array, string]>([
        () => [changedText(drawing.replaceAll('>', '>\n'), chance), figure],
        () => [changedBytes(logo(), chance), figure],
        () => [changedBytes(photograph, chance), figure],
        () => [logo(), changedText(figure, chance)],
      ])();
      return { files: { 'trial.yaml': `${small}${text}`, 'curve.png': bytes }, command: build };
    },
    house: (chance) => ({
      files: { ...trial, 'house.pptx': changedPackage(houses[chance.below(houses.length)]!(), chance) },
      command: chance.of([
        [...build, '--template-deck', 'house.pptx'],
        ['theme', 'house.pptx', '-o', 'house'],
      ]),
    }),
    'deck on a house template': (chance) => ({
      files: { ...trial, 'house.pptx': houses[0]!(), 'out/small-deck.pptx': changedPackage(deck, chance) },
      command: [...build, '--only', 'pptx', '--template-deck', 'house.pptx'],
    }),
    registration: (chance) => {
      const name = chance.of(recordNames);
      const [record, draft] = [read(records, name), draftOf(name)];
      const isRecord = chance.below(2) === 0;
      return {
        files: {
          'trial.yaml': isRecord ? draft : changedText(draft, chance),
          'r.json': isRecord ? changedJson(record, chance) : record,
        },
        command: ['compare', 'trial.yaml', '--record', 'r.json', ...chance.of([[], ['--slide']])],
      };
    },
    name: (chance) => {
      const name = chance.of(['itch', 'drug', 'placebo', 'all', 'points', 'article', 'Sleep', 'week 12', 'small']);
      const word = chance.of(odd.filter((one) => !/[\n\r\u0000]/.test(one)));
      return {
        files: { 'trial.yaml': small.replaceAll(name, () => (chance.below(6) === 0 ? name : word)) },
        command: chance.of([
          build,
          [...build, '--form', 'visual', '--only', 'svg'],
          ['explain', 'trial.yaml', '2.4'],
          ['export', 'trial.yaml', '--as', chance.of(['csv', 'md', 'html'])],
          ['verify', 'trial.yaml', '--all', '--html', 'proof.html'],
        ]),
      };
    },
    question: (chance) => ({
      files: { 'trial.yaml': changedText(read('tests/fixtures', chance.of(fixtures)), chance) },
      command: chance.of([
        [
          'explain',
          'trial.yaml',
          `${chance.of(['', '2.4', '50%', '−0.9'])}${chance.of(odd).replaceAll('\u0000', '')} `,
        ],
        ['export', 'trial.yaml', '--as', chance.of(['csv', 'md', 'html'])],
        ['verify', 'trial.yaml', '--all', '--html', 'proof.html'],
        ['check', 'trial.yaml', '--style', chance.of(['lancet', 'nejm', 'jama', 'bmj']), '--mono'],
      ]),
    }),
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
      command: [...build, ...chance.of([[], ['--revise'], ['--check']])],
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
