/** Names that tell whose number it is: of its own arm, population and outcome, and of others. */
import { namesOfArm } from '../trial/arm-names.js';
import {
  resultAt,
  type Trial,
  type TrialArm,
  type TrialComparison,
  type TrialPopulation,
  type TrialResult,
} from '../trial/trial.js';

/** Names of one kind, in small letters: those of the row of a value, and those of rows beside it. */
export interface Names {
  /** Outcomes, events and timepoints are what a whole sentence or row is on; arms and populations stand beside their numbers; rows are only those of tables. */
  kind: 'arm' | 'population' | 'subject' | 'timepoint' | 'row';
  own: string[];
  rivals: string[];
  /** Of a population in which alone the outcome is told: its number need not name it. */
  isOnly?: boolean;
  /** Of a comparison: the names of the comparator, beside which the comparator's own values stand. */
  comparator?: string[];
}

/** For a path with positions, such as `results.0.arms.high.mean`. */
export function namesAround(trial: Trial, path: string): Names[] {
  const [list, index, part, name] = path.split('.') as [string, string?, string?, string?];
  const row = Number(index);
  const named = part === 'arms' ? trial.arms.filter(({ id }) => id === name) : [];
  const ofArms = named.length > 0 ? [armNames(trial, named)] : [];
  if (list === 'participants')
    return [{ kind: 'population', ...apart(wordsOf(trial.participants.description), groupsIn(trial)) }];
  if (list === 'arms') return [armNames(trial, [trial.arms[row]!])];
  if (list === 'populations') return [populationNames(trial, trial.populations[row]!)];
  if (list === 'baseline' || list === 'adverse_events')
    return [...subjectNames(trial[list], [trial[list][row]!.name], trial), ...ofArms];
  const at = resultAt(trial, path);
  if (!at) return [];
  const { result, comparison } = at;
  const beside = trial.results.filter((one) => one !== result && one.outcome === result.outcome);
  const isOnly = beside.every(({ population }) => population === result.population);
  const around = [
    { ...populationNames(trial, result.population), isOnly },
    ...subjectNames(trial.outcomes, [result.outcome.name, result.outcome.long_name], trial),
    timepointNames(result, beside),
  ];
  return [...around, ...(comparison ? [comparedNames(trial, comparison)] : ofArms)];
}

type Named = readonly { name: string }[];

/** One of the rows of a list, beside the others; in a table also beside the rows of other lists. Names that its own holds tell nothing. */
function subjectNames(list: Named, own: (string | null)[], { outcomes, adverse_events, baseline }: Trial): Names[] {
  const has = (one: string) => own.some((name) => name?.toLowerCase().includes(one.toLowerCase()));
  const rivals = (rows: Named) => rows.map(({ name }) => name).filter((name) => !has(name));
  const others = [outcomes, adverse_events, baseline].filter((one) => one !== list).flat();
  return [
    { kind: 'subject', ...apart(own, rivals(list)) },
    { kind: 'row', ...apart(own, rivals(others)) },
  ];
}

function comparedNames(trial: Trial, { arm, versus }: TrialComparison): Names {
  const names = armNames(trial, [arm, versus]);
  const { own } = armNames(trial, [versus]);
  return { ...names, comparator: own.filter((one) => names.own.includes(one)) };
}

function armNames({ arms, dataset: { abbreviations } }: Trial, own: TrialArm[]): Names {
  // Arms taken together go by the names of their parts, and these by that of the whole.
  const isOwn = (arm: TrialArm): boolean =>
    own.includes(arm) || arm.pools.some((part) => own.includes(part)) || own.some(({ pools }) => pools.includes(arm));
  const named = (all: TrialArm[]) => all.flatMap((arm) => namesOfArm(arm, abbreviations));
  return { kind: 'arm', ...apart(named(arms.filter(isOwn)), named(arms.filter((arm) => !isOwn(arm)))) };
}

/** Cohorts beside one another, subgroups of one whole, and those of all participants; words that both have tell nothing. */
function populationNames(trial: Trial, own: TrialPopulation): Names {
  const { populations, participants } = trial;
  const beside = populations.filter((one) => one !== own && one.kind === own.kind && one.within === own.within);
  const isWhole = own.kind === 'analysis set' && own.within === null;
  const words = wordsOf(`${own.name} ${isWhole ? participants.description : ''}`);
  return {
    kind: 'population',
    ...apart(words, [...beside.flatMap(({ name }) => wordsOf(name)), ...(isWhole ? groupsIn(trial) : [])]),
  };
}

/** Words of cohorts and subgroups: a number that stands with them is not that of all participants. */
const groupsIn = ({ populations }: Trial): string[] =>
  populations.filter(({ kind }) => kind !== 'analysis set').flatMap(({ name }) => wordsOf(name));

const wordsOf = (text: string): string[] =>
  (text.match(/\p{L}{4,}/gu) ?? []).filter(
    (word) => !/^(with|only|from|than|participants|patients|people|adults|cohort|group|subgroup|years)$/i.test(word),
  );

/** “Week 12” beside “week 24”, where one outcome was measured at both. */
function timepointNames(result: TrialResult, beside: readonly TrialResult[]): Names {
  const formsOf = ({ timepoint, outcome }: TrialResult): string[] => {
    const time = timepoint ?? outcome.timepoint;
    const [, unit, count] = /^(\p{L}+)\s(\d+)$/u.exec(time) ?? [];
    return [time, ...(unit && count ? [`${count} ${unit}s`, `${count}-${unit}`] : [])];
  };
  return { kind: 'timepoint', ...apart(formsOf(result), beside.flatMap(formsOf)) };
}

function apart(own: (string | null)[], rivals: (string | null)[]): Pick<Names, 'own' | 'rivals'> {
  const asNames = (names: (string | null)[]) =>
    new Set(names.flatMap((name) => (name && name.length > 2 ? [small(name)] : [])));
  const [left, right] = [asNames(own), asNames(rivals)];
  return { own: [...left].filter((name) => !right.has(name)), rivals: [...right].filter((name) => !left.has(name)) };
}

/** Small letters, and one letter for micro (U+00B5 and U+03BC look the same). */
const small = (text: string): string => text.toLowerCase().replaceAll('µ', 'μ');

/** As far from a number a name can be its own. */
const reach = 70;
const preposition = /\s(?:in|on|with|to|for|among|from|of|receiving|given|taking|assigned)\s/;

/** The name that a number stands with: the nearest that follows in its clause (`18 in the muscle cohort`), else that before it (`placebo: 23`). */
export function nearestName(text: string, start: number, end: number, names: readonly string[]): string | null {
  const after = small(text.slice(end, end + reach));
  const before = small(text.slice(Math.max(0, start - reach), start));
  const follows = (name: string, at: number) => {
    const gap = after.slice(0, at).replace(/\([^()]*\)/, '');
    return isWhole(after, name, at) && /^[^.,;:()\d]{0,45}$/.test(gap) && preposition.test(gap);
  };
  const leads = (name: string, at: number) => {
    const gap = before.slice(at + name.length);
    return isWhole(before, name, at) && /^[^.,;\d]{0,25}$/.test(gap) && !/\band\b/.test(gap);
  };
  const nearest = (found: [string, number][]) => found.sort(([, one], [, two]) => one - two)[0]?.[0] ?? null;
  const next = names.map((name): [string, number] => [name, after.indexOf(name)]);
  const last = names.map((name): [string, number] => [name, before.lastIndexOf(name)]);
  return (
    nearest(next.filter(([name, at]) => at >= 0 && follows(name, at))) ??
    nearest(last.filter(([name, at]) => at >= 0 && leads(name, at)).map(([name, at]) => [name, -at - name.length]))
  );
}

const joint = /^[\s,]*(?:than|and|or|vs\.?|versus|compared with|against)\b/i;
const number = '[−–-]?(?<!\\d[.,·]?)\\d+(?:[.,·]\\d+)*\\s?%?';
const between = '\\s?(?:vs\\.?|versus|and|or|compared with)\\s?';
const firstOfTwo = new RegExp(`^\\s?%?${between}${number}`, 'i');
const secondOfTwo = new RegExp(`${number}${between}$`, 'i');

/**
 * The name of a number that is one of two told in turn: “higher with the drug than with
 * placebo (60.2 vs. 29.2%)”, “47 and 48 with the drug and placebo, respectively”. Null
 * where there are no two numbers, or not just two names.
 */
export function nameInTurn(text: string, start: number, end: number, names: readonly string[]): string | null {
  const [before, after] = [text.slice(Math.max(0, start - 120), start), text.slice(end, end + 120)];
  const turn = secondOfTwo.test(before) ? 1 : firstOfTwo.test(after) ? 0 : null;
  if (turn === null) return null;
  const ends = [...before.matchAll(/(?<!\bvs)[.;]\s/g)].at(-1);
  const sentence = before.slice(ends ? ends.index + 2 : 0);
  const led = namedIn(sentence, names);
  const [one, two] = led.slice(-2);
  if (one && two && joint.test(sentence.slice(one.end, two.start))) return [one, two][turn]!.name;
  const [first, second] = /\brespectively\b/i.test(after) ? namedIn(after, names) : [];
  return first && second ? [first, second][turn]!.name : null;
}

const joints = ['and', 'versus', 'vs', 'vs.', 'v', 'minus', 'compared with', 'over', 'against', 'from'].map(
  (word) => ` ${word}`,
);

/**
 * The name that a comparison before a number joins with its comparator: 1 mg of “between 1 mg and
 * placebo was 0.9”. Null where none is joined.
 */
export function partnerOf(text: string, start: number, comparator: readonly string[], names: readonly string[]) {
  const before = small(text.slice(Math.max(0, start - reach * 2), start));
  const [at] = comparator
    .map((name) => before.lastIndexOf(name))
    .filter((one) => one >= 0)
    .sort((a, b) => b - a);
  if (at === undefined) return null;
  const led = before
    .slice(0, at)
    .trimEnd()
    .replace(/\sthe$/, '');
  const joint = joints.find((one) => led.endsWith(one));
  if (joint === undefined) return null;
  const other = led.slice(0, -joint.length).replace(/,$/, '');
  return names.find((name) => other.endsWith(name) && isWhole(other, name, other.length - name.length)) ?? null;
}

/** Where names stand in a text, in its order; of two names at one place the longer. */
export function namedIn(text: string, names: readonly string[]): { name: string; start: number; end: number }[] {
  const whole = small(text);
  const found = names.flatMap((name) => {
    const start = whole.lastIndexOf(name);
    return start >= 0 && isWhole(whole, name, start) ? [{ name, start, end: start + name.length }] : [];
  });
  return found
    .filter((one) => !found.some((other) => other !== one && other.start <= one.start && other.end >= one.end))
    .sort((a, b) => a.start - b.start);
}

const isWhole = (text: string, name: string, at: number): boolean =>
  !/[\p{L}\d]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\d]/u.test(text[at + name.length] ?? ' ');
