/** The values that a dataset does not report yet, each of them a button that leads to where it is filled in. */
import type { Unreported } from '../index.js';
import { button, element } from './element.js';
import type { Engine } from './engine-client.js';

export interface ToFill {
  /** The list, folded until somebody opens it. */
  list: HTMLDetailsElement;
  /** Reads it anew, where it is open. */
  read(): Promise<void>;
}

/** `chosen` is called with the path of the value that a person wants to fill in. */
export function newToFill(engine: Engine, text: () => string, chosen: (path: string) => void): ToFill {
  const values = element('div', { class: 'to-fill' });
  const list = element('details', {}, element('summary', {}, 'Fill in what is not reported yet'), values);

  async function read(): Promise<void> {
    if (!list.open) return;
    const missing = await engine.ask({ kind: 'unreported', text: text(), sentence: '' });
    const groups = new Map<string, Unreported[]>();
    for (const place of missing) {
      const name = place.about
        .slice(0, -1)
        .map(({ words }) => words)
        .join(' · ');
      groups.set(name, [...(groups.get(name) ?? []), place]);
    }
    values.replaceChildren(
      ...[...groups].map(([name, places]) =>
        element(
          'div',
          { class: 'actions' },
          element('span', { class: 'place' }, name),
          ...places.map(({ path, about }) => {
            const words = about.at(-1)?.words.split(' → ') ?? [];
            // Of what no row names, the key alone would not tell what it is of.
            const label = name === '' ? words.join(' → ') : words.at(-1)!;
            return button(label, () => chosen(path), { 'aria-label': [name, label].filter(Boolean).join(', ') });
          }),
        ),
      ),
      ...(missing.length === 0 ? [element('p', {}, 'Every value is there.')] : []),
    );
  }

  list.addEventListener('toggle', () => void read());
  return { list, read };
}
