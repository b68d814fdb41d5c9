/** The arms as a draft names them, and which columns of the record are theirs. */
import { upper } from '../../format/capital.js';
import { isBare, isSequence } from '../reading/group-titles.js';
import { armNames } from '../reading/names.js';
import { isOutsideRandomisation } from '../reading/unrandomised.js';
import type { Arm, Column, RegistryOutcome, RegistryTrial } from '../registry-trial.js';
import { exact } from '../reading/numbers.js';
import { draftSizes, type DraftSize } from './draft-size.js';
import { idFrom, shorten } from '../text.js';
import type { ArmDraft, Arms } from '../drafts.js';

/** The arms that there is room for, those of the first outcome before the others. */
export function armDrafts(
  trial: RegistryTrial,
  main: readonly Column[],
  room: Pick<DraftSize, 'arms' | 'arm'> = draftSizes[0]!,
): Arms {
  const remarks = [...trial.armRemarks];
  const inMain = (arm: Arm) => main.some((column) => column.arm === arm || (column.arm?.pools ?? []).includes(arm));
  const ranked = trial.arms.toSorted((a, b) => Number(inMain(b)) - Number(inMain(a)));
  const kept = trial.arms.filter((arm) => ranked.indexOf(arm) < room.arms);
  const left = trial.arms.filter((arm) => !kept.includes(arm));
  if (left.length > 0)
    remarks.push(
      `The record has ${trial.arms.length} groups; left out, those of the primary outcome being taken first: ${titles(left)}.`,
    );
  const labels = labelsOf(kept);
  const isLong = labels.length <= fewArms && labels.some((label) => abbreviationOf(label, trial) !== null);
  const names = distinct(labels, isLong ? Math.max(room.arm, mostOfAbbreviated) : room.arm);
  const taken = new Set<string>();
  const list = kept.map((of, index): ArmDraft => ({
    id: idFrom(labels[index]!, taken, 'arm'),
    name: names[index]!,
    title: of.title,
    label: labels[index]!,
    abbreviation: abbreviationOf(labels[index]!, trial),
    role: 'experimental',
    description: of.description,
    n: of.n,
    at: of.place,
    pools: [],
    of,
  }));
  for (const arm of list) arm.pools = arm.of.pools.flatMap((part) => list.find(({ of }) => of === part)?.id ?? []);
  return { list: list.filter(({ pools, of }) => pools.length === of.pools.length), remarks };
}

/** Arms whose names have room for all their words where the record abbreviates one; and letters of such a name. */
const fewArms = 3;
const mostOfAbbreviated = 60;

/**
 * The arms of a trial of which a part was randomised, with as many as the first outcome counts of those randomised, by its words: the
 * flow can hold people who were given the same and were not.
 */
export function ofRandomisedPart(arms: Arms, trial: RegistryTrial, first: RegistryOutcome | undefined): Arms {
  const isPart = trial.arms.some((arm) => isOutsideRandomisation(arm, trial));
  if (!isPart) return arms;
  const counted = isOfRandomised(first) ? (first?.rows[0]?.counted ?? []) : [];
  return {
    ...arms,
    list: arms.list.map((arm) => {
      if (isOutsideRandomisation(arm.of, trial)) return arm;
      const own = counted.find(({ column }) => column.arm === arm.of);
      return own ? { ...arm, n: own.value, at: `outcome ${first!.number}, ${own.column.id}` } : arm;
    }),
  };
}

/** Whether an outcome counts those who were randomised, by its words on who was analysed. */
export const isOfRandomised = (outcome: RegistryOutcome | undefined): boolean =>
  /\brandomi[sz]/i.test(outcome?.population ?? '') &&
  !/\b(regardless|outside|irrespective)\b/i.test(outcome?.population ?? '');

/** The letters in brackets that the record puts behind a name too long for a headline. */
function abbreviationOf(label: string, { summary, details, titles, outcomes }: RegistryTrial): string | null {
  if (label.length <= 30) return null;
  const text = [
    titles.brief,
    titles.official,
    summary,
    details,
    ...outcomes.map(({ description }) => description),
  ].join('; ');
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = [...text.matchAll(new RegExp(`${escaped} \\(([\\p{L}\\d-]{2,10})\\)`, 'giu'))].map(
    ([, short]) => short!,
  );
  return found.find((short) => (short.match(/\p{Lu}/gu) ?? []).length > 1) ?? null;
}

/** Names of so many letters, or of as many more as tell all from one another. */
export function distinct(labels: string[], most: number): string[] {
  const names = armNames(labels, most);
  const isClear = new Set(names.map((name) => name.toLowerCase())).size === names.length;
  return isClear || most > 120 ? names : distinct(labels, most + 8);
}

/** Titles in a row, for a remark. */
export const titles = (arms: readonly { title: string }[]) =>
  arms.map(({ title }) => `“${shorten(title, 50)}”`).join(', ');

/** The arm of each column, by its id: where columns are of parts of arms only, of these. Two columns of one arm are neither's. */
export function armsOf<A extends { of: Arm }>(columns: readonly Column[], arms: readonly A[]): Map<string, A> {
  const whole = columns.filter(({ arm, part }) => arm !== null && part === null);
  const used = whole.length > 0 ? whole : columns.filter(({ arm }) => arm !== null);
  const once = used.filter(({ arm }) => used.filter((other) => other.arm === arm).length === 1);
  return new Map(
    once.flatMap(({ id, arm }) => {
      const draft = arms.find(({ of }) => of === arm);
      return draft ? [[id, draft] as const] : [];
    }),
  );
}

/** The part of the arms' people that all columns of arms are of; null where they are of the whole arms. */
export function partOfColumns(columns: readonly Column[]): string | null {
  const told = columns.filter(({ arm }) => arm !== null);
  return told.length > 0 && told.every(({ part }) => part !== null) ? told[0]!.part : null;
}

/** Whether the arms are orders of treatments, so that each arm was given all. */
export const areSequences = (arms: readonly { title: string }[]): boolean =>
  arms.length > 1 && arms.every(({ title }) => isSequence(title));

/** `Arm 2` says nothing: such an arm is called by what the protocol gives it. Two arms of one name would be one. */
function labelsOf(arms: readonly Arm[]): string[] {
  // One arm alone is called by what it was given.
  const isAlone = arms.length === 1 && (arms[0]!.planned?.interventions.length ?? 0) > 0;
  const named = arms.map((arm) => (isAlone || isBare(arm.title) ? nameOf(arm) : withoutNumber(arm.title)));
  const names = withoutSharedEnd(named);
  return names.map((name, index) => (names.indexOf(name) === names.lastIndexOf(name) ? name : arms[index]!.title));
}

/** The names without a bracket in which all of them end, such as the name of the study. */
function withoutSharedEnd(names: string[]): string[] {
  const end = / \([^()]{3,80}\)$/.exec(names[0] ?? '')?.[0];
  const isShared =
    end !== undefined && names.length > 1 && names.every((name) => name.endsWith(end) && name.length > end.length + 2);
  return isShared ? names.map((name) => name.slice(0, -end.length)) : names;
}

/** `Carvedilol` for `Arm I (Carvedilol)`, `Drug` for `Group A: Drug`, and `Drug then Placebo` for `Drug Crossover to Placebo`. */
function withoutNumber(title: string): string {
  const number = String.raw`(?:arm|group|cohort)\s+(?:[a-z]|\d{1,2}|[ivx]{1,4})`;
  const own = new RegExp(`^${number}\\s*(?:\\(([^()]{3,})\\)$|[:–-]\\s+(\\S.{2,})$)`, 'i').exec(title);
  const named = (own?.[1] ?? own?.[2] ?? title).replace(/^Experimental: /i, '');
  return upper(named.replace(/ cross(?:es|ed|ing)?[ -]?over to /i, ' then '));
}

function nameOf({ title, description, planned }: Arm): string {
  const interventions = planned?.interventions ?? [];
  const placebo = interventions.find((name) => /placebo|sham/i.test(name));
  const isPlacebo = planned?.kind === 'placebo' || planned?.kind === 'sham';
  const name = isPlacebo && placebo ? placebo : interventions.join(' + ');
  if (name) return upper(name);
  const told = /\b(test|reference) (product|formulation|treatment|drug)\b/i.exec(description)?.[0];
  return told ? `${title} (${told.toLowerCase()})` : title;
}

/** Whether anybody is in an arm. */
export const hasPeople = ({ n }: ArmDraft): boolean => exact(n) !== 0;
