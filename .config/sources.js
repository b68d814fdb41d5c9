/** What the compiled tool is made from. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the compiled tool notes what it was made from. */
export const stamp = 'dist/sources.txt';

const folders = ['src', 'templates', '.config'];
const files = ['package.json', 'package-lock.json'];

/** A hash of all sources by their contents, so that a copy or another branch and back compiles nothing. */
export function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const below = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort(),
  );
  for (const file of [...below, ...files]) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
