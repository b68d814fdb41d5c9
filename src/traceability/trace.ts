/**
 * Closure: every number that page and deck show is traced to a value of the
 * dataset, to its words, to a calculation, to a label, or to a literal that a
 * template declares. What the writers are given to draw is what is traced;
 * tests prove that the files hold exactly that.
 */
import type { Brief, Deck } from '../document/types.js';
import { ContentError, type Problem } from '../errors.js';
import type { DeckLayout, PageLayout } from '../layout/types.js';
import type { Trace } from '../outputs.js';
import type { Templates } from '../template/render.js';
import { checkAgreement, checkWithin } from './agreement.js';
import type { Loaded } from '../load.js';
import type { Ledger } from './ledger.js';
import { literalsOf } from './literals.js';
import { numbersAt, valueOf } from './printed-numbers.js';
import { unprinted } from './unprinted.js';
import { printedInDeck, printedOnPage, type Printed } from './printed-texts.js';

/** What was made of one trial; what was not asked for is null. */
export interface Made {
  brief: { document: Brief; layout: PageLayout } | null;
  visual: { document: Brief; layout: PageLayout } | null;
  deck: { document: Deck; layout: DeckLayout } | null;
}

/** Traces all numbers of what was made. Throws a ContentError that names each that leads nowhere. */
export function traceAll(made: Made, ledger: Ledger, templates: Templates): Trace[] {
  const texts = printedIn(made);
  const traces = texts.flatMap((text) => tracesOf(text, ledger));
  const problems = [
    ...literalsOf(templates).problems,
    ...traces.filter(({ origins }) => origins.length === 0).map(untraceable),
    ...undrawable(texts, ledger),
    ...(made.brief ? checkWithin(made.brief.document, 'page') : []),
    ...(made.visual ? checkWithin(made.visual.document, 'visual abstract') : []),
    ...(made.deck ? checkWithin(made.deck.document, 'deck') : []),
    ...(made.brief && made.deck ? checkAgreement(made.brief.document, made.deck.document) : []),
  ];
  if (problems.length > 0) throw new ContentError(problems);
  return traces;
}

/** All texts of what was made. */
const printedIn = ({ brief, visual, deck }: Made): Printed[] => [
  ...(brief ? printedOnPage(brief.layout) : []),
  ...(visual ? printedOnPage(visual.layout, 'visual abstract') : []),
  ...(deck ? printedInDeck(deck.layout) : []),
];

/** What of the dataset stands on neither page nor deck; nothing is known of that where only one of them was made. */
export const unprintedIn = (loaded: Loaded, made: Made, traces: readonly Trace[]): Problem[] =>
  made.brief && made.deck ? unprinted(loaded, printedIn(made), traces) : [];

/** The numbers of a text that are not in the ledger. */
export const untracedIn = (text: string, ledger: Ledger): string[] =>
  numbersAt(text).flatMap(({ number }) => (ledger.has(number) ? [] : [number]));

/** Where a number carries the path of its datum, that is its origin; else all that print the same number may be. */
function tracesOf({ place, text, data }: Printed, ledger: Ledger): Trace[] {
  return numbersAt(text).map(({ number, start, end }) => {
    const candidates = ledger.get(number) ?? [];
    const span = data.find((one) => one.start < end && one.end > start);
    const own = span ? candidates.filter(({ path }) => path === span.path) : [];
    return { number, place, text, origins: own.length > 0 ? own : candidates };
  });
}

function untraceable({ number, place, text }: Trace): Problem {
  const shown = text.length > 80 ? `${text.slice(0, 77)}…` : text;
  return {
    severity: 'error',
    message: `${place}: the number ${number} in “${shown.trim()}” comes from no value of the data`,
    hint: 'print a value by its name, or put the number into the data with its source',
  };
}

/** Numbers that a chart draws: their digits are lost, so they are compared as numbers. */
function undrawable(texts: Printed[], ledger: Ledger): Problem[] {
  const known = new Set([...ledger.keys()].map(valueOf));
  return texts.flatMap(({ place, drawn }) =>
    drawn
      .filter((value) => !known.has(value))
      .map((value): Problem => ({
        severity: 'error',
        message: `${place}: the number ${value} comes from no value of the data`,
        hint: 'draw a value by its name',
      })),
  );
}
