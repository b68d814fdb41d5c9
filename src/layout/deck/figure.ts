/** A figure of the document as the native charts draw it. */
import type { Chart, EffectAxis, Mark } from '../../document/types.js';
import { moved } from '../../document/spans.js';
import type { DeckFigure, DeckMark } from '../types.js';

/** Bars of what arms had, lines over visits, or a forest plot of comparisons. */
export function deckFigure(chart: Chart): DeckFigure {
  const { title, alt, marks, effect } = chart;
  const isForest = chart.kind === 'forest';
  const words = isForest ? effect : chart.arms;
  return {
    kind: isForest ? 'forest' : chart.kind === 'visits' ? 'lines' : chart.arms?.most === 100 ? 'proportions' : 'bars',
    title,
    axis: [words?.head.text, words?.detail.text].filter(Boolean).join(', '),
    ...(isForest && effect ? reference(effect) : withoutReference),
    alt,
    marks: marks.map(isForest ? comparisonMark : armMark),
  };
}

type Reference = Pick<DeckFigure, 'scale' | 'noEffect' | 'favours' | 'important' | 'margins'>;

const reference = ({ scale, noEffect, favours, important, margins }: EffectAxis): Reference => ({
  scale,
  noEffect,
  favours: favours && [`favours ${favours[0]}`, `favours ${favours[1]}`],
  important,
  margins,
});
const withoutReference: Reference = { scale: 'linear', noEffect: null, favours: null, important: null, margins: [] };

const armMark = ({ label, detail, tone, at, value, low, high, text }: Mark): DeckMark => ({
  label: label.text,
  detail: detail.text,
  tone,
  at,
  value,
  low,
  high,
  text: text.text,
  data: { label: label.data, detail: detail.data, text: text.data },
});

function comparisonMark(mark: Mark): DeckMark {
  const { value = null, low = null, high = null, text, interval } = mark.estimates[0] ?? {};
  const printed = [text?.text, interval?.text && `(${interval.text})`].filter(Boolean).join(' ');
  const data = [...(text?.data ?? []), ...moved(interval?.data ?? [], (text?.text.length ?? 0) + 2)];
  const own = armMark(mark);
  return { ...own, value, low, high, text: printed, data: { ...own.data, text: data } };
}
