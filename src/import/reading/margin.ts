/** What an analysis tested: no effect, a margin of noninferiority, or two of equivalence, as records tell it in types and in free words. */
import { equivalenceOf, noEffectOf, noninferiorityOf, type Measured } from '../../trial/effect.js';
import { readQuantity } from '../../dataset/quantity.js';
import type { Value } from '../../dataset/schema.js';
import { insteadOfP, isBayesian, pOf } from './bayesian.js';
import { limitsIn } from './limits.js';
import type { Analysis } from '../registry-trial.js';
import { shorten } from '../text.js';
import type { Better, Limits, MarginDraft } from '../drafts.js';

/** Whether an analysis asked for noninferiority; an older type of the registry leaves that to its words. */
export function asksNoninferiority({ framework, words: said }: Analysis) {
  if (framework === 'noninferiority') return true;
  const words = `${said.framework} ${said.p}`;
  return (
    framework === 'noninferiority or equivalence' && /non-?\s?inferior/i.test(words) && !/equivalence\b/i.test(words)
  );
}

/** Whether an analysis asked for equivalence. */
export function asksEquivalence(analysis: Analysis): boolean {
  const { framework, words } = analysis;
  if (framework === 'equivalence') return true;
  const isEither = framework === 'noninferiority or equivalence';
  return isEither && /equivalence\b/i.test(words.framework) && !/non-?\s?inferior/i.test(words.framework);
}

/**
 * Whether its p value is of the test against the margin: of noninferiority, unless
 * its remark says that it is of superiority; of equivalence, only where words or
 * method say so, as many records file a test of difference under that type.
 */
export function isAgainstMargin(analysis: Analysis): boolean {
  const { method, words } = analysis;
  if (asksEquivalence(analysis)) return /equivalen|\bTOST\b|one-sided tests/i.test(`${words.p} ${method}`);
  return (
    asksNoninferiority(analysis) &&
    (!/superior|no (difference|effect)/i.test(words.p) || /margin|non-?\s?inferior/i.test(words.p))
  );
}

const number = String.raw`(?<digits>(?:[-−–]\s?)?(?:\d+(?:\.\d+)?|\.\d+))(?!\.?\d)(?:\s*(?<percent>%))?(?!\s*(?:%\s*)?(?:-sided|CI|confidence|two|one))`;
const beyond = String.raw`(?:below|under|less than|lower than|smaller than|above|greater than|more than|higher than|larger than|exceed(?:s|ed|ing)?|[<>≤≥]=?)`;

/** What a margin stands behind: `upper limit … was below 1.8`, `margin of 1.3`. */
const places = [
  new RegExp(
    String.raw`\b(?<side>upper|lower)\s+(?:\w+\s+){0,2}?(?:limit|bound)\b[^;]{0,120}?${beyond}\s+(?:(?:the|a|non-?\s?inferiority|margin|limit|of|is|was)\s+|\()*${number}`,
    'gi',
  ),
  new RegExp(
    String.raw`(?<side>)\bmargin\b\s*(?:(?:was|is|were|of|for|set|at|as|to|be|the|a|an|defined|chosen|specified|pre-?specified|hazard|risk|odds|ratio|HR|OR|RR|difference)\b\s*|[=:(,]\s*)*${number}`,
    'gi',
  ),
];

/**
 * The margin that the words name, as written; null where they name none, or
 * more than one. A difference without a sign has that of the end of the interval
 * that is named, else that of the bad side, which must then be known.
 */
function marginIn(words: string, isRatio: boolean, better: Better): string | null {
  const found = places.flatMap((place) => [...words.matchAll(place)].map(({ groups }) => groups!));
  const signed = found.map(({ digits = '', percent, side }) => {
    const plain = digits.replace(/[−–]/, '-').replace(/\s/g, '');
    if (isRatio) return percent || Number(plain) <= 0 || Number(plain) === 1 ? null : plain;
    const below = side
      ? side.toLowerCase() === 'lower'
      : better === 'higher'
        ? true
        : better === 'lower'
          ? false
          : null;
    return plain.startsWith('-') || below === false ? plain : below === null ? null : `-${plain}`;
  });
  const [margin = null] = signed;
  return margin !== null && Number(margin) !== 0 && signed.every((other) => other === margin) ? margin : null;
}

/** A p value, and where it stands, where not with the estimate. */
export interface Tested {
  text: string;
  at: string | null;
}

/** The p values by what was tested, that of the twin with its own place; `told` is what stands in place of one. */
export function testsOf(
  analysis: Analysis,
  twin: Analysis | null,
  place: (analysis: Analysis) => string,
  remarks: string[],
): { p: Tested | null; pMargin: Tested | null; told: string | null } {
  const own = pOf(analysis);
  const other = twin && pOf(twin);
  const first: Tested | null = own === null ? null : { text: own, at: null };
  const second: Tested | null = other === null || !twin ? null : { text: other, at: place(twin) };
  const told = own === null && analysis.p !== '' ? insteadOfP(analysis) : null;
  if (told)
    remarks.push(
      `Doubtful: “${analysis.p}” stands in the record as a p value and ${isBayesian(analysis) ? 'is none, as the model is Bayesian' : 'cannot be one'}.`,
    );
  if (analysis.words.p) remarks.push(`Of the p value: ${shorten(analysis.words.p, 300)}`);
  return isAgainstMargin(analysis) ? { p: second, pMargin: first, told } : { p: first, pMargin: second, told };
}

/** The margin, or both, of the analysis that asks for it; its words stay beside it. */
export function marginOf(
  analyses: (Analysis | null)[],
  measured: Measured,
  better: Better,
  remarks: string[],
): MarginDraft | null {
  const words = analyses.flatMap((analysis) => analysis?.words.framework || []);
  if (words.length > 0) remarks.push(`As the record tells what was tested: ${shorten(words.join(' '), 400)}`);
  const equivalence = analyses.find((analysis) => analysis && asksEquivalence(analysis));
  if (equivalence) {
    const limits = limitsIn(equivalence, measured);
    if (limits === null)
      remarks.push('Doubtful: equivalence was tested, but no two margins can be read from the record.');
    return limits;
  }
  const asking = analyses.find((analysis) => analysis && asksNoninferiority(analysis));
  if (!asking || measured.measure === 'other') return null;
  const all = `${asking.words.framework}; ${asking.words.p}`;
  const margin = marginIn(all, noEffectOf(measured) === 1, better);
  if (margin === null)
    remarks.push('Doubtful: noninferiority was tested, but no one margin can be read from these words.');
  return margin;
}

/** What the interval says of the margins, in the words of a condition of the dataset and by its rules; null where it does not tell. */
export function verdictOf(
  measured: Measured,
  interval: { low: string; high: string } | null,
  margin: MarginDraft | null,
): string | null {
  if (margin === null || interval === null) return null;
  const value = (text: string): Value => readQuantity(text) ?? 'not reported';
  const ends = ({ low, high }: Limits) => ({ low: value(low), high: value(high) });
  const ci = { ...ends(interval), level: 'not stated' as const, sides: 'two' as const, type: 'confidence' as const };
  const [is, shown, not] =
    typeof margin === 'string'
      ? [noninferiorityOf({ ...measured, ci, margin: value(margin) }).is, 'noninferior', 'noninferiority not shown']
      : [equivalenceOf({ ...measured, ci, margin: ends(margin) }).is, 'equivalent', 'equivalence not shown'];
  return is === null ? null : is ? shown : not;
}
