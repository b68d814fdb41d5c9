/** The two margins of equivalence, where the words of a record state them plainly. */
import { noEffectOf, type Measured } from '../../trial/effect.js';
import type { Analysis } from '../registry-trial.js';
import type { Limits } from '../drafts.js';

const number = (name: string) => String.raw`(?<${name}>[-−–]?\s?\d*\.?\d+)\s*(?<${name}Percent>%)?`;

/** `within 0.80 to 1.25`, `acceptance range of 80% - 125%`, `equivalence margins (-5, 5)`, and `within ±5`. */
const range = new RegExp(
  String.raw`\b(?:within|between|contained in|ranges?|limits?|margins?|bounds?|boundar(?:y|ies)|(?:acceptance|equivalence) (?:interval|criteri(?:a|on)))\b` +
    String.raw`(?:\s+(?:the|a|an|of|from|for|was|were|is|are|to|be|set|at|as|defined|pre-?specified|bio-?equivalence|equivalence|acceptance|acceptable|conventional|standard|usual|range|interval|limits|bounds|margins?)\b|[\s:=,([])*?\s*` +
    String.raw`[([]?${number('low')}\s*(?:to|and|,|-|–|—|through)\s*${number('high')}`,
  'gi',
);
const evenly = new RegExp(String.raw`(?:±|\+\s?/\s?[-−–]|\bplus or minus)\s*${number('size')}`, 'gi');

const plain = (digits = '') => digits.replace(/[−–]/, '-').replace(/\s/g, '');

/**
 * The two margins that an analysis names; null where its words name none, two
 * different pairs, or what cannot be margins of the estimate: no effect lies
 * between them, on the estimate's own scale (0.80 to 1.25 is not turned into 80 to 125).
 */
export function limitsIn(analysis: Analysis, measured: Measured): Limits | null {
  const none = noEffectOf(measured);
  const words = [analysis.words.framework, analysis.words.method, analysis.words.estimate].join('; ');
  const inPercent = none === 100 || measured.measure === 'risk difference';
  const pairs = [...words.matchAll(range)].map(({ groups }) => ({
    low: plain(groups!.low),
    high: plain(groups!.high),
    percent: groups!.highPercent ?? groups!.lowPercent,
  }));
  const even = [...words.matchAll(evenly)].map(({ groups }) => ({
    low: `-${plain(groups!.size)}`,
    high: plain(groups!.size),
    percent: groups!.sizePercent,
  }));
  const possible = [...pairs, ...even].filter(
    ({ low, high, percent }) =>
      none !== null &&
      Number(low) < none &&
      Number(high) > none &&
      (none !== 1 || Number(low) > 0) &&
      (!percent || inPercent),
  );
  // An interval that was found is no margin.
  const found = possible.filter(({ low, high }) => low !== analysis.low || high !== analysis.high);
  const [first] = found;
  const same = found.every(
    ({ low, high }) => Number(low) === Number(first!.low) && Number(high) === Number(first!.high),
  );
  return first && same ? { low: first.low, high: first.high } : null;
}
