/**
 * The slide master and its two layouts, Title and Content, as PresentationML
 * (ECMA-376 part 1, §19.3.1.42 and §19.3.1.39). Placeholders take place and
 * style from the first slide that fills them, so that a new slide of the
 * layout looks like the others.
 */
import type { DeckLayout, DeckText, SlideLayout } from '../layout/types.js';
import { solidFill } from './colors.js';
import { footOf, footSize, type Box } from '../layout/deck/foot.js';
import { shapesOf, type PlaceholderName, type PlannedSlide } from './plan.js';
import { stroke } from './chart/frame.js';
import { emu, hundredths } from './units.js';
import { escapeXml } from './xml.js';

export type LayoutKind = SlideLayout['layout'];

/** Names of the layouts, in the order of their parts. */
export const layoutNames: readonly (readonly [LayoutKind, string])[] = [
  ['title', 'Title'],
  ['content', 'Content'],
];

/** Attributes of `p:ph` that tie a shape of a slide to the placeholder of its layout (§19.3.1.36). */
export const placeholderTags: Record<PlaceholderName | 'number', string> = {
  title: '<p:ph type="title"/>',
  kicker: '<p:ph type="body" sz="quarter" idx="10"/>',
  body: '<p:ph type="body" idx="11"/>',
  subtitle: '<p:ph type="subTitle" idx="12"/>',
  footer: '<p:ph type="ftr" sz="quarter" idx="20"/>',
  number: '<p:ph type="sldNum" sz="quarter" idx="21"/>',
};

type Style = Pick<DeckText, 'size' | 'leading' | 'color' | 'strong' | 'caps' | 'align' | 'valign' | 'inset'>;
interface Placeholder {
  name: PlaceholderName | 'number';
  box: Box;
  style: Style;
}

const plain: Style = {
  size: 20,
  leading: 1.25,
  color: 'ink',
  strong: false,
  caps: false,
  align: 'left',
  valign: 'top',
  inset: 0,
};

const prompts: Record<PlaceholderName, string> = {
  title: 'The finding as a sentence',
  kicker: 'Kicker',
  body: 'Text',
  subtitle: 'Citation',
  footer: 'Short citation',
};

/** Shapes of the master: the placeholders that every layout inherits from. */
export function masterShapes(layout: DeckLayout, slides: PlannedSlide[]): string {
  const names: (PlaceholderName | 'number')[] = ['title', 'body', 'footer', 'number'];
  return shapeTree(
    names
      .map((name) => placeholderOf(layout, slides, 'content', name))
      .map((placeholder) => placeholderShape(placeholder)),
  );
}

/** `<p:cSld>` of a layout; the Title layout stands on the accent colour. */
export function layoutContent(layout: DeckLayout, slides: PlannedSlide[], kind: LayoutKind): string {
  const [, name] = layoutNames.find(([known]) => known === kind)!;
  const shapes = placeholdersOf(slides, kind).map((placeholder) => placeholderOf(layout, slides, kind, placeholder));
  const background = kind === 'title' ? `<p:bg><p:bgPr>${solidFill('accent')}<a:effectLst/></p:bgPr></p:bg>` : '';
  const rule = kind === 'content' ? [ruleShape(footOf(layout, sampleSlide(slides, kind)).rule)] : [];
  return `<p:cSld name="${name}">${background}${shapeTree([...shapes.map((placeholder) => placeholderShape(placeholder)), ...rule])}</p:cSld>`;
}

/** Text styles of the master (§19.3.1.52): nothing is spaced or scaled but what slides say. */
export const textStyles =
  `<p:txStyles><p:titleStyle>${level(1, 'mj', '<a:buNone/>', 0, 3200)}</p:titleStyle>` +
  `<p:bodyStyle>${[1, 2, 3, 4, 5].map((n) => level(n, 'mn', '<a:buChar char="•"/>', 24 * n, 2000)).join('')}</p:bodyStyle>` +
  `<p:otherStyle>${level(1, 'mn', '', 0, 1800)}</p:otherStyle></p:txStyles>`;

function level(n: number, font: 'mj' | 'mn', bullet: string, left: number, size: number): string {
  const indent = left > 0 ? ` marL="${emu(left)}" indent="${emu(-24)}"` : ' marL="0" indent="0"';
  return (
    `<a:lvl${n}pPr${indent} algn="l" rtl="0"><a:spcBef><a:spcPts val="0"/></a:spcBef>${bullet}` +
    `<a:defRPr sz="${size}" kern="1200">${solidFill('ink')}<a:latin typeface="+${font}-lt"/>` +
    `<a:ea typeface="+${font}-ea"/><a:cs typeface="+${font}-cs"/></a:defRPr></a:lvl${n}pPr>`
  );
}

/** What each layout always has, and what its slides fill besides. */
function placeholdersOf(slides: PlannedSlide[], kind: LayoutKind): (PlaceholderName | 'number')[] {
  const always: PlaceholderName[] = kind === 'title' ? ['title', 'kicker', 'subtitle'] : ['title', 'kicker', 'body'];
  const filled = slidesOf(slides, kind).flatMap((slide) => shapesOf(slide).map(({ placeholder }) => placeholder));
  const more = (['body', 'subtitle'] as const).filter((name) => filled.includes(name));
  return [...new Set([...always, ...more, 'footer' as const, 'number' as const])];
}

function slidesOf(slides: PlannedSlide[], kind: LayoutKind): PlannedSlide[] {
  return slides.filter(({ slide }) => slide.layout === kind);
}

function sampleSlide(slides: PlannedSlide[], kind: LayoutKind): SlideLayout {
  const sample = slidesOf(slides, kind)[0] ?? slides[0];
  return sample?.slide ?? { layout: kind, section: '', items: [], footer: '', time: '', notes: [] };
}

function placeholderOf(
  layout: DeckLayout,
  slides: PlannedSlide[],
  kind: LayoutKind,
  name: PlaceholderName | 'number',
): Placeholder {
  if (name === 'footer' || name === 'number') return footPlaceholder(layout, sampleSlide(slides, kind), kind, name);
  const shapes = slidesOf(slides, kind).flatMap(shapesOf);
  const item = shapes.find(({ placeholder }) => placeholder === name)?.item;
  if (item?.kind === 'text') return { name, box: item, style: item };
  const box = { ...usualBoxes(layout)[name] };
  return { name, box, style: { ...plain, color: kind === 'title' ? 'paper' : 'ink', strong: name === 'title' } };
}

function footPlaceholder(
  layout: DeckLayout,
  slide: SlideLayout,
  kind: LayoutKind,
  name: 'footer' | 'number',
): Placeholder {
  const align = name === 'number' ? 'right' : 'left';
  const color = kind === 'title' ? 'paper' : 'muted';
  const style: Style = { ...plain, size: footSize, color, align, valign: 'middle' };
  return { name, box: footOf(layout, slide)[name], style };
}

/** Where placeholders stand that no slide fills, in points. */
function usualBoxes({ width, height }: DeckLayout): Record<'title' | 'kicker' | 'body' | 'subtitle', Box> {
  const across = { x: 48, width: width - 96 };
  return {
    kicker: { ...across, y: 36, height: 20 },
    title: { ...across, y: 58, height: 76 },
    body: { ...across, y: 150, height: height - 210 },
    subtitle: { ...across, y: 330, height: 60 },
  };
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
export function offsetAndExtent(box: Box): string {
  return `<a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.width)}" cy="${emu(box.height)}"/>`;
}

/** The number of a slide as a field (§21.1.2.2.4); `number` counts from 1. pptxgenjs ties it to no placeholder of the layout. */
export function slideNumberShape(layout: DeckLayout, slide: SlideLayout, number: number): string {
  const placeholder = footPlaceholder(layout, slide, slide.layout, 'number');
  return placeholderShape(placeholder, 'Slide number', String(number)).replace('<p:cNvPr id=""', '<p:cNvPr id="0"');
}

function placeholderShape(placeholder: Placeholder, title = titleOf(placeholder), field = '‹#›'): string {
  const { name, box, style } = placeholder;
  const anchor = { top: 't', middle: 'ctr', bottom: 'b' }[style.valign];
  const inset = emu(style.inset);
  const insets = `lIns="${inset}" tIns="${inset}" rIns="${inset}" bIns="${inset}"`;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="" name="${title}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
    `<p:nvPr>${placeholderTags[name]}</p:nvPr></p:nvSpPr>` +
    `<p:spPr><a:xfrm>${offsetAndExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
    `<p:txBody><a:bodyPr wrap="square" ${insets} anchor="${anchor}"><a:noAutofit/></a:bodyPr>` +
    `<a:lstStyle>${listStyle(style)}</a:lstStyle>${promptParagraph(name, field)}</p:txBody></p:sp>`
  );
}

function titleOf({ name }: Placeholder): string {
  return `${name[0]!.toUpperCase()}${name.slice(1)} placeholder`;
}

function promptParagraph(name: PlaceholderName | 'number', field: string): string {
  if (name === 'number') {
    const id = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}';
    return `<a:p><a:fld id="${id}" type="slidenum"><a:rPr lang="en-US"/><a:t>${field}</a:t></a:fld></a:p>`;
  }
  return `<a:p><a:r><a:rPr lang="en-US"/><a:t>${escapeXml(prompts[name])}</a:t></a:r></a:p>`;
}

function listStyle({ size, color, strong, caps, align }: Style): string {
  const algn = { left: 'l', center: 'ctr', right: 'r' }[align];
  return (
    `<a:lvl1pPr marL="0" indent="0" algn="${algn}"><a:buNone/>` +
    `<a:defRPr sz="${hundredths(size)}" b="${strong ? 1 : 0}"${caps ? ' cap="all"' : ''}>${solidFill(color)}` +
    `</a:defRPr></a:lvl1pPr>`
  );
}

function ruleShape(box: Box): string {
  return (
    `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="" name="Foot rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>` +
    `<p:spPr><a:xfrm>${offsetAndExtent(box)}</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>` +
    `${stroke('hairline', 0.75)}</p:spPr></p:cxnSp>`
  );
}
