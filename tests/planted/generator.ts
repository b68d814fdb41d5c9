/** Errors that people make when they copy figures, planted one at a time wherever a dataset has room for them. */
import { armsOf, comparisonsOf, copyOf, numberAt, rowsOf, write, writtenAt, type Row } from './plain.js';

/** A dataset with one error. */
export interface Planted {
  kind: string;
  /** Where, in words of the dataset. */
  place: string;
  root: Row;
}

/** Two digits of a number exchanged, or one made another: 19.2 becomes 91.2, 0.74 becomes 0.47, 11 becomes 17. */
function slipped(text: string): string {
  const places = Array.from({ length: text.length }, (_, index) => index).filter((index) =>
    /\d/.test(text.charAt(index)),
  );
  const pair = places
    .map((left, index): [number, number | undefined] => [left, places[index + 1]])
    .find(([left, right]) => right !== undefined && text[left] !== '0' && text[left] !== text[right]);
  if (!pair) return text.replace(/\d/, (digit) => String((Number(digit) + 6) % 10));
  const [left, right] = pair as [number, number];
  return `${text.slice(0, left)}${text[right]}${text.slice(left + 1, right)}${text[left]}${text.slice(right + 1)}`;
}

/** Every planted error of a dataset, each in a copy of its own. */
export function plantedIn(root: Row): Planted[] {
  const found: Planted[] = [];
  const plant = (kind: string, place: string, change: (copy: Row) => unknown) => {
    const copy = copyOf(root);
    if (change(copy) !== false && JSON.stringify(copy) !== JSON.stringify(root))
      found.push({ kind, place, root: copy });
  };
  const slip = (place: string, at: (copy: Row) => Row, key: string) =>
    plant('slip a digit', `${place} ${key}`, (copy) => {
      const row = at(copy);
      const text = writtenAt(row, key);
      if (text === null) return false;
      write(row, key, slipped(text));
    });
  rowsOf(root, 'results').forEach((result, index) => inResult(root, result, index, plant, slip));
  rowsOf(root, 'adverse_events').forEach((event, index) => {
    for (const [id] of armsOf(event)) inArm('adverse_events', index, event, id, plant, slip);
  });
  rowsOf(root, 'arms').forEach((arm, index) => slip(String(arm.id), (copy) => rowsOf(copy, 'arms')[index]!, 'n'));
  slip('participants', (copy) => copy.participants as Row, 'randomised');
  if (root.sites) slip('sites', (copy) => copy.sites as Row, 'total');
  return found;
}

type Plant = (kind: string, place: string, change: (copy: Row) => unknown) => void;
type Slip = (place: string, at: (copy: Row) => Row, key: string) => void;

function inArm(list: string, index: number, row: Row, id: string, plant: Plant, slip: Slip): void {
  const at = (copy: Row) => (rowsOf(copy, list)[index]!.arms as Row)[id] as Row;
  const place = `${row.id as string} ${id}`;
  for (const key of ['mean', 'median', 'events', 'percent', 'rate', 'n']) slip(place, at, key);
  plant('exchange n and events', place, (copy) => {
    const values = at(copy);
    if (writtenAt(values, 'n') === null || writtenAt(values, 'events') === null) return false;
    [values.n, values.events] = [values.events, values.n];
  });
}

function inResult(root: Row, result: Row, index: number, plant: Plant, slip: Slip): void {
  const place = String(result.id);
  for (const [id] of armsOf(result)) inArm('results', index, result, id, plant, slip);
  comparisonsOf(result).forEach((comparison, number) => {
    const at = (copy: Row) => comparisonsOf(rowsOf(copy, 'results')[index]!)[number]!;
    const here = `${place} ${comparison.arm as string}`;
    plant('swap arms', here, (copy) => {
      const arms = rowsOf(copy, 'results')[index]!.arms as Row;
      const [one, two] = [comparison.arm as string, comparison.versus as string];
      if (arms[one] === undefined || arms[two] === undefined) return false;
      [arms[one], arms[two]] = [arms[two], arms[one]];
    });
    plant('compare the other way round', here, (copy) => {
      const row = at(copy);
      [row.arm, row.versus] = [row.versus, row.arm];
    });
    plant('flip a sign', here, (copy) => {
      const text = writtenAt(at(copy), 'estimate');
      if (text === null) return false;
      write(at(copy), 'estimate', text.startsWith('-') ? text.slice(1) : `-${text}`);
    });
    slip(here, at, 'estimate');
    for (const key of ['low', 'high']) if (comparison.ci) slip(`${here} ci`, (copy) => at(copy).ci as Row, key);
    plant('shift an interval', here, (copy) => {
      const ci = at(copy).ci as Row | undefined;
      const [low, high] = [numberAt(ci, 'low'), numberAt(ci, 'high')];
      if (!ci || low === null || high === null) return false;
      const decimals = writtenAt(ci, 'low')!.split('.')[1]?.length ?? 0;
      for (const key of ['low', 'high']) write(ci, key, (numberAt(ci, key)! + (high - low)).toFixed(decimals));
    });
    plant('use another row’s p', here, (copy) => {
      const others = rowsOf(root, 'results')
        .flatMap(comparisonsOf)
        .map(({ p }) => p)
        .filter((p) => p !== undefined && JSON.stringify(p) !== JSON.stringify(comparison.p));
      if (others.length === 0 || comparison.p === undefined) return false;
      at(copy).p = structuredClone(others[index % others.length]);
    });
    plant('another p altogether', here, (copy) => {
      if (comparison.p === undefined || !comparison.ci) return false;
      const p = JSON.stringify(comparison.p);
      at(copy).p = /<|0\.0[0-4]/.test(p) ? '0.41' : '0.002';
    });
    plant('take a relative for an absolute', here, (copy) => {
      const row = at(copy);
      const other = {
        'risk difference': 'risk ratio',
        'risk ratio': 'risk difference',
        'mean difference': 'ratio of means',
        'hazard ratio': 'risk difference',
        'odds ratio': 'risk difference',
        'rate ratio': 'difference',
      }[row.measure as string];
      if (!other || writtenAt(row, 'estimate') === null) return false;
      row.measure = other;
    });
  });
}
