/** What a dataset may hold of the trial itself: where it is told, how it was made, and who took part. */
import * as z from 'zod';
import { calculable, quantity } from './numbers.js';
import { about, date, id, list, monthOrDay, optional, origin, text } from './texts.js';

export const sourceSchema = z.strictObject({
  id: id.meta(about('A name of your own.', 'article')),
  kind: z
    .enum(['article', 'registry', 'summary', 'news', 'protocol', 'supplement', 'judgement'])
    .meta(about('One of article, registry, summary, news, protocol, supplement, judgement.', 'article')),
  cite: text.meta(about('As the list of sources prints it.', 'ClinicalTrials.gov NCT03181893')),
  date: optional(date).meta(about('A day.', '2025-01-11')),
  url: optional(text).meta(about('An address.', 'https://doi.org/…')),
});

export const citationSchema = z.strictObject({
  title: text.meta(about('The title.', 'Efficacy and safety of …')),
  authors: z.array(text).min(1).meta(about('List: surname, then initials; at least one.', '[Fiorentino D, et al]')),
  journal: text.meta(about('Its usual short name.', 'Lancet')),
  year: text.meta(about('The year.', '2025')),
  volume: optional(text).meta(about('The volume.', '405')),
  issue: optional(text).meta(about('The issue.', '10473')),
  pages: optional(text).meta(about('The pages.', '137–146')),
  published: optional(date).meta(about('The day; for templates of your own.', '2025-01-11')),
  doi: optional(text).meta(
    about('Without https://; gives the link and the code that phones read.', '10.1016/S0140-6736(24)02071-3'),
  ),
  pmid: optional(text).meta(about('Number in PubMed; for templates of your own.', '39798982')),
  url: optional(text).meta(
    about('Where it is read, if it has no doi.', 'https://clinicaltrials.gov/study/NCT03181893'),
  ),
  ...origin,
});

export const registrationSchema = z.strictObject({
  registry: text.meta(about('The registry.', 'ClinicalTrials.gov')),
  id: text.meta(about('The number, as it is written.', 'NCT03181893')),
  url: optional(text).meta(about('An address.', 'https://clinicaltrials.gov/study/NCT03181893')),
  primary: optional(text).meta(
    about(
      'The primary outcome in the words of the record, to see whether it was changed; not printed.',
      'CDASI activity score at week 12',
    ),
  ),
  differences: list(
    z.strictObject({
      about: text.meta(about('What differs.', 'primary outcome switched')),
      registered: text.meta(about('As the record has it.', 'primary: pain at week 12')),
      reported: text.meta(about('As this dataset has it.', 'secondary: pain, week 12')),
    }),
  ).meta(
    about(
      'List: what was registered otherwise; npx trialbrief compare writes it. A slide shows it.',
      '[{ about: …, registered: …, reported: … }]',
    ),
  ),
  ...origin,
});

export const interventionSchema = z.strictObject({
  name: text.meta(about('The treatment.', 'Dazukibart')),
  description: text.meta(about('What it is.', 'antibody that neutralises IFNβ')),
  ...origin,
});

export const datesSchema = z.strictObject({
  start: optional(monthOrDay).meta(about('When the first person took part.', '2019-03')),
  primary_completion: optional(monthOrDay).meta(about('Last measurement of the primary outcome.', '2021-06-30')),
  completion: optional(monthOrDay).meta(about('Last measurement of all.', '2021-12')),
  results_posted: optional(monthOrDay).meta(about('Results first shown in the registry.', '2022-08-01')),
  ...origin,
});

export const fundingSchema = z.strictObject({
  sponsor: text.meta(about('Who is responsible.', 'University of Oslo')),
  collaborators: list(text).meta(about('List: who else paid or helped.', '[Medical Research Council]')),
  ...origin,
});

export const designSchema = z.strictObject({
  structure: z
    .enum(['parallel', 'crossover', 'single-arm', 'factorial', 'cluster'])
    .meta(about('One of parallel, crossover, single-arm, factorial, cluster.', 'parallel')),
  phase: optional(text).meta(about('The phase.', '2')),
  allocation: z
    .enum(['randomised', 'non-randomised', 'not applicable'])
    .meta(about('One of randomised, non-randomised, not applicable.', 'randomised')),
  masking: text.meta(about('In words.', 'double-blind')),
  control: text.meta(about('In words.', 'placebo-controlled')),
  centres: optional(text).meta(about('In words; for templates of your own.', 'multicentre')),
  framework: z
    .enum(['superiority', 'noninferiority', 'equivalence', 'not stated'])
    .meta(
      about('One of superiority, noninferiority, equivalence, not stated; for templates of your own.', 'superiority'),
    ),
  conduct: list(text).meta(
    about(
      'List: what a reader must know of the conduct; in the speaker notes.',
      '[some switched treatment at week 12]',
    ),
  ),
  ...origin,
});

export const participantsSchema = z.strictObject({
  description: text.meta(about('Who they were, without numbers.', 'adults with moderate-to-severe disease')),
  age_from: optional(quantity).meta(about('Lowest age, in years.', '18')),
  age_to: optional(quantity).meta(about('Highest age, in years.', '80')),
  criteria: list(text).meta(about('List: other criteria; for templates of your own.', '[confirmed by experts]')),
  screened: optional(quantity).meta(about('How many were screened.', '125')),
  randomised: calculable.meta(about('How many were randomised, or enrolled if nobody was; or calculated.', '75')),
  clusters: optional(quantity).meta(about('Of a cluster trial: how many clusters were.', '36')),
  ...origin,
});

export const sitesSchema = z.strictObject({
  total: quantity.meta(about('How many there were.', '25')),
  countries: optional(
    z.union([quantity, z.record(z.string(), quantity)], {
      error: 'expected each country and its number of sites, or how many countries there were',
    }),
  ).meta(about('Each country and how many it had; or how many countries there were.', '{ USA: 19, Poland: 2 }')),
  ...origin,
});

export const populationSchema = z.strictObject({
  id: id.meta(about('A name of your own.', 'skin')),
  name: text.meta(about('As printed.', 'Skin cohort')),
  kind: z.enum(['cohort', 'analysis set', 'subgroup']).meta(about('One of cohort, analysis set, subgroup.', 'cohort')),
  within: optional(id).meta(about('The id of the population it is a part of.', 'all')),
  n: quantity.meta(about('How many people; not applicable: no number.', '57')),
  external: z
    .boolean()
    .optional()
    .default(false)
    .meta(
      about(
        'True for people who were not among those randomised, such as all who were screened; they are in no sum.',
        'true',
      ),
    ),
  women_percent: optional(quantity).meta(about('Percent of women; for templates of your own.', '93')),
  note: optional(text).meta(about('Anything else; for templates of your own.', 'enrolled first')),
  ...origin,
});

export const armSchema = z.strictObject({
  id: id.meta(about('A name of your own.', 'high')),
  name: text.meta(about('As printed.', 'Dazukibart 600 mg')),
  short: optional(text).meta(about('Where room is short.', '600 mg')),
  role: z.enum(['experimental', 'comparator']).meta(about('One of experimental, comparator.', 'experimental')),
  drug: optional(text).meta(about('The substance.', 'dazukibart')),
  dose: optional(text).meta(about('With its unit.', '600 mg')),
  route: optional(text).meta(about('How it is given.', 'intravenous')),
  schedule: optional(text).meta(about('How often.', 'every 4 weeks')),
  n: quantity.meta(about('How many people.', '37')),
  external: z
    .boolean()
    .optional()
    .default(false)
    .meta(
      about(
        'True for a group that was never randomised in this trial, such as a background incidence or a historical control: it is compared with, and stands outside of the flow and of all sums.',
        'true',
      ),
    ),
  pools: list(id).meta(about('List of the ids of the arms that it takes together.', '[high, low]')),
  ...origin,
});
