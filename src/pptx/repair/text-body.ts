/**
 * The words of a box (`p:txBody`, ECMA-376 part 1, §19.3.1.51). pptxgenjs writes size and
 * colour into every run; here a run inherits them from its placeholder, or from the list
 * style of its box, and has its own only for emphasis.
 */
import { typeSizes } from '../../layout/deck/frame.js';
import type { DeckParagraph, DeckRun, DeckText, Placeholder } from '../../layout/types.js';
import { solidFill } from '../colors.js';
import { emu, hundredths } from '../units.js';
import { escapeXml } from '../xml.js';

/** How a box stands to its placeholder. */
interface InPlaceholder {
  /** Whether it stands where the layout has it. */
  inPlace: boolean;
  /** As the frame has it: where it is given, the height of lines and the margins of the words are said. */
  single: number | null;
  /** Of the font: height of a line at 100 % spacing, as a multiple of the size. */
  lineHeight: number;
}

/** The body of a text in a placeholder of its layout, or in a box of its own; `links` are the relations of its links in order. */
export function textBody(text: DeckText, place: Placeholder | null, holder: InPlaceholder, links: string[]): string {
  const left = [...links];
  const paragraphs = text.paragraphs.map((paragraph, index) =>
    paragraphXml(text, paragraph, index, place, holder, left),
  );
  if (paragraphs.length === 0) paragraphs.push('<a:p><a:endParaRPr lang="en-US"/></a:p>');
  return `<p:txBody>${bodyProperties(text, place, holder)}<a:lstStyle>${boxStyle(text, place, holder)}</a:lstStyle>${paragraphs.join('')}</p:txBody>`;
}

/** In a placeholder all is inherited but the fit, by which a long title is smaller than the master has it; elsewhere margins and place of the words are said. */
function bodyProperties(
  { inset, valign, size, placeholder }: DeckText,
  place: Placeholder | null,
  { inPlace, single }: InPlaceholder,
): string {
  const isShrunk = place && placeholder === 'title' && size < place.size;
  const fit = isShrunk ? ` fontScale="${Math.round((size / place.size) * 100000)}"` : '';
  const margin = emu(inset);
  const anchor = { top: 't', middle: 'ctr', bottom: 'b' }[valign];
  const own =
    place && (inPlace || single === null)
      ? ''
      : ` wrap="square" lIns="${margin}" tIns="${margin}" rIns="${margin}" bIns="${margin}" anchor="${anchor}"`;
  return `<a:bodyPr${own}><a:normAutofit${fit}/></a:bodyPr>`;
}

/** What free boxes inherit. */
const freeBox = {
  ...{ size: typeSizes.detail, color: 'ink', strong: false, align: 'left' },
  ...{ bullets: false, hang: 0, recolored: undefined },
} as const;

/** What the words of this box have otherwise than what they inherit from: free boxes from the text of the presentation. */
function boxStyle(
  { placeholder, size, color, strong, align, hang }: DeckText,
  place: Placeholder | null,
  { single }: InPlaceholder,
): string {
  const from = place ?? freeBox;
  // The text of a template's presentation need not be seen on the ground of its slides.
  const isRecolored = place ? place.recolored : single !== null;
  const sized = size === from.size || (place && placeholder === 'title') ? '' : ` sz="${hundredths(size)}"`;
  const weight = strong === from.strong ? '' : ` b="${strong ? 1 : 0}"`;
  const fill = color === from.color && !isRecolored ? '' : solidFill(color);
  const algn = align === from.align ? '' : ` algn="${{ left: 'l', center: 'ctr', right: 'r' }[align]}"`;
  const indent = from.bullets && hang > 0 && hang !== from.hang ? indented(hang) : '';
  if (`${sized}${weight}${fill}${algn}${indent}` === '') return '';
  return `<a:lvl1pPr${indent}${algn}><a:defRPr${sized}${weight}>${fill}</a:defRPr></a:lvl1pPr>`;
}

const indented = (hang: number) => ` marL="${emu(hang)}" indent="${emu(-hang)}"`;

function paragraphXml(
  text: DeckText,
  paragraph: DeckParagraph,
  index: number,
  place: Placeholder | null,
  holder: InPlaceholder,
  links: string[],
): string {
  const runs = [...termXml(paragraph), ...paragraph.runs.flatMap((run) => runXml(text, paragraph, run, links))];
  const content = runs.length > 0 ? runs.join('') : '<a:endParaRPr lang="en-US"/>';
  return `<a:p>${paragraphProperties(text, paragraph, index, place, holder)}${content}</a:p>`;
}

/** A term in the accent, and the tab behind it. */
function termXml({ term = [] }: DeckParagraph): string[] {
  const look = `<a:rPr lang="en-US" b="1">${solidFill('accent')}</a:rPr>`;
  return term.map(({ text }, index) => {
    const tab = index === term.length - 1 ? '\t' : '';
    return `<a:r>${look}<a:t>${escapeXml(text)}${tab}</a:t></a:r>`;
  });
}

function paragraphProperties(
  { hang, leading, paragraphs }: DeckText,
  paragraph: DeckParagraph,
  index: number,
  place: Placeholder | null,
  holder: InPlaceholder,
): string {
  const { marker, before } = paragraph;
  const bullets = place?.bullets ?? false;
  const inherited = place?.before ?? 0;
  const line = place && holder.single === null ? '' : lineSpacing(leading, holder);
  const space = before === inherited ? '' : spacing(before);
  const [indent, bullet] = markerXml(marker, hang, bullets, startOf(paragraphs, index));
  const inner = `${line}${space}${bullet}`;
  return inner === '' && indent === '' ? '' : `<a:pPr${indent}>${inner}</a:pPr>`;
}

const spacing = (points: number) => `<a:spcBef><a:spcPts val="${hundredths(points)}"/></a:spcBef>`;

/**
 * Programs draw Arial at anything from the 1.15 of its own tables to 1.2 (LibreOffice); with
 * the larger, no program's lines are higher than they were measured.
 */
function lineSpacing(leading: number, { single: ofFrame, lineHeight }: InPlaceholder): string {
  const single = ofFrame ?? Math.max(1.2, lineHeight);
  const share = Math.round((leading / single) * 100000);
  return share === 100000 && ofFrame === null ? '' : `<a:lnSpc><a:spcPct val="${share}"/></a:lnSpc>`;
}

/** Attributes and elements for a marker, where it is another than the placeholder's. */
function markerXml(marker: DeckParagraph['marker'], hang: number, bullets: boolean, start: number): [string, string] {
  switch (marker) {
    case 'none':
      return bullets ? [' marL="0" indent="0"', '<a:buNone/>'] : ['', ''];
    case 'bullet':
      return bullets ? ['', ''] : [indented(hang), `${bulletLook}<a:buChar char="•"/>`];
    case 'term': {
      const tab = `<a:tabLst><a:tab pos="${emu(hang)}" algn="l"/></a:tabLst>`;
      return [indented(hang), `${bullets ? '<a:buNone/>' : ''}${tab}`];
    }
    case 'number': {
      const from = start > 1 ? ` startAt="${start}"` : '';
      return [bullets ? '' : indented(hang), `${bullets ? '' : bulletLook}<a:buAutoNum type="arabicPeriod"${from}/>`];
    }
  }
}

const bulletLook = `<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="+mn-lt"/>`;

/** PowerPoint restarts at 1 after a paragraph without a number; each stretch says where it goes on. */
function startOf(paragraphs: DeckParagraph[], at: number): number {
  const numbered = (paragraph: DeckParagraph | undefined) => paragraph?.marker === 'number';
  if (!numbered(paragraphs[at])) return 1;
  let first = at;
  while (numbered(paragraphs[first - 1])) first -= 1;
  return paragraphs.slice(0, first).filter(numbered).length + (paragraphs[first]?.start ?? 1);
}

/** A run; a newline in it becomes a line break of the same paragraph. */
function runXml(text: DeckText, { style }: DeckParagraph, run: DeckRun, links: string[]): string[] {
  const link = run.href === null ? undefined : links.shift();
  return run.text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [`<a:br>${runProperties(text, style, run, undefined)}</a:br>`] : []),
      ...(line === '' ? [] : [`<a:r>${runProperties(text, style, run, link)}<a:t>${escapeXml(line)}</a:t></a:r>`]),
    ]);
}

const scripts = { normal: '', sup: ' baseline="30000"', sub: ' baseline="-25000"' } as const;

function runProperties(text: DeckText, style: DeckParagraph['style'], run: DeckRun, link: string | undefined): string {
  const strong = style?.strong ?? text.strong;
  const size = style && style.size !== text.size ? ` sz="${hundredths(style.size)}"` : '';
  const weight = (run.strong || strong) && !text.strong ? ' b="1"' : '';
  const attributes = `${size}${weight}${run.italic ? ' i="1"' : ''}${(style?.caps ?? text.caps) ? ' cap="all"' : ''}${scripts[run.script]}`;
  const fill = style && style.color !== text.color ? solidFill(style.color) : '';
  const click = link === undefined ? '' : `<a:hlinkClick r:id="${link}"/>`;
  return `<a:rPr lang="en-US"${attributes}${fill + click === '' ? '/>' : `>${fill}${click}</a:rPr>`}`;
}
