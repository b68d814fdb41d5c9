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
import type { Absent, Quantity } from './quantity.js';
import type { comparisonSchema } from './schema/comparison.js';
import { figureSchema } from './schema/figures.js';
import type { intervalSchema, marginsSchema } from './schema/numbers.js';
import {
  adverseEventSchema,
  baselineSchema,
  conclusionSchema,
  findingSchema,
  methodSchema,
  outcomeSchema,
  resultSchema,
  type armResult,
  type armResultSchema,
} from './schema/results.js';
import { about, claim, date, id, list, optional, prose, text } from './schema/texts.js';
import {
  armSchema,
  citationSchema,
  datesSchema,
  designSchema,
  fundingSchema,
  interventionSchema,
  participantsSchema,
  populationSchema,
  registrationSchema,
  sitesSchema,
  sourceSchema,
} from './schema/trial.js';

/** The whole dataset of one trial. */
export const datasetSchema = z.strictObject({
  $schema: optional(text).meta(about('Where an editor finds the format; not printed.', 'an address')),
  id: id.meta(about('Names the output files: small letters, digits and hyphens.', 'dazukibart')),
  draft: z
    .boolean({ error: 'expected true or false' })
    .optional()
    .default(false)
    .meta(
      about(
        'True while nobody has checked the file; page and deck then begin with “Draft”. Files made by trialbrief import begin so. Delete the line when you have checked everything and no placeholder is left.',
        'true',
      ),
    ),
  revised: date.meta(
    about('The day on which you last changed the file, year first; build --revise writes it.', '2026-11-22'),
  ),
  verified: optional(date).meta(about('The day on which somebody compared the values with the sources.', '2026-11-23')),
  calculated_differences: z
    .enum(['shown', 'none'])
    .optional()
    .default('shown')
    .meta(
      about(
        'Whether differences between arms are calculated where no source compares them: shown, the usual, or none, which leaves them to the sources; one that is asked for by calculated is always made.',
        'none',
      ),
    ),
  style: optional(z.enum(styleNames)).meta(
    about('How numbers are printed: one of plain, lancet, nejm, jama, bmj, see number styles.', 'lancet'),
  ),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: 'expected a language tag such as en-GB' })
    .meta(about('The language of your words: English.', 'en-GB')),
  sources: z
    .array(sourceSchema)
    .min(1)
    .meta(about('A list of at least one, the main source first. Here source and at have no place.')),
  citation: citationSchema.meta(about('The article.')),
  registrations: list(registrationSchema).meta(about('A list of the registrations of the trial.')),
  funding: optional(fundingSchema).meta(about('Who paid.')),
  dates: optional(datesSchema).meta(about('When it was done.')),
  condition: text.meta(about('The disease.', 'Dermatomyositis')),
  intervention: interventionSchema.meta(about('What was tried.')),
  design: designSchema.meta(about('How the trial was made.')),
  participants: participantsSchema.meta(about('Who took part.')),
  sites: optional(sitesSchema).meta(about('Where it was done.')),
  methods: list(methodSchema).meta(
    about(
      'A list. How it was done, as a source tells it, such as who was asked for and what was given; on the page and in the speaker notes.',
    ),
  ),
  populations: z
    .array(populationSchema)
    .min(1)
    .meta(about('A list of at least one. Who was enrolled together, who was counted, and subgroups.')),
  arms: z.array(armSchema).min(1).meta(about('A list of at least one, in the order of the columns of the tables.')),
  baseline: list(baselineSchema).meta(
    about('A list, one row for each line of the table of who took part, as in an article’s first table.'),
  ),
  outcomes: z
    .array(outcomeSchema)
    .min(1)
    .meta(about('A list of at least one. What was measured; what came out stands in results.')),
  results: list(resultSchema).meta(about('A list, one item for each outcome in each population.')),
  adverse_events: list(adverseEventSchema).meta(
    about('A list. Events with values go to a table, those only told go to a list of sentences.'),
  ),
  figures: list(figureSchema).meta(
    about(
      'A list of pictures from the paper, such as a Kaplan–Meier curve, each on a slide behind the results of its outcome.',
    ),
  ),
  biomarkers: list(findingSchema).meta(about('Findings of biomarkers.')),
  next: list(findingSchema).meta(about('What comes next.')),
  abbreviations: z
    .record(z.string(), text)
    .optional()
    .default({})
    .meta(about('An abbreviation and its words each. Tables explain those that stand in them.')),
  authors_conclusion: optional(conclusionSchema).meta(
    about('What the authors conclude, kept apart from your own words.'),
  ),
  presenter: optional(text).meta(
    about('Who presents, where and when: on the first slide.', 'A. Nobody · Rheumatology · 3 May 2026'),
  ),
  question: prose.meta(
    about(
      'Sentence: the question of the trial.',
      'Does neutralising IFNβ with dazukibart help adults with moderate-to-severe dermatomyositis?',
    ),
  ),
  headline: claim.meta(about('Claim: the answer in one line, without a full stop.')),
  bottom_line: claim.meta(about('Claim: the answer with its values.')),
  why: list(prose).meta(about('List of sentences: why the trial matters.')),
  primary_message: optional(claim).meta(about('Claim: heading of the primary result.')),
  secondary_message: optional(claim).meta(about('Claim: heading of the other results.')),
  safety_message: optional(claim).meta(about('Claim: heading of the harms.')),
  appraisal_message: optional(claim).meta(
    about(
      'Claim: heading of strengths and limits.',
      'Strong design for the skin question, too small for the muscle question',
    ),
  ),
  takeaway_message: optional(claim).meta(
    about('Claim: heading of the takeaways.', 'Promising for skin-predominant disease; wait for phase 3'),
  ),
  strengths: list(claim).meta(about('List of claims.')),
  limitations: list(claim).meta(about('List of claims.')),
  takeaways: list(claim).meta(about('List of claims.')),
  questions: list(prose).meta(about('List of sentences: for discussion.')),
});

/** A dataset that the schema has accepted: absent keys are null, lists are never absent. */
export type Dataset = z.output<typeof datasetSchema>;
export type Arm = Dataset['arms'][number];
export type Population = Dataset['populations'][number];
export type Outcome = Dataset['outcomes'][number];
export type Result = Dataset['results'][number];
export type Figure = Dataset['figures'][number];
export type AdverseEvent = Dataset['adverse_events'][number];
export type ArmResult = z.output<typeof armResult>;
export type ArmValues = z.output<typeof armResultSchema>;
export type Comparison = z.output<typeof comparisonSchema>;
export type Interval = z.output<typeof intervalSchema>;
export type Margins = z.output<typeof marginsSchema>;
export type Value = Quantity | Absent;
