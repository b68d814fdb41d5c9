/** Whether two names are of one thing, in the words of two people. */
import { words } from '../import/text.js';

/** Words that stand in the names of most outcomes and arms, and tell none from another. */
const common = new Set(
  'the of in to at and or from for with by on as an is was were total mean median change baseline week weeks month months day days year years number percentage percent proportion rate score scale participants patients subjects people adults who that had have achieving experiencing measured assessed using primary secondary outcome endpoint group arm treatment plus'.split(
    ' ',
  ),
);

/** By their beginnings, so that `hospitalised` is `hospitalisation`; and abbreviations whole. */
const stems = (name: string): Set<string> =>
  new Set(
    words(name)
      .filter((word) => !common.has(word) && !/^\d/.test(word))
      .map((word) => word.slice(0, 6)),
  );

/** From 0 to 1: which part of the words of the shorter name the other has. */
export function alikeness(left: string, right: string): number {
  const [one, other] = [stems(left), stems(right)];
  const fewer = Math.min(one.size, other.size);
  if (fewer === 0) return 0;
  return [...one].filter((word) => other.has(word)).length / fewer;
}

/** As much of a name must be found in another for both to be one thing. */
export const enough = 0.6;

/** Pairs of what is alike, the best first, each thing in one pair at most. */
export function pairs<A, B>(
  left: readonly A[],
  right: readonly B[],
  nameOf: (one: A) => string,
  nameOfOther: (one: B) => string,
): [A, B][] {
  const all = left.flatMap((one) =>
    right.map((other) => ({ one, other, score: alikeness(nameOf(one), nameOfOther(other)) })),
  );
  const taken = new Set<unknown>();
  return all
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score)
    .flatMap(({ one, other }): [A, B][] => {
      if (taken.has(one) || taken.has(other)) return [];
      taken.add(one).add(other);
      return [[one, other]];
    });
}
