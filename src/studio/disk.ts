/** The dataset on the disk of this computer, where `trialbrief edit` serves the studio: kept in step in both directions. */
import type { Problem } from '../index.js';
import { openDialog } from './dialog.js';
import { button, element } from './element.js';

interface OnDisk {
  file: string;
  text: string;
  hash: string;
}

export interface Disk {
  /** Writes what was changed; soon, and not at each key. */
  changed(): void;
}

/** What the studio does for the disk. */
export interface DiskActions {
  /** Shows the file for the first time. */
  open(name: string, text: string): void;
  text(): string;
  /** Puts what another program saved in the place of the text; it can be undone. */
  replace(text: string): void;
  tell(words: string): void;
}

/** The program answers, and the file cannot be read. */
class Unreadable extends Error {}

/** Whether this page was served by `trialbrief edit`. */
export const isServed = (): boolean =>
  location.protocol === 'http:' && location.hostname === '127.0.0.1' && location.hash.length > 20;

/** After the last key, this long until it is written, in milliseconds. */
const quiet = 300;

export function openDisk({ open, text, replace, tell }: DiskActions): Disk {
  const token = location.hash.slice(1);
  /** The file as it was last read or written. */
  let known: OnDisk | null = null;
  let isAsked = false;
  let isLost = false;
  let timer = 0;

  async function ask(path: string, body?: object): Promise<{ status: number; there: OnDisk }> {
    const response = await fetch(path, {
      headers: { 'x-trialbrief-token': token, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { method: 'PUT', body: JSON.stringify(body) } : {}),
    });
    const answer: unknown = await response.json();
    if (response.status === 422) throw new Unreadable((answer as { problems: Problem[] }).problems[0]?.message);
    if (!response.ok && response.status !== 409) throw new Error(`the answer was ${response.status}`);
    return { status: response.status, there: answer as OnDisk };
  }

  async function write(): Promise<void> {
    if (!known || isAsked || text() === known.text) return;
    const written = text();
    const { status, there } = await ask('/dataset', { text: written, from: known.hash });
    if (status === 409) {
      meet(there);
      return;
    }
    known = there;
    tell(`Written to ${there.file}`);
    if (text() !== written) changed();
  }

  /** The file says something else than it did. */
  function meet(there: OnDisk): void {
    if (!known || isAsked || there.hash === known.hash) return;
    const isUntouched = text() === known.text;
    if (isUntouched || text() === there.text) {
      known = there;
      if (isUntouched) replace(there.text);
      tell(`${there.file} was saved by another program: this is what it says`);
      return;
    }
    isAsked = true;
    const decide = (take: boolean) => {
      isAsked = false;
      known = there;
      dialog.close();
      if (take) replace(there.text);
      else changed();
    };
    const dialog = openDialog(
      'Two versions',
      element(
        'p',
        {},
        `${there.file} was saved by another program while you changed it here. Nothing is written until you choose.`,
      ),
      element(
        'div',
        { class: 'actions' },
        button('Keep mine, and write it', () => decide(false)),
        button('Take the one on the disk', () => decide(true)),
      ),
      element('pre', { tabindex: '0', 'aria-label': 'The lines that differ' }, differences(text(), there.text)),
    );
    dialog.querySelector('.close')?.remove();
    dialog.addEventListener('cancel', (event) => event.preventDefault());
  }

  function changed(): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void write().catch(lost), quiet);
  }

  const lost = (fault: unknown) =>
    tell(
      fault instanceof Unreadable
        ? `The file on the disk is not there as it was (${fault.message}): what is here stays here, and is written once it is back. “Save dataset” saves it elsewhere.`
        : 'The program “trialbrief edit” does not answer: save the dataset from here before you close this.',
    );

  async function follow(): Promise<void> {
    for (;;) {
      try {
        const { there } = await ask(`/changed?from=${known!.hash}`);
        meet(there);
        if (isLost) tell(`${there.file} is there again`);
        if (isLost) changed();
        isLost = false;
      } catch (fault) {
        isLost = true;
        lost(fault);
        await new Promise((again) => setTimeout(again, 2000));
      }
      while (isAsked) await new Promise((again) => setTimeout(again, 200));
    }
  }

  void ask('/dataset').then(({ there }) => {
    known = there;
    open(there.file, there.text);
    void follow();
  }, lost);
  return { changed };
}

/** The lines that only one of two texts has. */
function differences(mine: string, theirs: string): string {
  const [a, b] = [mine, theirs].map((one) => one.split('\n'));
  const only = (some: string[], others: string[], mark: string) =>
    some.filter((line) => !others.includes(line)).map((line) => `${mark} ${line}`);
  return [...only(a!, b!, 'mine:'), ...only(b!, a!, 'disk:')].join('\n');
}
