/** The speaker notes of a slide, merged as words; and marks on them where a merge could not decide. */
import type { MergeConflict, MergeLog, Side, Sides } from './log.js';
import type { Package } from './package.js';
import { shapesIn, textOf, type Shape } from './shapes.js';
import type { DeckSlide } from './slides.js';
import { putWords, renewNumbers, sameWords } from './words.js';
import { at, children, type Element } from './xml.js';

const notesName = { name: 'Notes' };

export function mergeNotes({ theirs, base, ours }: Sides, log: MergeLog): void {
  const bodyOn = ({ deck, slide }: Side) => notesBody(deck, slide.part);
  const [now, before, after] = [bodyOn(theirs), bodyOn(base), bodyOn(ours)];
  if (!now || !before || !after) return;
  const words = ({ words: lines }: Shape) => lines.filter((line) => !isMark(line));
  const edited = !sameWords(words(now), words(before)) && !sameWords(words(now), words(after));
  if (edited) {
    log.keep(theirs.slide, notesName, 'you changed them');
    log.typed(theirs.slide, { ...notesName, element: now.element });
  }
  if (sameWords(words(before), words(after)) || sameWords(words(now), words(after))) return;
  if (edited) log.words(theirs.slide, notesName, renewNumbers(now.element, words(before), words(after)));
  else {
    putWords(now.element, after.element, false);
    log.renew(theirs.slide, notesName, 'follow the data');
  }
}

/** The box of a slide's notes that holds their words; null where there are none. */
export function notesBody(deck: Package, slide: string): Shape | null {
  const part = deck.related(slide, 'notesSlide');
  if (part === null || !deck.has(part)) return null;
  const tree = at(deck.root(part), 'cSld', 'spTree');
  return (tree ? shapesIn(tree) : []).find(({ placeholder }) => placeholder === 'body') ?? null;
}

const start = 'To decide: ';

/** Whether a line of notes was written by a merge. */
export const isMark = (line: string): boolean => line.startsWith(start);

/** Writes what could not be decided at the end of the notes of its slide, once each. */
export function markConflicts(deck: Package, slides: DeckSlide[], conflicts: MergeConflict[]): void {
  slides.forEach(({ part }, index) => {
    const marks = conflicts.filter(({ slide }) => slide === index + 1).map(lineOf);
    const body = marks.length > 0 ? at(notesBody(deck, part)?.element ?? null, 'txBody') : null;
    if (!body) return;
    const there = new Set(children(body, 'p').map(textOf));
    for (const line of new Set(marks)) if (!there.has(line)) body.appendChild(paragraphOf(line, body));
  });
}

function lineOf({ shape, old, new: fresh }: MergeConflict): string {
  const where = shape === '' ? 'this slide' : `“${shape}”`;
  return `${start}you changed ${where}, and the data changed too: “${old}” is now “${fresh}”.`;
}

function paragraphOf(line: string, body: Element): Element {
  const namespace = 'http://schemas.openxmlformats.org/drawingml/2006/main';
  const make = (name: string) => body.ownerDocument!.createElementNS(namespace, `a:${name}`);
  const paragraph = make('p');
  paragraph.appendChild(make('r')).appendChild(make('t')).textContent = line;
  return paragraph;
}
