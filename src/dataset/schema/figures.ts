/** Pictures from papers, such as Kaplan–Meier curves. */
import * as z from 'zod';
import { about, id, optional, origin, prose, text } from './texts.js';

export const figureSchema = z.strictObject({
  id: id.meta(about('A name of your own.', 'survival')),
  file: text.meta(about('A PNG, JPEG or SVG file beside the data file.', 'survival.png')),
  outcome: id.meta(about('The id of the outcome that it shows.', 'change')),
  message: optional(prose).meta(about('Sentence: the title of its slide.', 'The curves part after two months')),
  caption: prose.meta(about('Sentence.', 'Kaplan–Meier estimates by arm')),
  alt: prose.meta(
    about('Sentence: what it shows, for those who cannot see it.', 'Two falling curves; that of the drug stays above'),
  ),
  licence: optional(text).meta(
    about('Under which you may show it, or whose permission you have; left out, this is remarked on.', 'CC BY 4.0'),
  ),
  ...origin,
  source: id.meta(about('Id of the source that it is from.', 'article')),
});
