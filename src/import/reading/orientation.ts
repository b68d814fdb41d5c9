/**
 * Which of two arms an estimate is of, and which it is compared with. Inferred from all that speaks to it: the words of the record, the
 * figures of the arms, the other analyses, the roles. Where the evidence is against the usual order by chance only, or there is none, the
 * comparison has no direction.
 */
import type { Analysis } from '../registry-trial.js';
import { exact, figure } from './numbers.js';
import type { ArmDraft, Pair } from '../drafts.js';

/** The scale of an estimate: 0 or 1 is no effect; hazards go against times. */
export interface EstimateScale {
  isRatio: boolean;
  isHazard: boolean;
  isDifference: boolean;
}

const ratioName = /\b(ratio|relative risk|hazards?|HR|RR|OR|IRR)\b|\bcox\b/;

export const scaleOf = (parameter: string): EstimateScale => ({
  isRatio:
    new RegExp(ratioName, 'i').test(parameter) && !/\b(log|difference|reduction|rate difference)\b/i.test(parameter),
  isHazard: /hazard|\bcox\b|\bHR\b/i.test(parameter),
  isDifference: /\bdiff|\bslope\b|\breduction\b/i.test(parameter) && !/\b(log|ratio)\b/i.test(parameter),
});

/** What the arms did, as far as it tells a direction. */
export interface ArmFiguresOf {
  /** In percent of people, or as the record has it. */
  values: ReadonlyMap<ArmDraft, number>;
  /** Whether they are times to an event, which are longer where the hazard is lower. */
  areTimes: boolean;
  /** How each arm changed over the rows, where an analysis is of a slope. */
  changes: ReadonlyMap<ArmDraft, number>;
}

type Reading = 'straight' | 'turned' | 'open' | 'silent';

/** The pair of each analysis of an outcome; null where it is not of two arms. Those of which nothing tells go as all that are told. */
export function pairsOf(
  analyses: readonly Analysis[],
  arms: ReadonlyMap<string, ArmDraft>,
  figures: ArmFiguresOf,
): (Pair | null)[] {
  const read = analyses.map((analysis) => readPair(analysis, arms, figures));
  // Two analyses of one pair of which one goes against the figures: neither is sure, unless words say so.
  for (const one of read) {
    const twins = read.filter(
      (other) =>
        other &&
        one &&
        other !== one &&
        [other.arm, other.versus].includes(one.arm) &&
        [other.arm, other.versus].includes(one.versus),
    );
    if (one && !one.byWords && twins.some((twin) => twin?.reading === 'open')) one.reading = 'open';
  }
  const told = read.flatMap((one) =>
    one && (one.reading === 'straight' || one.reading === 'turned') ? [one.reading] : [],
  );
  const usual = told.length > 0 && told.every((one) => one === told[0]) ? told[0]! : null;
  return read.map((one, index) => {
    if (!one) return null;
    const { arm, versus, reading, why } = one;
    // Of two arms that are tried alike, their order in the record says nothing.
    const hasSides = figure(analyses[index]!.estimate) !== null;
    const byRole = hasSides && arm.role === versus.role ? 'open' : 'straight';
    const way = reading === 'silent' ? (usual ?? byRole) : reading;
    const because =
      reading !== 'silent'
        ? why
        : usual
          ? 'as the other analyses of this outcome are'
          : byRole === 'open'
            ? 'neither arm is a comparator, and nothing else tells'
            : 'by the roles of the arms; the record does not say';
    return way === 'turned'
      ? { arm: versus, versus: arm, why: because, isOpen: false }
      : { arm, versus, why: because, isOpen: way === 'open' };
  });
}

function readPair(
  analysis: Analysis,
  arms: ReadonlyMap<string, ArmDraft>,
  figures: ArmFiguresOf,
): { arm: ArmDraft; versus: ArmDraft; reading: Reading; why: string; byWords: boolean } | null {
  const pair = twoArms(analysis, arms);
  if (!pair) return null;
  const [arm, versus] = pair;
  const stated = statedOrder(analysis, arm, versus);
  if (stated) return { arm, versus, reading: stated, why: 'as the words of the record have it', byWords: true };
  const byFigures = figuresSay(analysis, arm, versus, figures);
  const why =
    byFigures === 'open'
      ? 'the estimate goes against the figures of the arms, and the record does not say which way round it is'
      : 'as it fits the figures of the arms';
  return { arm, versus, reading: byFigures, why, byWords: false };
}

/** The arms that are compared, the comparator second; of an analysis that names one of two and estimates a difference, both. */
function twoArms({ columns, parameter }: Analysis, arms: ReadonlyMap<string, ArmDraft>): [ArmDraft, ArmDraft] | null {
  const named = columns.map(({ id }) => arms.get(id));
  const lone = named.length === 1 && arms.size === 2 && /\bdiff|\bratio\b|hazard|slope/i.test(parameter);
  const [first, second] = lone ? [...arms.values()] : named;
  if (!first || !second || first === second || (!lone && columns.length !== 2)) return null;
  return first.role === 'comparator' && second.role !== 'comparator' ? [second, first] : [first, second];
}

/** Whether an analysis that names one group fits a difference of the two arms, and is not that group's own figure. */
export function isBetweenArms(
  analysis: Analysis,
  arms: ReadonlyMap<string, ArmDraft>,
  values: ReadonlyMap<ArmDraft, number>,
): boolean {
  const { columns, parameter } = analysis;
  if (columns.length !== 1 || arms.size !== 2 || !scaleOf(parameter).isDifference) return false;
  const [left, right] = [...arms.values()].map((arm) => values.get(arm));
  const [estimate, error] = [exact(figure(analysis.estimate)), errorOf(analysis, (value) => value)];
  if (left === undefined || right === undefined || estimate === null || error === null) return false;
  const apart = (from: number) => Math.abs(Math.abs(from) - Math.abs(estimate));
  const [between, own] = [apart(left - right), Math.min(apart(left), apart(right))];
  return left !== right && between < chance * error && between < own;
}

// ── Words ───────────────────────────────────────────────────────────────────

const escaped = (title: string) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const between = String.raw`(?:\s+(?:arm|group|participants|patients|treatment))?\s*(?:/|÷|[-–−]|\bminus\b|\bover\b|\bdivided by\b|\brelative to\b|\bversus\b|\bvs\.?|\bcompared (?:to|with)\b)\s*(?:the\s+)?`;
const ofRatio = String.raw`(?:\s+(?:arm|group))?\s+to\s+(?:the\s+)?`;

/** What the words on this estimate say; null where they name the two in no order, or in both. */
function statedOrder({ words, parameter }: Analysis, arm: ArmDraft, versus: ArmDraft): 'straight' | 'turned' | null {
  const text = [words.framework, words.method, words.estimate, words.groups].join('; ');
  const way = scaleOf(parameter).isRatio ? `${between}|${ofRatio}` : between;
  const names = ({ title, label }: ArmDraft) => `(?:${[title, label].map(escaped).join('|')})`;
  const says = (one: ArmDraft, other: ArmDraft) =>
    new RegExp(String.raw`(?<![\p{L}\d])${names(one)}(?:${way})${names(other)}(?![\p{L}\d])`, 'iu').test(text);
  const [forth, back] = [says(arm, versus), says(versus, arm)];
  return forth === back ? null : forth ? 'straight' : 'turned';
}

// ── Figures ─────────────────────────────────────────────────────────────────

/** How many standard errors an estimate may be away from the figures of the arms before that is no chance. */
const chance = 1.5;

function figuresSay(
  analysis: Analysis,
  arm: ArmDraft,
  versus: ArmDraft,
  { values, areTimes, changes }: ArmFiguresOf,
): Reading {
  const { isRatio, isHazard, isDifference } = scaleOf(analysis.parameter);
  if (!isRatio && !isDifference) return 'silent';
  const used = isSlope(analysis) ? changes : values;
  const [left, right, estimate] = [used.get(arm), used.get(versus), exact(figure(analysis.estimate))];
  if (left === undefined || right === undefined || estimate === null)
    return isSlope(analysis) && estimate !== null ? 'open' : 'silent';
  const turnedTime = isHazard && areTimes;
  const scale = isRatio ? Math.log : (value: number) => value;
  const ratioLike = [left, right, estimate].every((value) => value > 0);
  // A ratio of hundreds is one in percent.
  if (isRatio && (!ratioLike || estimate > 10)) return 'silent';
  const found = scale(estimate);
  const ofArms = (isRatio ? Math.log(left / right) : left - right) * (turnedTime ? -1 : 1);
  // An absolute size is all that a slope and its change can have in common.
  if (isSlope(analysis) && analysis.columns.length < 2) return 'open';
  if (isSlope(analysis)) return ofArms * found > 0 && Math.abs(ofArms) > Math.abs(found) / 4 ? 'straight' : 'open';
  // Arms that did alike tell nothing.
  if (found === 0 || Math.abs(ofArms) < 0.2 * Math.abs(found)) return 'silent';
  const error = errorOf(analysis, scale);
  const [straight, turned] = [Math.abs(found - ofArms), Math.abs(found + ofArms)];
  if (ofArms * found > 0) return 'straight';
  if (analysis.columns[0]?.arm === versus.of && turned < straight) return 'turned';
  // The other sign: only what cannot be chance turns a comparison round, and only what fits so.
  const fits = turned < straight / 3 || (turned < 0.1 * Math.abs(ofArms) && straight > turned);
  if (error === null) return fits ? 'turned' : 'open';
  const isFar = straight > chance * error;
  return fits && (isFar || turned < 0.15 * Math.abs(found)) && !isNear(straight, error)
    ? 'turned'
    : fits && turned < 0.1 * Math.abs(found)
      ? 'turned'
      : 'open';
}

/** So small a distance that an adjusted model alone explains it. */
const isNear = (distance: number, error: number): boolean => distance < 0.5 * error;

/** Whether an estimate is of how a difference changes over time. */
export const isSlope = ({ parameter, method, words }: Analysis): boolean =>
  /\bslope\b/i.test(parameter) &&
  /\b(interaction|over time|by[- ]time|\*\s*time|x time|time[- ]by|group[- ]by)\b/i.test(
    [method, ...Object.values(words)].join(' '),
  );

/** The standard error of an estimate, by its own figure or the width of its interval at 95 %. */
function errorOf(
  { low, high, dispersion, dispersionValue }: Analysis,
  scale: (value: number) => number,
): number | null {
  const [from, to, own] = [low, high, dispersionValue].map((text) => exact(figure(text)));
  if (from !== null && to !== null && from !== undefined && to !== undefined && scale(from) < scale(to))
    return (scale(to) - scale(from)) / 3.92;
  return /standard error/.test(dispersion) && own ? own : null;
}
