/** Who was studied, in the record's own words: its titles say it best. */
import { inclusionOf } from './criteria.js';
import { words } from '../text.js';
import type { RegistryTrial } from '../registry-trial.js';

const people =
  'patients|subjects|participants|adults|adolescents|children|infants|neonates|newborns|women|men|females|males|survivors|people|persons|individuals|volunteers|recipients|veterans|smokers|residents';
const phrase = new RegExp(
  String.raw`\b(?:in|of|for|among|if|whether|that|to)\s+((?:(?!(?:in|of|for|with|and|among|the|if|whether|that|to)\b)[\p{L}-]+\s+){0,3}?(?:${people})\b(?:\s+(?!versus\b|vs\b|compared\b|treated with placebo\b)(?:[^.;:()\[\]]|\.(?=\d)){3,150})?)`,
  'iu',
);

/** Words that keep their capital. */
const proper =
  /^(Japanese|Chinese|African|American|European|Indian|Korean|Asian|Hispanic|Black|Hodgkin|Parkinson|Alzheimer|Crohn|Duchenne|Cushing|Sj\u00f6gren|Gaucher|Fabry|Philadelphia|US|HIV|Down|Marfan|Fontan|Eisenmenger)('s)?$/;

/** `Patients With Acute Infarction` as patients with acute infarction; capitals of names and abbreviations, such as Covid-19, stay. */
export const withoutTitleCase = (text: string): string =>
  text.replace(/(?<![\p{L}'’-])[\p{L}'’-]+(?![\p{L}\d'’-])/gu, (word) =>
    word
      .split('-')
      .map((part) =>
        /^\p{Lu}{1,2}\p{Ll}{2,}$|^\p{Lu}\p{Ll}+$/u.test(part) && !proper.test(part) ? part.toLowerCase() : part,
      )
      .join('-'),
  );

/** Words with which a phrase goes on to something else than who they were. */
const further =
  /--|–|\s(?:(?:who|that|which) (?:are|were|will be) (?:randomi[sz]ed|assigned)|an? (?:randomi[sz]ed|phase|study|trial)\b|(?:an?|the) \S{1,30} (?:study|trial)\b|the \S{1,30} \S{1,30} (?:study|trial)\b|followed by\b|undergoing evaluation|to (?:evaluate|assess|determine|compare)\b|(?:and|with) (?:an?|the) (?:open|double)|(?:will|would|can|could|may|have|has|had|were|was|are|is|compared|versus|vs)\b|when (?:compared|added|given)\b)/i;

const telling =
  /\b(with|who|at risk|requiring|after|undergoing|receiving|having|hospitali[sz]ed|survivors|recipients|elderly|older)\b/i;
const ofTrials =
  /\b(randomi[sz]ed|efficacy|safety|placebo|double|blind|open-label|study|trial|number|proportion|percentage)\b/i;

/** Ends that tell that a phrase was cut in its middle. */
const unfinished = /\b(?:with|and|or|of|in|the|an?|to|for|by|at|on|who|whose|that)$/i;

/** The people that a sentence names; null where it names none by more than a bare word. */
function peopleIn(sentence: string, most: number, conditions: readonly string[]): string | null {
  const whole = phrase.exec(sentence)?.[1] ?? '';
  const found = whole.slice(0, further.exec(whole)?.index).replace(/(?<![\s,–-])[\s,–-]+$/, '');
  if (found === '' || found.length > most || words(found).length < 2) return null;
  if (ofTrials.test(found) || unfinished.test(found)) return null;
  const isOfCondition = conditions.some((condition) =>
    words(condition).some((word) => word.length > 4 && words(found).includes(word)),
  );
  return telling.test(found) || isOfCondition ? found : null;
}

/**
 * The people that the record names, such as `infants with single ventricle`, in at most so many letters: by its titles, else by its
 * summary; null where neither names them by more than a bare word. A cut phrase says other people than there were: of too long a one
 * nothing is told.
 */
export function peopleNamed({ titles, summary, details, conditions }: RegistryTrial, most: number): string | null {
  const sentences = `${summary} ${details}`.split(/(?<=[.;!?])\s+(?=\p{Lu})/u).slice(0, 8);
  const told = [titles.brief, titles.official]
    .map((title) => peopleIn(title.replace(/(?<!\s)\s*\([^()]*\)/g, ''), most, conditions))
    .find((found) => found !== null);
  const found =
    told ?? sentences.map((text) => peopleIn(text, most, conditions)).find((one) => one && telling.test(one));
  return found ? withoutFillers(told ? withoutTitleCase(found) : found) : null;
}

const withoutFillers = (text: string): string =>
  text
    .replace(/^(?:all|some|the)\s+/i, '')
    .replace(/\bfemale (subjects|participants|patients)\b/i, 'women')
    .replace(/\bmale (subjects|participants|patients)\b/i, 'men')
    .replace(/\b(subjects|participants)\b/gi, 'people');

/** What the inclusion criteria say of the condition, such as `a high blood pressure at their last clinic visit`; null where no short line does. */
export function criterionOf(trial: RegistryTrial, most: number): string | null {
  const { conditions } = trial;
  const lines = inclusionOf(trial).map((line) =>
    line
      .replace(/^[\s*•·\d.)-]+/, '')
      .replace(/ \([^()]*(?:\)|$)/g, '')
      .replace(/(?<![\s,;.:])[\s,;.:]+$/, ''),
  );
  const named = lines.find(
    (line) =>
      line.length <= most &&
      /^(an?|prior|diagnos\w*( of)?|history of|known|documented|confirmed|symptomatic|chronic|acute|elevated|high|low)\b/i.test(
        line,
      ) &&
      conditions.some((condition) => words(condition).every((word) => words(line).includes(word))),
  );
  return named ? named.charAt(0).toLowerCase() + named.slice(1) : null;
}
