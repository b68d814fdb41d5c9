/** Statements: parts of sentences, from one stop to the next, with the rows, the arms and the references that they are of. */
import type { Piece, Reference } from '../dataset/prose.js';
import type { Trial, TrialArm, TrialResult } from '../trial/trial.js';
import type { Mention } from './arms-in-text.js';
import { rowsLike, rowsNamed, type Row } from './rows-in-text.js';
import type { Sentence } from './sentences.js';

/** A reference, and where its # stands in the text of the statement. */
export interface Cited {
  reference: Reference;
  index: number;
}

export interface Statement extends Pick<Sentence, 'path' | 'place' | 'by' | 'event'> {
  /** With # for each reference, and blanks for what is quoted. */
  text: string;
  cited: Cited[];
  mentions: Mention[];
  /** Those that it cites, else those that it names in full, else those of the part before. */
  rows: Row[];
  /** These, or those that share most words with it. */
  like: Row[];
  /** Whether conditions hold it, which tell of what it is. */
  rests: boolean;
}

/** What tells of the trial’s results though it is not ours. */
const ofSource = /^(?:biomarkers\.\d+\.finding|results\.\d+\.told|authors_conclusion\.text)$/;

/** Of every sentence that tells what the trial found, and of what is told of an event. */
export function statementsOf(
  sentences: readonly Sentence[],
  all: readonly Row[],
  named: (text: string) => Mention[],
): Statement[] {
  const known = all.filter(isKnown);
  const told = sentences.filter(({ by, path }) => by === 'claim' || by === 'event' || ofSource.test(path));
  return told.flatMap(({ prose, path, place, by, event, pieces }) => {
    let before: Row[] = [];
    return partsOf(pieces).map(({ text, cited }): Statement => {
      const paths =
        cited.length > 0 ? cited.map(({ reference }) => reference.path) : prose.holds.map((one) => one.path);
      const of = known.filter((row) => paths.some((path) => `${path}.`.startsWith(row.path)));
      const ofEvent = event === null ? [] : rowsOfEvent(known, all[event]!);
      const rows = firstOf(ofEvent, of, () => rowsNamed(known, text), before);
      before = rows;
      const like = rows.length > 0 ? rows : rowsLike(known, text);
      return { path, place, by, event, text, cited, mentions: named(text), rows, like, rests: prose.holds.length > 0 };
    });
  });
}

const firstOf = (ofEvent: Row[], cited: Row[], named: () => Row[], before: Row[]): Row[] => {
  if (ofEvent.length > 0) return ofEvent;
  if (cited.length > 0) return cited;
  const own = named();
  return own.length > 0 ? own : before;
};

/** Whether a row can be held against words: an event that is only told in words has nothing to be. */
export const isKnown = ({ kind, ofArms }: Row): boolean =>
  kind !== 'event' || ofArms.some(({ values }) => typeof values !== 'string');

/** The row of an event, or where it is only told, those whose names begin as its own does. */
function rowsOfEvent(known: readonly Row[], event: Row): Row[] {
  if (known.includes(event)) return [event];
  const own = event.stems;
  return known.filter(
    ({ stems, kind }) => kind === 'event' && own.length > 0 && own.every((stem) => stems.includes(stem)),
  );
}

/** The parts between full stops and semicolons. */
function partsOf(pieces: readonly Piece[]): Pick<Statement, 'text' | 'cited'>[] {
  let whole = '';
  const cited: Cited[] = [];
  for (const piece of pieces) {
    if ('words' in piece) whole += piece.words;
    else {
      cited.push({ reference: piece, index: whole.length });
      whole += '#';
    }
  }
  whole = whole.replace(/“[^“”]*”/g, (quoted) => `“${' '.repeat(quoted.length - 2)}”`);
  const stops = [...whole.matchAll(/[.;](?=\s|$)/g)].map(({ index }) => index);
  return [...stops, whole.length].map((end, at) => {
    const start = at === 0 ? 0 : stops[at - 1]! + 1;
    const own = cited.filter(({ index }) => index >= start && index < end && whole[index] === '#');
    return { text: whole.slice(start, end), cited: own.map((one) => ({ ...one, index: one.index - start })) };
  });
}

/** The results among rows. */
export const resultsIn = ({ results }: Trial, rows: readonly Row[]): TrialResult[] =>
  results.filter(({ id }) => rows.some(({ path }) => path === `results.${id}.`));

/** Arms of their own that were in the trial: neither taken together of others, nor from elsewhere. */
export const singleArms = ({ arms }: Pick<Trial, 'arms'>): TrialArm[] =>
  arms.filter(({ pools, external }) => pools.length === 0 && !external);

/** Words by which a statement denies what it says, or leaves it open. */
export const denial = /\b(?:not|no|nor|neither|never|without|cannot|unclear|whether|than expected)\b|n[’']t\b/i;

/** A part of a statement that tells one thing, with its own references and arms. */
export interface Clause extends Pick<Statement, 'text' | 'cited' | 'mentions'> {
  /** Its words with those before it up to a conjunction: what is denied there is denied here. */
  since: string;
}

const joints =
  /[,:](?=\s)|\b(?:but|while|whereas|although|though|and)\b|\bat the cost of\b|\bwith (?=more|fewer|less)/g;

/** Whether something else is told from here on: behind a conjunction, or with `with more …`. */
const isNew = (text: string, start: number): boolean =>
  !/[,:]$/.test(text.slice(0, start)) || /^\s*(?:with|at the cost of)\b/.test(text.slice(start));

/** The parts between commas and conjunctions, where these join neither arms nor values; behind `and` only one that is told on its own. */
export function clausesOf(
  { text, cited, mentions }: Pick<Statement, 'text' | 'cited' | 'mentions'>,
  isOwn: (text: string) => boolean,
): Clause[] {
  const isInside = (at: number) => mentions.some(({ index, end }) => at >= index && at < end);
  const isList = (at: number, end: number) =>
    /^[\s(]*(?:by |in |of |on |with |the )*(?:#|\d)/.test(text.slice(end)) ||
    (mentions.some((one) => one.end <= at && text.slice(one.end, at).trim() === '') &&
      mentions.some((one) => one.index >= end && /^(?: on| with| in| the)*\s*$/.test(text.slice(end, one.index))));
  const cuts = [...text.matchAll(joints)].filter(
    ({ 0: word, index }) =>
      !isInside(index) &&
      !isList(index, index + word.length) &&
      (word !== 'and' || isOwn(text.slice(index + word.length).split(/[,:;]/)[0]!)),
  );
  const starts = [0, ...cuts.map(({ 0: word, index }) => index + word.length)];
  const ends = [...cuts.map(({ index }) => index), text.length];
  return starts.map((from, at) => {
    const to = ends[at]!;
    const within = <T extends { index: number }>(list: readonly T[]): T[] =>
      list.filter(({ index }) => index >= from && index < to).map((one) => ({ ...one, index: one.index - from }));
    return {
      text: text.slice(from, to),
      since: text.slice(starts.findLast((start, place) => place <= at && isNew(text, start)) ?? 0, to),
      cited: within(cited),
      mentions: within(mentions).map((one) => ({ ...one, end: one.end - from })),
    };
  });
}
