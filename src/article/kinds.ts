/** What a new dataset can be of, with the words that each kind of trial and of outcome begins with. */
export const kinds = ['parallel', 'crossover', 'single-arm', 'factorial', 'cluster'] as const;
export type Kind = (typeof kinds)[number];
export const types = ['continuous', 'binary', 'time-to-event', 'rate', 'words'] as const;
export type OutcomeType = (typeof types)[number];

export const conductOf: Partial<Record<Kind, string>> = {
  crossover: 'each participant had the treatments one after the other; washout not reported',
  cluster: 'groups of people were randomised, not single people',
  factorial: 'each participant was randomised to two questions at once',
};

export const measures: Record<OutcomeType, string> = {
  continuous: 'mean change from baseline',
  binary: 'participants with an event',
  'time-to-event': 'time to the first event',
  rate: 'events per person-year',
  words: 'as told',
};

export const values: Record<OutcomeType, string> = {
  continuous: '{ mean: not reported } # or { n: 50, mean: -3.1, sd: 1.2 }',
  binary: '{ events: not reported, percent: not reported } # or { n: 50, events: 12, percent: 24 }',
  'time-to-event': '{ median: not reported } # or { n: 50, events: 12, median: 18.4 }',
  rate: '{ rate: not reported } # or { rate: 0.39 }',
  words: 'not reported # or { told: better than before }',
};

/** The key that a sentence refers to. */
export const mainKeys: Record<OutcomeType, string> = {
  continuous: 'mean',
  binary: 'percent',
  'time-to-event': 'median',
  rate: 'rate',
  words: 'told',
};

export const effects: Record<OutcomeType, string> = {
  continuous: 'mean difference',
  binary: 'risk ratio',
  'time-to-event': 'hazard ratio',
  rate: 'rate ratio',
  words: 'other',
};
