/** Statements: parts of sentences, from one stop to the next, with the rows, the arms and the references that they are of. */
import { piecesOf, type Prose, type Reference } from '../dataset/prose.js';
import type { Trial, TrialArm, TrialResult } from '../trial/trial.js';
import { armsIn, type Mention } from './arms-in-text.js';
import { rowsLike, rowsNamed, rowsOf, stemsOf, type Row } from './rows-in-text.js';
import { tellingsIn, type Telling } from './sentences.js';

/** A reference, and where its # stands in the text of the statement. */
export interface Cited {
  reference: Reference;
  index: number;
}

export interface Statement extends Telling {
  /** With # for each reference, and blanks for what is quoted. */
  text: string;
  cited: Cited[];
  mentions: Mention[];
  /** Those that it cites, else those that it names in full, else those of the part before. */
  rows: Row[];
  /** These, or those that share most words with it. */
  like: Row[];
}

/** Of every sentence of ours that tells what the trial found, and of what is told of an event; of others where `also` says so. */
export function statementsIn(trial: Trial, also?: (path: string) => boolean): Statement[] {
  const [all, named] = [rowsOf(trial), armsIn(trial)];
  const known = all.filter(isKnown);
  return tellingsIn(trial, also).flatMap((telling) => {
    let before: Row[] = [];
    return partsOf(telling.prose).map(({ text, cited }): Statement => {
      const paths =
        cited.length > 0 ? cited.map(({ reference }) => reference.path) : telling.prose.holds.map(({ path }) => path);
      const of = known.filter((row) => paths.some((path) => `${path}.`.startsWith(row.path)));
      const ofEvent = telling.event === null ? [] : rowsOfEvent(known, all[telling.event]!);
      const rows = [ofEvent, of, rowsNamed(known, text), before].find((list) => list.length > 0) ?? [];
      before = rows;
      return {
        ...telling,
        text,
        cited,
        mentions: named(text),
        rows,
        like: rows.length > 0 ? rows : rowsLike(known, text),
      };
    });
  });
}

/** Whether a row can be held against words: an event that is only told in words has nothing to be. */
export const isKnown = ({ kind, ofArms }: Row): boolean =>
  kind !== 'event' || ofArms.some(({ values }) => typeof values !== 'string');

/** The row of an event, or where it is only told, those whose names begin as its own does. */
function rowsOfEvent(known: readonly Row[], event: Row): Row[] {
  if (known.includes(event)) return [event];
  const own = stemsOf(event.name);
  return known.filter(
    ({ name, kind }) => kind === 'event' && own.length > 0 && own.every((stem) => stemsOf(name).includes(stem)),
  );
}

/** The parts between full stops and semicolons. */
function partsOf(prose: Prose): Pick<Statement, 'text' | 'cited'>[] {
  let whole = '';
  const cited: Cited[] = [];
  for (const piece of piecesOf(prose)) {
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
