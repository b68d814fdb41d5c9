/** Which rows of an outcome are its result: the last visit, the change, the total, the category that is aimed for; never where people began. */
import { own } from '../../own.js';
import type { RegistryOutcome } from '../registry-trial.js';
import { kindOf } from './kind.js';
import { exact, figure } from './numbers.js';

interface Titled {
  title: string;
  counted: RegistryOutcome['rows'][number]['counted'];
  measurements: RegistryOutcome['rows'][number]['measurements'];
}

/** The rows in the order in which they should be told, and why the first is the first. */
export interface Ranked<R> {
  rows: R[];
  /** Whether they are visits, of which the last is the result and its title a time. */
  isVisit: boolean;
  why: string;
  /** Whether the first is the result of the outcome, and not one of several of which none is more than the others. */
  isSure: boolean;
  /** Whether they are of the last of several visits each. */
  areVisits?: boolean;
  /** Whether they are categories of which everybody is in one: of two, each tells the other. */
  areExclusive?: boolean;
}

const minutes: Record<string, number> = { s: 1 / 60, min: 1, h: 60, d: 1440, w: 10080, m: 43800, y: 525600 };
const units = String.raw`(?<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mos?|m|years?|yrs?|y)`;
const after = new RegExp(String.raw`(?<!\d)(?<count>\d+(?:\.\d+)?)\s*(?:-\s*)?${units}(?![\p{L}\d])`, 'giu');
const before = new RegExp(String.raw`(?<![\p{L}])${units}\s*(?:-\s*)?(?<count>\d+(?:\.\d+)?)`, 'giu');
const start =
  /\b(baseline|screening|BL|enrol+ment|pre[- ]?(dose|task|treatment|infusion|operative|op|test|implant\w*|procedure|intervention|surgery|randomi[sz]ation)|before|visit 1|day 0|week 0|month 0)\b/i;

const unitOf = (word: string): number => own(minutes, /^mi/i.test(word) ? 'min' : word.charAt(0).toLowerCase())!;

/** When a row was measured, in minutes: before zero where people began; null where its title tells no time. */
export function timeOf(title: string): number | null {
  if (/\bchange\b|\bfrom baseline\b/i.test(title) && !start.test(title.replace(/from baseline|change/gi, '')))
    return timeIn(title);
  if (start.test(title)) return -1;
  return timeIn(title);
}

/** The last time that a title tells, of a stretch its end. */
function timeIn(title: string): number | null {
  const plain = title.replace(/(\d)\s*(?:-|–|to|through)\s*(?=\d)/gi, '$1 … ');
  const told = [...plain.matchAll(after), ...plain.matchAll(before)].map(({ index, groups }) => ({
    index,
    time: Number(groups!.count) * unitOf(groups!.unit!),
  }));
  const stretch = /^(\D*?)(\d+(?:\.\d+)?) … (\d+(?:\.\d+)?)/.exec(plain);
  if (stretch && told.length > 0) {
    const unit = [...plain.matchAll(before), ...plain.matchAll(after)][0]?.groups?.unit;
    if (unit) return Number(stretch[3]) * unitOf(unit);
  }
  return told.length === 0 ? null : Math.max(...told.map(({ time }) => time));
}

/** What is left of a title without its times: the same for one thing at several visits. */
const withoutTime = (title: string): string =>
  title
    .replace(after, ' ')
    .replace(before, ' ')
    .replace(start, ' ')
    .replace(/\b(at|value|the|to|from|visit)\b|[\d\s,:;().–-]+/gi, ' ')
    .trim()
    .toLowerCase();

/** The rows of an outcome, the result first. */
export function rankRows<R extends Titled>(outcome: RegistryOutcome, rows: readonly R[]): Ranked<R> {
  if (rows.length < 2) return { rows: [...rows], isVisit: false, isSure: true, why: '' };
  const later = rows.filter(({ title }) => (timeOf(title) ?? 0) >= 0);
  const wanted = later.length > 0 ? later : [...rows];
  const changes = wanted.filter(({ title }) => /\b(change|difference)\b/i.test(title));
  const told = changes.length > 0 && changes.length < rows.length ? changes : wanted;
  const last = lastVisits(told, kindOf(outcome).counts === 'amount');
  if (last) return last;
  const total = told.filter(({ title }) =>
    /^(total|overall|composite|combined|all\b|any\b|primary composite)|\btotal score\b/i.test(title),
  );
  if (total.length > 0 && total.length < told.length)
    return {
      rows: [...total, ...told.filter((row) => !total.includes(row))],
      isVisit: false,
      isSure: true,
      why: 'the whole before its parts',
    };
  if (areExclusive(outcome, told)) return aimedFor(told);
  const why = told === changes ? 'the change, not where people began' : '';
  return { rows: told, isVisit: false, isSure: told.length === 1, why };
}

/** A visit that is none of all people, and one after the others, at which counts are complete and amounts are of after treatment. */
const irregular = /^\W*(premature|early|unscheduled|at discontinuation|discontinuation visit)\b/i;
const afterOthers = /^\W*(follow[- ]?up|post[- ]?treatment)( visit| period)?\W*$/i;

/** The last visit of each thing that was measured; null where titles tell no times. */
function lastVisits<R extends Titled>(all: readonly R[], isAmount: boolean): Ranked<R> | null {
  const rows = all.filter(({ title }) => !irregular.test(title) && !(isAmount && afterOthers.test(title)));
  const unit = unitOfOthers(rows);
  const timed = rows.map((row) => {
    const title = /^\d+(?:\.\d+)?$/.test(row.title) ? `${row.title}${unit}` : row.title;
    if (afterOthers.test(title)) return { row, time: Infinity, what: '' };
    return { row, time: timeOf(title), what: withoutTime(title) };
  });
  if (
    rows.length === 0 ||
    timed.some(({ time }) => time === null) ||
    new Set(timed.map(({ time }) => time)).size < Math.min(2, rows.length)
  )
    return null;
  const things = [...new Set(timed.map(({ what }) => what))];
  const most = Math.max(...rows.map(countedIn));
  const last = things.map((thing) => {
    const own = timed.filter(({ what }) => what === thing);
    // To a visit that few had come to yet, the others are to be preferred.
    const full = own.filter(({ row }) => countedIn(row) * 2 >= most);
    return (full.length > 0 ? full : own).reduce((best, next) => (next.time! >= best.time! ? next : best));
  });
  // Some things at one time each, as phases of a test, are no visits of them.
  const areVisits = things.length === 1 || things.length * 2 <= rows.length;
  return {
    rows: last.map(({ row }) => row),
    isVisit: things.length === 1,
    isSure: things.length === 1,
    areVisits,
    why: 'the last visit',
  };
}

const countedIn = ({ counted }: Titled): number =>
  counted.reduce((sum, { value }) => sum + (exact(figure(value)) ?? 0), 0);

/** The unit of `6m`, `12m` and `18m`, beside which a bare `24` stands; empty where they have none, or several. */
function unitOfOthers(rows: readonly Titled[]): string {
  const found = new Set(rows.flatMap(({ title }) => /^\d+(?:\.\d+)?\s?([a-z]{1,6})$/i.exec(title)?.[1] ?? []));
  return found.size === 1 ? [...found][0]! : '';
}

/** Whether rows are categories of which everybody is in one: in each column they add up to all. */
function areExclusive(outcome: RegistryOutcome, rows: readonly Titled[]): boolean {
  const isShare = /%|percent/i.test(outcome.unit);
  if (!isShare && kindOf(outcome).counts !== 'people') return false;
  const [first] = rows;
  return (
    (first?.measurements.length ?? 0) > 0 &&
    first!.measurements.every(({ column }) => {
      const values = rows.map((row) =>
        exact(figure(row.measurements.find((one) => one.column.id === column.id)?.value ?? '')),
      );
      const sum = values.reduce<number>((total, value) => total + (value ?? NaN), 0);
      const all = isShare
        ? 100
        : (exact(figure(first!.counted.find((count) => count.column.id === column.id)?.value ?? '')) ?? NaN);
      return Math.abs(sum - all) <= (isShare ? 1 : 0);
    })
  );
}

const notWanted =
  /\b(no|not|none|never|less than|below|without|negative|fail(ure|ed)?|missing|unknown|unable|undetermined|indeterminate|not (?:reported|available|applicable)|worse\w*|death|died)\b/i;
const wantedCategory =
  /\b(success\w*|respon(se|ders?|ded)|cured?|resolved|remission|improved?|achieved|at (the )?target|complete|normal|yes|positive|alive|higher)\b/i;

/** Categories of those of whom nobody knows. */
const noAnswer =
  /\b(missing|unknown|unable|undetermined|indeterminate|not (reported|available|applicable|done)|other)\b/i;

/** Of categories the one that is aimed for comes first: that which is named so, the last of several; of grades the last. */
function aimedFor<R extends Titled>(rows: readonly R[]): Ranked<R> {
  const good = rows.filter(({ title }) => wantedCategory.test(title) && !notWanted.test(title));
  const first =
    good.at(-1) ??
    (rows.length > 2
      ? rows.findLast(({ title }) => !noAnswer.test(title))
      : rows.find(({ title }) => !notWanted.test(title))) ??
    rows[0]!;
  return {
    rows: [first, ...rows.filter((row) => row !== first)],
    isVisit: false,
    isSure: rows.length === 2,
    why: 'one of the categories, of which everybody is in one',
    areExclusive: true,
  };
}
