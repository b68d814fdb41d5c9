/** A presentation or template (`.pptx`, `.potx`), read without trust in what it says (ECMA-376 parts 1 and 2). */
import { expectWithin } from '../bounds.js';
import { ContentError } from '../errors.js';
import { Package } from '../merge/package.js';
import { at, attribute, children, relationId, type Element } from '../merge/xml.js';
import { fillOf, schemeOf, themeColors } from './colors.js';
import { points, readPlaceholders, type Around } from './placeholders.js';
import { pictureOf, readShapes } from './shapes.js';
import type { Area, TemplateDeck, TemplateLayout, TemplateMaster, Scheme } from './types.js';

const presentation = 'ppt/presentation.xml';

/** Sides of slides in points, the shortest and the longest. */
const slideSides = [200, 4032] as const;

/** Height in points to which all lengths of a template are brought: that of the tool's own slides. */
const slideHeight = 540;

/**
 * Reads the masters and layouts of a template from its bytes. Throws a ContentError where it is none: no whole
 * zip file, a part that is missing or not well-formed, no layout, or a size that no slide has.
 */
export function readTemplateDeck(bytes: Uint8Array, file: string): TemplateDeck {
  try {
    return read(bytes, file);
  } catch (error) {
    if (error instanceof ContentError) throw new ContentError(error.problems.map((one) => ({ ...one, file })));
    if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) throw error;
    throw refused(file, error.message);
  }
}

function refused(file: string, why: string): ContentError {
  const message = `this template cannot be read: ${why}`;
  const hint = 'open it in PowerPoint and save it as .pptx or .potx';
  return new ContentError([{ severity: 'error', message, hint, file }]);
}

function read(bytes: Uint8Array, file: string): TemplateDeck {
  const deck = new Package(bytes);
  expectPlainNames(deck);
  // What is only looked into when a deck is written must be whole by then.
  for (const name of ['[Content_Types].xml', ...deck.names.filter((one) => one.endsWith('.rels'))]) deck.root(name);
  const root = deck.root(presentation);
  const size = at(root, 'sldSz');
  const [width, height] = [points(attribute(size, 'cx'), 1), points(attribute(size, 'cy'), 1)];
  if (!(width + height > 0)) throw new Error('it does not say how large its slides are');
  const sides = `its slides of ${Math.round(width)} × ${Math.round(height)} points`;
  const [shortest, longest] = slideSides;
  if (!(Math.min(width, height) >= shortest && Math.max(width, height) <= longest))
    throw new Error(`${sides} are too small or too large: a side has ${shortest} to ${longest} points`);
  if (width < height) throw new Error(`${sides} are not wider than high`);
  const scale = slideHeight / height;
  const usual = at(root, 'defaultTextStyle');
  const targets = new Map(deck.relations(presentation).map(({ id, target }) => [id, target]));
  const masters = children(at(root, 'sldMasterIdLst') ?? root, 'sldMasterId').flatMap((entry) => {
    const part = targets.get(relationId(entry) ?? '');
    return part === undefined
      ? []
      : [readMaster(deck, part, scale, usual)].map((master) => seenOn(width * scale, master));
  });
  expectWithin(
    'layouts of a template',
    masters.reduce((sum, { layouts }) => sum + layouts.length, 0),
    {},
  );
  if (masters.every(({ layouts }) => layouts.length === 0)) throw new Error('it has no layout');
  return { file, size: { width, height }, scale, width: width * scale, height: slideHeight, masters, deck };
}

/** A master without the placeholders that stand off the slide, where nobody sees what is written in them. */
function seenOn(width: number, master: TemplateMaster): TemplateMaster {
  const isSeen = ({ x, y, ...box }: Area) =>
    x > -box.width / 2 && y > -box.height / 2 && x + box.width / 2 < width && y + box.height / 2 < slideHeight;
  const layouts = master.layouts.map((layout) => ({
    ...layout,
    placeholders: layout.placeholders.filter(({ box }) => isSeen(box)),
  }));
  return { ...master, layouts };
}

/** Names of parts become names of parts of ours (part 2, §6.2.2). */
function expectPlainNames(deck: Package): void {
  const bad = deck.names.find((name) => !/^[^\\:*?"<>|\0]+$/.test(name) || /(^|\/)\.{0,2}(\/|$)/.test(name));
  if (bad !== undefined) throw new Error(`its part “${bad}” has a name that no part may have`);
}

function readMaster(deck: Package, part: string, scale: number, usual: Element | null): TemplateMaster {
  const root = deck.root(part);
  const themePart = deck.related(part, 'theme');
  const theme = themePart === null ? null : deck.root(themePart);
  const colors = themeColors(at(theme, 'themeElements', 'clrScheme'));
  const font = (name: string) =>
    attribute(at(theme, 'themeElements', 'fontScheme', name, 'latin'), 'typeface') || 'Arial';
  const fonts = { titles: font('majorFont'), texts: font('minorFont') };
  const scheme = schemeOf(colors, at(root, 'clrMap'));
  const tree = treeOf(root, part);
  const around = { scale, fonts, master: tree, styles: at(root, 'txStyles'), usual };
  const own = { root, part, shapes: (as: Scheme) => readShapes(tree, part, deck, as, scale) };
  const ids = new Map(deck.relations(part).map(({ id, target }) => [id, target]));
  const layouts = children(at(root, 'sldLayoutIdLst') ?? root, 'sldLayoutId').flatMap((entry) => {
    const layout = ids.get(relationId(entry) ?? '');
    return layout === undefined ? [] : [readLayout(deck, layout, own, colors, { ...around, scheme })];
  });
  return { part, name: attribute(theme, 'name') ?? '', layouts, fonts };
}

function treeOf(root: Element, part: string): Element {
  const tree = at(root, 'cSld', 'spTree');
  if (!tree) throw new Error(`its part ${part} holds no shapes`);
  return tree;
}

interface Own {
  root: Element;
  part: string;
  shapes: (scheme: Scheme) => TemplateLayout['shapes'];
}

function readLayout(
  deck: Package,
  part: string,
  master: Own,
  colors: Map<string, string>,
  around: Around,
): TemplateLayout {
  const root = deck.root(part);
  const tree = treeOf(root, part);
  const map = at(root, 'clrMapOvr', 'overrideClrMapping');
  const scheme = map ? schemeOf(colors, map) : around.scheme;
  const behind = ['0', 'false'].includes(attribute(root, 'showMasterSp') ?? '') ? [] : master.shapes(scheme);
  return {
    part,
    name: attribute(at(root, 'cSld'), 'name') ?? '',
    type: attribute(root, 'type') ?? '',
    placeholders: readPlaceholders(tree, { ...around, scheme }),
    shapes: [...behind, ...readShapes(tree, part, deck, scheme, around.scale)],
    ground: groundOf(
      deck,
      [
        { root, part },
        { root: master.root, part: master.part },
      ],
      scheme,
    ),
    scheme,
  };
}

/** What a slide is filled with: as its layout says, or else its master (§19.3.1.1). */
function groundOf(deck: Package, holders: { root: Element; part: string }[], scheme: Scheme): TemplateLayout['ground'] {
  for (const { root, part } of holders) {
    const ground = at(root, 'cSld', 'bg');
    if (!ground) continue;
    const own = at(ground, 'bgPr');
    const picture = pictureOf(part, deck)(at(own, 'blipFill'));
    return { color: (own ? fillOf(own, scheme) : fillOf(asFill(ground), scheme)) ?? scheme.bg1, picture };
  }
  return { color: scheme.bg1, picture: null };
}

/** `bgRef` holds its colour as a fill would. */
function asFill(ground: Element): Element | null {
  const reference = at(ground, 'bgRef');
  if (!reference) return null;
  const holder = ground.ownerDocument!.createElement('holder');
  const fill = holder.appendChild(ground.ownerDocument!.createElement('solidFill'));
  for (const color of children(reference)) fill.appendChild(color.cloneNode(true));
  return holder;
}
