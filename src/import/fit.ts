/** The fullest draft of a record that there is room for. */
import { importRecord, type Imported, type ImportOptions } from './dataset.js';
import type { TrialRecord } from './record.js';
import { rooms } from './room.js';

/** Drafts with less and less, until `fits` says that page and deck can be made of it; else the shortest. */
export async function importToFit(
  record: TrialRecord,
  options: ImportOptions,
  fits: (draft: Imported) => Promise<boolean>,
): Promise<Imported> {
  let draft: Imported | undefined;
  for (const room of rooms) {
    draft = importRecord(record, options, room);
    if (await fits(draft)) return draft;
  }
  return draft!;
}
