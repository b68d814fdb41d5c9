/** Which groups of a record are the arms. Groups are named anew in every module; they are recognised by their titles, never by order alone. */
import { own } from '../../own.js';
import type { Arm, PlannedArm, PlannedKind } from '../registry-trial.js';
import { exact, figure } from '../reading/numbers.js';
import { shorten } from '../text.js';
import type { Study, StudyOutcome } from './study.js';
import { isPartOf, isSequence, isTotal, matchTitles, partOf, type Named } from '../reading/group-titles.js';

type Counts = StudyOutcome['denoms'];

/** How many participants a group has by a list of denominators. */
export function countOf(denoms: Counts, groupId: string): string | null {
  const row = denoms.find(({ units }) => /^participants$/i.test(units)) ?? denoms[0];
  return figure(row?.counts.find((count) => count.groupId === groupId)?.value ?? '');
}

/**
 * The arms: the groups of the participant flow where a primary outcome is told of these (or of some of them together), else the groups of
 * the outcomes, as in crossover trials, whose flow goes by sequence and whose results go by treatment.
 */
export function armsOf(study: Study): { arms: Arm[]; remarks: string[] } {
  const outcomes = study.resultsSection.outcomeMeasuresModule.outcomeMeasures.filter(
    ({ classes }) => classes.length > 0,
  );
  const main = outcomes.filter(({ type }) => type === 'PRIMARY');
  const flow = flowArms(study);
  const matched = (outcome: StudyOutcome) =>
    outcome.groups.filter(
      (group) => matchTitles(outcome.groups, flow).has(group.id) || flow.some((arm) => partOf(group.title, arm.title)),
    ).length;
  const isOfFlow = main.length === 0 || flow.length === 1 || main.some((outcome) => matched(outcome) > 0);
  const remarks: string[] = [];
  let arms = flow;
  if (flow.length === 0 || !isOfFlow) {
    arms = groupArms(study, widest(main.length > 0 ? main : outcomes));
    if (flow.length > 0 && arms.length > 0)
      remarks.push(
        `The groups of the participant flow (${listed(flow)}) are not those of the primary outcome; these are.`,
      );
    if (arms.length === 0) arms = flow;
  }
  if (arms.length === 0) arms = [blank({ title: 'All participants', description: '' })];
  const pools = main.flatMap((outcome) => poolsOf(outcome, arms));
  for (const pool of pools) {
    if (arms.some(({ title }) => title === pool.title)) continue;
    arms = [...arms, pool];
    remarks.push(`“${pool.title}” takes arms together: how many were analysed stands at each row.`);
  }
  for (const [arm, planned] of plannedOf(
    arms.filter((arm) => arm.pools.length === 0),
    plannedArms(study),
  ))
    arm.planned = planned;
  return { arms, remarks };
}

const listed = (arms: readonly Named[]) => arms.map(({ title }) => shorten(title, 40)).join('; ');

const blank = ({ title, description }: Named): Arm => ({
  title: title || 'Group without a title',
  description,
  planned: null,
  n: null,
  place: '',
  ids: [],
  pools: [],
});

/** The groups in which anybody started. */
function flowArms(study: Study): Arm[] {
  const { groups, periods } = study.resultsSection.participantFlowModule;
  const milestones = periods.flatMap((period) => period.milestones);
  const told = (type: RegExp, id: string) =>
    milestones
      .filter((milestone) => type.test(milestone.type))
      .map(({ achievements }) => figure(achievements.find(({ groupId }) => groupId === id)?.numSubjects ?? ''))
      .find((count) => (exact(count) ?? 0) > 0) ?? null;
  return groups
    .filter(({ title }) => !isTotal(title) || groups.length === 1)
    .map((group) => {
      const started = told(/^started$/i, group.id) ?? (milestones.length > 0 ? '0' : null);
      return { ...blank(group), n: started, place: `participant flow, STARTED, ${group.id}` };
    })
    .filter((arm, _, all) => arm.n !== '0' || all.every(({ n }) => n === '0'));
}

/** The outcome with most groups, of those with most the first. */
const widest = (outcomes: StudyOutcome[]): StudyOutcome | undefined =>
  outcomes.reduce<StudyOutcome | undefined>(
    (best, next) => (next.groups.length > (best?.groups.length ?? 0) ? next : best),
    undefined,
  );

/** Groups that are no arms of the flow have no number of their own: it is the largest that any outcome or count of events gives. */
function groupArms(study: Study, outcome: StudyOutcome | undefined): Arm[] {
  const { outcomeMeasuresModule, adverseEventsModule } = study.resultsSection;
  return (outcome?.groups ?? [])
    .filter(({ title }) => !isTotal(title))
    .map((group) => {
      const counts = outcomeMeasuresModule.outcomeMeasures.flatMap(({ groups, denoms }) =>
        [...matchTitles(groups, [group]).keys()].map((id) => countOf(denoms, id)),
      );
      const events = adverseEventsModule.eventGroups
        .filter(({ id }) => matchTitles(adverseEventsModule.eventGroups, [group]).has(id))
        .map(({ seriousNumAtRisk }) => figure(seriousNumAtRisk));
      const largest = [...counts, ...events].reduce(
        (most, next) => ((exact(next) ?? -1) > (exact(most) ?? -1) ? next : most),
        null,
      );
      return {
        ...blank(group),
        n: largest,
        place: `largest number counted in any outcome or among adverse events, ${group.id}`,
      };
    });
}

/** Groups of an outcome that are several arms together: their participants are those of the arms, and their titles part of each of theirs. */
function poolsOf(outcome: StudyOutcome, arms: Arm[]): Arm[] {
  const matched = matchTitles(outcome.groups, arms);
  const idOf = new Map([...matched].map(([id, arm]) => [arm, id]));
  return outcome.groups
    .filter(({ id, title }) => !matched.has(id) && !isTotal(title))
    .flatMap((group) => {
      const bare = group.title.replace(
        /^(all|any|pooled|combined|total)\s+|(?<!\s)\s+(pooled|combined|total|overall|groups?|arms?|doses?)\b/gi,
        '',
      );
      const parts = arms.filter((arm) => idOf.has(arm) && isPartOf(bare, arm.title));
      const [total, ...of] = [group.id, ...parts.map((arm) => idOf.get(arm)!)].map((id) =>
        exact(countOf(outcome.denoms, id)),
      );
      const sum = of.reduce<number>((left, n) => left + (n ?? NaN), 0);
      if (parts.length < 2 || total === null || sum !== total) return [];
      const started = parts.reduce<number>((left, { n }) => left + (exact(n) ?? NaN), 0);
      // Of another number than its arms together, it has none of its own.
      const n = started === total ? countOf(outcome.denoms, group.id) : null;
      return [{ ...blank(group), n, place: `participants analysed, ${group.id}`, pools: parts }];
    });
}

const kinds: Record<string, PlannedKind> = {
  EXPERIMENTAL: 'experimental',
  ACTIVE_COMPARATOR: 'active',
  PLACEBO_COMPARATOR: 'placebo',
  SHAM_COMPARATOR: 'sham',
  NO_INTERVENTION: 'untreated',
  OTHER: 'other',
};

/** The arms of the protocol. */
export const plannedArms = ({ protocolSection }: Study): PlannedArm[] =>
  protocolSection.armsInterventionsModule.armGroups.map(({ label, type, description, interventionNames }) => ({
    title: label,
    kind: own(kinds, type) ?? null,
    description,
    interventions: interventionNames.map((name) => name.replace(/^[^:]+: /, '')),
  }));

/** The arms as the protocol plans them, which titles them at greater length; also where one intervention alone is in both their names. */
function plannedOf(arms: readonly Arm[], planned: PlannedArm[]): Map<Arm, PlannedArm> {
  const groups = planned.map((arm, index) => ({ ...arm, id: String(index) }));
  const found = new Map([...matchTitles(groups, arms)].map(([id, arm]) => [arm, planned[Number(id)]!]));
  if (isSequence(arms[0]?.title ?? '')) return found;
  const left = () => arms.filter((arm) => !found.has(arm));
  const taken = () => [...found.values()];
  for (const arm of left()) {
    const alike = planned.filter((one) => !taken().includes(one) && sharesOwnWord(one, arm, planned, arms));
    if (alike.length === 1) found.set(arm, alike[0]!);
  }
  const [arm, ...more] = left();
  const [last, ...others] = planned.filter((one) => !taken().includes(one));
  if (arm && last && more.length === 0 && others.length === 0 && arms.length === planned.length) found.set(arm, last);
  return found;
}

const wordsOf = (title: string): readonly string[] => title.toLowerCase().match(/[\p{L}\d.-]{4,}/gu) ?? [];

/** Whether a word stands in these two titles and in no other: `eplerenone` of two lists of six arms. */
function sharesOwnWord(planned: PlannedArm, arm: Arm, all: PlannedArm[], arms: readonly Arm[]): boolean {
  const own = (word: string, titles: readonly string[]) =>
    titles.filter((title) => wordsOf(title).includes(word)).length === 1;
  return wordsOf(arm.title).some(
    (word) =>
      wordsOf(planned.title).includes(word) &&
      own(
        word,
        all.map(({ title }) => title),
      ) &&
      own(
        word,
        arms.map(({ title }) => title),
      ),
  );
}
