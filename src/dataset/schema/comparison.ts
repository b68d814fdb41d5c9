/** What a dataset may hold of a comparison of two arms. */
import * as z from 'zod';
import { measureNamed } from '../../trial/measure-names.js';
import { measureNames, type Measure } from '../../trial/measures.js';
import { calculableEffect, intervalSchema, margin, quantity } from './numbers.js';
import { about, id, optional, origin, prose, text } from './texts.js';

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

export const comparisonSchema = z
  .strictObject({
    arm: id.meta(about('The id of an arm.', 'high')),
    versus: id.meta(about('The id of the arm it is compared with.', 'placebo')),
    measure: text.meta(
      about(
        'What it estimates: one of the measures below, or another name that is known for it, such as relative risk or HR.',
        'mean difference',
      ),
    ),
    label: optional(text).meta(
      about(
        'What the source calls it, printed instead of the measure; where measure is other, what it is.',
        'age-adjusted rate ratio',
      ),
    ),
    estimate: optional(calculableEffect).meta(about('The value, or calculated.', '-16.3')),
    ci: optional(intervalSchema).meta(about('Its interval.')),
    p: optional(quantity).meta(about('The p value of the test against no effect; a bound rather than 0.', '<0.0001')),
    margin: optional(margin).meta(
      about(
        'Margin of noninferiority, or both margins of equivalence (see below), on the scale of the estimate; drawn as dashed lines.',
        '1.3',
      ),
    ),
    p_margin: optional(quantity).meta(
      about(
        'The p value of the test against the margin, or of the two tests against both, printed as “for noninferiority” or “for equivalence”.',
        '0.002',
      ),
    ),
    /** What the estimate was adjusted for: the values of the arms need not give it then. */
    adjusted: optional(z.union([z.boolean(), text], { error: 'expected what it is adjusted for, or true' }))
      .transform((value) => (value === true ? '' : value === false ? null : value))
      .meta(
        about('What the estimate is adjusted for, or true: the values of the arms need not give it then.', 'for age'),
      ),
    towards: optional(z.enum(['better', 'worse', 'not clear'])).meta(
      about(
        'Of a common odds ratio: one of better, worse, not clear: towards which categories one above 1 speaks in the first arm.',
        'better',
      ),
    ),
    told: optional(prose).meta(about('Sentence, where there is no p value.', 'not significant')),
    ...origin,
  })
  .transform(withMeasure);
