/** The checks of a trial, for their bench. */
import { readFileSync } from 'node:fs';
import { beforeYouPresent } from '../../src/checks/coach.js';
import { checkContent } from '../../src/checks/content.js';
import { readDataset } from '../../src/load.js';

/** All checks of a dataset that was read before, and what to look at before it is presented. */
export function checksOf(file: string): () => unknown {
  const { trial } = readDataset(file, readFileSync(file, 'utf8'));
  return () => {
    const found = checkContent(trial);
    return [found, beforeYouPresent(trial, found)];
  };
}
