/** What is told of a fixture after some replacements in its text. */
import { readFileSync } from 'node:fs';
import { ContentError, type Problem } from '../../src/errors.js';
import { readDataset } from '../../src/load.js';

const texts = new Map<string, string>();
const textOf = (name: string): string => {
  const text = texts.get(name) ?? readFileSync(`tests/fixtures/${name}.yaml`, 'utf8');
  texts.set(name, text);
  return text;
};

export type Change = [from: string, to: string];

/** Every problem, of whatever severity; each `from` must stand in the fixture, and its first place is replaced. */
export function problemsIn(name: string, changes: Change[]): Problem[] {
  const text = changes.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`${name} has no ${from}`);
    return whole.replace(from, () => to);
  }, textOf(name));
  try {
    return readDataset(`${name}.yaml`, text).warnings;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems;
  }
}

/** Their messages, one a line; empty where nothing is told. */
export const toldOf = (name: string, ...changes: Change[]): string =>
  problemsIn(name, changes)
    .map(({ message }) => message)
    .join('\n');
