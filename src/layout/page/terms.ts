/** A list of terms: each at the left, and beside it what is said of it. */
import type { Terms } from '../../document/types.js';
import { words } from '../../document/words.js';
import { stacked, type MeasuredBlock } from './measured-block.js';
import { typeOf, type Setting } from './style.js';
import { measureFor, setText, tag } from './text.js';

/** Space between a term and its words, in points; part of the width that terms take at most. */
const gap = 9;
const mostShare = 0.34;

/** The list in a width: terms as wide as the widest of them. */
export function layoutTerms({ items }: Terms, width: number, setting: Setting): MeasuredBlock {
  const { size } = typeOf('term', setting);
  const widest = Math.max(
    0,
    ...items.map(({ term }) => measureFor(words(term), { role: 'term', setting }).natural(size)),
  );
  const left = Math.min(widest + 1, width * mostShare);
  const rows = items.map(({ term, children }): MeasuredBlock => {
    const name = setText(words(term), { role: 'term', setting, width: left });
    const text = setText(children, { role: 'body', setting, width: width - left - gap });
    return {
      height: Math.max(name.height, text.height),
      place: (x, y) => ({
        artifacts: [],
        tagged: [tag('LI', [tag('Lbl', name.at(x, y)), tag('LBody', text.at(x + left + gap, y))])],
      }),
    };
  });
  const laid = stacked(rows.map((row) => ({ laid: row, before: 3 * setting.space })));
  return {
    height: laid.height,
    place: (x, y) => ({ artifacts: [], tagged: [tag('L', laid.place(x, y).tagged)] }),
  };
}
