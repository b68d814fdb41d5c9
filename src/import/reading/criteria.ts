/** Who was asked for: what the inclusion criteria say of the disease and its degree, in their own words. */
import type { RegistryTrial } from '../registry-trial.js';
import { clauses } from '../text.js';

/** Where the criteria of exclusion begin: `Key Exclusion Criteria:`, and within a text that is one line. */
const excluding = /^[\s*•·\d.)-]{0,6}(?:[\p{L}-]{1,20} ){0,3}(?:exclusion|non-?inclusion)\b/iu;
const inOneLine = /\b(?:exclusion|non-?inclusion) criteria\b/i;

/** The lines of the inclusion criteria. */
export function inclusionOf({ eligibility }: RegistryTrial): string[] {
  const [whole = ''] = eligibility.criteria;
  const isOne = eligibility.criteria.length === 1;
  const lines = isOne ? whole.split(inOneLine, 1)[0]!.split(/ - (?=\p{Lu})/u) : eligibility.criteria;
  const end = lines.findIndex((line) => excluding.test(line));
  return end < 0 ? lines : lines.slice(0, end);
}

/** What is asked of everybody in any trial, and tells nothing of the disease. */
const common =
  /\binformed consent|\bconsent(?:ing)? (?:form|to)\b|\b(?:sign|give|provide|written)\w*\b.{0,40}\bconsent|\bwilling|\bable to\b|\bcapable\b|contracepti|pregnan|childbearing|reproductive potential|\bcompl(?:y|iance)\b|\bread(?:ing)? in\b|\bunderstand|\blegal|\bassent\b|insurance|health plan|available to|\bplanning to remain|\blife expectancy|\bfurther inclusion|\bother protocol|\bone of the following\b|\ball of the following|\bat least (?:1|one) of\b|^note\b/i;
/** Marks of a disease and of its degree. */
const telling =
  /\bEF\b|LVEF|ejection|\bNYHA\b|\bclass [IV]+\b|\bstage\b|\bgrade\b|\bsever|\bmoderate|\bmild\b|mutation|\bpositive\b|\bnegative\b|\bHIV\b|\beGFR\b|\bBMI\b|body mass|HbA1c|\bA1C\b|\bBNP\b|NT-proBNP|potassium|diagnos|histolog|cytolog|\bhistory of\b|diabetes|infarction|hospitali[sz]|\bsymptom|cancer|carcinoma|refractory|relapsed|ventric|smok|cumulative|\bscore\b|na[iï]ve|untreated|\bnot on\b|no prior|\bprior\b|hypertens|blood pressure|h(?:a)?emoglobin|dialysis|arthritis|\binfect|\bCOVID|\bacute\b|\bchronic\b|disease|syndrome|\bhigh risk\b|comorbid|\bfailure\b|healthy/i;
/** Ages stand with the people already. */
const isAge = (line: string): boolean =>
  /\b(?:years?|age[ds]?|months?|days?)\b/i.test(line) &&
  line.length < 90 &&
  !telling.test(line.replace(/\b(?:diagnos\w*|consent\w*)\b/gi, ''));

const bullet = /^[\s*•·\\-]{0,6}(?:(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s*)?/;
const opening =
  /^(?:(?:the )?(?:subjects?|patients?|participants?|individuals?|volunteers?|ppts?)\s+(?:(?:must|should) )?(?:has|have|had|is|are|be|who (?:have|are)|with)\s+(?:had )?|must have (?:had )?|(?:has|have) |presence of )/i;

/** Marks of who they were that say most: they come first. */
const strong =
  /\bEF\b|LVEF|ejection|\bNYHA\b|\bclass [IV]+\b|\bstage\b|\bsever|\bmoderate|mutation|\bHIV\b|\beGFR\b|\bBMI\b|body mass|HbA1c|\bA1C\b|\bBNP\b|NT-proBNP|cumulative|refractory|relapsed|untreated|\bnot on\b|ventric|smok|healthy/i;

/** Letters of the first criterion, of each other, and of all together. */
const most = { first: 220, one: 130, all: 340 };

/** As many of the telling criteria as have room, each at most a clause long, in their order; empty where the record has none. */
export function criteriaOf(trial: RegistryTrial): string[] {
  // Items below another can be choices among which one is enough.
  const lines = inclusionOf(trial)
    .filter((line) => !line.startsWith('  '))
    .map((line) =>
      line
        .replace(bullet, '')
        .replace(/^[^:]{0,40}(?:inclusion|eligibility) criteria[^:]{0,40}:?\s*/i, '')
        .trim(),
    )
    .filter(
      (line) =>
        line.length > 4 &&
        !/(?:^or\b|[\s/]or\W*$)/i.test(line) &&
        telling.test(line) &&
        !common.test(line) &&
        !isAge(line),
    );
  const ranked = [...lines.filter((line) => strong.test(line)), ...lines.filter((line) => !strong.test(line))];
  let left = most.all;
  const kept = new Map<string, string>();
  for (const line of ranked) {
    const said = shortened(line, kept.size === 0 ? most.first : most.one);
    if (said === null || said.length > left) continue;
    left -= said.length + 2;
    kept.set(line, said);
  }
  return lines.flatMap((line) => kept.get(line) ?? []);
}

/** A criterion without what opens each, and with an ellipsis for brackets where it is too long with them. */
function shortened(line: string, letters: number): string | null {
  const own = line.replace(opening, '').replace(/(?<![\s.,;:])[.,;:]+$/, '');
  const plain = own.length > letters ? own.replace(/ [([][^()[\]]*[)\]]/g, ' …') : own;
  return clauses(plain, letters)?.replace(/…(?:[\s,]*…)+/g, '…') ?? null;
}
