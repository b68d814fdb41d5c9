/** Counts against their percentages. */
import { exact, isQuantity } from '../../dataset/quantity.js';
import type { AdverseEvent, ArmValues, Dataset, Result, Value } from '../../dataset/schema.js';
import { agreementOf, compared, computedAs, must, rounding, type Compared } from './agreement.js';
import { own } from '../../own.js';

/** In results and adverse events; a disagreement that the dataset itself tells is not news. */
export function checkPercentages(dataset: Dataset): Compared[] {
  const { results, adverse_events: events, populations } = dataset;
  return [
    ...populations.flatMap(({ women_percent: percent }, index) =>
      possible(percent, `populations.${index}.women_percent`),
    ),
    ...results.flatMap((result, index) =>
      eachArm(result.arms, (values, id) =>
        result.disagreement ? [] : inArm(values, wholeOf(dataset, result, id, values.n), `results.${index}.arms.${id}`),
      ),
    ),
    ...events.flatMap((event, index) =>
      eachArm(event.arms, (values, id) => {
        const n = values.n ?? armOf(dataset, id)?.n ?? null;
        const whole = wholeOf(dataset, event, id, n);
        return event.disagreement ? [] : inArm(values, whole, `adverse_events.${index}.arms.${id}`);
      }),
    ),
  ];
}

function eachArm(arms: Dataset['results'][number]['arms'], check: (values: ArmValues, id: string) => Compared[]) {
  return Object.entries(arms).flatMap(([id, values]) => (typeof values === 'string' ? [] : check(values, id)));
}

/** How many people a percentage is of, and how that is told: `37` or `37 + 15`. */
interface Whole {
  size: number;
  told: string;
}

const armOf = ({ arms }: Dataset, id: string) => arms.find((arm) => arm.id === id);

/** Those of the arm, or of arms taken together where how many that is stands nowhere. */
function wholeOf(dataset: Dataset, row: Result | AdverseEvent, id: string, n: Value | null): Whole | null {
  const own = exact(n);
  if (own) return { size: own.value, told: String(own) };
  const parts = (isQuantity(n) ? [] : (armOf(dataset, id)?.pools ?? [])).map((part) =>
    exact(analysed(dataset, row, part)),
  );
  if (parts.length === 0 || parts.includes(null)) return null;
  return { size: parts.reduce((sum, part) => sum + part!.value, 0), told: parts.map(String).join(' + ') };
}

/** People of an arm who were counted in a row: all of the arm, where the row is of all who took part. */
function analysed(dataset: Dataset, { arms, population }: Result | AdverseEvent, id: string): Value | null {
  const values = own(arms, id);
  if (values !== undefined && typeof values !== 'string' && values.n) return values.n;
  const counted = dataset.populations.find((candidate) => candidate.id === population)?.n ?? null;
  const isAll = population === null || exact(counted)?.value === exact(dataset.participants.randomised)?.value;
  return isAll ? (armOf(dataset, id)?.n ?? null) : null;
}

function inArm({ events, percent }: ArmValues, total: Whole | null, path: string): Compared[] {
  const [count, share] = [exact(events), exact(percent)];
  const found = possible(percent, `${path}.percent`);
  if (found.some(({ finding }) => finding)) return found;
  if (count && total) {
    const what = `${String(count)} with the event and ${total.told} in all`;
    const message = `${String(count)} with the event, but only ${total.told} in all`;
    const fits = must(`${path}.events`, what, count.value <= total.size, message, 'check both counts');
    if (fits.finding) return [...found, fits];
    found.push(fits);
  }
  if (!count || !total || !share || total.size === 0) return found;
  const computed = (100 * count.value) / total.size;
  const counts = total.told.includes('+') ? `${String(count)}/(${total.told})` : `${String(count)}/${total.told}`;
  return [
    ...found,
    compared(`${path}.percent`, `${counts} and ${share.digits}%`, agreementOf(computed, share.value, rounding(share)), {
      message: `${counts} is ${computedAs(computed, Math.max(1, share.decimals))}%, not ${share.digits}%`,
      hint: total.told.includes('+')
        ? 'check the counts; where sources disagree, say so under “disagreement”'
        : 'check the counts',
    }),
  ];
}

function possible(percent: Value | null, path: string): Compared[] {
  if (!isQuantity(percent)) return [];
  const inside = percent.value >= 0 && percent.value <= 100;
  return [
    must(path, `${String(percent)}% and 0 to 100%`, inside, `${String(percent)}% is impossible`, 'check the digits'),
  ];
}
