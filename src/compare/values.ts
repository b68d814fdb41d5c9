/** Numbers of people, results and harms: those of the record, as its draft has them, beside those of a dataset. */
import { isQuantity, type Quantity } from '../dataset/quantity.js';
import type { Arm, Comparison, Dataset, Result } from '../dataset/schema.js';
import { own } from '../own.js';
import { isCalculated } from '../trial/calculated/calculated.js';
import { alikeness, pairs } from './name-similarity.js';
import type { Compared, Difference } from './difference.js';
import { isSameTime } from './times.js';

/** Whether two values are others than rounding makes them: of 19.23 and 19.2, and of `<0.001` and 0.0002, either may be printed. */
export function differs(left: Quantity, right: Quantity): boolean {
  if (left.relation === '<' || right.relation === '<') return isAgainstBound(left, right);
  if (left.relation !== right.relation) return false;
  const decimals = Math.min(left.decimals, right.decimals);
  return Math.abs(left.value - right.value) > 0.5 * 10 ** -decimals + 1e-9;
}

/** Both are bounds, and one holds where the other does; or a value is not under the bound. */
function isAgainstBound(left: Quantity, right: Quantity): boolean {
  if (left.relation === right.relation) return false;
  const [bound, value] = left.relation === '<' ? [left, right] : [right, left];
  return value.relation === '' && value.value > bound.value + 1e-9;
}

/** Counts what is compared, and keeps what differs. */
class Table implements Compared {
  readonly differences: Difference[] = [];
  count = 0;

  compare(about: string, registered: unknown, reported: unknown, unit = ''): void {
    if (!isReported(registered) || !isReported(reported)) return;
    this.count += 1;
    const shown = (value: Quantity) => `${value.toString()}${unit}`;
    if (differs(registered, reported))
      this.differences.push({ about, registered: shown(registered), reported: shown(reported) });
  }
}

const isReported = (value: unknown): value is Quantity => isQuantity(value) && !isCalculated(value);

/** Arms that are one, by their names; where two are left on either side, by their roles. */
function armPairs(dataset: Dataset, record: Dataset): [Arm, Arm][] {
  const single = ({ arms }: Dataset) => arms.filter(({ pools, external }) => pools.length === 0 && !external);
  const [ours, theirs] = [single(dataset), single(record)];
  const named = pairs(
    ours,
    theirs,
    ({ name, short }) => `${name} ${short ?? ''}`,
    ({ name }) => name,
  );
  const left = ours.filter((arm) => !named.some(([one]) => one === arm));
  const right = theirs.filter((arm) => !named.some(([, one]) => one === arm));
  const [one, other] = [left[0], right[0]];
  const isPair = left.length === 1 && right.length === 1 && one!.role === other!.role && ours.length === theirs.length;
  return isPair ? [...named, [one!, other!]] : named;
}

/** Who was randomised and assigned, what was found, and how many had serious events or died. */
export function compareValues(dataset: Dataset, record: Dataset): Compared {
  const table = new Table();
  const arms = armPairs(dataset, record);
  table.compare('randomised', record.participants.randomised, dataset.participants.randomised);
  for (const [ours, theirs] of arms) table.compare(`assigned to ${ours.name}`, theirs.n, ours.n);
  compareResults(table, dataset, record, arms);
  for (const kind of ['serious', 'death'] as const) {
    const [ours, theirs] = [dataset, record].map(({ adverse_events: events }) =>
      events.filter((event) => event.kind === kind),
    );
    if (ours!.length !== 1 || theirs!.length !== 1) continue;
    for (const [arm, other] of arms)
      compareArm(table, `${ours![0]!.name}, ${arm.name}`, own(theirs![0]!.arms, other.id), own(ours![0]!.arms, arm.id));
  }
  return table;
}

type Values = Result['arms'][string] | undefined;

/** What is comparable without calculating; the record's own n only beside a count. */
function compareArm(table: Table, about: string, registered: Values, reported: Values): void {
  if (typeof registered !== 'object' || typeof reported !== 'object') return;
  for (const key of ['events', 'mean', 'median', 'rate', 'percent'] as const)
    table.compare(
      key === 'events' ? about : `${about}, ${key}`,
      registered[key],
      reported[key],
      key === 'percent' ? '%' : '',
    );
  if (registered.events) table.compare(`${about}, of how many`, registered.n, reported.n);
}

function compareResults(table: Table, dataset: Dataset, record: Dataset, arms: [Arm, Arm][]): void {
  const outcomeOf = (of: Dataset, { outcome }: Result) => of.outcomes.find(({ id }) => id === outcome)!;
  const isOfAll = ({ population }: Result) =>
    dataset.populations.find(({ id }) => id === population)?.kind === 'analysis set';
  const timeOf = (of: Dataset, result: Result) => result.timepoint ?? outcomeOf(of, result).timepoint;
  for (const ours of dataset.results.filter(isOfAll)) {
    const outcome = outcomeOf(dataset, ours);
    const fits = record.results.filter((theirs) => {
      const other = outcomeOf(record, theirs);
      return (
        other.type === outcome.type &&
        alikeness(other.name, outcome.long_name ?? outcome.name) >= 0.75 &&
        isSameTime(timeOf(dataset, ours), timeOf(record, theirs))
      );
    });
    // Of several rows that it may be, none is told to be it.
    if (fits.length !== 1) continue;
    for (const [arm, other] of arms)
      compareArm(table, `${outcome.name}, ${arm.name}`, own(fits[0]!.arms, other.id), own(ours.arms, arm.id));
    for (const comparison of ours.comparisons)
      compareComparison(table, outcome.name, comparison, fits[0]!.comparisons, arms);
  }
}

/** The same two arms, the same way round, by the same measure. */
function compareComparison(
  table: Table,
  name: string,
  ours: Comparison,
  all: readonly Comparison[],
  arms: [Arm, Arm][],
): void {
  const otherOf = (id: string) => arms.find(([arm]) => arm.id === id)?.[1].id;
  const fits = all.filter(
    ({ arm, versus, measure }) =>
      arm === otherOf(ours.arm) && versus === otherOf(ours.versus) && measure === ours.measure,
  );
  const [theirs] = fits;
  if (!theirs || fits.length > 1) return;
  const about = `${name}, ${ours.measure === 'other' ? 'effect' : ours.measure}`;
  table.compare(about, theirs.estimate, ours.estimate);
  const [left, right] = [theirs.ci, ours.ci];
  if (
    left &&
    right &&
    typeof left === 'object' &&
    typeof right === 'object' &&
    String(left.level) === String(right.level)
  ) {
    table.compare(`${about}, lower limit`, left.low, right.low);
    table.compare(`${about}, upper limit`, left.high, right.high);
  }
  table.compare(`${about}, p`, theirs.p, ours.p);
}
