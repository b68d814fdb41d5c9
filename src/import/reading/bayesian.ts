/** Analyses by Bayesian models, which the registry's form has no fields for: their results stand where a p value and a confidence interval would. */
import type { Interval } from '../../dataset/schema.js';
import { pValue } from './numbers.js';
import type { Analysis } from '../registry-trial.js';
import { shorten } from '../text.js';

/** Whether an analysis is Bayesian, by the record's own words. */
export function isBayesian(analysis: Analysis): boolean {
  const { method, parameter, words: said } = analysis;
  const words = [method, said.method, parameter, said.p, said.estimate].join(' ');
  return /\bbayes|\bcredible interval|\bposterior (?:probabilit|mean|median)/i.test(words);
}

/** What the interval of an analysis is. */
export const intervalTypeOf = (analysis: Analysis): Interval['type'] =>
  isBayesian(analysis) ? 'credible' : 'confidence';

/** The p value of an analysis that can be one; a Bayesian one has none. */
export const pOf = (analysis: Analysis): string | null => (isBayesian(analysis) ? null : pValue(analysis.p));

/** What stands where the p value would, in words, since it is none: of a Bayesian model, or no probability at all. */
export function insteadOfP(analysis: Analysis): string {
  const written = `“${analysis.p}” in the record`;
  if (!isBayesian(analysis)) return `p value ${written}, which cannot be`;
  const what = /posterior probability(?: that [^.;]+)?/i.exec(analysis.words.p)?.[0];
  return what === undefined ? `${written}, of a Bayesian model` : `${shorten(what.toLowerCase(), 90)}: ${written}`;
}
