/**
 * What the schema cannot say: names that must exist, values that must have a
 * source, and values that must agree with one another.
 */
import { isCalculated } from '../trial/calculated/calculated.js';
import { checkClaims } from './claims.js';
import { checkPlaceholders } from './coach.js';
import { checkConsistency } from './consistency.js';
import { doubt, wrong, type Finding } from '../dataset/finding.js';
import { filters, lookUp, namedPath, type Filter } from '../dataset/prose.js';
import { isQuantity, Written, type Quantity } from '../dataset/quantity.js';
import type { Dataset } from '../dataset/schema.js';
import { checkLanguage } from './language.js';
import { checkOverclaims } from './overclaims.js';
import { suggest } from '../dataset/suggest.js';
import { readingOf } from './reading.js';
import type { Sentence } from './sentences.js';
import { checkNumbersWithoutReference } from './numbers-without-reference.js';
import { checkUnusedChoices } from './unused-choices.js';
import { walk } from '../dataset/walk.js';
import type { Trial } from '../trial/trial.js';
import { own } from '../own.js';

/** Names that must exist and ids that must differ, in the plain values of a file: they may not fit the schema yet. */
export function checkNames(root: unknown): Finding[] {
  const ids = (list: string) =>
    rowsOf(root, list).map(({ id }) => (typeof id === 'string' || id instanceof Written ? String(id) : ''));
  const known = {
    arm: ids('arms'),
    outcome: ids('outcomes'),
    population: ids('populations'),
    source: ids('sources'),
  };
  const found = [
    'sources',
    'populations',
    'arms',
    'baseline',
    'outcomes',
    'results',
    'adverse_events',
    'figures',
  ].flatMap((list) =>
    repeated(ids(list)).map((index) =>
      wrong(`${list}.${index}.id`, `the id "${ids(list)[index]}" stands twice in ${list}`, 'give each its own id'),
    ),
  );
  const expect = (kind: keyof typeof known, name: unknown, path: string, atKey = false) => {
    // A list that is missing or misspelt is told once, and not again by every name that would stand in it.
    if (typeof name !== 'string' || known[kind].length === 0 || known[kind].includes(name)) return;
    found.push({ ...wrong(path, `there is no ${kind} "${name}"`, suggest(name, known[kind])), atKey });
  };
  walk(root, {
    row(row, path) {
      expect('source', row.source, `${path}.source`);
      if (/^populations\.\d+$/.test(path)) expect('population', row.within, `${path}.within`);
      if (/^arms\.\d+$/.test(path) && Array.isArray(row.pools)) {
        row.pools.forEach((arm, index) => expect('arm', arm, `${path}.pools.${index}`));
      }
      if (!/^(results|adverse_events|baseline|figures)\.\d+/.test(path)) return;
      expect('outcome', row.outcome, `${path}.outcome`);
      expect('population', row.population, `${path}.population`);
      expect('arm', row.arm, `${path}.arm`);
      expect('arm', row.versus, `${path}.versus`);
      if (path.endsWith('.arms')) for (const arm of Object.keys(row)) expect('arm', arm, `${path}.${arm}`, true);
    },
  });
  return [...found, ...checkLoops(root, 'arms', 'pools'), ...checkLoops(root, 'populations', 'within')];
}

/** Rows that name others of their list, and are at the end a part of themselves; and one that is named twice. */
function checkLoops(root: unknown, list: string, key: string): Finding[] {
  const named = (names: unknown): string[] =>
    (Array.isArray(names) ? (names as unknown[]) : [names]).filter((name) => typeof name === 'string');
  const rows = rowsOf(root, list).map((row) => ({ id: String(row.id), of: named(own(row, key)) }));
  const leads = new Map(rows.map(({ id, of }) => [id, of]));
  return rows.flatMap(({ id, of }, index) => {
    const path = `${list}.${index}.${key}`;
    const twice = of.find((name, at) => of.indexOf(name) < at);
    if (twice !== undefined) return [wrong(path, `"${twice}" is named twice`, 'name each once')];
    const loop = loopFrom(id, leads);
    const hint = `leave it out of ${key}, there or in one of those between`;
    return loop ? [wrong(path, `"${id}" is a part of itself: ${loop.join(', which has ')}`, hint)] : [];
  });
}

/** The shortest way from one name back to itself; null where there is none. */
function loopFrom(id: string, leads: ReadonlyMap<string, string[]>): string[] | null {
  const ways = new Map([[id, [id]]]);
  for (const [name, way] of ways) {
    for (const next of leads.get(name) ?? []) {
      if (next === id) return [...way, id];
      if (!ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return null;
}

function rowsOf(root: unknown, list: string): Record<string, unknown>[] {
  const rows = own(root as Record<string, unknown> | null, list);
  return Array.isArray(rows) ? rows.filter(isRow) : [];
}

const isRow = (row: unknown): row is Record<string, unknown> => row !== null && typeof row === 'object';

function repeated(ids: string[]): number[] {
  return ids.flatMap((id, index) => (id !== '' && ids.indexOf(id) < index ? [index] : []));
}

/** What is wrong or doubtful in a dataset that fits the schema. */
export function checkContent(trial: Trial): Finding[] {
  const { dataset } = trial;
  const reading = readingOf(trial);
  return [
    ...checkSources(dataset),
    ...checkLicences(dataset),
    ...checkPlaceholders(dataset),
    ...reading.sentences.flatMap((sentence) => checkReferences(dataset, sentence)),
    ...checkNumbersWithoutReference(trial, reading),
    ...checkLanguage(dataset),
    ...checkConsistency(trial, reading),
    ...checkUnusedChoices(trial),
    ...checkClaims(trial, reading),
    ...checkOverclaims(trial, reading),
  ];
}

/** A value without a source cannot be checked by a reader. */
function checkSources(dataset: Dataset): Finding[] {
  const found: Finding[] = [];
  walk(dataset, {
    quantity(quantity, path) {
      if (quantity.source !== null || isCalculated(quantity)) return;
      found.push(
        wrong(
          path,
          `${namedPath(dataset, path)}: the value ${quantity.digits} has no source`,
          'add "source:" to it or to its row',
        ),
      );
    },
  });
  return found;
}

/** Whoever shows a picture of others must know under which terms. */
const checkLicences = ({ figures }: Dataset): Finding[] =>
  figures.flatMap(({ file, licence }, index) =>
    licence
      ? []
      : [
          doubt(
            `figures.${index}`,
            `the licence of the picture "${file}" is not given`,
            'add “licence: CC BY 4.0”, or whose permission you have, or leave the picture out',
          ),
        ],
  );

/** A bracket too few prints a reference as it is written; told, since words of others may look like it. */
function malformed(dataset: Dataset, words: string, path: string): Finding[] {
  const written = /\[\[|\[([a-z_]+)\.[\w.-]+\]/.exec(words);
  if (!written || (written[1] !== undefined && !Object.hasOwn(dataset, written[1]))) return [];
  const shown = words.slice(written.index, written.index + 40);
  return [
    doubt(
      path,
      `“${shown}” looks like a reference that is not whole`,
      'write [[path.to.value]], with two brackets at both ends',
    ),
  ];
}

/** Whether a value may be told with a percent sign; a difference of percentages is, too. */
const isInPercent = ({ unit }: Quantity): boolean => /%|^percent/.test(unit);

/** References lead to values, and filters exist. */
function checkReferences(dataset: Dataset, { pieces, path }: Sentence): Finding[] {
  return pieces.flatMap((piece) => {
    if ('words' in piece) return malformed(dataset, piece.words, path);
    const { found, keys, missing } = lookUp(dataset, piece.path);
    if (found === undefined) {
      return [wrong(path, `${piece.written}: there is no "${missing}"`, suggest(missing, keys))];
    }
    if (!isQuantity(found) && typeof found !== 'string') {
      const hint = 'refer to a value, such as [[participants.randomised]]';
      return [wrong(path, `${piece.written} leads to a group of keys, not to a value`, hint)];
    }
    const sign =
      piece.hasSign && !(isQuantity(found) && isInPercent(found))
        ? [
            wrong(
              path,
              `${piece.written}: a percent sign stands behind a value that is in no percent`,
              'leave the sign out, or give the outcome its unit',
            ),
          ]
        : [];
    const unknown = piece.filters
      .filter((filter) => !filters.includes(filter as Filter))
      .map((filter) => wrong(path, `${piece.written}: unknown filter "${filter}"`, suggest(filter, filters)));
    return [...sign, ...unknown];
  });
}
