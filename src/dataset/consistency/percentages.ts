/** Counts against their percentages. */
import { exact, isQuantity } from '../quantity.js';
import type { ArmFigures, Dataset, Value } from '../schema.js';
import { agreementOf, compared, computedAs, must, rounding, type Compared } from './compared.js';

/** In results and adverse events; a disagreement that the dataset itself tells is not news. */
export function checkPercentages(dataset: Dataset): Compared[] {
  const { results, adverse_events: events, populations, arms } = dataset;
  return [
    ...populations.flatMap(({ women_percent: percent }, index) =>
      possible(percent, `populations.${index}.women_percent`),
    ),
    ...results.flatMap((result, index) =>
      eachArm(result.arms, (figures, id) =>
        result.disagreement ? [] : inArm(figures, figures.n, `results.${index}.arms.${id}`),
      ),
    ),
    ...events.flatMap((event, index) =>
      eachArm(event.arms, (figures, id) => {
        const n = figures.n ?? arms.find((arm) => arm.id === id)?.n ?? null;
        return event.disagreement ? [] : inArm(figures, n, `adverse_events.${index}.arms.${id}`);
      }),
    ),
  ];
}

function eachArm(arms: Dataset['results'][number]['arms'], check: (figures: ArmFigures, id: string) => Compared[]) {
  return Object.entries(arms).flatMap(([id, figures]) => (typeof figures === 'string' ? [] : check(figures, id)));
}

function inArm({ events, percent }: ArmFigures, n: Value | null, path: string): Compared[] {
  const [count, total, share] = [exact(events), exact(n), exact(percent)];
  const found = possible(percent, `${path}.percent`);
  if (found.some(({ finding }) => finding)) return found;
  if (count && total) {
    const what = `${String(count)} with the event and ${String(total)} in all`;
    const message = `${String(count)} with the event, but only ${String(total)} in all`;
    const fits = must(`${path}.events`, what, count.value <= total.value, message, 'check both counts');
    if (fits.finding) return [...found, fits];
    found.push(fits);
  }
  if (!count || !total || !share || total.value === 0) return found;
  const computed = (100 * count.value) / total.value;
  const counts = `${String(count)}/${String(total)}`;
  return [
    ...found,
    compared(`${path}.percent`, `${counts} and ${share.digits}%`, agreementOf(computed, share.value, rounding(share)), {
      message: `${counts} is ${computedAs(computed, Math.max(1, share.decimals))}%, not ${share.digits}%`,
      hint: 'check the counts',
    }),
  ];
}

function possible(percent: Value | null, path: string): Compared[] {
  if (!isQuantity(percent)) return [];
  const inside = percent.value >= 0 && percent.value <= 100;
  return [must(path, `${String(percent)}% and 0 to 100%`, inside, `${String(percent)}% cannot be`, 'check the digits')];
}
