/**
 * What an article tells of its trial in title and abstract, as the same neutral trial that a registry is read into: the stages behind
 * it ask of either what it is about. Figures are not among it: whose each is, a person decides.
 */
import type { Arm, PlannedKind, RegistryOutcome, RegistryTrial } from '../import/registry-trial.js';
import type { Article, Sentence } from './article.js';

/** The trial, with empty texts and lists for all that the article does not tell. */
export function trialOfArticle({ title, abstract, registrations, citation }: Article): RegistryTrial {
  const text = [title, ...abstract.map((sentence) => sentence.text)].join(' ');
  const [own, ...others] = registrations;
  const arms = armsIn(title, abstract);
  return {
    registry: { name: own?.registry ?? '', id: own?.id ?? '', url: '', others },
    titles: { brief: title, official: title, acronym: '' },
    summary: abstract.map((sentence) => sentence.text).join(' '),
    details: '',
    status: { isTerminated: /\b(?:stopped|terminated) early\b/i.test(text), isOngoing: false, why: '' },
    caveats: '',
    plannedOutcomes: [],
    dates: { first: '', start: '', primaryCompletion: '', completion: '', posted: citation?.year ?? '', updated: '' },
    sponsor: '',
    collaborators: [],
    conditions: [conditionIn(title)].filter((condition) => condition !== ''),
    design: { ...designIn(text, arms.length), purpose: '', phases: phasesIn(text), masked: [], enrolled: '' },
    eligibility: { sex: null, from: '', to: '', healthy: false, criteria: [] },
    planned: arms.flatMap(({ planned }) => (planned ? [planned] : [])),
    interventions: [],
    sites: [],
    articles: [],
    arms,
    armRemarks: [],
    flow: { columns: [], periods: [], words: '' },
    baseline: { columns: [], counted: [], measures: [] },
    outcomes: primaryIn(abstract, text),
    harms: {
      words: '',
      columns: [],
      timeframe: '',
      threshold: '',
      deaths: [],
      serious: [],
      other: [],
      seriousEvents: [],
      otherEvents: [],
    },
  };
}

type Design = RegistryTrial['design'];

/** Words for what a trial is; a crossover of people who left their arm is none. */
const models: readonly (readonly [RegExp, NonNullable<Design['model']>])[] = [
  [
    /\bcross-?over\s(?:[\w-]+\s){0,4}(?:trial|study|design)|\brandomi[sz]ed,?\s(?:[\w-]+,?\s){0,3}cross-?over\b/i,
    'crossover',
  ],
  [/\b(?:2\s?[×x]\s?2|factorial)\b/i, 'factorial'],
  [/\bsingle-?\s?arm\b|\b(?:single|one)-group\b/i, 'single-arm'],
];
const maskings: readonly (readonly [RegExp, NonNullable<Design['masking']>])[] = [
  [/\bquadruple[- ]?(?:blind|mask)/i, 'quadruple-blind'],
  [/\btriple[- ]?(?:blind|mask)/i, 'triple-blind'],
  [/\bdouble[- ]?(?:blind|mask)/i, 'double-blind'],
  [/\b(?:single|assessor|observer|rater)[- ]?(?:blind|mask)/i, 'single-blind'],
  [/\bopen[- ]label\b|\bunmasked\b|\bunblinded\b/i, 'open-label'],
];
const first = <T>(table: readonly (readonly [RegExp, T])[], text: string): T | null =>
  table.find(([words]) => words.test(text))?.[1] ?? null;

function designIn(text: string, arms: number): Pick<Design, 'allocation' | 'model' | 'modelWords' | 'masking'> {
  const isNot = /\bnon-?\s?randomi[sz]ed\b/i.test(text);
  const isRandomised = /\brandom(?:i[sz]ed|i[sz]ation|ly)\b/i.test(text);
  return {
    allocation: isNot ? 'non-randomised' : isRandomised ? 'randomised' : null,
    model: first(models, text) ?? (isRandomised && arms !== 1 ? 'parallel' : null),
    modelWords: /\bcluster[- ]?(?:crossover\s)?randomi/i.test(text) ? 'cluster' : '',
    masking: first(maskings, text),
  };
}

function phasesIn(text: string): string[] {
  const [, phase] = /\bphase\s(?:([1-4](?:[ab]|\/[1-4])?)|(I{1,3}V?[ab]?)|(IV))\b/i.exec(text)?.filter(Boolean) ?? [];
  const arabic = new Map([
    ['I', '1'],
    ['II', '2'],
    ['III', '3'],
    ['IV', '4'],
  ]);
  return phase ? [phase.replace(/^I+V?|^IV/i, (roman) => arabic.get(roman.toUpperCase()) ?? roman)] : [];
}

// ── What it is about ────────────────────────────────────────────────────────

const people =
  '(?:adult |older |young |elderly )?(?:patients|adults|adolescents|children|infants|participants|people|women|men|persons|individuals|subjects)';
const conditions = [
  new RegExp(
    `\\b(?:in|for|among|of)\\s(?:[\\w-]+,?\\s){0,4}?${people}(?:\\s(?:and|or)\\s${people})?\\s(?:with|who have|living with|at risk of)\\s(.+)`,
    'i',
  ),
  /\b(?:for|in) (?:the )?(?:treatment|prevention|management|prophylaxis) of (.+)/i,
  /\b(?:in|for) ((?!the\b|an?\b)[^:;,]{4,60})(?:[:;,]|$)/i,
] as const;

/** What ends the name of a condition in a title. */
const furtherWords =
  /\s?[:;,(–—?]|\s(?:undergoing|receiving|treated|who|after|versus|vs\.?|compared|with or without|using|on|by|at|from|during|despite|not|in (?:the|a)|(?<!\b(?:with|of)\s)(?:an?|the))\s|\.$/i;

/** The condition that a title names; empty where it names none that can be told for sure. */
function conditionIn(title: string): string {
  const found = conditions.map((pattern) => pattern.exec(title)?.[1]).find((one) => one !== undefined) ?? '';
  const cut = found
    .slice(0, furtherWords.exec(found)?.index)
    .replace(/(?:(?<!\s)\s(?:with|of|and|or|in|to|for)){1,3}$/i, '')
    .trim();
  const isOfTrials = new RegExp(`\\b(?:trial|study|randomi[sz]ed|phase|${people})\\b`, 'i').test(cut);
  if (cut.length < 3 || cut.length > 70 || isOfTrials) return '';
  const plain = inTitleCase(title) ? cut.split(' ').map(smallWord).join(' ') : cut;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Titles in which every longer word has a capital. */
const inTitleCase = (title: string): boolean =>
  (title.split(/:\s/)[0]!.match(/(?<![\p{L}'’-])\p{L}{5,}/gu) ?? []).every((word) => /^\p{Lu}/u.test(word));

/** Abbreviations, and names such as Crohn’s, keep their capitals. */
const smallWord = (word: string): string =>
  /^\p{Lu}\p{Ll}+(?:-\p{L}?\p{Ll}+)*$/u.test(word) ? word.toLowerCase() : word;

// ── Arms ────────────────────────────────────────────────────────────────────

/** How people came into arms; what follows names these. */
const assigned =
  /\b(?:randomly (?:assigned|allocated)|randomi[sz]ed(?!,?\s(?:[\w-]+,?\s){0,4}(?:trial|study))|assigned|allocated)\b[^.;]{0,260}?\b(?:to receive|to undergo|to have|to|receiving|received?)\s(?:either\s|treatment with\s|receive\s|one of \w+ groups:?\s)?([^;]{3,300})/i;
const comparators: readonly (readonly [RegExp, PlannedKind])[] = [
  [/\bplacebo\b|\bvehicle\b/i, 'placebo'],
  [/\bsham\b/i, 'sham'],
  [/\bno (?:treatment|intervention|[\w-]+ therapy)\b|\bobservation\b|\bwait(?:ing)?[- ]?list\b/i, 'untreated'],
  [
    /\b(?:usual|standard|conventional|best supportive|routine)\b(?:[\w -]*)\b(?:care|treatment|therapy|management|chemotherapy)\b|\bcontrols?\b/i,
    'active',
  ],
];

/** What ends the list of arms in a sentence. */
const afterArms =
  /\s(?:for (?:up to )?(?:\d|a|one|two|three|four|six|twelve)|in addition|until|stratified|using|via|by (?:a |an |the )?(?:central|computer|web|inter)|once the|and (?:were|was|followed)|who|whose|over \d|during|at (?:week|day|baseline)|within)\b|\.(?:\s|$)|:\s/i;

/** What stands in brackets at length explains; doses are short. */
const longBrackets = /\s?\((?![^()]*\d\s?m?g\b)[^()]{30,400}\)/g;

const dose = '\\d[\\d.,·]*\\s?(?:mg|g|µg|μg|mcg|ml|IU)(?:/kg)?';
/** `drug (5 mg, 10 mg, or 15 mg)`: arms by their doses. */
const dosesOf = new RegExp(`(?<![\\p{L}-])([\\p{L}-]{2,60}) \\((${dose}(?:(?:,| or|, or) ${dose})+)\\)`, 'gu');
const inDoses = (tail: string): string =>
  tail.replace(dosesOf, (_, drug: string, doses: string) =>
    doses
      .split(/,? or |, /)
      .map((one) => `${drug} ${one}`)
      .join(', '),
  );

/** How often, how long and by which way something was given, before its name. */
const ways =
  'oral|intravenous|subcutaneous|intramuscular|inhaled|topical|nasal|intranasal|transdermal|weekly|daily|monthly|(?:once|twice|thrice)[ -](?:daily|weekly|monthly|a day|a week)';

function armsIn(title: string, abstract: readonly Sentence[]): Arm[] {
  const told = abstract
    .map(({ text }) => assigned.exec(text.replace(longBrackets, ''))?.[1])
    .find((tail) => tail && listed(tail).length > 1);
  const names = told ? listed(told) : inTitle(title);
  const kinds = names.map((name) => first(comparators, name));
  const isTold = kinds.some((kind) => kind !== null) && kinds.some((kind) => kind === null);
  // Of two that are both treatments, titles and sentences name what is tried first.
  return names.map((name, index) =>
    armNamed(name, isTold ? (kinds[index] ?? 'experimental') : index === 0 ? 'experimental' : 'active'),
  );
}

/** The parts of `A (500 mg), B or placebo`; none where one of them is no name. */
function listed(tail: string): string[] {
  // How, and for how long, something was given stands between the arms, and names none: `oral or intravenous`, `for up to 10 days`.
  const plain = inDoses(tail)
    .replace(/\s?\([^()]{0,80}\)/g, '')
    .replace(/\b\d{1,3} (?:days?|weeks?|months?|years?) of (?:treatment with )?/gi, '')
    .replace(new RegExp(`\\b(?:${ways})(?:(?: or | and |\\/|, | )(?:${ways}))*,? (?=\\p{L})`, 'giu'), '')
    .replace(
      /\sfor (?:up to )?(?:\d{1,3}|a|one|two|three|four|six|twelve)[\s-](?:days?|weeks?|months?|years?)(?=,?\s(?:or|versus|and)\b)/gi,
      '',
    );
  const list = plain
    .slice(0, afterArms.exec(plain)?.index)
    .replace(/\s(?:in (?:a )?(?:\d+:\d+(?::\d+)*|equal) ratio)/i, '');
  const parts = list
    .split(
      /,?\s(?:or|versus|vs\.?)\s(?:to\s)?|,\s(?:and\s)?|\sand\s(?=(?:matching )?(?:placebo|sham|usual|standard|control))/i,
    )
    .map(nameOf);
  // `vitamin D, 1000 IU/d`: a dose behind a name that has none; `placebo, each with chemotherapy`: what all were given.
  const own = parts.filter((part, index) => {
    const isDose = /^\d[\d.,·]*\s?[\p{L}µ%]{1,4}(?:\/\p{L}{1,3})?$/u.test(part) && !/\d/.test(parts[index - 1] ?? '0');
    return part !== '' && !isDose && !/^(?:each|both|all|in addition|including|plus|along|together|with)\b/i.test(part);
  });
  const isName = (part: string) =>
    part.length >= 2 &&
    part.length <= 60 &&
    !/\b(?:were|was|is|patients|participants|ratio|recruited|years|months|\d{4})\b/i.test(part);
  return own.length >= 2 && own.length <= 6 && own.every(isName) ? withDrug(own) : [];
}

/** Without articles before it, and without how often and how long it was given. */
const nameOf = (part: string): string =>
  part
    .replace(/^(?:(?:to|receive|undergo|either|the|an?|matching|treatment with) )+/i, '')
    .replace(
      /,?\s(?:in (?:an?|the|addition|combination)\b|(?:once|twice|three times|\d times)\b|every\b|(?:daily|weekly|monthly)\b|for (?:\d{1,4}|up to|a|one|two|three|four|six|twelve)\b|per (?:day|week|month)\b|(?:on|at) (?:day|week)s?\b|plus matching placebo\b)[^]*$/i,
      '',
    )
    .replace(/\s+/g, ' ')
    .replace(/\s(?:alone|only)$/i, '')
    .replace(/[,;:]{1,2}\s?$/, '')
    .trim();

/** In `dazukibart 150 mg or 600 mg`, the second is of the drug of the first. */
const withDrug = (parts: string[]): string[] =>
  parts.map((part, index) => {
    const drug = /^(\D+?)\s\d/.exec(parts[index - 1] ?? '')?.[1];
    return drug && /^\d/.test(part) ? `${drug} ${part}` : part;
  });

function inTitle(title: string): string[] {
  const head = title.split(/:\s/)[0]!;
  const [, one, two] =
    /^(?:(?:a |the )?(?:comparison|effects?|efficacy|safety|efficacy and safety|use) of )?(.{3,60}?)\s(?:versus|vs\.?|compared (?:with|to)|or)\s(.{3,60}?)(?:\s(?:in|for|among|on|as|after|during|to)\s|$)/i.exec(
      head,
    ) ?? [];
  return one && two ? [one, two] : [];
}

const armNamed = (name: string, kind: PlannedKind): Arm => {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const planned = { title, kind, description: '', interventions: [name] };
  return { title, description: '', planned, n: null, place: '', ids: [], pools: [] };
};

// ── The primary outcome ─────────────────────────────────────────────────────

const endpoint = '(?:outcomes?|end\\s?-?points?)(?: measures?)?';
const primaries = [
  new RegExp(
    `\\b(?:co-?|dual |two )?primary (?:(?:efficacy|composite|clinical|safety|effectiveness|study|key) ){0,2}${endpoint},? (?:was|were|is|:)\\s*(?:defined as )?(.+)`,
    'i',
  ),
  new RegExp(
    `\\bprimary (?:(?:efficacy|composite|clinical) ){0,2}${endpoint}(?: \\([^()]{0,40}\\))? of (.+?)(?= was| were| occurred|$)`,
    'i',
  ),
  new RegExp(
    `^(?:the )?(.+?)(?: was| were|,) (?:the |a )?(?:co-?)?primary (?:(?:efficacy|composite) )?${endpoint}`,
    'i',
  ),
] as const;
const when =
  /,?\s(?:assessed |measured |evaluated )?(?:at|to|through|after|within|by|over|until|from baseline (?:to|at|through))\s((?:week|month|day|year)s?\s\d+|(?:\d+\s?(?:to|or|–|-)\s?)?\d+\s?(?:-|\s)?(?:weeks?|months?|days?|years?|hours?))\b/i;

/** The primary outcome with its timepoint; none where no sentence names it. */
function primaryIn(abstract: readonly Sentence[], text: string): RegistryOutcome[] {
  const found = primaries
    .flatMap((pattern) =>
      abstract.map((sentence) => {
        const told = pattern.exec(sentence.text.replace(/^[A-Z ]{4,40}:\s/, ''));
        // Of several, the first.
        return told && /\b(?:co-?|dual |two )primary\b/i.test(told[0])
          ? told[1]!.split(/,? and (?:the |an? )?/)[0]
          : told?.[1];
      }),
    )
    .find(
      (one) =>
        one !== undefined &&
        /^(?!\d(?!\d{0,3}-(?:day|week|month|year)\s)|not\b|met\b|similar\b|achieved\b|higher\b|lower\b|observed\b|significant)/i.test(
          one,
        ),
    );
  if (found === undefined) return [];
  const whole = found
    .split(/[;.](?:\s|$)/)[0]!
    .replace(/^(?:the|an?)\s/i, '')
    .trim();
  const timepoint = when.exec(whole)?.[1] ?? '';
  const name = whole
    .replace(when, '')
    .replace(
      /^(?:the )?(?:between-group )?differences? in (.+?)\s(?:between|across|among) (?:the )?(?:two |study |treatment |randomi[sz]ed )*(?:groups|arms)\b/i,
      '$1',
    )
    .replace(/\s?\([^()]{30,}\)/g, '')
    .replace(/,\s(?:as |which |and |defined |assessed ).*$/i, '')
    // A bracket that went on behind a semicolon: an abbreviation is closed, anything else left out.
    .replace(/\s?\(([^()]*)$/, (_, inner: string) => (/^[\p{Lu}\d-]{2,12}$/u.test(inner) ? ` (${inner})` : ''))
    .trim();
  if (name.length < 4 || name.length > 140) return [];
  return [
    {
      ...{ number: 1, role: 'primary', title: name.charAt(0).toUpperCase() + name.slice(1), description: text },
      ...{ population: '', parameter: '', dispersion: '', unit: unitOf(name), timeframe: timepoint },
      ...{ columns: [], rows: [], analyses: [] },
    },
  ];
}

/** What is counted by a share is people. */
const unitOf = (name: string): string =>
  /\b(?:proportion|percentage|number) of (?:patients|participants|people|women|men|children|adults)|\b(?:incidence|composite|death|mortality|occurrence)\b/i.test(
    name,
  )
    ? 'participants'
    : '';
