/** Figures of a record, as written, where they can stand in a dataset. */
import { readQuantity } from '../../dataset/quantity.js';

/** A number as the record writes it, tidied (`.2` is 0.2, `= 0.01` is 0.01); null for anything that is none. */
export function figure(written: string): string | null {
  const tidy = written
    .replace(/^=\s*/, '')
    .replace(/(?<=\d)%$/, '')
    .replace(/([<>≤≥]=?)\s+/, '$1')
    .replace(/[eE][-+]?\d+$/, 'none')
    .trim();
  const quantity = readQuantity(tidy);
  if (!quantity || quantity.digits.length > 24) return null;
  const sign = quantity.value < 0 || /^[<>≤≥≈~=]*\s*[-−–]/.test(tidy) ? '-' : '';
  return `${quantity.relation}${sign}${quantity.digits}`;
}

/** The number itself where it is given exactly; null for bounds and for what is none. */
export function exact(written: string | null): number | null {
  if (written === null) return null;
  const quantity = readQuantity(written);
  return quantity?.relation === '' ? quantity.value : null;
}

/** A p value that can be one. The record's own words are kept by the caller where it cannot. */
export function pValue(written: string): string | null {
  const value = figure(written.replace(/^p(\s*(?:-\s*)?value)?\s*(?=[<>=≤≥])/i, ''));
  const quantity = value === null ? null : readQuantity(value);
  return quantity && quantity.value >= 0 && quantity.value <= 1 ? value : null;
}
