/** The length of the talk shared out over its slides. */

/** Steps in which time is given, in seconds: the longest that still tells slides apart. */
const units = [15, 5, 1];

/**
 * Whole seconds for each slide, in proportion to their weights, that add up to
 * exactly the talk's minutes: shares are rounded down to a step, and what is
 * left goes to the largest remainders (Hamilton's method). No slide has none.
 */
export function shareTime(weights: number[], minutes: number): number[] {
  const total = minutes * 60;
  const unit = units.find((seconds) => total % seconds === 0 && weights.length * seconds * 2 <= total) ?? 1;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const spare = total / unit - weights.length;
  const shares = weights.map((weight) => (weight / all) * spare);
  const steps = shares.map((share) => 1 + Math.floor(share + 1e-9));
  const byRemainder = shares.map((share, index) => ({ index, rest: share - Math.floor(share + 1e-9) }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.index - b.index);
  const left = Math.round(total / unit) - steps.reduce((sum, step) => sum + step, 0);
  for (const { index } of byRemainder.slice(0, left)) steps[index]! += 1;
  return steps.map((step) => step * unit);
}

/** Such as `Time: 1 minute 15 seconds; 3:45 of 10:00 when it ends.` All in seconds. */
export function timeLine(seconds: number, end: number, total: number): string {
  return `Time: ${duration(seconds)}; ${clock(end)} of ${clock(total)} when it ends.`;
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function duration(seconds: number): string {
  const parts = [counted(Math.floor(seconds / 60), 'minute'), counted(seconds % 60, 'second')];
  return parts.filter((part) => part !== '').join(' ');
}

function counted(count: number, unit: string): string {
  if (count === 0) return '';
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
