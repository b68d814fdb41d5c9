/** What an analysis tested: no effect, or a margin of noninferiority, as records tell it in types and in free words. */
import { noninferiorityOf } from '../dataset/effect.js';
import { readQuantity } from '../dataset/quantity.js';
import type { Comparison } from '../dataset/schema.js';
import type { Direction } from './direction.js';
import { pValue } from './figures.js';
import type { AnalysisRecord } from './record.js';
import { shorten } from './text.js';
import { Figure, type Tree } from './yaml.js';

/** Whether an analysis asked for noninferiority; an older type of the registry leaves that to its words. */
export function asksNoninferiority({ nonInferiorityType: type, nonInferiorityComment, pValueComment }: AnalysisRecord) {
  if (type === 'NON_INFERIORITY') return true;
  const words = `${nonInferiorityComment} ${pValueComment}`;
  return (
    /^NON_INFERIORITY_OR_EQUIVALENCE/.test(type) && /non-?\s?inferior/i.test(words) && !/equivalence\b/i.test(words)
  );
}

/** Whether its p value is of the test against the margin: so unless its remark says that it is of superiority. */
export const isAgainstMargin = (analysis: AnalysisRecord): boolean =>
  asksNoninferiority(analysis) &&
  (!/superior|no (difference|effect)/i.test(analysis.pValueComment) ||
    /margin|non-?\s?inferior/i.test(analysis.pValueComment));

const number = String.raw`(?<digits>[-−–]?\s?\d*\.?\d+)\s*(?<percent>%)?(?![\d.]*\s*%?\s*(?:-sided|CI|confidence|two|one))`;
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
function marginIn(words: string, isRatio: boolean, better: Direction): string | null {
  const found = places.flatMap((place) => [...words.matchAll(place)].map(({ groups }) => groups!));
  const signed = found.map(({ digits = '', percent, side }) => {
    const plain = digits.replace(/[−–]/, '-').replace(/\s/g, '');
    if (isRatio) return percent || Number(plain) <= 0 || Number(plain) === 1 ? null : plain;
    const below = side ? side.toLowerCase() === 'lower' : better === 'neither' ? null : better === 'higher';
    return plain.startsWith('-') || below === false ? plain : below === null ? null : `-${plain}`;
  });
  const [margin = null] = signed;
  return margin !== null && Number(margin) !== 0 && signed.every((other) => other === margin) ? margin : null;
}

/** A p value, and as it stands in the data file. */
export interface Tested {
  text: string;
  tree: Tree;
}

/** The p values by what was tested, that of the twin with its own place; `told` is what cannot be a p value. */
export function testsOf(
  analysis: AnalysisRecord,
  twin: AnalysisRecord | null,
  place: (analysis: AnalysisRecord) => string,
  remarks: string[],
): { p: Tested | null; pMargin: Tested | null; told: string | null } {
  const own = pValue(analysis.pValue);
  const other = twin && pValue(twin.pValue);
  const first: Tested | null = own === null ? null : { text: own, tree: new Figure(own) };
  const second: Tested | null =
    other === null || !twin
      ? null
      : { text: other, tree: { value: new Figure(other), source: 'registry', at: place(twin) } };
  const impossible = own === null && analysis.pValue !== '';
  if (impossible) remarks.push(`Doubtful: the p value “${analysis.pValue}” in the record cannot be one.`);
  if (analysis.pValueComment) remarks.push(`Of the p value: ${shorten(analysis.pValueComment, 300)}`);
  const told = impossible ? `p value “${analysis.pValue}” in the record, which cannot be` : null;
  return isAgainstMargin(analysis) ? { p: second, pMargin: first, told } : { p: first, pMargin: second, told };
}

/** The margin of the analysis that asks for noninferiority; its words stay beside it. */
export function marginOf(
  analyses: (AnalysisRecord | null)[],
  measure: string,
  better: Direction,
  remarks: string[],
): string | null {
  const words = analyses.flatMap((analysis) => analysis?.nonInferiorityComment || []);
  if (words.length > 0) remarks.push(`As the record tells what was tested: ${shorten(words.join(' '), 400)}`);
  const asking = analyses.find((analysis) => analysis && asksNoninferiority(analysis));
  if (!asking || measure === 'other') return null;
  const margin = marginIn(
    `${asking.nonInferiorityComment}; ${asking.pValueComment}`,
    measure.endsWith('ratio'),
    better,
  );
  if (margin === null)
    remarks.push('Doubtful: noninferiority was tested, but no one margin can be read from these words.');
  return margin;
}

/** What the interval says of the margin, by the rule of the dataset. */
export function noninferiorBy(
  measure: string,
  interval: { low: string; high: string } | null,
  margin: string | null,
): boolean | null {
  const value = (text: string) => readQuantity(text) ?? 'not reported';
  if (margin === null || interval === null) return null;
  return noninferiorityOf({
    measure: measure as Comparison['measure'],
    margin: value(margin),
    ci: { low: value(interval.low), high: value(interval.high), level: 'not stated', sides: 'two' },
  }).is;
}
