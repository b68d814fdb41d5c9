/**
 * The one place that imports pptxgenjs. Its types say CommonJS while its code
 * is an ES module, so Node, vitest and esbuild disagree on where the class is.
 */
import * as library from 'pptxgenjs';
import type pptxgenjs from 'pptxgenjs';

export type Presentation = pptxgenjs.default;
export type Slide = pptxgenjs.default.Slide;
export type TextRun = pptxgenjs.default.TextProps;
export type TextRunOptions = pptxgenjs.default.TextPropsOptions;
export type TableCell = pptxgenjs.default.TableCell;
export type TableCellOptions = pptxgenjs.default.TableCellProps;
export type Border = pptxgenjs.default.BorderProps;

type Constructor = new () => Presentation;

function findConstructor(): Constructor {
  let found: unknown = library;
  while (typeof found === 'object' && found !== null && 'default' in found) found = found.default;
  return found as Constructor;
}

/** An empty presentation, without the unused layout that pptxgenjs starts with. */
export function newPresentation(): Presentation {
  const presentation = new (findConstructor())();
  (presentation as unknown as { slideLayouts: unknown[] }).slideLayouts.length = 0;
  return presentation;
}
