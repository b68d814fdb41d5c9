/** `revised`, the day on which the data were last changed: the page that stands tells whether it was left behind. */
import { basename, dirname, join } from 'node:path';
import { isLeftBehind } from '../changes/report.js';
import { sheetFiles } from '../dataset/named-files.js';
import { ContentError, type Problem } from '../errors.js';
import { readBytes } from '../files/read.js';
import { existingAt } from '../files/existing-file.js';
import { writeFiles } from '../files/write.js';
import { idIn } from './state.js';
import { say, shownInLine } from './terminal.js';

const line = /^([ \t]*"?revised"?:[^\S\n]*["']?)(\d{4}-\d\d-\d\d)/m;

/** The day that a data file tells, where its values are others than those of its page in a folder and the page told the same day. */
function leftBehind(file: string, out: string, outside?: boolean): { day: string; bytes: Buffer } | null {
  try {
    const bytes = readBytes(file);
    const text = bytes.toString('utf8');
    const standing = existingAt(join(out, `${idIn(text) ?? ''}-brief.pdf`));
    const day = line.exec(text)?.[2];
    const present = { file, text, read: sheetFiles(file, { outside }) };
    const isOld = day !== undefined && standing && 'bytes' in standing && isLeftBehind(standing.bytes, present);
    return isOld ? { day, bytes } : null;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return null;
  }
}

/** What to do about it, with the line. Takes the folder of the documents. */
export function unrevised(file: string, out: string, outside?: boolean): Problem[] {
  const found = leftBehind(file, out, outside);
  if (!found) return [];
  const at = found.bytes.toString('utf8').slice(0, line.exec(found.bytes.toString('utf8'))!.index);
  const message = `the data were changed since the page was made, and still say that they were last changed on ${found.day}`;
  const hint = 'write the day of today, or let “npx trialbrief build --revise” write it';
  const number = at.split('\n').length;
  return [{ severity: 'warning', message, hint, file, line: number, column: 1 }];
}

/** Writes today's date (UTC) there, where it was left behind. Gives what is wrong where it cannot be written. */
export function revise(file: string, out: string, outside?: boolean): Problem[] {
  const found = leftBehind(file, out, outside);
  const today = new Date().toISOString().slice(0, 10);
  if (!found || found.day === today) return [];
  const text = found.bytes.toString('utf8').replace(line, `$1${today}`);
  const written = { name: basename(file), bytes: new TextEncoder().encode(text), madeFrom: found.bytes };
  try {
    writeFiles(dirname(file), [written], 'keep aside');
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems;
  }
  say(`Revised ${shownInLine(file)}: ${found.day} → ${today}`);
  return [];
}
