/** One bad input, and what the tool must say of it. */
import { changed, placeOf, small } from '../../outputs/dataset.js';

export interface Bad {
  name: string;
  /** Files in the folder that the tool runs in, beside `trial.yaml`, the unchanged small dataset. */
  files?: Record<string, string>;
  /** Default: `build trial.yaml --out out`. */
  args?: string[];
  /** Every problem that is told, and no other. */
  problems?: Told[];
  /** Other lines that are printed to stderr. */
  lines?: string[];
  /** Default: 1. */
  code?: 1 | 2;
}

/** A problem as it is printed: `file:line:column  error: says` and `→ todo`. */
export interface Told {
  /** Default: `trial.yaml`. */
  file?: string;
  /** The passage of the file at which the problem is told. */
  at?: string;
  severity?: 'warning';
  says: string;
  todo: string;
}

export const dataset = 'trial.yaml';
export const build = ['build', dataset, '--out', 'out'];

/** Bad data: some passages of the dataset put for others. */
export function data(name: string, changes: [from: string, to: string][], ...problems: Told[]): Bad {
  return { name, files: { [dataset]: changed(small, ...changes) }, problems };
}

/** The lines that tell of a problem. */
export function linesOf({ file = dataset, at, severity, says, todo }: Told, files: Record<string, string>): string[] {
  const place = at === undefined ? '' : `:${placeIn(at, file, files[file] ?? small)}`;
  return [`${file}${place}  ${severity ?? 'error'}: ${says}`, `  → ${todo}`];
}

function placeIn(at: string, file: string, text: string): string {
  if (!text.includes(at)) throw new Error(`${file} has no “${at}”`);
  return placeOf(at, text);
}
