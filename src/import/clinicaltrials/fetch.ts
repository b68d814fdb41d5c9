/** A record from the registry itself. */
import { fetchText } from '../../fetch-text.js';

/** The address of the registry's records, version 2 of its API. */
const registry = 'https://clinicaltrials.gov/api/v2/studies';

/** `NCT01206062`, in any case. */
export const isNumber = (text: string): boolean => /^NCT\d{8}$/i.test(text);

/**
 * Gets the text of a record by its number. Throws a ContentError that says
 * what to do where there is no network, no answer or no such record.
 */
export function fetchRecord(number: string, address = registry, milliseconds?: number): Promise<string> {
  return fetchText(`${address.replace(/(?<!\/)\/+$/, '')}/${number.toUpperCase()}`, {
    who: 'the registry',
    what: `record ${number.toUpperCase()}`,
    accept: 'application/json',
    byHand: 'or open the address in a browser, save what it shows, and import that file',
    milliseconds,
  });
}
