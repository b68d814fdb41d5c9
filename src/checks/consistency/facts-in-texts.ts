/** What texts tell of the trial as a whole, against its keys: clusters, sites and countries, ages, and the ratio of randomisation. */
import { countriesOf } from '../../trial/countries.js';
import type { Prose } from '../../dataset/prose.js';
import { numberWord, sizeInWords } from '../../dataset/number-words.js';
import { exact } from '../../dataset/quantity.js';
import type { Trial } from '../../trial/trial.js';
import { numbersInText } from '../numbers-in-text.js';
import type { Reading } from '../reading.js';
import { isClaim } from '../values-in-dataset.js';
import { should, type Compared } from './agreement.js';

/** A text with its place; whether it describes the trial, so that a number in it is of all. */
interface Text {
  text: string;
  path: string;
  isFact: boolean;
}

/** In our own sentences, in the title, and in what is told of design, participants and intervention. */
export function checkFactsInTexts(trial: Trial, { sentences, isInData }: Reading): Compared[] {
  const { citation, design, participants, intervention, condition } = trial;
  const facts: [string, string | null][] = [
    ['citation.title', citation.title],
    ['design.centres', design.centres],
    ['design.control', design.control],
    ...design.conduct.map((text, index): [string, string] => [`design.conduct.${index}`, plain(text)]),
    ['participants.description', participants.description],
    ...participants.criteria.map((text, index): [string, string] => [`participants.criteria.${index}`, plain(text)]),
    ['intervention.description', intervention.description],
    ['condition', condition],
  ];
  const texts: Text[] = facts.flatMap(([path, text]) => (text ? [{ path, text, isFact: true }] : []));
  for (const { by, place, words } of sentences)
    if (by === 'claim' || by === 'ours') texts.push({ path: place, text: words, isFact: false });
  return texts.flatMap((text) => [...places(trial, isInData, text), ...ages(trial, text), ...ratios(trial, text)]);
}

const plain = (text: string | Prose): string => (typeof text === 'string' ? text : text.text);

// ── Places ──────────────────────────────────────────────────────────────────

const ofClusters =
  'clusters|practices|villages|communities|schools|wards|households|nursing homes|districts|neighbourhoods|classes';
const ofSites = 'sites|centres|centers|hospitals|clinics|units|institutions';
const number = String.raw`(${numberWord}|(?<![\p{L}\d.,·-])\d[\d,]*(?![\d.,·]*\d))`;
const placed = new RegExp(String.raw`${number} (?:\p{Ll}+ ){0,2}?(${ofClusters}|${ofSites}|countr(?:y|ies))\b`, 'giu');

/** Never more than there are; and as many in what describes the trial, and where they are told as all. */
function places(
  { participants, sites, dataset }: Trial,
  isInData: Reading['isInData'],
  { text, path, isFact }: Text,
): Compared[] {
  const { count: countries, counted } = countriesOf(sites);
  return [...text.matchAll(placed)].flatMap(({ 0: written, 1: digits, 2: noun, index }) => {
    const size = /\d/.test(digits!) ? Number(digits!.replaceAll(',', '')) : sizeInWords(digits!);
    const isCountry = /^countr/i.test(noun!);
    // Countries of our own sentences are held against those that participants and subgroups name, too.
    if (isCountry && (countries === null || !isFact)) return [];
    const isCluster = new RegExp(`^(?:${ofClusters})$`, 'i').test(noun!);
    const clusters = exact(participants.clusters)?.value;
    const total = exact(sites?.total)?.value;
    const of = isCountry
      ? countries
      : isCluster
        ? (clusters ?? total)
        : (total ?? (dataset.design.structure === 'cluster' ? clusters : undefined));
    if (
      of === undefined ||
      of === null ||
      (isCluster && clusters === undefined && dataset.design.structure !== 'cluster')
    )
      return [];
    const next = text.slice(index + written.length);
    const isPart =
      /^ (?:in|per|on|with|of|to|did|were|was|each|left|dropped|got|received)\b/i.test(next) &&
      !/^ (?:in (?!each|every|the)\p{Lu}|in all|in total|with (?!the))/u.test(next);
    const isAll =
      isFact ||
      /^(?: only| in all| in total| altogether|$|[.,;])/.test(next) ||
      /\b(?:only|all|the) $/i.test(text.slice(0, index));
    // Practices or wards can be the sites of a trial whose clusters are others.
    const known = isCountry || /^(?:clusters|sites)$/i.test(noun!) ? [of] : [of, clusters, total];
    const holds = known.includes(size) || (size < of && (!isAll || isPart));
    // One in digits that stands nowhere in the data is told as such.
    if (!holds && isClaim(path) && /\d/.test(digits!) && numbersInText(digits!).some((one) => !isInData(one)))
      return [];
    const key = isCountry ? 'sites.countries' : of === clusters ? 'participants.clusters' : 'sites.total';
    const message = `“${written}” stands ${isFact ? 'here' : 'in this sentence'}, and ${key} ${isCountry && !counted ? 'has' : 'is'} ${of}`;
    return [
      should(
        path,
        `“${written}” and ${key}`,
        holds,
        message,
        'check which of the two is right; a reference, [[…]], would follow the data',
      ),
    ];
  });
}

// ── Ages ────────────────────────────────────────────────────────────────────

/** Words for people of some age, with the ages that they can have. */
const people: readonly { words: RegExp; from?: number; to?: number }[] = [
  { words: /\b(?:infants|neonates|newborns|babies)\b/i, to: 2 },
  { words: /\b(?:children|preschool\w*|schoolchildren|toddlers)\b/i, to: 17 },
  { words: /\badolescents\b/i, to: 20 },
  { words: /\b(?:adults|men and women)\b/i, from: 16 },
  {
    words: /\b(?:older (?:people|adults|patients|persons)|elderly)\b/i,
    from: 49,
  },
];

/** Whoever the trial is told to be in can be as old as its people are. */
function ages({ participants }: Trial, { text, path }: Text): Compared[] {
  const [youngest, oldest] = [exact(participants.age_from)?.value, exact(participants.age_to)?.value];
  const isOfTrial =
    /^(?:participants\.description|citation\.title|question|headline)/.test(path) ||
    (/^(?:limitations|takeaways)\./.test(path) &&
      /\b(?:adults|children|adolescents) only\b|\bonly (?:in )?(?:adults|children|adolescents)\b/i.test(text));
  if (!isOfTrial || (youngest === undefined && oldest === undefined)) return [];
  const named = people.filter(({ words }) => words.test(text));
  const bounds = `${youngest ?? 'any age'} to ${oldest ?? 'any age'}`;
  const groups = named.map(({ words, from, to }) => {
    const said = words.exec(text)![0];
    // “Children and adults” are of both; parents and carers of children are others.
    const isMixed =
      named.length > 1 ||
      /\b(?:of|with|parents?|mothers?|carers?|caregivers?) (?:\w+ )?$/i.test(text.slice(0, words.exec(text)!.index));
    const holds =
      isMixed ||
      ((to === undefined || youngest === undefined || youngest <= to) &&
        (from === undefined || oldest === undefined || oldest >= from) &&
        (from === undefined || youngest === undefined || youngest >= from - 3 || from === 49));
    return should(
      path,
      `“${said}” and ages ${bounds}`,
      holds,
      `“${said}” stands here, and the people are aged ${bounds}`,
      'check age_from, age_to and the words',
    );
  });
  const [, direction, years] =
    /\b(?:aged |people |adults |patients |persons )(over|above|at least|under|below|younger than|older than) (\d{1,3})(?: years)?\b/i.exec(
      text,
    ) ?? [];
  if (!years || path !== 'participants.description') return groups;
  const isLower = /over|above|least|older/i.test(direction!);
  const own = isLower ? youngest : oldest;
  const holds = own === undefined || Math.abs(own - Number(years)) <= 1;
  return [
    ...groups,
    should(
      path,
      `${direction!} ${years} and ages ${bounds}`,
      holds,
      `“${direction!} ${years}” stands here, and the people are aged ${bounds}`,
      'check age_from, age_to and the words',
    ),
  ];
}

// ── Randomisation ───────────────────────────────────────────────────────────

const ratio =
  /(?<![\d:.])(\d{1,2}(?::\d{1,2}){1,5})(?![\d:]|\.\d)(?= ratio| random|,| to |\)|;|$| allocation| in | \()/i;

/** As many people in each arm as the ratio gives, in whichever order, up to chance. */
function ratios({ arms, design }: Trial, { text, path }: Text): Compared[] {
  const told =
    ratio.exec(text)?.[1] ??
    (/\b(?:two[ -]to[ -]one)\b/i.test(text)
      ? '2:1'
      : /\b(?:one[ -]to[ -]one|equal allocation)\b/i.test(text)
        ? '1:1'
        : null);
  const single = arms.filter(({ pools, external }) => pools.length === 0 && !external);
  const counts = single.map(({ n }) => exact(n)?.value);
  const shares = told?.split(':').map(Number) ?? [];
  const all = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const isRandom =
    /random|allocat|assign|ratio/i.test(text) && design.allocation === 'randomised' && design.structure === 'parallel';
  if (!told || !isRandom || shares.length !== single.length || counts.includes(undefined) || all === 0) return [];
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const [expected, found] = [shares, counts as number[]].map((list) => list.toSorted((one, other) => one - other));
  const holds = expected!.every((share, index) => {
    const part = share / whole;
    return Math.abs(found![index]! / all - part) <= 4 * Math.sqrt((part * (1 - part)) / all);
  });
  const message = `“${told}” stands here, and the arms have ${counts.join(', ')} people`;
  return [
    should(
      path,
      `“${told}” and ${counts.join(', ')}`,
      holds,
      message,
      'check the ratio and n of each arm',
      'n of each arm ÷ n of all, within four standard errors of its share',
    ),
  ];
}
