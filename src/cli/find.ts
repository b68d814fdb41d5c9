/** Which data files are meant by some paths. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Problem } from '../errors.js';
import { readProblem } from '../files/problems.js';

const kinds = ['.yaml', '.yml', '.json'];

/** A data file as given, or by its id where it lies in the folder data. */
export function datasetNamed(name: string): string {
  if (existsSync(name) || !/^[a-z][a-z0-9-]*$/.test(name)) return name;
  return kinds.map((ending) => join('data', `${name}${ending}`)).find((file) => existsSync(file)) ?? name;
}

/**
 * Files as given or by their ids, folders by the data files directly in them, each
 * once and in order; what is not there is a problem.
 */
export function findDatasets(paths: string[]): { files: string[]; problems: Problem[] } {
  const files = new Set<string>();
  const problems: Problem[] = [];
  for (const path of paths.map(datasetNamed)) {
    try {
      if (!statSync(path).isDirectory()) files.add(path);
      else {
        const inside = readdirSync(path)
          .filter((name) => isDataset(name) && canBeRead(join(path, name)))
          .sort();
        if (inside.length === 0) problems.push(empty(path));
        inside.forEach((name) => files.add(join(path, name)));
      }
    } catch (error) {
      problems.push(readProblem(path, error));
    }
  }
  return { files: [...files], problems };
}

const isDataset = (name: string) =>
  kinds.includes(extname(name)) && !name.startsWith('.') && !name.endsWith('.schema.json');

/** Not a pipe or a device, which may never end; a link that leads nowhere is told when it is read. */
function canBeRead(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined || found.isFile();
}

function empty(folder: string): Problem {
  const message = 'this folder has no dataset';
  const hint = `put a data file (${kinds.join(', ')}) into it, such as a copy of data/dazukibart.yaml`;
  return { severity: 'error', message, hint, file: folder };
}
