/** What words call a value, against the value that the reference beside them leads to: its measure, its outcome, and whether it rose or fell. */
import { lookUp } from '../../dataset/prose.js';
import { exact, isQuantity } from '../../dataset/quantity.js';
import { measureNamed } from '../../trial/measure-names.js';
import { factsOf, measureNames, measures } from '../../trial/measures.js';
import { resultAt, type Trial, type TrialComparison } from '../../trial/trial.js';
import type { Reading } from '../reading.js';
import { rowsNamed, stemsOf, type Row } from '../rows-in-text.js';
import { denial, isKnown, type Cited, type Statement } from '../statements.js';
import { should, type Compared } from './agreement.js';

/** In every statement with references. */
export function checkNamesBesideReferences(trial: Trial, reading: Reading): Compared[] {
  const rows = reading.rows.filter(isKnown);
  return reading.statements.flatMap((statement) => [
    ...statement.cited.flatMap((cited) => [
      ...measureBefore(trial, statement, cited),
      ...statisticBefore(statement, cited),
      ...changeBefore(trial, statement, cited),
      ...sideBehind(trial, statement, cited),
    ]),
    ...subject(rows, statement),
  ]);
}

/** The words between the last thing that is told and a reference, and those from it to the next. */
const before = ({ text, cited }: Statement, { index }: Cited): string =>
  text.slice(Math.max(0, ...cited.map((one) => (one.index < index ? one.index + 1 : 0))), index);
const behind = ({ text, cited }: Statement, { index }: Cited): string =>
  text.slice(index + 1, Math.min(text.length, ...cited.map((one) => (one.index > index ? one.index : text.length))));

const check = 'check the words, and what the reference leads to';

// ── Measures ────────────────────────────────────────────────────────────────

/** Names of one measure and no other: `difference` and `ratio` say less. */
const names = measureNames
  .flatMap((name) => [name, ...(measures[name] as { synonyms: readonly string[] }).synonyms])
  .filter((name) => /^[a-z][a-z -]* (?:ratio|difference|risk|efficacy)s?$/i.test(name))
  .sort((one, other) => other.length - one.length);
const named = new RegExp(
  String.raw`\b(${names.join('|')})(?: (?:of|for|in|on) [\w -]{1,30}?)?(?: (?:was|is|were|of|at|about|only))*[ (:,]*$`,
  'i',
);

/** `A risk ratio of [[…]]`, which is a hazard ratio. */
function measureBefore(trial: Trial, statement: Statement, cited: Cited): Compared[] {
  const { path, written } = cited.reference;
  const { comparison } = resultAt(trial, path) ?? {};
  const said = named.exec(before(statement, cited))?.[1];
  const found = said === undefined ? null : measureNamed(said);
  if (!comparison || !found || said === undefined || !path.endsWith('.estimate')) return [];
  const { measure, label } = comparison;
  const isWide = measure === 'ratio' || measure === 'difference';
  const holds = isWide || found.measure === measure || (label ?? '').toLowerCase().includes(said.toLowerCase());
  const own = label ?? measure;
  return [
    should(
      statement.place,
      `“${said}” and ${own}`,
      holds,
      `“${said}” stands before ${written}, which leads to a ${own}`,
      check,
    ),
  ];
}

/** `A median of [[….mean]]`. */
function statisticBefore(statement: Statement, cited: Cited): Compared[] {
  const { path, written } = cited.reference;
  const key = /\.(mean|median)$/.exec(path)?.[1];
  const said = /\b(mean|median)\b[\w ]{0,25}\b(?:of|was|were|is|by) $/i
    .exec(before(statement, cited))?.[1]
    ?.toLowerCase();
  if (key === undefined || said === undefined) return [];
  return [
    should(
      statement.place,
      `“${said}” and ${key}`,
      said === key,
      `“${said}” stands before ${written}, which leads to a ${key}`,
      check,
    ),
  ];
}

// ── Outcomes ────────────────────────────────────────────────────────────────

const verb =
  /^(?:,? (?:had|has|was|were|is|fell|rose|changed|improved|happened|occurred|dropped|decreased|increased|differed|reached|came|did|in|by|on|with|of)\b)/i;

/** A statement that begins with the name of one outcome or event, and cites values of others alone. */
function subject(all: readonly Row[], { text, rows, cited, place, event }: Statement): Compared[] {
  const [first] = cited;
  if (!first || event !== null) return [];
  const start = text.slice(0, first.index);
  const of = rows.filter(({ path }) => cited.some(({ reference }) => reference.path.startsWith(path)));
  const told = rowsNamed(all, start).filter(({ name }) => {
    const at = start.toLowerCase().indexOf(name.toLowerCase());
    return (
      at >= 0 &&
      /^(?:the |mean |median |more |and |at \w+ \w+,? )*$/i.test(start.slice(0, at).trimStart()) &&
      verb.test(start.slice(at + name.length))
    );
  });
  const [subjectRow] = told;
  const [other] = of;
  if (!subjectRow || !other) return [];
  const own = stemsOf(subjectRow.name);
  const isOf = ({ name }: Row) =>
    told.some((row) => row.name === name) ||
    stemsOf(name).some((stem) => !own.includes(stem) && stemsOf(start).includes(stem));
  const message = `“${subjectRow.name}” stands before ${first.reference.written}, which leads to a value of “${other.name}”`;
  return [should(place, `“${subjectRow.name}” and ${first.reference.written}`, of.some(isOf), message, check)];
}

// ── Rose or fell ────────────────────────────────────────────────────────────

const fell =
  /\b(fell|fallen|dropped|decreased|declined|went down|was reduced|were reduced|was lowered|lost)\b[^#.;,]{0,25} by (?:about |a mean of )?$/i;
const rose =
  /\b(rose|risen|increased|grew|gained|went up|was raised|were raised)\b[^#.;,]{0,25} by (?:about |a mean of )?$/i;

/** Whether what is told is a change, so that below 0 is a fall: of an arm, or of one against another. */
function signOf(trial: Trial, path: string): { sign: number; comparison: TrialComparison | null } | null {
  const { found } = lookUp(trial.dataset, path);
  const { result, comparison } = resultAt(trial, path) ?? {};
  const value = isQuantity(found) ? exact(found)?.value : undefined;
  if (!result || !value) return null;
  if (comparison)
    return path.endsWith('.estimate') && factsOf(comparison.measure).kind === 'difference'
      ? { sign: Math.sign(value), comparison }
      : null;
  return /change/i.test(result.outcome.measure) && /\.(?:mean|median)$/.test(path)
    ? { sign: Math.sign(value), comparison: null }
    : null;
}

/** `Fell by [[…]]`, where it rose: below 0 is a fall, and one that is larger than the comparator’s is a lower value. */
function changeBefore(trial: Trial, statement: Statement, cited: Cited): Compared[] {
  const words = before(statement, cited);
  const [down, up] = [fell.exec(words)?.[1], rose.exec(words)?.[1]];
  const told = signOf(trial, cited.reference.path);
  const said = down ?? up;
  if (said === undefined || !told || (told.comparison && !/\bmore\b/i.test(behind(statement, cited)))) return [];
  return signed(statement, cited, said, down === undefined ? 1 : -1, told.sign);
}

/** `[[…]] points lower than on placebo`: a difference below 0. */
function sideBehind(trial: Trial, statement: Statement, cited: Cited): Compared[] {
  const said = /^[^#.;,]{0,20}?\b(lower|fewer|less|higher)\b/i.exec(behind(statement, cited))?.[1];
  const told = signOf(trial, cited.reference.path);
  if (
    said === undefined ||
    !told?.comparison ||
    fell.test(before(statement, cited)) ||
    rose.test(before(statement, cited))
  )
    return [];
  const { versus } = told.comparison;
  const side =
    statement.mentions.find(
      ({ index }) => index > cited.index && !/\bthan\b/i.test(statement.text.slice(cited.index, index)),
    ) ?? statement.mentions.find(({ index }) => index < cited.index);
  if (side?.arms.includes(versus)) return [];
  return signed(statement, cited, said, /higher/i.test(said) ? 1 : -1, told.sign);
}

function signed(
  { text, place }: Statement,
  { reference, index }: Cited,
  said: string,
  wanted: number,
  sign: number,
): Compared[] {
  if (denial.test(text.slice(Math.max(0, index - 60), index))) return [];
  const message = `“${said}” stands beside ${reference.written}, whose value is ${sign < 0 ? 'below' : 'above'} 0`;
  return [
    should(
      place,
      `“${said}” and ${reference.written}`,
      wanted === sign,
      message,
      'check the word, and the sign of the value',
    ),
  ];
}
