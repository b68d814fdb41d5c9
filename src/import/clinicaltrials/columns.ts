/** The columns of a module: each of its groups, and the arm that it is of. Done once for every module. */
import { exact } from '../reading/numbers.js';
import type { Arm, Column } from '../registry-trial.js';
import { isSequence, isTotal, matchTitles, partOf, type Named } from '../reading/group-titles.js';

type Group = Named & { id: string };

/** How many people a group of the module has, where it says so. */
type CountOf = (id: string) => string | null;

/**
 * The columns of groups. A group whose title is not certain to be an arm's is of none, as a value that is missing does less harm than one
 * of others. One that adds words to an arm's title is a part of that arm, where it has no more people.
 */
export function columnsOf(groups: readonly Group[], arms: readonly Arm[], countOf: CountOf): Column[] {
  const own = groups.filter(({ title }) => !isTotal(title) || groups.length === 1);
  const matched = matchTitles(own, arms);
  const taken = new Set(matched.values());
  const lone = arms.filter(({ pools }) => pools.length === 0);
  const columns = groups.map((group): Column => {
    const column = { ...group, arm: matched.get(group.id) ?? null, part: null };
    if (column.arm || isTotal(group.title)) return column;
    if (lone.length === 1 && own.length === 1) return { ...column, arm: lone[0]!, part: group.title };
    const described = describedAlike(group, own, arms);
    if (described && !taken.has(described)) return { ...column, arm: described };
    const parts = isSequence(group.title) ? [] : arms.flatMap((arm) => partFor(group, arm, countOf(group.id)));
    return parts.length === 1 ? { ...column, ...parts[0]! } : column;
  });
  const shared = columns.map(({ title }) => title);
  for (const column of withSharedPart(columns, shared, arms))
    columns[columns.findIndex(({ id }) => id === column.id)] = column;
  for (const { id, arm } of columns) if (arm && !arm.ids.includes(id)) arm.ids.push(id);
  return columns;
}

/** The arm of the same long description, where no other group or arm has it. */
function describedAlike({ description }: Group, groups: readonly Group[], arms: readonly Arm[]): Arm | null {
  if (description.length < 40) return null;
  const same = arms.filter((arm) => arm.description === description);
  return same.length === 1 && groups.filter((group) => group.description === description).length === 1
    ? same[0]!
    : null;
}

function partFor({ title }: Group, arm: Arm, n: string | null): { arm: Arm; part: string }[] {
  const part = partOf(title, arm.title);
  const isMore = (exact(n) ?? 0) > (exact(arm.n) ?? Infinity);
  return part === null || isMore ? [] : [{ arm, part }];
}

/** One group left whose neighbours are all of one part is of that part too: `Placebo (Sub-study)` beside `Placebo (Ins Sub-study)`. */
function withSharedPart(columns: Column[], titles: string[], arms: readonly Arm[]): Column[] {
  const parts = [...new Set(columns.flatMap(({ part }) => part ?? []))];
  const left = columns.filter(({ arm, title }) => !arm && !isTotal(title));
  const open = arms.filter((arm) => arm.pools.length === 0 && !columns.some((column) => column.arm === arm));
  if (parts.length !== 1 || left.length !== 1 || open.length !== 1 || titles.length < 2) return [];
  const bare = (title: string) => title.split(/(?<!\s)\s*[([]/, 1)[0]!.toLowerCase();
  return bare(left[0]!.title) === bare(open[0]!.title) ? [{ ...left[0]!, arm: open[0]!, part: parts[0]! }] : [];
}
