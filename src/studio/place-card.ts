/** Which of the places that are open is meant by words such as “not reported”. */
import type { OpenPlace } from '../index.js';
import { button, element } from './element.js';

/** How many are offered first. */
const first = 6;

export function showPlaces(
  parent: HTMLElement,
  places: readonly OpenPlace[],
  around: string,
  { chosen, close }: { chosen(path: string): void; close(): void },
): void {
  const item = ({ path, name }: OpenPlace) =>
    element(
      'li',
      {},
      button(name, () => chosen(path)),
    );
  const rest = places.slice(first);
  parent.replaceChildren(
    element(
      'div',
      { class: 'title' },
      element('h2', {}, 'What do you want to fill in?'),
      button('Close', close, { class: 'close' }),
    ),
    ...(around === '' ? [] : [element('p', { class: 'at' }, around.slice(0, 120))]),
    element('ul', { class: 'places' }, ...places.slice(0, first).map(item)),
    ...(rest.length > 0
      ? [
          element(
            'details',
            {},
            element('summary', {}, `${rest.length} other places`),
            element('ul', { class: 'places' }, ...rest.map(item)),
          ),
        ]
      : []),
  );
  parent.hidden = false;
  parent.querySelector<HTMLElement>('.places button')?.focus();
}
