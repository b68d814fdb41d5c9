/** Names for the selection pane: each once on its slide; and only one box fills a placeholder. */
import type { DeckItem } from '../types.js';

/** The same items with unique names; the first text for a placeholder fills it, later ones are free boxes. */
export function nameItems(items: DeckItem[]): DeckItem[] {
  const taken = new Set<string>();
  const filled = new Set<string>();
  const named = <T extends { name: string }>(item: T): T => ({ ...item, name: unique(item.name, taken) });
  return items.map((item) => {
    if (item.kind === 'group') return { ...named(item), items: item.items.map(named) };
    if (item.kind !== 'text' || item.placeholder === 'none') return named(item);
    const placeholder = filled.has(item.placeholder) ? 'none' : item.placeholder;
    filled.add(item.placeholder);
    return { ...named(item), placeholder };
  });
}

function unique(name: string, taken: Set<string>): string {
  let found = name;
  for (let count = 2; taken.has(found); count += 1) found = `${name} ${count}`;
  taken.add(found);
  return found;
}
