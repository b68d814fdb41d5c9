/** Which data files are meant by some paths. */
import { existsSync, lstatSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative, sep } from 'node:path';
import { ContentError, type Problem } from '../errors.js';
import { readProblem } from '../files/problems.js';
import { readText } from '../files/read.js';

const kinds = ['.yaml', '.yml', '.json'];

/** A dataset that a command was given, and its text. Throws a ContentError where it cannot be read, or may not be. */
export function datasetNamed(name: string): { file: string; text: string } {
  const file = pathOf(name);
  const problem = linkProblem(file);
  if (problem) throw new ContentError([problem]);
  return { file, text: readText(file) };
}

/** A data file as given, or by its id where it lies in the folder data. */
function pathOf(name: string): string {
  if (existsSync(name) || !/^[a-z][a-z0-9-]*$/.test(name)) return name;
  return kinds.map((ending) => join('data', `${name}${ending}`)).find((file) => existsSync(file)) ?? name;
}

/**
 * Files as given or by their ids, folders by the data files directly in them, each
 * once and in order; what is not there is a problem, and so is a link that leads
 * out of its folder, unless everything is allowed.
 */
export function findDatasets(paths: string[], { outside = false } = {}): { files: string[]; problems: Problem[] } {
  const files = new Set<string>();
  const problems: Problem[] = [];
  const add = (file: string) => {
    const problem = outside ? null : linkProblem(file);
    if (problem) problems.push(problem);
    else files.add(file);
  };
  for (const path of paths.map(pathOf)) {
    try {
      if (!statSync(path).isDirectory()) add(path);
      else {
        const inside = readdirSync(path)
          .filter((name) => isDataset(name) && !isFolder(join(path, name)))
          .sort();
        if (inside.length === 0) problems.push(empty(path));
        for (const name of inside) {
          if (isEndless(join(path, name))) problems.push(noFile(join(path, name)));
          else add(join(path, name));
        }
      }
    } catch (error) {
      problems.push(readProblem(path, error));
    }
  }
  return { files: [...files], problems };
}

const isDataset = (name: string) =>
  kinds.includes(extname(name).toLowerCase()) && !name.startsWith('.') && !name.endsWith('.schema.json');

const isFolder = (path: string): boolean => kindOf(path)?.isDirectory() === true;

/** A pipe, a socket or a device. */
const isEndless = (path: string): boolean => kindOf(path)?.isFile() === false;

/** What a path leads to; undefined for a link that leads nowhere, which is told when it is read. */
function kindOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function noFile(file: string): Problem {
  const message = 'this is a pipe or a device, not a file';
  return { severity: 'error', message, hint: 'take it out of the folder of the data', file };
}

/** What is wrong with a dataset that is a link out of its folder, as for sheets: a stranger's folder could otherwise have any file of the reader printed. */
function linkProblem(file: string): Problem | null {
  try {
    if (!lstatSync(file).isSymbolicLink()) return null;
    const path = relative(realpathSync(dirname(file)), realpathSync(file));
    if (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)) return null;
  } catch {
    return null;
  }
  const message = 'this link leads out of its folder';
  return { severity: 'error', message, hint: 'put the file itself here, or build with --allow-outside', file };
}

function empty(folder: string): Problem {
  const message = 'this folder has no dataset';
  const hint = `put a data file (${kinds.join(', ')}) into it, such as a copy of data/dazukibart.yaml`;
  return { severity: 'error', message, hint, file: folder };
}
