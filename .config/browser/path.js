/** Node's paths in a browser: those of POSIX, counted from the root. */
export const sep = '/';
export const isAbsolute = (path) => path.startsWith('/');

function normal(path) {
  const steps = [];
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step === '..' ? !isAbsolute(path) : step !== '' && step !== '.') steps.push(step);
  }
  return (isAbsolute(path) ? '/' : '') + steps.join('/') || (isAbsolute(path) ? '/' : '.');
}

export const join = (...parts) => normal(parts.filter((part) => part !== '').join('/'));
export const resolve = (...parts) =>
  normal(`/${parts.reduce((path, part) => (isAbsolute(part) ? part : `${path}/${part}`), '')}`);

export function dirname(path) {
  const at = path.replace(/\/+$/, '').lastIndexOf('/');
  return at < 0 ? '.' : path.slice(0, at) || '/';
}

export function basename(path, ending = '') {
  const name = path.replace(/\/+$/, '').split('/').at(-1);
  return ending !== '' && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

export const extname = (path) => /[^./](\.[^./]*)$/.exec(path)?.[1] ?? '';

export function relative(from, to) {
  const [a, b] = [from, to].map((path) => resolve(path).split('/').filter(Boolean));
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
}
