/** How many came in and went through, and why people left, as the participant flow counts them. */
import { lowered } from '../reading/condition.js';
import { exact, figure } from '../reading/numbers.js';
import { clauses } from '../text.js';
import { startedOf } from './people.js';
import type { ArmDraft } from '../drafts.js';
import type { Column, Count, Period, RegistryTrial } from '../registry-trial.js';

/** Letters of a quotation, reasons for leaving, and periods that are told; more groups than these are not named again. */
const most = { quoted: 300, reasons: 4, periods: 2, groups: 3 };

/** In words, a sentence each; empty where the record has no flow. */
export function courseOf(trial: RegistryTrial, arms: ArmDraft[]): string[] {
  const { flow, design } = trial;
  const [enrolled, started] = [exact(figure(design.enrolled)), startedOf(trial)];
  const differs = enrolled !== null && started !== null && enrolled !== started && design.model !== 'crossover';
  const told = flow.periods
    .slice(0, most.periods)
    .flatMap((period) => periodTold(period, flow.periods.length > 1, arms));
  return [
    ...(differs ? [`${design.enrolled} enrolled, ${started} started in the groups`] : []),
    ...told,
    ...quoted(flow.words),
  ];
}

const people = (counts: readonly Count[], column: Column): number | null =>
  exact(figure(counts.find((one) => one.column === column)?.value ?? ''));

/** `completed 252 of 306 (Drug), 259 of 306 (Placebo); left by adverse event 8, 8`, of the groups in which anybody started, in the order of the arms. */
function periodTold({ title, milestones, reasons }: Period, isOneOfSeveral: boolean, arms: ArmDraft[]): string[] {
  const counts = (name: RegExp) => milestones.find((one) => name.test(one.name))?.counts ?? [];
  const [started, completed] = [counts(/^started$/i), counts(/^completed$/i)];
  const rank = ({ arm }: Column) => {
    const at = arms.findIndex(({ of }) => of === arm);
    return at < 0 ? arms.length : at;
  };
  const columns = started.map(({ column }) => column).filter((column) => people(started, column) !== 0);
  const order = columns.toSorted((a, b) => rank(a) - rank(b));
  const nameOf = (column: Column) => arms.find(({ of }) => of === column.arm)?.name ?? column.title;
  const isNamed = order.length <= most.groups;
  const single = arms.filter(({ pools }) => pools.length === 0);
  const areArms = order.length === single.length && order.every((column, index) => single[index]!.of === column.arm);
  const all = order.map(
    (column) => `${people(completed, column)} of ${people(started, column)}${isNamed ? ` (${nameOf(column)})` : ''}`,
  );
  const isCounted = order.every((column) => people(started, column) !== null && people(completed, column) !== null);
  const done = isCounted && order.some((column) => people(completed, column)! > 0);
  // Figures whose groups are named nowhere would be read as those of the arms.
  const isPlain = done && (isNamed || areArms);
  const left = (isPlain ? reasonsOf(reasons, order) : []).map(
    ({ name, each }) => `${lowered(name)} ${each.join(', ')}`,
  );
  const told = [
    ...(isPlain ? [`completed ${all.join(', ')}${isNamed ? '' : ' (in the order of the arms)'}`] : []),
    ...(left.length > 0 ? [`left by ${left.join('; ')}`] : []),
  ];
  return told.length === 0 ? [] : [`${isOneOfSeveral ? `${lowered(title)}: ` : ''}${told.join('; ')}`];
}

/** What is no reason for leaving, where a record lists it as one. */
const isStaying = /^(?:remain|ongoing|still\b|continu)|\b(?:on[- ](?:treatment|study)|in follow[- ]up)/i;

/** The commonest reasons of all groups together, those of harm first. */
function reasonsOf(reasons: Period['reasons'], order: Column[]): { name: string; each: (number | null)[] }[] {
  const isHarm = (name: string) => /adverse|death|died|cardiac|event|toxicity/i.test(name);
  const sum = (each: (number | null)[]) => each.reduce<number>((all, one) => all + (one ?? 0), 0);
  return reasons
    .map(({ name, counts }) => ({
      name,
      each: order.map((column) => people(counts, column)),
    }))
    .filter(({ name, each }) => sum(each) > 0 && !each.includes(null) && !isStaying.test(name))
    .toSorted((a, b) => Number(isHarm(b.name)) - Number(isHarm(a.name)) || sum(b.each) - sum(a.each))
    .slice(0, most.reasons);
}

/** Sentences on recruitment that count people. */
function quoted(text: string): string[] {
  const counts =
    /(?<![\d,])\d[\d,]{0,9}\b[^.]{0,60}\b(?:participants?|subjects?|patients?|ppts?|people|women|men|randomi[sz]ed|enrolled|excluded|screened|implant)/i;
  const sentences = text.split(/(?<=[\p{L})\d%][.;])\s+(?=[\p{Lu}\d(])/u);
  const told = sentences.filter(
    (one) => counts.test(one) && !/\bsites?\b.{0,30}\bcountr|\bcent(?:er|re)s\b/i.test(one),
  );
  const said = clauses(told.join(' '), most.quoted);
  return said ? [`“${said}”`] : [];
}
