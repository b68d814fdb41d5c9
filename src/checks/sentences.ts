/** Sentences of a dataset as checks read them: where a finding on one is told, and those that tell what the trial found. */
import type { Prose } from '../dataset/prose.js';
import { walk } from '../dataset/walk.js';
import type { Trial } from '../trial/trial.js';
import { isClaim } from './values-in-dataset.js';

/** The path of the words of a sentence: one with conditions has them under `text`. */
export const placeOf = (prose: Prose, path: string): string => (prose.holds.length > 0 ? `${path}.text` : path);

/** A sentence of ours that tells what the trial found, or what is told of an adverse event. */
export interface Telling {
  prose: Prose;
  path: string;
  place: string;
  /** The number of the adverse event, in their order; null of a sentence of ours. */
  event: number | null;
}

/** All of them, and those whose path is `also` one, in the order of the file. */
export function tellingsIn(trial: Trial, also: (path: string) => boolean = () => false): Telling[] {
  const found: Telling[] = [];
  walk(trial.dataset, {
    prose(prose, path) {
      const number = /^adverse_events\.(\d+)\.(?:told|detail)$/.exec(path)?.[1];
      const event = number === undefined ? null : Number(number);
      if (isClaim(path) || event !== null || also(path))
        found.push({ prose, path, place: placeOf(prose, path), event });
    },
  });
  return found;
}
