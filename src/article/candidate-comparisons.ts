/** Comparisons of an abstract as candidates: the estimate, the interval as one value, and the p value of one row. */
import { armAt, comparedArm, namesOf } from './arm-names.js';
import type { Measure } from '../trial/measures.js';
import { measuresIn } from '../trial/measures-in-text.js';
import type { Found, Reading, Spot } from './candidate.js';
import { estimateBefore, intervalsIn, pAfter, type Span, type ToldInterval } from './compared.js';
import { plainNumber, spelledUnit } from './plain-values.js';

/** `PCI minus placebo −2.6`: a difference that is told without the word. */
const subtracted = /\b(?:minus|(?:versus|vs\.?|compared with) placebo (?:was|of))\b/i;

/** The measure that is named last before a place, within its clause; loosely named ones only right before it. */
export function measureBefore(text: string, start: number): Measure | null {
  const clause = text
    .slice(Math.max(0, start - 110), start)
    .split(/[.;](?:\s|$)/)
    .at(-1)!;
  const mention = measuresIn(clause).at(-1);
  if (mention) {
    const between = clause.slice(mention.end).replace(/\b9[059]\s?%/, '');
    const isNear = mention.isLoose ? /^\s?(?:was|were|of|[(,=:])?\s?$/.test(between) : /^[^.;\d]{0,110}$/.test(between);
    if (isNear) return mention.measure;
  }
  const joint = subtracted.exec(clause);
  return joint && !/\d/.test(clause.slice(joint.index)) ? 'difference' : null;
}

/** What a measure is called in a dataset of this kind of outcome. */
export function measureNameOf(measure: Measure, type: Reading['type']): Measure {
  if (measure !== 'difference') return measure;
  return type === 'binary' ? 'risk difference' : type === 'continuous' ? 'mean difference' : measure;
}

type About = Pick<Spot, 'part' | 'topic'>;

/** In the order of the text; of an outcome that is not the primary one without a writing. */
export function comparisonsIn(text: string, about: About, reading: Reading): Found[] {
  if (about.part === 'background' || about.part === 'conclusion') return [];
  return intervalsIn(text).flatMap((interval) => oneIn(text, interval, about, reading));
}

function oneIn(text: string, interval: ToldInterval, { part, topic }: About, reading: Reading): Found[] {
  const estimate = estimateBefore(text, interval);
  const from = estimate?.start ?? interval.start;
  const measure =
    measureBefore(text, from) ?? (/^[[(]/.test(text.slice(interval.start)) ? continued(text, from) : null);
  const isOfArm = !measure && armAt(text, { start: from, end: interval.end }, namesOf(reading.arms)) !== null;
  const arm = comparedArm(text, { start: from, end: interval.end }, reading.arms);
  const row = `results.main.comparisons.${arm?.id ?? 'arm'}`;
  const isMain = topic === 'primary' && part !== 'methods' && !isOfArm;
  const of = reading.arms.filter(({ role }) => role === 'experimental').length > 1 && arm ? `, ${arm.name}` : '';
  const found = (span: Span, key: string, question: string, writes: Found['writes']): Found => ({
    ...{ figure: text.slice(span.start, span.end).trim(), key, question, writes: isMain ? writes : [] },
    span: { start: span.start, end: span.end },
  });
  const p = pAfter(text, interval.end);
  const type = interval.isCredible ? ', type: credible' : '';
  const level = interval.level === '' ? 'not stated' : interval.level;
  const limits = `{ low: ${plainNumber(interval.low)}, high: ${plainNumber(interval.high)}, level: ${level}${type} }`;
  const isDifference = (measure === 'difference' || measure === 'mean difference') && reading.type === 'continuous';
  return [
    ...(estimate && !isOfArm
      ? [
          {
            ...found(estimate, `${row}.estimate`, `${measure ?? 'estimate'}${of}?`, [
              { key: `${row}.estimate`, value: plainNumber(text.slice(estimate.start, estimate.end)) },
              ...(measure ? [{ key: `${row}.measure`, value: measureNameOf(measure, reading.type) }] : []),
              ...(isDifference && estimate.unit !== ''
                ? [{ key: 'outcomes.main.unit', value: spelledUnit(estimate.unit) }]
                : []),
            ]),
            ...(measure && { measure: measureNameOf(measure, reading.type) }),
          },
        ]
      : []),
    {
      ...found(interval, isOfArm ? '' : `${row}.ci`, isOfArm ? 'interval of an arm?' : `interval${of}?`, [
        { key: `${row}.ci`, value: limits },
      ]),
      limits,
    },
    ...(p && !isOfArm
      ? [
          found(p, `${row}.${p.ofMargin ? 'p_margin' : 'p'}`, `p${of}?`, [
            { key: `${row}.${p.ofMargin ? 'p_margin' : 'p'}`, value: plainNumber(p.written) },
          ]),
        ]
      : []),
  ];
}

/** A second comparison of a sentence goes by the measure of the first. */
const continued = (text: string, start: number): Measure | null => measuresIn(text.slice(0, start))[0]?.measure ?? null;
