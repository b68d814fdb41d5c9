/** The analyses of an outcome: of which of its rows each is, and what is told of those that compare no two arms in one row. */
import { intervalWord } from '../../format/format.js';
import { intervalTypeOf, pOf } from '../reading/bayesian.js';
import { figure } from '../reading/numbers.js';
import { isSlope } from '../reading/orientation.js';
import { isSequence } from '../reading/group-titles.js';
import { intervalOf } from '../reading/interval.js';
import { levelOf } from '../reading/measures.js';
import type { Analysis, RegistryOutcome } from '../registry-trial.js';
import { shorten, wholeSentences } from '../text.js';
import type { ResultRow, Row } from '../drafts.js';

/** The analyses of a row: all of an outcome with one row; otherwise those that name it. Those told in words are not among them. */
export function analysesOf(row: Row): Analysis[] {
  const told = overArms(row);
  return ownOf(row).filter((analysis) => !told.includes(analysis));
}

function ownOf({ outcome, cell, cells, rowOf }: Pick<Row, 'outcome' | 'cell' | 'cells' | 'rowOf'>): Analysis[] {
  return outcome.analyses.filter(
    (analysis) => !isOfSequences(analysis) && (cells.length === 1 || rowOf(analysis) === cell),
  );
}

/** Analyses that the record ties to none of the rows, or to several; and those of groups by the order of their treatments. */
export const untied = ({ outcome, cells, rowOf }: Pick<Row, 'outcome' | 'cells' | 'rowOf'>): Analysis[] =>
  outcome.analyses.filter((analysis) => isOfSequences(analysis) || (cells.length > 1 && rowOf(analysis) === null));

/** Whether an analysis is of groups of a crossover trial by the order of their treatments, which is nothing that was compared. */
const isOfSequences = ({ columns }: Analysis): boolean =>
  columns.length > 0 && columns.every(({ title }) => isSequence(title));

// ── Told in words ───────────────────────────────────────────────────────────

/** More of these would be a choice among many. */
const most = { untied: 2, overArms: 6, alone: 4 };

/** Tests of a row over more than two arms, which have a p value and compare no two. */
export function overArms(row: Row): Analysis[] {
  const own = row.isLast && row.outcome.role === 'primary' ? [...ownOf(row), ...untied(row)] : ownOf(row);
  const tests = own.filter((analysis) => analysis.columns.length > 2 && pOf(analysis) !== null);
  return tests.length > most.overArms ? [] : tests;
}

/** The p values of these tests as a row of their own, since they are of no one comparison; null where there are none. */
export function overArmsResult(row: Row, onPage: boolean, isOneOfSeveral = false): ResultRow | null {
  const tests = overArms(row);
  if (tests.length === 0) return null;
  const groups = tests.map((analysis) => testedArms(analysis, row.outcome));
  const same = groups.every((one) => one === groups[0]);
  const told = tests.map((analysis, index) => {
    const about = [same ? '' : groups[index], testWords(analysis)].filter(Boolean).join('; ');
    return `p ${pOf(analysis)!}${about ? ` (${about})` : ''}`;
  });
  const over = `${tests.length > 1 ? 'p values' : 'p value'} over ${same ? groups[0] : 'several arms'}`;
  // What names no row is of all of them.
  const isOfAll = isOneOfSeveral && tests.some((analysis) => row.rowOf(analysis) === null);
  const label = `${shorten(isOfAll ? row.outcome.title : row.name, 60)}: ${over}${isOfAll ? '; of which row the record does not say' : ''}${kindOfTests(tests)}`;
  return rowInWords(row, { end: 'over-arms', label, told, onPage }, tests.map(methodOf));
}

/** What was tested, in the words of the record: what stands before a colon, where that tells one test from the others. */
function testWords({ words }: Analysis): string {
  const [, own] = /^([^.:]{3,60}): \S/.exec(words.p) ?? [];
  return own ?? (wholeSentences(words.p || words.groups, 90) ?? '').replace(/\.$/, '');
}

/** Whether a test is of the shape of a response to dose, and of no one dose. */
export const isOfDose = ({ method, words }: Analysis): boolean =>
  /\bMCP-?Mod\b|dose[- ]response/i.test(`${method} ${words.p} ${words.method}`);

/** What tests of one method are: of a shape of the response to dose and not of one dose, and on one side. */
function kindOfTests(tests: Analysis[]): string {
  const areAll = (as: RegExp) => tests.every(({ method, words }) => as.test(`${method} ${words.p} ${words.method}`));
  const kinds = [
    tests.every(isOfDose) ? 'of dose-response' : '',
    areAll(/\badjusted\b.{0,20}\bp[- ]?values?\b/i) ? 'adjusted' : '',
    areAll(/\bone-sided\b/i) ? 'one-sided' : '',
  ].filter(Boolean);
  return kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
}

interface InWords {
  /** What its id ends in. */
  end: string;
  label: string;
  told: string[];
  onPage: boolean;
}

/** A result that is of no arm's column: what analyses found, in words. */
const rowInWords = ({ id, number }: Row, { end, label, told, onPage }: InWords, remarks: string[]): ResultRow => ({
  id: `${id}-${end}`,
  outcome: id,
  label,
  arms: {},
  comparisons: [],
  told: told.join('; '),
  onPage,
  at: `outcomeMeasuresModule, outcome ${number}, analyses`,
  remarks,
});

const methodOf = ({ method, words }: Analysis): string =>
  shorten(`Method: ${[method, words.method].filter(Boolean).join('; ')}`, 300);

/** Analyses of one group by itself with an estimate; none where there are many, which would be a table of their own. */
export function ofOneArm(analyses: Analysis[], comparesTwo: (analysis: Analysis) => boolean): Analysis[] {
  const alone = analyses.filter(
    (analysis) => analysis.columns.length === 1 && figure(analysis.estimate) !== null && !comparesTwo(analysis),
  );
  return alone.length > most.alone ? [] : alone;
}

/** What analyses of one arm each found, as a row of their own; null where there are none. */
export function aloneResult(row: Row, analyses: Analysis[], onPage: boolean): ResultRow | null {
  if (analyses.length === 0) return null;
  const several = row.outcome.columns.length > 1;
  const told = analyses.map((analysis) => {
    const title = analysis.columns[0]?.title ?? '';
    const said = asSaid(analysis);
    const found = `${several ? `${shorten(title, 40)}: ` : ''}${foundIn(analysis)}`;
    return said === null ? found : `${found}; as the record says: “${said}”`;
  });
  const isCriterion = analyses.every(
    ({ parameter, words }) =>
      /\b(percentile|threshold|criterion|performance goal)\b/i.test(parameter) &&
      /\b(criterion|threshold|goal)\b/i.test(words.groups),
  );
  const label = isCriterion
    ? `${shorten(row.name, 60)}: criterion that it was held against`
    : `${shorten(row.name, 60)}: analysis of ${several ? 'arms by themselves' : analyses[0]!.columns[0]?.arm ? 'the arm' : 'one group'}`;
  return rowInWords(row, { end: 'by-itself', label, told, onPage }, analyses.map(methodOf));
}

/** Letters of a quotation. */
const mostQuoted = 300;

/** What the record says of an analysis of one arm, in whole sentences: without them nobody knows whether its figure is a result, a goal or a threshold. */
function asSaid({ words }: Analysis): string | null {
  const said = [words.groups, words.framework, words.estimate, words.p, words.method].filter(Boolean);
  return said.map((text) => wholeSentences(text, mostQuoted)).find((text) => text !== null) ?? null;
}

/** `all arms`, or the groups of a test that is not over all of the outcome. */
function testedArms({ columns }: Analysis, outcome: RegistryOutcome): string {
  if (outcome.columns.every((column) => columns.includes(column))) return 'all arms';
  return columns.map(({ title }) => shorten(title, 30)).join(', ');
}

/**
 * The analyses of an outcome as a whole, told in words, since no row of figures is theirs alone; null
 * where there are many, and where others name their rows: those that do not are of rows too, misspelt.
 */
export function untiedResult(row: Row): ResultRow | null {
  const analyses = untied(row).filter((analysis) => !isSlope(analysis));
  if (row.cells.length > 1 && analyses.length < row.outcome.analyses.length) return null;
  const told = analyses.flatMap((analysis) => inWords(analysis));
  if (told.length === 0 || told.length > most.untied) return null;
  const label = `${shorten(row.outcome.title, 60)}: analysis${row.cells.length > 1 ? ' over its rows' : ''}`;
  return rowInWords(row, { end: 'analyses', label, told, onPage: true }, [
    'The record ties this to no one row of the outcome.',
    ...analyses.flatMap(({ words }) =>
      [words.groups, words.framework].filter(Boolean).map((text) => shorten(text, 400)),
    ),
  ]);
}

/** Analyses of groups that are no arms, told in words; none where there are many. */
export function ofOthersInWords({ outcome }: Pick<Row, 'outcome'>): string[] {
  const told = outcome.analyses.flatMap((analysis) => inWords(analysis));
  return told.length > most.untied || told.length < outcome.analyses.length ? [] : told;
}

/** `Drug, Placebo: Mean Difference −0.20 (95% CI −0.56 to 0.16), p 0.2650`; none without two groups and an estimate. */
function inWords(analysis: Analysis): string[] {
  const titles = analysis.columns.map(({ title }) => shorten(title, 40));
  if (titles.length !== 2 || figure(analysis.estimate) === null) return [];
  const found = foundIn(analysis);
  if (!isOfSequences(analysis)) return [`${titles.join(', ')}: ${found}`];
  return [`${found}; ${comparedWords(analysis) ?? `between the sequences ${titles.join(' and ')}`}`];
}

/** `Mean Difference −0.20 (95% CI −0.56 to 0.16), p 0.2650`, of an analysis with an estimate. */
export function foundIn(analysis: Analysis): string {
  const estimate = figure(analysis.estimate);
  const within = intervalOf(analysis, estimate, []);
  const [low, high] = [within?.low ?? '', within?.high ?? ''].map(figure);
  const [level, p] = [levelOf(analysis.level), pOf(analysis)];
  const interval =
    low && high && level && !within?.oneSided
      ? ` (${level}% ${intervalWord(intervalTypeOf(analysis))} ${low} to ${high})`
      : '';
  const found = `${analysis.parameter || 'estimate'} ${estimate!}${interval}${p ? `, p ${p}` : ''}`;
  return found.replace(/(?<= )-(?=\d)|(?<=\()-(?=\d)/g, '−');
}

/** What was compared, as the record says it: groups by the order of their treatments do not tell. */
function comparedWords(analysis: Analysis): string | null {
  const { words } = analysis;
  const sentences = [words.framework, words.groups, words.method, words.estimate].flatMap((text) =>
    text.split(/(?<=\.)\s+/),
  );
  const told = sentences.find((sentence) => /\bcompar/i.test(sentence));
  return told ? `as the record says: “${shorten(told.replace(/\.$/, ''), 200)}”` : null;
}
