/** Differences from a registration as text: a table for people, and one sentence for the limits of a page. */
import type { Compared, Difference } from './difference.js';

/** Side by side; one line where nothing differs. */
export function comparisonSheet({ differences, count }: Compared, record: string): string {
  const agreed = `${count} things compared with ${record}`;
  if (differences.length === 0) return `${agreed}: nothing differs beyond rounding.`;
  const blocks = differences.map(
    ({ about, registered, reported }) => `${about}\n  registered  ${registered}\n  reported    ${reported}`,
  );
  return `${agreed}; ${differences.length === 1 ? 'one differs' : `${differences.length} differ`}:\n\n${blocks.join('\n\n')}`;
}

/** What a reader of the page must know, such as “The registered primary outcome was switched”. */
export function limitOf(differences: readonly Difference[], record: string): string {
  const kinds = [...new Set(differences.map(({ about }) => kindOf(about)))];
  const list = kinds.length > 1 ? `${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1)!}` : kinds[0]!;
  return `Not as registered (${record}): ${list}`;
}

function kindOf(about: string): string {
  if (/^primary outcome (?:switched|left out|added)/.test(about))
    return about.replace('primary outcome', 'a primary outcome was');
  if (about.startsWith('timepoint')) return 'another timepoint';
  if (about === 'registered late') return 'registered after it had begun';
  if (/^(?:start|end|primary outcome complete)$/.test(about)) return 'other dates';
  return /^(?:randomised|participants|assigned)/.test(about) ? 'other numbers of people' : 'other figures';
}
