/** Charts take the height that is left, in the largest type in which all their words have room. */
import type { Chart } from '../../document/types.js';
import { figureOf, heightOf } from '../charts/kinds.js';
import { figureShapes, figureSizes, figureStyle } from './figure.js';
import { leading, typeSizes } from './frame.js';
import type { Part, Setting } from './stack.js';

/** What a note of two lines takes below a figure that has a slide of its own. */
const noted = 3 * typeSizes.small * leading;

/** A chart over the whole width. */
export function chartPart(chart: Chart, { width, whole, typesetter }: Setting): Part {
  const all = figureSizes.map((sizes) => figureStyle(sizes, typesetter));
  const least = all.findIndex((one) => heightOf(chart, width, one).least <= whole - noted);
  // A figure that has room on a slide of its own in the sizes of the deck takes none below them.
  const styles = all.slice(0, least < 0 ? all.length : Math.max(least + 1, figureSizes.length - 2));
  const height = heightOf(chart, width, styles.at(-1)!).least;
  return {
    height,
    grows: 0,
    stretch: Infinity,
    tooWide: 0,
    cramped: false,
    place: (x, y, given) => {
      const style = styles.find((one) => heightOf(chart, width, one).least <= given) ?? styles.at(-1)!;
      const high = Math.min(given, heightOf(chart, width, style).most);
      const items = figureShapes(chart, figureOf(chart, width, high, style), { x, y }, style);
      const name = chart.title || 'Figure';
      return [{ kind: 'group', name, alt: chart.alt, x, y, width, height: high, items }];
    },
  };
}
