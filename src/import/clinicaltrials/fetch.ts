/** A record from the registry itself. */
import { bounds, expectWithin } from '../../bounds.js';
import { ContentError } from '../../errors.js';

/** The address of the registry's records, version 2 of its API. */
const registry = 'https://clinicaltrials.gov/api/v2/studies';

/** As long as this an answer is waited for. */
const limits = { milliseconds: 1000 * bounds['seconds of an answer'].most };

/** `NCT01206062`, in any case. */
export const isNumber = (text: string): boolean => /^NCT\d{8}$/i.test(text);

/**
 * Gets the text of a record by its number. Throws a ContentError that says
 * what to do where there is no network, no answer or no such record.
 */
export async function fetchRecord(number: string, address = registry, wait = limits.milliseconds): Promise<string> {
  const url = `${address.replace(/(?<!\/)\/+$/, '')}/${number.toUpperCase()}`;
  const fail = (message: string, hint: string) => new ContentError([{ severity: 'error', message, hint, file: url }]);
  const byHand = 'or open the address in a browser, save what it shows, and import that file';
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(wait), headers: { accept: 'application/json' } });
    text = response.ok ? await textWithin(response) : '';
  } catch (error) {
    if (error instanceof ContentError) throw error;
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw fail(
      late ? `no answer within ${wait / 1000} seconds` : 'the registry cannot be reached from here',
      `check the network and try again, ${byHand}`,
    );
  }
  if (response.status === 404) throw fail(`there is no record ${number.toUpperCase()}`, 'check the number');
  if (!response.ok) throw fail(`the registry answered ${response.status}`, `try again later, ${byHand}`);
  return text;
}

/** The text of an answer, unpacked, as it arrives: what is longer than its bound is not waited for. */
async function textWithin(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let read = 0;
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    pieces.push(piece);
    expectWithin('bytes of an answer', (read += piece.length), { file: response.url });
  }
  return Buffer.concat(pieces).toString('utf8');
}
