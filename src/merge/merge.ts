/**
 * A deck that was edited, brought up to date: what the user changed stays, what the
 * data changed arrives, and where both touched the same thing it is told.
 *
 *     base   as the tool last wrote it, carried in the deck
 *     theirs as it is now: the result is this file with what is new put into it
 *     ours   as it would be written from the data of today
 */
import { baseOf, hasBaseOf, takeBase, writtenAsOf } from './base.js';
import { orderLabels } from './chart.js';
import { ContentError } from '../errors.js';
import { addSlide, removeSlide } from './copy.js';
import { MergeLog, type MergeConflict, type MergeNote, type TypedText } from './log.js';
import { mergeMasters } from './masters.js';
import { mergeShapes } from './merge-shapes.js';
import { markConflicts, mergeNotes, notesBody } from './notes.js';
import { Package } from './package.js';
import { matchShapes, matchSlides, slidesOf, titleOf, type DeckSlide } from './slides.js';
import { sameWords } from './words.js';
import { at, attribute, type Element } from './xml.js';

export type { MergeConflict, MergeNote, TypedText } from './log.js';

export interface Merged {
  /** The merged file: the edited one, byte for byte, where nothing that the tool writes has changed. */
  bytes: Uint8Array;
  /** Edits of the user that stay. */
  kept: MergeNote[];
  /** What was brought up to date. */
  renewed: MergeNote[];
  /** Where user and data changed the same thing: the user's stays. */
  conflicts: MergeConflict[];
  /** Words that the user typed, for whoever traces their numbers. */
  typed: TypedText[];
}

/** A deck that carries nothing to merge by, with the reason in words. */
export interface Unmergeable {
  reason: string;
}

/**
 * Merges an edited deck with the one that would be written. Gives the merged
 * file, or says why it cannot be merged; nothing is thrown for what is in the
 * edited file.
 */
export function mergeDeck(edited: Uint8Array, fresh: Uint8Array): Merged | Unmergeable {
  const theirs = opened(edited);
  if ('reason' in theirs) return theirs;
  const ours = new Package(fresh);
  try {
    const lacking = missingPart(theirs);
    if (lacking !== null) return { reason: `it lacks a part that others need: ${lacking}` };
    const base = baseFor(theirs, ours);
    if ('reason' in base) return base;
    if (layoutsOf(base) !== layoutsOf(ours)) return { reason: 'it stands on another template than the new one' };
    return merged(edited, theirs, base, ours);
  } catch (error) {
    // Whatever other programs have left in it: it is kept aside as it is.
    return { reason: `its parts do not fit together: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function merged(edited: Uint8Array, theirs: Package, base: Package, ours: Package): Merged {
  const unchanged = hasBaseOf(theirs, ours);
  const log = new MergeLog();
  mergeSlides(theirs, base, ours, log);
  mergeMasters(theirs, base, ours, log);
  takeBase(theirs, ours);
  const slides = slidesOf(theirs);
  const placed = log.placed(slides);
  markConflicts(theirs, slides, placed.conflicts);
  if (unchanged) return { bytes: edited, ...placed };
  orderLabels(theirs);
  return { bytes: theirs.pack(), ...placed };
}

/** The names of all layouts, by which a template is known. */
const layoutsOf = (deck: Package): string =>
  deck.names
    .filter((name) => /^ppt\/slideLayouts\/[^/]+\.xml$/.test(name))
    .map((name) => attribute(at(deck.root(name), 'cSld'), 'name') ?? '')
    .sort()
    .join('\n');

/** What a deck carries; where that was left out, it is known as long as it would be written the same today. */
function baseFor(theirs: Package, ours: Package): Package | Unmergeable {
  const base = unlessDamaged(() => baseOf(theirs, ours));
  if (base) return base;
  const mark = unlessDamaged(() => writtenAsOf(theirs));
  if (mark === null) return { reason: 'it does not carry what it was made from' };
  if (mark === writtenAsOf(ours)) return ours;
  return { reason: 'it does not carry its data, as after --no-dataset, and what is made of them has changed since' };
}

function unlessDamaged<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function opened(edited: Uint8Array): Package | Unmergeable {
  const reason = 'it cannot be read as a PowerPoint file';
  try {
    const deck = new Package(edited);
    return slidesOf(deck).length > 0 ? deck : { reason };
  } catch (error) {
    return error instanceof ContentError ? { reason: `${reason}: ${error.message}` } : { reason };
  }
}

/** The first part that slides need, with what these stand on, and that is not there; null where all are. */
function missingPart(deck: Package): string | null {
  const needed = ['slide', 'slideLayout', 'slideMaster', 'theme'];
  return (
    deck.names
      .filter((name) => /^ppt\/(presentation\.xml|(slides|slideLayouts|slideMasters)\/[^/]+\.xml)$/.test(name))
      .flatMap((name) => deck.relations(name))
      .find(({ type, target, external }) => !external && needed.includes(type) && !deck.has(target))?.target ?? null
  );
}

function mergeSlides(theirs: Package, base: Package, ours: Package, log: MergeLog): void {
  const [now, before, fresh] = [slidesOf(theirs), slidesOf(base), slidesOf(ours)];
  const [theirOf, ourOf] = [matchSlides(before, now), matchSlides(before, fresh)];
  tellOrder(theirs, now, before, theirOf, log);
  for (const slide of before) {
    const [their, our] = [theirOf.get(slide), ourOf.get(slide)];
    if (their && our) {
      const sides = {
        theirs: { deck: theirs, slide: their },
        base: { deck: base, slide },
        ours: { deck: ours, slide: our },
      };
      mergeShapes(sides, log, their.tree, { base: slide.shapes, theirs: their.shapes, ours: our.shapes });
      mergeNotes(sides, log);
    } else if (their) dropSlide(theirs, their, slide, log);
    else if (our) log.keep(slide, null, 'you deleted this slide');
  }
  const entries = new Map(
    before.flatMap((slide) => {
      const [their, our] = [theirOf.get(slide), ourOf.get(slide)];
      return our ? [[our, their?.entry ?? null] as const] : [];
    }),
  );
  addSlides(theirs, ours, fresh, entries, log);
}

function tellOrder(
  deck: Package,
  theirs: DeckSlide[],
  base: DeckSlide[],
  theirOf: Map<DeckSlide, DeckSlide>,
  log: MergeLog,
): void {
  const order = base.flatMap((slide) => theirOf.get(slide) ?? []);
  order.forEach((slide, i) => {
    if (i > 0 && theirs.indexOf(slide) < theirs.indexOf(order[i - 1]!)) log.keep(slide, null, 'you moved this slide');
  });
  const known = new Set(order);
  for (const slide of theirs.filter((one) => !known.has(one))) {
    log.keep(slide, null, 'you added this slide');
    for (const shape of slide.shapes) log.typed(slide, shape);
    const notes = notesBody(deck, slide.part);
    if (notes) log.typed(slide, { name: 'Notes', element: notes.element });
  }
}

/** A slide that the data no longer make leaves, unless the user worked on it. */
function dropSlide(deck: Package, their: DeckSlide, base: DeckSlide, log: MergeLog): void {
  const matches = matchShapes(base.shapes, their.shapes);
  const untouched =
    their.shapes.length === base.shapes.length &&
    base.shapes.every((shape) => sameWords(shape.words, matches.get(shape)?.words ?? []));
  if (untouched) {
    removeSlide(deck, their);
    log.renew(their, null, 'is no longer made from the data');
  } else log.conflict(their, null, { old: titleOf(base), new: 'no longer made from the data' });
}

/** Slides that the data have now and had not: each behind the slide that it stands behind in ours. */
function addSlides(
  theirs: Package,
  ours: Package,
  slides: DeckSlide[],
  entries: Map<DeckSlide, Element | null>,
  log: MergeLog,
): void {
  let behind: Element | null = null;
  for (const slide of slides) {
    const entry = entries.get(slide);
    if (entry !== undefined) {
      behind = entry ?? behind;
      continue;
    }
    behind = addSlide(theirs, ours, slide, behind);
    const added = slidesOf(theirs).find((one) => one.entry === behind);
    log.renew(added ?? slide, null, 'is new');
  }
}
