/** Places of a dataset that a person may fill in: what is not reported or not filled in, and keys that its rows may have. */
import { isMap, isScalar, isSeq, type Document } from 'yaml';
import { isPlaceholder } from '../placeholders.js';
import { childOf, nearest, parsed, wordsOf } from './nodes.js';
import { plainNames } from './plain-names.js';
import { writtenAt } from './put.js';

export interface OpenPlace {
  path: string;
  /** What it is called, unlike any other. */
  name: string;
  /** Whether words are wanted there, rather than a number. */
  isWords: boolean;
}

/** The values that an arm has, by the type of the outcome. */
const ofType: ReadonlyMap<string, readonly string[]> = new Map([
  ['continuous', ['mean', 'sd', 'n']],
  ['binary', ['events', 'n', 'percent']],
  ['time-to-event', ['median', 'events', 'n']],
  ['rate', ['rate', 'n']],
]);

const words =
  /(?:description|title|authors|journal|name|unit|timepoint|told|text|masking|control|condition|headline|bottom_line|presenter|question|measure|cite)$|^registrations\.\d+\.primary$|^(?:why|strengths|limitations|takeaways|questions)\./;

/** In the order of a page: citation, people, results, harms, sentences. Those come first that the words `around` tell best, the nearest of which stand first. Empty where the text is no YAML. */
export function openPlaces(text: string, around: readonly string[] = []): OpenPlace[] {
  const document = parsed(text);
  if (!document) return [];
  const paths = [...new Set([...absentIn(document.contents, []), ...possibleIn(document)])].filter(
    (path) => writtenAt(document, path) === null,
  );
  const names = plainNames(document, paths);
  const said = around.map(wordsIn);
  // Words that are nearer tell more.
  const shared = (name: string) =>
    said.reduce(
      (sum, one, index) => sum + 2 ** (said.length - index) * [...wordsIn(name)].filter((word) => one.has(word)).length,
      0,
    );
  return paths
    .map((path, index) => ({ path, name: names[index]!, isWords: words.test(path) }))
    .sort((a, b) => shared(b.name) - shared(a.name) || rankOf(a.path) - rankOf(b.path));
}

const order = [
  'citation',
  'condition',
  'intervention',
  'participants',
  'populations',
  'arms',
  'outcomes',
  'results',
  'adverse_events',
  'authors_conclusion',
  'headline',
  'bottom_line',
  'sites',
  'dates',
];
const rankOf = (path: string): number => (order.indexOf(path.split('.')[0]!) + 100) % 100;

const wordsIn = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).filter(
      (word) => !/^(?:the|and|was|were|for|with|not)$/.test(word),
    ),
  );

/** Where something says that it is not known. */
function absentIn(node: unknown, path: readonly string[]): string[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => absentIn(value, [...path, String(key)]));
  if (isSeq(node)) return node.items.flatMap((item, index) => absentIn(item, [...path, String(index)]));
  const words = wordsOf(node) ?? '';
  return isScalar(node) && (words === 'not reported' || isPlaceholder(words)) ? [listed(path)] : [];
}

/** Authors are filled in as one line. */
const listed = (path: readonly string[]): string => (path[1] === 'authors' ? 'citation.authors' : path.join('.'));

/** Keys that rows may have and that papers tell. */
function possibleIn(document: Document): string[] {
  const rows = (list: string): unknown[] => {
    const found = document.get(list);
    return isSeq(found) ? found.items : [];
  };
  const arms = rows('arms').flatMap((row) => wordsOf(childOf(row, 'id')) ?? []);
  const typeOf = (row: unknown) => {
    const id = wordsOf(childOf(row, 'outcome'));
    return (
      wordsOf(
        childOf(
          rows('outcomes').find((one) => wordsOf(childOf(one, 'id')) === id),
          'type',
        ),
      ) ?? ''
    );
  };
  const results = rows('results').flatMap((row, index) => {
    const comparisons = childOf(row, 'comparisons');
    const compared = isSeq(comparisons) ? comparisons.items.map((_, at) => `results.${index}.comparisons.${at}`) : [];
    const keys = ofType.get(typeOf(row)) ?? [];
    const ofArms = arms.filter((arm) => childOf(childOf(row, 'arms'), arm) !== null);
    return [
      ...ofArms.flatMap((arm) => keys.map((key) => `results.${index}.arms.${arm}.${key}`)),
      ...compared.flatMap((one) => ['estimate', 'ci', 'p'].map((key) => `${one}.${key}`)),
    ];
  });
  const harms = rows('adverse_events').flatMap((_, index) =>
    arms.flatMap((arm) => ['events', 'percent'].map((key) => `adverse_events.${index}.arms.${arm}.${key}`)),
  );
  const ofOutcomes = rows('outcomes').flatMap((_, index) => [`outcomes.${index}.unit`, `outcomes.${index}.timepoint`]);
  const registered = rows('registrations').map((_, index) => `registrations.${index}.primary`);
  return [
    'citation.volume',
    'citation.pages',
    'citation.doi',
    'participants.age_from',
    'participants.age_to',
    'sites.total',
    'dates.start',
    'presenter',
    ...registered,
    ...ofOutcomes,
    ...results,
    ...harms,
  ].filter((path) => !isWithin(document, path));
}

/** An arm that is not reported as a whole is filled in by its values. */
const isWithin = (document: Document, path: string): boolean => {
  const found = nearest(document, path);
  return found !== null && found.left.length > 0 && isScalar(found.node) && wordsOf(found.node) !== 'not reported';
};
