/**
 * How much of anything is read: one table, which every reader asks before it begins.
 * Each bound is far beyond what a trial needs, and low enough that nothing takes
 * more than 600 MB or 20 seconds, whatever comes in.
 */
import { ContentError, type Problem } from './errors.js';

interface Bound {
  most: number;
  /** What is counted, in the words of the message: “there are 3000 rows; at most 2000 are read”. */
  unit: string;
  /** What to do. */
  hint: string;
}

const oneTrial = 'a dataset holds one trial';
const fewer = 'keep those that page and deck can tell; the rest stands in the sources';
const oneSheet = 'a sheet holds one trial';
const shorter = 'shorten it';

export const bounds = {
  'bytes of a data file': { most: 5_000_000, unit: 'bytes', hint: oneTrial },
  'values of a data file': { most: 100_000, unit: 'values', hint: oneTrial },
  'depth of a data file': { most: 40, unit: 'levels', hint: 'a dataset needs fewer' },
  'arms of a trial': { most: 30, unit: 'arms', hint: fewer },
  'outcomes of a trial': { most: 120, unit: 'outcomes', hint: fewer },
  'results of a trial': { most: 200, unit: 'results', hint: fewer },
  'adverse events of a trial': { most: 200, unit: 'adverse events', hint: fewer },
  'figures of a trial': { most: 20, unit: 'figures', hint: fewer },
  'items of a list': { most: 300, unit: 'items', hint: fewer },
  'authors of a dataset': { most: 3000, unit: 'authors', hint: 'keep the first ones, and write “et al” behind them' },
  'values of arms': { most: 1500, unit: 'values of arms', hint: fewer },
  'characters of a text': { most: 5000, unit: 'characters', hint: shorter },
  'problems of a file': { most: 200, unit: 'problems', hint: 'mend the first ones' },

  'bytes of a sheet': { most: 5_000_000, unit: 'bytes', hint: oneSheet },
  'rows of a sheet': { most: 2000, unit: 'rows', hint: oneSheet },
  'cells of a sheet': { most: 400_000, unit: 'cells', hint: oneSheet },
  'columns of a sheet': { most: 200, unit: 'columns', hint: 'the first row names the columns, and nothing else' },

  'bytes of the studio': { most: 8_000_000, unit: 'bytes', hint: 'make it anew: npm run studio' },

  'bytes of a citation': { most: 5_000_000, unit: 'bytes', hint: 'export the one reference that is cited' },
  'characters of a BibTeX entry': { most: 50_000, unit: 'characters', hint: 'keep the fields that are cited' },
  'seconds of a citation': { most: 10, unit: 'seconds', hint: 'export it as RIS or CSL-JSON' },
  'authors of a citation': { most: 5000, unit: 'authors', hint: 'keep the first ones' },

  'bytes of a record': { most: 20_000_000, unit: 'bytes', hint: 'a file holds one record' },
  'outcomes of a record': { most: 600, unit: 'outcomes', hint: 'import it without some of its outcomes' },
  'groups of a record': {
    most: 60,
    unit: 'groups in one place of the record',
    hint: 'import it without some of its groups',
  },
  'characters of a title of a record': { most: 2000, unit: 'characters in a title or name', hint: shorter },
  'characters of a text of a record': { most: 100_000, unit: 'characters in one text', hint: shorter },
  'depth of JSON': { most: 100, unit: 'levels', hint: 'save it again from where it comes' },

  'bytes of a template': { most: 1_000_000, unit: 'bytes', hint: shorter },
  'files of a folder of templates': { most: 500, unit: 'files', hint: 'keep only what the templates need in it' },
  'depth of a template': {
    most: 50,
    unit: 'blocks and parentheses within one another',
    hint: 'put fewer {{#if …}}, {{else if …}} and ( into one another; a partial may hold some of them',
  },
  'depth of partials': { most: 50, unit: 'partials', hint: 'a partial that names itself never ends' },
  'partials of a template': { most: 20_000, unit: 'partials', hint: 'a partial that names itself never ends' },
  'rounds of a template': {
    most: 500_000,
    unit: 'rounds of {{#each}}',
    hint: 'the template writes more than documents hold',
  },
  'characters of markup': {
    most: 10_000_000,
    unit: 'characters',
    hint: 'the template writes more than documents hold',
  },
  'tags of markup': { most: 50_000, unit: 'tags', hint: 'the template writes more than documents hold' },
  'depth of markup': { most: 100, unit: 'levels', hint: 'put fewer tags into one another' },
  'slides of a deck': { most: 300, unit: 'slides', hint: 'the template writes more than a talk shows' },
  'lines of a deck': {
    most: 3000,
    unit: 'paragraphs, items and rows of slides',
    hint: 'the template writes more than a talk shows',
  },
  'columns of a table': { most: 100, unit: 'columns', hint: 'a table of more columns cannot be read' },

  'bytes of a house style': { most: 100_000, unit: 'bytes', hint: 'a house style is a few lines' },
  'bytes of a font': { most: 30_000_000, unit: 'bytes', hint: 'use a font of fewer scripts' },
  'bytes of a picture': { most: 10_000_000, unit: 'bytes', hint: 'save it smaller' },
  'sides of a picture': {
    most: 1000,
    unit: 'pixels of its longer side for each of its shorter one',
    hint: 'cut it, or put something around it',
  },
  'pixels of a picture': { most: 25_000_000, unit: 'pixels', hint: 'save it smaller' },
  'bytes of a picture, unpacked': { most: 100_000_000, unit: 'bytes, unpacked', hint: 'save it smaller' },
  'pixels of all pictures': {
    most: 50_000_000,
    unit: 'pixels in the pictures up to this one',
    hint: 'save them smaller: a slide shows 2 million',
  },
  'elements of a drawing': { most: 20_000, unit: 'elements', hint: 'save the drawing as a PNG picture' },
  'depth of a drawing': { most: 200, unit: 'levels', hint: 'save the drawing as a PNG picture' },
  'seconds of a picture': { most: 8, unit: 'seconds', hint: 'save it as a plain PNG picture' },
  'seconds of all pictures': { most: 16, unit: 'seconds', hint: 'save them as plain PNG pictures' },

  'bytes of a document': { most: 100_000_000, unit: 'bytes', hint: 'move it away' },
  'bytes of a deck': { most: 100_000_000, unit: 'bytes, unpacked', hint: 'take pictures and films out of it' },
  'numbers of a document': { most: 20_000, unit: 'numbers', hint: 'give the part that tells of the trial' },
  'bytes of a slide': { most: 2_000_000, unit: 'bytes in one of its parts', hint: 'take shapes and words out of it' },
  'bytes of all slides': { most: 15_000_000, unit: 'bytes in its slides', hint: 'take slides out of it' },
  'layouts of a template': { most: 300, unit: 'layouts', hint: 'keep those that are used' },
  'parts of a deck': { most: 5000, unit: 'parts', hint: 'take slides out of it' },

  'bytes of a source': { most: 50_000_000, unit: 'bytes', hint: 'give the part that holds the figures' },
  'characters of a source': { most: 20_000_000, unit: 'characters', hint: 'give the part that holds the figures' },
  'tags of a source': { most: 100_000, unit: 'tags', hint: 'give the part that holds the figures' },
  'faults of a source': { most: 2000, unit: 'faults of XML', hint: 'save it again from where it comes' },
  'blocks of a source': { most: 50_000, unit: 'paragraphs and rows', hint: 'give the part that holds the figures' },
  'columns of a source': {
    most: 300,
    unit: 'cells in one row of a table',
    hint: 'give the part that holds the figures',
  },
  'cells of a source': { most: 300_000, unit: 'cells of tables', hint: 'give the part that holds the figures' },
  'numbers of a source': { most: 100_000, unit: 'numbers', hint: 'give the part that holds the figures' },
  'values of a source': { most: 500_000, unit: 'values', hint: 'give the part that holds the figures' },
  'depth of a source': { most: 512, unit: 'levels', hint: 'save the page from a browser, which mends it' },
  'pages of a PDF': { most: 2000, unit: 'pages', hint: 'give the part that holds the figures' },
  'seconds of a PDF': { most: 15, unit: 'seconds', hint: 'save its text as a .txt file, and give that' },

  'bytes of an answer': { most: 20_000_000, unit: 'bytes', hint: 'check the address' },
  'seconds of an answer': { most: 20, unit: 'seconds', hint: 'check the network and try again' },

  'megabytes of a thread': { most: 400, unit: 'MB of memory', hint: 'give it in a simpler form' },
} as const satisfies Record<string, Bound>;

export type BoundName = keyof typeof bounds;

/** What is said where a count is over its bound; null where it is not. */
export function overBound(name: BoundName, found: number): Pick<Problem, 'message' | 'hint'> | null {
  const { most, unit, hint } = bounds[name];
  if (found <= most) return null;
  return { message: `there are ${found} ${unit}; at most ${most} are read`, hint };
}

/** Throws a ContentError where a count is over its bound. The place is that of what is too large. */
export function expectWithin(name: BoundName, found: number, place: Pick<Problem, 'file' | 'line' | 'column'>): void {
  const problem = overBound(name, found);
  if (problem) throw new ContentError([{ severity: 'error', ...problem, ...place }]);
}
