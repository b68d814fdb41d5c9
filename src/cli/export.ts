/** `trialbrief export`: the results of a dataset for those who write elsewhere. */
import { basename, dirname } from 'node:path';
import { loadDataset } from '../load.js';
import type { StyleName } from '../dataset/number-styles.js';
import { sheetFiles } from '../dataset/named-files.js';
import { ContentError } from '../errors.js';
import { toCsv } from '../export/csv.js';
import { toHtml } from '../export/html.js';
import { toMarkdown } from '../export/markdown.js';
import { resultsTableOf, type ResultsTable } from '../export/results-table.js';
import { writeFiles } from '../files/write.js';
import { datasetNamed } from './find.js';
import { complainOf } from './report.js';
import { give, say } from './terminal.js';

const writers = {
  csv: toCsv,
  md: toMarkdown,
  html: toHtml,
} satisfies Record<string, (sheet: ResultsTable) => string>;

export interface ExportCommand {
  as: keyof typeof writers;
  /** A file; printed where there is none. */
  out?: string;
  /** Write over a file that is there. */
  force?: boolean;
  /** How numbers are printed, in place of the `style` of the dataset. */
  style?: StyleName;
}

/** Writes or prints the table. Returns the exit code. */
export function exportTable(name: string, { as, out, force, style }: ExportCommand): 0 | 1 {
  try {
    const { file, text: data } = datasetNamed(name);
    const text = writers[as](resultsTableOf(loadDataset(file, data, sheetFiles(file), style)));
    if (out === undefined) give(text);
    else {
      const bytes = new TextEncoder().encode(text);
      writeFiles(dirname(out), [{ name: basename(out), bytes }], force ? 'replace' : 'refuse');
      say(`Wrote  ${out}`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
}
