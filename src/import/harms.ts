/** Counted harms of a draft, as its sentences refer to them. */
import type { ArmDraft } from './arms.js';
import { exact } from './figures.js';
import { lowered } from './condition.js';
import { armName, named } from './refer.js';
import { Figure, Remarked, type Tree } from './yaml.js';

/** A row of adverse events as it stands in the file. */
type Group = { [key: string]: Tree };

const bare = (tree: Tree): Tree => (tree instanceof Remarked ? bare(tree.value) : tree);
const groupOf = (tree: Tree): Group => {
  const value = bare(tree);
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Figure)
    ? (value as Group)
    : {};
};

/** More arms than these are left to the table. */
const mostArms = 5;

/** `Deaths: 12 of 100 in Drug; 15 of 99 in Placebo`; empty where not every arm is counted, or there are too many; and whether nobody had it. */
export function harmText(id: string, words: string, events: Tree[], arms: ArmDraft[]): { text: string; none: boolean } {
  const row = events.map(groupOf).find((event) => event.id === id);
  const own = arms.filter(({ pools }) => pools.length === 0);
  const counted = groupOf(row?.arms);
  const told = own.flatMap((arm) => {
    const { n, events: count } = groupOf(counted[arm.id]);
    const path = `adverse_events.${id}.arms.${arm.id}`;
    const figure = bare(count);
    if (!(figure instanceof Figure)) return [];
    const of = bare(n) instanceof Figure ? ` of [[${path}.n]]` : '';
    return [{ text: `[[${path}.events]]${of} in ${armName(arm)}`, none: exact(figure.text) === 0 }];
  });
  const isWhole = told.length === own.length && told.length > 0 && told.length <= mostArms;
  return {
    text: isWhole ? `${words}: ${told.map(({ text }) => text).join('; ')}` : '',
    none: told.every(({ none }) => none),
  };
}

/** `Of the other adverse events, cough was commonest: 22 of 63 in Drug; 2 of 63 in Placebo`; empty where none has a row. */
export function commonestText(events: Tree[], arms: ArmDraft[]): string {
  const { id, name } = events.map(groupOf).find(({ kind }) => kind === 'common') ?? {};
  if (typeof id !== 'string' || typeof name !== 'string') return '';
  const words = `Of the other adverse events, ${named(lowered(name), `adverse_events.${id}.name`)} was commonest`;
  return harmText(id, words, events, arms).text;
}
