/** Stretches of a text that print data, when texts are joined or cut. */
import type { DataSpan } from './types.js';

/** The same stretches in a text that has more letters before them. */
export const moved = (data: readonly DataSpan[], by: number): DataSpan[] =>
  by === 0 ? [...data] : data.map(({ start, end, path }) => ({ start: start + by, end: end + by, path }));

/** Stretches of a text and of one that is put behind it, which begins at a character: what goes on is one stretch. */
export function joined(data: readonly DataSpan[], more: readonly DataSpan[], at: number): DataSpan[] {
  const all = [...data];
  for (const span of moved(more, at)) {
    const last = all.at(-1);
    if (last?.path === span.path && last.end === span.start) all[all.length - 1] = { ...last, end: span.end };
    else all.push(span);
  }
  return all;
}

/** The stretches of a part of a text, from a character up to another, as they lie in that part. */
export function within(data: readonly DataSpan[], from: number, to: number): DataSpan[] {
  return data.flatMap(({ start, end, path }) =>
    start < to && end > from ? [{ start: Math.max(start, from) - from, end: Math.min(end, to) - from, path }] : [],
  );
}
