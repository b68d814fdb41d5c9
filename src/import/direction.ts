/** Which way is good in an outcome, told by its title where that is clear. */
import type { OutcomeRecord } from './record.js';

/** Which way of an outcome is good. */
export type Direction = 'lower' | 'higher' | 'neither';

const good = /\b(survival|remission|pain relief|responders?|response rate|quality of life)\b/i;
const bad =
  /\b(deaths?|died|mortality|hospitali[sz]ations?|relapses?|exacerbations?|strokes?|infarctions?|bleedings?|adverse events?|pregnanc(y|ies)|recurrences?|pearl index)\b/i;

/** The direction as asked for, else by the title; with the words for a remark. */
export function directionOf(
  { title }: OutcomeRecord,
  wanted: Direction | undefined,
): { better: Direction; remark: string } {
  if (wanted) return { better: wanted, remark: '' };
  const [up, down] = [good.test(title), bad.test(title)];
  const unclear = {
    better: 'neither' as const,
    remark: 'the title does not say which way is good: lower, higher or neither',
  };
  if (/^time (to|until)\b/i.test(title) && !down) return unclear;
  if (up && !down) return { better: 'higher', remark: 'by its title' };
  if (/\bsurvival\b/i.test(title)) return { better: 'higher', remark: 'by its title' };
  return down && !up ? { better: 'lower', remark: 'by its title' } : unclear;
}
