/** Comparisons against the values of their arms. Adjusted analyses differ for good reason, so these are warnings. */
import { noEffectOf } from '../../dataset/effect.js';
import type { Quantity } from '../../dataset/quantity.js';
import type { ArmValues, Comparison, Dataset, Result } from '../../dataset/schema.js';
import { exact } from '../../dataset/quantity.js';
import { agreementOf, compared, computedAs, rounding, should, type Compared } from './agreement.js';

/** Differences and ratios of every result, its direction against its words, and its means against the scale. */
export function checkEstimates(dataset: Dataset): Compared[] {
  return dataset.results.flatMap((result, index) => [
    ...result.comparisons.flatMap((comparison, number) => {
      const path = `results.${index}.comparisons.${number}`;
      return [...checkEstimate(dataset, result, comparison, path), ...checkWords(dataset, result, comparison, path)];
    }),
    ...checkScale(dataset, result, `results.${index}`),
  ]);
}

function checkEstimate(dataset: Dataset, result: Result, comparison: Comparison, path: string): Compared[] {
  const [left, right] = [result.arms[comparison.arm], result.arms[comparison.versus]];
  if (!left || !right || typeof left === 'string' || typeof right === 'string') return [];
  const name = dataset.arms.find(({ id }) => id === comparison.arm)!.name;
  switch (comparison.measure) {
    case 'mean difference':
      return difference(exact(left.mean), exact(right.mean), comparison, `${name}: `, 'means', path);
    case 'risk difference':
      return difference(exact(left.percent), exact(right.percent), comparison, `${name}: `, 'percentages', path);
    case 'risk ratio':
    case 'odds ratio':
      return ratio(left, right, comparison, `${name}: `, path);
    default:
      return [];
  }
}

function difference(
  left: Quantity | null,
  right: Quantity | null,
  comparison: Comparison,
  who: string,
  what: string,
  path: string,
): Compared[] {
  const estimate = exact(comparison.estimate);
  if (!left || !right || !estimate) return [];
  const computed = left.value - right.value;
  const slack = rounding(left) + rounding(right) + rounding(estimate);
  const shown = computedAs(computed, Math.max(left.decimals, right.decimals));
  const [reported, arms] = [String(estimate), `${what}, ${String(left)} and ${String(right)}`];
  return [
    compared(
      `${path}.estimate`,
      `the difference ${reported} and the arm ${arms}`,
      agreementOf(computed, estimate.value, slack),
      {
        message: `${who}the reported difference ${reported} does not match the arm ${arms} (${shown})`,
        hint: 'an adjusted analysis may explain it; check both',
      },
    ),
  ];
}

/** A ratio of the counts far from the reported one, as exchanged arms or a wrong digit would give. */
function ratio(left: ArmValues, right: ArmValues, comparison: Comparison, who: string, path: string): Compared[] {
  const estimate = exact(comparison.estimate);
  const [one, two] = [shareOf(left), shareOf(right)];
  if (!estimate || one === null || two === null || one <= 0 || two <= 0 || one >= 1 || two >= 1) return [];
  const odds = (share: number) => share / (1 - share);
  const computed = comparison.measure === 'odds ratio' ? odds(one) / odds(two) : one / two;
  const [low, high] = [exact(comparison.ci?.low), exact(comparison.ci?.high)];
  const [from, to] = low && high ? [low.value, high.value] : [estimate.value * 0.9, estimate.value * 1.1];
  const near = computed >= from && computed <= to;
  const same = Math.abs(computed - estimate.value) <= rounding(estimate);
  return [
    compared(
      `${path}.estimate`,
      `the ${comparison.measure} ${estimate.digits} and that of the counts, ${computedAs(computed, 2)}`,
      same ? 'agrees by rounding' : near ? 'agrees' : 'disagrees',
      {
        message: `${who}the reported ${comparison.measure} ${estimate.digits} is far from that of the counts, ${computedAs(computed, 2)}`,
        hint: 'check the counts, and which arm is compared with which',
      },
    ),
  ];
}

function shareOf({ events, n, percent }: ArmValues): number | null {
  const [count, total, share] = [exact(events), exact(n), exact(percent)];
  if (count && total) return count.value / total.value;
  return share ? share.value / 100 : null;
}

const better = /\b(better|superior|favou?red)\b/i;
const worse = /\b(worse|inferior)\b/i;
const denial = /\b(not|no|non|nor|neither|never|without)\b/i;

/** What a comparison says in words against the side on which its estimate lies. */
function checkWords(dataset: Dataset, result: Result, comparison: Comparison, path: string): Compared[] {
  const { told, estimate } = comparison;
  const outcome = dataset.outcomes.find(({ id }) => id === result.outcome)!;
  const value = exact(estimate)?.value;
  if (!told || value === undefined || outcome.better === 'neither' || denial.test(told.text)) return [];
  const claimed = better.test(told.text) ? 'better' : worse.test(told.text) ? 'worse' : null;
  const none = noEffectOf(comparison);
  if (!claimed || none === null || value === none) return [];
  const found = value > none === (outcome.better === 'higher') ? 'better' : 'worse';
  const message = `“${told.text}”, but ${estimate?.toString()} is ${found}: ${outcome.better} is better for ${outcome.name}`;
  return [
    should(
      `${path}.told`,
      `“${told.text}” and ${String(estimate)}`,
      claimed === found,
      message,
      'check the sign, the arms, and the outcome’s “better”',
    ),
  ];
}

/** A mean that its scale cannot hold, or a change larger than the whole scale. */
function checkScale(dataset: Dataset, result: Result, path: string): Compared[] {
  const { scale_from: from, scale_to: to, measure } = dataset.outcomes.find(({ id }) => id === result.outcome)!;
  const [least, most] = [exact(from), exact(to)];
  if (!least || !most) return [];
  const span = most.value - least.value;
  const [low, high] = /change/i.test(measure) ? [-span, span] : [least.value, most.value];
  return Object.entries(result.arms).flatMap(([id, values]) => {
    const mean = typeof values === 'string' ? null : exact(values.mean ?? values.median);
    if (!mean) return [];
    const message = `${String(mean)} is impossible on a scale of ${String(least)} to ${String(most)}`;
    const inside = mean.value >= low && mean.value <= high;
    return [
      should(
        `${path}.arms.${id}.mean`,
        `${String(mean)} and the scale, ${String(least)} to ${String(most)}`,
        inside,
        message,
        'check the digits, and the scale',
      ),
    ];
  });
}
