/** Words on doses and on single arms, against their rows: what rose or fell with the dose, what was seen on some arms only, and on none. */
import { piecesOf, wordsOf, type Prose } from '../../dataset/prose.js';
import { withDigits } from '../../dataset/number-words.js';
import { exact } from '../../dataset/quantity.js';
import type { Trial, TrialArm } from '../../trial/trial.js';
import { armsIn, isPartOf, type Mention } from '../arms-in-text.js';
import { rowsLike, rowsOf, sizeIn, type Row } from '../rows-in-text.js';
import { tellingsIn } from '../sentences.js';
import { should, type Compared } from './agreement.js';

/** In every sentence of ours that tells what the trial found, and in what is told of an event. */
export function checkDoseWords(trial: Trial): Compared[] {
  if (!trial.language.startsWith('en')) return [];
  const [rows, doses, named] = [rowsOf(trial), byDose(trial), armsIn(trial)];
  const isTold = (path: string) =>
    /^(?:biomarkers\.\d+\.finding|results\.\d+\.told|authors_conclusion\.text)$/.test(path);
  return tellingsIn(trial, isTold).flatMap(({ prose, place, event }) => {
    let before: Row[] = [];
    return wordsOf(prose)
      .split(/[.;](?=\s|$)/)
      .flatMap((part) => {
        const about = event === null ? aboutIn(rows, prose, part) : [rows[event]!];
        const of = about.length > 0 ? about : before;
        before = of;
        return [
          ...withDose(part, rows, of, doses, place),
          ...onlyOn(trial, part, of, named(part), place),
          ...noneOn(trial, part, of, named(part), place),
        ];
      });
  });
}

/** The rows that a sentence cites or rests on; else those that share most words with this part of it. */
function aboutIn(rows: Row[], prose: Prose, part: string): Row[] {
  const like = rowsLike(rows, part);
  if (like.length > 0) return like;
  const paths = [...prose.holds, ...piecesOf(prose)].flatMap((piece) => ('path' in piece ? [`${piece.path}.`] : []));
  return rows.filter(({ path }) => paths.some((one) => one.startsWith(path)));
}

// ── With the dose ───────────────────────────────────────────────────────────

/** Arms of one drug from the lowest dose to the highest, in one unit, and before them the placebo; empty where there are fewer than two doses. */
function byDose({ arms }: Trial): TrialArm[] {
  const told = arms.flatMap((arm) => {
    if (arm.pools.length > 0 || arm.role !== 'experimental') return [];
    const [, size, unit] = /(?<![\d.])(\d+(?:\.\d+)?)\s?([a-zµμ]+)/i.exec(arm.dose ?? arm.short ?? arm.name) ?? [];
    return size && unit ? [{ arm, size: Number(size), unit: unit.toLowerCase() }] : [];
  });
  const isOne = told.length > 1 && told.every(({ unit }) => unit === told[0]!.unit);
  if (!isOne) return [];
  const none = arms.filter(({ role, name }) => role === 'comparator' && /placebo|sham/i.test(name));
  return [...none.slice(0, 1), ...told.toSorted((one, other) => one.size - other.size).map(({ arm }) => arm)];
}

const up = String.raw`rose|rises|increased?s?|grew|grows|went up|became (?:more|commoner)|more (?:common|often|frequent)\w*|larger|greater|higher`;
const down = String.raw`fell|falls|decreased?s?|declined?s?|dropped|drops|shrank|lessened|went down|less (?:common|often|frequent)\w*|fewer|rarer|lower`;
const dose = String.raw`(?: further| steadily| clearly)? (?:with|at) (?:(?:the|each|every|rising|increasing|higher|a higher|larger|step|of|increase|in) ?)+dos(?:e|es|age)\b`;
const rising = new RegExp(`\\b(${up})${dose}`, 'i');
const falling = new RegExp(`\\b(${down})${dose}`, 'i');
const denial = /\b(?:not|no|nor|neither|never|without|unclear|whether)\b|n[’']t\b/i;
/** Of all pairs of arms, so many go the way that is told. */
const most = 0.8;

function withDose(part: string, all: Row[], of: Row[], doses: TrialArm[], place: string): Compared[] {
  const [rises, falls] = [rising.exec(part), falling.exec(part)];
  const said = rises ?? falls;
  if (!said || (rises && falls) || doses.length < 3 || denial.test(part)) return [];
  const isStep = /\b(?:each|every)\b/i.test(said[0]);
  const known = all.filter((row) => doses.every((arm) => sizeIn(row, arm) !== undefined));
  const like = rowsLike(known, part.slice(0, said.index));
  const told = (like.length > 0 ? like : known.filter((row) => of.includes(row))).map((row) => ({
    row,
    sizes: doses.map((arm) => sizeIn(row, arm)!),
  }));
  const [first] = told;
  if (!first) return [];
  const goes = ({ sizes }: typeof first): boolean => {
    const steps = isStep ? sizes.slice(1).map((size, at) => size - sizes[at]!) : pairsOf(sizes);
    const right = steps.filter((step) => (rises ? step > 0 : step < 0)).length;
    const wrong = steps.filter((step) => (rises ? step < 0 : step > 0)).length;
    const [least, greatest] = [sizes[0]!, sizes.at(-1)!];
    const isEndRight = rises ? greatest > least : greatest < least;
    return isEndRight && (isStep ? wrong === 0 : right >= most * (right + wrong));
  };
  const wrong = told.filter((one) => !goes(one));
  const shown = (wrong[0] ?? first).sizes.map((size) => Number(size.toFixed(1))).join(', ');
  const message = `“${said[0]}”: of “${(wrong[0] ?? first).row.name}” it is ${shown}, from ${doses[0]!.name} to ${doses.at(-1)!.name}`;
  return [should(place, `“${said[0]}” and ${shown}`, wrong.length < told.length, message, 'check the words, and which values stand under which arm', `pairs of arms that go that way, at least ${most} of those that differ, and each step where “every” is said`)]; // prettier-ignore
}

const pairsOf = (sizes: number[]): number[] =>
  sizes.flatMap((one, at) => sizes.slice(at + 1).map((other) => other - one));

// ── Only on, and on none ────────────────────────────────────────────────────

const eventsIn = (row: Row, arm: TrialArm): number | undefined => {
  const values = row.ofArms.find((one) => one.arm === arm)?.values;
  return values === undefined || typeof values === 'string' ? undefined : exact(values.events ?? values.percent)?.value;
};

/** `Seen only on 1 mg and more`, `only with the drug`: the other arms have none. */
function onlyOn(trial: Trial, part: string, rows: Row[], mentions: Mention[], place: string): Compared[] {
  const said = /\bonly (?:on|with|in|under)(?: the)? /i.exec(part);
  const first = said && mentions.find(({ index }) => index === said.index + said[0].length);
  if (!first || first.arms.length > 1 || rows.some(({ kind }) => kind === 'measure')) return [];
  const doses = byDose(trial);
  const from = /^ (?:and|or) (?:more|above|higher|up)/i.test(part.slice(first.end))
    ? doses.indexOf(first.arms[0]!)
    : -1;
  const all = mentions.filter(({ index }) => index >= first.index).flatMap(({ arms }) => arms);
  const spared = trial.arms.filter((arm) =>
    from >= 0 ? doses.includes(arm) && doses.indexOf(arm) < from : arm.pools.length === 0 && !all.some((one) => isPartOf(one, arm)),
  ); // prettier-ignore
  return nothingIn(rows, spared, `${said[0].trim()} ${part.slice(first.index, first.end)}`, place);
}

/** `None on placebo or on the two lowest doses`: these have none. */
function noneOn(trial: Trial, part: string, rows: Row[], mentions: Mention[], place: string): Compared[] {
  const said = /\b(?:none|nobody|no one|no cases?|no events?) (?:on|with|in|under)(?: the)? /i.exec(part);
  if (!said || rows.some(({ kind }) => kind === 'measure')) return [];
  const first = mentions.find(({ index }) => index === said.index + said[0].length);
  const own = !first || first.arms.length > 1 ? [] : nothingIn(rows, first.arms, `${said[0].trim()} ${part.slice(first.index, first.end)}`, place); // prettier-ignore
  const [words, count = '1', end] =
    /\bthe (?:(\d+) )?(lowest|highest) doses?\b/i.exec(withDigits(part.slice(said.index))) ?? [];
  const doses = byDose(trial).filter(({ role }) => role === 'experimental');
  const spared = end?.toLowerCase() === 'lowest' ? doses.slice(0, Number(count)) : doses.slice(-Number(count));
  return words === undefined ? own : [...own, ...nothingIn(rows, spared, `none on ${words}`, place)];
}

function nothingIn(rows: Row[], arms: TrialArm[], words: string, place: string): Compared[] {
  const known = rows.flatMap((row) => arms.flatMap((arm) => {
    const events = eventsIn(row, arm);
    return events === undefined ? [] : [{ row, arm, events }];
  })); // prettier-ignore
  const [first] = known;
  if (!first) return [];
  const rowsWith = new Set(known.filter(({ events }) => events > 0).map(({ row }) => row));
  const holds = rowsWith.size < new Set(known.map(({ row }) => row)).size;
  const found = known.find(({ events }) => events > 0) ?? first;
  const message = `“${words}”: “${found.row.name}” has ${found.events} in ${found.arm.name}`;
  return [should(place, `“${words}” and the events`, holds, message, 'check the words and the events of each arm')];
}
