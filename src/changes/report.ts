/** What changed since the documents that are there, in plain words. */
import { loadDataset } from '../dataset/load.js';
import type { ReadBeside } from '../dataset/sheets.js';
import type { Templates } from '../template/render.js';
import { attachedText } from './attached.js';
import { tracer, type Places } from './trace.js';
import { changesBetween, type Change } from './values.js';

/** At most this many are told one by one. */
const most = 20;

/** Long sentences are told by how they begin. */
const longest = 60;

/** The data now, and what they are printed with. */
export interface Present {
  file: string;
  text: string;
  read: ReadBeside;
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
    const { dataset: before } = loadDataset(file, earlier);
    const changes = changesBetween(before, loaded.dataset);
    const places = tracer(before, loaded, templates);
    const lines = changes.slice(0, most).map((change) => lineOf(change, places(change)));
    return changes.length > most ? [...lines, `… and ${changes.length - most} more`] : lines;
  } catch {
    return null;
  }
}

function lineOf({ name, before, after }: Change, { page, slides }: Places): string {
  const told = `${name}: ${shorten(before) ?? 'new'} → ${shorten(after) ?? 'gone'}`;
  const deck = slides.length === 0 ? '' : `deck: slide${slides.length === 1 ? '' : 's'} ${slides.join(', ')}`;
  return [told, page.length === 0 ? '' : `page: ${page.join(', ')}`, deck].filter(Boolean).join('; ');
}

function shorten(text: string | null): string | null {
  if (text === null || text.length <= longest) return text;
  return `${text.slice(0, longest - 1).trimEnd()}…`;
}
