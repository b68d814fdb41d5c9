/** What stands in a dataset, apart from our own sentences: its values, and the figures in its texts. */
import { namedPath, Prose } from '../dataset/prose.js';
import { isQuantity, type Quantity } from '../dataset/quantity.js';
import type { Dataset } from '../dataset/schema.js';
import { countriesOf } from '../trial/countries.js';
import { singular, numbersInText, type Kind, type NumberInText } from './numbers-in-text.js';
import { walk } from '../dataset/walk.js';

/** A value of the data with the reference that a writer would use for it. */
export interface DatasetValue {
  size: number;
  decimals: number;
  negative: boolean;
  /** What it may be in a sentence: a difference of risks is told with a percent sign or without. */
  kinds: Kind[];
  /** The unit of its outcome; null where it is a share, a count or a ratio. */
  unit: string | null;
  isLimit: boolean;
  /** Path of names, such as `results.cdasi.arms.high.mean`. */
  path: string;
}

/** The keys that hold our own sentences. */
const ours = /^(question|headline|bottom_line|why|\w+_message|strengths|limitations|takeaways|questions)(\.|$)/;

/** Of these, those that tell what the trial is and found. */
const claims = /^(headline|bottom_line|\w+_message|strengths|limitations|takeaways)(\.|$)/;

export const isOurs = (path: string): boolean => ours.test(path);
export const isClaim = (path: string): boolean => claims.test(path);

/** The values of a dataset that sentences may cite. */
export function valuesOf(dataset: Dataset): DatasetValue[] {
  const found: DatasetValue[] = [];
  const add = (quantity: Quantity, path: string) => {
    // The level of an interval is a convention; 95 stands everywhere.
    if (!path.endsWith('.level')) found.push(valueOf(dataset, quantity, path));
  };
  for (const part of ['participants', 'populations', 'arms', 'sites', 'results', 'adverse_events'] as const) {
    walk(dataset[part], { quantity: add }, part);
  }
  return found;
}

function valueOf(dataset: Dataset, quantity: Quantity, path: string): DatasetValue {
  const { value, decimals, relation } = quantity;
  return {
    size: Math.abs(value),
    decimals,
    negative: value < 0 || relation !== '',
    kinds: kindsOf(quantity),
    unit: unitOf(quantity),
    isLimit: /\.(?:ci|range)\.(?:low|high)$/.test(path),
    path: namedPath(dataset, path),
  };
}

function kindsOf({ kind, unit }: Quantity): Kind[] {
  if (kind === 'p') return ['p'];
  if (kind === 'percent' || kind === 'level') return ['percent'];
  return /^(?:%|percent)/.test(unit) ? ['percent', 'number'] : ['number'];
}

const unitOf = ({ kind, unit }: Quantity): string | null =>
  (kind === 'value' || kind === 'effect') && unit !== '' ? singular(unit) : null;

/** Whether a number of a sentence can be this value: kinds are never mixed, nor units. */
export const canBe = ({ kind, unit }: NumberInText, value: DatasetValue): boolean =>
  unit === null ? value.kinds.includes(kind) : value.unit === unit;

/** Whether a number of a sentence stands in the data: as a value, in a text, or as the number of arms or countries. */
export function isInDataset(dataset: Dataset): (number: NumberInText) => boolean {
  const values: DatasetValue[] = [];
  const facts = Object.fromEntries(Object.entries(dataset).filter(([key]) => !isOurs(key)));
  walk(facts, { quantity: (quantity, path) => values.push(valueOf(dataset, quantity, path)) });
  const texts = textsIn(facts).flatMap(numbersInText);
  const single = dataset.arms.filter(({ pools }) => pools.length === 0);
  const counted = [
    single.length,
    single.filter(({ role }) => role === 'experimental').length,
    countriesOf(dataset.sites).count,
  ];
  return (number) =>
    values.some((value) => value.size === number.size && canBe(number, value)) ||
    texts.some((text) => text.size === number.size && same(number, text)) ||
    (number.kind === 'number' && counted.includes(number.size));
}

/** A phase stands under its key without the word; ages are told with “years” and without. */
function same(number: NumberInText, text: NumberInText): boolean {
  if (number.kind === text.kind) return number.unit === text.unit;
  return (number.unit === 'phase' && text.kind === 'number') || (number.kind === 'number' && text.unit === 'year');
}

/** Keys whose text names things, or tells where something stands. */
const naming =
  /^(id|source|at|known|url|doi|pmid|pages|volume|issue|registrations|pools|within|outcome|population|arm|versus)$/;

/** The texts of a part of a dataset; of a day only its year, since a day is no number of a sentence. */
export function textsIn(node: unknown): string[] {
  if (typeof node === 'string') return [/^\d{4}-\d\d/.test(node) ? node.slice(0, 4) : node];
  if (node instanceof Prose) return [node.text.replace(/\[\[[^[\]]*\]\]/g, '#')];
  if (node === null || typeof node !== 'object' || isQuantity(node)) return [];
  return Object.entries(node).flatMap(([key, child]) => (naming.test(key) ? [] : textsIn(child)));
}
