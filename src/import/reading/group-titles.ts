/** The same group in another module of a record: known by its title, and never by its order alone. */
import { isSpelling, titleWords } from '../text.js';

/** What a group or an arm is known by. */
export interface Named {
  title: string;
  description: string;
}

/**
 * The arm of each group, by the group's id. Groups that are not certain to be an
 * arm are left out: a figure that is missing does less harm than one of others.
 */
export function matchTitles<A extends Named>(
  groups: readonly (Named & { id: string })[],
  arms: readonly A[],
): Map<string, A> {
  const found = new Map<string, A>();
  const isTaken = (arm: A) => [...found.values()].includes(arm);
  const titled = arms.map((arm) => ({ arm, words: titleWords(arm.title) }));
  const pairs = groups.flatMap((group) => {
    const own = titleWords(group.title);
    return titled.flatMap(({ arm, words }) => {
      const same = isSame(own, words);
      return same || mayBe(group, arm, own, words) ? [{ group, arm, same }] : [];
    });
  });
  for (const { group, arm, same } of pairs) if (same && !found.has(group.id) && !isTaken(arm)) found.set(group.id, arm);
  for (const { group, arm } of pairs) {
    // Two that it may be decide nothing, nor do two that may be it.
    const isOnly = pairs.every((other) => (other.group === group) === (other.arm === arm));
    if (isOnly && !found.has(group.id) && !isTaken(arm)) found.set(group.id, arm);
  }
  return found;
}

/** Words whose order says who got what first. */
const ordering = ['then', 'before', 'after', 'followed', 'crossover', 'first', 'to'];

/** A title by its words, read once, as each is compared with many. */
type Words = readonly string[];

/** Whether two titles are of the same words. */
function isSame(left: Words, right: Words): boolean {
  const { only, also } = apartOf(left, right);
  // “Drug-Placebo” is “Drug plus Placebo”: what joins the same words tells nothing.
  if ([...only, ...also].some((word) => word !== 'and') || left.length === 0) return false;
  return !left.some((word) => ordering.includes(word)) || left.join(' ') === right.join(' ');
}

/**
 * Whether a group may be an arm by another title: one says less and nothing
 * else than the other. Two that have words of their own each are two, as are
 * the women of an arm and the arm.
 */
function mayBe(group: Named, arm: Named, left: Words, right: Words): boolean {
  if (isNamedBy(group, arm)) return true;
  if (left.length === 0 || right.length === 0) return false;
  const { only, also } = apartOf(left, right);
  // The same words in another order are another order of treatments.
  if (only.length > 0 === also.length > 0) return false;
  const told = new Set(titleWords(arm.description));
  const isDose = (word: string) => /^(\d.*|mc?g|k?g|m?l|iu)$/.test(word);
  return !hasTelling([...only, ...also]) && only.every((word) => isDose(word) || told.has(word));
}

/** Whether one has no name but a letter or number that the other has too, or the same description. */
function isNamedBy(group: Named, arm: Named): boolean {
  const [short, long] = isBare(group.title) ? [group, arm] : [arm, group];
  if (!isBare(short.title) || isBare(long.title)) return false;
  const label = titleWords(short.title).join(' ');
  const isLabelled = /^(arm|group|cohort)\b/i.test(long.title) && titleWords(long.title)[0] === label;
  return isLabelled || (short.description.length > 30 && short.description === long.description);
}

/** Whether a title only numbers its group, as `Arm 2` and `B` do. */
export const isBare = (title: string): boolean =>
  /^((arm|group|cohort|treatment|regimen)\s*)?([a-z]|\d{1,2}|[ivx]{1,4})$/i.test(title.trim());

/** The words that only the one has, and those that only the other has. */
function apartOf(left: Words, right: Words): { only: string[]; also: string[] } {
  const without = (some: Words, others: Words) =>
    some.filter((word) => !others.some((other) => isSpelling(word, other)));
  return { only: without(left, right), also: without(right, left) };
}

/** Words that turn a treatment or those who have it into others. */
const telling = new Set(
  'placebo sham no not without control and only alone high low pooled combined all total overall'.split(' '),
);
const hasTelling = (words: string[]) => words.some((word) => telling.has(word) || ordering.includes(word));

/** Whether a title has all words of another, and those that it has besides tell nothing else apart. */
export function isPartOf(whole: string, part: string): boolean {
  const { only, also } = apartOf(titleWords(whole), titleWords(part));
  return titleWords(whole).length > 0 && only.length === 0 && !hasTelling(also);
}

const brackets = /(?<!\s)\s*[([][^()[\]]*[)\]]\s*$/;

/**
 * The part of an arm's people that a title is of: `Sub-study` of `Drug (Sub-study)`, beside the arms `Drug` or `Drug (Main study)`,
 * and `Women` of `Drug, Women`. Null where it is not the arm's title with something added that makes no other treatment of it.
 */
export function partOf(title: string, arm: string): string | null {
  const [own, whole] = [title, arm].map(
    (text) =>
      brackets
        .exec(text)?.[0]
        .replace(/[()[\]]/g, '')
        .trim() ?? '',
  );
  const [bare, of] = [title, arm].map((text) => titleWords(text.replace(brackets, '')).join(' '));
  if (own && own !== whole && bare === of && bare !== '' && !hasTelling(titleWords(own).filter(isNoWith))) return own;
  const plain = (text: string) => text.toLowerCase().replaceAll('-', ' ');
  const added = plain(title).startsWith(plain(arm))
    ? /^\s*[,:;–-]\s*(\S.*)$/.exec(title.slice(arm.length))?.[1]
    : undefined;
  return added && !hasTelling(titleWords(added)) ? added : null;
}

/** Inside brackets, what stands beside a treatment is no part of it. */
const isNoWith = (word: string) => !['with', 'without', 'and', 'total', 'all', 'not', 'no'].includes(word);

/** Whether a title is that of all people together. */
export const isTotal = (title: string): boolean =>
  /^(total|overall|all (enrolled |randomi[sz]ed |treated )?(participants|patients|subjects))( population)?$/i.test(
    title.trim(),
  );

/** Whether a title tells treatments one after the other. */
export const isSequence = (title: string): boolean =>
  /\b(then|followed by|cross(es|ed|ing)?[ -]?over to|switch(ed|ing)? to|sequence)\b|→|->|^(?:[A-D]{2,4}|[A-D](?:\s?[-/→]\s?[A-D])+)$/i.test(
    title,
  );
