/** The same group in another module of a record: known by its title, and never by its order alone. */
import { figure } from './figures.js';
import type { Counts, EventGroup, Group } from './record.js';
import { words } from './text.js';

/** What a group or an arm is known by. */
type Named = Pick<Group, 'title' | 'description'>;

/** The arm of each group, by the group's id; groups that are not certain to be an arm are left out. */
export function matchGroups<A extends Named>(
  groups: readonly (Group | EventGroup)[],
  arms: readonly A[],
): Map<string, A> {
  const pairs = groups
    .flatMap((group) => arms.map((arm) => ({ group, arm, likeness: likeness(group, arm) })))
    .filter((pair) => pair.likeness >= 0.6)
    .sort((a, b) => b.likeness - a.likeness);
  const found = new Map<string, A>();
  for (const { group, arm, likeness: best } of pairs) {
    if (found.has(group.id) || [...found.values()].includes(arm)) continue;
    // Two that are as like as each other decide nothing.
    if (best < 0.9 && pairs.some((pair) => pair.group === group && pair.arm !== arm && pair.likeness === best))
      continue;
    found.set(group.id, arm);
  }
  return found;
}

/** From 0 to 1: 1 for the same title. */
function likeness(group: Named, arm: Named): number {
  const [left, right] = [words(group.title), words(arm.title)];
  if (left.join(' ') === right.join(' ')) return 1;
  if (group.description.length > 30 && group.description === arm.description && alike(left, right)) return 0.9;
  if (!alike(left, right) || numbers(left) !== numbers(right)) return 0;
  const shared = new Set(left.filter((word) => right.includes(word))).size;
  const fewer = Math.min(new Set(left).size, new Set(right).size);
  return fewer === 0
    ? 0
    : shared === fewer
      ? 0.7 + 0.2 * (fewer / Math.max(left.length, right.length))
      : 0.8 * (shared / new Set([...left, ...right]).size);
}

/** Words that turn a treatment into another. */
const telling = [
  'placebo',
  'sham',
  'no',
  'not',
  'without',
  'control',
  'plus',
  'and',
  'only',
  'alone',
  'high',
  'low',
  'before',
  'after',
  'then',
];
/** Whether two titles, in words, have the same of these; beside placebo, little else tells treatments apart. */
export const alike = (left: string[], right: string[]) =>
  telling.every((word) => left.includes(word) === right.includes(word)) ||
  (left.includes('placebo') && right.includes('placebo') && left.includes('and') === right.includes('and'));
const numbers = (title: string[]) =>
  title
    .filter((word) => /\d/.test(word))
    .sort()
    .join(' ');

/** How many participants a group has by a list of denominators. */
export function countOf(denoms: Counts, groupId: string): string | null {
  const row = denoms.find(({ units }) => /^participants$/i.test(units)) ?? denoms[0];
  return figure(row?.counts.find((count) => count.groupId === groupId)?.value ?? '');
}
