/** The points of a panel of visits: a line an arm over the time, with its intervals. */
import type { DeckChart } from '../../layout/types.js';
import { armColor } from '../../theme/theme.js';
import type { Series } from './series.js';
import { cellName, type Range, type Sheet } from './sheet.js';

/** A line an arm; the heads of the columns name the arms. */
export function visitSeries({ panel }: DeckChart, sheet: Sheet): Series[] {
  const arms = [...new Set(panel.points.map(({ series }) => series))];
  return arms.flatMap((arm): Series[] => {
    const points = panel.points.filter(({ series }) => series === arm);
    const value = sheet.drawn(panel.name, 'value', arm);
    if (!value) return [];
    // The points are the values that there are, in their order.
    let known = 0;
    const x = sheet.cells(value).map((cell) => (cell === null ? null : (points[known++]?.across ?? null)));
    const { tone, shape, size } = points[0]!;
    const line = { color: armColor(tone), weight: panel.weight };
    const bars = intervals(panel.name, arm, value, sheet);
    return [
      {
        name: { column: value.column, row: 0 },
        ...{ x, y: value, line },
        marker: { shape, size, color: armColor(tone) },
        ...(bars && { bars: { ...bars, ...line } }),
      },
    ];
  });
}

/** How far the limits lie above and below the values: columns of formulas. */
function intervals(
  panel: DeckChart['panel']['name'],
  arm: number,
  value: Range,
  sheet: Sheet,
): { up: Range; down: Range } | null {
  const [low, high] = [sheet.drawn(panel, 'low', arm), sheet.drawn(panel, 'high', arm)];
  if (!low || !high) return null;
  const [values, lows, highs] = [value, low, high].map((range) => sheet.cells(range));
  const name = String(sheet.cells({ column: value.column, row: 0 })[0]);
  const lengths = (head: string, larger: Range, smaller: Range, of: (row: number) => [unknown, unknown]): Range => {
    const ranges = values!.map((_, row) => {
      const [more, less] = of(row);
      const at = (range: Range) => cellName({ column: range.column, row: range.row + row });
      if (typeof more !== 'number' || typeof less !== 'number') return sheet.put(head, row, null);
      return sheet.put(head, row, {
        formula: `${at(larger)}-${at(smaller)}`,
        value: Number((more - less).toPrecision(12)),
      });
    });
    return { ...ranges[0]!, height: ranges.length };
  };
  return {
    up: lengths(`${name}: above`, high, value, (row) => [highs![row], values![row]]),
    down: lengths(`${name}: below`, value, low, (row) => [values![row], lows![row]]),
  };
}
