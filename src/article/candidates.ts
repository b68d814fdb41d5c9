/** Every figure of an abstract, with its sentence and the key of the dataset where it may belong: a person decides. */
import { numeralsIn, unitAt, type Numeral } from '../verify/numerals.js';
import { nameBeside, nameInTurn, partnerOf } from '../verify/row-names.js';
import type { Measure } from '../trial/measures.js';
import { measuresIn } from '../trial/measures-in-text.js';
import type { Sentence } from './article.js';

export interface Candidate {
  /** As the abstract has it, with sign, bound and percent sign. */
  figure: string;
  /** Where it may belong, such as `participants.randomised` or `results.main.arms.drug.mean`; empty where no key is known. */
  key: string;
  /** What a person has to decide, such as “randomised?”. */
  question: string;
  sentence: string;
  place: string;
}

/** An arm that figures may be of. */
export interface NamedArm {
  id: string;
  name: string;
  role: 'experimental' | 'comparator';
}

/** A figure in its surroundings. */
interface Spot {
  sentence: string;
  numeral: Numeral;
  before: string;
  after: string;
  figure: string;
  unit: string | null;
  arm: NamedArm | null;
  /** Name of the primary outcome; empty where it is not known. */
  outcome: string;
}

/** In the order of the abstract. A number that begins a name, such as that of a register, is none. */
export function candidatesIn(abstract: readonly Sentence[], arms: readonly NamedArm[], outcome = ''): Candidate[] {
  const ofDoses = new Set(
    arms.flatMap(({ name }) => name.match(/(?<!\d)\d{1,6}(?:[.·]\d{1,4})?\s?(?:mg|g|µg|mcg|ml|IU)\b/gi) ?? []),
  );
  return abstract
    .flatMap(({ text, place }) =>
      numeralsIn(text)
        .filter((numeral) => isFigure(text, numeral))
        .map((numeral) => spotOf(text, numeral, arms))
        .filter(({ figure, after }) => ![...ofDoses].some((dose) => `${figure}${after}`.startsWith(dose)))
        .map((spot) => ({ figure: spot.figure, ...keyOf({ ...spot, outcome }, arms), sentence: text, place })),
    )
    .filter(isFirst);
}

/** The timepoint of an outcome is told once. */
const isFirst = ({ key, figure }: Candidate, index: number, all: Candidate[]): boolean =>
  !key.endsWith('.timepoint') || all.findIndex((one) => one.key === key && one.figure === figure) === index;

/** In digits, or a word that counts people or places. */
const isFigure = (text: string, numeral: Numeral): boolean =>
  /\d/.test(text.slice(numeral.start, numeral.end))
    ? !isOfCode(text, numeral)
    : counted.test(text.slice(numeral.end)) || /^\s(?:\(|deaths?\b|countries\b|(?:[\w-]+\s)?(?:centres|centers|sites|hospitals)\b)/.test(text.slice(numeral.end)); // prettier-ignore

/** `NCT01234567`, `IFN-2`, `2019-001234-12`: a name, whose digits tell no amount; and the parts of a ratio such as 2:1. */
function isOfCode(text: string, { start, end }: Numeral): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 20), start), text.slice(end, end + 14)];
  return (
    (/^\d/.test(text.slice(start, end)) && /[\p{L}_/]$/u.test(before)) ||
    /^[\p{L}]/u.test(after.replace(/^(?:st|nd|rd|th|s|y|mg|g|kg|ml|mm|cm|h|d|months?|weeks?|days?)\b/i, '')) ||
    /(?<!\p{Lu})\p{Lu}{2,20}-$/u.test(before) ||
    /\d[-:]$/.test(before.slice(-2)) && /^[-:]\d/.test(after) ||
    /^:\d/.test(after) || /\d:$/.test(before) ||
    /^-\d{4,6}-\d/.test(after) || /\d{4}-$|\d{4}-\d{6}-$/.test(before)
  ); // prettier-ignore
}

function spotOf(sentence: string, numeral: Numeral, arms: readonly NamedArm[]): Omit<Spot, 'outcome'> {
  const { start, end } = numeral;
  return {
    ...{ sentence, numeral },
    before: sentence.slice(Math.max(0, start - 70), start),
    after: sentence.slice(end, end + 50),
    figure: sentence.slice(start, end).trim(),
    unit: unitAt(sentence, start, end),
    arm: armAt(sentence, numeral, arms),
  };
}

/** Other words for the arms, where there are just two. */
const general = {
  experimental: ['intervention group', 'treatment group', 'intervention', 'active treatment', 'treated group', 'active group'],
  comparator: ['control group', 'control', 'controls', 'comparator', 'usual care', 'placebo'],
}; // prettier-ignore

function armAt(text: string, { start, end }: Numeral, arms: readonly NamedArm[]): NamedArm | null {
  const names = new Map<string, NamedArm>();
  for (const arm of arms) {
    const plain = arm.name.toLowerCase();
    const [, drug] = /^(.*?\p{L})\s\d/u.exec(plain) ?? [];
    const isOnly = drug && arms.filter(({ name }) => name.toLowerCase().startsWith(drug)).length === 1;
    const dose = /(?<!\d)\d{1,6}(?:[.·]\d{1,4})?\s?(?:mg|g|µg|mcg|ml|iu)(?:\/kg)?/i.exec(plain)?.[0];
    const others = arms.length === 2 ? general[arm.role] : [];
    for (const name of [plain, ...(isOnly ? [drug] : []), ...(dose ? [dose] : []), ...others])
      if (!names.has(name)) names.set(name, arm);
  }
  const known = [...names.keys()];
  // Of `107 (56%) of 190 patients on the drug`, each figure stands with the drug.
  const after = text
    .slice(end)
    .replace(/^\s?\)?,?\s?(?:\([^()]{0,40}\)\s?)?(?:of\s(?:the\s)?\d{1,6}\s)?(?:\([^()]{0,40}\)\s?)?/, ' ');
  const before = text.slice(0, start).replace(/\(\s?$/, '');
  const plain = `${before}0${after}`;
  const found = nameInTurn(text, start, end, known) ?? nameBeside(plain, before.length, before.length + 1, known);
  return found === null ? null : names.get(found)!;
}

type Where = Pick<Candidate, 'key' | 'question'>;
const at = (key: string, question: string): Where => ({ key, question });

const harms =
  /\badverse|\bdeaths?\b|\bdied\b|\bserious\b|\btoxicit|\bside effects?\b|\btolerat|\bdiscontinu|\bwithdr[ae]w/i;
/** Where a figure may belong, by the words around it; the first rule that fits. */
function keyOf(spot: Spot, arms: readonly NamedArm[]): Where {
  const rules = [ofComparison, ofDate, ofTime, ofAge, ofSites, ofPeople, ofHarm, ofResult];
  return rules.map((rule) => rule(spot, arms)).find((found) => found !== null) ?? at('', 'which key?');
}

const number = '[−–-]?\\s?(?<!\\d)\\d{1,9}(?:[.·,]\\d{1,9}){0,3}\\s?%?';
const joint = '\\s?(?:to|and|through|,|–|—|-)\\s?';
const opened = /(?:\bCr?I\b|\bconfidence|\bcredible|\binterval|\blimits?\b)[^.;()]{0,30}$/i;

function ofComparison(
  { sentence, numeral: { start }, before, after, figure }: Spot,
  arms: readonly NamedArm[],
): Where | null {
  const row = comparisonAt(sentence, start, arms);
  if (/^\s?%?\s?(?:CI\b|CrI\b|confidence|credible|-?\s?sided)/i.test(after.replace(/^%/, ''))) return at(`${row}.ci.level`, 'level of the interval?'); // prettier-ignore
  if (/\b[Pp](?:\s?values?)?(?:\s(?:for|of)\s[\w -]{2,30}?)?\s?[=<>≤≥]?\s?$/.test(before) && !figure.includes('%')) return at(`${row}.p`, `p${named(row, arms)}?`); // prettier-ignore
  const isIn = opened.test(before) || opened.test(before.replace(new RegExp(`${number}${joint}$`), ''));
  if (isIn && new RegExp(`^${joint}${number}`).test(after)) return at(`${row}.ci.low`, 'lower limit?');
  if (isIn && new RegExp(`${number}${joint}$`).test(before)) return at(`${row}.ci.high`, 'upper limit?');
  const measure = measureBefore(before);
  return measure ? at(`${row}.estimate`, `${measure}${named(row, arms)}?`) : null;
}

/** The measure that is named last before a figure, in the same clause; loosely named ones only right before it. */
function measureBefore(before: string): Measure | null {
  const mention = measuresIn(before).at(-1);
  if (mention === undefined) return null;
  const between = before.slice(mention.end);
  const isNear = mention.isLoose ? /^\s?(?:was|were|of|[(,=:])?\s?$/.test(between) : /^[^.;\d]{0,60}$/.test(between);
  return isNear ? mention.measure : null;
}

/** The comparison of the experimental arm that is named nearest before, else of the first. */
function comparisonAt(text: string, start: number, arms: readonly NamedArm[]): string {
  const tried = arms.filter(({ role }) => role === 'experimental');
  const control = arms.find(({ role }) => role === 'comparator');
  const names = tried.map(({ name }) => name.toLowerCase());
  const partner = control ? partnerOf(text, start, [control.name.toLowerCase()], names) : null;
  const arm = tried.find(({ name }) => name.toLowerCase() === partner) ?? tried[0];
  return `results.main.comparisons.${arm?.id ?? 'arm'}`;
}

const named = (row: string, arms: readonly NamedArm[]): string => {
  const tried = arms.filter(({ role }) => role === 'experimental');
  return tried.length > 1 ? `, ${tried.find(({ id }) => row.endsWith(`.${id}`))?.name ?? 'which arm'}` : '';
};

function ofDate({ figure, before, numeral: { size, decimals, percent } }: Spot): Where | null {
  const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?';
  const isYear = /^(?:19|20)\d\d$/.test(figure) && decimals === 0 && !percent;
  if (isYear) return at('dates.start', /\b(?:to|and|until|through|–|-)\s?[\w\s,.]{0,20}$/i.test(before) ? 'year of the end?' : 'year of the start?'); // prettier-ignore
  return size <= 31 && new RegExp(`${months}\\s$`).test(before) ? at('dates.start', 'day of a date?') : null;
}

function ofTime({ unit, before, after }: Spot): Where | null {
  if (unit === 'phase') return at('design.phase', 'phase?');
  if (/^(?:mg|g|kg|µg|μg|mcg|ml|l|iu)$/.test(unit ?? '')) return at('arms', 'dose?');
  if (unit === null || !/^(?:week|month|day|hour|year)/.test(unit)) return null;
  if (/^year/.test(unit) && isAge(before, after)) return null;
  if (/\bevery\s$|\beach\s$/i.test(before)) return at('arms', 'schedule?');
  return /\bfollow(?:ed)?[- ]?(?:up)?\b/i.test(`${before}${after}`) ? at('outcomes.main.timepoint', 'follow-up?') : at('outcomes.main.timepoint', 'timepoint?'); // prettier-ignore
}

const isAge = (before: string, after: string): boolean => /\b(?:age[ds]?|old(?:er)?)\b/i.test(`${before.slice(-40)}${after.slice(0, 24)}`); // prettier-ignore

function ofAge({ before, after, numeral: { percent } }: Spot): Where | null {
  if (percent && /^\)?,?\s(?:of\s(?:\w+\s){0,3}(?:were|was)\s)?(?:were\s)?(?:women|female|girls)/i.test(after)) return at('populations.all.women_percent', 'women, percent?'); // prettier-ignore
  if (!isAge(before, after) || percent || counted.test(after)) return null;
  if (/\b(?:mean|median|average)\b/i.test(before)) return at('baseline', 'mean or median age?');
  if (/\baged?\b.{0,30}\d+\s?(?:to|and|–|-)\s?$/i.test(before) || /\b(?:up to|younger than|or younger)/i.test(`${before.slice(-14)}${after.slice(0, 24)}`)) return at('participants.age_to', 'oldest age?'); // prettier-ignore
  return at('participants.age_from', 'youngest age?');
}

const ofSites = ({ after }: Spot): Where | null =>
  /^\s(?:[\w-]+\s){0,3}?(?:centres|centers|sites|hospitals|clinics|practices|countries|institutions|units)\b/i.test(after)
    ? at(/^\s(?:\w+\s){0,1}countries/i.test(after) ? 'sites.countries' : 'sites.total', 'sites?')
    : null; // prettier-ignore

const counted = /^\s(?:[\p{L}-]+,?\s){0,4}?(?:patients|participants|adults|people|children|women|men|infants|individuals|subjects|persons|underwent|were (?:random|enrol|screen|assign|assess|allocat|includ|recruit))/iu; // prettier-ignore

/** Who was screened, randomised and assigned; shares of them are results. */
function ofPeople({ sentence, before, after, numeral: { percent, decimals, start }, arm }: Spot): Where | null {
  if (percent || decimals > 0) return null;
  const inBrackets = /\b[nN]\s?=\s?$/.test(before);
  const isOf = /\bof\s(?:the\s)?$/i.test(before);
  const tellsAssigned = /\b(?:random|assign|allocat)/i.test(sentence);
  if (arm && (inBrackets || (tellsAssigned && (counted.test(after) || /^\s(?:to|in|received?)\b/i.test(after))))) return at(`arms.${arm.id}.n`, `assigned to ${arm.name}?`); // prettier-ignore
  if (!counted.test(after) && !inBrackets && !isOf) return null;
  const near = `${before} ${after}`;
  const verb = /\b(?:screened|assessed for eligibility|random|assign|enrol)/i;
  if (/^(?:screened|assessed)/i.test((verb.exec(after) ?? verb.exec(before))?.[0] ?? '')) return at('participants.screened', 'screened?'); // prettier-ignore
  if (tellsAssigned && !harms.test(sentence)) return at('participants.randomised', 'randomised?');
  if (/\b(?:enrol|includ|recruit)/i.test(near)) return at('participants.randomised', 'included or randomised?');
  return start < 0 ? null : /\banaly[sz]|\bcompleted\b/i.test(near) ? at('populations.all.n', 'analysed?') : null;
}

/** Of the kind of event that is named last before it, else of that which follows. */
function ofHarm({ sentence, arm, numeral: { percent, start, end } }: Spot): Where | null {
  if (!harms.test(sentence) || /\bprimary\b/i.test(sentence)) return null;
  const kind = /\b(?:serious|deaths?|died|fatal|adverse)\b/gi;
  const before = [...sentence.slice(0, start).matchAll(kind)].map(([word]) => word.toLowerCase());
  const word = before.at(-1) === 'adverse' ? (before.at(-2) ?? 'adverse') : (before.at(-1) ?? kind.exec(sentence.slice(end))?.[0].toLowerCase() ?? ''); // prettier-ignore
  const row = word === 'serious' ? 'serious' : /^(?:death|died|fatal)/.test(word) ? 'death' : 'any';
  const what = { serious: 'serious events', death: 'deaths', any: 'adverse events' }[row];
  return at(`adverse_events.${row}.arms${arm ? `.${arm.id}.${percent ? 'percent' : 'events'}` : ''}`, `${what}, ${arm?.name ?? 'which arm'}?`); // prettier-ignore
}

/** A figure of an arm in the result, or of no arm that can be told; not in a sentence on why the trial was done. */
function ofResult({ sentence, outcome, arm, before, after, numeral: { percent, decimals } }: Spot): Where | null {
  if (/^(?:background|introduction|importance|objectives?|aims?|purpose)\b/i.test(sentence)) return null;
  const isCount =
    decimals === 0 && /^\s?(?:\(|of\b|\/|(?:[\p{L}-]+\s){0,2}(?:patients|participants|events))/u.test(after);
  const isWhole = decimals === 0 && /\bof\s(?:the\s)?$|\/\s?$/.test(before);
  const key = percent ? 'percent' : /\bSD,?\s?$/.test(before) ? 'sd' : isWhole ? 'n' : isCount ? 'events' : 'mean';
  const role = /\bprimary\b/i.test(sentence) || isOn(sentence, outcome) ? 'primary' : /\bsecondary\b/i.test(sentence) ? 'secondary' : 'of which outcome'; // prettier-ignore
  return at(
    `results.main.arms${arm ? `.${arm.id}.${key}` : ''}`,
    `${role}, ${arm?.name ?? 'which arm'}: ${words[key]}?`,
  );
}

const words = {
  sd: 'standard deviation',
  percent: 'percent',
  events: 'people or events',
  n: 'of how many',
  mean: 'mean or median',
};

/** Whether a sentence has the words of an outcome, all but one. */
function isOn(sentence: string, outcome: string): boolean {
  const telling = (outcome.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !/^(?:proportion|percentage|number|patients|participants|people|with|from|mean|change|incidence|baseline|that|were)$/.test(word)); // prettier-ignore
  const found = telling.filter((word) => sentence.toLowerCase().includes(word.slice(0, 6)));
  return found.length > 0 && found.length >= telling.length - (telling.length > 2 ? 1 : 0);
}
