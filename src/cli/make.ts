/** One data file to its documents, in memory, and how they differ from those that are there. */
import { join } from 'node:path';
import { describeChanges } from '../changes/report.js';
import { sheetFiles } from '../dataset/named-files.js';
import { ContentError, type Problem } from '../errors.js';
import { generate, type GenerateOptions, type Output } from '../index.js';
import { ownTemplates } from '../package.js';
import type { NewFile } from '../files/write.js';
import { readTemplates } from '../template/files.js';
import { readText } from '../files/read.js';
import { existingAt } from '../files/existing-file.js';
import type { WritingFlags } from './document-flags.js';
import { earlierLines } from './earlier-templates.js';
import { mergeEdited, typedNumbers, unmerged, type Merging } from './edited-deck.js';

/** What all commands that make documents have in common: their flags, and what only another command gives. */
export interface MakeOptions
  extends
    Partial<Omit<WritingFlags, 'paper'>>,
    Pick<WritingFlags, 'paper'>,
    Pick<GenerateOptions, 'preview' | 'previous'> {}

/** The documents of one trial, and which of them differ from what is in the folder. */
export interface Made {
  file: string;
  id: string;
  title: string;
  headline: string;
  design: string;
  condition: string;
  year: string;
  warnings: Problem[];
  /** What to look at before the talk. */
  beforeYouPresent: () => Problem[];
  outputs: (Output & NewFile)[];
  preview: Uint8Array | null;
  /** Sheets and pictures that the data name. */
  filesRead: ReadonlyMap<string, Uint8Array>;
  /** The outputs that are not in the folder byte for byte. */
  stale: (Output & NewFile)[];
  /** What became of edits in the deck; null where there are none. */
  merging: Merging | null;
  /** Tells what changed value by value; null when no earlier page tells. It can wait until all is written. */
  changes: () => string[] | null;
}

/** Makes the documents of a data file. Throws a ContentError with all that is wrong; nothing is written. */
export async function make(file: string, options: MakeOptions): Promise<Made> {
  const { out, only, strict, force, fresh, allowOutside: outside, ...documents } = options;
  const text = readText(file);
  const generated = await generate({ file, text, formats: only ? [only] : undefined, outside, ...documents }).catch(
    (error: unknown) => {
      // What a template of an earlier version lacks is told with what to write.
      const earlier =
        documents.template !== undefined && error instanceof ContentError ? earlierLines(documents.template) : [];
      throw earlier.length > 0 ? new ContentError([...earlier, ...(error as ContentError).problems]) : error;
    },
  );
  const { id, title, headline, design, condition, year } = generated;
  const about = { id, title, headline, design, condition, year };
  const existing = new Map(generated.outputs.map(({ name }) => [name, out ? readIfThere(join(out, name)) : null]));
  const deck = generated.outputs.find(({ format }) => format === 'pptx');
  const tried = deck && !force && !fresh ? await mergeEdited(existing.get(deck.name) ?? null, deck.bytes) : null;
  const edited = tried && 'bytes' in tried ? tried : null;
  const outputs = generated.outputs.map((output) =>
    output === deck && edited ? { ...output, bytes: edited.bytes, madeFrom: edited.from } : output,
  );
  const merging = edited?.merging ?? null;
  // What is answered in the data is no warning any more.
  if (strict && generated.warnings.some(({ severity }) => severity === 'warning')) {
    throw new ContentError(generated.warnings.map((one) => (one.severity === 'warning' ? asError(one) : one)));
  }
  // What was done to the deck by hand is remarked on, and refused under no option.
  const warnings = [
    ...generated.warnings,
    ...(merging ? typedNumbers(merging, generated, join(out!, deck!.name)) : []),
    ...(tried && 'reason' in tried ? [unmerged(tried, join(out!, deck!.name))] : []),
  ];
  const stale = outputs.filter(({ name, bytes }) => !existing.get(name)?.equals(bytes));
  const page = out && stale.length > 0 ? readIfThere(join(out, `${id}-brief.pdf`)) : null;
  const changes = () => {
    if (!page) return null;
    const templates = readTemplates(options.template ?? ownTemplates, ownTemplates);
    return describeChanges(page, { file, text, read: sheetFiles(file, { outside }), templates });
  };
  const { beforeYouPresent, preview, filesRead } = generated;
  return { file, ...about, preview, filesRead, warnings, beforeYouPresent, outputs, stale, merging, changes };
}

const asError = (problem: Problem): Problem => ({ ...problem, severity: 'error' });

/** The bytes of a file of ours or of others; null where there is none, or a link, which is not followed. */
function readIfThere(file: string): Buffer | null {
  try {
    const existing = existingAt(file);
    return existing && 'bytes' in existing ? existing.bytes : null;
  } catch {
    return null;
  }
}
