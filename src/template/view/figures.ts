/** Pictures from papers, each for a slide behind the results of its outcome. */
import { upper } from '../../format/capital.js';
import type { Trial, TrialFigure } from '../../trial/trial.js';
import { printedProse } from './sources.js';

export interface FigureView {
  id: string;
  /** Name of its file. */
  file: string;
  /** The author's, or what it shows and who drew it. */
  title: string;
  caption: string;
  alt: string;
  /** Whose it is, and under which licence. */
  credit: string;
}

/** Behind the primary result, behind the other results, and behind the harms. */
export type FiguresView = Record<'primary' | 'other' | 'safety', FigureView[]>;

/** Each picture in the order of the dataset. */
export function figuresOf(trial: Trial): FiguresView {
  const behind = (slide: keyof FiguresView) =>
    trial.figures.filter(({ outcome }) => slideOf(outcome.role) === slide).map((figure) => figureOf(trial, figure));
  return { primary: behind('primary'), other: behind('other'), safety: behind('safety') };
}

const slideOf = (role: TrialFigure['outcome']['role']): keyof FiguresView =>
  role === 'primary' || role === 'safety' ? role : 'other';

function figureOf(
  trial: Trial,
  { id, file, outcome, message, caption, alt, licence, ...figure }: TrialFigure,
): FigureView {
  const source = trial.sources.find((one) => one.id === figure.source)!;
  const drawnBy = source.kind === 'article' ? 'the paper' : 'the source';
  return {
    id,
    file,
    title: message ? printedProse(trial, message) : `${upper(outcome.name)}, as ${drawnBy} shows it`,
    caption: ended(printedProse(trial, caption)),
    alt: printedProse(trial, alt),
    credit: `${ended(`${source.cite}${figure.at ? `, ${figure.at}` : ''}`)} ${licence ? ended(`Licence: ${licence}`) : 'Licence: not given.'}`,
  };
}

const ended = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);
