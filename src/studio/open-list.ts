/** The places that nothing fills yet, as buttons, by what they are of. */
import type { OpenPlace, Proposal } from '../index.js';
import { button, element } from './element.js';

/** Those that a proposal has are asked there. */
export function openList(
  places: readonly OpenPlace[],
  proposals: readonly Proposal[],
  chosen: (path: string) => void,
  addOutcome: () => void,
): HTMLElement[] {
  const taken = new Set(proposals.flatMap(({ place }) => (place ? [place.path] : [])));
  const own = places.filter(({ path }) => !taken.has(path));
  const found = new Map<string, OpenPlace[]>([[groups.outcomes, []]]);
  for (const place of own) {
    const group = groupOf(place.path);
    found.set(group, [...(found.get(group) ?? []), place]);
  }
  return [...found].map(([name, all]) =>
    element(
      'div',
      { class: 'to-fill' },
      element('h3', {}, name),
      element(
        'div',
        { class: 'actions' },
        ...all.map((place) => button(place.name, () => chosen(place.path))),
        ...(name === groups.outcomes ? [button('Add another outcome …', addOutcome)] : []),
      ),
    ),
  );
}

const groups = {
  citation: 'The article',
  condition: 'The trial',
  intervention: 'The trial',
  design: 'The trial',
  dates: 'The trial',
  sites: 'The trial',
  participants: 'Who took part',
  populations: 'Who took part',
  arms: 'Who took part',
  outcomes: 'The outcome',
  results: 'Results',
  adverse_events: 'Harms',
  authors_conclusion: 'In words',
} as const;

const groupOf = (path: string): string => new Map(Object.entries(groups)).get(path.split('.')[0]!) ?? 'Your own words';
