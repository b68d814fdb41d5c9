/**
 * What the schema cannot say: names that must exist, values that must have a
 * source, and figures that must agree with one another.
 */
import { checkFigures } from './figures.js';
import { doubt, wrong, type Finding } from './finding.js';
import { filters, lookUp, piecesOf, type Filter, type Prose } from './prose.js';
import { isQuantity, type Quantity } from './quantity.js';
import type { Dataset } from './schema.js';
import { suggest } from './suggest.js';
import { walk } from './walk.js';

/** Names that must exist and ids that must differ, in the plain values of a file: they may not fit the schema yet. */
export function checkNames(root: unknown): Finding[] {
  const ids = (list: string) => rowsOf(root, list).map(({ id }) => String(id));
  const known = {
    arm: ids('arms'),
    outcome: ids('outcomes'),
    population: ids('populations'),
    source: ids('sources'),
  };
  const found = ['sources', 'populations', 'arms', 'outcomes', 'results', 'adverse_events'].flatMap((list) =>
    repeated(ids(list)).map((index) =>
      wrong(`${list}.${index}.id`, `the id "${ids(list)[index]}" stands twice in ${list}`, 'give each its own id'),
    ),
  );
  const expect = (kind: keyof typeof known, name: unknown, path: string) => {
    if (typeof name !== 'string' || known[kind].includes(name)) return;
    found.push(wrong(path, `there is no ${kind} "${name}"`, suggest(name, known[kind])));
  };
  walk(root, {
    row(row, path) {
      expect('source', row.source, `${path}.source`);
      if (/^populations\.\d+$/.test(path)) expect('population', row.within, `${path}.within`);
      if (/^arms\.\d+$/.test(path) && Array.isArray(row.pools)) {
        row.pools.forEach((arm, index) => expect('arm', arm, `${path}.pools.${index}`));
      }
      if (!/^(results|adverse_events)\.\d+/.test(path)) return;
      expect('outcome', row.outcome, `${path}.outcome`);
      expect('population', row.population, `${path}.population`);
      expect('arm', row.arm, `${path}.arm`);
      expect('arm', row.versus, `${path}.versus`);
      if (path.endsWith('.arms')) for (const arm of Object.keys(row)) expect('arm', arm, `${path}.${arm}`);
    },
  });
  return found;
}

function rowsOf(root: unknown, list: string): Record<string, unknown>[] {
  const rows = (root as Record<string, unknown> | null)?.[list];
  return Array.isArray(rows) ? rows.filter(isRow) : [];
}

const isRow = (row: unknown): row is Record<string, unknown> => row !== null && typeof row === 'object';

function repeated(ids: string[]): number[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
}

/** What is wrong or doubtful in a dataset that fits the schema. */
export function checkContent(dataset: Dataset): Finding[] {
  return [...checkSources(dataset), ...checkProse(dataset), ...checkFigures(dataset)];
}

/** A value without a source cannot be checked by a reader. */
function checkSources(dataset: Dataset): Finding[] {
  const found: Finding[] = [];
  walk(dataset, {
    quantity(quantity, path) {
      if (quantity.source !== null) return;
      found.push(
        wrong(path, `${path}: the value ${quantity.digits} has no source`, 'add "source:" to it or to its row'),
      );
    },
  });
  return found;
}

/** References lead to values, filters exist, and no result is typed by hand where it could be referred to. */
function checkProse(dataset: Dataset): Finding[] {
  const results = resultQuantities(dataset);
  const found: Finding[] = [];
  walk(dataset, {
    prose(prose, path) {
      found.push(...checkReferences(dataset, prose, path), ...checkTypedFigures(prose, path, results));
    },
  });
  return found;
}

function checkReferences(dataset: Dataset, prose: Prose, path: string): Finding[] {
  return piecesOf(prose).flatMap((piece) => {
    if ('words' in piece) return [];
    const { found, keys, missing } = lookUp(dataset, piece.path);
    if (found === undefined) {
      return [wrong(path, `${piece.written}: there is no "${missing}"`, suggest(missing, keys))];
    }
    if (!isQuantity(found) && typeof found !== 'string') {
      const hint = 'refer to a value, such as [[participants.randomised]]';
      return [wrong(path, `${piece.written} leads to a group of keys, not to a value`, hint)];
    }
    return piece.filters
      .filter((filter) => !filters.includes(filter as Filter))
      .map((filter) => wrong(path, `${piece.written}: unknown filter "${filter}"`, suggest(filter, filters)));
  });
}

function resultQuantities(dataset: Dataset): Map<string, string> {
  const byDigits = new Map<string, string>();
  const add = (quantity: Quantity, path: string) => {
    if (quantity.decimals > 0) byDigits.set(quantity.digits, referenceTo(dataset, path));
  };
  walk(dataset.results, { quantity: add }, 'results');
  walk(dataset.adverse_events, { quantity: add }, 'adverse_events');
  return byDigits;
}

/** The reference that a writer would use for a path with list positions: `results.cdasi.arms.high.mean`. */
function referenceTo(dataset: Dataset, path: string): string {
  let node: unknown = dataset;
  const steps = path.split('.').map((step) => {
    node = (node as Record<string, unknown>)[step];
    const { id, arm } = (node ?? {}) as { id?: string; arm?: string };
    return /^\d+$/.test(step) ? (id ?? arm ?? String(Number(step) + 1)) : step;
  });
  return `[[${steps.join('.')}]]`;
}

function checkTypedFigures(prose: Prose, path: string, results: Map<string, string>): Finding[] {
  return piecesOf(prose).flatMap((piece) => {
    if (!('words' in piece)) return [];
    return [...piece.words.matchAll(/\d+\.\d+/g)].flatMap(([digits]) => {
      const reference = results.get(digits);
      if (!reference) return [];
      return [doubt(path, `${digits} is typed by hand, and is also in the data`, `write ${reference} instead`)];
    });
  });
}
