/**
 * Loaded before the tool (`--import`): makes what lies below a folder named `output` behave as on a
 * remote volume that is slow and shows late what others did. A listing is the one that this thread
 * saw first; a name that was not there is not there for a while; every step takes its time, and
 * some fail in passing.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';

const real = { ...fs };
const isRemote = (path) => typeof path === 'string' && `${resolve(path)}${sep}`.includes(`${sep}output${sep}`);
const listings = new Map();
const absent = new Map();
/** Milliseconds for which a name that was not there is not looked for again. */
const remembered = 400;

let state = process.pid;
/** A number from 0 to 1, by chance. */
const chance = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
const slowly = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1 + chance() * 10);
const failure = (code, path) => Object.assign(new Error(`${code}: ${path}`), { code, path });

/** What this thread does itself it sees at once. */
function seen(path) {
  absent.delete(resolve(path));
  const names = listings.get(resolve(dirname(path)));
  const name = resolve(path).split(sep).at(-1);
  if (names && !names.includes(name)) names.push(name);
}

const isAbsent = (path) => Date.now() < (absent.get(resolve(path)) ?? 0);

/** A step that asks for a name. */
const looking = (name, whenAbsent) =>
  function (path, ...rest) {
    if (!isRemote(path)) return real[name](path, ...rest);
    slowly();
    if (isAbsent(path)) return whenAbsent(path, ...rest);
    try {
      const found = real[name](path, ...rest);
      if (found === undefined) absent.set(resolve(path), Date.now() + remembered);
      return found;
    } catch (error) {
      if (error.code === 'ENOENT') absent.set(resolve(path), Date.now() + remembered);
      throw error;
    }
  };

const gone = (path, options) => {
  if (options?.throwIfNoEntry === false) return undefined;
  throw failure('ENOENT', path);
};

/** A step that makes a name, and fails in passing one time in twenty. */
const making = (name, passing) =>
  function (from, to, ...rest) {
    if (!isRemote(to)) return real[name](from, to, ...rest);
    slowly();
    if (chance() < passing) throw failure(chance() < 0.5 ? 'EBUSY' : 'ESTALE', to);
    const done = real[name](from, to, ...rest);
    seen(to);
    return done;
  };

Object.assign(fs, {
  readdirSync(path, ...rest) {
    if (!isRemote(path)) return real.readdirSync(path, ...rest);
    slowly();
    const place = resolve(path);
    if (!listings.has(place)) listings.set(place, real.readdirSync(path, ...rest));
    return listings.get(place).filter((name) => real.existsSync(join(place, String(name))));
  },
  lstatSync: looking('lstatSync', gone),
  statSync: looking('statSync', gone),
  existsSync: looking('existsSync', () => false),
  openSync(path, flags, ...rest) {
    if (isRemote(path) && typeof flags === 'number' && flags & fs.constants.O_CREAT) {
      slowly();
      const file = real.openSync(path, flags, ...rest);
      seen(path);
      return file;
    }
    return looking('openSync', gone)(path, flags, ...rest);
  },
  mkdirSync(path, ...rest) {
    if (!isRemote(path)) return real.mkdirSync(path, ...rest);
    slowly();
    const made = real.mkdirSync(path, ...rest);
    seen(path);
    return made;
  },
  renameSync: making('renameSync', 0.05),
  linkSync: making('linkSync', 0),
});
syncBuiltinESMExports();
