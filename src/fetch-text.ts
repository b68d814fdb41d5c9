/** A text from the network, for those who ask for it by name: nothing else in the tool goes there. */
import { bounds, expectWithin } from './bounds.js';
import { ContentError } from './errors.js';

export interface TextRequest {
  /** Who is asked, as messages call it: `the registry`. */
  who: string;
  /** What is asked for, as in “there is no record NCT00000000”. */
  what: string;
  accept: string;
  /** What else a person can do. */
  byHand: string;
  milliseconds?: number;
}

/** As long as this an answer is waited for. */
const patience = 1000 * bounds['seconds of an answer'].most;

/** Throws a ContentError that says what to do where there is no network, no answer in time, or none with what was asked for. */
export async function fetchText(
  url: string,
  { who, what, accept, byHand, milliseconds = patience }: TextRequest,
): Promise<string> {
  const fail = (message: string, hint: string) => new ContentError([{ severity: 'error', message, hint, file: url }]);
  let response: Response;
  let text: string;
  // Of its own, so that the process waits for it: an answer that cannot be unpacked never comes, and holds nothing open.
  const waiting = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      waiting.abort();
      reject(new Error('late'));
    }, milliseconds);
  });
  try {
    response = await Promise.race([fetch(url, { signal: waiting.signal, headers: { accept } }), late]);
    text = response.ok ? await Promise.race([textWithin(response), late]) : '';
  } catch (error) {
    if (error instanceof ContentError) throw error;
    throw fail(
      waiting.signal.aborted ? `no answer within ${milliseconds / 1000} seconds` : `${who} cannot be reached from here`,
      `check the network and try again, ${byHand}`,
    );
  } finally {
    clearTimeout(timer);
  }
  if (response.status === 404) throw fail(`there is no ${what}`, 'check the number');
  if (!response.ok) throw fail(`${who} answered ${response.status}`, `try again later, ${byHand}`);
  return text;
}

/** The text of an answer, unpacked, as it arrives: what is longer than its bound is not waited for. */
async function textWithin(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    expectWithin('bytes of an answer', (read += piece.length), { file: response.url });
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
