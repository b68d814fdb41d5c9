/** A file as read, and the paths by which its values are called. */
import type { Problem } from '../errors.js';

export interface Position {
  line: number;
  column: number;
  /** Where it is not the data file itself, but a sheet beside it. */
  file?: string;
}

/** A file as read: plain values, and the position of each key and value by its path. */
export interface Tree {
  root: unknown;
  keys: Map<string, Position>;
  values: Map<string, Position>;
  problems: Problem[];
}

/** Path of a child: `results` and `0` give `results.0`. */
export function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}
