/**
 * An error is data: where, what was expected and found, and what to do. Only
 * the command line turns it into text.
 */

/** What is wrong; what is doubtful; what looked doubtful and is answered in the data. */
export type Severity = 'error' | 'warning' | 'remark';

/** What a person does about a problem, for those who offer it by a button: write words, let a reference take the place of a number, spell letters out, take “draft” away, or tell that all values were compared with their sources. */
export type Mend =
  | { kind: 'write' }
  | { kind: 'refer'; typed: string; reference: string }
  | { kind: 'spell'; letters: string }
  | { kind: 'finish' }
  | { kind: 'compared' };

/** One thing to mend, or to know. Lines and columns count from 1. */
export interface Problem {
  severity: Severity;
  message: string;
  /** What to do about it, in one line. */
  hint?: string;
  file?: string;
  line?: number;
  column?: number;
  /** Path in the dataset of the words that it is about, where they stand there: it is told at their line. */
  datum?: string;
  mend?: Mend;
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

/** What nobody expected, such as an exception of a library: a fault of the tool, and not of the file that it met it in. */
export function faultIn(file: string, error: unknown): Problem {
  const what = error instanceof Error ? error.message : String(error);
  const message = `this is a fault of trialbrief, not of your file: ${what}`;
  return { severity: 'error', message, hint: 'please report it, with the file if you may', file };
}

/** One line for one problem, such as `data/x.yaml:12:3: unknown key "armz" — did you mean "arms"?`. */
export function describe(problem: Problem): string {
  const { file, line, column, message, hint } = problem;
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}:${column ?? 1}`}: `;
  return `${place}${message}${hint ? ` — ${hint}` : ''}`;
}
