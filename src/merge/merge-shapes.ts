/** The shapes of one slide, merged by what each is: words, cells of a table, values of a chart, boxes of a group. */
import { mergeChart, ownValues, sameChart, withCells } from './chart.js';
import { bringAlong } from './copy.js';
import type { MergeLog, Side, Sides } from './log.js';
import { isDressed } from './look.js';
import {
  chartPartOf,
  inheritedPlace,
  propertiesOf,
  samePlace,
  shapesIn,
  transformOf,
  type Place,
  type Shape,
} from './shapes.js';
import { matchShapes } from './slides.js';
import { mergeTable, sameColumns } from './table.js';
import { putWords, renewNumbers, sameWords, saysTheSame } from './words.js';
import { append, at, attribute, children, replaceBy, sameXml, type Element } from './xml.js';

/** One thing as it was last written, as it is now, and as it would be written. */
interface Three<T> {
  base: T;
  theirs: T;
  ours: T;
}

/** Merges ours into the shapes of a slide or a group, whose element is `tree`. */
export function mergeShapes(sides: Sides, log: MergeLog, tree: Element, shapes: Three<Shape[]>): void {
  const { slide } = sides.theirs;
  const theirOf = matchShapes(shapes.base, shapes.theirs);
  const ourOf = matchShapes(shapes.base, shapes.ours);
  const [known, expected] = [new Set(theirOf.values()), new Set(ourOf.values())];
  for (const shape of shapes.theirs.filter((one) => !known.has(one))) {
    log.keep(slide, shape, 'you added it');
    log.typed(slide, shape);
  }
  for (const base of shapes.base) {
    const [theirs, ours] = [theirOf.get(base), ourOf.get(base)];
    if (theirs && ours) mergeShape(sides, log, { base, theirs, ours });
    else if (ours) log.keep(slide, base, 'you deleted it');
    else if (theirs) dropShape(sides, log, base, theirs);
  }
  for (const shape of shapes.ours) {
    if (expected.has(shape)) continue;
    settle(sides, append(tree, shape.element), freeId(slide.tree));
    log.renew(slide, shape, 'is new');
  }
}

/** A shape that the data no longer make leaves, unless the user worked on it. */
function dropShape({ theirs: { slide } }: Sides, log: MergeLog, base: Shape, theirs: Shape): void {
  if (sameWords(base.words, theirs.words)) theirs.element.parentNode!.removeChild(theirs.element);
  else log.conflict(slide, theirs, { old: base.words.join(' '), new: 'no longer in the data' });
}

function mergeShape(sides: Sides, log: MergeLog, shape: Three<Shape>): void {
  const { base, theirs, ours } = shape;
  const written = placeOn(sides.base, base);
  const moved = !samePlace(written, placeOn(sides.theirs, theirs), base.kind);
  if (moved) log.keep(sides.theirs.slide, theirs, 'you moved or resized it');
  else if (!samePlace(written, placeOn(sides.ours, ours), base.kind)) putPlace(theirs.element, ours.element);
  switch (base.kind) {
    case 'text':
      return mergeText(sides, log, shape, moved);
    case 'table':
      return mergeTableShape(sides, log, shape, moved);
    case 'chart':
      return mergeChartShape(sides, log, shape);
    case 'group':
      return mergeGroup(sides, log, shape);
    case 'picture':
    case 'line':
    case 'other':
      return;
  }
}

/** Where a shape stands, also when its layout says it. */
function placeOn({ deck, slide }: Side, shape: Shape): Place | null {
  return shape.place ?? (shape.placeholder === null ? null : inheritedPlace(deck, slide.part, shape));
}

/** A shape may have the place of its layout: then it says none, or says one for the first time. */
function putPlace(theirs: Element, ours: Element): void {
  const [old, fresh] = [transformOf(theirs), transformOf(ours)];
  const properties = at(theirs, 'spPr');
  if (old && fresh) replaceBy(old, fresh);
  else if (old) old.parentNode!.removeChild(old);
  else if (fresh && properties)
    properties.insertBefore(properties.ownerDocument!.importNode(fresh, true), properties.firstChild);
}

function mergeText(sides: Sides, log: MergeLog, { base, theirs, ours }: Three<Shape>, moved: boolean): void {
  const { slide } = sides.theirs;
  // What the data say now as the user does is nobody's edit any more.
  const changed = !sameWords(base.words, ours.words);
  const agreed = changed && saysTheSame(theirs.words, ours.words);
  const edited = !agreed && !sameWords(base.words, theirs.words);
  const dressed = isDressed(theirs, sides.base, base);
  if (edited) {
    log.keep(slide, theirs, 'you changed its words');
    log.typed(slide, theirs);
  } else if (dressed) log.keep(slide, theirs, 'you changed its look');
  const isUntouched = !edited && !dressed && !moved;
  if (!changed || agreed) {
    // The words are right; that they are set smaller now, or in another colour, arrives too.
    if (isUntouched && !sameXml(base.element, ours.element)) replaceShape(sides, theirs, ours);
    return;
  }
  if (edited) return log.words(slide, theirs, renewNumbers(theirs.element, base.words, ours.words));
  log.renew(slide, theirs, changeOf(base.words, ours.words));
  if (!isUntouched) putWords(theirs.element, ours.element, dressed);
  else replaceShape(sides, theirs, ours);
}

function replaceShape(sides: Sides, theirs: Shape, ours: Shape): void {
  const id = attribute(propertiesOf(theirs.element), 'id') ?? freeId(sides.theirs.slide.tree);
  settle(sides, replaceBy(theirs.element, ours.element), id);
}

/** Brings along what a shape of ours leads to, and gives it an id of the slide that it came to. */
function settle({ theirs, ours }: Sides, element: Element, id: string): void {
  bringAlong(theirs.deck, theirs.slide.part, ours.deck, ours.slide.part, element);
  propertiesOf(element)?.setAttribute('id', id);
}

/** An id that no shape of the slide has. */
function freeId(tree: Element): string {
  const ids = (element: Element): number[] => [
    ...(element.localName === 'cNvPr' ? [Number(attribute(element, 'id'))] : []),
    ...children(element).flatMap(ids),
  ];
  return String(Math.max(1, ...ids(tree)) + 1);
}

function mergeTableShape(sides: Sides, log: MergeLog, { base, theirs, ours }: Three<Shape>, moved: boolean): void {
  const { slide } = sides.theirs;
  const edited = !sameWords(base.words, theirs.words);
  if (edited && !sameWords(theirs.words, ours.words)) {
    log.keep(slide, theirs, 'you changed its cells');
    log.typed(slide, theirs);
  }
  if (sameXml(base.element, ours.element)) return;
  const isUntouched =
    !edited && !moved && sameColumns(theirs.element, base.element) && !isDressed(theirs, sides.base, base);
  if (!sameWords(base.words, ours.words)) {
    log.words(slide, theirs, mergeTable(theirs.element, base.element, ours.element));
  }
  // Rows, widths and sizes that the layout chose anew come as one.
  if (isUntouched) return replaceShape(sides, theirs, ours);
  putAlternative(theirs.element, base.element, ours.element);
}

function mergeChartShape(sides: Sides, log: MergeLog, shape: Three<Shape>): void {
  const { theirs, base, ours } = shape;
  const { slide, deck } = sides.theirs;
  const partOn = (side: Side, { element }: Shape) => chartPartOf(side.deck, side.slide.part, element);
  const part = partOn(sides.theirs, theirs);
  const [basePart, ourPart] = [partOn(sides.base, base), partOn(sides.ours, ours)];
  if (part === null || basePart === null || ourPart === null) return;
  const [now, old, fresh] = [deck.root(part), sides.base.deck.root(basePart), sides.ours.deck.root(ourPart)];
  const edited = !sameChart(now, old);
  if (edited) {
    log.keep(slide, theirs, 'you changed its values');
    log.typedValues(slide, theirs, ownValues(now, old));
  }
  if (sameChart(old, fresh)) return;
  putAlternative(theirs.element, base.element, ours.element);
  const { fits, cells, ...words } = mergeChart(now, old, fresh);
  if (fits) {
    log.words(slide, theirs, words);
    const workbook = deck.related(part, 'package');
    if (workbook !== null && cells.size > 0) deck.set(workbook, withCells(deck.bytes(workbook), cells));
  } else if (edited) {
    log.conflict(slide, theirs, { old: 'the chart as you changed it', new: 'a chart of other rows' });
  } else {
    log.renew(slide, theirs, 'has other rows');
    replaceShape(sides, theirs, ours);
  }
}

function mergeGroup(sides: Sides, log: MergeLog, { base, theirs, ours }: Three<Shape>): void {
  const inside = (shape: Shape) => shapesIn(shape.element);
  const shapes = { base: inside(base), theirs: inside(theirs), ours: inside(ours) };
  const untouched = sameWords(base.words, theirs.words) && shapes.theirs.length === shapes.base.length;
  if (untouched && shapes.ours.length !== shapes.base.length) {
    log.renew(sides.theirs.slide, theirs, 'has other boxes');
    return replaceShape(sides, theirs, ours);
  }
  mergeShapes(sides, log, theirs.element, shapes);
  putAlternative(theirs.element, base.element, ours.element);
}

/** The alternative text is written from the data: it follows them where the user left it as it was. */
function putAlternative(theirs: Element, base: Element, ours: Element): void {
  const [now, old, fresh] = [propertiesOf(theirs), propertiesOf(base), propertiesOf(ours)];
  const text = attribute(fresh, 'descr');
  if (now && text !== null && attribute(now, 'descr') === attribute(old, 'descr')) now.setAttribute('descr', text);
}

/** The first line that changed, as it was and as it is. */
function changeOf(old: string[], fresh: string[]): string {
  const index = fresh.findIndex((line, i) => line !== old[i]);
  const short = (line = '') => (line.length > 60 ? `${line.slice(0, 59)}…` : line);
  return `${short(old[index])} → ${short(fresh[index])}`;
}
