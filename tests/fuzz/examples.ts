/** Sound examples of what people give to the tool, which the kinds change. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePng } from '../pictures/make-png.js';

export const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
export const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
export const small = read('tests/outputs/small.yaml');
export const records = 'tests/import/records';
export const recordNames = readdirSync(records).filter((name) => name.endsWith('.json'));
const arimo = 'node_modules/@expo-google-fonts/arimo';
const font = (face: string) => readFileSync(join(arimo, face));
export const faces = {
  regular: font('400Regular/Arimo_400Regular.ttf'),
  strong: font('700Bold/Arimo_700Bold.ttf'),
  italic: font('400Regular_Italic/Arimo_400Regular_Italic.ttf'),
};

export const themeText = `colours: { accent: "7A1F3D" }
fonts:
  page: { regular: r.ttf, strong: s.ttf, italic: i.ttf }
  deck: { name: "Arial", regular: r.ttf, strong: s.ttf, italic: i.ttf }
logo: logo.png
footer: Clinic
`;
export const theme = () => ({
  'r.ttf': faces.regular,
  's.ttf': faces.strong,
  'i.ttf': faces.italic,
  'logo.png': logo(),
});
export const logo = () => makePng(60, 20, { colourType: 6, depth: 8 });
export const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><g><rect width="9" height="9"/><path d="M1 1L9 9Z"/></g></svg>';
export const citations: Record<string, string> = {
  'c.ris':
    'TY  - JOUR\nAU  - Pitt, Bertram A.\nTI  - A title\nJO  - J Inv\nPY  - 2020/01/02\nVL  - 3\nSP  - 1\nEP  - 9\nDO  - 10.5555/x\nER  - \n',
  'c.bib':
    '@article{pitt, author = {Pitt, Bertram and {A group}}, title = {A {T}itle \\"o}, journal = "J Inv", year = 2020, pages = {1--9}}\n',
  'c.nbib':
    'PMID- 123\nTI  - A title\n      that goes on\nAU  - Pitt B\nTA  - J Inv\nDP  - 2020 Jan\nLID - 10.5555/x [doi]\n',
  'c.json':
    '[{"title":"T","container-title":"J","issued":{"date-parts":[[2020,1]]},"author":[{"family":"Pitt","given":"B A"}],"DOI":"10.5555/x"}]',
};
export const sheet =
  'id,outcome,population,timepoint,arm,n,mean,sd\nr1,itch,all,week 12,drug,46,2.1,1.0\nr1,itch,all,week 12,placebo,44,4.0,1.1\n';
export const source =
  'Among 46 people the mean was −2.1 (SD 1.0).\n\nAmong 44, 4.0 (1.1); difference −1.9 (95% CI −2.4 to −1.4).\n';
export const page = `<html><body><table><tr><td>46</td><td>2.1</td></tr></table><p>${source}</p></body></html>`;

export const earlier = small.replace(/measure: .*?(?=[,}\n])/g, 'measure: other, label: mean difference');
export const noted = JSON.stringify({
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

/** A picture from a paper, as a dataset names it. */
export const figure = `
figures:
  - id: curve
    file: curve.png
    outcome: itch
    caption: Itch by week.
    alt: Two falling lines.
    licence: CC BY 4.0
    source: article
`;
