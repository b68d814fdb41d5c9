/** Counted harms of a draft, as its sentences refer to them. */
import { formatList } from '../../format/format.js';
import { lowered } from '../reading/condition.js';
import { exact } from '../reading/numbers.js';
import { armName, named } from './references.js';
import type { ArmDraft, EventDraft } from '../drafts.js';

/** More arms than these are left to the table. */
const mostArms = 5;

/** `Deaths: 12 of 100 in Drug; 15 of 99 in Placebo`; empty where not every arm is counted, or there are too many; and whether nobody had it. */
export function harmText(
  event: EventDraft | undefined,
  words: string,
  arms: ArmDraft[],
): { text: string; none: boolean } {
  const own = arms.filter(({ pools }) => pools.length === 0);
  const counts = own.flatMap(
    (arm) =>
      event?.counts.find(
        (count) => count.arm === arm && count.events !== null && count.isOfOthers !== true && exact(count.n) !== 0,
      ) ?? [],
  );
  if (!event || counts.length < own.length || own.length === 0 || own.length > mostArms)
    return { text: '', none: true };
  const told = counts.map(({ arm, n }) => {
    const path = `adverse_events.${event.id}.arms.${arm.id}`;
    return `[[${path}.events]]${n === null ? '' : ` of [[${path}.n]]`} in ${armName(arm)}`;
  });
  return { text: `${words}: ${told.join('; ')}`, none: counts.every(({ events }) => exact(events) === 0) };
}

/** `Most frequent of the other events: cough (22 of 63 in Drug; 2 of 63 in Placebo)`, ties named; empty where none has a row. */
export function commonestText(commonest: EventDraft[], arms: ArmDraft[]): string {
  const [first, ...more] = commonest;
  if (!first) return '';
  const name = ({ id, name: own }: EventDraft) => named(lowered(own), `adverse_events.${id}.name`);
  if (more.length > 0)
    return `Most frequent of the other events, the arms added up: ${formatList(commonest.map(name))}`;
  return harmText(
    first,
    `Most frequent of the other events${arms.length > 1 ? ', the arms added up,' : ''} was ${name(first)}`,
    arms,
  ).text;
}
