/**
 * An error is data: where, what was expected and found, and what to do. Only
 * the command line turns it into text.
 */

/** One thing to mend. Lines and columns count from 1. */
export interface Problem {
  severity: 'error' | 'warning';
  message: string;
  /** What to do about it, in one line. */
  hint?: string;
  file?: string;
  line?: number;
  column?: number;
}

/** The content is wrong: data, template or theme. Carries every problem found. */
export class ContentError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(describe).join('\n'));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** One line for one problem, such as `data/x.yaml:12:3: unknown key "armz" — did you mean "arms"?`. */
export function describe(problem: Problem): string {
  const { file, line, column, message, hint } = problem;
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}:${column ?? 1}`}: `;
  return `${place}${message}${hint ? ` — ${hint}` : ''}`;
}
