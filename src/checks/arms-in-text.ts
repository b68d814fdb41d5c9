/** Arms as sentences name them: by name, short name, drug, dose, or a word of their id, as in `the short course`. */
import type { Dataset } from '../dataset/schema.js';
import { namesOfArm } from '../trial/arm-names.js';
import type { Trial, TrialArm } from '../trial/trial.js';

/** A place in a text that names arms: one, or several where the words are those of several. */
export interface Mention {
  arms: TrialArm[];
  index: number;
  end: number;
}

/** Finds the arms that a text names; of labels that overlap, the longest: `150 mg` names no `50 mg`. */
export function armsIn({ arms, dataset }: Trial): (text: string) => Mention[] {
  const labels = new Map<string, TrialArm[]>();
  const add = (label: string, arm: TrialArm) => labels.set(label, [...(labels.get(label) ?? []), arm]);
  for (const arm of arms) for (const label of labelsOf(arm, dataset)) add(label, arm);
  const doses = byDose(arms);
  const [lowest, highest] = [doses[0], doses.at(-1)];
  const ends = doses.length === 2 ? ['lower', 'higher', 'low', 'high', 'smaller', 'larger'] : ['lowest', 'highest'];
  if (lowest && highest && lowest !== highest)
    ends.forEach((end, at) => add(`${end} dose`, at % 2 === 0 ? lowest : highest));
  return (text) => {
    const found = [...labels].flatMap(([label, of]) =>
      placesOf(label, text).map((place) => ({ arms: wholeOf(of), ...place })),
    );
    const isWithin = (one: Mention, other: Mention) =>
      one.index < other.end && other.index < one.end && one.end - one.index < other.end - other.index;
    return found
      .filter((one) => !found.some((other) => isWithin(one, other)))
      .sort((one, other) => one.index - other.index);
  };
}

/** Arms of one drug from the lowest dose to the highest, in one unit; empty where there are fewer than two doses. */
export function byDose(arms: readonly TrialArm[]): TrialArm[] {
  const told = arms.flatMap((arm) => {
    if (arm.pools.length > 0 || arm.role !== 'experimental') return [];
    const [, size, unit] = /(?<![\d.])(\d+(?:\.\d+)?)\s?([a-zµμ]+)/i.exec(arm.dose ?? arm.short ?? arm.name) ?? [];
    return size && unit ? [{ arm, size: Number(size), unit: unit.toLowerCase() }] : [];
  });
  const isOne = told.length > 1 && told.every(({ unit }) => unit === told[0]!.unit);
  return isOne ? told.toSorted((one, other) => one.size - other.size).map(({ arm }) => arm) : [];
}

/** Of a name that arms have together with the one that pools them, that one. */
function wholeOf(arms: TrialArm[]): TrialArm[] {
  const whole = arms.find((arm) => arm.pools.length > 0 && arms.every((one) => one === arm || arm.pools.includes(one)));
  return whole ? [whole] : arms;
}

/** Whether two arms are one, or one takes the other together with others. */
export const isPartOf = (one: TrialArm, other: TrialArm): boolean =>
  one === other || one.pools.includes(other) || other.pools.includes(one);

const nouns = ['course', 'arm', 'group', 'dose', 'regimen', 'schedule'];

/** Its names, what stands before a comma or a bracket, and words made of its id: `the short course`. */
function labelsOf(arm: TrialArm, { abbreviations }: Dataset): string[] {
  const [bare = ''] = arm.name.split(/ \(|, /);
  const [untreated] = /^(?:placebo|sham)(?= \p{L}+$)/iu.exec(arm.name) ?? [];
  const byId = /^[a-z]{3,}$/.test(arm.id) ? nouns.map((noun) => `${arm.id} ${noun}`) : [];
  const all = [...namesOfArm(arm, abbreviations), bare, ...(untreated ? [untreated] : []), ...byId].map((label) =>
    label.toLowerCase(),
  );
  return [...new Set(all)].filter((label) => label.length > 1);
}

/** Where a label stands whole: neither in `0.5 mg` nor in `placebo-controlled`. */
function placesOf(label: string, text: string): { index: number; end: number }[] {
  const lower = text.toLowerCase();
  const found: { index: number; end: number }[] = [];
  if (lower.length !== text.length) return found;
  for (let index = lower.indexOf(label); index >= 0; index = lower.indexOf(label, index + 1)) {
    const end = index + label.length;
    const [before, after] = [lower.slice(Math.max(0, index - 2), index), lower.slice(end, end + 2)];
    if (!/[\p{L}\d-]$|\d[.,·]$/u.test(before) && !/^[\p{L}\d]|^[-–.,·/][\p{L}\d]/u.test(after))
      found.push({ index, end });
  }
  return found;
}
