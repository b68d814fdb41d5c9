/**
 * Every number that a document of a trial may show, and where each comes from.
 * Whatever is printed must be found here.
 */
import { lookUp, piecesOf, Prose } from '../dataset/prose.js';
import { isQuantity, type Quantity } from '../dataset/quantity.js';
import type { Loaded } from '../load.js';
import type { Dataset } from '../dataset/schema.js';
import { walk } from '../dataset/walk.js';
import { formatNeeded, formatPerThousand } from '../format/absolute-effects.js';
import { formatAlone, formatDate, formatPercent, formatProse } from '../format/format.js';
import { withCalculated } from '../trial/calculated/unreported.js';
import { absoluteEffects } from '../trial/calculated/absolute-effects.js';
import { countriesOf } from '../trial/countries.js';
import { isCalculated } from '../trial/calculated/calculated.js';
import type { Trial } from '../trial/trial.js';
import type { Templates } from '../template/render.js';
import type { View } from '../template/view/view.js';
import type { Origin, OriginKind } from '../outputs.js';
import { numbersIn } from './printed-numbers.js';
import { literalsOf } from './literals.js';
import { own } from '../own.js';

/** The origins of each number, by the number as printed: `−16.3`, `<0.0001`, `11%`. */
export type Ledger = ReadonlyMap<string, Origin[]>;

/** Everything that the documents of a trial may print; `footer` is that of the house style. */
export function ledgerOf({ dataset, trial }: Loaded, view: View, templates: Templates, footer = ''): Ledger {
  const entries = new Map<string, Origin[]>();
  const add = (text: string, origin: Origin) => {
    for (const number of numbersIn(text)) entries.set(number, [...(entries.get(number) ?? []), origin]);
  };
  const whole = withCalculated(trial);
  addValues(whole.dataset, add);
  addWords(dataset, '', add);
  addEffects(whole, add);
  addLabels(dataset, view, templates, add);
  add(footer, origin('label', 'the footer of the house style'));
  return entries;
}

type Add = (text: string, origin: Origin) => void;

const origin = (kind: OriginKind, path: string, more: Partial<Origin> = {}): Origin => ({
  kind,
  path,
  source: null,
  at: null,
  method: '',
  from: [],
  ...more,
});

function addValues(dataset: Dataset, add: Add): void {
  walk(dataset, {
    quantity(quantity, path) {
      add(formatAlone(quantity), originOf(quantity, path));
      // A relative reduction of 20.0 is printed as 20.0%, too.
      if (quantity.kind === 'effect' && quantity.unit === '%') add(formatPercent(quantity), originOf(quantity, path));
      if (isCalculated(quantity)) add(quantity.method, origin('label', 'the method of a calculation'));
    },
    prose(prose, path) {
      for (const piece of piecesOf(prose)) {
        if ('words' in piece) add(piece.words, origin('words', path, { source: prose.source, at: prose.at }));
        else {
          const { found } = lookUp(dataset, piece.path);
          const text = formatProse(new Prose(piece.written), dataset);
          add(text, isQuantity(found) ? originOf(found, found.path || piece.path) : origin('words', piece.path));
        }
      }
    },
  });
}

function originOf(quantity: Quantity, path: string): Origin {
  if (isCalculated(quantity)) return origin('calculation', path, { method: quantity.method, from: quantity.from });
  return origin('value', path, { source: quantity.source, at: quantity.at });
}

/** The words of the dataset: names, doses, times, titles, addresses. Ids and choices are never printed, or hold no number. */
function addWords(
  node: unknown,
  path: string,
  add: Add,
  around: Pick<Origin, 'source' | 'at'> = { source: null, at: null },
): void {
  if (node instanceof Prose || node === null) return;
  if (isQuantity(node)) {
    // Where it stands in its source is told with the source.
    if (node.at !== null) add(node.at, origin('words', path, { source: node.source, at: node.at }));
    return;
  }
  if (typeof node === 'string') {
    add(node, origin('words', path, around));
    if (/^\d{4}-\d{2}-\d{2}$/.test(node)) add(formatDate(node), origin('words', path, around));
    return;
  }
  if (typeof node !== 'object') return;
  const { source, at } = node as Partial<Pick<Origin, 'source' | 'at'>>;
  const here = typeof source === 'string' ? { source, at: at ?? null } : around;
  for (const [key, child] of Object.entries(node)) {
    const inside = path === '' ? key : `${path}.${key}`;
    // Keys are words too: countries, abbreviations.
    if (path === 'abbreviations' || path === 'sites.countries') add(key, origin('words', inside, here));
    addWords(child, inside, add, here);
  }
}

/** What a calculated difference in risk means for people, as the notes of a table tell it. */
function addEffects({ results }: Trial, add: Add): void {
  results.forEach((result, index) => {
    for (const { perThousand, needed, arm, versus } of absoluteEffects(result)) {
      const from = [own(result.arms, arm.id), own(result.arms, versus.id)].flatMap((values) =>
        values && typeof values !== 'string' ? [values.events, values.n].filter(isQuantity) : [],
      );
      const made = (method: string) => origin('calculation', `results.${index}`, { method, from });
      add(formatPerThousand(perThousand), made('effect among 1000, from the risk difference'));
      add(formatNeeded(needed), made('number needed to treat, from the risk difference'));
    }
  });
}

function addLabels(dataset: Dataset, view: View, templates: Templates, add: Add): void {
  if (dataset.sites) {
    const { named } = countriesOf(dataset.sites);
    if (named.length > 0) add(String(named.length), origin('label', 'how many countries sites.countries has'));
  }
  const { numbers, counted } = literalsOf(templates);
  for (const { number, file } of numbers) add(number, origin('literal', `declared in ${file}`));
  for (const list of counted) add(String(lengthOf(view, list)), origin('label', `how many items ${list} has`));
}

function lengthOf(view: View, path: string): number {
  const list = path
    .split('.')
    .reduce<unknown>((node, key) => own(node as Record<string, unknown> | null | undefined, key), view);
  return Array.isArray(list) ? list.length : 0;
}
