/** Numbers of people that a dataset holds or gives by subtraction: those who left, and those counted in one arm or in several. */
import { exact, type Absent, type Quantity } from '../dataset/quantity.js';
import type { Trial, TrialArm } from '../trial/trial.js';

type Written = Quantity | Absent | null | undefined;

/** A number of people, and what it is of. */
export interface Counted {
  size: number;
  /** `44 randomised`, as a message tells it. */
  as: string;
}

const count = (value: Written, as: string): Counted[] => {
  const size = exact(value)?.value;
  return size === undefined ? [] : [{ size, as: `${size} ${as}` }];
};

/** Everybody who was screened, randomised, in a population, or in an arm of their own. */
const stagesOf = ({ participants, populations, arms }: Trial): Counted[] => [
  ...count(participants.screened, 'screened'),
  ...count(participants.randomised, 'randomised'),
  ...populations.flatMap(({ n, name }) => count(n, `in “${name}”`)),
  ...arms.flatMap(({ n, name }) => count(n, `in ${name}`)),
];

const rowsOf = ({ results, adverse_events, baseline }: Trial) =>
  [...results, ...adverse_events, ...baseline].map(({ ofArms }) => ofArms);

/** How many can have left: each difference of two stages, and those told as having withdrawn or died. */
export function leftIn(trial: Trial): Counted[] {
  const stages = [
    ...stagesOf(trial),
    ...rowsOf(trial).flatMap((row) =>
      row.flatMap(({ arm, values }) => (typeof values === 'string' ? [] : count(values.n, `counted in ${arm.name}`))),
    ),
  ];
  const distinct = [...new Map(stages.map((stage) => [stage.size, stage])).values()];
  const differences = distinct.flatMap((more) =>
    distinct.flatMap((less) =>
      more.size > less.size ? [{ size: more.size - less.size, as: `${more.as} − ${less.as}` }] : [],
    ),
  );
  const rows = trial.adverse_events.filter(
    ({ kind, name }) => kind === 'withdrawal' || kind === 'death' || /withdr|discontin|left|lost/i.test(name),
  );
  return [
    ...differences,
    ...rows.flatMap(({ ofArms, name }) =>
      eventsIn(
        ofArms.map(({ values }) => (typeof values === 'string' ? null : values.events)),
        name,
      ),
    ),
  ];
}

/** Each count of a row, and all of them together. */
function eventsIn(values: Written[], name: string): Counted[] {
  const counts = values.flatMap((value) => count(value, `with “${name}”`));
  const sum = counts.reduce((total, { size }) => total + size, 0);
  return [...counts, { size: sum, as: `${sum} with “${name}”` }];
}

/** What can be counted in one arm: people, those with an event, those without, and those who are missing from a row. */
export function countedIn(trial: Trial, arm: TrialArm): number[] {
  const whole = exact(arm.n)?.value;
  const inRows = rowsOf(trial).flatMap((row) =>
    row.flatMap(({ arm: of, values }) => {
      if (of !== arm || typeof values === 'string') return [];
      const [events, n] = [exact(values.events)?.value, exact(values.n)?.value ?? whole];
      return [
        events,
        n,
        events !== undefined && n !== undefined ? n - events : undefined,
        whole !== undefined && n !== undefined ? whole - n : undefined,
      ];
    }),
  );
  return [whole, ...inRows].filter((size) => size !== undefined);
}

/** Which shares of people left, in percent: of one arm, or of all and of each, by who was assigned and who was counted. */
export function lostIn(trial: Trial, arm: TrialArm | null): number[] {
  const single = trial.arms.filter(({ pools }) => pools.length === 0);
  const of = arm === null ? single : single.filter((one) => one === arm);
  const ofArms = of.flatMap((one) => {
    const whole = exact(one.n)?.value;
    return rowsOf(trial).flatMap((row) =>
      row.flatMap(({ arm: other, values }) => {
        const n = other !== one || typeof values === 'string' ? undefined : exact(values.n)?.value;
        return whole && n !== undefined && n < whole ? [100 - (100 * n) / whole] : [];
      }),
    );
  });
  const ends = trial.adverse_events.filter(({ name }) => /withdr|discontin|left|lost|stopped/i.test(name));
  const told = ends.flatMap(({ ofArms: row }) =>
    row.flatMap(({ arm: other, values }) =>
      typeof values === 'string' || !of.includes(other) ? [] : shareOf(values.percent),
    ),
  );
  const all = exact(trial.participants.randomised)?.value;
  const sets =
    arm === null && all
      ? trial.populations.filter(({ kind, within }) => kind === 'analysis set' && within === null)
      : [];
  const ofAll = sets.flatMap(({ n }) => {
    const size = exact(n)?.value;
    return size !== undefined && size < all! ? [100 - (100 * size) / all!] : [];
  });
  return [...ofArms, ...told, ...ofAll];
}

const shareOf = (value: Written): number[] => {
  const share = exact(value)?.value;
  return share === undefined ? [] : [share];
};
