/** Numbers of registers of trials in a text. */
import type { Registration } from './article.js';

/**
 * How registers write their numbers: the primary registries of the World Health Organization's
 * network (International Clinical Trials Registry Platform, list of registries and their
 * identifiers), ClinicalTrials.gov, and the two of the European Union.
 */
const registers: readonly (readonly [registry: string, number: RegExp])[] = [
  ['ClinicalTrials.gov', /\bNCT\d{8}\b/gi],
  ['ISRCTN', /\bISRCTN\s?\d{8}\b/gi],
  ['EU CTIS', /\b20\d{2}-5\d{5}-\d{2}(?:-\d{2})?\b/g],
  ['EudraCT', /\b20\d{2}-0\d{5}-\d{2}\b/g],
  ['ANZCTR', /\bACTRN\d{14}p?\b/gi],
  ['ChiCTR', /\bChiCTR(?:-[A-Z]{2,6}-)?\d{8,10}\b/gi],
  ['CRIS', /\bKCT\d{7}\b/gi],
  ['CTRI', /\bCTRI\/\d{4}\/\d{2,3}\/\d{6}\b/gi],
  ['DRKS', /\bDRKS\d{8}\b/gi],
  ['IRCT', /\bIRCT\d{11,14}N\d{1,3}\b/gi],
  ['jRCT', /\bjRCTs?\d{9,10}\b/gi],
  ['UMIN-CTR', /\bUMIN\d{9}\b/gi],
  ['LTR', /\bNTR\d{3,5}\b|\bNL-OMON\d{4,6}\b/gi],
  ['PACTR', /\bPACTR\d{15,16}\b/gi],
  ['ReBEC', /\bRBR-[0-9a-z]{6,8}\b/gi],
  ['RPCEC', /\bRPCEC\d{8}\b/gi],
  ['SLCTR', /\bSLCTR\/\d{4}\/\d{3}\b/gi],
  ['TCTR', /\bTCTR\d{11}\b/gi],
];

/** Every number in a text, each once, by register. */
export function registrationsIn(text: string): Registration[] {
  return registers.flatMap(([registry, number]) =>
    [...new Set((text.match(number) ?? []).map(written))].map((id) => ({ registry, id })),
  );
}

/** Without a space, and NCT in capitals. */
const written = (id: string) =>
  id.replace(/\s/g, '').replace(/^(?:nct|isrctn|actrn|kct|drks|umin|pactr|tctr|rbr)/i, (name) => name.toUpperCase());

/**
 * Of a whole paper, other trials are named too: those that stand in a sentence on registration
 * are its own, else those of the only trial that it names in any register.
 */
export function registrationsOfPaper(text: string): Registration[] {
  const told = /\b(?:regist|clinicaltrials\.gov|isrctn|eudract|funding)/i;
  const sentences = text.split(/(?<=[.;])\s+(?=\p{Lu})/u).filter((sentence) => told.test(sentence));
  const own = registrationsIn(sentences.join(' '));
  const found = own.length > 0 ? own : registrationsIn(text);
  const isOfOne = new Set(found.map(({ registry }) => registry)).size === found.length;
  return isOfOne ? found : [];
}
