/** Where a single figure of an abstract may belong, by the words around it. */
import { comparedArm, type NamedArm } from './arm-names.js';
import type { Spot, Where } from './candidate.js';
import { measureBefore, measureNameOf, outcomeUnit } from './candidate-comparisons.js';
import type { OutcomeType } from './kinds.js';
import { plainNumber } from './plain-values.js';

const at = (key: string, question: string, value?: string, beside: Where['beside'] = []): Where => ({
  key,
  question,
  ...(value !== undefined && { value }),
  beside,
});

/** By the first rule that fits. */
export function keyOf(spot: Spot, arms: readonly NamedArm[]): Where {
  if (spot.part === 'about' || spot.part === 'conclusion') return at('', 'which key?');
  const rules =
    spot.part === 'background'
      ? [ofTime, ofAge]
      : [ofComparison, ofMedian, ofTime, ofAge, ofSites, ofPeople, ofHarm, ofResult];
  const found = rules.map((rule) => rule(spot, arms)).find((one) => one !== null) ?? at('', 'which key?');
  return spot.part === 'background' ? at(found.key, found.question) : found;
}

const harms =
  /\badverse|\bdeaths?\b|\bdied\b|\bserious\b|\btoxicit|\bside effects?\b|\btolerat|\bdiscontinu|\bwithdr[ae]w/i;

const isOfMain = ({ topic, part }: Spot): boolean => topic === 'primary' && part !== 'methods';

/** What stands without an interval. */
function ofComparison(spot: Spot, arms: readonly NamedArm[]): Where | null {
  const { sentence, numeral, before, after, figure, type } = spot;
  if (/^\s?%?\s?-?\s?(?:CI\b|CrI\b|confidence|credible|-?\s?sided)/i.test(after.replace(/^%/, '')))
    return at('', 'level of an interval?');
  const arm = comparedArm(sentence, numeral, arms);
  const row = `results.main.comparisons.${arm?.id ?? 'arm'}`;
  const of = arms.filter(({ role }) => role === 'experimental').length > 1 ? `, ${arm?.name ?? 'which arm'}` : '';
  const value = isOfMain(spot) ? plainNumber(figure) : undefined;
  if (/\b[Pp](?:\s?values?)?(?:\s(?:for|of)\s[\w -]{2,30}?)?\s?[=<>≤≥]?\s?$/.test(before) && !figure.includes('%')) {
    const isOfMargin = /\b[Pp](?:\s?values?)?\sfor\s(?:non|equiv)[\w -]{2,30}$/i.test(
      before.replace(/\s?[=<>≤≥]?\s?$/, ''),
    );
    const isOther = /\b[Pp]\s?for\s(?:interaction|trend|heterogeneity)/i.test(before);
    return at(`${row}.${isOfMargin ? 'p_margin' : 'p'}`, `p${of}?`, isOther ? undefined : value);
  }
  if (/\bmargins?\b[^.;\d]{0,30}$|\bimportant difference\b[^.;\d]{0,20}$/i.test(before))
    return at('', 'margin, or difference that matters?');
  const measure = measureBefore(sentence, numeral.start);
  const isRange = /\d[^.;\d]{0,30}$/.test(before.slice(-30)) && /\bto\s$/.test(before);
  if (!measure || isRange || (spot.arm && numeral.percent)) return null;
  const isNamed = type === null || measureNameOf(measure, type) !== 'difference';
  return at(`${row}.estimate`, `${measure}${of}?`, isNamed ? value : undefined);
}

/** A time that is a result: how long half of an arm had no event. */
function ofMedian(spot: Spot): Where | null {
  const { type, arm, unit, figure, sentence, before } = spot;
  if (type !== 'time-to-event' || !arm || !isOfMain(spot) || !/^(?:week|month|day|year)/.test(unit ?? '')) return null;
  const isMedian = /\bmedian\b/i.test(sentence) && !/\b(?:follow|over a|within|through)\b[^.;]{0,20}$/i.test(before);
  return isMedian ? at(`results.main.arms.${arm.id}.median`, `median, ${arm.name}?`, plainNumber(figure)) : null;
}

const beforeTrial =
  /\b(?:optimi[sz]ation|run-?\s?in|wash-?\s?out|titration|induction|lead-?\s?in|screening period)\b|^\s?\w+\s(?:before|prior)\b/i;

function ofTime(spot: Spot): Where | null {
  const { unit, before, after, figure, sentence, numeral } = spot;
  if (unit === 'phase') return at('design.phase', 'phase?');
  if (/^(?:mg|g|kg|µg|μg|mcg|ml|l|iu)$/.test(unit ?? '')) return at('arms', 'dose?');
  if (unit === null || !/^(?:week|month|day|hour|year)/.test(unit)) return null;
  if (isAge(before, after)) return /^year/.test(unit) ? null : at('', 'age?');
  if (/\bevery\s$|\beach\s$/i.test(before)) return at('arms', 'schedule?');
  if (beforeTrial.test(after.slice(0, 36))) return at('', 'a time before the trial began?');
  const isFollowUp = /\bfollow(?:ed)?[- ]?(?:up)?\b/i.test(`${before}${after}`);
  const [, first = ''] = /(\d{1,3}\s?(?:to|or|–|-)\s?)$/.exec(before) ?? [];
  const number = first + plainNumber(figure).replace(/^[<>≤≥≈~]/, '');
  const isNamed = new RegExp(`\\b${unit}s?\\s$`, 'i').test(before);
  const median = /\bmedian\b[^.;\d]{0,20}$/i.test(before) ? 'median ' : '';
  const value = isNamed ? `${unit} ${number}` : `${median}${number} ${unit}${numeral.size === 1 ? '' : 's'}`;
  const isTold =
    isFollowUp ||
    (isOfMain(spot) && /\b(?:baseline (?:to|through)|at) (?:the )?week\s$/i.test(before)) ||
    (/\bprimary\b/i.test(sentence) &&
      /\b(?:at|by|over|within|through|to|after|of|until)\s(?:the\s|a\s)?(?:median\sof\s)?(?:week|month|day|year)?s?\s?(?:\d{1,3}\s?(?:to|or|–|-)\s?)?$/i.test(
        before,
      ));
  return at('outcomes.main.timepoint', isFollowUp ? 'follow-up?' : 'timepoint?', isTold ? value : undefined);
}

const isAge = (before: string, after: string): boolean =>
  /\b(?:age[ds]?|old(?:er)?)\b/i.test(`${before.slice(-40)}${after.slice(0, 24)}`);

function ofAge({ before, after, figure, numeral: { percent }, unit }: Spot): Where | null {
  if (percent && /^[\])]*,?\s(?:of\s(?:\w+\s){0,3}(?:were|was)\s)?(?:were\s)?(?:women|female|girls)/i.test(after))
    return at('populations.all.women_percent', 'women, percent?');
  if (
    !isAge(before, after) ||
    percent ||
    (counted.test(after) && !/^\s?years?\b/.test(after)) ||
    /^(?:week|month|day)/.test(unit ?? '')
  )
    return null;
  if (/\b(?:mean|median|average)\b|\bSD\b|\bIQR\b/i.test(before)) return at('baseline', 'mean or median age?');
  if (
    /\baged?\b.{0,30}\d+\s?(?:(?:weeks|months|years)\s)?(?:to|and|through|–|-)\s?$/i.test(before) ||
    /\b(?:up to|younger than|or younger)/i.test(`${before.slice(-14)}${after.slice(0, 24)}`)
  )
    return at('participants.age_to', 'oldest age?', plainNumber(figure));
  return at('participants.age_from', 'youngest age?', plainNumber(figure).replace(/^[≥>]/, ''));
}

/** A number of centres stands in a section that names countries too, where they are told. */
const countriesToo = [{ key: 'sites.countries', value: 'not reported', ifAbsent: true }];

const ofSites = ({ after, figure }: Spot): Where | null => {
  if (
    !/^\s(?:[\w-]+\s){0,3}?(?:centres|centers|sites|hospitals|clinics|practices|countries|institutions|units)\b|^-cent(?:er|re)\b/i.test(
      after,
    )
  )
    return null;
  const isCountries = /^\s(?:\w+\s){0,1}countries/i.test(after);
  return isCountries ? at('sites.countries', 'sites?') : at('sites.total', 'sites?', plainNumber(figure), countriesToo);
};

const counted =
  /^\s(?:[\p{L}-]+,?\s){0,4}?(?:patients|participants|adults|adolescents|people|children|women|men|infants|individuals|subjects|persons|underwent|were (?:random|enrol|screen|assign|assess|allocat|includ|recruit))/iu;

/** Who was screened, randomised and assigned; shares of them are results. */
function ofPeople(spot: Spot): Where | null {
  const { sentence, before, after, figure, arm, isRandomisedTold } = spot;
  const { percent, decimals } = spot.numeral;
  if (percent || decimals > 0) return null;
  const value = plainNumber(figure);
  const inBrackets = /\b[nN]\s?=\s?$/.test(before);
  const isOf = /\bof\s(?:the\s)?$/i.test(before);
  const tellsAssigned = /\b(?:random|assign|allocat)/i.test(sentence);
  const isAssigned =
    inBrackets ||
    (tellsAssigned &&
      (counted.test(after) || /^\s(?:to|in|received?|(?:were\s)?(?:assigned|allocated))\b/i.test(after)));
  if (arm && isAssigned && !harms.test(sentence) && !/\bprimary (?:outcome|end)/i.test(sentence))
    return at(`arms.${arm.id}.n`, `assigned to ${arm.name}?`, value);
  if (inBrackets && !arm) return at('', 'in which group?');
  if (!counted.test(after) && !isOf) return null;
  const near = `${before} ${after}`;
  const verb = /\b(?:screened|assessed for eligibility|random|assign|enrol)/i;
  if (/^(?:screened|assessed)/i.test((verb.exec(after) ?? verb.exec(before))?.[0] ?? ''))
    return at('participants.screened', 'screened?', value);
  const isEnrolled =
    /\b(?:enrol|includ|recruit)\w*\s(?:\w+\s)?$/i.test(before) ||
    (/\b(?:enrol|includ|recruit)/i.test(near) && !/\brandom/i.test(near));
  if (isEnrolled && isRandomisedTold) return at('', 'enrolled, before people were randomised?');
  if (tellsAssigned && !harms.test(sentence)) return at('participants.randomised', 'randomised?', value);
  if (isEnrolled) return at('participants.randomised', 'included or randomised?', value);
  return /\banaly[sz]|\bcompleted\b/i.test(near)
    ? at('populations.all.n', 'analysed?', /\bcompleted\b/i.test(near) ? undefined : value)
    : null;
}

/** Events of one kind among those of a row: they are not all that were serious, or all that there were. */
const isOfSome =
  /\brelated|\bgrade\b|\bled to\b|\bleading to\b|\bdue to\b|\bdiscontinu|\bwithdr|\bspecial interest|\bincluded\b|\bincluding\b|\bmost common|\brespectively\b/i;

/** Of the kind of event that its clause names; where that names several, of the last before it. */
function ofHarm(spot: Spot): Where | null {
  const { sentence, arm, before, after, figure, numeral } = spot;
  if (!harms.test(sentence) || /\bprimary\b/i.test(sentence)) return null;
  // Deaths may be what the trial was about.
  if (spot.topic === 'primary' && !/\badverse|\bserious\b/i.test(sentence)) return null;
  const { start, end, percent } = numeral;
  const from = Math.max(0, ...[...sentence.slice(0, start).matchAll(/[.;:]\s/g)].map(({ index }) => index + 2));
  const to = end + (/[.;:](?:\s|$)/.exec(sentence.slice(end))?.index ?? sentence.length);
  const row =
    kindIn(sentence.slice(from, start), true) ??
    kindIn(sentence.slice(end, to), false) ??
    kindIn(sentence.slice(0, start), true) ??
    'any';
  const what = { serious: 'serious events', death: 'deaths', any: 'adverse events' }[row];
  const isWhole =
    /\bof\s(?:the\s)?$|\/\s?$/.test(before) && /^\s(?:\w+\s)?(?:patients|participants|with|in|on|who)/.test(after);
  const key = percent ? 'percent' : isWhole ? 'n' : 'events';
  const isSure =
    arm &&
    numeral.decimals * (percent ? 0 : 1) === 0 &&
    !isOfSome.test(sentence.slice(from, to)) &&
    !/\bevents per\b/i.test(after);
  return at(
    `adverse_events.${row}.arms${arm ? `.${arm.id}.${key}` : ''}`,
    `${what}${isWhole ? ', of how many' : ''}, ${arm?.name ?? 'which arm'}?`,
    isSure ? plainNumber(figure) : undefined,
  );
}

/** The kind of event in a clause, the last or the first that it names. */
function kindIn(clause: string, isLast: boolean): 'serious' | 'death' | 'any' | null {
  const kinds = [...clause.matchAll(/\bserious\b|\bdeaths?\b|\bdied\b|\bfatal\b|(?<!serious\s)\badverse\b/gi)];
  const word = (isLast ? kinds.at(-1) : kinds[0])?.[0].toLowerCase();
  return word === undefined ? null : word === 'serious' ? 'serious' : word === 'adverse' ? 'any' : 'death';
}

/** The values of an arm by the type of the outcome. */
const keyOfType: ReadonlyMap<OutcomeType, string> = new Map([
  ['continuous', 'mean'],
  ['rate', 'rate'],
]);

/** A figure of an arm in the result, or of no arm that can be told. */
function ofResult(spot: Spot): Where | null {
  const { sentence, topic, type, arm, before, after, figure, numeral } = spot;
  const { percent, decimals } = numeral;
  const isCount =
    decimals === 0 && /^\s?(?:\(|\[|of\b|\/|(?:[\p{L}-]+\s){0,2}(?:patients|participants|events))/u.test(after);
  const isWhole = decimals === 0 && /\bof\s(?:the\s)?$|\/\s?$/.test(before);
  const spread = /\bS(D|E)M?,?\s?[=:]?\s?$/.exec(before)?.[1];
  const isShareOfChange = percent && type === 'continuous' && /percent/i.test(spot.outcome);
  const key = isShareOfChange
    ? 'mean'
    : percent
      ? 'percent'
      : spread
        ? `s${spread.toLowerCase()}`
        : isWhole
          ? 'n'
          : isCount
            ? 'events'
            : (keyOfType.get(type ?? 'continuous') ?? 'mean');
  // `−9.8 (0.7)`: what stands in brackets behind a mean may be its deviation, its error, or a count.
  const isBehind = /\d\s?%?\s?[([]\s?$/.test(before) && !percent && !isCount;
  const fits = fitting[type ?? 'binary'].includes(key);
  // What is told in percent is not meant by another number.
  const isOfUnit = percent || type !== 'continuous' || key !== 'mean' || !/percent/i.test(spot.outcome);
  const isSure =
    arm &&
    isOfMain(spot) &&
    fits &&
    isOfUnit &&
    !isBehind &&
    !/\b(?:baseline (?:age|char|was|of)|at entry)\b/i.test(sentence);
  const role = topic === 'primary' ? 'primary' : topic === 'other' ? 'secondary' : 'of which outcome';
  return at(
    `results.main.arms${arm ? `.${arm.id}.${key}` : ''}`,
    `${role}, ${arm?.name ?? 'which arm'}: ${words.get(key) ?? key}?`,
    isSure ? plainNumber(figure) : undefined,
    isSure && isShareOfChange ? outcomeUnit('%') : [],
  );
}

/** The keys that results of a type have. */
const fitting: Readonly<Record<OutcomeType, readonly string[]>> = {
  continuous: ['mean', 'sd', 'se', 'n'],
  binary: ['events', 'n', 'percent'],
  'time-to-event': ['events', 'n', 'percent'],
  rate: ['rate', 'n'],
  words: [],
};

const words: ReadonlyMap<string, string> = new Map([
  ['sd', 'standard deviation'],
  ['se', 'standard error'],
  ['events', 'people or events'],
  ['n', 'of how many'],
  ['mean', 'mean or median'],
]);
