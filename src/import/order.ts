/** Which two arms an analysis compares, and which way round: by its words, by the figures of the arms, else by their roles. */
import type { ArmDraft } from './arms.js';
import type { Compared } from './comparisons.js';
import { exact, figure } from './figures.js';
import type { AnalysisRecord } from './record.js';

/** An arm and what it is compared with. */
export interface Pair {
  arm: ArmDraft;
  versus: ArmDraft;
  /** Why this way round, where it is not the comparator that comes second. */
  remark: string;
}

/** Null where an analysis is not of two arms. */
export function pairOf(
  analysis: AnalysisRecord,
  arms: Map<string, ArmDraft>,
  { values, reading }: Compared,
): Pair | null {
  const { groupIds, paramType, paramValue } = analysis;
  const [first, second] = groupIds.map((id) => arms.get(id));
  if (groupIds.length !== 2 || !first || !second || first === second) return null;
  const [arm, versus] = first.role === 'comparator' && second.role !== 'comparator' ? [second, first] : [first, second];
  const stated = statedOrder(analysis, [arm, versus]);
  if (stated === 'second over first')
    return { arm: versus, versus: arm, remark: 'This way round, as the words of the record have it.' };
  if (stated) return { arm, versus, remark: '' };
  const [left, right, estimate] = [values.get(arm), values.get(versus), exact(figure(paramValue))];
  if (left === undefined || right === undefined || estimate === null) return { arm, versus, remark: '' };
  // A longer time to an event comes with a lower hazard.
  if (/hazard/i.test(paramType) && reading.key === 'median') return { arm, versus, remark: '' };
  const away = /ratio/i.test(paramType)
    ? (a: number, b: number) => (a > 0 && b > 0 && estimate > 0 ? Math.abs(Math.log(a / b / estimate)) : 0)
    : (a: number, b: number) => Math.abs(a - b - estimate);
  // Only what cannot be chance turns a comparison round: a ratio of a model strays from that of the figures.
  const strays = /ratio/i.test(paramType) && isInInterval(analysis, left / right);
  const turned = !strays && away(left, right) > 0 && away(right, left) * 4 < away(left, right);
  if (turned) {
    return {
      arm: versus,
      versus: arm,
      remark: 'This way round, because the estimate fits the figures of the arms only so.',
    };
  }
  const none = /ratio/i.test(paramType) ? 1 : 0;
  const opposite =
    none === 0 && (left - right) * estimate < 0 && Math.abs(left - right - estimate) > Math.abs(estimate);
  if (opposite && arm !== first)
    return {
      arm: versus,
      versus: arm,
      remark: 'As the record names them: turned round, the sign would not fit the arms.',
    };
  const remark =
    'Doubtful: the estimate has the other sign than the figures of the arms; check which was compared with which.';
  return { arm, versus, remark: opposite ? remark : '' };
}

const isInInterval = ({ ciLowerLimit, ciUpperLimit }: AnalysisRecord, value: number): boolean =>
  value > (exact(figure(ciLowerLimit)) ?? Infinity) && value < (exact(figure(ciUpperLimit)) ?? -Infinity);

const escaped = (title: string) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `Drug/Placebo`, `Drug - Placebo`, `Drug over placebo`; of a ratio, `of the drug to placebo` too. */
const between = String.raw`\s*(?:/|÷|[-–−]|\bminus\b|\bover\b|\bdivided by\b|\brelative to\b)\s*`;
const ofRatio = String.raw`\s+to\s+(?:the\s+)?`;

/** Null where the words name the two titles in no such order, or in both. */
function statedOrder(
  { nonInferiorityComment, statisticalComment, estimateComment, groupDescription, paramType }: AnalysisRecord,
  [first, second]: [{ title: string }, { title: string }],
): 'first over second' | 'second over first' | null {
  const words = [nonInferiorityComment, statisticalComment, estimateComment, groupDescription].join('; ');
  const isRatio = /\bratio\b/i.test(paramType);
  const says = (one: string, other: string) =>
    new RegExp(
      String.raw`(?<![\p{L}\d])${escaped(one)}(?:${isRatio ? `${between}|${ofRatio}` : between})${escaped(other)}(?![\p{L}\d])`,
      'iu',
    ).test(words);
  const [forth, back] = [says(first.title, second.title), says(second.title, first.title)];
  return forth === back ? null : forth ? 'first over second' : 'second over first';
}
