/** A further outcome of a dataset that was begun: its row, and one for its result in all arms, to be filled in. */
import { childOf, parsed, rowsOf, wordsOf } from '../dataset/edit/nodes.js';
import { asYaml } from '../dataset/edit/field.js';
import { withValues } from '../dataset/edit/put.js';
import { idFrom } from '../import/text.js';
import { effects, measures, values, type OutcomeType } from './kinds.js';

export interface NewOutcome {
  name: string;
  role: 'primary' | 'secondary';
  type: OutcomeType;
  better: 'lower' | 'higher' | 'neither';
}

/** The text with the outcome; null where it is no dataset with outcomes and results. `source` is told by both rows. */
export function withOutcome(text: string, { name, role, type, better }: NewOutcome, source: string): string | null {
  const document = parsed(text);
  if (!document) return null;
  const idsOf = (list: string) => rowsOf(document, list).flatMap((row) => wordsOf(childOf(row, 'id')) ?? []);
  const id = idFrom(name, new Set([...idsOf('outcomes'), ...idsOf('results')]), 'outcome');
  const arms = rowsOf(document, 'arms').map((row) => ({
    id: wordsOf(childOf(row, 'id')) ?? '',
    isComparator: wordsOf(childOf(row, 'role')) === 'comparator',
  }));
  const versus = arms.find(({ isComparator }) => isComparator);
  const empty = values[type].split(' #')[0]!;
  const compared = arms
    .filter(({ isComparator }) => versus && !isComparator)
    .map(
      (arm) =>
        `{ arm: ${arm.id}, versus: ${versus!.id}, measure: ${effects[type]}, estimate: not reported, p: not reported }`,
    );
  const [population] = idsOf('populations');
  return withValues(
    text,
    [
      {
        key: 'outcomes.+',
        value: `{ id: ${id}, name: ${asYaml(name)}, role: ${role}, type: ${type}, measure: ${measures[type]}, timepoint: not reported, better: ${better} }`,
      },
      {
        key: 'results.+',
        value: `{ id: ${id}, outcome: ${id}, population: ${population ?? 'all'}, arms: { ${arms.map((arm) => `${arm.id}: ${empty}`).join(', ')} }, comparisons: [${compared.join(', ')}] }`,
      },
    ],
    source,
  );
}
