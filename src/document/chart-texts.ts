/** All that a figure prints. */
import type { Chart } from './types.js';

/** The texts of a figure, those of its rows last; without the letters of their sources, and without empty ones. */
export function textsOfChart({ arms, effect, columns, marks }: Chart): string[] {
  const heads = [arms?.head, arms?.detail, effect?.head, effect?.detail, ...columns].map((words) => words?.text ?? '');
  const sides = effect ? [...(effect.favours ?? []), effect.marginName] : [];
  const rows = marks.flatMap(({ label, detail, at, text, cells, estimates }) => [
    label.text,
    detail.text,
    at,
    text.text,
    ...cells.map((cell) => cell.text),
    ...estimates.flatMap((one) => [one.text.text, one.interval.text, one.p.text, one.verdict]),
  ]);
  return [...heads, ...sides, ...rows].filter((text) => text !== '');
}
