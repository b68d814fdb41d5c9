/** Words that tell how many times as much, against ratios: `a quarter fewer`, `more than halved`, `twice as many`. */
import { boundWord, rangeOf } from '../../dataset/number-words.js';
import { exact } from '../../dataset/quantity.js';
import { own } from '../../own.js';
import { noEffectOf } from '../../trial/effect.js';
import { factsOf } from '../../trial/measures.js';
import type { Trial, TrialArm, TrialResult } from '../../trial/trial.js';
import { rowsLike, rowsNamed, sizeIn, type Row } from '../rows-in-text.js';
import { clausesOf, isKnown, resultsIn, type Clause, type Statement } from '../statements.js';
import type { Reading } from '../reading.js';
import { should, type Compared } from './agreement.js';

/** In every statement on what the trial found. */
export function checkFactors(trial: Trial, { statements, rows }: Reading): Compared[] {
  const told = statements.filter(({ text }) => factorWords.some(({ words }) => words.test(text)));
  return told.flatMap((statement) =>
    clausesOf(statement, (text) => factorWords.some(({ words }) => words.test(text))).flatMap((clause) =>
      factors(trial, rows, {
        ...statement,
        ...clause,
        ...rowsIn(rows, statement, clause),
      }),
    ),
  );
}

const part = String.raw`(?:a |one[- ]|by )?(two[ -]thirds|three[ -]quarters|half|third|quarter|fifth|tenth)`;
const parts = {
  half: 1 / 2,
  third: 1 / 3,
  quarter: 1 / 4,
  fifth: 1 / 5,
  tenth: 1 / 10,
  'two thirds': 2 / 3,
  'three quarters': 3 / 4,
};
const times = {
  half: 1 / 2,
  'a third': 1 / 3,
  'one third': 1 / 3,
  'a quarter': 1 / 4,
  twice: 2,
  'two times': 2,
  'three times': 3,
  'four times': 4,
  doubled: 2,
  tripled: 3,
  trebled: 3,
  quadrupled: 4,
};

const partOf = (words: string): number => own(parts, words.toLowerCase().replace('-', ' '))!;

/** What is told: how much less, how much more, or how many times as much. */
type Factor = 'less' | 'more' | 'times';

const fall = String.raw`cut|reduc\w+|lower\w*|fell|dropp\w+|fall\w*|fewer|decreas\w+`;
const rise = String.raw`rais\w+|rose|risen|increas\w+|grew|higher|more`;
const factorWords: readonly {
  words: RegExp;
  factor: Factor;
  sizeOf: (words: string) => number;
}[] = [
  {
    words: new RegExp(String.raw`\b${boundWord}(halved)\b`, 'i'),
    factor: 'less',
    sizeOf: () => 0.5,
  },
  {
    words: new RegExp(String.raw`\b${boundWord}(doubled|tripled|trebled|quadrupled)\b`, 'i'),
    factor: 'times',
    sizeOf: timesOf,
  },
  {
    words: new RegExp(
      String.raw`\b${boundWord}(half|a third|one third|a quarter|twice|two times|three times|four times) as (?:many|much|often|common|frequent|likely)`,
      'i',
    ),
    factor: 'times',
    sizeOf: timesOf,
  },
  {
    words: new RegExp(String.raw`\b${boundWord}${part} (?:fewer|less|lower|rarer)\b`, 'i'),
    factor: 'less',
    sizeOf: partOf,
  },
  {
    words: new RegExp(String.raw`\b${boundWord}${part} (?:more|higher|commoner)\b`, 'i'),
    factor: 'more',
    sizeOf: partOf,
  },
  {
    words: new RegExp(String.raw`\b(?:${fall})\b[^.;,]{0,40}? by ${boundWord}${part}\b`, 'i'),
    factor: 'less',
    sizeOf: partOf,
  },
  {
    words: new RegExp(String.raw`\b(?:${rise})\b[^.;,]{0,60}? by ${boundWord}${part}\b`, 'i'),
    factor: 'more',
    sizeOf: partOf,
  },
];

function timesOf(words: string): number {
  return own(times, words.toLowerCase())!;
}

/** The rows of a part: those that it cites or names or shares a word with, else those of its statement. */
function rowsIn(
  all: readonly Row[],
  { rows, like, event }: Statement,
  { text, cited }: Clause,
): Pick<Statement, 'rows' | 'like'> {
  const known = event === null ? all.filter(isKnown) : [];
  const of = known.filter(({ path }) => cited.some(({ reference }) => reference.path.startsWith(path)));
  const own = [of, rowsNamed(known, text), rowsLike(known, text)].find((list) => list.length > 0);
  return own ? { rows: own, like: own } : { rows, like };
}

/** `As common on the drug as on placebo`: the two arms, the one that is told of first. */
function armsBeside({ text, mentions }: Statement, from: number): [TrialArm[], TrialArm[]] | null {
  const [one, two] = mentions.filter(({ index }) => index >= from);
  const isPair = one && two && /^ as (?:on |with |in |after |under )?(?:the )?$/i.test(text.slice(one.end, two.index));
  return isPair ? [one.arms, two.arms] : null;
}

const sizeOfRatio = (ratio: number, factor: Factor): number =>
  factor === 'less' ? 1 - ratio : factor === 'more' ? ratio - 1 : ratio;

/** How far from what is told a ratio may lie, as a part of it: a quarter lies a fifth of itself above a fifth. And at the least, in parts of the whole: small shares are told more roughly. */
const [near, leastNear] = [0.2, 0.06];

const headings = /^(?:headline|primary_message|bottom_line)$/;

/** Of the rows of a statement; of a heading else the primary results, of others all. One that fits is enough, whichever way round. */
function factors(trial: Trial, all: readonly Row[], statement: Statement): Compared[] {
  const { text, rows, like, path, place } = statement;
  const names = trial.outcomes.map(({ name }) => name).join('; ');
  const told = factorWords.flatMap(({ words, factor, sizeOf }) => {
    const match = words.exec(text);
    // What is counted can be people in whom something halved.
    const isOutcome = /halv|doubl|half/i.test(match?.[0] ?? '') && /halv|doubl|half|50\s?%/i.test(names);
    return match && !isOutcome
      ? [
          {
            said: match[0].trim(),
            pair: armsBeside(statement, match.index),
            factor,
            range: rangeOf(sizeOf(match[2]!), match[1], Math.max(leastNear, near * sizeOf(match[2]!))),
          },
        ]
      : [];
  });
  if (told.length === 0) return [];
  const isHeading = headings.test(path);
  const primary = trial.results.filter(
    ({ outcome, population }) => outcome.role === 'primary' && population.kind !== 'subgroup',
  );
  const [results, events] = ofRows(trial, rows.length > 0 ? rows : isHeading ? like : []);
  const isNamed = results.length + events.length > 0;
  const ratios = [
    ...(isNamed ? results : isHeading ? primary : trial.results).flatMap(ratiosOf),
    ...(isNamed ? events : isHeading ? [] : ofRows(trial, all)[1]).flatMap((row) => ratiosOfRow(trial, row)),
  ].flatMap((ratio) => [ratio, 1 / ratio]);
  if (ratios.length === 0) return [];
  const ofLike = ofRows(trial, like)[0]
    .flatMap(ratiosOf)
    .flatMap((ratio) => [ratio, 1 / ratio]);
  return told.map(({ said, factor, pair, range: [from, to] }) => {
    const ofPair = pair ? [...rows, ...like].flatMap((row) => ratiosOfPair(row, pair)) : [];
    const known = ofPair.length > 0 ? ofPair : ratios;
    const far = (ratio: number) => apart(sizeOfRatio(ratio, factor), from, to);
    const isTold = known.some((ratio) => far(ratio) <= 0.005);
    const nearest = (isTold || ofPair.length > 0 || ofLike.length === 0 ? known : ofLike).toSorted(
      (one, other) => far(one) - far(other),
    )[0]!;
    const message = `“${said}” stands in this sentence, and the ratio that is nearest to it is ${nearest.toFixed(2)}`;
    return should(
      place,
      `“${said}” and ${nearest.toFixed(2)}`,
      isTold,
      message,
      'check the words and the values',
      `ratios as they are told, and value ÷ value of the arms, within ${100 * near}% of what is told`,
    );
  });
}

const ofRows = (trial: Trial, rows: readonly Row[]): [TrialResult[], Row[]] => [
  resultsIn(trial, rows),
  rows.filter(({ kind }) => kind === 'event'),
];

/** Ratios of a result: as it is told, and of the values of its arms. */
function ratiosOf({ ofArms, comparisons, outcome }: TrialResult): number[] {
  return comparisons.flatMap((comparison) => {
    const { measure, estimate, arm, versus } = comparison;
    const { kind } = factsOf(measure);
    const value = exact(estimate)?.value;
    const told =
      value === undefined
        ? []
        : kind === 'ratio'
          ? [value / (noEffectOf(comparison) ?? 1)]
          : kind === 'reduction'
            ? [1 - value / 100]
            : [];
    const row = {
      ofArms,
      kind: ['binary', 'rate', 'time-to-event'].includes(outcome.type) ? 'count' : 'measure',
    } as const;
    const [one, two] = [sizeIn(row, arm), sizeIn(row, versus)];
    if (!one || !two || one / two <= 0) return told.filter((ratio) => ratio > 0);
    // Odds are no people: where shares are known, words are of these.
    return measure === 'odds ratio' ? [one / two] : [...told.filter((ratio) => ratio > 0), one / two];
  });
}

const ratiosOfRow = ({ arms }: Trial, row: Row): number[] =>
  arms.flatMap((arm) =>
    arms.flatMap((other) => {
      const [one, two] = [sizeIn(row, arm), sizeIn(row, other)];
      return arm === other || !one || !two ? [] : [one / two];
    }),
  );

const ratiosOfPair = (row: Row, [ones, others]: [TrialArm[], TrialArm[]]): number[] =>
  ones.flatMap((arm) =>
    others.flatMap((other) => {
      const [one, two] = [sizeIn(row, arm), sizeIn(row, other)];
      return one && two ? [one / two] : [];
    }),
  );

const apart = (size: number, from: number, to: number): number => Math.max(from - size, size - to, 0);
