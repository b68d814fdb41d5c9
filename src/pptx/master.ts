/**
 * The slide master and its layouts as PresentationML (ECMA-376 part 1, §19.3.1.42 and
 * §19.3.1.39). Places and styles are those of the frame of the layout; slides inherit
 * them, so that a change of the master changes all slides.
 */
import { hangOf, openingEdge, paragraphGap, typeSizes } from '../layout/deck/frame.js';
import type { Area, Frame, Placeholder, PlaceholderName, SlideKind } from '../layout/types.js';
import { solidFill } from './colors.js';
import { emu, hundredths } from './units.js';
import { escapeXml } from './xml.js';

/** Names of the layouts, in the order of their parts. */
export const layoutNames: readonly (readonly [SlideKind, string])[] = [
  ['title', 'Title'],
  ['section', 'Section'],
  ['title-only', 'Title only'],
  ['text', 'Text'],
  ['two-content', 'Two content'],
  ['three-content', 'Three content'],
  ['figure', 'Figure'],
];

export type FilledName = PlaceholderName | 'footer' | 'number';

/** Which placeholder of the layout a shape of a slide is tied to; null for a box of its own. */
export type TagOf = (kind: SlideKind, name: FilledName) => string | null;

/** Of our own master, whose layouts have them all. */
export const ownTags: TagOf = (_, name) => placeholderTags[name];

/** Attributes of `p:ph` that tie a shape of a slide to the placeholder of its layout (§19.3.1.36). */
export const placeholderTags: Record<FilledName, string> = {
  title: '<p:ph type="title"/>',
  kicker: '<p:ph type="body" sz="quarter" idx="10"/>',
  subtitle: '<p:ph type="subTitle" idx="12"/>',
  presenter: '<p:ph type="body" sz="quarter" idx="16"/>',
  body: '<p:ph type="body" idx="11"/>',
  second: '<p:ph type="body" idx="13"/>',
  third: '<p:ph type="body" idx="14"/>',
  picture: '<p:ph type="pic" idx="17"/>',
  note: '<p:ph type="body" sz="quarter" idx="15"/>',
  footer: '<p:ph type="ftr" sz="quarter" idx="20"/>',
  number: '<p:ph type="sldNum" sz="quarter" idx="21"/>',
};

const prompts: Record<PlaceholderName | 'footer', string> = {
  title: 'The finding as a sentence',
  kicker: 'What kind of paper',
  subtitle: 'Citation',
  presenter: '[Presenter · department · date]',
  body: 'Text',
  second: 'Text',
  third: 'Text',
  picture: 'Picture',
  note: 'Note',
  footer: 'Short citation',
};

/** The placeholder of a layout, those of the foot too, which is the same on all; null where it has none of that name. */
export function placeholderOf(frame: Frame, kind: SlideKind, name: FilledName): Placeholder | null {
  return name === 'footer' || name === 'number' ? frame.foot[name] : (frame.placeholders[kind][name] ?? null);
}

/** Shapes of the master: the placeholders that every layout inherits from. */
export function masterShapes(frame: Frame): string {
  const names: FilledName[] = ['title', 'body', 'footer', 'number'];
  return shapeTree(names.map((name) => placeholderShape(name, placeholderOf(frame, 'text', name)!)));
}

/** `<p:cSld>` of a layout; the one that opens the deck has an edge in the accent. */
export function layoutContent(frame: Frame, kind: SlideKind): string {
  const [, name] = layoutNames.find(([known]) => known === kind)!;
  const own = Object.keys(frame.placeholders[kind]) as PlaceholderName[];
  const shapes = [...own, 'footer' as const, 'number' as const].map((placeholder) =>
    placeholderShape(placeholder, placeholderOf(frame, kind, placeholder)!),
  );
  const edge = kind === 'title' ? [edgeShape({ x: 0, y: 0, width: openingEdge, height: frame.height })] : [];
  return `<p:cSld name="${name}">${shapeTree([...edge, ...shapes])}</p:cSld>`;
}

/** The bullet of a level, in the accent. */
const bulletOf = '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="+mn-lt"/><a:buChar char="•"/>';

/** Text styles of the master (§19.3.1.52): the title, the levels of a body, and what is free. */
export const textStyles =
  `<p:txStyles><p:titleStyle>${level(1, 'mj', '<a:buNone/>', 0, typeSizes.title)}</p:titleStyle>` +
  `<p:bodyStyle>${bodySizes()
    .map((size, index) => level(index + 1, 'mn', bulletOf, hangOf(size) * (index + 1), size, hangOf(size)))
    .join('')}</p:bodyStyle>` +
  `<p:otherStyle>${level(1, 'mn', '', 0, typeSizes.detail)}</p:otherStyle></p:txStyles>`;

function bodySizes(): number[] {
  const { text, detail, small } = typeSizes;
  return [text, detail, small, small, small];
}

function level(n: number, font: 'mj' | 'mn', bullet: string, left: number, size: number, hang = 0): string {
  const before = font === 'mn' && bullet !== '' ? paragraphGap : 0;
  return (
    `<a:lvl${n}pPr marL="${emu(left)}" indent="${emu(-hang)}" algn="l" rtl="0"><a:spcBef><a:spcPts val="${hundredths(before)}"/></a:spcBef>${bullet}` +
    `<a:defRPr sz="${hundredths(size)}"${font === 'mj' ? ' b="1"' : ''} kern="1200">${solidFill('ink')}<a:latin typeface="+${font}-lt"/>` +
    `<a:ea typeface="+${font}-ea"/><a:cs typeface="+${font}-cs"/></a:defRPr></a:lvl${n}pPr>`
  );
}

function shapeTree(shapes: string[]): string {
  const numbered = shapes.map((shape, index) => shape.replace('<p:cNvPr id=""', `<p:cNvPr id="${index + 2}"`));
  return (
    `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>` +
    `<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>` +
    `${numbered.join('')}</p:spTree>`
  );
}

/** `<a:off>` and `<a:ext>` of a box. */
export function offsetAndExtent(box: Area): string {
  return `<a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.width)}" cy="${emu(box.height)}"/>`;
}

/** The number of a slide as a field (§21.1.2.2.4); `number` counts from 1. pptxgenjs ties it to no placeholder of the layout. */
export function slideNumberShape(number: number, tag: string): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="0" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr>${tag}</p:nvPr></p:nvSpPr><p:spPr/>` +
    `<p:txBody><a:bodyPr/><a:lstStyle/>${numberField(String(number))}</p:txBody></p:sp>`
  );
}

function numberField(shown: string): string {
  const id = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}';
  return `<a:p><a:fld id="${id}" type="slidenum"><a:rPr lang="en-US"/><a:t>${shown}</a:t></a:fld></a:p>`;
}

function placeholderShape(name: FilledName, box: Placeholder): string {
  const anchor = { top: 't', middle: 'ctr', bottom: 'b' }[box.valign];
  const title = `${name[0]!.toUpperCase()}${name.slice(1)} placeholder`;
  const words =
    name === 'number'
      ? numberField('‹#›')
      : `<a:p><a:r><a:rPr lang="en-US"/><a:t>${escapeXml(prompts[name])}</a:t></a:r></a:p>`;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="" name="${title}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr>${placeholderTags[name]}</p:nvPr></p:nvSpPr>` +
    `<p:spPr><a:xfrm>${offsetAndExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
    `<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr>` +
    `<a:lstStyle>${listStyle(name, box)}</a:lstStyle>${words}</p:txBody></p:sp>`
  );
}

/**
 * Only what a placeholder has otherwise than the master's titles and bodies; so that what is
 * changed there reaches every layout.
 */
function listStyle(name: FilledName, { size, color, strong, bullets }: Placeholder): string {
  const usual = name === 'title' ? typeSizes.title : name === 'footer' || name === 'number' ? 0 : typeSizes.text;
  const sized = size === usual ? '' : ` sz="${hundredths(size)}"`;
  const weight = strong && name !== 'title' ? ' b="1"' : '';
  const fill = color === 'ink' ? '' : solidFill(color);
  if (bullets) {
    const hang = hangOf(size);
    return sized === '' ? '' : `<a:lvl1pPr marL="${emu(hang)}" indent="${emu(-hang)}"><a:defRPr${sized}/></a:lvl1pPr>`;
  }
  const align = name === 'number' ? ' algn="r"' : '';
  if (name === 'title') return sized === '' ? '' : `<a:lvl1pPr><a:defRPr${sized}/></a:lvl1pPr>`;
  return (
    `<a:lvl1pPr marL="0" indent="0"${align}><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>` +
    `<a:defRPr${sized}${weight}>${fill}</a:defRPr></a:lvl1pPr>`
  );
}

function edgeShape(box: Area): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="" name="Edge"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>` +
    `<a:xfrm>${offsetAndExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${solidFill('accent')}` +
    `<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>`
  );
}
