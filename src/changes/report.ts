/** What changed since the documents that are there, in plain words. */
import { loadDataset } from '../load.js';
import type { ReadSheetFile } from '../dataset/sheets.js';
import type { Templates } from '../template/render.js';
import { attachedText } from './attached-dataset.js';
import { tracer, type Places } from './printed-places.js';
import { changesBetween, type Change } from './changed-values.js';
import { shortened, differing } from './changed-words.js';

/** At most this many are told one by one. */
const most = 20;

/** The data now, and what they are printed with. */
export interface Present {
  file: string;
  text: string;
  read: ReadSheetFile;
  templates: Templates;
}

/**
 * One line a value that differs between the data attached to an earlier page and
 * the data of a new one, with where it is printed:
 * `CDASI-A, 600 mg, mean change: −19.2 → −18.7; page: table, figure; deck: slides 5, 6`.
 * Null when the earlier page carries no data that can be read.
 */
export function describeChanges(page: Uint8Array, { file, text, read, templates }: Present): string[] | null {
  const earlier = attachedText(page);
  if (earlier === null) return null;
  const loaded = loadDataset(file, text, read);
  try {
    const before = loadDataset(file, earlier);
    const changes = changesBetween(before.trial, loaded.trial);
    const places = tracer(before.dataset, loaded, templates);
    const told = worthTelling(changes);
    const lines = changes.filter((change) => told.has(change)).map((change) => lineOf(change, places(change)));
    return [...lines, ...restOf(changes.filter((change) => !told.has(change)))];
  } catch {
    return null;
  }
}

/** Whether values differ from those attached to an earlier page although both tell the same day of the last change. */
export function isLeftBehind(page: Uint8Array, { file, text, read }: Omit<Present, 'templates'>): boolean {
  const earlier = attachedText(page);
  if (earlier === null || earlier === text) return false;
  const { trial } = loadDataset(file, text, read);
  try {
    const { trial: before } = loadDataset(file, earlier);
    return before.revised === trial.revised && changesBetween(before, trial).length > 0;
  } catch {
    return false;
  }
}

/** Sentences before values, and what changed before what is new or gone. */
function worthTelling(changes: readonly Change[]): Set<Change> {
  const rank = ({ prose, before, after }: Change) => (before === null || after === null ? 2 : prose ? 0 : 1);
  return new Set(changes.toSorted((a, b) => rank(a) - rank(b)).slice(0, most));
}

/** `… and 12 more: 3 changed, 9 new`. */
function restOf(changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const fresh = changes.filter(({ before }) => before === null).length;
  const gone = changes.filter(({ after }) => after === null).length;
  const counts: [number, string][] = [
    [changes.length - fresh - gone, 'changed'],
    [fresh, 'new'],
    [gone, 'gone'],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [`… and ${changes.length} more: ${told.join(', ')}`];
}

function lineOf({ name, before, after }: Change, { page, slides }: Places): string {
  const deck = slides.length === 0 ? '' : `deck: slide${slides.length === 1 ? '' : 's'} ${slides.join(', ')}`;
  return [`${name}: ${wordsOf(before, after)}`, page.length === 0 ? '' : `page: ${page.join(', ')}`, deck]
    .filter(Boolean)
    .join('; ');
}

function wordsOf(before: string | null, after: string | null): string {
  if (before === null) return `new → ${shortened(after ?? '')}`;
  if (after === null) return `${shortened(before)} → gone`;
  if (before === after) return 'written in another way, and reads as before';
  return differing(before, after).join(' → ');
}
