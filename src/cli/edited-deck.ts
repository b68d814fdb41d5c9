/** A deck that was edited since it was written: merged with the one of today's data, and told in plain lines. */
import type { Problem } from '../errors.js';
import type { Merged, MergeNote, Unmergeable } from '../merge/merge.js';
import type { Generated } from '../outputs.js';
import { isDeckAsWritten } from '../pptx/fingerprint.js';

/** What a merge did, without the file. */
export type Merging = Omit<Merged, 'bytes'>;

/** An edited deck and what becomes of it. */
export interface EditedDeck {
  /** The bytes that were merged. */
  from: Buffer;
  bytes: Uint8Array;
  merging: Merging;
}

/**
 * Merges what stands in the place of a deck with what would be written there. Null
 * where nobody edited it; the reason where it cannot be merged and is to be kept aside.
 */
export async function mergeEdited(
  standing: Buffer | null,
  fresh: Uint8Array,
): Promise<EditedDeck | Unmergeable | null> {
  if (!standing || standing.equals(fresh) || isDeckAsWritten(standing)) return null;
  // Only here: reading packages takes a library that most builds have no need of.
  const { mergeDeck } = await import('../merge/merge.js');
  const merged = mergeDeck(standing, fresh);
  if ('reason' in merged) return merged;
  const { bytes, ...merging } = merged;
  return { from: standing, bytes, merging };
}

/** A remark on edits that could not be merged. */
export const unmerged = ({ reason }: Unmergeable, file: string): Problem => ({
  severity: 'warning',
  message: `this deck was changed, and could not be merged with the new one: ${reason}`,
  hint: 'it is kept beside the new one; take over by hand what you need',
  file,
});

/** Remarks on numbers that were typed into the deck and come from nothing in the data. */
export function typedNumbers({ typed }: Merging, { untraced }: Pick<Generated, 'untraced'>, file: string): Problem[] {
  return typed.flatMap((note) =>
    untraced(note.text).map((number): Problem => ({
      severity: 'warning',
      message: `${placeOf(note)}: the number ${number}, which was typed there, comes from no value of the data`,
      hint: 'put it into the data with its source, or leave it as your own',
      file,
    })),
  );
}

/** The most lines that a list of edits takes. */
const most = 12;

/** What a merge kept, renewed and could not decide, a line each. */
export function mergeLines({ kept, renewed, conflicts }: Merging): string[] {
  return [
    ...shortened(kept, 'Yours '),
    ...shortened(renewed, 'Renew '),
    ...conflicts.map(
      (note) =>
        `Decide ${placeOf(note)}: you changed it, and in the data “${note.old}” is now “${note.new}”; its notes say so`,
    ),
  ];
}

/** A line each; of too many, a line a slide with how many there are on it. */
function shortened(notes: readonly MergeNote[], word: string): string[] {
  if (notes.length <= most) return notes.map((note) => `${word} ${placeOf(note)}: ${note.text}`);
  const bySlide = new Map<string, MergeNote[]>();
  for (const note of notes) {
    const where = placeOf({ ...note, shape: note.slide === 0 && note.title === '' ? note.shape : '' });
    bySlide.set(where, [...(bySlide.get(where) ?? []), note]);
  }
  const lines = [...bySlide].map(([where, [first, ...others]]) => {
    const more = others.length > 0 ? `; and ${others.length} more there` : '';
    return `${word} ${where}: ${first!.shape === where || first!.shape === '' ? '' : `${first!.shape}: `}${first!.text}${more}`;
  });
  return lines.length <= most
    ? lines
    : [...lines.slice(0, most), `${word} … and on ${lines.length - most} more slides`];
}

function placeOf({ slide, title, shape }: Omit<MergeNote, 'text'>): string {
  if (slide === 0 && title === '') return shape;
  const where = slide === 0 ? `the slide “${title}”` : `slide ${slide}`;
  return shape === '' ? where : `${where}, ${shape}`;
}
