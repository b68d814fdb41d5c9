/** What a place of a dataset is called, in the words of somebody who reads the page. */
import { isSeq, type Document } from 'yaml';
import { childOf, nearest, parsed, wordsOf } from './nodes.js';

/** Of places whose names need nothing else. */
const whole: ReadonlyMap<string, string> = new Map([
  ['citation.title', 'Title of the article'],
  ['citation.authors', 'Authors'],
  ['citation.journal', 'Journal'],
  ['citation.year', 'Year of the article'],
  ['citation.volume', 'Volume'],
  ['citation.issue', 'Issue'],
  ['citation.pages', 'Pages'],
  ['citation.doi', 'DOI'],
  ['condition', 'Disease or condition'],
  ['intervention.name', 'Treatment'],
  ['intervention.description', 'What the treatment is'],
  ['dates.start', 'When the first person took part'],
  ['design.masking', 'Blinding'],
  ['design.control', 'Kind of control'],
  ['design.phase', 'Phase'],
  ['design.structure', 'Kind of trial'],
  ['participants.description', 'Who took part'],
  ['participants.screened', 'Number screened'],
  ['participants.randomised', 'Number randomised'],
  ['participants.age_from', 'Youngest age, years'],
  ['participants.age_to', 'Oldest age, years'],
  ['sites.total', 'Number of centres'],
  ['authors_conclusion.text', 'The authors’ conclusion'],
  ['presenter', 'Presenter, department and date'],
  ['verified', 'When the values were compared with their sources'],
  ['revised', 'When the data were last changed'],
  ['draft', 'Draft'],
  ['question', 'The question'],
  ['headline', 'Headline'],
  ['bottom_line', 'Bottom line'],
  ['primary_message', 'What the main figure shows'],
  ['why', 'Why it matters'],
  ['strengths', 'A strength'],
  ['limitations', 'A limitation'],
  ['takeaways', 'A takeaway'],
  ['questions', 'A question to discuss'],
]);

/** The last key of a value. */
const values: ReadonlyMap<string, string> = new Map([
  ['n', 'number of people'],
  ['events', 'number with the event'],
  ['percent', 'percent'],
  ['mean', 'mean'],
  ['median', 'median'],
  ['sd', 'standard deviation'],
  ['se', 'standard error'],
  ['rate', 'rate'],
  ['told', 'in words'],
  ['estimate', 'estimate'],
  ['measure', 'kind of measure'],
  ['ci', 'interval'],
  ['low', 'lower limit'],
  ['high', 'upper limit'],
  ['level', 'level of the interval'],
  ['p', 'p value'],
  ['p_margin', 'p value against the margin'],
  ['margin', 'margin'],
  ['name', 'name'],
  ['unit', 'unit'],
  ['timepoint', 'when it was measured'],
  ['better', 'which direction is good'],
  ['women_percent', 'women, percent'],
  ['dose', 'dose'],
]);

const words = (key: string): string => values.get(key) ?? key.replaceAll('_', ' ');

/** The name of the place at a path with positions, such as `results.0.comparisons.0.ci`. */
export function plainName(document: Document, path: string): string {
  const steps = path.split('.');
  const known = whole.get(path) ?? whole.get(steps.filter((step) => !/^\d+$/.test(step)).join('.'));
  if (known !== undefined) return known;
  const at = (count: number) => nearest(document, steps.slice(0, count).join('.'))?.node;
  const named = (list: string, id: string | null): string => {
    const row = rowNamed(document, list, id);
    return wordsOf(childOf(row, 'short')) ?? wordsOf(childOf(row, 'name')) ?? id ?? '';
  };
  const [list, , part, third] = steps as [string, string?, string?, string?];
  const last = steps.at(-1)!;
  const row = at(2);
  const own = wordsOf(childOf(row, 'name')) ?? wordsOf(childOf(row, 'id')) ?? '';
  // Of a row itself.
  if (steps.length === 2 && /^\d+$/.test(last) && own !== '') return own;
  const limits = steps.includes('ci') && last !== 'ci' ? `interval, ${words(last)}` : words(last);
  if (list === 'arms')
    return last === 'n'
      ? `Number assigned to ${own}`
      : last === 'name'
        ? `Name of the group ${own}`
        : `${own}: ${words(last)}`;
  if (list === 'registrations' && last === 'primary') return 'The primary outcome, in the words of its registration';
  if (list === 'outcomes') return last === 'name' ? 'Name of the outcome' : `${own}: ${words(last)}`;
  if (list === 'populations') return last === 'n' ? `Number analysed, ${own.toLowerCase()}` : `${own}: ${words(last)}`;
  if (list === 'results' || list === 'adverse_events' || list === 'baseline') {
    const about = list === 'results' ? resultName(row, named) : own;
    if (part === 'arms' && third !== undefined)
      return `${about}, ${named('arms', third)}: ${steps.length > 4 ? limits : 'value'}`;
    const compared = part === 'comparisons' ? at(4) : undefined;
    if (compared)
      return `${about}, ${['arm', 'versus'].map((key) => named('arms', wordsOf(childOf(compared, key)))).join(' against ')}: ${limits}`;
    return last === 'told' ? `${about}, in words` : `${about}: ${words(last)}`;
  }
  const plain = steps.filter((step) => !/^\d+$/.test(step)).map((step) => step.replaceAll('_', ' '));
  return `${plain[0]!.charAt(0).toUpperCase()}${plain[0]!.slice(1)}${plain.length > 1 ? `: ${plain.slice(1).join(', ')}` : ''}`;
}

/** The row of a list that has an id; undefined where none has. */
function rowNamed(document: Document, list: string, id: string | null): unknown {
  const rows = document.get(list);
  return isSeq(rows) ? rows.items.find((one) => wordsOf(childOf(one, 'id')) === id) : undefined;
}

const resultName = (row: unknown, named: (list: string, id: string | null) => string): string =>
  wordsOf(childOf(row, 'label')) ?? named('outcomes', wordsOf(childOf(row, 'outcome')));

/** Names of several places, no two alike: where they are, the population or the row tells them apart. */
export function plainNames(document: Document, paths: readonly string[]): string[] {
  const names = paths.map((path) => plainName(document, path));
  return names.map((name, index) => {
    if (names.filter((one) => one === name).length === 1) return name;
    const row = nearest(document, paths[index]!.split('.').slice(0, 2).join('.'))?.node;
    const population = rowNamed(document, 'populations', wordsOf(childOf(row, 'population')));
    const tells = [childOf(population, 'name'), childOf(row, 'timepoint'), childOf(row, 'id')]
      .map(wordsOf)
      .find((one) => one !== null);
    return `${name} (${tells ?? `row ${index + 1}`})`;
  });
}

/** What the place at a path of a text is called; empty where the text is no YAML. */
export function nameOfPlace(text: string, path: string): string {
  const document = parsed(text);
  return document ? plainName(document, path) : '';
}
