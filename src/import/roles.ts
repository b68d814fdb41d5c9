/** Which of the arms the others are compared with. */
import { suggest } from '../dataset/suggest.js';
import { ContentError } from '../errors.js';
import { isSequence } from './analyses.js';
import { titles, type ArmDraft, type Arms } from './arms.js';
import { matchGroups } from './groups.js';
import { plannedArms } from './labels.js';
import type { TrialRecord } from './record.js';
import { words } from './text.js';

const comparatorTypes = [['PLACEBO_COMPARATOR', 'SHAM_COMPARATOR'], ['NO_INTERVENTION'], ['ACTIVE_COMPARATOR']];
const comparatorWords =
  /\b(placebo|sham|control|usual|standard|untreated|no treatment|observation|reference|vehicle|brand[- ]name|originator)\b/i;
/** What a description says of a comparator alone; that of what is tried can name placebo and usual care too. */
const comparatorPhrases = /\b(control group|active comparator|reference (product|formulation|drug|treatment))\b/i;

/** The arms with their roles, the comparators after the others, and arms that take others together last. */
export function withRoles({ list, remarks }: Arms, record: TrialRecord, wanted: string | undefined): Arms {
  const told = [...remarks];
  giveRoles(list, record, wanted, told);
  const order = ({ role, pools }: ArmDraft) => (pools.length > 0 ? 2 : role === 'experimental' ? 0 : 1);
  return { list: list.toSorted((a, b) => order(a) - order(b)), remarks: told };
}

function giveRoles(list: ArmDraft[], record: TrialRecord, wanted: string | undefined, remarks: string[]): void {
  if (list.length < 2) return;
  const choice = comparatorsOf(list, record, wanted);
  for (const arm of list) {
    if (choice.arms.includes(arm)) arm.role = 'comparator';
    // Arms taken together are what their parts are.
    else if (arm.pools.length > 0 && arm.pools.every((id) => choice.arms.some((part) => part.id === id))) {
      arm.role = 'comparator';
    }
  }
  const chosen = choice.arms.length > 0 ? titles(choice.arms) : 'none';
  remarks.push(`Comparator: ${chosen}, ${choice.why}. Change “role”, or import with --comparator.`);
  remarks.push(...otherPair(list, record, choice.arms));
}

const titlesOf = (list: ArmDraft[]) => list.map(({ title }) => title);

/** Throws a ContentError where the wanted group is not among them. */
function comparatorsOf(
  list: ArmDraft[],
  record: TrialRecord,
  wanted: string | undefined,
): { arms: ArmDraft[]; why: string } {
  if (wanted !== undefined) {
    const named = list.filter(({ id, title }) => id === wanted || words(title).join(' ') === words(wanted).join(' '));
    const arms =
      named.length > 0 ? named : list.filter(({ title }) => title.toLowerCase().includes(wanted.toLowerCase()));
    if (arms.length > 0 && arms.length < list.length) return { arms, why: 'as asked for' };
    const [message, hint] =
      arms.length === 0
        ? [`--comparator: the record has no group "${wanted}"`, suggest(wanted, titlesOf(list))]
        : [`--comparator: "${wanted}" names every group of the record`, `name one: ${titlesOf(list).join(', ')}`];
    throw new ContentError([{ severity: 'error', message, hint }]);
  }
  if (list.every(({ title }) => isSequence(title))) return { arms: [], why: 'since each takes the treatments in turn' };
  const types = typesOf(list, record);
  for (const kinds of comparatorTypes) {
    const arms = list.filter((arm) => kinds.includes(types.get(arm) ?? ''));
    if (arms.length > 0 && arms.length < list.length)
      return { arms, why: `by its type in the record, ${types.get(arms[0]!)!}` };
  }
  const byTitle = list.filter(({ label }) => comparatorWords.test(label));
  if (byTitle.length > 0 && byTitle.length < list.length) return { arms: byTitle, why: 'by its title' };
  const byWords = list.filter(({ description }) => comparatorPhrases.test(description));
  if (byWords.length > 0 && byWords.length < list.length) return { arms: byWords, why: 'by its description' };
  const reference = referenceOf(list, record);
  if (reference) return { arms: [reference], why: 'as the group that comes second in all analyses' };
  return { arms: [], why: 'since neither types, titles nor analyses tell' };
}

/** A remark where the primary outcome compares two arms of which neither was taken for a comparator. */
function otherPair(list: ArmDraft[], record: TrialRecord, comparators: ArmDraft[]): string[] {
  const primary = record.resultsSection.outcomeMeasuresModule.outcomeMeasures.find(({ type }) => type === 'PRIMARY');
  const matched = matchGroups(primary?.groups ?? [], list);
  const [first, second, ...more] = primary?.analyses[0]?.groupIds.flatMap((id) => matched.get(id) ?? []) ?? [];
  if (!first || !second || more.length > 0 || comparators.length === 0) return [];
  const neither = first.role === 'experimental' && second.role === 'experimental';
  return neither
    ? [
        `Doubtful: the primary outcome compares ${titles([first])} with ${titles([second])}; neither is a comparator here.`,
      ]
    : [];
}

/** The arm with which all analyses of two groups compare the others. */
function referenceOf(list: ArmDraft[], record: TrialRecord): ArmDraft | null {
  const second = record.resultsSection.outcomeMeasuresModule.outcomeMeasures.flatMap(({ groups, analyses }) => {
    const matched = matchGroups(groups, list);
    return analyses.flatMap(({ groupIds }) =>
      groupIds.length === 2 && groupIds.every((id) => matched.has(id)) ? [matched.get(groupIds[1]!)!] : [],
    );
  });
  return new Set(second).size === 1 ? second[0]! : null;
}

/** The type of each arm: the protocol names the arms at greater length than the results do. */
function typesOf(list: ArmDraft[], record: TrialRecord): Map<ArmDraft, string> {
  const planned = plannedArms(
    list.filter(({ pools }) => pools.length === 0),
    record,
  );
  return new Map(list.flatMap((arm) => (planned.has(arm) ? [[arm, planned.get(arm)!.type]] : [])));
}
