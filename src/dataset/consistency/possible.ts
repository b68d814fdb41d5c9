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

const counts = /(^|\.)(n|events|screened|randomised|clusters|total)$|^sites\.countries\./;

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

/** Standard deviation, standard error and interval of a mean tell one spread. */
function checkSpread(figures: ArmFigures, path: string): Compared[] {
  const signs = (['sd', 'se'] as const).flatMap((key) => {
    const value = exact(figures[key]);
    const message = `${String(value)} cannot be a ${key === 'sd' ? 'standard deviation' : 'standard error'}`;
    return value
      ? [must(`${path}.${key}`, `${key} ${String(value)} and 0`, value.value >= 0, message, 'check sign and digits')]
      : [];
  });
  if (signs.some(({ finding }) => finding)) return signs;
  const [first, ...others] = toldSpreads(figures);
  return first && first.sd > 0 ? [...signs, ...others.map((other) => checkAlike(first, other, path))] : signs;
}

interface ToldSpread {
  key: 'sd' | 'se' | 'ci';
  what: string;
  sd: number;
  decimals: number;
  /** How far it may be from another one, as a part of that. */
  slack: number;
}

/** The spread by each form in which it is told. */
function toldSpreads(figures: ArmFigures): ToldSpread[] {
  const forms = [
    { key: 'sd', what: 'standard deviation', slack: 0 },
    { key: 'se', what: 'standard error', slack: 0.1 },
    // Adjusted intervals differ for good reason, but not by more than half.
    { key: 'ci', what: 'interval', slack: 0.5 },
  ] as const;
  return forms.flatMap((form) => {
    if (form.key === 'ci' && !exact(figures.mean)) return [];
    const spread = spreadOf({ ...figures, sd: null, se: null, ci: null, [form.key]: figures[form.key] });
    return spread ? [{ ...form, sd: spread.sd, decimals: Math.max(1, spread.from[0]!.decimals) }] : [];
  });
}

function checkAlike(first: ToldSpread, { key, what, sd, slack }: ToldSpread, path: string): Compared {
  const apart = Math.abs(sd / first.sd - 1);
  const agreement: Agreement = apart < 1e-9 ? 'agrees' : apart <= slack ? 'agrees by rounding' : 'disagrees';
  const shown = computedAs(sd, first.decimals);
  return compared(`${path}.${key}`, `the spread by the ${what}, ${shown}, and the other`, agreement, {
    message: `the ${what} tells a standard deviation of ${shown}, not ${computedAs(first.sd, first.decimals)}`,
    hint: 'check which of the two it is, and n',
  });
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
