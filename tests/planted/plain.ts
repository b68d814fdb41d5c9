/** A dataset as plain values that can be changed and written again, as JSON of the same shape. */
import { Written } from '../../src/dataset/quantity.js';
import { readTree } from '../../src/dataset/read.js';

export type Row = Record<string, unknown>;

/** The plain values of a YAML text, numbers as the texts that they are written with. */
export function plainOf(text: string): Row {
  const { root, problems } = readTree('trial.yaml', text);
  if (problems.length > 0) throw new Error(problems[0]!.message);
  return JSON.parse(
    JSON.stringify(root, (_, value: unknown) => (value instanceof Written ? value.text : value)),
  ) as Row;
}

export const copyOf = (root: Row): Row => structuredClone(root);
export const textOf = (root: Row): string => JSON.stringify(root);

export const rowsOf = (root: Row, list: string): Row[] => (root[list] as Row[] | undefined) ?? [];
export const armsOf = (row: Row): [string, Row][] =>
  Object.entries((row.arms ?? {}) as Row).filter((entry): entry is [string, Row] => typeof entry[1] === 'object');
export const comparisonsOf = (row: Row): Row[] => (row.comparisons as Row[] | undefined) ?? [];

/** The text of a number, which may stand in its long form; null for bounds, words and what is not there. */
export function writtenAt(row: Row | undefined, key: string): string | null {
  const value = row?.[key];
  const text = typeof value === 'object' && value !== null ? (value as Row).value : value;
  return typeof text === 'string' && /^[-−]?\d+(?:\.\d+)?$/.test(text) ? text.replace('−', '-') : null;
}

export const numberAt = (row: Row | undefined, key: string): number | null => {
  const text = writtenAt(row, key);
  return text === null ? null : Number(text);
};

/** Half a unit of the last digit: what printing can have rounded away. */
export const half = (row: Row, key: string): number =>
  0.5 * 10 ** -(writtenAt(row, key)?.split('.')[1]?.length ?? 0) + 1e-9;

/** Puts a number there, in the long form where it had one. */
export function write(row: Row, key: string, text: string): void {
  const value = row[key];
  if (typeof value === 'object' && value !== null) (value as Row).value = text;
  else row[key] = text;
}
