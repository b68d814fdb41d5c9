/** What a dataset may hold of what was measured and found. */
import * as z from 'zod';
import { outcomeTypeNames } from '../../trial/outcome-types.js';
import { comparisonSchema } from './comparison.js';
import { askableInterval, calculable, endless, quantity, rangeSchema } from './numbers.js';
import { about, id, list, optional, origin, prose, text } from './texts.js';

export const outcomeSchema = z.strictObject({
  id: id.meta(about('A name of your own.', 'cdasi-change')),
  name: text.meta(about('As printed.', 'CDASI-A')),
  long_name: optional(text).meta(about('The name spelled out; for templates of your own.', 'Cutaneous … Index')),
  role: z
    .enum(['primary', 'secondary', 'exploratory', 'safety'])
    .meta(about('One of primary, secondary, exploratory, safety.', 'primary')),
  type: z
    .enum(outcomeTypeNames)
    .meta(about('One of continuous, binary, time-to-event, rate, ordinal, words.', 'continuous')),
  measure: text.meta(about('What the values are.', 'mean change from baseline')),
  unit: optional(text).meta(about('Unit of the values.', 'points')),
  timepoint: text.meta(about('When, or not reported.', 'week 12')),
  better: z
    .enum(['lower', 'higher', 'neither', 'not clear'])
    .meta(about('Which way is good: one of lower, higher, neither, not clear.', 'lower')),
  event: optional(z.enum(['good', 'bad', 'not clear'])).meta(
    about(
      'One of good, bad, not clear: whether the event that is counted or waited for is good for patients, such as recovery, or bad, such as death; needed where neither the name nor better tells it.',
      'bad',
    ),
  ),
  categories: list(text).meta(
    about('List: the categories of an ordinal outcome, in their order; below its tables.', '[0 no symptoms, 6 dead]'),
  ),
  scale_from: optional(quantity).meta(about('Lowest value of the scale; below tables of the deck.', '0')),
  scale_to: optional(quantity).meta(about('Highest value of the scale; for templates of your own.', '100')),
  important_difference: optional(quantity).meta(
    about('Smallest difference that matters to patients, in the same unit; forest plots shade what is less.', '5'),
  ),
  ...origin,
});

export const armResultSchema = z.strictObject({
  n: optional(quantity).meta(about('People analysed.', '37')),
  mean: optional(quantity).meta(about("In the outcome's unit.", '-19.2')),
  median: optional(endless).meta(about("In the outcome's unit.", '8.4')),
  sd: optional(calculable).meta(about('Standard deviation, or calculated.', '4.1')),
  se: optional(calculable).meta(about('Standard error, or calculated.', '0.9')),
  events: optional(quantity).meta(about('People with the event.', '4')),
  percent: optional(calculable).meta(about('Percent of people, without %, or calculated.', '11')),
  rate: optional(quantity).meta(about("In the outcome's unit.", '0.62')),
  person_time: optional(quantity).meta(
    about(
      "Of a rate: the time in which its events were counted, printed with them; its unit stands in the outcome's, as in per 100 person-years.",
      '1939',
    ),
  ),
  ci: optional(askableInterval).meta(about('Its interval, or calculated.', '{ low: -21, high: -17, level: 95 }')),
  range: optional(rangeSchema).meta(about('How the values are spread.', '{ low: 2, high: 9, of: quartiles }')),
  counted: optional(text).meta(
    about(
      'Who was counted, where that is not who was assigned to the arm, as after a switch; printed below the table.',
      'with 5 who switched to it at week 12',
    ),
  ),
  told: optional(prose).meta(about('Sentence, where there are no values.', 'no greater than placebo')),
  ...origin,
});

/** What an arm did: its values, or `not reported`. */
export const armResult = z.union([z.enum(['not reported', 'not applicable']), armResultSchema], {
  error: 'expected the values of this arm, such as {mean: −19.2}, or “not reported”',
});

export const resultSchema = z.strictObject({
  id: id.meta(about('A name of your own.', 'cdasi-skin')),
  outcome: id.meta(about('The id of an outcome.', 'cdasi-change')),
  population: id.meta(about('The id of a population.', 'skin-fas')),
  timepoint: optional(text).meta(
    about("Where it differs from the outcome's; one entry a visit makes a chart of change over time.", 'week 24'),
  ),
  label: optional(text).meta(about("Printed instead of the outcome's name and measure.", 'Skin activity')),
  arms: z
    .record(z.string(), armResult)
    .optional()
    .default({})
    .meta(about('The values of each arm by its id, as far as they are reported.', 'high: { mean: -19.2 }')),
  comparisons: list(comparisonSchema).meta(about('List: one arm against another.')),
  told: optional(prose).meta(
    about('Sentence, printed in place of values where no arm has any.', 'many not significant'),
  ),
  disagreement: optional(prose).meta(
    about('Sentence: where sources disagree, printed beside the values.', 'the news item says 17'),
  ),
  page: z
    .boolean()
    .optional()
    .default(true)
    .meta(
      about(
        'False leaves it out of the page’s table and keeps it on the slides; a chart over visits or subgroups still draws it; true if left out.',
        'false',
      ),
    ),
  ...origin,
});

export const adverseEventSchema = z.strictObject({
  id: id.meta(about('A name of your own.', 'serious')),
  name: text.meta(about('As printed.', 'Serious adverse event')),
  kind: z
    .enum(['any', 'serious', 'death', 'common', 'withdrawal', 'other'])
    .meta(about('One of any, serious, death, common, withdrawal, other.', 'serious')),
  population: optional(id).meta(about('The id of a population.', 'all')),
  arms: z
    .record(z.string(), armResult)
    .optional()
    .default({})
    .meta(about('Values of each arm, as in results.', 'high: { events: 4, percent: 11 }')),
  told: optional(prose).meta(about('Sentence.', 'mostly mild')),
  detail: optional(prose).meta(
    about('Sentence: more than the page has room for; on the slides.', 'two of them pneumonia'),
  ),
  disagreement: optional(prose).meta(
    about('Sentence: where sources disagree, printed beside the values.', 'sources disagree on the dose'),
  ),
  ...origin,
});

/** A row of the table of who took part. */
export const baselineSchema = z.strictObject({
  id: id.meta(about('A name of your own.', 'age')),
  name: text.meta(about('As printed, with its unit.', 'Age, years, mean')),
  arms: z
    .record(z.string(), armResult)
    .meta(about('The values of each arm, as in results.', 'drug: { mean: 52.1, sd: 9.8 }')),
  ...origin,
});

export const findingSchema = z.strictObject({
  finding: prose.meta(about('Sentence.', 'IFN was down-regulated in skin lesions')),
  ...origin,
});

export const methodSchema = z.strictObject({
  about: text.meta(about('What it is about, in a word or two.', 'Given')),
  told: prose.meta(about('In words.', '“600 mg every 4 weeks for 12 weeks, then open-label”')),
  ...origin,
});

export const conclusionSchema = z.strictObject({
  text: prose.meta(about('Sentence.', 'The drug was well tolerated.')),
  ...origin,
});
