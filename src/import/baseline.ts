/** Who took part: the rows of the baseline table that fit on a slide. */
import { countOf, matchGroups, type ArmDraft } from './arms.js';
import { armFigures } from './measures.js';
import type { Doubtful } from './outcomes.js';
import type { TrialRecord } from './record.js';
import { idFrom, shorten } from './text.js';
import { apart, type Tree } from './yaml.js';

const mostRows = 8;

const keys: Record<string, 'mean' | 'median' | 'events' | 'rate'> = {
  MEAN: 'mean',
  LEAST_SQUARES_MEAN: 'mean',
  MEDIAN: 'median',
  COUNT_OF_PARTICIPANTS: 'events',
};

/** Rows with one figure an arm, in the order of the record; the rest is counted. */
export function baselineOf(
  record: TrialRecord,
  arms: ArmDraft[],
  doubtful: Doubtful,
): { rows: Tree[]; remarks: string[] } {
  const { groups, denoms, measures } = record.resultsSection.baselineCharacteristicsModule;
  const matched = matchGroups(
    groups.filter(({ title }) => !/^total$/i.test(title)),
    arms,
  );
  if (matched.size === 0) return { rows: [], remarks: [] };
  const taken = new Set<string>();
  const all = measures.flatMap((measure) =>
    measure.classes.flatMap((row) =>
      row.categories.map((category) => ({ measure, row, category, key: keys[measure.paramType] ?? 'rate' })),
    ),
  );
  // Of two sexes one tells the other.
  const wanted = all.filter(({ category }) => !/^male$/i.test(category.title));
  const rows = wanted.slice(0, mostRows).flatMap(({ measure, row, category, key }): Tree[] => {
    const name = [measure.title, row.title, category.title].filter((part) => part && !/^(count|mean)$/i.test(part));
    const unit = key === 'events' ? '' : measure.unitOfMeasure;
    const results: Record<string, Tree> = {};
    const remarks: string[] = [];
    for (const [groupId, arm] of matched) {
      const n = countOf(
        row.denoms.length > 0 ? row.denoms : measure.denoms.length > 0 ? measure.denoms : denoms,
        groupId,
      );
      const measurement = category.measurements.find((candidate) => candidate.groupId === groupId);
      const { arm: figures, remark } = armFigures({ key }, measure.dispersionType, n, measurement);
      results[arm.id] = figures;
      if (remark) remarks.push(`${arm.id}: ${shorten(remark, 200)}.`);
    }
    const kind = key === 'mean' || key === 'median' ? `, ${key}` : '';
    const id = idFrom(name.join(' ').slice(0, 28), taken, 'row');
    if (doubtful.has(`baseline.${id}`)) return [];
    return [
      apart(
        {
          id,
          name: `${shorten(name.join(': '), 70)}${kind}${unit && !/^participants$/i.test(unit) ? `, ${shorten(unit, 30)}` : ''}`,
          arms: results,
          source: 'registry',
          at: `baselineCharacteristicsModule, by its title, ${[...matched.keys()].join(', ')}`,
        },
        remarks,
      ),
    ];
  });
  const left = wanted.length - rows.length;
  return { rows, remarks: left > 0 ? [`The first ${rows.length} rows of the record; it has ${left} more.`] : [] };
}
