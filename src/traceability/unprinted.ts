/** What a dataset tells and neither page nor deck prints: accepted, and lost to the reader unless that is said. */
import { Prose } from '../dataset/prose.js';
import { isQuantity, type Quantity } from '../dataset/quantity.js';
import { join } from '../dataset/tree.js';
import type { Problem } from '../errors.js';
import { formatAlone } from '../format/format.js';
import type { Loaded } from '../load.js';
import type { Trace } from '../outputs.js';
import { numbersIn } from './printed-numbers.js';
import type { Printed } from './printed-texts.js';

/** Keys whose text a reader is told; others name, link or choose. */
const readableKeys = new Set([
  'label',
  'counted',
  'adjusted',
  'note',
  'categories',
  'conduct',
  'collaborators',
  'unit',
]);

/** Lists whose values are results of the trial. */
const found = ['populations', 'arms', 'baseline', 'outcomes', 'results', 'adverse_events'] as const;

/** A remark on each value and text of the results that no text of both documents shows. Takes all that they print. */
export function unprinted(loaded: Loaded, texts: readonly Printed[], traces: readonly Trace[]): Problem[] {
  const numbers = new Set(traces.map(({ number }) => number));
  const paths = new Set([
    ...traces.flatMap(({ origins }) => origins.map(({ path }) => path)),
    ...texts.flatMap(({ data }) => data.map(({ path }) => path)),
  ]);
  const seen = texts.filter(({ isAlternative }) => !isAlternative);
  const words = plain(seen.map(({ text }) => text).join(' '));
  const isPrinted = {
    value: (quantity: Quantity, path: string) =>
      paths.has(path) || numbersIn(formatAlone(quantity)).some((number) => numbers.has(number)),
    text: (text: string) => words.includes(plain(text)),
  };
  const problems: Problem[] = [];
  const remark = (path: string, what: string) => {
    const message = `${what} is printed neither on the page nor in the deck`;
    const hint = 'nothing is wrong with it; leave it out if readers need not know it';
    problems.push({ severity: 'warning', message, hint, file: loaded.file, ...loaded.locate(path) });
  };
  const visit = (node: unknown, key: string, path: string): void => {
    if (isQuantity(node)) {
      if (!isPrinted.value(node, path)) remark(path, `${key} ${String(node)}`);
    } else if (node instanceof Prose) {
      if (!paths.has(path)) remark(path, `“${node.text}”`);
    } else if (typeof node === 'string') {
      const shown = key === 'unit' && isPercent.test(node) ? '%' : node;
      if (readableKeys.has(key) && node !== '' && !isPrinted.text(shown)) remark(path, `${key} “${node}”`);
    } else if (node !== null && typeof node === 'object') {
      for (const [name, child] of Object.entries(node)) {
        visit(child, Array.isArray(node) ? key : name, join(path, name));
      }
    }
  };
  for (const list of found) visit(loaded.dataset[list], list, list);
  return problems;
}

/** A unit in words that is printed as its sign: `percentage of participants`. */
const isPercent = /^(?:%|percent)/i;

/** Letters alone, so that neither case nor a line break hides a text. */
const plain = (text: string): string => text.toLowerCase().replace(/[\s\u00A0\u2011\u202F-]+/g, '');
