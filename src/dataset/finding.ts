import type { Problem } from '../errors.js';

/** A problem at a path of the dataset; the loader turns the path into line and column. */
export type Finding = Omit<Problem, 'file' | 'line' | 'column'> & {
  path: string;
  /** Whether it is the key that is wrong, and not its value. */
  atKey?: boolean;
};

/** What cannot be so: it stops the build. */
export const wrong = (path: string, message: string, hint: string): Finding => ({
  severity: 'error',
  path,
  message,
  hint,
});

/** What may be so, but looks odd: it is told, and the build goes on. */
export const doubt = (path: string, message: string, hint: string): Finding => ({
  severity: 'warning',
  path,
  message,
  hint,
});
