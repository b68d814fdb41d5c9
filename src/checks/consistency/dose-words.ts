/** Words on doses and on single arms, against their rows: what rose or fell with the dose, what was seen on some arms only, on none, or on one most. */
import { withDigits } from '../../dataset/number-words.js';
import { exact } from '../../dataset/quantity.js';
import type { Trial, TrialArm } from '../../trial/trial.js';
import { byDose, isPartOf } from '../arms-in-text.js';
import type { Reading } from '../reading.js';
import { sizeIn, rowsLike, type Row } from '../rows-in-text.js';
import { denial, singleArms, type Statement } from '../statements.js';
import { should, type Compared } from './agreement.js';

/** In every statement on what the trial found, also of a source. */
export function checkDoseWords(trial: Trial, { statements, rows }: Reading): Compared[] {
  const dosed = byDose(trial.arms);
  const none = trial.arms.filter(({ role, name }) => role === 'comparator' && /placebo|sham/i.test(name));
  const doses = dosed.length > 0 ? [...none.slice(0, 1), ...dosed] : [];
  return statements.flatMap((statement) =>
    [withDose, someOnly, noneOn, mostOn].flatMap((check) => check({ trial, rows, doses }, statement)),
  );
}

interface Known {
  trial: Trial;
  rows: Row[];
  /** From the lowest dose to the highest, before them the placebo; empty where there are fewer than two doses. */
  doses: TrialArm[];
}

type Check = (known: Known, statement: Statement) => Compared[];

// ── With the dose ───────────────────────────────────────────────────────────

const up = String.raw`(?:fell|falls|dropped|declined) less|rose|rises|increased?s?|grew|grows|went up|became (?:more|commoner)|more (?:common|often|frequent)\w*|larger|greater|higher`;
const down = String.raw`fell|falls|decreased?s?|declined?s?|dropped|drops|shrank|lessened|went down|less (?:common|often|frequent)\w*|fewer|rarer|lower`;
const dose = String.raw`(?: further| steadily| clearly)? (?:with|at) (?:(?:the|each|every|rising|increasing|higher|a higher|larger|step|of|increase|in) ?)+dos(?:e|es|age)\b`;
const rising = new RegExp(`\\b(${up})${dose}`, 'i');
const falling = new RegExp(`\\b(${down})${dose}`, 'i');
/** Of all pairs of arms, so many go the way that is told. */
const most = 0.8;

const withDose: Check = ({ rows, doses }, { text, like, place }) => {
  const [rises, falls] = [rising.exec(text), falling.exec(text)];
  const said = rises ?? falls;
  if (!said || (rises && falls) || doses.length < 3 || denial.test(text)) return [];
  const isStep = /\b(?:each|every)\b/i.test(said[0]);
  const known = rows.filter((row) => doses.every((arm) => sizeIn(row, arm) !== undefined));
  const named = rowsLike(known, text.slice(0, said.index));
  const told = (named.length > 0 ? named : known.filter(({ path }) => like.some((row) => row.path === path))).map(
    (row) => ({ row, sizes: doses.map((arm) => sizeIn(row, arm)!) }),
  );
  const [first] = told;
  if (!first) return [];
  const goes = ({ sizes }: typeof first): boolean => {
    const steps = (isStep ? sizes.slice(1).map((size, at) => size - sizes[at]!) : pairsOf(sizes)).map((step) =>
      rises ? step : -step,
    );
    const [right, wrong] = [steps.filter((step) => step > 0).length, steps.filter((step) => step < 0).length];
    const whole = (sizes.at(-1)! - sizes[0]!) * (rises ? 1 : -1);
    return whole > 0 && (isStep ? wrong === 0 : right >= most * (right + wrong));
  };
  const wrong = told.filter((one) => !goes(one));
  const { row, sizes } = wrong[0] ?? first;
  const shown = sizes.map((size) => Number(size.toFixed(1))).join(', ');
  const message = `“${said[0]}”: of “${row.name}” it is ${shown}, from ${doses[0]!.name} to ${doses.at(-1)!.name}`;
  return [
    should(
      place,
      `“${said[0]}” and ${shown}`,
      wrong.length < told.length,
      message,
      'check the words, and which values stand under which arm',
      `pairs of arms that go that way, at least ${most} of those that differ, and each step where “every” is said`,
    ),
  ];
};

const pairsOf = (sizes: number[]): number[] =>
  sizes.flatMap((one, at) => sizes.slice(at + 1).map((other) => other - one));

// ── Some only, and none ─────────────────────────────────────────────────────

/** The arms that a statement names from some place on, with those of `or more`, `and below`, and the words for them. */
function armsFrom(
  { text, mentions }: Statement,
  at: number,
  doses: TrialArm[],
): { arms: TrialArm[]; words: string } | null {
  const first = mentions.find(
    ({ index }) =>
      index >= at && /^ ?(?:the |a |any )*(?:(?:above|below|over|under) )?(?:the )?$/i.test(text.slice(at, index)),
  );
  if (!first || first.arms.length > 1) return null;
  const dosed = doses.indexOf(first.arms[0]!);
  const [after = ''] =
    /^ (?:and|or) (?:more|above|higher|up|less|below|lower|under|over)\b/i.exec(text.slice(first.end)) ?? [];
  const before = /\b(?:above|below|over|under)\b/i.exec(text.slice(at, first.index))?.[0] ?? '';
  const words = text.slice(at, first.end + after.length).trim();
  if (dosed < 0 || !(after || before)) {
    const joined = mentions.filter(
      ({ index, end }) =>
        index === first.index ||
        (/^(?:,| and| or| on| with| in| the)* ?$/i.test(text.slice(first.end, index)) && end > first.end),
    );
    return { arms: joined.flatMap(({ arms }) => arms), words };
  }
  const isUp = /more|above|higher|up|over/i.test(after || before);
  const from = after ? dosed : dosed + (isUp ? 1 : -1);
  return { arms: isUp ? doses.slice(from) : doses.slice(0, from + 1), words };
}

const onArm = String.raw`(?:on|with|in|under|at|took|received|got|had)`;
const onlyWords = [
  new RegExp(String.raw`\bonly (?:${onArm}(?= )|(?=above|below|over|under))`, 'i'),
  new RegExp(String.raw`\ball (?:of (?:them|these|those) |cases |events |who had it )?(?:were )?${onArm}(?= )`, 'i'),
];

/** `Seen only on 1 mg and more`, `all of them took the drug`, `on 4 mg only`: the other arms have none. */
const someOnly: Check = ({ trial, doses }, statement) => {
  const { text, mentions, like, place } = statement;
  const said = onlyWords.map((words) => words.exec(text)).find((match) => match !== null);
  const behind = mentions.find(({ end }) => /^ (?:only|alone)\b/i.test(text.slice(end)));
  const at = said ? said.index + said[0].length : behind?.index;
  const named = at === undefined ? null : armsFrom(statement, at, doses);
  if (!named || like.some(({ kind }) => kind === 'measure')) return [];
  const spared = singleArms(trial).filter((arm) => !named.arms.some((one) => isPartOf(one, arm)));
  return nothingIn(like, spared, said ? `${said[0].trim()} ${named.words}` : `${named.words} only`, place);
};

/** `None on placebo or on the two lowest doses`: these have none. */
const noneOn: Check = ({ doses }, statement) => {
  const { text, like, place } = statement;
  const said = /\b(?:none|nobody|no one|no cases?|no events?) (?:on|with|in|under)(?= )/i.exec(text);
  if (!said || like.some(({ kind }) => kind === 'measure')) return [];
  const named = armsFrom(statement, said.index + said[0].length, doses);
  const own = named ? nothingIn(like, named.arms, `${said[0]} ${named.words}`, place) : [];
  const [words, count = '1', end] =
    /\bthe (?:(\d+) )?(lowest|highest) doses?\b/i.exec(withDigits(text.slice(said.index))) ?? [];
  const tried = doses.filter(({ role }) => role === 'experimental');
  const spared = end?.toLowerCase() === 'lowest' ? tried.slice(0, Number(count)) : tried.slice(-Number(count));
  return words === undefined ? own : [...own, ...nothingIn(like, spared, `none on ${words}`, place)];
};

const eventsIn = (row: Row, arm: TrialArm): number | undefined => {
  const values = row.ofArms.find((one) => one.arm === arm)?.values;
  return values === undefined || typeof values === 'string' ? undefined : exact(values.events ?? values.percent)?.value;
};

function nothingIn(rows: Row[], arms: TrialArm[], words: string, place: string): Compared[] {
  const known = rows.flatMap((row) =>
    arms.flatMap((arm) => {
      const events = eventsIn(row, arm);
      return events === undefined ? [] : [{ row, arm, events }];
    }),
  );
  const [first] = known;
  if (!first) return [];
  const rowsWith = new Set(known.filter(({ events }) => events > 0).map(({ row }) => row));
  const holds = rowsWith.size < new Set(known.map(({ row }) => row)).size;
  const found = known.find(({ events }) => events > 0) ?? first;
  const message = `“${words}”: “${found.row.name}” has ${found.events} in ${found.arm.name}`;
  return [should(place, `“${words}” and the events`, holds, message, 'check the words and the events of each arm')];
}

// ── Most ────────────────────────────────────────────────────────────────────

const ofEvents = /\b(most|least) (?:common|frequent|often)\w*|\b(commonest|highest|rarest|lowest)\b/i;
const ofChanges = /\b(fell|rose|improved|changed) (most|least)\b/i;

/** `Commonest on 5 mg`, `fell most on 10 mg`: no other arm has more of it, or a larger fall. */
const mostOn: Check = ({ trial }, { text, like, mentions, place }) => {
  const [count, change] = [ofEvents.exec(text), ofChanges.exec(text)];
  const said = count ?? change;
  const [mention, ...others] = mentions;
  if (
    !said ||
    !mention ||
    others.length > 0 ||
    mention.arms.length > 1 ||
    mention.index < said.index ||
    denial.test(text)
  )
    return [];
  if (!/^\S* (?:on|with|in|at|under)(?: the)? $/i.test(text.slice(said.index + said[0].length - 1, mention.index)))
    return [];
  const isMost = count ? /^(?:most|commonest|highest)/i.test(said[0]) : /most$/i.test(said[0]);
  const of = like.filter(({ kind }) => (kind === 'measure') === (change !== null));
  const told = of.flatMap((row) => {
    const sizes = singleArms(trial).flatMap((arm) => {
      const size = sizeIn(row, arm);
      return size === undefined ? [] : [{ arm, size: change ? Math.abs(size) : size }];
    });
    const own = sizes.find(({ arm }) => isPartOf(arm, mention.arms[0]!));
    if (!own || sizes.length < 2) return [];
    const beyond = sizes.find(({ size }) => (isMost ? size > own.size : size < own.size));
    return [{ row, own, beyond }];
  });
  const [first] = told;
  if (!first) return [];
  const words = `${said[0]} on ${text.slice(mention.index, mention.end)}`;
  const { row, own, beyond } = told.find((one) => one.beyond) ?? first;
  const message = `“${words}”: of “${row.name}” it is ${own.size.toFixed(1)} there, and ${beyond?.size.toFixed(1) ?? ''} in ${beyond?.arm.name ?? ''}`;
  return [
    should(
      place,
      `“${words}” and the arms`,
      told.some((one) => !one.beyond),
      message,
      'check the words and the values of each arm',
    ),
  ];
};
