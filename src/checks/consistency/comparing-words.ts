/** Words that compare, without a condition: more or fewer on an arm, against its values; an effect in one subgroup only, against their intervals. */
import { piecesOf, wordsOf, type Prose } from '../../dataset/prose.js';
import { crossesNoEffect } from '../../trial/effect.js';
import type { Trial, TrialArm, TrialResult } from '../../trial/trial.js';
import { armsIn, isPartOf, type Mention } from '../arms-in-text.js';
import { rowsNamed, rowsOf, sizeIn, stemsOf, type Row } from '../rows-in-text.js';
import { tellingsIn } from '../sentences.js';
import { should, type Compared } from './agreement.js';

/** In every sentence that tells what the trial found, and in what is told of an event. */
export function checkComparingWords(trial: Trial): Compared[] {
  if (!trial.language.startsWith('en')) return [];
  const [named, rows] = [armsIn(trial), rowsOf(trial)];
  return tellingsIn(trial).flatMap(({ prose, place, event }) => {
    const found = inOneOnly(trial, prose, place);
    // Sentences with references are held against those.
    if (piecesOf(prose).some((piece) => !('words' in piece))) return found;
    const of = event === null ? null : [rows[event]!];
    const parts = wordsOf(prose).split(/[.;,](?=\s|$)/);
    return [
      ...found,
      ...parts.flatMap((part) => (named(part).length > 0 ? [] : listed(trial, part, rows, place))),
      ...parts.flatMap((part) => moreOrFewer(trial, part, of ?? rowsNamed(rows, part), rows, named(part), place)),
    ];
  });
}

// ── More or fewer ───────────────────────────────────────────────────────────

const comparing = /\b(more|fewer|less|commoner|rarer|higher|lower)\b/gi;
const denial = /\b(?:not|no|nor|neither|never|without|unclear|whether|than expected)\b|n[’']t\b/i;

function moreOrFewer(
  trial: Trial,
  part: string,
  named: Row[],
  rows: Row[],
  mentions: Mention[],
  place: string,
): Compared[] {
  const [said, ...others] = [...part.matchAll(comparing)];
  const [mention, against] = mentions;
  if (!said || others.length > 0 || denial.test(part)) return [];
  const { 0: word, index: at } = said;
  const isMore = /^(?:more|commoner|higher)$/i.test(word);
  if (!mention) return withoutArm(trial, part, isMore, named.length > 0 ? named : rowsAt(rows, part.slice(at)), place);
  if (mentions.length > 2 || mentions.some(({ arms }) => arms.length > 1)) return [];
  const before = part.slice(0, mention.index);
  if (!/\b(?:on|with|in|under)(?: the)? $/i.test(before) || /\bthan\b/i.test(before)) return [];
  if (against && !/ than (?:on |with |in |under )?(?:the )?$/i.test(part.slice(mention.end, against.index))) return [];
  const arm = mention.arms[0]!;
  const told = named.length > 0 ? named : rowsAt(rows, part.slice(at, mention.index));
  return judged(
    part,
    isMore,
    told.flatMap((row) => compare(row, trial, arm, against?.arms[0])),
    arm,
    place,
  );
}

/** The rows of the noun right behind the word: `more headaches`, `fewer serious infections`. */
function rowsAt(rows: Row[], text: string): Row[] {
  const [, noun] = /^\w+ (?:[\p{L}-]+ ){0,2}?(\p{L}{5,})\b/u.exec(text) ?? [];
  const [stem] = noun === undefined ? [] : stemsOf(noun);
  return stem === undefined ? [] : rows.filter(({ name, kind }) => kind === 'event' && stemsOf(name).includes(stem));
}

/** `Fewer fractures and cancers`, at the start, of a trial of two arms: of each that is named there. */
function listed(trial: Trial, part: string, rows: Row[], place: string): Compared[] {
  const [, word, nouns] =
    /^\s*(fewer|more) ([^.;,#]+?)(?= (?:did|do|were|was|had|on|with|in|than|but|came|made)\b|$)/i.exec(part) ?? [];
  const [tried, other] = triedAndOther(trial);
  // What names an arm is told with it, and who had something is no list of what there was.
  if (!word || !nouns || !tried || !other || /^(?:had|have|were|was|than)\b|\bthan\b/i.test(nouns)) return [];
  const said = stemsOf(nouns);
  const named = rows.filter(({ name, kind }) => {
    const stems = stemsOf(name);
    return (
      kind !== 'measure' &&
      stems.length > 0 &&
      stems.every((stem) => said.some((one) => one.slice(0, 6) === stem.slice(0, 6)))
    );
  });
  return named.flatMap((row) =>
    judged(part, /more/i.test(word), compare(row, { arms: trial.arms }, tried, other), tried, place),
  );
}

/** Of a trial of two arms, the one that was tried and the other one. */
function triedAndOther({ arms }: Pick<Trial, 'arms'>): TrialArm[] {
  const [first, second, ...more] = arms.filter(({ pools }) => pools.length === 0);
  if (!first || !second || more.length > 0 || first.role === second.role) return [];
  return first.role === 'experimental' ? [first, second] : [second, first];
}

/** `With more headaches`, of a trial of two arms: more on what was tried. */
function withoutArm({ arms }: Trial, part: string, isMore: boolean, rows: Row[], place: string): Compared[] {
  const [tried, other] = triedAndOther({ arms });
  if (!tried || !other || !/\b(?:with|but|and|at the cost of) (?:more|fewer|less)\b/i.test(part)) return [];
  const of = rows.filter(({ kind }) => kind === 'event');
  return judged(
    part,
    isMore,
    of.flatMap((row) => compare(row, { arms }, tried, other)),
    tried,
    place,
  );
}

interface Beside {
  name: string;
  own: number;
  others: number[];
}

function judged(part: string, isMore: boolean, rows: Beside[], arm: TrialArm, place: string): Compared[] {
  const [first] = rows;
  if (!first) return [];
  const holds = rows.some(({ own, others: of }) => of.some((value) => (isMore ? own >= value : own <= value)));
  const message = `“${part.trim()}”: of “${first.name}” it is ${first.own.toFixed(1)} in ${arm.name}, and ${first.others.map((value) => value.toFixed(1)).join(' and ')} in what it is compared with`;
  return [
    should(place, `“${part.trim()}” and “${first.name}”`, holds, message, 'check the word, the arm and the values'),
  ];
}

/** The value of an arm beside those of the others, in percent or as a rate; nothing where one is not told. */
function compare(row: Row, { arms }: Pick<Trial, 'arms'>, arm: TrialArm, against?: TrialArm): Beside[] {
  if (row.kind === 'measure') return [];
  const own = sizeIn(row, arm);
  const others = (against ? [against] : arms.filter((other) => !isPartOf(arm, other) && other.pools.length === 0)).map(
    (other) => sizeIn(row, other),
  );
  const known = others.filter((value) => value !== undefined);
  return own === undefined || known.length === 0 || known.length < others.length
    ? []
    : [{ name: row.name, own, others: known }];
}

// ── Subgroups ───────────────────────────────────────────────────────────────

/** “Clear in Niger only”, where the interval of Niger includes no effect and that of another subgroup does not. */
function inOneOnly({ results, populations }: Trial, prose: Prose, place: string): Compared[] {
  const text = wordsOf(prose);
  if (denial.test(text)) return [];
  const only = populations.find(({ kind, name }) => kind === 'subgroup' && isOnly(text, name));
  if (!only) return [];
  return results
    .filter(({ population }) => population === only)
    .flatMap((result) => {
      const others = results.filter(
        ({ outcome, population }) =>
          outcome === result.outcome &&
          population !== only &&
          population.within === only.within &&
          population.kind === 'subgroup',
      );
      const [own, clear] = [intervalOf(result), others.map(intervalOf).find((other) => other?.includes === false)];
      if (!own || !clear) return [];
      const message = own.includes
        ? `“${only.name} only”: the interval there, ${own.told}, includes no effect, and that of ${clear.name}, ${clear.told}, does not`
        : `“${only.name} only”: the interval of ${clear.name}, ${clear.told}, excludes no effect as well`;
      return [should(place, `“${only.name} only” and the intervals`, false, message, 'check which subgroup is meant')];
    });
}

function isOnly(text: string, name: string): boolean {
  const [lower, of] = [text.toLowerCase(), name.toLowerCase()];
  const whom = ['', 'people ', 'patients ', 'participants ', 'those ', 'the '];
  return whom.some((who) => [`in ${who}${of} only`, `only in ${who}${of}`].some((words) => lower.includes(words)));
}

function intervalOf({ comparisons, population: { name } }: TrialResult) {
  const [comparison, ...more] = comparisons;
  const includes = comparison && more.length === 0 ? crossesNoEffect(comparison) : null;
  if (!comparison || includes === null) return null;
  return { includes, name, told: `${String(comparison.ci?.low)} to ${String(comparison.ci?.high)}` };
}
