/**
 * What a dataset may hold, in the field's terms: the one definition from which
 * the types, the messages and the documentation of the format follow.
 *
 * Wide enough for parallel-group, crossover, single-arm, factorial and cluster
 * trials with any number of arms, and for outcomes that are means, proportions,
 * times to an event, rates, or only told in words.
 */
import * as z from 'zod';
import { styleNames } from './number-styles.js';
import { Prose } from './prose.js';
import { measureNamed } from '../trial/measure-names.js';
import { measureNames, type Measure } from '../trial/measures.js';
import { outcomeTypeNames } from '../trial/outcome-types.js';
import { Requested, Quantity, readAbsent, readQuantity, Written, type Absent } from './quantity.js';

// One dataset is read at a time: compiling each schema to code would cost more than it saves.
z.config({ jitless: true });

/** Text on one line or several. A bare number such as `phase: 2` is text as written. */
const text = z
  .union([z.string(), z.instanceof(Written)], { error: 'expected text' })
  .transform((value) => String(value).trim())
  .refine((value) => value !== '', { error: 'expected text, found nothing' });

/** Text of our own that may take numbers from the data: `fell by [[results.pain.arms.drug.mean]]`. */
const prose = text.transform((value) => new Prose(value));

/** A sentence of our own that may carry what the data must support for it to be true. */
const claim = z
  .union(
    [
      text,
      z.strictObject({ text, holds: z.array(z.record(z.string(), text)).min(1).optional(), known: text.optional() }),
    ],
    { error: 'expected text, or {text, holds} with conditions' },
  )
  .transform((value) =>
    typeof value === 'string'
      ? new Prose(value)
      : new Prose(
          value.text,
          (value.holds ?? []).flatMap((item, index) =>
            Object.entries(item).map(([path, words]) => ({ path, words, place: `holds.${index}.${path}` })),
          ),
          value.known ?? null,
        ),
  );

const id = z
  .string({ error: 'expected an id' })
  .regex(/^[a-z][a-z0-9-]*$/, { error: 'expected an id of small letters, digits and hyphens, such as dose-600' });

const date = z
  .string({ error: 'expected a date such as 2025-01-11' })
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'expected a date such as 2025-01-11' });

/** An optional key; absent is null, so that every key of the schema is always there. */
const optional = <S extends z.ZodType>(schema: S) => schema.optional().transform((value) => value ?? null);
const list = <S extends z.ZodType>(schema: S) =>
  z
    .array(schema)
    .optional()
    .transform((value) => value ?? []);

const quantityMessage =
  'expected a number as printed (−19.2, <0.0001, 0.50), “not reported”, “not applicable”, or {value, source, at}';

function toQuantity(value: unknown): Quantity | Absent | null {
  if (value instanceof Requested) return value;
  if (value instanceof Written || typeof value === 'string')
    return readAbsent(String(value)) ?? readQuantity(String(value));
  return null;
}

/** The long form of a value, which names its own source. */
interface LongForm {
  value?: unknown;
  source?: unknown;
  at?: unknown;
  known?: unknown;
}

const isGroup = (input: unknown): input is LongForm =>
  input !== null &&
  typeof input === 'object' &&
  !Array.isArray(input) &&
  !(input instanceof Written) &&
  !(input instanceof Quantity);

const words = (input: unknown) => (typeof input === 'string' || input instanceof Written ? String(input).trim() : null);

/** A value as the source prints it, or the words for its absence. */
const quantity = z.unknown().transform((input, context) => {
  const { value, source, at, known, ...rest } = isGroup(input) ? input : { value: input };
  const read = toQuantity(value);
  const extra = Object.keys(rest);
  if (extra.length > 0) context.addIssue({ code: 'unrecognized_keys', keys: extra, input: rest });
  else if (read === null) context.addIssue({ code: 'custom', message: quantityMessage });
  if (extra.length > 0 || read === null) return z.NEVER;
  if (read instanceof Quantity) {
    read.source = words(source);
    read.at = words(at);
    read.known = words(known);
  }
  return read;
});

/** A value that may also be asked for: `calculated` makes it here, from others. */
const calculable = z
  .unknown()
  .transform((input) => (input === 'calculated' ? new Requested() : input))
  .pipe(quantity)
  .meta({ calculable: true });

/**
 * Where a row comes from: the id of a source, and a few words or numbers to find the place by. And what answers the
 * tool where something in the row is right and yet looks wrong.
 */
const origin = { source: optional(id), at: optional(text), known: optional(text) };

const sourceSchema = z.strictObject({
  id,
  kind: z.enum(['article', 'registry', 'summary', 'news', 'protocol', 'supplement', 'judgement']),
  /** As printed in the list of sources. */
  cite: text,
  date: optional(date),
  url: optional(text),
});

const citationSchema = z.strictObject({
  title: text,
  authors: z.array(text).min(1),
  journal: text,
  year: text,
  volume: optional(text),
  issue: optional(text),
  pages: optional(text),
  published: optional(date),
  doi: optional(text),
  pmid: optional(text),
  /** Where it is read, if it has no DOI. */
  url: optional(text),
  ...origin,
});

/** A day, or a month where the day is not known. */
const monthOrDay = z
  .string({ error: 'expected a date such as 2025-01-11 or 2025-01' })
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/, {
    error: 'expected a date such as 2025-01-11 or 2025-01',
  });

const datesSchema = z.strictObject({
  start: optional(monthOrDay),
  primary_completion: optional(monthOrDay),
  completion: optional(monthOrDay),
  results_posted: optional(monthOrDay),
  ...origin,
});

const fundingSchema = z.strictObject({ sponsor: text, collaborators: list(text), ...origin });

const designSchema = z.strictObject({
  structure: z.enum(['parallel', 'crossover', 'single-arm', 'factorial', 'cluster']),
  phase: optional(text),
  allocation: z.enum(['randomised', 'non-randomised', 'not applicable']),
  masking: text,
  control: text,
  centres: optional(text),
  framework: z.enum(['superiority', 'noninferiority', 'equivalence', 'not stated']),
  /** Anything that a reader must know of the conduct, such as a switch of treatment. */
  conduct: list(text),
  ...origin,
});

const participantsSchema = z.strictObject({
  /** Who they were, in a few words, without numbers that stand elsewhere. */
  description: text,
  age_from: optional(quantity),
  age_to: optional(quantity),
  criteria: list(text),
  screened: optional(quantity),
  randomised: calculable,
  /** Of a cluster trial: how many clusters were randomised. */
  clusters: optional(quantity),
  ...origin,
});

const sitesSchema = z.strictObject({
  total: quantity,
  countries: z.record(z.string(), quantity),
  ...origin,
});

const populationSchema = z.strictObject({
  id,
  name: text,
  kind: z.enum(['cohort', 'analysis set', 'subgroup']),
  within: optional(id),
  n: quantity,
  /** Not among those randomised, such as people who were only screened. */
  external: z.boolean().optional().default(false),
  women_percent: optional(quantity),
  note: optional(text),
  ...origin,
});

const armSchema = z.strictObject({
  id,
  name: text,
  /** Name where room is short, such as `600 mg`. */
  short: optional(text),
  role: z.enum(['experimental', 'comparator']),
  drug: optional(text),
  dose: optional(text),
  route: optional(text),
  schedule: optional(text),
  n: quantity,
  /** Never randomised in this trial, such as a background incidence or a historical control. */
  external: z.boolean().optional().default(false),
  /** Arms taken together: the ids of its parts. It is not an arm of the trial itself. */
  pools: list(id),
  ...origin,
});

const outcomeSchema = z.strictObject({
  id,
  name: text,
  /** Spelled out where the name is an abbreviation. */
  long_name: optional(text),
  role: z.enum(['primary', 'secondary', 'exploratory', 'safety']),
  type: z.enum(outcomeTypeNames),
  /** What the values are: `mean change from baseline`, `participants with an event`. */
  measure: text,
  unit: optional(text),
  timepoint: text,
  better: z.enum(['lower', 'higher', 'neither', 'not clear']),
  /** Whether its event is good or bad for people; needed where the outcome is a time to an event, and its name does not tell. */
  event: optional(z.enum(['good', 'bad', 'not clear'])),
  /** Of an ordinal outcome: its categories, in their order. */
  categories: list(text),
  scale_from: optional(quantity),
  scale_to: optional(quantity),
  /** Smallest difference that matters to patients. */
  important_difference: optional(quantity),
  ...origin,
});

const intervalSchema = z.strictObject({
  low: quantity,
  high: quantity,
  /** Percent, such as 95, or “not stated”. */
  level: z.union([z.literal('not stated'), quantity], {
    error: 'expected a level in percent, such as 95, or “not stated”',
  }),
  /** A one-sided interval has one limit; the other is “not applicable”. */
  sides: z.enum(['one', 'two']).optional().default('two'),
  /** A credible interval comes from a Bayesian model, and is called so. */
  type: z.enum(['confidence', 'credible']).optional().default('confidence'),
});

/** The interval of an arm, which may be asked for too. */
const askableInterval = z.union([
  z.literal('calculated').transform(() => ({
    low: new Requested(),
    high: new Requested(),
    level: new Requested(),
    sides: 'two' as const,
    type: 'confidence' as const,
  })),
  intervalSchema,
]);

/** How the values of an arm are spread, where neither a deviation nor an interval tells it. */
const rangeSchema = z.strictObject({ low: quantity, high: quantity, of: z.enum(['quartiles', 'extremes']) });

/** Two margins: the effects below and above no effect that still count as equivalent. */
const marginsSchema = z.strictObject({ low: quantity, high: quantity });

const margin = z.union([quantity, marginsSchema], {
  error: 'expected a number as printed, such as -7.5, or {low, high} for equivalence',
});

const armResultSchema = z.strictObject({
  /** Participants analysed. */
  n: optional(quantity),
  mean: optional(quantity),
  median: optional(quantity),
  sd: optional(calculable),
  se: optional(calculable),
  events: optional(quantity),
  percent: optional(calculable),
  rate: optional(quantity),
  /** Of a rate: the time in which its events were counted, such as 1939 person-years. */
  person_time: optional(quantity),
  ci: optional(askableInterval),
  /** Interquartile range, or from the smallest to the largest. */
  range: optional(rangeSchema),
  /** Who was counted, where that is not who was assigned to the arm; printed with the table. */
  counted: optional(text),
  told: optional(prose),
  ...origin,
});

/** What an arm did: its values, or `not reported`. */
const armResult = z.union([z.enum(['not reported', 'not applicable']), armResultSchema], {
  error: 'expected the values of this arm, such as {mean: −19.2}, or “not reported”',
});

const unknownMeasure = (written: string) =>
  `expected a measure such as mean difference, risk ratio or hazard ratio, or “other” with a label, found "${written}"`;

/** The measure by the table; a source's own name for it is kept as its label. */
function withMeasure<C extends { measure: string; label: string | null }>(
  comparison: C,
  context: z.RefinementCtx,
): Omit<C, 'measure'> & { measure: Measure; inPercent: boolean } {
  const { measure: written, label } = comparison;
  const isOther = written === 'other';
  const named = isOther ? label && measureNamed(label, { widely: true }) : measureNamed(written);
  if (!named && !isOther) {
    context.addIssue({ code: 'custom', path: ['measure'], message: unknownMeasure(written), params: { measureNames } });
    return z.NEVER;
  }
  const ownName = isOther || written.toLowerCase() === (named || null)?.measure ? null : written;
  return {
    ...comparison,
    measure: named ? named.measure : 'other',
    label: label ?? ownName,
    inPercent: (named || null)?.inPercent ?? false,
  };
}

const comparisonSchema = z
  .strictObject({
    arm: id,
    versus: id,
    /** A name of src/trial/measures.ts, or one that is known as another name of it. */
    measure: text,
    /** The source's name for it, printed in its place; where the measure is `other`, what it is. */
    label: optional(text),
    estimate: optional(calculable),
    ci: optional(intervalSchema),
    /** Of the test against no effect. */
    p: optional(quantity),
    /** Margin of noninferiority, or both margins of equivalence, on the scale of the estimate. */
    margin: optional(margin),
    /** Of the test against the margin. */
    p_margin: optional(quantity),
    /** What the estimate was adjusted for: the values of the arms need not give it then. */
    adjusted: optional(z.union([z.boolean(), text], { error: 'expected what it is adjusted for, or true' })).transform(
      (value) => (value === true ? '' : value === false ? null : value),
    ),
    /** Of a common odds ratio: whether one above 1 speaks for better categories in the first arm, or for worse ones. */
    towards: optional(z.enum(['better', 'worse', 'not clear'])),
    told: optional(prose),
    ...origin,
  })
  .transform(withMeasure);

const resultSchema = z.strictObject({
  id,
  outcome: id,
  population: id,
  /** Where it differs from the outcome's. */
  timepoint: optional(text),
  /** Printed instead of the outcome's name and measure. */
  label: optional(text),
  arms: z.record(z.string(), armResult),
  comparisons: list(comparisonSchema),
  /** Printed where values would stand, when sources only tell the result in words. */
  told: optional(prose),
  disagreement: optional(prose),
  /** In the table of the page; the rest is left for the deck, and for charts over visits and subgroups. */
  page: z.boolean().optional().default(true),
  ...origin,
});

const adverseEventSchema = z.strictObject({
  id,
  name: text,
  kind: z.enum(['any', 'serious', 'death', 'common', 'withdrawal', 'other']),
  population: optional(id),
  arms: z.record(z.string(), armResult).optional().default({}),
  told: optional(prose),
  /** More than the page has room for; in the deck. */
  detail: optional(prose),
  /** Where sources disagree: what each says, in a few words. */
  disagreement: optional(prose),
  ...origin,
});

/** A row of the table of who took part. */
const baselineSchema = z.strictObject({
  id,
  name: text,
  arms: z.record(z.string(), armResult),
  ...origin,
});

const findingSchema = z.strictObject({ finding: prose, ...origin });

/** The whole dataset of one trial. */
export const datasetSchema = z.strictObject({
  $schema: optional(text),
  id,
  /** Not yet checked by a person: page and deck say so. */
  draft: z.boolean({ error: 'expected true or false' }).optional().default(false),
  /** Day on which the data were last changed. */
  revised: date,
  /** Day on which a person compared the values with the sources. */
  verified: optional(date),
  /** How numbers are printed. */
  style: optional(z.enum(styleNames)),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: 'expected a language tag such as en-GB' }),
  /** In order of rank: the first is the main source, whose values carry no letter. */
  sources: z.array(sourceSchema).min(1),
  citation: citationSchema,
  registrations: list(
    z.strictObject({
      registry: text,
      id: text,
      url: optional(text),
      /** The primary outcome as registered, in the words of the record. */
      primary: optional(text),
      ...origin,
    }),
  ),
  funding: optional(fundingSchema),
  dates: optional(datesSchema),
  condition: text,
  intervention: z.strictObject({ name: text, description: text, ...origin }),
  design: designSchema,
  participants: participantsSchema,
  sites: optional(sitesSchema),
  populations: z.array(populationSchema).min(1),
  arms: z.array(armSchema).min(1),
  baseline: list(baselineSchema),
  outcomes: z.array(outcomeSchema).min(1),
  results: list(resultSchema),
  adverse_events: list(adverseEventSchema),
  biomarkers: list(findingSchema),
  next: list(findingSchema),
  abbreviations: z.record(z.string(), text).optional().default({}),
  authors_conclusion: optional(z.strictObject({ text: prose, ...origin })),
  question: prose,
  headline: claim,
  bottom_line: claim,
  why: list(prose),
  primary_message: optional(claim),
  secondary_message: optional(claim),
  safety_message: optional(claim),
  appraisal_message: optional(claim),
  takeaway_message: optional(claim),
  strengths: list(claim),
  limitations: list(claim),
  takeaways: list(claim),
  questions: list(prose),
});

/** A dataset that the schema has accepted: absent keys are null, lists are never absent. */
export type Dataset = z.output<typeof datasetSchema>;
export type Arm = Dataset['arms'][number];
export type Population = Dataset['populations'][number];
export type Outcome = Dataset['outcomes'][number];
export type Result = Dataset['results'][number];
export type AdverseEvent = Dataset['adverse_events'][number];
export type ArmResult = z.output<typeof armResult>;
export type ArmValues = z.output<typeof armResultSchema>;
export type Comparison = z.output<typeof comparisonSchema>;
export type Interval = z.output<typeof intervalSchema>;
export type Margins = z.output<typeof marginsSchema>;
export type Value = Quantity | Absent;
