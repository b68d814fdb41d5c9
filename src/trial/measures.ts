/**
 * What each measure of effect is: the one table that schema, checks, claims, charts,
 * tables, import and calculation ask. To add a measure, add its name and its entry
 * here, and a line to tests/trial/measures.test.ts; the compiler names what is missing.
 */

/** What one measure is. */
export interface MeasureFacts {
  kind: 'difference' | 'ratio' | 'reduction' | 'test' | 'other';
  /** The estimate that says that the arms do not differ; null where there is none, or none is known. */
  noEffect: number | null;
  /** The scale on which equal steps are equal effects: that of its axis. */
  scale: 'linear' | 'log';
  /** Whether intervals lie evenly around the estimate on that scale, as those of means and of ratios do. */
  evenInterval: boolean;
  /** The least and the most that it can be; null where nothing bounds it. */
  least: number | null;
  most: number | null;
  /** What its numbers are in: `outcome` for the unit of the outcome, which for percentages is percentage points. */
  unit: 'outcome' | 'percentage points' | '%' | 'standard deviations' | 'none';
  /**
   * What an estimate above no effect says of the first arm: more of what the outcome counts or measures; events
   * sooner or more often; a longer time without the event; fewer events; better results; more in the categories
   * that the comparison names; nothing that is known.
   */
  above: 'more' | 'sooner' | 'later' | 'fewer' | 'better' | 'towards' | 'unknown';
  /** The values of the two arms whose difference, ratio or relative reduction it is; null where they do not give it. */
  arms: 'mean' | 'median' | 'percent' | 'odds' | 'rate' | null;
  /** What it can be calculated from when nothing is reported; null where the values of the arms do not support it. */
  calculatedFrom: 'means' | 'counts' | null;
  abbreviation: string | null;
  /** Other names for it, in small letters, without hyphens: those of papers and of registries. */
  synonyms: readonly string[];
}

/** Every measure that the data may name, as `measure` of a comparison. */
export const measureNames = [
  'mean difference',
  'median difference',
  'standardised mean difference',
  'slope difference',
  'risk difference',
  'absolute risk reduction',
  'rate difference',
  'difference in restricted mean survival time',
  'difference',
  'risk ratio',
  'odds ratio',
  'common odds ratio',
  'hazard ratio',
  'rate ratio',
  'recurrent-event ratio',
  'ratio of means',
  'ratio of geometric means',
  'win ratio',
  'win odds',
  'net benefit',
  'ratio',
  'relative reduction',
  'vaccine efficacy',
  'test',
  'other',
] as const;

export type Measure = (typeof measureNames)[number];

const difference = {
  kind: 'difference',
  noEffect: 0,
  scale: 'linear',
  evenInterval: true,
  least: null,
  most: null,
  unit: 'outcome',
  above: 'more',
  arms: null,
  calculatedFrom: null,
  abbreviation: null,
  synonyms: [],
} as const satisfies MeasureFacts;

const ratio = {
  ...difference,
  kind: 'ratio',
  noEffect: 1,
  scale: 'log',
  least: 0,
  unit: 'none',
} as const satisfies MeasureFacts;

/** 1 minus a ratio, in percent: 100 leaves none of the events, below 0 there are more. */
const reduction = {
  ...difference,
  kind: 'reduction',
  evenInterval: false,
  most: 100,
  unit: '%',
  above: 'fewer',
} as const satisfies MeasureFacts;

const unknown = {
  ...difference,
  kind: 'other',
  noEffect: null,
  evenInterval: false,
  unit: 'none',
  above: 'unknown',
} as const satisfies MeasureFacts;

export const measures = {
  'mean difference': {
    ...difference,
    arms: 'mean',
    calculatedFrom: 'means',
    abbreviation: 'MD',
    synonyms: [
      'difference in means',
      'difference of means',
      'difference between means',
      'mean treatment difference',
      'mean change difference',
      'difference in mean change',
      'least squares mean difference',
      'ls mean difference',
      'lsmd',
      'difference in least squares means',
      'difference in ls means',
      'mean difference (final values)',
      'mean difference (net)',
    ],
  },
  'median difference': {
    ...difference,
    evenInterval: false,
    arms: 'median',
    synonyms: [
      'difference in medians',
      'difference of medians',
      'difference between medians',
      'median difference (final values)',
      'median difference (net)',
      'hodges lehmann estimate',
      'hodges lehmann difference',
      'hodges lehmann median difference',
    ],
  },
  'standardised mean difference': {
    ...difference,
    unit: 'standard deviations',
    abbreviation: 'SMD',
    synonyms: [
      'standardized mean difference',
      'cohen’s d',
      "cohen's d",
      'cohens d',
      'hedges’ g',
      "hedges' g",
      'hedges g',
    ],
  },
  'slope difference': {
    ...difference,
    synonyms: [
      'difference in slopes',
      'difference in slope',
      'difference of slopes',
      'difference between slopes',
      'slope',
    ],
  },
  'risk difference': {
    ...difference,
    evenInterval: false,
    least: -100,
    most: 100,
    unit: 'percentage points',
    arms: 'percent',
    calculatedFrom: 'counts',
    abbreviation: 'RD',
    synonyms: [
      'absolute risk difference',
      'absolute difference in risk',
      'percentage point difference',
      'difference in percentage points',
      'difference in percentages',
      'difference in percentage',
      'percentage difference',
      'difference in proportions',
      'difference of proportions',
      'difference in risk',
      'rate difference in percent',
      'rate difference (percentage)',
      'difference in response rates',
      'difference in rates of response',
    ],
  },
  // The other arm's percentage minus the first arm's: above 0 the first arm has fewer.
  'absolute risk reduction': {
    ...difference,
    evenInterval: false,
    least: -100,
    most: 100,
    unit: 'percentage points',
    above: 'fewer',
    abbreviation: 'ARR',
    synonyms: ['absolute reduction', 'absolute reduction in risk', 'absolute rate reduction'],
  },
  /** Of events in a time, such as 0.3 per 100 person-years. */
  'rate difference': {
    ...difference,
    evenInterval: false,
    above: 'sooner',
    arms: 'rate',
    synonyms: [
      'incidence rate difference',
      'difference in rates',
      'difference in event rates',
      'difference in incidence rates',
      'difference in annualised rates',
      'difference in annualized rates',
    ],
  },
  'difference in restricted mean survival time': {
    ...difference,
    above: 'later',
    abbreviation: 'RMST difference',
    synonyms: [
      'restricted mean survival time difference',
      'difference in rmst',
      'rmst',
      'restricted mean survival time',
      'difference in restricted mean time',
    ],
  },
  /** Of something that has no entry of its own. */
  difference: { ...difference, evenInterval: false, synonyms: ['absolute difference', 'treatment difference'] },
  'risk ratio': {
    ...ratio,
    arms: 'percent',
    calculatedFrom: 'counts',
    abbreviation: 'RR',
    synonyms: [
      'relative risk',
      'relative risk ratio',
      'risk ratio (rr)',
      'cumulative incidence ratio',
      'prevalence ratio',
      'ratio of proportions',
      'response ratio',
    ],
  },
  'odds ratio': {
    ...ratio,
    arms: 'odds',
    calculatedFrom: 'counts',
    abbreviation: 'OR',
    synonyms: ['odds ratio (or)', 'relative odds', 'ratio of odds'],
  },
  'common odds ratio': {
    ...ratio,
    above: 'towards',
    abbreviation: 'cOR',
    synonyms: [
      'proportional odds ratio',
      'ordinal odds ratio',
      'cumulative odds ratio',
      'generalised odds ratio',
      'generalized odds ratio',
      'shift odds ratio',
    ],
  },
  'hazard ratio': {
    ...ratio,
    above: 'sooner',
    abbreviation: 'HR',
    synonyms: [
      'hazard ratio (hr)',
      'hazards ratio',
      'cox proportional hazard',
      'cox proportional hazards',
      'proportional hazards',
      'proportional hazard ratio',
      'relative hazard',
      'subdistribution hazard ratio',
      'sub hazard ratio',
      'ratio of hazards',
    ],
  },
  'rate ratio': {
    ...ratio,
    above: 'sooner',
    arms: 'rate',
    abbreviation: 'RR',
    synonyms: [
      'incidence rate ratio',
      'irr',
      'event rate ratio',
      'relative rate',
      'ratio of rates',
      'annualised rate ratio',
      'annualized rate ratio',
      'incidence ratio',
      'incidence density ratio',
      'recovery rate ratio',
    ],
  },
  'recurrent-event ratio': {
    ...ratio,
    above: 'sooner',
    arms: 'rate',
    synonyms: [
      'recurrent event rate ratio',
      'recurrent events rate ratio',
      'recurrent events ratio',
      'recurrent event hazard ratio',
      'rate ratio for recurrent events',
      'rate ratio (recurrent events)',
      'mean frequency ratio',
    ],
  },
  'ratio of means': {
    ...ratio,
    arms: 'mean',
    abbreviation: 'RoM',
    synonyms: ['mean ratio', 'ratio of mean', 'ratio of the means', 'ratio of arithmetic means'],
  },
  'ratio of geometric means': {
    ...ratio,
    abbreviation: 'GMR',
    synonyms: [
      'geometric mean ratio',
      'ratio of geometric mean',
      'ratio of geometric least squares means',
      'geometric least squares mean ratio',
      'ratio of ls geometric means',
      'ratio of geometric ls means',
      'geometric mean titer ratio',
      'geometric mean titre ratio',
      'geometric mean fold ratio',
    ],
  },
  'win ratio': { ...ratio, above: 'better', synonyms: ['hierarchical win ratio', 'ratio of wins to losses'] },
  /** As the win ratio, with half of the ties on each side (Brunner, Vandemeulebroecke and Mütze, Stat Med 2021;40:3367–3384). */
  'win odds': { ...ratio, above: 'better', synonyms: ['hierarchical win odds'] },
  /** Pairs of which the first arm does better, less those of which it does worse (Buyse, Stat Med 2010;29:3245–3257). */
  'net benefit': {
    ...difference,
    least: -100,
    most: 100,
    unit: 'percentage points',
    above: 'better',
    synonyms: ['net treatment benefit', 'proportion in favour of treatment', 'win difference'],
  },
  /** Of something that has no entry of its own. */
  ratio: { ...ratio, synonyms: ['ratio of medians', 'time ratio', 'acceleration factor'] },
  'relative reduction': {
    ...reduction,
    abbreviation: 'RRR',
    synonyms: [
      'relative risk reduction',
      'relative rate reduction',
      'relative hazard reduction',
      'percentage reduction',
      'percent reduction',
      'risk reduction',
      'proportional reduction',
    ],
  },
  'vaccine efficacy': {
    ...reduction,
    abbreviation: 'VE',
    synonyms: ['vaccine effectiveness', 'efficacy', 'protective efficacy', 'effectiveness'],
  },
  /** Of which arms differ, without a number for how much: by ranks, by a hierarchy of outcomes, of a dose response. */
  test: {
    ...unknown,
    kind: 'test',
    synonyms: [
      'test without an effect',
      'test without effect',
      'rank test',
      'rank sum test',
      'wilcoxon',
      'wilcoxon rank sum',
      'mann whitney',
      'mann whitney u',
      'log rank',
      'logrank',
      'kruskal wallis',
      'van elteren',
      'fisher exact',
      'chi squared',
      'cochran mantel haenszel',
      'hierarchical',
      'hierarchical comparison',
      'finkelstein schoenfeld',
      'mcp mod',
      'dose response',
      'trend',
    ],
  },
  /** With a label that says what it is, and of which nothing more is known. */
  other: unknown,
} as const satisfies Record<Measure, MeasureFacts>;

/** Takes any measure's facts with the width of the type. */
export const factsOf = (measure: Measure): MeasureFacts => measures[measure];

/** Measures that can be calculated from what is reported of two arms. */
export type CalculableMeasure = {
  [M in Measure]: (typeof measures)[M]['calculatedFrom'] extends null ? never : M;
}[Measure];

/** Whether a measure is one of those. */
export const isCalculable = (measure: Measure): measure is CalculableMeasure =>
  measures[measure].calculatedFrom !== null;

/** The names of those, for messages. */
export const calculableMeasures: readonly CalculableMeasure[] = measureNames.filter(isCalculable);
