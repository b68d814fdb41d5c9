/** The fullest draft of a record that documents can be made of. */
import { ContentError, type Problem } from '../errors.js';
import { draftDataset, refusedRows, type Imported, type ImportOptions } from './dataset.js';
import type { RegistryTrial } from './registry-trial.js';
import { draftSizes, type DraftSize } from './draft/draft-size.js';

/** A draft, and what was made of it; null where nothing could be made even of the shortest. */
export interface Fitted<T> {
  draft: Imported;
  made: T | null;
}

/**
 * Drafts with less and less, until `make` makes something of one. It throws a ContentError
 * for what it cannot make: rows that the checks of a dataset refuse, such as more
 * events than people, are then left out of the next draft.
 */
export async function importToFit<T>(
  trial: RegistryTrial,
  options: ImportOptions,
  make: (draft: Imported) => Promise<T>,
): Promise<Fitted<T>> {
  let fitted: Fitted<T> | undefined;
  for (const room of draftSizes) {
    fitted = await draftOfSize(trial, options, room, make);
    if (fitted.made !== null) break;
  }
  return fitted!;
}

async function draftOfSize<T>(
  trial: RegistryTrial,
  options: ImportOptions,
  room: DraftSize,
  make: (draft: Imported) => Promise<T>,
): Promise<Fitted<T>> {
  const doubtful = new Map<string, string>();
  for (;;) {
    const draft = draftDataset(trial, options, room, doubtful);
    try {
      return { draft, made: await make(draft) };
    } catch (error) {
      const refused = refusedRows(draft.text, problemsOf(error)).filter(({ row }) => !doubtful.has(row));
      if (refused.length === 0) return { draft, made: null };
      for (const { row, why } of refused) doubtful.set(row, why);
    }
  }
}

function problemsOf(error: unknown): readonly Problem[] {
  if (!(error instanceof ContentError)) throw error;
  return error.problems;
}
