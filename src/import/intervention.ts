/** What was tried: the interventions of the experimental arms that the comparators lack. */
import type { ArmDraft } from './arms.js';
import { matchGroups } from './groups.js';
import type { TrialRecord } from './record.js';
import { shorten } from './text.js';

type Intervention = TrialRecord['protocolSection']['armsInterventionsModule']['interventions'][number];
type ArmGroup = TrialRecord['protocolSection']['armsInterventionsModule']['armGroups'][number];

const comparatorType = /COMPARATOR$|^NO_INTERVENTION$/;
const inactive = /placebo|sham/i;
const namesOf = ({ interventionNames }: ArmGroup) => interventionNames.map((name) => name.replace(/^[^:]+: /, ''));

/** The arm groups of the protocol, those of comparators apart: by the arm that they are, else by their types. */
function groupsByRole({ protocolSection }: TrialRecord, arms: ArmDraft[]): Record<ArmDraft['role'], ArmGroup[]> {
  const { armGroups } = protocolSection.armsInterventionsModule;
  const asGroups = armGroups.map(({ label, description }, index) => ({ id: String(index), title: label, description }));
  const matched = matchGroups(asGroups, arms);
  const typed = armGroups.some(({ type }) => type === 'EXPERIMENTAL');
  const isComparator = ({ type }: ArmGroup, index: number) =>
    (typed && comparatorType.test(type)) || matched.get(String(index))?.role === 'comparator';
  return {
    comparator: armGroups.filter(isComparator),
    experimental: armGroups.filter((group, index) => !isComparator(group, index)),
  };
}

/** The names of what the arms of each role are given. */
export function givenTo(record: TrialRecord, arms: ArmDraft[]): Record<ArmDraft['role'], Set<string>> {
  const { experimental, comparator } = groupsByRole(record, arms);
  return { experimental: new Set(experimental.flatMap(namesOf)), comparator: new Set(comparator.flatMap(namesOf)) };
}

/** Whether an intervention is one that only the words on comparators name, as in a crossover, where everybody is given all. */
function isOfComparators(name: string, arms: ArmDraft[]): boolean {
  const namedBy = (of: ArmDraft['role']) =>
    arms.some(({ role, title, description }) => role === of && words(`${title} ${description}`).includes(words(name)));
  return namedBy('comparator') && !namedBy('experimental');
}

/**
 * Of interventions that all groups were given, as in a crossover, those of the title: a comparator
 * without a name of its own, such as “the reference product”, is one of the others.
 */
function ofTitle(list: Intervention[], { protocolSection }: TrialRecord, arms: ArmDraft[]): Intervention[] {
  const { armGroups } = protocolSection.armsInterventionsModule;
  const { briefTitle, officialTitle } = protocolSection.identificationModule;
  const title = words(`${briefTitle} ${officialTitle}`);
  const isEverywhere = armGroups.every((group) => list.every(({ name }) => namesOf(group).includes(name)));
  if (!isEverywhere || !arms.some(({ role }) => role === 'comparator')) return [];
  return list.filter(({ name }) => title.includes(words(name.replace(/\s*\([^()]*\)$/, ''))));
}

const words = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** What the experimental arms are given and the comparators are not; where nothing differs, what the title names, or all that is given. */
export function interventionOf(record: TrialRecord, arms: ArmDraft[]): { name: string; description: string } {
  const { interventions } = record.protocolSection.armsInterventionsModule;
  const given = givenTo(record, arms);
  const named = interventions.filter(({ name }) => name !== '');
  const active = named.filter(({ name }) => !inactive.test(name));
  const own = active.filter(
    ({ name }) => given.experimental.has(name) && !given.comparator.has(name) && !isOfComparators(name, arms),
  );
  const used = active.filter(({ name }) => given.experimental.has(name));
  const taken = [ofTitle(own, record, arms), own, used, active].find((list) => list.length > 0) ?? named;
  const [first] = taken;
  const names = [...new Set(taken.map(({ name }) => name))];
  const together = groupsByRole(record, arms).experimental.some((group) =>
    names.every((name) => namesOf(group).includes(name)),
  );
  const experimental = arms.find(({ role }) => role === 'experimental') ?? arms[0];
  const description =
    first?.description ||
    first?.type.toLowerCase().replaceAll('_', ' ') ||
    experimental?.description ||
    'not described in the record';
  return {
    name: listed(names, together) || (experimental?.title ?? 'Intervention not stated'),
    description: shorten(description, 300),
  };
}

/** Letters of all names together. */
const mostLetters = 90;

/** All names where there is room, else as many as there is room for, and that there are others; `or` where no arm has them all. */
function listed(names: string[], together: boolean): string {
  const choices = [names, names.map((name) => name.replace(/\s*\([^()]*\)$/, '') || name)];
  const all = choices
    .map((each) => [each.slice(0, -1).join(', '), ...each.slice(-1)].filter(Boolean).join(together ? ' and ' : ' or '))
    .find((text) => text.length <= mostLetters);
  if (all !== undefined) return all;
  const counts = names.map((_, index) => names.length - index - 1).filter((count) => count > 0);
  const some = counts
    .map((count) => `${names.slice(0, count).join(', ')} ${together ? 'and' : 'or'} others`)
    .find((text) => text.length <= mostLetters);
  return some ?? shorten(names[0] ?? '', mostLetters);
}
