/** Text boxes and the runs inside them, as pptxgenjs wants them. */
import type { DeckParagraph, DeckRun, DeckText } from '../layout/types.js';
import { schemeName } from './colors.js';
import type { PlannedShape } from './plan.js';
import type { Slide, TextRun, TextRunOptions } from './pptxgenjs.js';
import { inches } from './units.js';

/** Corner radius of filled boxes, in points; boxes less than four times as high stay square. */
const cornerRadius = 5;

/** What a round corner keeps free of text at each side, in points (`il` of `roundRect`, ECMA-376 part 1, annex D). */
const cornerInset = cornerRadius * 0.29289;

/** Adds one text box to the slide, at exactly its place and with no autofit. */
export function addText(slide: Slide, shape: PlannedShape, text: DeckText): void {
  const filled = text.fill !== null || text.stroke !== null;
  const round = filled && Math.min(text.width, text.height) >= cornerRadius * 4;
  slide.addText(textRuns(text.paragraphs, text.hang, text.strong), {
    objectName: shape.token,
    x: inches(text.x),
    y: inches(text.y),
    w: inches(text.width),
    h: inches(text.height),
    margin: round ? Math.max(0, text.inset - cornerInset) : text.inset,
    align: text.align,
    valign: text.valign,
    fontSize: text.size,
    color: schemeName(text.color),
    isTextBox: !filled && shape.placeholder === null,
    ...(round ? { shape: 'roundRect' as const, rectRadius: inches(cornerRadius) } : {}),
    ...(text.fill === null ? {} : { fill: { color: schemeName(text.fill) } }),
    ...(text.stroke === null ? {} : { line: { color: schemeName(text.stroke), width: 1 } }),
  });
}

/** Runs for pptxgenjs; the last run of each paragraph but the last ends the line. Fresh objects, as it changes them. */
export function textRuns(paragraphs: DeckParagraph[], hang: number, strong: boolean): TextRun[] {
  const starts = numberStarts(paragraphs);
  return paragraphs.flatMap((paragraph, index) => {
    const options = { ...spaceOptions(paragraph), ...styleOptions(paragraph) };
    const runs = paragraph.runs.flatMap(splitLines);
    const pieces = runs.length > 0 ? runs : [{ text: '', options: {} }];
    return pieces.map((piece, place) => ({
      text: piece.text,
      options: {
        ...markerOptions(paragraph, hang, starts[index] ?? 1),
        ...options,
        ...piece.options,
        ...((paragraph.style?.strong ?? strong) ? { bold: true } : {}),
        breakLine: place === pieces.length - 1 && index < paragraphs.length - 1,
      },
    }));
  });
}

/** PowerPoint restarts at 1 after a paragraph without a number; each stretch says where it goes on. */
function numberStarts(paragraphs: DeckParagraph[]): number[] {
  let numbered = 0;
  let begin = 1;
  return paragraphs.map((paragraph, index) => {
    if (paragraph.marker !== 'number') return 1;
    if (paragraphs[index - 1]?.marker !== 'number') begin = numbered + (paragraph.start ?? 1);
    numbered += 1;
    return begin;
  });
}

function markerOptions(paragraph: DeckParagraph, indent: number, start: number): TextRunOptions {
  if (paragraph.marker === 'bullet') return { bullet: { indent } };
  return paragraph.marker === 'number' ? { bullet: { type: 'number', numberStartAt: start, indent } } : {};
}

function spaceOptions(paragraph: DeckParagraph): TextRunOptions {
  return paragraph.before > 0 ? { paraSpaceBefore: paragraph.before } : {};
}

function styleOptions({ style }: DeckParagraph): TextRunOptions {
  return style ? { fontSize: style.size, color: schemeName(style.color) } : {};
}

/** A newline inside a run becomes a line break of the same paragraph. */
function splitLines(run: DeckRun): { text: string; options: TextRunOptions }[] {
  return run.text.split('\n').map((text, line) => ({
    text,
    options: { ...runOptions(run), ...(line > 0 ? { softBreakBefore: true } : {}) },
  }));
}

function runOptions(run: DeckRun): TextRunOptions {
  return {
    ...(run.strong ? { bold: true } : {}),
    ...(run.italic ? { italic: true } : {}),
    ...(run.script === 'sup' ? { superscript: true } : {}),
    ...(run.script === 'sub' ? { subscript: true } : {}),
    ...(run.href === null ? {} : { hyperlink: { url: run.href } }),
  };
}
