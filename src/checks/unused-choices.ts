/** Choices that say which way is good, where nothing asks them: whoever wrote one believes that it is heeded. */
import { doubt, type Finding } from '../dataset/finding.js';
import { factsOf, type MeasureFacts } from '../trial/measures.js';
import { typeFacts } from '../trial/outcome-types.js';
import type { Trial } from '../trial/trial.js';

/** What an estimate says of an event, which may be good or bad. */
const ofEvents: readonly MeasureFacts['above'][] = ['fewer', 'sooner', 'later'];

/** A remark on `towards` beside a measure that counts towards no end, and on `event` of an outcome that has none. */
export function checkUnusedChoices({ outcomes, results }: Trial): Finding[] {
  const ends = results.flatMap(({ comparisons }, row) =>
    comparisons.flatMap(({ measure, towards }, index) =>
      towards === null || factsOf(measure).above === 'towards'
        ? []
        : [unused(`results.${row}.comparisons.${index}.towards`, 'towards', `beside this measure, ${measure}`)],
    ),
  );
  const events = outcomes.flatMap(({ id, event, type, better }, index) => {
    const isOfEvent = results.some(
      ({ outcome, comparisons }) =>
        outcome.id === id && comparisons.some(({ measure }) => ofEvents.includes(factsOf(measure).above)),
    );
    if (event === null || typeFacts(type).hasEvents || better === 'neither' || isOfEvent) return [];
    return [unused(`outcomes.${index}.event`, 'event', `of this outcome, which is ${type}`)];
  });
  return [...ends, ...events];
}

const unused = (path: string, key: string, where: string): Finding =>
  doubt(path, `“${key}” says nothing ${where}`, 'leave it out; “better” of the outcome says which way is good');
