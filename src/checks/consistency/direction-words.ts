/** Words that tell in which arm there was more or less of something, or who did better, against the values of both arms. */
import { betterOf, didBy } from '../../trial/direction.js';
import { crossesNoEffect } from '../../trial/effect.js';
import type { Trial, TrialArm, TrialResult } from '../../trial/trial.js';
import { isPartOf, type Mention } from '../arms-in-text.js';
import type { Reading } from '../reading.js';
import { rowsLike, rowsNamed, sizeIn, stemsOf, type Row } from '../rows-in-text.js';
import { clausesOf, denial, isKnown, resultsIn, singleArms, type Clause, type Statement } from '../statements.js';
import { should, type Compared } from './agreement.js';

/** In every statement on what the trial found, part by part. */
export function checkDirectionWords(trial: Trial, { statements, rows }: Reading): Compared[] {
  const known = rows.filter(isKnown);
  return statements
    .filter(({ path }) => !path.startsWith('limitations'))
    .flatMap((statement) =>
      clausesOf(statement, isOfItsOwn).flatMap((clause) => inClause(trial, known, statement, clause)),
    );
}

/** What is told of one arm beside another. */
type Claim = 'more' | 'less' | 'better' | 'worse';

const opposite: Readonly<Record<Claim, Claim>> = {
  more: 'less',
  less: 'more',
  better: 'worse',
  worse: 'better',
};

/** Words of what an arm did, whose subject is the arm, and words that compare, which tell of whom behind them. */
const verbs: readonly [RegExp, Claim][] = [
  [/\b(?:lower(?:ed|s)|reduc(?:ed|es)|cut|cuts|decreased|decreases|prevent(?:ed|s)|spared?|spares)\b/gi, 'less'],
  [/\b(?:rais(?:ed|es)|increas(?:ed|es)|prolong(?:ed|s))\b/gi, 'more'],
  // “Prevented more” is more of what was prevented.
  [/\b(?:prevent(?:ed|s)|spared|spares|avoided|averted|took away) more\b/gi, 'less'],
  [/\b(?:prevent(?:ed|s)|spared|spares|avoided|averted|took away) (?:fewer|less)\b/gi, 'more'],
  [/\b(?:improv(?:ed|es)|eas(?:ed|es)|reliev(?:ed|es)|help(?:ed|s)|benefited|superior)\b/gi, 'better'],
  [/\b(?:worsen(?:ed|s)|harmed|inferior to)\b/gi, 'worse'],
];
const comparing: readonly [RegExp, Claim][] = [
  [/\b(?:less|milder) (?=severe\b)|\bmore effective\b|\bbetter\b/gi, 'better'],
  [/\bmore (?=severe\b)|\bless effective\b|\bworse\b/gi, 'worse'],
  [/\b(?:(?:fell|dropped|declined|decreased) (?:more|further)|(?:rose|increased|grew) less)\b/gi, 'less'],
  [/\b(?:(?:rose|increased|grew) (?:more|further)|(?:fell|dropped|declined|decreased) less)\b/gi, 'more'],
  [/\b(?:more|commoner|higher|greater|longer|larger)\b/gi, 'more'],
  [/\b(?:fewer|less|rarer|lower|shorter|smaller)\b/gi, 'less'],
];

interface Said {
  claim: Claim;
  isVerb: boolean;
  index: number;
  end: number;
}

/** Whatever begins as one of these words does; most texts have none. */
const any =
  /\b(?:lower|reduc|cut|decreas|prevent|spar|avoid|avert|took|rais|increas|prolong|improv|eas|reliev|help|benefit|superior|worse|harm|inferior|less|mild|more|fewer|better|fell|rose|grew|dropped|declined|common|higher|greater|long|larg|rarer|short|small)/i;

/** The one such word of a part; null where it has none, or several of which it is not plain what each is of. */
function saidIn(text: string, mentions: readonly Mention[] = []): Said | null {
  if (!any.test(text)) return null;
  const found = [...verbs.map((one) => ({ one, isVerb: true })), ...comparing.map((one) => ({ one, isVerb: false }))]
    .flatMap(({ one: [words, claim], isVerb }) =>
      [...text.matchAll(words)].map(({ 0: word, index }) => ({
        claim,
        isVerb,
        index,
        end: index + word.length,
      })),
    )
    // “The higher dose” is a name.
    .filter(({ index }) => !mentions.some((one) => index >= one.index && index < one.end))
    .sort((one, other) => one.index - other.index || other.end - one.end);
  const [first, ...others] = found;
  return first && others.every(({ end }) => end <= first.end + 1) ? first : null;
}

/** `Fewer fractures did not make up for it` says that there were fewer. */
const aside =
  /\b(?:did|do|does|could|can)(?: not|n[’']t) (?:make up for|outweigh|offset|balance|compensate|explain)\b/i;

/** Whether a part behind `and` tells something of its own. */
const isOfItsOwn = (text: string): boolean =>
  saidIn(text) !== null || /\b(?:was|were|is|are|had|has|rose|fell)\b/i.test(text);

/** What is not told as found, or is told of something other than the arms. */
const open =
  /\b(?:may|might|could|can|if|should|must|whether|plan\w*|expect\w*|hoped?|usual|earlier trials?|at first|early|late|over time|(?:in|among|of) (?:women|men|people over|people under|older|younger|those with|those over))\b|\bmore (?:than (?:\d|half|twice|one|two|three)|and more)\b|\bmore research\b/i;

function inClause(
  trial: Trial,
  known: readonly Row[],
  statement: Statement,
  { text: whole, ...rest }: Clause,
): Compared[] {
  // “By more than 2 points” tells how much, and not of whom.
  const text = whole.replace(/\bby (?:more|less) than\b/gi, (words) => ' '.repeat(words.length));
  const clause = { text, ...rest };
  const said = saidIn(text, clause.mentions);
  if (!said || denial.test(clause.since.replace(aside, '')) || open.test(text)) return [];
  // “Alanine aminotransferase increased” can be the name of what is counted.
  if (trial.outcomes.some(isNamed(text, said)) || trial.adverse_events.some(isNamed(text, said))) return [];
  // “Fell by [[…]] points more”, also with the number typed, is of the fall, and held against what the reference leads to.
  if (/(?:#|\bby \d)[^#]{0,25}$/.test(text.slice(0, said.index))) return [];
  const arms = armsTold(trial, clause, said);
  const isOfPeople = people.test(text.slice(said.end));
  const countable = isOfPeople ? known.filter(({ kind }) => kind !== 'measure') : known;
  const rows = arms ? rowsTold(trial, countable, statement, clause, said) : [];
  if (!arms || rows.length === 0) return [];
  const judged = rows.flatMap((row) =>
    arms.own.flatMap((arm) =>
      arms.others.flatMap((other) => {
        const found = foundIn(trial, row, arm, other, said.claim);
        return found ? [{ ...found, row }] : [];
      }),
    ),
  );
  const [first] = judged;
  if (!first) return [];
  const { row, shown } = first;
  const words = text.trim();
  const only = onlyThis(trial, rows, clause, said);
  if (only) return [should(statement.place, ...only, 'check the words, and the intervals of the other arms')];
  const names = rowsNamed(rows, text).length > 0 ? [...new Set(judged.map(({ row }) => row.name))] : [row.name];
  const of = (name: string) => (names.length > 1 ? judged.filter((one) => one.row.name === name) : judged);
  const isWrong = (name: string) => of(name).every(({ claim }) => claim === opposite[said.claim]);
  const wrong = names.find(isWrong);
  const holds = wrong === undefined;
  if (holds && isUnclear(trial, statement, clause, rows, arms))
    return [
      should(
        statement.place,
        `“${words}” and the interval`,
        false,
        `“${words}”, and the interval of “${row.name}” includes no effect: ${shown}`,
        'say that a difference was not shown, or that it is uncertain',
      ),
    ];
  const told = of(wrong ?? row.name)[0]!;
  const message = `“${words}”: of “${told.row.name}” ${told.shown}`;
  return [
    should(
      statement.place,
      `“${words}” and “${told.row.name}”`,
      holds,
      message,
      'check the word, the arm and the values',
      'the estimate and the side of it that is better, else the values of the arms',
    ),
  ];
}

/** Whether a word stands in a name, and that name in the text. */
const isNamed =
  (text: string, { index, end }: Said) =>
  ({ name }: { name: string }): boolean =>
    stemsOf(name).some((stem) => stemsOf(text.slice(index, end)).includes(stem));

/** `Only the higher dose lowered it`, where another arm that was tried excludes no effect on the same side. */
function onlyThis(
  trial: Trial,
  rows: readonly Row[],
  { text, mentions }: Clause,
  { claim }: Said,
): [what: string, holds: boolean, message: string] | null {
  const mention = mentions.find(({ index }) => /\bonly(?: on| with| the)* $/i.test(text.slice(0, index)));
  const [arm, more] = mention?.arms ?? [];
  if (!arm || more) return null;
  const others = resultsIn(trial, rows).flatMap((result) =>
    result.comparisons.flatMap((comparison) =>
      comparison.versus.role === 'comparator' &&
      !isPartOf(comparison.arm, arm) &&
      crossesNoEffect(comparison) === false &&
      foundIn(
        trial,
        rows.find(({ path }) => path === `results.${result.id}.`)!,
        comparison.arm,
        comparison.versus,
        claim,
      )?.claim === claim
        ? [comparison]
        : [],
    ),
  );
  const [other] = others;
  if (!other) return null;
  const label = text.slice(mention!.index, mention!.end);
  const message = `“only ${label}”, and the interval of ${other.arm.name}, ${String(other.ci?.low)} to ${String(other.ci?.high)}, excludes no effect as well`;
  return [`“only ${label}” and ${other.arm.name}`, false, message];
}

const hedged =
  /\b(?:slight\w*|numerically|somewhat|tend\w*|trend\w*|little|similar\w*|about|not clear\w*|uncertain|seem\w*|appear\w*|suggest\w*|margin)\b/i;

/** A difference that is told as one, of a result that the part names in full, while each interval of it includes no effect. */
function isUnclear(
  trial: Trial,
  { by, rests }: Statement,
  { text, cited, mentions }: Clause,
  rows: readonly Row[],
  { own, others }: { own: TrialArm[]; others: TrialArm[] },
): boolean {
  // What conditions hold is told with these, unless the part names an arm of its own.
  const isOfArm = mentions.length > 0 && own.length === 1;
  if (by !== 'claim' || cited.length > 0 || hedged.test(text) || (rests && !isOfArm)) return false;
  if (rowsNamed(rows, text).length === 0 && !isOfArm) return false;
  const isSuperior = /\bsuperior\b/i.test(text);
  const compared = resultsIn(trial, rows).flatMap(({ comparisons }) =>
    comparisons.filter(({ arm, versus }) => own.includes(arm) && others.includes(versus)),
  );
  return (
    compared.length > 0 && compared.every((one) => crossesNoEffect(one) === true && (one.margin === null || isSuperior))
  );
}

// ── Of which arms ───────────────────────────────────────────────────────────

const behindArm = /\b(?:on|with|in|under|after|for|among)(?: (?:the|those on|people on|patients on))?\s*$/i;
const against =
  /\b(?:than|over|versus|vs\.?|compared (?:with|to)|against|relative to|to)(?: (?:on|with|in|under|after|for|that of|those on|did))?(?: the)?\s*$/i;

/** The arms that a word is of, and those that they are compared with; null where it is of something else. */
function armsTold(
  trial: Trial,
  { text, mentions }: Clause,
  { index, end, isVerb }: Said,
): { own: TrialArm[]; others: TrialArm[] } | null {
  const stands = (mention: Mention, words: RegExp) => words.test(text.slice(0, mention.index));
  const than = mentions.find((mention) => mention.index >= end && stands(mention, against));
  // “More than before”, “fewer than planned”: of no other arm.
  if (!than && /\bthan\b/i.test(text.slice(end))) return null;
  const behind = mentions.find((mention) => mention.index >= end && mention !== than && stands(mention, behindArm));
  const before = mentions.filter((mention) => mention.end <= index && !stands(mention, against));
  if (before.length > 1 || mentions.length > (than ? 2 : 1)) return null;
  const [subject] = before;
  const mention = isVerb ? subject : (behind ?? subject);
  if (!mention && mentions.some((one) => one !== than)) return null;
  const single = singleArms(trial);
  const tried = single.filter(({ role }) => role === 'experimental');
  const own = mention ? mention.arms : tried;
  const others = than ? than.arms : single.filter((arm) => !own.some((one) => isPartOf(one, arm)));
  const compared = than || mention ? others : others.filter(({ role }) => role === 'comparator');
  // Of several arms that were tried it is not plain which one others are.
  const isPlain = than !== undefined || own.some(({ role }) => role === 'comparator');
  const left = isPlain ? compared : compared.filter(({ role }) => role === 'comparator');
  return own.length === 0 || left.length === 0 ? null : { own, others: left };
}

// ── Of which rows ───────────────────────────────────────────────────────────

const headings = /^(?:headline|primary_message|bottom_line)$/;
const people =
  /^ ?(?:\w+ ){0,1}?(?:people|patients|participants|adults|children|women|men|often|common|frequent|likely)/i;

/** The rows of a part: those that it cites or names, or shares a word with; of a heading that has none of these, the primary ones. */
function rowsTold(
  trial: Trial,
  known: readonly Row[],
  { event, rows, path, by }: Statement,
  { text, cited }: Clause,
  { end, claim }: Said,
): Row[] {
  if (event !== null) return rows;
  const of = known.filter(({ path: row }) => cited.some(({ reference }) => reference.path.startsWith(row)));
  if (of.length > 0) return of;
  const named = rowsNamed(known, text);
  if (named.length > 0) return named;
  const like = rowsLike(known, text);
  if (like.length > 0) return isOfAny(like, text.slice(end)) ? like : [];
  // “Costs more” and “with more thirst” are of something else.
  const [behind, isOfGood] = [text.slice(end), claim === 'better' || claim === 'worse'];
  const isImplied = people.test(behind) || (isOfGood && stemsOf(behind).length === 0);
  if (by === 'claim' && headings.test(path) && isImplied)
    return known.filter(({ path: row }) => primaryIn(trial).some(({ id }) => row === `results.${id}.`));
  return [];
}

/** Whether what is shared stands near the word, and not in what else the part tells of. */
const isOfAny = (rows: readonly Row[], behind: string): boolean =>
  rowsLike(rows, behind).length > 0 || stemsOf(behind).length === 0;

const primaryIn = ({ results }: Trial): TrialResult[] =>
  results.filter(({ outcome, population }) => outcome.role === 'primary' && population.kind !== 'subgroup');

// ── What was found ──────────────────────────────────────────────────────────

interface Found {
  claim: Claim;
  shown: string;
}

/** What a row says of one arm beside another, in the words of a claim; null where it says neither. */
function foundIn(trial: Trial, row: Row, arm: TrialArm, other: TrialArm, claim: Claim): Found | null {
  const isOfGood = claim === 'better' || claim === 'worse';
  const [result] = resultsIn(trial, [row]);
  const compared = result && byEstimate(result, arm, other);
  const [one, two] = [sizeIn(row, arm), sizeIn(row, other)];
  const more = one === undefined || two === undefined || one === two ? null : one > two ? 'more' : 'less';
  const better = result ? betterOf(result.outcome) : 'lower';
  if (compared && better) {
    const did = compared.did;
    const moved: Claim = (did === 'better') === (better === 'higher') ? 'more' : 'less';
    // Values that lie the other way round are told elsewhere.
    if (more !== null && more !== moved) return null;
    return { claim: isOfGood ? did : moved, shown: compared.shown };
  }
  if (more === null) return null;
  const shown = `it is ${one!.toFixed(1)} in ${arm.name}, and ${two!.toFixed(1)} in ${other.name}`;
  if (!isOfGood) return { claim: more, shown };
  return better === null
    ? null
    : {
        claim: (more === 'more') === (better === 'higher') ? 'better' : 'worse',
        shown,
      };
}

function byEstimate(result: TrialResult, arm: TrialArm, other: TrialArm) {
  const comparison = result.comparisons.find(
    (one) => (one.arm === arm && one.versus === other) || (one.arm === other && one.versus === arm),
  );
  const did = comparison ? didBy(result, comparison) : null;
  if (!comparison || did === null) return null;
  const own = comparison.arm === arm ? did : did === 'better' ? 'worse' : 'better';
  const shown = `the ${comparison.label ?? comparison.measure} is ${String(comparison.estimate)}, ${comparison.arm.name} against ${comparison.versus.name}`;
  return { did: own, shown } as const;
}
