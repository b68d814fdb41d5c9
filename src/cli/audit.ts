/** `trialbrief audit`: a deck or page that anybody made, against a dataset. */
import { audit as auditPassages } from '../audit/audit.js';
import { readDocument } from '../audit/read.js';
import { auditReport, isWrong } from '../audit/report.js';
import { ContentError } from '../errors.js';
import { readBytes } from '../files/read.js';
import { generate, type Generated } from '../index.js';
import { loadDataset } from '../load.js';
import { datasetNamed } from './find.js';
import { complainOf } from './report.js';
import { say } from './terminal.js';

export interface AuditOptions {
  /** The dataset, by its file or id. */
  data: string;
  json?: boolean;
}

/** The texts of what this tool makes of the data, as they are read from the file. */
async function textsOf({ outputs }: Generated): Promise<Set<string>> {
  const [own] = outputs;
  const { passages } = await readDocument(own!.name, Buffer.from(own!.bytes));
  return new Set(passages.map(({ text }) => text));
}

/** Prints what is wrong. Returns 1 where something is, or where something cannot be read. */
export async function audit(file: string, { data, json }: AuditOptions): Promise<0 | 1> {
  try {
    const found = datasetNamed(data);
    const { trial } = loadDataset(found.file, found.text);
    const document = await readDocument(file, readBytes(file, 'bytes of a source'));
    const generated = await generate({ ...found, formats: [/\.pptx$/i.test(file) ? 'pptx' : 'pdf'] });
    const findings = auditPassages(document.passages, trial, generated, await textsOf(generated));
    say(
      json
        ? JSON.stringify({ file, data: found.file, findings, unread: document.unread }, null, 2)
        : auditReport(document, findings, found.file),
    );
    return findings.some(isWrong) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
}
