/** What was tried: the interventions of the experimental arms that the comparators lack. */
import type { PlannedArm, RegistryTrial } from '../registry-trial.js';
import { shorten } from '../text.js';
import type { ArmDraft } from '../drafts.js';

type Intervention = RegistryTrial['interventions'][number];

const inactive = /placebo|sham/i;
const comparators = ['active', 'placebo', 'sham', 'untreated'];

/** The arm groups of the protocol, those of comparators apart: by the arm that they are, else by their kinds. */
function groupsByRole({ planned }: RegistryTrial, arms: ArmDraft[]): Record<ArmDraft['role'], PlannedArm[]> {
  const typed = planned.some(({ kind }) => kind === 'experimental');
  const isComparator = (group: PlannedArm) => {
    const arm = arms.find(({ of }) => of.planned?.title === group.title);
    return arm ? arm.role === 'comparator' : typed && comparators.includes(group.kind ?? '');
  };
  return {
    comparator: planned.filter(isComparator),
    experimental: planned.filter((group) => !isComparator(group)),
  };
}

const namesOf = ({ interventions }: PlannedArm) => interventions;

/** The names of what the arms of each role are given. */
export function givenTo(trial: RegistryTrial, arms: ArmDraft[]): Record<ArmDraft['role'], Set<string>> {
  const { experimental, comparator } = groupsByRole(trial, arms);
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
function ofTitle(list: Intervention[], trial: RegistryTrial, arms: ArmDraft[]): Intervention[] {
  const title = words(`${trial.titles.brief} ${trial.titles.official}`);
  const isEverywhere = trial.planned.every((group) => list.every(({ name }) => namesOf(group).includes(name)));
  if (!isEverywhere || !arms.some(({ role }) => role === 'comparator')) return [];
  return list.filter(({ name }) => title.includes(words(name.replace(/(?<!\s)\s*\([^()]*\)$/, ''))));
}

const words = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** What the experimental arms are given and the comparators are not; where nothing differs, what the title names, or all that is given. */
export function interventionOf(trial: RegistryTrial, arms: ArmDraft[]): { name: string; description: string } {
  const { interventions } = trial;
  const given = givenTo(trial, arms);
  const named = interventions.filter(({ name }) => name !== '');
  const active = named.filter(({ name }) => !inactive.test(name));
  const own = active.filter(
    ({ name }) => given.experimental.has(name) && !given.comparator.has(name) && !isOfComparators(name, arms),
  );
  const used = active.filter(({ name }) => given.experimental.has(name));
  const tried = arms.filter(({ role, pools }) => role === 'experimental' && pools.length === 0);
  // Where all arms are given the same, the arm itself is what differs.
  const isNamed = used.some(({ name }) => words(tried[0]?.label ?? '').includes(words(name)));
  if (
    own.length === 0 &&
    used.length > 0 &&
    tried.length === 1 &&
    arms.length > 1 &&
    !isNamed &&
    !generic.test(tried[0]!.label)
  )
    return {
      name: shorten(tried[0]!.label, mostLetters),
      description: shorten(tried[0]!.description || tried[0]!.title, 300),
    };
  const taken = [ofTitle(own, trial, arms), own, used, active].find((list) => list.length > 0) ?? named;
  const [first] = taken;
  const names = [...new Set(taken.map(({ name }) => name))];
  const together = groupsByRole(trial, arms).experimental.some((group) =>
    names.every((name) => namesOf(group).includes(name)),
  );
  const experimental = arms.find(({ role }) => role === 'experimental') ?? arms[0];
  const description = first?.description || first?.kind || experimental?.description || 'not described in the record';
  return {
    name: listed(names, together) || (experimental?.title ?? 'Intervention not stated'),
    description: shorten(description, 300),
  };
}

/** Names of arms that say nothing. */
const generic = /^(treatment|intervention|experimental|active|study|test)( (arm|group))?$/i;

/** Letters of all names together. */
const mostLetters = 90;

/** All names where there is room, else as many as there is room for, and that there are others; `or` where no arm has them all. */
function listed(names: string[], together: boolean): string {
  const choices = [names, names.map((name) => name.replace(/(?<!\s)\s*\([^()]*\)$/, '') || name)];
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
