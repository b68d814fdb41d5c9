/** What texts tell of how a treatment was given, and of whom it was compared with, against the arms. */
import type { Trial } from '../../trial/trial.js';
import { factsBut, type Reading } from '../reading.js';
import { denial, singleArms } from '../statements.js';
import { numberWords, withDigits } from '../../dataset/number-words.js';
import { byDose } from '../arms-in-text.js';
import { should, type Compared } from './agreement.js';

/** In what is told of the intervention, and in every sentence of ours. */
export function checkTreatmentWords(trial: Trial, reading: Reading): Compared[] {
  const { description, name } = trial.intervention;
  const facts = factsBut(reading);
  const told = reading.sentences.filter(({ by, path }) => by === 'claim' || path === 'question');
  return [
    ...given(trial, description, 'intervention.description'),
    ...schedulesOfBlind(trial),
    ...told.flatMap(({ words, path, place }) => {
      const isGiven =
        (giving.test(words) || isRouteOf(name, words)) &&
        (reading.named(words).length > 0 || words.toLowerCase().includes(name.toLowerCase()));
      return [
        ...(isGiven ? given(trial, words, place) : []),
        ...(path.startsWith('limitations') ? [] : against(trial, facts, words, place)),
        ...uncompared(trial, reading, words, place),
        ...howMany(trial, words, place),
      ];
    }),
  ];
}

const giving =
  /\b(?:given|taken|takes?|injected|infused|administered|dosed|injections?|infusions?|tablets?|capsules?)\b/i;

/** Whether a route stands right before the name of what was tried: `intravenous lumexin`. */
const isRouteOf = (name: string, text: string): boolean => {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  const before = at < 0 ? '' : text.slice(Math.max(0, at - 30), at);
  return routes.some(({ words }) => new RegExp(`${words.source}\\s$`, 'i').test(before));
};

// ── Routes and times ────────────────────────────────────────────────────────

/** Words for a way of giving, and the routes that are so. */
const routes: readonly { words: RegExp; route: RegExp }[] = [
  {
    words: /\b(?:oral(?:ly)?|tablets?|capsules?|pills?|by mouth)\b/i,
    route: /oral|mouth|tablet|capsule/i,
  },
  {
    words: /\b(?:intravenous(?:ly)?|infusions?|infused)\b/i,
    route: /intraven|infus|\biv\b/i,
  },
  { words: /\bsubcutaneous(?:ly)?\b/i, route: /subcutan|\bsc\b/i },
  { words: /\bintramuscular(?:ly)?\b/i, route: /intramusc|\bim\b/i },
  {
    words: /\b(?:injections?|injected)\b/i,
    route: /inject|subcut|intra|epidural|\b(?:sc|im|iv)\b/i,
  },
  { words: /\b(?:inhaled|inhaler|inhalation)\b/i, route: /inhal|nebuli/i },
  {
    words: /\b(?:cream|ointment|topical(?:ly)?)\b/i,
    route: /topic|skin|cutan|derm/i,
  },
];

const often: readonly { words: RegExp; days: number }[] = [
  {
    words: /\b(?:twice (?:a day|daily)|two times (?:a day|daily))\b/i,
    days: 0.5,
  },
  { words: /\b(?:three times (?:a day|daily))\b/i, days: 1 / 3 },
  {
    words: /\b(?<!twice |times )(?:daily|once a day|every (?:day|night)|nightly)\b/i,
    days: 1,
  },
  { words: /\b(?:twice (?:a week|weekly))\b/i, days: 3.5 },
  {
    words: /\b(?<!twice |times )(?:weekly|once a week|every week)\b/i,
    days: 7,
  },
  { words: /\b(?:monthly|once a month|every month)\b/i, days: 30 },
];
const every = /\bevery (\d+|other|two|three|four|six|eight|twelve) (day|week|month)s?\b/i;
const units = { day: 1, week: 7, month: 30 };

/** How many days lie between two doses, by the words of a text; null where it does not tell, or tells two. */
function daysBetween(text: string): { words: string; days: number } | null {
  const match = every.exec(text);
  const told = often.flatMap(({ words, days }) => {
    const said = words.exec(text)?.[0];
    return said === undefined ? [] : [{ words: said, days }];
  });
  if (match) {
    const [words, size, unit] = match;
    const count = /^other$/i.test(size!) ? 2 : (numberWords(size!)[0]?.size ?? Number(size));
    told.push({
      words,
      days: count * units[unit!.toLowerCase() as keyof typeof units],
    });
  }
  return told.length === 1 ? told[0]! : null;
}

const isAlike = (one: number, other: number): boolean => Math.abs(one - other) <= 0.12 * other;

/** A route or a frequency that no arm has, where every arm that was tried tells its own. */
function given(trial: Trial, text: string, place: string): Compared[] {
  const tried = singleArms(trial).filter(({ role }) => role === 'experimental');
  const all = singleArms(trial).map(({ route }) => route ?? '');
  // Tablets can be what is counted, and not how the drug was given.
  const measured = trial.outcomes.map(({ name, unit, measure }) => `${name} ${unit ?? ''} ${measure}`).join('; ');
  const told = routes.find(({ words }) => words.test(text) && !words.test(measured));
  const found: Compared[] = [];
  if (told && tried.length > 0 && tried.every(({ route }) => route && routes.some((one) => one.route.test(route)))) {
    const said = told.words.exec(text)![0];
    const holds =
      all.some((route) => told.route.test(route)) ||
      routes.some(({ words, route }) => words !== told.words && words.test(text) && all.some((one) => route.test(one)));
    found.push(
      should(
        place,
        `“${said}” and the routes of the arms`,
        holds,
        `“${said}” stands here, and the route of ${tried[0]!.name} is ${tried[0]!.route!}`,
        'check the words and the route',
      ),
    );
  }
  const said = daysBetween(text);
  const known = singleArms(trial).flatMap(({ name, schedule, role }) => {
    const days = schedule === null ? null : daysBetween(schedule);
    return days ? [{ name, role, schedule, days: days.days }] : [];
  });
  const [first] = known;
  if (!said || !first || known.length < tried.length) return found;
  // What was tried is described of each of its arms.
  const isOfEach = place === 'intervention.description';
  const of = isOfEach ? known.filter(({ role }) => role === 'experimental') : known;
  const off = of.find(({ days }) => !isAlike(said.days, days));
  const holds = isOfEach ? off === undefined : of.some(({ days }) => isAlike(said.days, days));
  const { name, schedule } = off ?? first;
  return [
    ...found,
    should(
      place,
      `“${said.words}” and “${schedule}”`,
      holds,
      `“${said.words}” stands here, and ${name} was given ${schedule}`,
      'check the words and the schedule',
    ),
  ];
}

/** Of two arms of which nobody knows which is which, both are given as often. */
function schedulesOfBlind(trial: Trial): Compared[] {
  const [one, two, ...more] = singleArms(trial);
  const isBlind = /double|triple|quadruple/i.test(trial.design.masking) && /placebo|sham/i.test(trial.design.control);
  const [first, second] = [one, two].map((arm) => (arm?.schedule ? daysBetween(arm.schedule) : null));
  if (!one || !two || more.length > 0 || !isBlind || !first || !second) return [];
  const message = `${two.name} was given ${two.schedule!}, and ${one.name} ${one.schedule!}, in a trial that is ${trial.design.masking}`;
  return [
    should(
      `arms.${trial.arms.indexOf(two)}.schedule`,
      `${one.schedule!} and ${two.schedule!}`,
      isAlike(first.days, second.days),
      message,
      'check both schedules',
    ),
  ];
}

// ── Compared with whom ──────────────────────────────────────────────────────

const compared =
  /\b(?:than|versus|vs\.?|against|compared (?:with|to)|over|as)(?: (?:on|with|in|those on|that of))?(?: an?| the)? (placebo|sham|usual care|standard care|no treatment|waiting list|vehicle)\b/i;

/** A comparator of which the data know nothing. */
function against(trial: Trial, facts: string[], text: string, place: string): Compared[] {
  const said = compared.exec(text);
  if (!said || denial.test(text.slice(0, said.index).slice(-40))) return [];
  const holds = facts.some((fact) => fact.toLowerCase().includes(said[1]!.toLowerCase()));
  const arms = singleArms(trial)
    .map(({ name }) => `“${name}”`)
    .join(' and ');
  return [
    should(
      place,
      `“${said[0]}” and the arms`,
      holds,
      `“${said[0]}” stands in this sentence, and the arms are ${arms}`,
      'check which arm is meant',
    ),
  ];
}

const lacking =
  /\b(?:no|not|without(?: a| any)?|lack of(?: a| any)?)\b[^.;,]{0,20}\b(?:comparison|compared|comparator)\b[^.;,]{0,12}\b(?:with|to|against)(?: an?| the)? $/i;

/** `No comparison with placebo`, where an arm of it is compared with others. */
function uncompared({ results }: Trial, { named }: Reading, text: string, place: string): Compared[] {
  // After some time an extension has no comparator.
  const isLater = /\b(?:after|beyond|from|since|until|extension|long(?:er)?[ -]term)\b/i.test(text);
  if (isLater || !/\bcompar/i.test(text)) return [];
  const mention = named(text).find(({ index }) => lacking.test(text.slice(0, index)));
  const [arm, other] = mention?.arms ?? [];
  if (!mention || !arm || other) return [];
  const holds = !results.some(({ comparisons }) => comparisons.some((one) => one.arm === arm || one.versus === arm));
  const label = text.slice(mention.index, mention.end);
  const message = `“no comparison with ${label}” stands here, and the results have comparisons with it`;
  return [should(place, `“${label}” and the comparisons`, holds, message, 'check which arm is meant')];
}

const counted =
  /(?<![\d.])(\d+) (?:\w+ )?(dose|injection|infusion|session|implant)s?\b(?! (?:groups?|arms?|levels?))/gi;

/** `Three injections` of what is given once, or told of as one dose. */
function howMany({ intervention, arms }: Trial, text: string, place: string): Compared[] {
  const told = [...withDigits(text).matchAll(counted)];
  const [match] = told;
  // Doses of several arms are amounts.
  if (!match || told.length > 1 || byDose(arms).length > 1) return [];
  const [written, digits, noun] = match;
  const texts = [intervention.description, ...arms.flatMap(({ schedule }) => schedule ?? [])];
  const known = texts.flatMap((one) => [
    ...(/^once(?: only)?$/i.test(one) ? [1] : []),
    ...[...withDigits(one).matchAll(counted)].flatMap((own) =>
      own[2] === noun!.toLowerCase() ? [Number(own[1])] : [],
    ),
  ]);
  if (known.length === 0) return [];
  const message = `“${written}” stands in this sentence, and what is told of the arms is of ${[...new Set(known)].join(' and ')}`;
  return [
    should(
      place,
      `“${written}” and ${known.join(', ')}`,
      known.includes(Number(digits)),
      message,
      'check which of the two is right',
    ),
  ];
}
