/** Names for the selection pane: each once on its slide; and only one box fills the body's placeholder. */
import type { DeckItem } from '../types.js';

/** The same items with unique names; the first `body` text keeps its placeholder, later ones are free boxes. */
export function nameItems(items: DeckItem[]): DeckItem[] {
  const taken = new Set<string>();
  let filled = false;
  const named = <T extends { name: string }>(item: T): T => ({ ...item, name: unique(item.name, taken) });
  return items.map((item) => {
    if (item.kind === 'group') return { ...named(item), items: item.items.map(named) };
    if (item.kind !== 'text' || item.placeholder !== 'body') return named(item);
    const placeholder = filled ? 'none' : 'body';
    filled = true;
    return { ...named(item), placeholder };
  });
}

function unique(name: string, taken: Set<string>): string {
  let found = name;
  for (let count = 2; taken.has(found); count += 1) found = `${name} ${count}`;
  taken.add(found);
  return found;
}
