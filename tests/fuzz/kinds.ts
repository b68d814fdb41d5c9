/**
 * What people give to the tool, each kind with sound examples and the ways in which its
 * structure can be changed; and the commands that read it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, unzipSync } from 'fflate';
import { makePng } from '../pictures/make-png.js';
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

/** Words that mean something to one of the languages and formats in between, or to none. */
export const odd: readonly string[] = [
  ...[
    '',
    ' ',
    '0',
    '-0',
    '1e400',
    '1e-400',
    '-1',
    '99999999999999999999',
    '0.1.2',
    '.5',
    '5.',
    '1,5',
    '٣',
    'NaN',
    'Infinity',
  ],
  ...[
    'null',
    'true',
    '~',
    'constructor',
    '__proto__',
    'toString',
    'not reported',
    'not applicable',
    '[]',
    '{}',
    '[[x]]',
    '[[results.0]]',
  ],
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    ']]>',
    '<![CDATA[',
    '{{x}}',
    '{{#each}}',
    '{{> x}}',
    '*a',
    '&a',
    '!!str',
    '|',
    '- ',
    ': ',
    '#',
  ],
  ...[
    '\u0000',
    '\u001b[31m',
    '\u007f',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\ue000',
    '\u{1f600}',
    'e\u0301'.repeat(50),
    '\t',
    '\r',
    '\n\n',
  ],
  ...[
    'x'.repeat(5000),
    '9'.repeat(400),
    ' '.repeat(2000),
    '('.repeat(500),
    '../../etc/passwd',
    '/dev/zero',
    'con',
    'a\\b',
    'http://x',
  ],
];

/** A text with a few of its words, lines or signs changed, doubled, moved or taken away. */
export function changedText(text: string, chance: Chance): string {
  let changed = text;
  for (let count = chance.below(4) + 1; count > 0; count -= 1) {
    const lines = changed.split('\n');
    const at = chance.below(lines.length);
    const line = lines[at]!;
    const words = line.split(/(\s+|[:,[\]{}<>="])/);
    const word = chance.below(words.length);
    switch (chance.below(8)) {
      case 0:
        lines.splice(at, 1 + chance.below(3));
        break;
      case 1:
        lines.splice(at, 0, ...Array.from({ length: chance.below(50) }, () => line));
        break;
      case 2:
        lines.splice(chance.below(lines.length), 0, line);
        break;
      case 3:
        lines[at] = ' '.repeat(chance.below(6)) + line.trimStart();
        break;
      case 4:
        words.splice(word, 1);
        lines[at] = words.join('');
        break;
      default:
        words[word] = chance.of(odd);
        lines[at] = words.join('');
    }
    changed = lines.join('\n');
  }
  return changed;
}

/** Bytes of which some are changed, doubled, or cut off. */
export function changedBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const changed = Buffer.from(bytes);
  switch (chance.below(4)) {
    case 0:
      return changed.subarray(0, chance.below(changed.length));
    case 1: {
      const at = chance.below(changed.length);
      return Buffer.concat([changed.subarray(0, at), changed.subarray(Math.max(0, at - chance.below(100)))]);
    }
    default:
      for (let count = chance.below(8) + 1; count > 0; count -= 1) {
        changed[chance.below(changed.length)] = chance.of([0, 1, 0x7f, 0x80, 0xff, chance.below(256)]);
      }
      return changed;
  }
}

/** JSON with a few of its values changed. */
function changedJson(text: string, chance: Chance): string {
  const root = JSON.parse(text) as unknown;
  const places: [owner: Record<string, unknown>, key: string][] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, child] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, key]);
      visit(child);
    }
  };
  visit(root);
  for (let count = chance.below(6) + 1; count > 0; count -= 1) {
    const [owner, key] = chance.of(places);
    owner[key] = chance.of<unknown>([null, [], {}, [null], true, -1, 1e300, chance.of(odd), chance.of(places)[0]]);
  }
  try {
    return JSON.stringify(root);
  } catch {
    // A part that was put into itself.
    return '{}';
  }
}

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
    deck: (chance) => {
      const parts = unzipSync(deck);
      const name = chance.of(Object.keys(parts).filter((part) => part.endsWith('.xml')));
      const bytes = changedBytes(deck, chance);
      const part = () => zipSync({ ...parts, [name]: Buffer.from(changedText(xmlLines(parts[name]!), chance)) });
      return {
        files: { ...trial, 'out/small-deck.pptx': chance.below(4) === 0 ? bytes : part() },
        command: build,
      };
    },
  };
}

const xmlLines = (part: Uint8Array) => Buffer.from(part).toString('utf8').replaceAll('><', '>\n<');
