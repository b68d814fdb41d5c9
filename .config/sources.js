/** What the compiled tool is made from, and whether it is older. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the compiled tool notes what it was made from: their fingerprint, and below it how the files were last seen. */
export const stamp = 'dist/sources.txt';

const folders = ['src', 'templates', '.config'];
const files = ['package.json', 'package-lock.json'];

/** A hash of all sources by their contents, so that a copy or another branch and back compiles nothing. */
export function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources()) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * Whether the compiled tool is made from the sources as they are. Files of the same size that were not touched since
 * they were last read are not read again.
 */
export function isFresh() {
  try {
    const [made, seen = ''] = readFileSync(stamp, 'utf8').split('\n');
    const found = state();
    if (found !== null && seen === found) return true;
    if (made !== fingerprint()) return false;
    if (found !== null) writeFileSync(stamp, `${made}\n${found}`);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds within which a file can change twice and bear the same time. */
const moment = 2000;

/** Size and time of the last change of every source, as a hash; null where one changed just now, and may change again unseen. */
function state() {
  const hash = createHash('sha256').update(process.version);
  const now = Date.now();
  for (const file of sources()) {
    const { size, ctimeMs, ino } = statSync(file);
    if (now - ctimeMs < moment) return null;
    hash.update(`\0${file}\0${size}\0${ctimeMs}\0${ino}`);
  }
  return hash.digest('hex');
}

function sources() {
  const below = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort(),
  );
  return [...below, ...files];
}
