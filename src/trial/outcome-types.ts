/** What each type of outcome is: the one table that schema, charts, tables, calculation and import ask. */
import type { CalculableMeasure } from './measures.js';

/** What one type of outcome is. */
export interface OutcomeTypeFacts {
  /** The value of an arm that a chart of arms draws; null where only comparisons are drawn. */
  value: 'mean' | 'percent' | 'rate' | null;
  /** The difference between arms that is calculated where no source compares them; null where none is. */
  difference: CalculableMeasure | null;
  /** Whether people either have its event or have not, or have it sooner or later. */
  hasEvents: boolean;
  /** Whether its `measure` says what the values of arms are, which the name of a proportion says already. */
  namesMeasure: boolean;
}

export const outcomeTypes = {
  continuous: { value: 'mean', difference: 'mean difference', hasEvents: false, namesMeasure: true },
  binary: { value: 'percent', difference: 'risk difference', hasEvents: true, namesMeasure: false },
  'time-to-event': { value: null, difference: null, hasEvents: true, namesMeasure: true },
  rate: { value: 'rate', difference: null, hasEvents: true, namesMeasure: true },
  /** Categories in an order, such as those of the modified Rankin scale, compared by a common odds ratio. */
  ordinal: { value: null, difference: null, hasEvents: false, namesMeasure: true },
  words: { value: null, difference: null, hasEvents: false, namesMeasure: false },
} as const satisfies Record<string, OutcomeTypeFacts>;

export type OutcomeType = keyof typeof outcomeTypes;

/** The names of all types, as the data have them. */
export const outcomeTypeNames = Object.keys(outcomeTypes) as [OutcomeType, ...OutcomeType[]];

/** Takes any type's facts with the width of the type. */
export const typeFacts = (type: OutcomeType): OutcomeTypeFacts => outcomeTypes[type];

/** Whether the values of an outcome are geometric means, as its `measure` calls them: differences of means are none of them. */
export const isGeometricMean = (measure: string): boolean =>
  /\bgeometric (?:least squares |ls )?means?\b/i.test(measure);
