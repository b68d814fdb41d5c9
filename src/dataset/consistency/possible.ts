/** What no figure of its kind can be: half a person, a spread below nothing, an arm against itself. */
import { exact, isQuantity } from '../quantity.js';
import type { ArmFigures, Dataset } from '../schema.js';
import { spreadOf } from '../calculated/inputs.js';
import { walk } from '../walk.js';
import { compared, computedAs, must, should, type Agreement, type Compared } from './compared.js';

/** Counts, spreads, ages and pairs of arms. */
export function checkPossible(dataset: Dataset): Compared[] {
  const rows = { results: dataset.results, baseline: dataset.baseline, adverse_events: dataset.adverse_events };
  return [
    ...checkCounts(dataset),
    ...Object.entries(rows).flatMap(([list, all]) =>
      all.flatMap((row, index) =>
        Object.entries(row.arms).flatMap(([id, figures]) =>
          typeof figures === 'string' ? [] : checkSpread(figures, `${list}.${index}.arms.${id}`),
        ),
      ),
    ),
    ...checkAges(dataset),
    ...checkPairs(dataset),
    ...checkAny(dataset),
  ];
}

const counts = /(^|\.)(n|events|screened|randomised|total)$|^sites\.countries\./;

/** People, events and sites are whole, and not below none. */
function checkCounts(dataset: Dataset): Compared[] {
  const found: Compared[] = [];
  walk(dataset, {
    quantity(quantity, path) {
      if (!counts.test(path) || !isQuantity(quantity)) return;
      const holds = Number.isInteger(quantity.value) && quantity.value >= 0;
      const shown = String(quantity);
      found.push(
        must(path, `the count ${shown} and whole numbers`, holds, `${shown} cannot be a count`, 'check the digits'),
      );
    },
  });
  return found;
}

/** Adjusted intervals differ for good reason, but not by more than half. */
const slack = { error: 0.1, interval: 0.5 };

/** Standard deviation, standard error and interval of a mean tell one spread. */
function checkSpread(figures: ArmFigures, path: string): Compared[] {
  const found = (['sd', 'se'] as const).flatMap((key) => {
    const value = exact(figures[key]);
    const message = `${String(value)} cannot be a ${key === 'sd' ? 'standard deviation' : 'standard error'}`;
    return value
      ? [must(`${path}.${key}`, `${key} ${String(value)} and 0`, value.value >= 0, message, 'check sign and digits')]
      : [];
  });
  if (found.some(({ finding }) => finding)) return found;
  const bySd = spreadOf({ ...figures, se: null, ci: null });
  const bySe = spreadOf({ ...figures, sd: null, ci: null });
  const byCi = exact(figures.mean) ? spreadOf({ ...figures, sd: null, se: null }) : null;
  const [first, other] = [bySd ?? bySe, [bySd && bySe, byCi]];
  return other.reduce((all, second, index) => {
    if (!first || !second || first === second || first.sd === 0) return all;
    const apart = Math.abs(second.sd / first.sd - 1);
    const agreement: Agreement =
      apart < 1e-9 ? 'agrees' : apart <= Object.values(slack)[index]! ? 'agrees by rounding' : 'disagrees';
    const [what, key] = index === 0 ? (['standard error', 'se'] as const) : (['interval', 'ci'] as const);
    const shown = computedAs(second.sd, Math.max(1, first.from[0]!.decimals));
    const message = `the ${what} tells a standard deviation of ${shown}, not ${computedAs(first.sd, Math.max(1, first.from[0]!.decimals))}`;
    const told = { message, hint: 'check which of the two it is, and n' };
    return [...all, compared(`${path}.${key}`, `the spread by the ${what}, ${shown}, and the other`, agreement, told)];
  }, found);
}

const oldest = 120;

function checkAges({ participants }: Dataset): Compared[] {
  return (['age_from', 'age_to'] as const).flatMap((key) => {
    const age = exact(participants[key]);
    if (!age) return [];
    const holds = age.value >= 0 && age.value <= oldest;
    return [
      must(
        `participants.${key}`,
        `the age ${String(age)} and ${oldest}`,
        holds,
        `nobody is aged ${String(age)}`,
        'check the digits',
      ),
    ];
  });
}

function checkPairs({ results }: Dataset): Compared[] {
  return results.flatMap(({ comparisons }, index) =>
    comparisons.map(({ arm, versus }, number) =>
      must(
        `results.${index}.comparisons.${number}.versus`,
        `${arm} and ${versus}, which are compared`,
        arm !== versus,
        `${arm} is compared with itself`,
        'name the arm that it is compared with',
      ),
    ),
  );
}

/** Those with any event are no fewer than those with a serious one, in the same arm and population. */
function checkAny({ adverse_events: events }: Dataset): Compared[] {
  const any = events.find(({ kind }) => kind === 'any');
  if (!any) return [];
  return events.flatMap((event, index) =>
    event === any || event.population !== any.population || event.disagreement
      ? []
      : Object.entries(event.arms).flatMap(([id, figures]) =>
          (['events', 'percent'] as const).flatMap((key) => {
            const all = any.arms[id];
            const [part, whole] = [figures, all].map((one) =>
              one && typeof one !== 'string' ? exact(one[key]) : null,
            );
            if (!part || !whole) return [];
            const what = `${String(part)} with “${event.name}” and ${String(whole)} with “${any.name}”`;
            const path = `adverse_events.${index}.arms.${id}.${key}`;
            return [should(path, what, part.value <= whole.value, what, 'check both; events are not people')];
          }),
        ),
  );
}
