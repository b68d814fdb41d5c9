/** What an arm is called whose title only numbers it. */
import { upper } from '../format/capital.js';
import { isBare, matchGroups } from './groups.js';
import type { Group, TrialRecord } from './record.js';

type Named = Pick<Group, 'title' | 'description'>;
type Planned = TrialRecord['protocolSection']['armsInterventionsModule']['armGroups'][number];

/** The arms as the protocol plans them, by those of the results, which are often titled shorter. */
export function plannedArms<A extends Named>(arms: readonly A[], record: TrialRecord): Map<A, Planned> {
  const { armGroups } = record.protocolSection.armsInterventionsModule;
  const groups = arms.map(({ title, description }, index) => ({ id: String(index), title, description }));
  const found = matchGroups(
    groups,
    armGroups.map((arm) => ({ ...arm, title: arm.label })),
  );
  return new Map([...found].map(([id, planned]) => [arms[Number(id)]!, planned]));
}

/**
 * Names for arms, by their titles. `Arm 2` and `Treatment A` say nothing: such an
 * arm is called by its interventions in the protocol, the placebo alone where
 * that is what makes it a comparator, else by what its description calls it.
 */
export function labelsOf(arms: readonly Named[], record: TrialRecord): string[] {
  const planned = plannedArms(arms, record);
  const names = arms.map((arm) => (isBare(arm.title) ? nameOf(arm, planned.get(arm)) : arm.title));
  // Two arms of one name would be one.
  return names.map((name, index) => (names.indexOf(name) === names.lastIndexOf(name) ? name : arms[index]!.title));
}

function nameOf({ title, description }: Named, planned: Planned | undefined): string {
  const interventions = (planned?.interventionNames ?? []).map((name) => name.replace(/^[^:]+: /, ''));
  const placebo = interventions.find((name) => /placebo|sham/i.test(name));
  const isPlacebo = /^(PLACEBO|SHAM)_COMPARATOR$/.test(planned?.type ?? '');
  const name = isPlacebo && placebo ? placebo : interventions.join(' + ');
  if (name) return upper(name);
  const told = /\b(test|reference) (product|formulation|treatment|drug)\b/i.exec(description)?.[0];
  return told ? `${title} (${told.toLowerCase()})` : title;
}
