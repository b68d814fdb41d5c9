/**
 * Slides on a template's own master: its masters, layouts, themes and pictures take the place of ours, its
 * colours those that ours stand for, and its size ours (ECMA-376 part 1, §13.3.10, §13.3.9).
 */
import type { MeasuredTemplate } from '../../template-deck/template-deck.js';
import type { TemplateColor, Palette } from '../../template-deck/palette.js';
import type { Package } from '../../merge/package.js';
import { attribute, at, children, relationId, type Element } from '../../merge/xml.js';
import { hairline } from '../colors.js';
import { layoutNames } from '../master.js';
import { escapeXml, xmlDeclaration } from '../xml.js';
import type { Parts } from '../zip.js';
import { textOf, type Repair } from './context.js';

export const standOnHouse: Repair = (parts, { house }) => {
  if (house === null) return;
  const names = bringParts(
    parts,
    house.house.deck,
    house.house.masters.map(({ part }) => part),
  );
  nameMasters(parts, house, names);
  const layoutOf = new Map(
    layoutNames.map(([kind], index) => [`slideLayout${index + 1}.xml`, names.get(house.layouts[kind].layout.part)!]),
  );
  const recolor = recoloring(house.palette);
  const resize = resizing(1 / house.house.scale);
  const withLinks = house.hidesLinks ? inTheColorOfText : (xml: string) => xml;
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part !== 'string') continue;
    if (/^ppt\/(slides|charts)\/[^/]+\.xml$/.test(name)) parts[name] = withLinks(resize(recolor(part)));
    if (/^ppt\/slides\/_rels\//.test(name))
      parts[name] = part.replace(/"\.\.\/slideLayouts\/([^"]+)"/, (_, own: string) => `"/${layoutOf.get(own)!}"`);
  }
};

// ── Parts ───────────────────────────────────────────────────────────────────

/** What a master leads to and is not taken along: slides and notes are ours. */
const left = /\/(slide|notesSlide|notesMaster|handoutMaster|customXml)$/;

/** Puts the masters and all they lead to in the place of ours. Gives the new name of each part. */
function bringParts(parts: Parts, deck: Package, masters: string[]): Map<string, string> {
  for (const name of Object.keys(parts))
    if (/^ppt\/(slideMasters|slideLayouts)\/|^ppt\/theme\/theme1\.xml$/.test(name)) Reflect.deleteProperty(parts, name);
  const names = new Map<string, string>();
  const bring = (part: string): void => {
    if (names.has(part) || !deck.has(part)) return;
    names.set(part, freeName(parts, part));
    parts[names.get(part)!] = /\.xml$/.test(part) ? deck.text(part) : deck.bytes(part);
    for (const entry of relationsOf(deck, part)) if (entry.target !== null) bring(entry.target);
  };
  masters.forEach(bring);
  for (const [part, name] of names) {
    const entries = relationsOf(deck, part).filter(({ target }) => target === null || names.has(target));
    if (entries.length > 0) parts[relationsPart(name)] = relationsXml(entries, names);
  }
  const types = [...names].map(
    ([part, name]) =>
      `<Override PartName="/${escapeXml(name)}" ContentType="${escapeXml(deck.contentType(part) ?? 'application/octet-stream')}"/>`,
  );
  const before = textOf(parts, '[Content_Types].xml').replace(
    /<Override PartName="\/ppt\/(slideMasters|slideLayouts)\/[^>]*>|<Override PartName="\/ppt\/theme\/theme1\.xml"[^>]*>/g,
    '',
  );
  parts['[Content_Types].xml'] = before.replace('</Types>', () => `${types.join('')}</Types>`);
  return names;
}

function freeName(parts: Parts, part: string): string {
  let name = part;
  for (let n = 1; Object.hasOwn(parts, name); n += 1) name = numbered(part, n);
  return name;
}

/** The name with another number before its ending. */
function numbered(part: string, n: number): string {
  const dot = part.lastIndexOf('.');
  return `${part.slice(0, dot).replace(/(?<!\d)\d+$/, '')}${n}${part.slice(dot)}`;
}

interface Entry {
  id: string;
  type: string;
  /** The part that it leads to; null for what is outside. */
  target: string | null;
  address: string;
}

/** The relations of a part that go along. */
function relationsOf(deck: Package, part: string): Entry[] {
  const targets = new Map(deck.relations(part).map((one) => [one.id, one]));
  const name = relationsPart(part);
  if (!deck.has(name)) return [];
  return children(deck.root(name), 'Relationship').flatMap((entry): Entry[] => {
    const [id, type] = [attribute(entry, 'Id') ?? '', attribute(entry, 'Type') ?? ''];
    const { target, external } = targets.get(id)!;
    return left.test(type) ? [] : [{ id, type, target: external ? null : target, address: target }];
  });
}

function relationsPart(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

function relationsXml(entries: Entry[], names: Map<string, string>): string {
  const lines = entries.map(({ id, type, target, address }) => {
    const to = target === null ? `${escapeXml(address)}" TargetMode="External` : `/${escapeXml(names.get(target)!)}`;
    return `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${to}"/>`;
  });
  return `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

/** The presentation lists the masters of the template by the ids that they have there, and has its size. */
function nameMasters(parts: Parts, { house }: MeasuredTemplate, names: Map<string, string>): void {
  const name = 'ppt/presentation.xml';
  const root = house.deck.root(name);
  const ids = new Map(house.deck.relations(name).map(({ id, target }) => [target, id]));
  const entries = children(at(root, 'sldMasterIdLst')!, 'sldMasterId');
  const of = (part: string) => entries.find((entry) => relationId(entry) === ids.get(part))!;
  const list = house.masters.map(
    ({ part }, index) => `<p:sldMasterId id="${attribute(of(part), 'id')!}" r:id="rIdMaster${index + 1}"/>`,
  );
  parts[name] = resizing(1 / house.scale)(textOf(parts, name))
    .replace(
      /<p:sldMasterIdLst>[\s\S]*?<\/p:sldMasterIdLst>/,
      () => `<p:sldMasterIdLst>${list.join('')}</p:sldMasterIdLst>`,
    )
    .replace(/<p:sldSz[^>]*>/, () => sizeXml(at(root, 'sldSz')!));
  const relations = 'ppt/_rels/presentation.xml.rels';
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const theme = names.get(house.deck.related(house.masters[0]!.part, 'theme') ?? '');
  const own = [
    ...house.masters.map(({ part }, index) => [`rIdMaster${index + 1}`, 'slideMaster', names.get(part)!] as const),
    ...(theme === undefined ? [] : [['rIdTheme', 'theme', theme] as const]),
  ].map(([id, type, part]) => `<Relationship Id="${id}" Type="${types}/${type}" Target="/${escapeXml(part)}"/>`);
  parts[relations] = textOf(parts, relations)
    .replace(/<Relationship\b[^>]*relationships\/(slideMaster|theme)"[^>]*>/g, '')
    .replace('</Relationships>', () => `${own.join('')}</Relationships>`);
}

function sizeXml(size: Element): string {
  const said = ['cx', 'cy', 'type'].flatMap((key) => {
    const value = attribute(size, key);
    return value === null ? [] : [` ${key}="${escapeXml(value)}"`];
  });
  return `<p:sldSz${said.join('')}/>`;
}

// ── Colours and sizes ───────────────────────────────────────────────────────

/** What each slot stands for on slides of ours (colors.ts). */
const colorRoles = {
  tx1: 'ink',
  bg1: 'paper',
  tx2: 'muted',
  bg2: 'tint',
  accent1: 'accent',
  accent2: 'accentLight',
  accent3: 'comparator',
  accent4: 'caution',
  accent5: 'second',
  accent6: 'secondLight',
} as const satisfies Record<string, keyof Palette>;

function recoloring(palette: Palette): (xml: string) => string {
  const of = (slot: string) => colorXml(palette[colorRoles[slot as keyof typeof colorRoles]]);
  return (xml) =>
    xml
      .replaceAll(hairline, () => '<hairline/>')
      .replace(/<a:schemeClr val="(tx1|bg1|tx2|bg2|accent[1-6])"\/>/g, (_, slot: string) => of(slot))
      .replaceAll('<hairline/>', () => colorXml(palette.hairline));
}

function colorXml({ slot, mod, off }: TemplateColor): string {
  if (mod === 1 && off === 0) return `<a:schemeClr val="${slot}"/>`;
  const thousandths = (share: number) => Math.round(share * 100_000);
  const more = off === 0 ? '' : `<a:lumOff val="${thousandths(off)}"/>`;
  return `<a:schemeClr val="${slot}"><a:lumMod val="${thousandths(mod)}"/>${more}</a:schemeClr>`;
}

/** A link has the colour of the words around it ([MS-ODRAWXML], hlinkClr), not that of links in the theme. */
const inTheColorOfText = (xml: string): string =>
  xml.replace(
    /<a:hlinkClick r:id="(\w+)"\/>/g,
    '<a:hlinkClick r:id="$1"><a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst></a:hlinkClick>',
  );

/** Elements with lengths in English Metric Units or hundredths of a point, and the attributes that hold them. */
const lengths =
  /<a:(?:off|ext|chOff|chExt|gridCol|tr|ln\w?|tcPr|bodyPr|pPr|lvl\dpPr|spcPts|rPr|defRPr|endParaRPr)\b[^>]*>/g;
const length = / (x|y|cx|cy|w|h|sz|val|marL|marR|marT|marB|indent|lIns|tIns|rIns|bIns)="(-?\d+)"/g;

/** Of a font, in hundredths of a point (§20.1.10.72). */
const leastSize = 100;

/** Brings all lengths of a slide to the size of the template's. */
function resizing(factor: number): (xml: string) => string {
  if (Math.abs(factor - 1) < 1e-6) return (xml) => xml;
  return (xml) =>
    xml.replace(lengths, (element) =>
      element.replace(length, (_, name: string, value: string) => {
        const resized = Math.round(Number(value) * factor);
        return ` ${name}="${name === 'sz' ? Math.max(leastSize, resized) : resized}"`;
      }),
    );
}
