/**
 * References of drafts to names and figures of the dataset, and how long they
 * are once they are printed.
 */
import { lowered } from '../reading/condition.js';
import { shorten } from '../text.js';
import type { ArmDraft, ComparisonDraft, ResultDraft } from '../drafts.js';

/** A name of the data. One that holds a number is referred to, like every number. */
export const named = (text: string, path: string) => (/\d/.test(text) ? `[[${path}]]` : text);
/** The name of an arm. */
export const armName = ({ id, name }: ArmDraft) => named(name, `arms.${id}.name`);
/** The same where room is short. */
export const shortName = (arm: ArmDraft) => arm.abbreviation ?? armName(arm);
/**
 * `on Placebo` of an arm `Drug then Placebo` where the outcome is of the second period, since its figures are of that treatment;
 * `in` and its name for any other.
 */
export function inArm(arm: ArmDraft, { name }: Pick<ResultDraft, 'name'>): string {
  const [first, second, ...more] = arm.name.split(/ then /i);
  const isTwo = second !== undefined && more.length === 0 && !/\d|…/.test(arm.name);
  const treatment = isTwo ? [first, second][periodOf(name) ?? 2] : undefined;
  return treatment === undefined ? `in ${armName(arm)}` : `on ${treatment}`;
}

/** Which of two periods an outcome is of, by its name: 0 or 1. */
function periodOf(name: string): 0 | 1 | null {
  const of = (number: string, word: string) =>
    new RegExp(`\\b(?:phase|period|session)\\s(?:${number})\\b|\\b${word} (?:phase|period|session)\\b`, 'i').test(name);
  const [isFirst, isSecond] = [of('I|1|one', 'first'), of('II|2|two', 'second')];
  return isFirst === isSecond ? null : isFirst ? 0 : 1;
}

/** The name of an outcome, as it stands inside a sentence. */
export const outcomeName = ({ id, name }: ResultDraft) => named(lowered(name), `outcomes.${id}.name`);

/** The path of a comparison: by its arm, and by both where one arm has several. */
export function pathOf({ id, comparisons }: ResultDraft, { arm, versus }: ComparisonDraft): string {
  const twins = comparisons.filter((other) => other.arm === arm).length > 1;
  return `results.${id}.comparisons.${twins ? `${arm.id}-versus-${versus.id}` : arm.id}`;
}

/** Names and figures by their paths: references to them are as long as they are. */
export type Names = ReadonlyMap<string, string>;

/** The names and figures that drafts refer to. */
export function namesOf(intervention: string, arms: ArmDraft[], results: ResultDraft[]): Names {
  return new Map([
    ['intervention.name', intervention],
    ...arms.map(({ id, name }): [string, string] => [`arms.${id}.name`, name]),
    ...results.flatMap((result): [string, string][] => [
      [`outcomes.${result.id}.name`, result.name],
      [`outcomes.${result.id}.timepoint`, result.timepoint],
      [`outcomes.${result.id}.measure`, result.reading.measure],
      ...result.figures.map(({ arm, key, text }): [string, string] => [
        `results.${result.id}.arms.${arm.id}.${key}`,
        text,
      ]),
      ...result.comparisons.flatMap((comparison) => figuresOf(comparison, pathOf(result, comparison))),
    ]),
  ]);
}

const figuresOf = ({ estimate, interval }: ComparisonDraft, path: string): [string, string][] => [
  [`${path}.estimate`, estimate ?? ''],
  [`${path}.ci.low`, interval?.low ?? ''],
  [`${path}.ci.high`, interval?.high ?? ''],
  [`${path}.ci.level`, interval?.level ?? ''],
];

/** With a full stop, unless a cut name ends it with an ellipsis. */
export function ended(text: string, names: Names): string {
  const last = /\[\[([^[\]]*)\]\]$/.exec(text)?.[1];
  return (names.get(last ?? '') ?? text).endsWith('…') ? text : `${text}.`;
}

/** Letters of a sentence when it is printed; other figures have up to six. */
export const printedLength = (text: string, names: Names): number =>
  text.replace(/\[\[([^[\]]*)\]\]/g, (_, path: string) => names.get(path) ?? 'x'.repeat(6)).length;

/** The first of these that has at most so many letters; else the last, cut. */
export function fullest<T extends { text: string }>(most: number, names: Names, choices: readonly T[]): T {
  const fitting = choices.find(({ text }) => printedLength(text, names) <= most);
  const last = choices.at(-1)!;
  return fitting ?? { ...last, text: shorten(last.text.replace(/\[\[[^[\]]*\]\]/g, '…'), most) };
}
