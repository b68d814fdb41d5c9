/** Texts, ids, days and lists of a dataset, and what is said of each key: its description stands here in the schema, and nowhere else. */
import * as z from 'zod';
import { Prose } from '../prose.js';
import { Written } from '../quantity.js';

// One dataset is read at a time: compiling each schema to code would cost more than it saves.
z.config({ jitless: true });

/** What a key holds, and an example of it: editors show both, and data/README.md tells them. */
export const about = (description: string, example?: string) => ({
  description,
  ...(example !== undefined && { example }),
});

/** Text on one line or several. A bare number such as `phase: 2` is text as written. */
export const text = z
  .union([z.string(), z.instanceof(Written)], { error: 'expected text' })
  .transform((value) => String(value).trim())
  .refine((value) => value !== '', { error: 'expected text, found nothing' });

const known = about('Why something in this row is right, although it looks wrong.', 'as printed');

/** Text of our own that may take numbers from the data: `fell by [[results.pain.arms.drug.mean]]`. */
export const prose = text.transform((value) => new Prose(value));

/** A sentence of our own that may carry what the data must support for it to be true. */
export const claim = z
  .union(
    [
      text,
      z.strictObject({
        text: text.meta(about('Sentence.', 'The drug eased pain')),
        holds: z
          .array(z.record(z.string(), text))
          .min(1)
          .optional()
          .meta(
            about(
              'List of what the data must support for it to be true.',
              '- results.pain-all.comparisons.drug.p: below 0.05',
            ),
          ),
        known: text.optional().meta(known),
      }),
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

export const id = z
  .string({ error: 'expected an id' })
  .regex(/^[a-z][a-z0-9-]*$/, { error: 'expected an id of small letters, digits and hyphens, such as dose-600' });

export const date = z
  .string({ error: 'expected a date such as 2025-01-11' })
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'expected a date such as 2025-01-11' });

/** An optional key; absent is null, so that every key of the schema is always there. */
export const optional = <S extends z.ZodType>(schema: S) => schema.optional().transform((value) => value ?? null);
export const list = <S extends z.ZodType>(schema: S) =>
  z
    .array(schema)
    .optional()
    .transform((value) => value ?? []);

/** A day, or a month where the day is not known. */
export const monthOrDay = z
  .string({ error: 'expected a date such as 2025-01-11 or 2025-01' })
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/, {
    error: 'expected a date such as 2025-01-11 or 2025-01',
  });

/**
 * Where a row comes from: the id of a source, and a few words or numbers to find the place by. And what answers the
 * tool where something in the row is right and yet looks wrong.
 */
export const origin = {
  source: optional(id).meta(about('Id of the source of everything in this row.', 'article')),
  at: optional(text).meta(about('Where in the source it stands: a page, a table, a paragraph.', 'table 2')),
  known: optional(text).meta(known),
};
