/** Comparisons of an abstract as candidates: the estimate, the interval as one value, and the p value of one row. */
import { armAt, comparedArm, namesOf, type NamedArm } from './arm-names.js';
import type { Measure } from '../trial/measures.js';
import { measuresIn } from '../trial/measures-in-text.js';
import type { Found, Reading, Spot } from './candidate.js';
import { estimateBefore, intervalsIn, pAfter, type Span, type WrittenInterval } from './compared.js';
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

/** In the order of the text, with what it is `about` at each place; of an outcome that is not the primary one without a writing. */
export function comparisonsIn(text: string, about: (at: number) => About, reading: Reading): Found[] {
  return intervalsIn(text).flatMap((interval) => {
    const own = about(interval.start);
    return own.part === 'background' || own.part === 'conclusion' ? [] : oneIn(text, interval, own, reading);
  });
}

function oneIn(text: string, interval: WrittenInterval, about: About, reading: Reading): Found[] {
  const estimate = estimateBefore(text, interval);
  const from = estimate?.start ?? interval.start;
  const measure =
    measureBefore(text, from) ?? (/^[[(]/.test(text.slice(interval.start)) ? continued(text, from) : null);
  const own = measure ? null : armAt(text, { start: from, end: interval.end }, namesOf(reading.arms));
  const isMain = about.topic === 'primary' && about.part !== 'methods';
  if (own) return ofArm(text, { own, estimate, interval, isMain }, reading);
  const arm = comparedArm(text, { start: from, end: interval.end }, reading.arms);
  const row = `results.main.comparisons.${arm?.id ?? 'arm'}`;
  const of = reading.arms.filter(({ role }) => role === 'experimental').length > 1 && arm ? `, ${arm.name}` : '';
  // Without a word for what it is, a number may be that of an arm.
  const found = (span: Span, key: string, question: string, writes: Found['writes']) =>
    foundAt(text, span, key, question, isMain && measure ? writes : []);
  const p = pAfter(text, interval.end);
  const limits = limitsOf(interval);
  const name = measure && measureNameOf(measure, reading.type);
  const unit = name === 'mean difference' ? outcomeUnit(estimate?.unit ?? '') : [];
  return [
    ...(estimate
      ? [
          {
            ...found(estimate, `${row}.estimate`, `${measure ?? 'estimate'}${of}?`, [
              { key: `${row}.estimate`, value: plainNumber(text.slice(estimate.start, estimate.end)) },
              ...(name ? [{ key: `${row}.measure`, value: name }] : []),
              ...unit,
            ]),
            ...(name && { measure: name }),
          },
        ]
      : []),
    { ...found(interval, `${row}.ci`, `interval${of}?`, [{ key: `${row}.ci`, value: limits }]), limits },
    ...(p
      ? [
          found(p, `${row}.${p.ofMargin ? 'p_margin' : 'p'}`, `p${of}?`, [
            { key: `${row}.${p.ofMargin ? 'p_margin' : 'p'}`, value: plainNumber(p.written) },
          ]),
        ]
      : []),
  ];
}

const foundAt = (text: string, span: Span, key: string, question: string, writes: Found['writes']): Found => ({
  ...{ figure: text.slice(span.start, span.end).trim(), key, question, writes },
  span: { start: span.start, end: span.end },
});

/** An interval as the dataset has it, in one line. */
export function limitsOf({ low, high, level, isCredible }: WrittenInterval): string {
  const type = isCredible ? ', type: credible' : '';
  return `{ low: ${plainNumber(low)}, high: ${plainNumber(high)}, level: ${level === '' ? 'not stated' : level}${type} }`;
}

/** A value of an arm with the interval behind it: of means and shares it is known which they are. */
function ofArm(
  text: string,
  told: { own: NamedArm; estimate: (Span & { unit: string }) | null; interval: WrittenInterval; isMain: boolean },
  { type }: Reading,
): Found[] {
  const { own, estimate, interval, isMain } = told;
  const written = estimate ? text.slice(estimate.start, estimate.end) : '';
  const isPercent = /%\s?$/.test(written);
  const key = type === 'continuous' ? 'mean' : type === 'binary' && isPercent ? 'percent' : null;
  const isSure = isMain && key !== null && estimate !== null;
  const row = `results.main.arms.${own.id}`;
  const limits = limitsOf(interval);
  const unit = key === 'mean' ? outcomeUnit(isPercent ? '%' : (estimate?.unit ?? '')) : [];
  return [
    ...(estimate
      ? [
          foundAt(
            ...([text, estimate, isSure ? `${row}.${key}` : '', `${key ?? 'value'}, ${own.name}?`] as const),
            isSure ? [{ key: `${row}.${key}`, value: plainNumber(written) }, ...unit] : [],
          ),
        ]
      : []),
    {
      ...foundAt(
        ...([text, interval, isSure ? `${row}.ci` : '', 'interval of an arm?'] as const),
        isSure ? [{ key: `${row}.ci`, value: limits }] : [],
      ),
      limits,
    },
  ];
}

/** What the outcome is measured in, where a value tells it; what percentages differ by is in percentage points. */
export const outcomeUnit = (unit: string): Found['writes'] =>
  unit === ''
    ? []
    : [
        {
          key: 'outcomes.main.unit',
          value: /^(?:%|percentage points?)$/.test(unit) ? "'%'" : spelledUnit(unit),
          ifAbsent: true,
        },
      ];

/** A second comparison of a sentence goes by the measure of the first. */
const continued = (text: string, start: number): Measure | null => measuresIn(text.slice(0, start))[0]?.measure ?? null;
