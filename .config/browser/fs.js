/**
 * Files in a browser: those that the studio was packed with, and those that were dropped on it,
 * by path, in memory. Only what the tool calls of Node's own is here, and nothing is ever written.
 */
export const constants = {};

const files = () => globalThis.trialbriefFiles ?? {};
const pathOf = (path) =>
  String(path.href ?? path)
    .replace(/^file:\/\//, '')
    .replace(/\/+$/, '');

function missing(path) {
  return Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
}

function bytesOf(path) {
  const name = pathOf(path);
  if (!Object.hasOwn(files(), name)) throw missing(name);
  return files()[name];
}

/** What lies in a folder, by name, and whether it is a folder itself. */
function entriesOf(path) {
  const folder = `${pathOf(path)}/`;
  const inside = Object.keys(files()).filter((name) => name.startsWith(folder));
  return new Map(
    inside.map((name) => name.slice(folder.length).split('/')).map(([name, more]) => [name, more !== undefined]),
  );
}

const isFolder = (path) => entriesOf(path).size > 0;
export const existsSync = (path) => Object.hasOwn(files(), pathOf(path)) || isFolder(path);

export function readFileSync(path, options) {
  const bytes = Buffer.from(bytesOf(path));
  return options === undefined ? bytes : bytes.toString(options.encoding ?? options);
}

export function readdirSync(path, options) {
  const entries = [...entriesOf(path)];
  if (entries.length === 0) throw missing(path);
  return entries.map(([name, folder]) =>
    options?.withFileTypes ? { name, isDirectory: () => folder, isSymbolicLink: () => false } : name,
  );
}

export function realpathSync(path) {
  if (!existsSync(path)) throw missing(path);
  return pathOf(path);
}
realpathSync.native = realpathSync;

/** A descriptor is the file and how far it was read. */
export const openSync = (path) => ({ bytes: bytesOf(path), at: 0 });
/** There are no links. */
export function lstatSync(path) {
  throw missing(path);
}

export const fstatSync = ({ bytes }) => ({ size: bytes.length });
export const closeSync = () => undefined;

export function readSync(descriptor, into) {
  const piece = descriptor.bytes.subarray(descriptor.at, descriptor.at + into.length);
  into.set(piece);
  descriptor.at += piece.length;
  return piece.length;
}
