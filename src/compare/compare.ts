/** A dataset against the registration of its trial: what was registered, and what is reported otherwise. */
import type { Dataset } from '../dataset/schema.js';
import type { RegistryTrial } from '../import/registry-trial.js';
import type { Compared, Difference } from './difference.js';
import { compareOutcomes } from './outcomes.js';
import { isSameDate } from './times.js';
import { compareValues } from './values.js';

/** `draft` is what the import makes of the record’s results, with all of its outcomes; null where it has none. Where both agree, nothing is said. */
export function compareWithRecord(own: Dataset, record: RegistryTrial, draft: Dataset | null): Compared {
  const parts = [
    compareOutcomes(own, record.plannedOutcomes),
    draft ? compareValues(own, draft) : compareEnrolment(own, record),
    compareDates(own, record),
  ];
  return {
    differences: parts.flatMap(({ differences }) => differences).map(atLength),
    count: parts.reduce((sum, { count }) => sum + count, 0),
  };
}

/** What a person reads beside one another, and a dataset takes (`characters of a text`). */
const mostCharacters = 1200;
const cut = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters - 2)} …` : text);
const atLength = ({ about, registered, reported }: Difference): Difference => ({
  about: cut(about),
  registered: cut(registered),
  reported: cut(reported),
});

/** Of a record without results: how many were to be enrolled. */
function compareEnrolment({ participants }: Dataset, { design }: RegistryTrial): Compared {
  const [planned, reported] = [Number(design.enrolled), String(participants.randomised)];
  if (!planned || !/^\d/.test(reported)) return { differences: [], count: 0 };
  const about = 'participants';
  const differences =
    planned === Number(reported.replace(/\D/g, ''))
      ? []
      : [{ about, registered: `${design.enrolled} planned or enrolled`, reported: `${reported} randomised` }];
  return { differences, count: 1 };
}

/** When it began and ended; and, where it was registered after it had begun, that. */
function compareDates({ dates }: Dataset, { dates: registered }: RegistryTrial): Compared {
  const told: [string, string, string | null | undefined][] = [
    ['start', registered.start, dates?.start],
    ['primary outcome complete', registered.primaryCompletion, dates?.primary_completion],
    ['end', registered.completion, dates?.completion],
  ];
  const both = told.filter(([, left, right]) => left !== '' && right);
  const differences: Difference[] = both.flatMap(([about, left, right]) =>
    isSameDate(left, right!) ? [] : [{ about, registered: left, reported: right! }],
  );
  const { first, start } = registered;
  const length = Math.min(first.length, start.length);
  const isLate = first !== '' && start !== '' && first.slice(0, length) > start.slice(0, length);
  const late = {
    about: 'registered late',
    registered: `first sent to the registry on ${first}`,
    reported: `begun ${start}, as the record says`,
  };
  return { differences: isLate ? [...differences, late] : differences, count: both.length + 1 };
}
