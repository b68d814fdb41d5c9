/** Who was studied, in the record's own words: its titles say it best. */
import { words } from './text.js';
import type { RegistryTrial } from './registry-trial.js';

const people =
  'patients|subjects|participants|adults|adolescents|children|infants|neonates|newborns|women|men|females|males|survivors|people|persons|individuals|volunteers|recipients|veterans|smokers|residents';
const phrase = new RegExp(
  String.raw`\b(?:in|of|for|among)\s+((?:(?!(?:in|of|for|with|and|among|the)\b)[\p{L}-]+\s+){0,3}?(?:${people})\b(?:\s+(?!versus\b|vs\b|compared\b|treated with placebo\b)[^.;:()\[\]]{3,110})?)`,
  'iu',
);

/** Words that keep their capital. */
const proper =
  /^(Japanese|Chinese|African|American|European|Indian|Korean|Asian|Hispanic|Black|Hodgkin|Parkinson|Alzheimer|Crohn|Duchenne|Cushing|Sj\u00f6gren|Gaucher|Fabry|Philadelphia|US|HIV|Down|Marfan|Fontan|Eisenmenger)('s)?$/;

/** `Patients With Acute Infarction` as patients with acute infarction; capitals of names and abbreviations stay. */
const spoken = (text: string): string =>
  text.replace(/[\p{L}'’-]+/gu, (word) =>
    word
      .split('-')
      .map((part) => (/^\p{Lu}[\p{Ll}]+$/u.test(part) && !proper.test(part) ? part.toLowerCase() : part))
      .join('-'),
  );

/** Words with which a phrase goes on to something else than who they were. */
const further =
  /(?<![\s,])[\s,]+(?<=\s)(?:who (?:are|were) (?:randomi[sz]ed)|a (?:randomi[sz]ed|phase|study|trial)|followed by|undergoing evaluation|to (?:evaluate|assess|determine)|(?:and|with) (?:an?|the) (?:open|double))[^]*$/i;

/**
 * The people that a title names, such as `infants with single ventricle`, in at most so many letters; null where no title names them by
 * more than a bare word. A cut phrase says other people than there were: of too long a one nothing is told.
 */
export function peopleInTitle({ titles, conditions }: RegistryTrial, most: number): string | null {
  for (const title of [titles.brief, titles.official]) {
    const found = phrase
      .exec(title)?.[1]
      ?.replace(further, '')
      .replace(/(?<![\s,–-])[\s,–-]+$/, '');
    if (!found || found.length > most || words(found).length < 2) continue;
    if (/\b(randomi[sz]ed|efficacy|safety|placebo|double|blind)\b/i.test(found)) continue;
    const isTold =
      /\b(with|who|at risk|requiring|after|undergoing|receiving|having|hospitali[sz]ed|survivors|recipients)\b/i.test(
        found,
      );
    if (
      isTold ||
      conditions.some((condition) => words(condition).some((word) => word.length > 4 && words(found).includes(word)))
    )
      return spoken(found)
        .replace(/\bfemale (subjects|participants|patients)\b/, 'women')
        .replace(/\bmale (subjects|participants|patients)\b/, 'men')
        .replace(/\b(subjects|participants)\b/, 'people');
  }
  return null;
}
