/** The figures on slides. */
import type { DeckChart, DeckText, SlideLayout } from '../../src/layout/types.js';

interface OnSlide {
  alt: string;
  charts: DeckChart[];
  /** What the charts print of values, and all words of the figure. */
  labels: string[];
  words: string[];
}

const textOf = ({ paragraphs }: DeckText): string =>
  paragraphs
    .map(({ runs }) =>
      runs
        .filter(({ script }) => script === 'normal')
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n')
    .replaceAll('\u00A0', ' ');

/** The figures of a slide, with their words. */
export const figuresOn = ({ items }: SlideLayout): OnSlide[] =>
  items.flatMap((item) => {
    if (item.kind !== 'group') return [];
    const charts = item.items.filter((inner) => inner.kind === 'chart');
    if (charts.length === 0) return [];
    const boxes = charts.flatMap(({ labels }) => labels);
    const labels = boxes.filter(({ tells }) => tells.what !== 'tick').map(({ box }) => textOf(box));
    const around = item.items.filter((inner) => inner.kind === 'text').map(textOf);
    return [{ alt: item.alt, charts, labels, words: [...labels, ...around] }];
  });
