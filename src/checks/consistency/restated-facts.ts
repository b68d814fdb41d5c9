/** What sentences tell of what is told elsewhere in other words: that something is not known, who was randomised, and from when a time counts. */
import { withDigits } from '../../dataset/number-words.js';
import { exact } from '../../dataset/quantity.js';
import type { Trial } from '../../trial/trial.js';
import { factsBut, type Reading } from '../reading.js';
import { should, type Compared } from './agreement.js';

/** In every sentence of ours, in the authors’ conclusion, and in what is told of the conduct. */
export function checkRestatedFacts(trial: Trial, reading: Reading): Compared[] {
  const known = factsBut(reading, 'authors_conclusion');
  const clocks = known.flatMap(clocksIn);
  const told = reading.sentences.filter(
    ({ by, path }) => by === 'claim' || by === 'ours' || path === 'authors_conclusion.text',
  );
  return [
    ...trial.design.conduct.flatMap((text, index) => units(trial, text, `design.conduct.${index}`)),
    ...told.flatMap(({ words, place, path }) => [
      ...unknown(trial, words, place),
      ...units(trial, words, place),
      ...fromWhen(clocks, words, place),
      ...longer(known, words, place),
      // What a design lacks is told there; elsewhere “no” is of what was found.
      ...(/^(?:limitations|strengths)\./.test(path) ? denied(reading, words, place) : []),
    ]),
  ];
}

// ── Not known ───────────────────────────────────────────────────────────────

/** What sentences can call unknown, and whether the data have it: how many values, of how many. */
const things: readonly { words: RegExp; has: (trial: Trial) => boolean }[] = [
  {
    words: /\blevels?\b[^.;]{0,20}\bintervals?\b|\bintervals?\b[^.;]{0,30}\blevels?\b/i,
    has: ({ results }) =>
      all(
        results.flatMap(({ comparisons }) => comparisons.flatMap(({ ci }) => (ci ? [exact(ci.level) !== null] : []))),
      ),
  },
  {
    words: /\bp values?\b/i,
    has: ({ results }) => all(results.flatMap(({ comparisons }) => comparisons.map(({ p }) => exact(p) !== null))),
  },
  {
    words: /\b(?:confidence )?intervals?\b(?![^.;]*\blevels?\b)/i,
    has: ({ results }) =>
      all(results.flatMap(({ comparisons }) => comparisons.map(({ ci }) => exact(ci?.low) !== null))),
  },
  {
    words: /\b(?:withdrawals?|dropouts?|losses to follow-up)\b/i,
    has: (trial) => counted(trial, 'withdrawal'),
  },
  {
    words: /\bserious (?:adverse )?events?\b/i,
    has: (trial) => counted(trial, 'serious'),
  },
  { words: /\bdeaths?\b/i, has: (trial) => counted(trial, 'death') },
  {
    words: /\b(?:baseline characteristics)\b/i,
    has: ({ baseline }) => baseline.length > 0,
  },
  {
    words: /\b(?:standard deviations?|spreads?)\b/i,
    has: ({ results }) =>
      all(
        results.flatMap(({ ofArms }) =>
          ofArms.flatMap(({ values }) =>
            typeof values === 'string' || !exact(values.mean) ? [] : [exact(values.sd) !== null],
          ),
        ),
      ),
  },
];

/** Something is told, and nothing is missing. */
const all = (known: boolean[]): boolean => known.length > 0 && known.every((one) => one);

const counted = ({ adverse_events: events, arms }: Trial, kind: string): boolean => {
  const rows = events.filter((event) => event.kind === kind);
  const single = arms.filter(({ pools }) => pools.length === 0);
  return (
    rows.length > 0 &&
    rows.every(({ ofArms }) =>
      all(
        single.map((arm) =>
          ofArms.some(
            ({ arm: own, values }) => own === arm && typeof values !== 'string' && exact(values.events) !== null,
          ),
        ),
      ),
    )
  );
};

const missing =
  /\b(?:(?:do|does|did|is|are|was|were) not (?:stated?|reported?|give|given|told|known|tell|say)|without (?:their|its|a|any)|(?:is|are|was|were|go|goes|went) (?:unreported|unknown|missing|untold)|not (?:reported|stated|given|told|known))\b/i;

/** `The intervals come without their level`, where each has one. */
function unknown(trial: Trial, text: string, place: string): Compared[] {
  return text.split(/[.;,](?=\s|$)/).flatMap((part) => {
    const said = missing.exec(part)?.[0];
    const thing = things.find(({ words }) => words.test(part));
    if (said === undefined || !thing || /\b(?:why|whether|how|some|many|all|secondary|other|subgroups?)\b/i.test(part))
      return [];
    const named = thing.words.exec(part)![0];
    const message = `“${part.trim()}”, and the data have it`;
    return [should(place, `“${named}” and the data`, !thing.has(trial), message, 'check the sentence and the values')];
  });
}

// ── Who was randomised ──────────────────────────────────────────────────────

const groups = String.raw`practices|clusters|villages|communities|schools|wards|hospitals|clinics|households|districts`;
const ofGroups = new RegExp(
  String.raw`\b(?:${groups}) were (?:\w+ )?randomi[sz]ed|unit of randomi[sz]ation was the (?!patient|person|participant|individual)\w+|\brandomi[sz]ed by (?:practice|cluster|village|school|ward|hospital|household)`,
  'i',
);
const ofPeople =
  /(?<!\bof )\b(?:people|patients|participants|individuals|persons) were (?:individually )?randomi[sz]ed|unit of randomi[sz]ation was the (?:patient|person|participant|individual)|\bindividually randomi[sz]ed/i;

/** Groups are randomised in a trial of clusters, and people in others. */
function units({ design }: Trial, text: string, place: string): Compared[] {
  if (design.allocation !== 'randomised') return [];
  const [group, person] = [ofGroups.exec(text)?.[0], ofPeople.exec(text)?.[0]];
  const said = group ?? person;
  if (said === undefined || (group !== undefined && person !== undefined)) return [];
  const holds = (group !== undefined) === (design.structure === 'cluster');
  return [
    should(
      place,
      `“${said}” and ${design.structure}`,
      holds,
      `“${said}” stands here, and design.structure is “${design.structure}”`,
      'check which of the two is right',
    ),
  ];
}

// ── From when ───────────────────────────────────────────────────────────────

/** A time from some point: `16 week after last dose`. */
interface Clock {
  written: string;
  time: string;
  from: string;
}

const clock =
  /(?<![\d.])(\d+(?:\.\d+)?)[ -](hour|day|week|month|year)s? (after|before|from|since) (?:the |an? )?((?:first|last|final|second|third|initial|previous|end of) )?(?:the )?([a-z]+)/gi;
const alike = (order: string) =>
  order.toLowerCase().trim().replace('final', 'last').replace('initial', 'first').replace('end of', 'last');

const clocksIn = (text: string): Clock[] =>
  [...withDigits(text).matchAll(clock)].map(({ 0: written, 1: size, 2: unit, 3: side, 4: order = '', 5: noun }) => ({
    written,
    time: `${size!} ${unit!} ${side!} ${noun!}`.toLowerCase(),
    from: alike(order),
  }));

/** The same time after the same thing, counted from its first in one place and from its last in another. */
function fromWhen(known: Clock[], text: string, place: string): Compared[] {
  return clocksIn(text).flatMap(({ written, time, from }) => {
    const same = known.filter((one) => one.time === time && one.from !== '');
    if (from === '' || same.length === 0) return [];
    const message = `“${written}” stands in this sentence, and “${same[0]!.written}” in the data`;
    return [
      should(
        place,
        `“${written}” and “${same[0]!.written}”`,
        same.some((one) => one.from === from),
        message,
        'check which of the two is right',
      ),
    ];
  });
}

const beyond = /\b(?:more than|over|beyond|longer than) (\d+ (?:hour|day|week|month|year)s?)\b/gi;

/** `More than 16 weeks`, where the data know of it only `up to 16 weeks`. */
function longer(known: string[], text: string, place: string): Compared[] {
  return [...withDigits(text).matchAll(beyond)].flatMap(({ 0: said, 1: time }) => {
    const bounds = ['up to', 'until', 'within'].map((word) => `${word} ${time!.toLowerCase()}`);
    const other = bounds.find((bound) => known.some((one) => withDigits(one).toLowerCase().includes(bound)));
    const isAlso = known.some((one) => withDigits(one).toLowerCase().includes(said.toLowerCase()));
    if (other === undefined || /\b(?:not|no|nothing|unknown|whether)\b/i.test(text)) return [];
    return [
      should(
        place,
        `“${said}” and “${other}”`,
        isAlso,
        `“${said}” stands in this sentence, and “${other}” in the data`,
        'check which of the two is right',
      ),
    ];
  });
}

const denying =
  /\b(?:no|without(?: an?| any)?|lack of(?: an?| any)?) (?!(?:effect|difference|benefit|change|evidence|patient|participant)s?\b)([a-z]{6,})\b(?!-| (?:in|on|with|among|than|by|over)\b)/gi;

/** `No washout`, where the design tells of one. */
function denied({ facts }: Reading, text: string, place: string): Compared[] {
  const design = facts.get('design') ?? [];
  return [...text.matchAll(denying)].flatMap(({ 0: said, 1: noun }) => {
    const word = new RegExp(`(?<![\\w-])${noun!}(?![\\w-])`, 'i');
    const told = design.find((one) => word.test(one) && !/\b(?:no|not|without|never)\b/i.test(one));
    if (told === undefined) return [];
    return [
      should(
        place,
        `“${said}” and “${told}”`,
        false,
        `“${said}” stands in this sentence, and the design tells of “${told}”`,
        'check which of the two is right',
      ),
    ];
  });
}
