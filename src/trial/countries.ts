/** In which countries a trial was done, as its dataset tells it: each with its sites, or how many there were. */
import { isQuantity, type Quantity } from '../dataset/quantity.js';
import type { Dataset, Value } from '../dataset/schema.js';

export interface Countries {
  /** Each that is named, with its number of sites; empty where they are only counted. */
  named: [country: string, sites: Value][];
  /** How many there were, as the source counts them; null where they are named, or nothing is known. */
  counted: Quantity | null;
  /** How many there were, counted here or there; null where nothing is known. */
  count: number | null;
}

/** The countries of a trial, without sites none. */
export function countriesOf(sites: Pick<NonNullable<Dataset['sites']>, 'countries'> | null): Countries {
  const countries = sites?.countries ?? 'not reported';
  if (isQuantity(countries)) return { named: [], counted: countries, count: countries.value };
  if (typeof countries === 'string') return { named: [], counted: null, count: null };
  const named = Object.entries(countries);
  return { named, counted: null, count: named.length };
}
