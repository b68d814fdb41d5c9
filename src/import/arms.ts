/**
 * Which groups are the arms. A record names its groups anew in every module; here
 * they are recognised by their titles, and never by their order alone.
 */
import { exact, figure } from './figures.js';
import { countOf, isPartOf, matchGroups } from './groups.js';
import { labelsOf } from './labels.js';
import { armNames } from './names.js';
import type { Group, OutcomeRecord, TrialRecord } from './record.js';
import { rooms, type Room } from './room.js';
import { idFrom, shorten } from './text.js';

export interface ArmDraft {
  id: string;
  /** As printed: the title, or the part of it that there is room for and that tells it from the others. */
  name: string;
  /** As the record has it. */
  title: string;
  /** What it is named by: the title, or what the record tells of a group that its title only numbers. */
  label: string;
  role: 'experimental' | 'comparator';
  description: string;
  n: string | null;
  /** Where its number stands. */
  at: string;
  /** Ids of the arms that it takes together. */
  pools: string[];
}

export interface Arms {
  list: ArmDraft[];
  /** Why these are the arms, for the reader of the file. */
  remarks: string[];
}

/**
 * The arms: the groups of the participant flow where the primary outcome is told
 * of these (or of some of them together), else the groups of the primary outcome,
 * as in crossover trials, whose flow goes by sequence.
 */
export function armsOf(
  record: TrialRecord,
  main: OutcomeRecord | undefined,
  { arms: mostArms, arm: mostLetters }: Pick<Room, 'arms' | 'arm'> = rooms[0]!,
): Arms {
  const flow = flowArms(record);
  const groups = main?.groups ?? [];
  const remarks: string[] = [];
  let list = flow;
  const matched = matchGroups(groups, flow);
  const pooled = groups.filter(({ id }) => !matched.has(id)).map((group) => pool(group, main!, flow));
  if (flow.length === 0 || groups.length === 0 || pooled.every((arm) => arm !== null)) {
    list = [...flow, ...pooled.filter((arm) => arm !== null)];
    for (const arm of pooled) {
      if (arm) remarks.push(`“${arm.title}” takes arms together: its number is the sum of theirs.`);
    }
  } else {
    list = groups.map((group) => ({
      ...blank(group),
      ...mostCounted(record, group, countOf(main!.denoms, group.id)),
    }));
    remarks.push(
      `The groups of the participant flow (${flow.map(({ title }) => shorten(title, 40)).join('; ')}) are not those of the primary outcome; these are.`,
    );
  }
  if (list.length === 0) list = [{ ...blank({ id: '', title: 'All participants', description: '' }), n: null, at: '' }];
  list = main && list.some(({ pools }) => pools.length > 0) ? list : mainArms(list, groups, mostArms, remarks);
  const labels = labelsOf(list, record);
  for (const [index, arm] of list.entries()) arm.label = labels[index]!;
  giveIds(list, mostLetters);
  return { list, remarks };
}

/** Groups that are no arms of the flow have no number of their own: it is the largest that any outcome or count of events gives. */
function mostCounted(record: TrialRecord, group: Group, own: string | null): Pick<ArmDraft, 'n' | 'at'> {
  const { outcomeMeasuresModule, adverseEventsModule } = record.resultsSection;
  const inOutcomes = outcomeMeasuresModule.outcomeMeasures.flatMap(({ groups, denoms }) =>
    [...matchGroups(groups, [group]).keys()].map((id) => countOf(denoms, id)),
  );
  const inEvents = adverseEventsModule.eventGroups
    .filter(({ id }) => matchGroups(adverseEventsModule.eventGroups, [group]).has(id))
    .map(({ seriousNumAtRisk }) => figure(seriousNumAtRisk));
  const n = [own, ...inOutcomes, ...inEvents].reduce(
    (most, next) => ((exact(next) ?? -1) > (exact(most) ?? -1) ? next : most),
    null,
  );
  return { n, at: 'largest number counted in any outcome or among adverse events' };
}

const blank = ({ title, description }: Group): ArmDraft => ({
  id: '',
  name: '',
  title: title || 'Group without a title',
  label: title,
  role: 'experimental',
  description,
  n: null,
  at: '',
  pools: [],
});

function flowArms(record: TrialRecord): ArmDraft[] {
  const { groups, periods } = record.resultsSection.participantFlowModule;
  const started = periods[0]?.milestones.find(({ type }) => /^started$/i.test(type));
  return groups.map((group) => {
    const { numSubjects = '' } = started?.achievements.find(({ groupId }) => groupId === group.id) ?? {};
    return { ...blank(group), n: figure(numSubjects), at: `participant flow, STARTED, ${group.id}` };
  });
}

/** A group of an outcome that is several arms together: its participants are theirs, and its title is part of each of theirs. */
function pool(group: Group, outcome: OutcomeRecord, arms: ArmDraft[]): ArmDraft | null {
  const parts = arms.filter(({ title }) => isPartOf(group.title, title));
  const total = exact(countOf(outcome.denoms, group.id));
  const sum = parts.reduce<number>((left, { n }) => left + (exact(n) ?? NaN), 0);
  if (parts.length < 2 || total === null || sum !== total) return null;
  return {
    ...blank(group),
    n: countOf(outcome.denoms, group.id),
    at: `first primary outcome, participants analysed, ${group.id}`,
    pools: parts.map(({ title }) => title),
  };
}

/** The arms of the primary outcome come first where there are too many for a table. */
function mainArms(list: ArmDraft[], groups: Group[], mostArms: number, remarks: string[]): ArmDraft[] {
  const started = list.filter(({ n }) => exact(n) !== 0);
  const wanted = started.length > 0 ? started : list;
  if (wanted.length < list.length) {
    remarks.push(`Left out, as nobody started in them: ${titles(list.filter((arm) => !wanted.includes(arm)))}.`);
  }
  if (wanted.length <= mostArms) return wanted;
  const matched = matchGroups(groups, wanted);
  const inMain = wanted.filter((arm) => [...matched.values()].includes(arm));
  const kept = [...inMain, ...wanted.filter((arm) => !inMain.includes(arm))].slice(0, mostArms);
  remarks.push(
    `The record has ${list.length} groups; these are the first ${kept.length}, those of the primary outcome before the others. Left out: ${titles(wanted.filter((arm) => !kept.includes(arm)))}.`,
  );
  return wanted.filter((arm) => kept.includes(arm));
}

/** Titles in a row, for a remark. */
export const titles = (arms: ArmDraft[]) => arms.map(({ title }) => `“${shorten(title, 50)}”`).join(', ');

function giveIds(list: ArmDraft[], mostLetters: number): void {
  const taken = new Set<string>();
  const names = armNames(
    list.map(({ label }) => label),
    mostLetters,
  );
  for (const [index, arm] of list.entries()) {
    arm.name = names[index]!;
    arm.id = idFrom(arm.label, taken, 'arm');
  }
  for (const arm of list) {
    arm.pools = arm.pools.flatMap((title) => list.find((other) => other.title === title && other !== arm)?.id ?? []);
  }
}
