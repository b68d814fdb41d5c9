/** Values of a whole against those of its parts: arms taken together, composite outcomes, and rows against their population. */
import { exact, type Quantity } from '../../dataset/quantity.js';
import type { Trial, TrialArm, TrialEvent, TrialResult } from '../../trial/trial.js';
import { must, rounding, should, type Compared } from './agreement.js';

/** In results and harms; where sources disagree, the dataset says so itself. */
export function checkWholes(trial: Trial): Compared[] {
  const { results, adverse_events: events, design } = trial;
  const rows = Object.entries({ results, adverse_events: events }).flatMap(([list, all]) =>
    all.flatMap((row, index) => (row.disagreement ? [] : [{ row, path: `${list}.${index}` }])),
  );
  // In a crossover trial the same people are in several arms.
  const isApart = design.structure !== 'crossover' && design.structure !== 'factorial';
  return [
    ...rows.flatMap(({ row, path }) => [...together(row, path), ...(isApart ? people(trial, row, path) : [])]),
    ...composites(trial),
  ];
}

type Row = TrialResult | TrialEvent;
type Key = 'n' | 'events' | 'percent' | 'mean' | 'rate';

const valueOf = ({ ofArms }: Row, arm: TrialArm, key: Key): Quantity | null => {
  const values = ofArms.find((one) => one.arm === arm)?.values;
  return values === undefined || typeof values === 'string' ? null : exact(values[key]);
};

// ── Arms taken together ─────────────────────────────────────────────────────

/** Events of arms taken together are those of each, and a mean or share lies between theirs. */
function together(row: Row, path: string): Compared[] {
  return row.ofArms.flatMap(({ arm }) => {
    if (arm.pools.length === 0) return [];
    return [
      ...(['n', 'events'] as const).flatMap((key) => sum(row, arm, key, `${path}.arms.${arm.id}.${key}`)),
      ...(['percent', 'mean', 'rate'] as const).flatMap((key) =>
        between(row, arm, key, `${path}.arms.${arm.id}.${key}`),
      ),
    ];
  });
}

function sum(row: Row, arm: TrialArm, key: Key, path: string): Compared[] {
  const [whole, parts] = [valueOf(row, arm, key), arm.pools.map((part) => valueOf(row, part, key))];
  if (!whole || parts.some((part) => part === null)) return [];
  const added = parts.reduce((total, part) => total + part!.value, 0);
  const told = parts.map(String).join(' + ');
  return [
    should(
      path,
      `${told} and ${String(whole)}`,
      added === whole.value,
      `${key} of “${arm.name}” is ${String(whole)}, and of its parts ${told}`,
      'check all of them',
    ),
  ];
}

function between(row: Row, arm: TrialArm, key: Key, path: string): Compared[] {
  const [whole, parts] = [valueOf(row, arm, key), arm.pools.map((part) => valueOf(row, part, key))];
  if (!whole || parts.length === 0 || parts.some((part) => part === null)) return [];
  const sizes = parts.map((part) => part!.value);
  const slack = rounding(whole) + Math.max(...parts.map((part) => rounding(part!)));
  const holds = whole.value >= Math.min(...sizes) - slack && whole.value <= Math.max(...sizes) + slack;
  const told = parts.map(String).join(' and ');
  return [
    should(
      path,
      `${told} and ${String(whole)}`,
      holds,
      `${key} of “${arm.name}” is ${String(whole)}, which does not lie between those of its parts, ${told}`,
      'check all of them',
    ),
  ];
}

// ── People ──────────────────────────────────────────────────────────────────

/** The people of all arms of a row are no more than its population. */
function people({ arms }: Trial, row: Row, path: string): Compared[] {
  const whole = exact(row.population?.n);
  const single = row.ofArms.filter(({ arm }) => arm.pools.length === 0 && !arm.external && arms.includes(arm));
  const counts = single.map(({ arm }) => valueOf(row, arm, 'n'));
  if (whole && counts.every((count) => count === null) && single.length > 1)
    return behind(
      row,
      single.map(({ arm }) => arm),
      whole,
      path,
    );
  const isMoved = single.some(({ values }) => typeof values !== 'string' && values.counted !== null);
  if (!whole || counts.length < 2 || counts.includes(null) || isMoved) return [];
  // More than were assigned to an arm, or than the whole, is told there.
  const isTold = single.some(
    ({ arm }, at) => counts[at]!.value > Math.min(exact(arm.n)?.value ?? Infinity, whole.value),
  );
  if (isTold) return [];
  const added = counts.reduce((total, count) => total + count!.value, 0);
  const told = counts.map(String).join(' + ');
  return [
    should(
      `${path}.population`,
      `${told} and ${String(whole)}`,
      added <= whole.value,
      `n of the arms, ${told}, is ${added}, and “${row.population!.name}” has ${String(whole)}`,
      'check n of each arm, and the population',
    ),
  ];
}

/** Where n is not told: events and percentages tell of how many people they are, together no more than the population has. */
function behind(row: Row, arms: TrialArm[], whole: Quantity, path: string): Compared[] {
  const least = arms.map((arm) => {
    const [events, percent] = [valueOf(row, arm, 'events'), valueOf(row, arm, 'percent')];
    return events && percent && events.value > 0 ? (100 * events.value) / (percent.value + rounding(percent)) : null;
  });
  if (least.includes(null)) return [];
  const sum = least.reduce<number>((total, one) => total + one!, 0);
  const message = `events and percentages of the arms are of at least ${Math.ceil(sum - 1e-9)} people, and “${row.population!.name}” has ${String(whole)}`;
  return [
    should(
      `${path}.population`,
      `percentages and ${String(whole)}`,
      sum <= whole.value + arms.length / 2,
      message,
      'check the population of the row',
      '100 × events ÷ percent of each arm, within what was rounded',
    ),
  ];
}

// ── Composites ──────────────────────────────────────────────────────────────

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\d ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** `Death or stroke` happened to no fewer people than each of the two, and to no more than both together. */
function composites({ results }: Trial): Compared[] {
  const counted = results.filter(
    ({ outcome, disagreement }) => ['binary', 'time-to-event'].includes(outcome.type) && !disagreement,
  );
  return counted.flatMap((whole) => {
    const names = whole.outcome.name.split(/,? or |, /i).map(plain);
    const parts = names.map((name) =>
      counted.find((row) => row !== whole && plain(row.outcome.name) === name && row.population === whole.population),
    );
    const ofAny = /^(death|mortality) from any cause$|^all-cause (mortality|death)$/i.test(whole.outcome.name)
      ? counted.filter(
          (row) =>
            row.population === whole.population &&
            /^(?:\p{L}+ ){1,2}(?:death|mortality)$/iu.test(row.outcome.name) &&
            !/any|all|non/i.test(row.outcome.name),
        )
      : [];
    const known = [...(names.length > 1 ? parts.filter((part) => part !== undefined) : []), ...ofAny];
    const isWhole = names.length > 1 && parts.every((part) => part !== undefined);
    const path = `results.${results.indexOf(whole)}.arms`;
    return whole.ofArms.flatMap(({ arm }) => {
      const all = valueOf(whole, arm, 'events');
      const counts = known.flatMap((part) => {
        const count = valueOf(part, arm, 'events');
        return count ? [{ count, name: part.outcome.name }] : [];
      });
      if (!all || counts.length === 0) return [];
      const each = counts.map(({ count, name }) =>
        should(
          `${path}.${arm.id}.events`,
          `${String(count)} and ${String(all)}`,
          count.value <= all.value,
          `${arm.name}: ${String(all)} with “${whole.outcome.name}”, and ${String(count)} with “${name}”, which is part of it`,
          'check both counts',
        ),
      );
      const added = counts.reduce((total, { count }) => total + count.value, 0);
      const most =
        isWhole && counts.length === known.length
          ? [
              must(
                `${path}.${arm.id}.events`,
                `${added} and ${String(all)}`,
                all.value <= added,
                `${arm.name}: ${String(all)} with “${whole.outcome.name}”, and its parts have ${added} in all`,
                'check the counts',
              ),
            ]
          : [];
      return [...each, ...most];
    });
  });
}
