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

/** What is used of the zip that pptxgenjs collects its parts in, and of how it comes to it. */
interface Zip {
  files: Record<string, { dir: boolean; _data: string | Promise<string> }>;
  generateAsync(): Promise<unknown>;
}
interface Exporter {
  createChartMediaRels(slide: unknown, zip: Zip): void;
}

/**
 * The parts that pptxgenjs writes, by name: taken before it packs them, as they
 * are packed once they are mended. Without charts and their workbooks, which it
 * would write for each slide that has some; ours take their place.
 */
export async function writtenParts(presentation: Presentation): Promise<Record<string, string>> {
  const exporter = presentation as unknown as Exporter;
  exporter.createChartMediaRels = (_, zip) => {
    zip.generateAsync = () => Promise.resolve(zip.files);
  };
  const files = (await presentation.write()) as unknown as Zip['files'];
  const parts = Object.entries(files).filter(([, { dir }]) => !dir);
  return Object.fromEntries(await Promise.all(parts.map(async ([name, { _data }]) => [name, await _data] as const)));
}
