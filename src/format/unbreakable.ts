/** The letters of the scripts that the fonts have: all those of Unicode, V8 would take milliseconds to compile. */
const inOurScripts = ({ source, flags }: RegExp) =>
  new RegExp(source.replaceAll('\\p{Lu}', 'A-ZÀ-ÞΑ-ΩЀ-Я').replaceAll('\\p{L}', 'A-Za-zÀ-ɏͰ-ӿ'), flags);

const unit =
  'mg|mcg|µg|μg|ug|ng|pg|g|kg|mL|ml|µL|μL|dL|L|IU|U|mmol|µmol|μmol|nmol|pmol|mEq|mm|cm|mmHg|y|h|min|hours?|minutes?|weeks?|days?|months?|years?|points?';
const per = String.raw`(?:\/(?:kg|mL|ml|µL|μL|dL|dl|L|l|h|hr|min|day|d|week|month|year|dose|1\.73\sm[2²]|m[2²]|mm[3³]|mcg|mg|g|mmol))`;
const letter = String.raw`[\p{L}\d]`;

/** What a line never breaks: numbers with their signs, units, bounds and partners. */
const bound: readonly RegExp[] = [
  // n = 57, p<0.0001, P = 0.03, P 0.03
  /(?<![\p{L}])[nNpP]\s?[=<>≤≥≈]\s?[−-]?\d[\d.,·]*/gu,
  /(?<![\p{L}])[pP]\s\d[\d.,·]*/gu,
  // −19.2, <0.5%, 0.58–0.86, 150 mg, 12 weeks, 2020-004228-41
  new RegExp(
    String.raw`(?<!\d[.,·]?)(?:[−+±<>≤≥≈]\s?)?\d[\d.,·]*(?:[–−-]\d[\d.,·]*)*%?(?:\s(?:${unit})${per}*(?!${letter}))?`,
    'gu',
  ),
  // mL/min/1.73 m2, mg/kg
  new RegExp(String.raw`(?<!${letter})(?:${unit})${per}+(?!${letter})`, 'gu'),
  // (SD 4.1), as behind a mean
  /\((?:SD|SE|SEM|IQR)\s[−-]?\d[\d.,]*(?:\sto\s[−-]?\d[\d.]*)?\)?/gu,
  // −20.4 to −12.1, as in an interval
  /(?<!\d\.?)[−-]?\d[\d.]*%?\sto\s[−-]?\d[\d.]*%?/gu,
  // 22 July 2025, doi 10.1016
  /\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{4})?/gu,
  /doi\s10\.\d+/gu,
  // CDASI-A, IFN-β2a
  /(?<![\p{L}\d])[\p{Ll}\d]*\p{Lu}[\p{L}\d]+-[\p{L}\d]{1,3}(?![\p{L}\d])/gu,
  // PF-04236921, as of a drug without a name
  /(?<![\p{L}\d])[\p{Lu}]{1,6}-\d[\p{L}\d]*/gu,
  // 7 of 12
  /(?<!\d)\d+\sof\s\d+/gu,
  // 25 sites, 1061 people
  /(?<!\d)\d+\s(?:sites?|countr(?:y|ies)|people|participants|patients|adults|children|arms?|centres?|practices|clusters|visits?)(?![\p{L}])/gu,
  // aged 18, P value
  /(?<![\p{L}])aged\s\d+/gu,
  /(?<![\p{L}])[pP]\svalues?(?![\p{L}])/gu,
  // 95% CI, 4 (11%), 4/37 (11%)
  /(?<!\d)\d+(?:\.\d+)?%\sCI/gu,
  /(?<!\d)\d+(?:\/\d+)?\s\(\d[\d.]*%\)/gu,
  // week 12, phase 3
  /(?<![\p{L}])(?:week|day|month|year|stage|phase|grade|type|table|figure)\s\d+/giu,
].map(inOurScripts);

/** What every pattern needs; most words have neither. */
const mayBind = /\d|[pP]\svalue/u;

/** The spans [start, end) of a text that stay on one line. */
export function unbreakable(text: string): [number, number][] {
  if (!mayBind.test(text)) return [];
  return bound.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): [number, number] => [match.index, match.index + match[0].length]),
  );
}

/** The same text with no-break spaces in those spans, for programs that break lines themselves. */
export function bindSpaces(text: string): string {
  if (!mayBind.test(text)) return text;
  return bound.reduce((result, pattern) => result.replace(pattern, (match) => match.replaceAll(' ', '\u00A0')), text);
}
