/**
 * Which way of an outcome is good: by what the record itself says of it, by what is counted, and by known scales; not clear where these
 * say nothing or contradict one another.
 */
import type { RegistryOutcome, RegistryTrial } from '../registry-trial.js';
import { badEvents, goodEvents } from '../../trial/known-events.js';
import { knownScales, scalesOfConditions } from '../../trial/known-scales.js';
import type { OutcomeKind } from './kind.js';
import type { Better, Direction } from '../drafts.js';

/** What is bad for people, in the titles of a registry: beside the events that every outcome can be of, what only titles say. */
const bad = new RegExp(
  String.raw`\b(${badEvents}|dead|hospitali[sz]ed|re-?admissions?|relaps\w*|infarctions?|h(a)?emorrhag\w*|bleed\w*|adverse (events?|drug reactions?|reactions?|effects?)|T?E?S?AEs?|side effects?|complications?|toxicit\w*|recurren\w*|reoperations?|revasculari[sz]\w*|falls?|fail(ed|ures)?|worsen\w*|progress(ed|ive disease)|deteriorat\w*|decline|graft loss|thrombo(sis|embol\w*)|embol\w*|heart failure (related )?events?|HF events?|hypoglyc\w*|nausea|vomiting|delirium|pain crises|pregnancy loss|preterm|pre-?eclampsia|dropouts?|discontinu\w*|withdraw(n|als)?|treatment[- ]emergent|disease[- ]related events?|injur(y|ies)|cancer incidence|malari\w+ (episodes?|incidence)|shocks?|arrhythmi\w*|fibrillation|dialysis|symptoms?|abnormal\w*|needing|requiring|rescue medication|conversion to|incidence of|(first )?(occurrence|onset|episodes?) of|cases? of|positive (test|culture)|contaminat\w*|smok(ing|ed) relapse)\b`,
  'i',
);

/** The same of what is good for them. */
const good = new RegExp(
  String.raw`\b(${goodEvents}|respon(ses|ded)|success\w*|surviv(al|ing|ors?|ed)|cured|recovered|resolved|healed|eradicat\w*|cleared|complete closure|improved?|reliev\w*|abstinen\w*|acceptable|controlled|achiev\w*|reach(ed|ing)|attain\w*|at (the )?target|within (the )?target|seroconver\w*|seroprotect\w*|seroresponse|suppress(ed|ion)|undetectable|clinical pregnanc\w*|ovulation|patency|patent|adheren(t|ce)|normali[sz]\w*|satisf\w*|return(ed)? to (duty|baseline)|correct(ly)?|uptake of|complet(ed|ion|ing)|no (disease|evidence)|tolera(ted|bility))\b`,
  'i',
);

/** Being spared what follows. */
const spared = /\b(free(dom)? (from|of)|absence of|without( (a|an|any))?|[a-z]+-free|no)\b/i;

const clear = (better: Better, why: string): Direction => ({ better, why });
/** Known to have no better side. */
const neither = (why: string): Direction => clear('neither', why);
const open = (why: string): Direction => clear('not clear', why);

/** The direction of an outcome; of a row of it, where its rows are categories. */
export function directionOf(trial: RegistryTrial, outcome: RegistryOutcome, kind: OutcomeKind, row = ''): Direction {
  const { title, analyses } = outcome;
  if (analyses.some(({ framework }) => framework === 'equivalence') || isLegacyEquivalence(outcome))
    return neither('equivalence was asked for: neither way is better');
  if (trial.design.purpose === 'basic science') return neither('a trial of mechanisms: no benefit is stated');
  if (
    /\b(vs\.?|versus|minus|compared (to|with)|and) (the )?(reference|gold standard|24[- ]?h(ou)?r|ambulatory|true value)|\b(bias|agreement|accuracy of|pharmacokinetic|AUC|Cmax|Tmax|half-life|plasma concentration)\b/i.test(
      `${title} ${row}`,
    ) ||
    /\bdiagnostic\b/i.test(trial.design.purpose)
  )
    return neither('a difference from a reference, or a concentration: neither way is better');
  const counted = kind.counts === 'people' || kind.counts === 'events';
  const stated = counted
    ? null
    : statedIn(`${outcome.description}. ${title}. ${analyses.map(({ words }) => words.estimate).join('. ')}`);
  if (stated) return clear(stated, 'as the description says');
  if (row && counted) {
    const byRow = eventSide(row);
    if (byRow) return clear(byRow, `by its row, “${row}”`);
  }
  return counted ? ofCounted(outcome) : kind.counts === 'time' ? ofTime(outcome) : ofMeasured(trial, outcome);
}

/** The registry's older key is for noninferiority and equivalence alike; its words tell which. */
function isLegacyEquivalence({ analyses }: RegistryOutcome): boolean {
  return analyses.some(
    ({ framework, words }) =>
      framework === 'noninferiority or equivalence' &&
      /equivalence\b/i.test(words.framework) &&
      !/non-?\s?inferior/i.test(words.framework),
  );
}

// ── Said by the record ──────────────────────────────────────────────────────

const amount = String.raw`(?<amount>higher|greater|larger|increased?|increases?|increasing|more|positive|high|lower|smaller|decreased?|decreases?|decreasing|fewer|reduced|reductions?|negative|low)`;
const what = String.raw`(?:(?:[\w/-]+|\([^)]*\))\s+){0,5}?`;
const means = String.raw`(?:indicat\w*|represent\w*|reflect\w*|mean(?:s|ing)?|correspond\w*|denot\w*|signif\w*|suggest\w*|describ\w*|show\w*|impl(?:y|ies)|being|are|is|=|reporting|associated with|equals?)`;
const rating = String.raw`(?<rating>better|best|improve\w*|good|healthier|less (?:severe\w*|pain|disab\w*|impair\w*|symptom\w*|fatigue|depress\w*|anxi\w*|disease)|fewer symptoms|no (?:symptoms|pain|disability)|favou?rable|benefi\w*|more (?:movement|activity|energy|function\w*)|(?:greater|higher|better|more) (?:function\w*|health|quality|satisfaction|ability|independence|physical|well)|worse\w*|worst|poor(?:er)?|more (?:severe\w*|pain|disab\w*|impair\w*|symptom\w*|fatigue|depress\w*|anxi\w*|disease|interference)|(?:greater|higher|increased|increasing) (?:\w+ )?(?:severity|pain|disab\w*|impair\w*|symptom\w*|fatigue|depress\w*|anxi\w*|disease|burden|interference)|severe|deteriorat\w*|unfavou?rable|bad)`;
const sentence = new RegExp(
  String.raw`\b${amount}\s+${what}${means}\s+(?:(?:a|an|the|in|of|to|with|overall|as|that|there|was|is|subject|patient|participant|had)\s+){0,4}${rating}`,
  'gi',
);
const inverse = new RegExp(
  String.raw`\b(?:0|zero|1)\s*(?:=|\(|is|being|indicat\w*)\s*(?:the\s+)?(?<rating>no (?:pain|symptoms?|disability|impairment)|best|worst)`,
  'gi',
);

/** What sentences such as “higher scores indicate better health” say; null where none does, or two contradict one another. */
function statedIn(text: string): 'higher' | 'lower' | null {
  const isGood = (words: string) =>
    /^(better|best|improv|good|health|less|fewer|no |favou|benef|more (move|activ|ener|funct)|(greater|higher|better|more) (funct|health|qual|satis|abil|indep|phys|well))/i.test(
      words,
    );
  const isUp = (words: string) => /^(higher|greater|larger|increas|more|positive|high)/i.test(words);
  const said = [...text.matchAll(sentence)].map(({ groups }) =>
    isUp(groups!.amount!) === isGood(groups!.rating!) ? 'higher' : 'lower',
  );
  const zero = [...text.matchAll(inverse)].map(({ groups }) =>
    isGood(groups!.rating!) ? ('lower' as const) : ('higher' as const),
  );
  const all = new Set<'higher' | 'lower'>([...(said as ('higher' | 'lower')[]), ...(said.length === 0 ? zero : [])]);
  return all.size === 1 ? [...all][0]! : null;
}

// ── By what is counted ──────────────────────────────────────────────────────

/** Whether more of what a text names is good or bad; null where it names neither, or both. */
function eventSide(text: string): 'higher' | 'lower' | null {
  const free = spared.exec(text);
  if (free && bad.test(text.slice(free.index))) return 'higher';
  const [isGood, isBad] = [good.test(text), bad.test(text)];
  if (isGood === isBad) return null;
  return isGood ? 'higher' : 'lower';
}

/** People in one class of a scale: `NYHA class II`, `stage B`. */
const ofGrade = /\b(?:[Cc]lass|[Ss]tage)\s+(?:I{1,3}V?|IV|[0-4]|[A-D])\b/;

function ofCounted({ title, description, unit }: RegistryOutcome): Direction {
  const plain = title.replace(/\b(composite|combined) (end ?point|outcome)s?( of)?\b/i, '');
  if (
    /\b(decrease|reduction|fall|drop|loss) (in|of|from)\b.{0,200}(\d|more|least|%)|[<≤] ?\d.{0,200}(mmhg|mg\/dl|%)/i.test(
      plain,
    ) &&
    !/\b(weight|muscle|vision|function|bone)\b/i.test(plain)
  )
    return clear('higher', 'people with a fall that was aimed for');
  if (ofGrade.test(plain) && !/\b(improv|worsen|deteriorat)/i.test(plain))
    return open('people in one class of a scale: the record does not say which class is good');
  const byTitle = eventSide(plain);
  if (byTitle) return clear(byTitle, 'by what is counted');
  if (/\bsurviv/i.test(plain)) return open('survival, counted in people: those who died, or those who lived?');
  if (bad.test(plain) && good.test(plain)) return open('what is counted sounds both good and bad');
  const byUnit = eventSide(unit);
  if (byUnit) return clear(byUnit, 'by its unit');
  if (/composite|first occurrence|end ?points?|outcomes?\b|\bevents?\b/i.test(title)) {
    const within = eventSide(description.slice(0, 500));
    if (within === 'lower') return clear('lower', 'by its description');
  }
  return open('what is counted does not say whether it is good or bad');
}

function ofTime({ title, description }: RegistryOutcome): Direction {
  if (
    /\b(overall|progression[- ]free|event[- ]free|disease[- ]free|relapse[- ]free|\w+[- ]free) survival|\bsurviv|duration of (response|remission|clinical benefit)|\b(PFS|OS|DFS|EFS|RFS)\b/i.test(
      title,
    )
  )
    return clear('higher', 'a time that should be long');
  const [, event = ''] = /\btime (?:from [^,]{0,200}? )?(?:to|until)\b(.*)/i.exec(title) ?? [];
  const side = eventSide(event || title) ?? (event ? eventSide(description.slice(0, 300)) : null);
  if (side)
    return clear(
      side === 'higher' ? 'lower' : 'higher',
      side === 'higher' ? 'a good event that should come soon' : 'a bad event that should come late',
    );
  if (/\b(discharge|ambulat|extubat|flatus|bowel|weaning|hemostasis|haemostasis|negative|negativ)/i.test(event))
    return clear('lower', 'a good event that should come soon');
  if (
    /\b(duration|length|days) of\b.{0,200}\b(symptoms?|fever|pain|illness|stay|hospital|ventilat|oxygen|diarrh|viral)/i.test(
      title,
    )
  )
    return clear('lower', 'a time that should be short');
  return open('the title does not say whether it should be long or short');
}

function ofMeasured(trial: RegistryTrial, outcome: RegistryOutcome): Direction {
  const { title, unit, description } = outcome;
  if (/\b(withdraw|deviation|ratio of|percent recovery)\b/i.test(title))
    return open('the title does not say which way is good');
  const about = trial.conditions.join('; ');
  for (const { named, better, source, condition } of scalesOfConditions)
    if (named.test(title) && condition.test(about)) return clear(better, `known: ${source}`);
  for (const { named, better, source } of knownScales)
    if (named.test(title)) return clear(turned(title, better), `known: ${source}`);
  const side = /\b(events?|episodes?|exacerbations?|number of|rate of|incidence)\b/i.test(`${title} ${unit}`)
    ? eventSide(title)
    : null;
  if (side) return clear(side, 'by what is counted');
  const named = knownScales.filter((scale) => scale.named.test(description.slice(0, 200)));
  if (named.length === 1) return clear(named[0]!.better, `known, by its description: ${named[0]!.source}`);
  return open('the record does not say which way is good: lower, higher or neither');
}

/** A reduction that is counted upwards turns the scale round. */
const turned = (title: string, better: 'higher' | 'lower'): Better =>
  /^(percent(age)? )?(reduction|decrease|decline|loss) (in|of|from)\b/i.test(title)
    ? better === 'higher'
      ? 'lower'
      : 'higher'
    : better;
