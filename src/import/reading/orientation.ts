/**
 * Which of two arms an estimate is of, and which it is compared with. Inferred from all that speaks to it: the words of the record, the
 * figures of the arms, the other analyses, the roles. Where the evidence is against the usual order by chance only, or there is none, the
 * comparison has no direction.
 */
import { isRatio } from '../../trial/effect.js';
import { factsOf, type MeasureFacts } from '../../trial/measures.js';
import type { Analysis } from '../registry-trial.js';
import { exact, figure } from './numbers.js';
import type { ArmDraft, Pair } from '../drafts.js';

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

/** Whether it estimates how two arms differ, and not what one did. */
const isEffect = ({ measure }: Analysis): boolean => measure !== null && factsOf(measure.measure).noEffect !== null;

/** The arms that are compared, the comparator second; of an analysis that names one of two and estimates an effect, both. */
function twoArms(analysis: Analysis, arms: ReadonlyMap<string, ArmDraft>): [ArmDraft, ArmDraft] | null {
  const { columns } = analysis;
  const named = columns.map(({ id }) => arms.get(id));
  const lone = named.length === 1 && arms.size === 2 && isEffect(analysis);
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
  const { columns, measure } = analysis;
  if (columns.length !== 1 || arms.size !== 2 || measure === null) return false;
  if (factsOf(measure.measure).kind !== 'difference') return false;
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
function statedOrder({ words, measure }: Analysis, arm: ArmDraft, versus: ArmDraft): 'straight' | 'turned' | null {
  const text = [words.framework, words.method, words.estimate, words.groups].join('; ');
  const way = measure && isRatio(measure) ? `${between}|${ofRatio}` : between;
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
  if (analysis.measure === null || !isEffect(analysis)) return 'silent';
  const facts = factsOf(analysis.measure.measure);
  const used = isSlope(analysis) ? changes : values;
  const [left, right, estimate] = [used.get(arm), used.get(versus), exact(figure(analysis.estimate))];
  if (left === undefined || right === undefined || estimate === null)
    return isSlope(analysis) && estimate !== null ? 'open' : 'silent';
  const isOfRatio = facts.kind === 'ratio';
  const scale = isOfRatio ? Math.log : (value: number) => value;
  // A ratio of hundreds is one in percent.
  if (isOfRatio && (![left, right, estimate].every((value) => value > 0) || estimate > 10)) return 'silent';
  if (facts.kind === 'reduction' && !(right > 0)) return 'silent';
  const found = scale(estimate);
  // Of times, sooner is less; of a reduction, fewer is more.
  const turns = facts.above === 'fewer' || (facts.above === 'sooner' && areTimes);
  const ofArms = apartBy(facts, left, right) * (turns ? -1 : 1);
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

/** How far apart two values are on the scale of a measure. */
function apartBy({ kind }: MeasureFacts, left: number, right: number): number {
  if (kind === 'ratio') return Math.log(left / right);
  return kind === 'reduction' ? 100 * (left / right - 1) : left - right;
}

/** So small a distance that an adjusted model alone explains it. */
const isNear = (distance: number, error: number): boolean => distance < 0.5 * error;

/** Whether an estimate is of how a difference changes over time. */
export const isSlope = ({ measure }: Analysis): boolean => measure?.measure === 'slope difference';

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
