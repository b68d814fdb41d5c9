/** What came out for one outcome, in sentences: every comparison of it, or the figures of its arms. */
import { formatList, intervalWord } from '../../format/format.js';
import { lowered } from '../reading/condition.js';
import { figure } from '../reading/numbers.js';
import { armName, inArm, named, pathOf } from './references.js';
import { shorten } from '../text.js';
import { verdictOf, type Said, type Verdict } from './verdict.js';
import type { ComparisonDraft, MarginDraft, ResultDraft } from '../drafts.js';

/** The comparisons that a sentence can tell: those with an estimate, or a p value at least. */
export const tellable = ({ comparisons }: ResultDraft): ComparisonDraft[] =>
  comparisons.filter(({ estimate, p, pMargin }) => estimate !== null || p !== null || pMargin !== null);

/** More comparisons than these are told by what they show, and their figures stand in the table. */
export const mostInWords = 3;

/** What is compared in an outcome; empty where the record has nothing of it. */
export function comparedText(result: ResultDraft): Said {
  const told = tellable(result);
  const [only] = told;
  if (!only) return { text: '', holds: [] };
  if (told.length > mostInWords) return summaryText(result);
  if (told.length === 1) {
    const { text, holds } = foundText(result, only, true);
    return { text: `${pairText(only)}: ${text}`, holds };
  }
  return {
    text: groupsOf(told)
      .map((group) => groupText(result, group))
      .join('. Also '),
    holds: marginHolds(result),
  };
}

/** `Drug versus Placebo`. */
export const pairText = ({ arm, versus }: ComparisonDraft): string => `${armName(arm)} versus ${armName(versus)}`;

/** `no clear difference, hazard ratio 0.89 (95% CI 0.77 to 1.04; p = 0.14)`. */
export function foundText(result: ResultDraft, comparison: ComparisonDraft, withTests: boolean): Said {
  const verdict = verdictOf(result, comparison);
  // An interval without the value of no effect speaks for itself.
  const shown = verdict?.words === 'a difference' ? null : verdict;
  const word = comparison.estimate === null ? '' : `${wordFor(comparison, result)} `;
  if (isTooFine(comparison)) {
    const { p } = comparison;
    const tested = p === null ? '' : `p ${pWords(p, `${pathOf(result, comparison)}.p`)}`;
    return {
      text: [shown?.words, tested].filter(Boolean).join(', ') || 'compared in the table',
      holds: shown?.holds ?? [],
    };
  }
  const figures = `${word}${figuresText(result, comparison, withTests)}`;
  return { text: [shown?.words, figures].filter(Boolean).join(', '), holds: shown?.holds ?? [] };
}

/** Digits that a figure in a sentence has at most, zeros in front left out. */
const mostDigits = 5;

/** Whether a figure has more digits than a sentence bears. */
export const isFine = (text: string | null | undefined): boolean =>
  (text ?? '').replace(/^\D*0*\.?0*|\D/g, '').length > mostDigits;

/** Whether an estimate or its interval has more digits than a sentence bears: they stand in the table. */
export const isTooFine = ({ estimate, interval }: ComparisonDraft): boolean =>
  [estimate, interval?.low, interval?.high].some(isFine);

/** Comparisons with one arm, by one measure. */
type Group = [ComparisonDraft, ...ComparisonDraft[]];

function groupsOf(comparisons: ComparisonDraft[]): Group[] {
  const key = ({ versus, measure, label }: ComparisonDraft) => [versus.id, measure, label].join('|');
  const keys = [...new Set(comparisons.map(key))];
  return keys.map((one) => comparisons.filter((comparison) => key(comparison) === one) as Group);
}

/** `odds ratio versus Placebo: 0.9 (95% CI …) with Drug 5 mg; 1.2 (…) with Drug 10 mg`. */
function groupText(result: ResultDraft, group: Group, withTests = true): string {
  const [first] = group;
  const items = group.map((comparison) => {
    const shown = isAgainstMargin(comparison) ? verdictOf(result, comparison)?.words : undefined;
    const figures = `${figuresText(result, comparison, withTests)} with ${armName(comparison.arm)}`;
    return [shown, figures].filter(Boolean).join(', ');
  });
  const estimated = group.some(({ estimate }) => estimate !== null);
  return `${estimated ? `${wordFor(first, result)} ` : ''}versus ${armName(first.versus)}: ${items.join('; ')}`;
}

const isAgainstMargin = ({ verdict, equivalence }: ComparisonDraft): boolean => verdict !== null || equivalence;

const marginHolds = (result: ResultDraft) =>
  tellable(result)
    .filter(isAgainstMargin)
    .flatMap((comparison) => verdictOf(result, comparison)?.holds ?? []);

/** The same without p values, for a headline; null where not all comparisons are with one arm, by one measure. */
export function severalText(result: ResultDraft): Said | null {
  const [group, ...more] = groupsOf(tellable(result));
  if (!group || more.length > 0 || group.some(({ estimate }) => estimate === null)) return null;
  return { text: groupText(result, group, false), holds: marginHolds(result) };
}

/**
 * What each comparison shows, without figures: `versus Placebo: a difference with
 * Drug 5 mg; no clear difference with Drug 1 mg`.
 */
export function summaryText(result: ResultDraft): Said {
  const told = tellable(result).map((comparison) => ({ comparison, verdict: verdictOf(result, comparison) }));
  const versus = new Set(told.map(({ comparison }) => comparison.versus));
  const [other] = versus;
  const [before, name] =
    versus.size === 1 && other
      ? [`versus ${armName(other)}: `, ({ arm }: ComparisonDraft) => armName(arm)]
      : ['compared: ', pairText];
  const kinds = [...new Set(told.map(({ verdict }) => verdict?.words ?? null))];
  const parts = kinds.map((words: Verdict['words'] | null) => {
    const own = told.filter(({ verdict }) => (verdict?.words ?? null) === words);
    const names = formatList(own.map(({ comparison }) => name(comparison)));
    return `${words ?? 'compared in the table'} ${versus.size === 1 ? 'with' : 'for'} ${names}`;
  });
  return { text: `${before}${parts.join('; ')}`, holds: told.flatMap(({ verdict }) => verdict?.holds ?? []) };
}

// ── Figures ─────────────────────────────────────────────────────────────────

/** The word for what an estimate is. */
const wordFor = ({ measure, label }: ComparisonDraft, { reading }: ResultDraft) =>
  label !== null || measure === 'other'
    ? lowered((label ?? 'estimate').replace(/\d+/g, '…'))
    : reading.key === 'median' && measure === 'mean difference'
      ? 'difference'
      : measure;

function figuresText(result: ResultDraft, comparison: ComparisonDraft, withTests: boolean): string {
  const aside = asideOf(result, comparison, withTests);
  if (comparison.estimate === null) return aside;
  const unit = comparison.measure === 'risk difference' && comparison.label === null ? ' percentage points' : '';
  return `[[${pathOf(result, comparison)}.estimate]]${unit}${aside ? ` (${aside})` : ''}`;
}

/** Interval, margin and p values. */
function asideOf(result: ResultDraft, comparison: ComparisonDraft, withTests: boolean): string {
  const path = pathOf(result, comparison);
  const { interval, p, pMargin, margin, equivalence } = comparison;
  const limits = interval && [interval.low, interval.high].every((limit) => figure(limit) !== null);
  const bound = interval?.oneSided ? boundWords(interval, path) : '';
  const range = bound
    ? bound
    : limits
      ? `${interval.level === null ? 'interval, level not stated,' : `[[${path}.ci.level]]% ${intervalWord(interval.type)}`} [[${path}.ci.low]] to [[${path}.ci.high]]`
      : '';
  const tests = [
    margin === null ? '' : marginWords(margin, `${path}.margin`),
    pMargin === null
      ? ''
      : `p for ${equivalence ? 'equivalence' : 'noninferiority'} ${pWords(pMargin, `${path}.p_margin`)}`,
    p === null
      ? ''
      : `p ${equivalence ? 'for a difference ' : pMargin === null ? '' : 'for superiority '}${pWords(p, `${path}.p`)}`,
  ];
  const margins = bound === '' ? [] : tests.slice(0, 1);
  return [range, ...(withTests || range === '' ? tests : margins)].filter(Boolean).join('; ');
}

/** `upper bound 1.59, one-sided 96.3%`. */
function boundWords({ low, high, level }: NonNullable<ComparisonDraft['interval']>, path: string): string {
  const side = figure(high) !== null ? 'high' : figure(low) !== null ? 'low' : null;
  if (side === null) return '';
  const at = level === null ? '' : ` [[${path}.ci.level]]%`;
  return `one-sided${at} ${side === 'high' ? 'upper' : 'lower'} bound [[${path}.ci.${side}]]`;
}

const marginWords = (margin: MarginDraft, path: string) =>
  typeof margin === 'string'
    ? `noninferiority margin [[${path}]]`
    : `equivalence margins [[${path}.low]] to [[${path}.high]]`;

const pWords = (p: string, path: string) => (/^[<>≤≥≈]/.test(p) ? `[[${path}]]` : `= [[${path}]]`);

/** More arms than these stand in the table only. */
const mostArms = 5;

/** `15.5 in Drug; 14.1 in Placebo (mean, kg)`; empty where there are too many arms. */
export function armsText({ id, name, figures, reading }: ResultDraft, withNames = true): string {
  if (figures.length > mostArms || figures.some(({ text }) => isFine(text))) return '';
  const inOrder = figures.toSorted((a, b) => Number(a.arm.role === 'comparator') - Number(b.arm.role === 'comparator'));
  const told = inOrder.map(({ arm, key, n }) => {
    const path = `results.${id}.arms.${arm.id}`;
    const of = key === 'events' && n !== null ? ` of [[${path}.n]]` : '';
    return `[[${path}.${key}]]${of}${withNames ? ` ${inArm(arm, { name })}` : ''}`;
  });
  if (reading.key === 'events') return told.join('; ');
  return `${told.join('; ')} (${named(lowered(shorten(reading.measure, 60)), `outcomes.${id}.measure`)})`;
}
