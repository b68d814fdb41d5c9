/** That something does not fit on a slide, whatever is tried: what a template of somebody else may leave out. */
import { ContentError, type Problem } from '../../errors.js';

/** A ContentError with one problem: what is too large, and by how much. */
export class DoesNotFit extends ContentError {
  constructor(problem: Omit<Problem, 'severity'>) {
    super([{ severity: 'error', ...problem }]);
  }
}
