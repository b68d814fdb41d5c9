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

/** A pair, and whether words or figures tell which way round it is. */
interface Read {
  pair: Pair;
  isTold: boolean;
}

/** The pair of each analysis of an outcome; null where it is not of two arms. What is not told goes as all that are told. */
export function pairsOf(analyses: AnalysisRecord[], arms: Map<string, ArmDraft>, about: Compared): (Pair | null)[] {
  const read = analyses.map((analysis) => pairOf(analysis, arms, about));
  const told = read.flatMap((one) => (one?.isTold ? [one.pair] : []));
  const areTurned = told.length > 0 && told.every(isTurned);
  return read.map((one) => {
    if (!one || one.isTold || !areTurned || isTurned(one.pair)) return one?.pair ?? null;
    const { arm, versus } = one.pair;
    return { arm: versus, versus: arm, remark: 'This way round, as the other analyses of this outcome are.' };
  });
}

const isTurned = ({ arm, versus }: Pair): boolean => arm.role === 'comparator' && versus.role !== 'comparator';

function pairOf(analysis: AnalysisRecord, arms: Map<string, ArmDraft>, { values, reading }: Compared): Read | null {
  const { groupIds, paramType, paramValue } = analysis;
  const [first, second] = groupIds.map((id) => arms.get(id));
  if (groupIds.length !== 2 || !first || !second || first === second) return null;
  const [arm, versus] = first.role === 'comparator' && second.role !== 'comparator' ? [second, first] : [first, second];
  const usual = (isTold: boolean, remark = ''): Read => ({ pair: { arm, versus, remark }, isTold });
  const turned = (remark: string): Read => ({ pair: { arm: versus, versus: arm, remark }, isTold: true });
  const stated = statedOrder(analysis, [arm, versus]);
  if (stated) return stated === 'first over second' ? usual(true) : turned(asWords);
  const [left, right, estimate] = [values.get(arm), values.get(versus), exact(figure(paramValue))];
  if (left === undefined || right === undefined || estimate === null) return usual(false);
  // A longer time to an event comes with a lower hazard.
  if (/hazard/i.test(paramType) && reading.key === 'median') return usual(false);
  const away = /ratio/i.test(paramType)
    ? (a: number, b: number) => (a > 0 && b > 0 && estimate > 0 ? Math.abs(Math.log(a / b / estimate)) : 0)
    : (a: number, b: number) => Math.abs(a - b - estimate);
  // Only what cannot be chance turns a comparison round: a ratio of a model strays from that of the figures.
  const strays = /ratio/i.test(paramType) && isInInterval(analysis, left / right);
  if (!strays && away(left, right) > 0 && away(right, left) * 4 < away(left, right)) return turned(asFigures);
  const none = /ratio/i.test(paramType) ? 1 : 0;
  const opposite =
    none === 0 && (left - right) * estimate < 0 && Math.abs(left - right - estimate) > Math.abs(estimate);
  if (opposite) return arm === first ? usual(false, otherSign) : turned(asNamed);
  return usual(away(left, right) < away(right, left));
}

const asWords = 'This way round, as the words of the record have it.';
const asFigures = 'This way round, because the estimate fits the figures of the arms only so.';
const asNamed = 'As the record names them: turned round, the sign would not fit the arms.';
const otherSign =
  'Doubtful: the estimate has the other sign than the figures of the arms; check which was compared with which.';

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
