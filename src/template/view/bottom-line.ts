/** The bottom line in pieces: the differences between arms that it tells are set strong. */
import { lookUp, piecesOf, Prose } from '../../dataset/prose.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Trial } from '../../trial/trial.js';
import { printing } from '../../document/carried.js';
import { formatProse } from '../../format/format.js';
import { referencesOf, withLetters } from './sources.js';

/** A piece of a sentence, as templates see it. */
export interface PieceView {
  text: string;
  strong: boolean;
}

/** Numbers that estimate how arms compare are strong, with the word `points`, `percentage points` or `%` behind them. */
export function bottomLineOf(trial: Trial): PieceView[] {
  const prose = trial.bottom_line;
  const pieces: PieceView[] = [];
  const estimates = new Set<unknown>(
    trial.results.flatMap(({ comparisons }) =>
      comparisons.flatMap(({ estimate }) => (isQuantity(estimate) ? [estimate] : [])),
    ),
  );
  for (const piece of piecesOf(prose)) {
    if ('words' in piece) {
      const unit = pieces.at(-1)?.strong
        ? (/^ ((percentage )?points( more| fewer| less)?|%)/.exec(piece.words)?.[0] ?? '')
        : '';
      if (unit !== '') pieces.at(-1)!.text += printing(prose.path, unit);
      pieces.push({ text: printing(prose.path, piece.words.slice(unit.length)), strong: false });
      continue;
    }
    const reference = new Prose(piece.written);
    const { found } = lookUp(trial.dataset, piece.path);
    const path = isQuantity(found) ? found.path : piece.path;
    const printed = printing(path, formatProse(reference, trial.dataset));
    const told = withLetters(trial, printed, referencesOf(trial, reference));
    pieces.push({ text: told, strong: estimates.has(found) });
  }
  return pieces;
}
