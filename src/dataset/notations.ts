/**
 * Notations as papers print them, where a file should have keys: `30/52 (57.7%)` for an arm, `95% CI 0.30 to 0.59` for an
 * interval, `NS` for a p value. What is plain is read, and the line is told as it should be.
 */
import { doubt, type Finding } from './finding.js';

type Row = Record<string, unknown>;

const isRow = (node: unknown): node is Row => node !== null && typeof node === 'object' && !Array.isArray(node);
const rowsOf = (node: unknown): Row[] => (Array.isArray(node) ? node.filter(isRow) : []);

const count = String.raw`(\d{1,3}(?:,\d{3})+|\d+)`;
const share = String.raw`\(\s*(\d{1,3}(?:[.·]\d+)?)\s*%\s*\)`;
const number = String.raw`([<>≤≥≈]?\s?[-−–‐‑]?\s?\d[\d,]*(?:[.·]\d+)?)`;
const limits = String.raw`(?:(\d{2}(?:\.\d+)?)\s?%\s?(CI|CrI)?[,:]?\s*)?${number}\s?(?:\bto\b|–|-|;|,\s)\s?${number}`;

const eventsOfAll = new RegExp(`^${count}\\s?/\\s?${count}(?:\\s?${share})?$`);
const eventsWithShare = new RegExp(`^${count}\\s?${share}$`);
const interval = new RegExp(`^${limits}$`, 'i');
const estimateWithInterval = new RegExp(`^${number}\\s?\\(${limits}\\)$`, 'i');
const notSignificant = /^(?:n\.?s\.?|(?:not|non)[- ]significant)$/i;

/** Reads them in the plain values of a file, which are changed; the findings tell each. */
export function readNotations(root: unknown): Finding[] {
  if (!isRow(root)) return [];
  return (['results', 'adverse_events', 'baseline'] as const).flatMap((list) =>
    rowsOf(root[list]).flatMap((row, index) => [
      ...(isRow(row.arms) ? inArms(row.arms, `${list}.${index}.arms`) : []),
      ...rowsOf(row.comparisons).flatMap((one, at) => inComparison(one, `${list}.${index}.comparisons.${at}`)),
    ]),
  );
}

const readAsPrinted = (path: string, written: string, line: string): Finding =>
  doubt(path, `“${written}” is read as a paper prints it`, `write ${line}`);

/** Keys and values as one writes them on a line: `{ events: 30, n: 52 }`. */
const line = (row: Row): string =>
  `{ ${Object.entries(row)
    .map(([key, value]) => `${key}: ${isRow(value) ? line(value) : String(value)}`)
    .join(', ')} }`;

function inArms(arms: Row, path: string): Finding[] {
  return Object.entries(arms).flatMap(([id, values]): Finding[] => {
    if (typeof values === 'string') {
      const read = countsIn(values.trim());
      if (!read) return [];
      arms[id] = read;
      return [readAsPrinted(`${path}.${id}`, values, `${id}: ${line(read)}`)];
    }
    return isRow(values) ? inArm(values, `${path}.${id}`) : [];
  });
}

function inArm(values: Row, path: string): Finding[] {
  const { events, ci } = values;
  const found: Finding[] = [];
  const counts = typeof events === 'string' ? countsIn(events.trim()) : null;
  if (counts) {
    Object.assign(values, { ...counts, ...values, events: counts.events });
    found.push(readAsPrinted(`${path}.events`, String(events), line(counts)));
  }
  return [...found, ...inInterval(values, ci, path)];
}

function countsIn(written: string): Row | null {
  const [, events, n, percent] = eventsOfAll.exec(written) ?? [];
  if (events !== undefined) return { events, n, ...(percent === undefined ? {} : { percent: plain(percent) }) };
  const [, alone, ofAll] = eventsWithShare.exec(written) ?? [];
  return alone === undefined ? null : { events: alone, percent: plain(ofAll) };
}

function inComparison(comparison: Row, path: string): Finding[] {
  const { estimate, ci, p } = comparison;
  const found: Finding[] = [];
  const [, own, ...rest] = typeof estimate === 'string' ? (estimateWithInterval.exec(estimate.trim()) ?? []) : [];
  if (own !== undefined && ci === undefined) {
    Object.assign(comparison, { estimate: plain(own), ci: asInterval(rest) });
    found.push(
      readAsPrinted(
        `${path}.estimate`,
        String(estimate),
        `estimate: ${plain(own)} and ci: ${line(comparison.ci as Row)}`,
      ),
    );
  }
  if (typeof p === 'string' && notSignificant.test(p.trim())) {
    Object.assign(comparison, { p: 'not reported', told: comparison.told ?? 'not significant' });
    found.push(readAsPrinted(`${path}.p`, p, 'p: not reported and told: not significant'));
  }
  return [...found, ...inInterval(comparison, ci, path)];
}

function inInterval(row: Row, ci: unknown, path: string): Finding[] {
  const match = typeof ci === 'string' ? interval.exec(ci.trim()) : null;
  if (!match) return [];
  row.ci = asInterval(match.slice(1));
  return [readAsPrinted(`${path}.ci`, String(ci), `ci: ${line(row.ci as Row)}`)];
}

/** As a file has it: a point, and a hyphen for the minus sign. */
const plain = (written = ''): string => written.replace('·', '.').replace(/^([<>≤≥≈]?)\s?[-−–‐‑]\s?/, '$1-');

const asInterval = ([level, kind, low, high]: (string | undefined)[]): Row => ({
  low: plain(low),
  high: plain(high),
  level: level ?? 'not stated',
  ...(kind?.toLowerCase() === 'cri' ? { type: 'credible' } : {}),
});
