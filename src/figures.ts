/** The pictures from papers that a dataset shows, decoded whole before anything is laid out. */
import type { ReadNamedFile } from './dataset/named-files.js';
import { ContentError, type Problem } from './errors.js';
import type { Loaded } from './load.js';
import { Allowance } from './pictures/allowance.js';
import { readPicture, type Picture } from './pictures/picture.js';

/**
 * Reads every picture, by the name of its file. Throws a ContentError with all that
 * cannot be read or shown, each at the line that names it.
 */
export async function readFigures(
  { dataset, file, locate }: Pick<Loaded, 'dataset' | 'file' | 'locate'>,
  read: ReadNamedFile,
): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>();
  const problems: Problem[] = [];
  const allowance = new Allowance();
  for (const [index, { file: name }] of dataset.figures.entries()) {
    const place = { line: 1, column: 1, ...locate(`figures.${index}.file`), file };
    if (pictures.has(name)) continue;
    try {
      pictures.set(name, await decoded(name, allowance, read, place));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ContentError(problems);
  return pictures;
}

async function decoded(
  name: string,
  allowance: Allowance,
  read: ReadNamedFile,
  place: Parameters<ReadNamedFile>[2],
): Promise<Picture> {
  const { bytes } = read(name, 'bytes of a picture', place);
  try {
    return await readPicture(bytes, allowance);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new ContentError(error.problems.map((one) => ({ ...one, message: `"${name}": ${one.message}`, ...place })));
  }
}
