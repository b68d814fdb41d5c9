/** Results of subgroups as abstracts print them behind those of all: `among patients on a ventilator (29.3% vs. 41.4%; rate ratio, 0.64; 95% CI, 0.51 to 0.81)`. */
import type { Writing } from '../dataset/edit/put.js';
import { idFrom } from '../import/text.js';
import { factsOf, type Measure } from '../trial/measures.js';
import type { Sentence } from './article.js';
import { namesOf, type NamedArm } from './arm-names.js';
import { limitsOf, measureBefore } from './candidate-comparisons.js';
import { intervalsIn, type Span } from './compared.js';
import { plainNumber } from './plain-values.js';

export interface ToldSubgroup {
  sentence: string;
  /** From the name of the subgroup to the end of its figures. */
  span: Span;
  /** `receiving oxygen`. */
  name: string;
  /** `Drug 29.3%, Usual care 41.4%, rate ratio 0.64 (0.51 to 0.81)`. */
  told: string;
  writings: Writing[];
}

const people = '(?:those|patients|participants|people|adults|children|women|men|persons|individuals)';
const percent = '\\d{1,3}(?:[.·]\\d{1,2})?\\s?%';
const told = new RegExp(
  `\\b(?:among|in) (?:the )?(${people}(?: who (?:were|had))? [^()%;]{4,90}?) \\((${percent}) (?:vs\\.?|versus|and|compared with) (${percent})[;,] ([^()]{5,160})\\)`,
  'giu',
);
/** What opens the words for people of a subgroup, and tells nothing of them. */
const opening = new RegExp(`^${people} (?:who (?:were|had) )?`, 'i');

/** Each with the rows that it makes: its people, and the result of the primary outcome among them. Only of two arms, and where the sentence tells whose figure is whose. */
export function subgroupsIn(abstract: readonly Sentence[], arms: readonly NamedArm[]): ToldSubgroup[] {
  const names = namesOf(arms);
  const experimental = arms.find(({ role }) => role === 'experimental');
  const comparator = arms.find(({ role }) => role === 'comparator');
  if (arms.length !== 2 || !experimental || !comparator) return [];
  return abstract.flatMap(({ text }) =>
    [...text.matchAll(told)].flatMap((found): ToldSubgroup[] => {
      const { 0: whole, 1: who = '', 2: one = '', 3: other = '', 4: effect = '', index: start } = found;
      const order = inOrder(text.slice(0, start), names);
      const [interval] = intervalsIn(effect);
      const numeral = /\d[\d.·]*/.exec(effect)!;
      const measure = measureBefore(effect, numeral.index);
      if (!order || !interval || !measure || numeral.index > interval.start) return [];
      const [first, second] = order;
      const shares = first.id === experimental.id ? [one, other] : [other, one];
      if (!agrees(measure, plainNumber(numeral[0]), shares)) return [];
      const id = idFrom(who.replace(opening, ''), new Set(), 'subgroup');
      const name = who.replace(/^(?:those|patients|participants|people) (?:who were )?/i, '');
      const [own, theirs] = [first, second].map(
        ({ id: arm }, at) => `${arm}: { percent: ${plainNumber(at ? other : one)} }`,
      );
      const compared = `{ arm: ${experimental.id}, versus: ${comparator.id}, measure: ${measure}, estimate: ${plainNumber(numeral[0])}, ci: ${limitsOf(interval)} }`;
      const title = JSON.stringify(name.charAt(0).toUpperCase() + name.slice(1));
      return [
        {
          sentence: text,
          span: { start, end: start + whole.length },
          name,
          told: `${first.name} ${one}, ${second.name} ${other}, ${measure} ${numeral[0]} (${interval.low} to ${interval.high})`,
          writings: [
            {
              key: 'populations.+',
              value: `{ id: ${id}, name: ${title}, kind: subgroup, within: all, n: not reported }`,
            },
            {
              key: 'results.+',
              value: `{ id: ${id}, outcome: main, population: ${id}, arms: { ${own}, ${theirs} }, comparisons: [${compared}] }`,
            },
          ],
        },
      ];
    }),
  );
}

/** Whether a ratio lies on the side of the shares, or they were given to the wrong arms; of a difference its sign is not read. */
function agrees(measure: Measure, estimate: string, shares: readonly string[]): boolean {
  const [own, other] = shares.map((share) => parseFloat(plainNumber(share)));
  const ratio = Number(estimate);
  return factsOf(measure).kind === 'ratio' && own !== other && ratio !== 1 && ratio < 1 === own! < other!;
}

/** The two arms in the order in which words before the figures compare them: `lower on the drug than on placebo`. */
function inOrder(before: string, names: ReadonlyMap<string, NamedArm>): [NamedArm, NamedArm] | null {
  const small = before.toLowerCase();
  const first = [...names.keys()]
    .map((name) => ({ at: small.indexOf(name), arm: names.get(name)! }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const [one] = first;
  const other = first.find(({ arm }) => arm !== one?.arm);
  return one && other ? [one.arm, other.arm] : null;
}
