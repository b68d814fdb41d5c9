/** How a shape looks: its fill, and what the words in it are given by themselves or by what they inherit from. */
import type { Side } from './log.js';
import type { Shape } from './shapes.js';
import { paragraphsOf } from './shapes.js';
import { at, attribute, children, within, type Element } from './xml.js';

/** Sizes, colours, weights and slants of runs, such as `sz 2400`, `color 0B6477`, `b`. */
type RunLook = Set<string>;

/**
 * Whether the user gave a shape a fill, or words of it a size, colour, weight or
 * slant, that it was not written with. What is written out and equal to what was
 * inherited is no change: LibreOffice writes everything out. Names of colours mean what they
 * meant when it was written: whoever changes the theme changes no shape.
 */
export function isDressed(their: Shape, base: Side, written: Shape): boolean {
  const fills = fillsOf(base, written);
  if (fillsOf(base, their).some((fill, index) => fill !== null && fill !== fills[index])) return true;
  const inherited = inheritedLook(base, written);
  const before = looksOf(base, written);
  const all = new Set(before.flatMap((look) => [...look]));
  return looksOf(base, their).some((look, index, { length }) =>
    [...look].some(
      (property) => !inherited.has(property) && !(length === before.length ? before[index]! : all).has(property),
    ),
  );
}

/** That of the shape, and those of its cells. */
const fillsOf = (side: Side, { element }: Shape): (string | null)[] =>
  [at(element, 'spPr'), ...within(element, 'tc').map((cell) => at(cell, 'tcPr'))].map((properties) => {
    const fill = at(properties, 'solidFill');
    return fill ? colorOf(side, fill) : null;
  });

/** What the runs of each paragraph say of themselves. */
const looksOf = (side: Side, { element }: Shape): RunLook[] =>
  paragraphsOf(element).map((paragraph) =>
    lookOf(
      side,
      // Programs write out the look of links, each its own.
      children(paragraph, 'r').flatMap((run) => (at(run, 'rPr', 'hlinkClick') ? [] : (at(run, 'rPr') ?? []))),
    ),
  );

function lookOf(side: Side, properties: Element[]): RunLook {
  const look: RunLook = new Set();
  for (const one of properties) {
    const size = attribute(one, 'sz');
    if (size !== null) look.add(`sz ${Math.round(Number(size) / 100)}`);
    for (const name of ['b', 'i', 'u']) {
      const value = attribute(one, name);
      if (value !== null && !['0', 'false', 'none'].includes(value)) look.add(name);
    }
    const color = at(one, 'solidFill');
    if (color) look.add(`color ${colorOf(side, color)}`);
  }
  return look;
}

/** What words inherit, from the shape's own list style up to the master's (ECMA-376 part 1, §21.1.2.4). */
function inheritedLook(side: Side, shape: Shape): RunLook {
  const { deck, slide } = side;
  const layout = deck.related(slide.part, 'slideLayout');
  const master = layout === null ? null : deck.related(layout, 'slideMaster');
  const holders = [at(shape.element, 'txBody', 'lstStyle')];
  for (const part of [layout, master]) {
    if (part !== null && deck.has(part)) holders.push(...listStylesOf(deck.root(part), shape.placeholder));
  }
  const defaults = at(deck.root('ppt/presentation.xml'), 'defaultTextStyle');
  return lookOf(
    side,
    [...holders, defaults].flatMap((holder) => (holder ? within(holder, 'defRPr') : [])),
  );
}

/** The list styles of placeholders of a kind on a layout or master, and the master's text style for them. */
function listStylesOf(root: Element, placeholder: string | null): (Element | null)[] {
  const tree = at(root, 'cSld', 'spTree');
  const shapes = tree ? children(tree, 'sp') : [];
  const kind = isTitle(placeholder);
  const own = shapes.filter(
    (sp) => placeholder !== null && isTitle(attribute(within(sp, 'ph')[0] ?? null, 'type')) === kind,
  );
  const styles = at(root, 'txStyles', placeholder === null ? 'otherStyle' : kind ? 'titleStyle' : 'bodyStyle');
  return [...own.map((sp) => at(sp, 'txBody', 'lstStyle')), styles];
}

const isTitle = (placeholder: string | null) => placeholder === 'title' || placeholder === 'ctrTitle';

/** A colour as six hexadecimal digits; names of the theme are looked up in it. */
function colorOf({ deck }: Side, fill: Element): string {
  const color = children(fill)[0] ?? null;
  const value = attribute(color, 'val') ?? '';
  if (color?.localName !== 'schemeClr') return value.toUpperCase();
  const name = usualNames.get(value) ?? value;
  const theme = deck.has(themePart) ? at(deck.root(themePart), 'themeElements', 'clrScheme', name) : null;
  const found = theme ? children(theme)[0] : null;
  return (attribute(found ?? null, 'lastClr') ?? attribute(found ?? null, 'val') ?? value).toUpperCase();
}

const themePart = 'ppt/theme/theme1.xml';
/** What the usual colour map of a master makes of the names that slides use. */
const usualNames = new Map([
  ['tx1', 'dk1'],
  ['bg1', 'lt1'],
  ['tx2', 'dk2'],
  ['bg2', 'lt2'],
]);
