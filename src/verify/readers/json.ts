/** A record in JSON, such as one of ClinicalTrials.gov: an entry a block, with the names that lead to it. */
import { expectWithin } from '../../bounds.js';
import { readJson } from '../../json.js';
import type { Block } from '../block.js';

/** Each group of plain values is a block, so that a number stands beside what it is the number of. */
export function blocksOfJson(file: string, text: string): Block[] {
  const blocks: Block[] = [];
  let values = 0;
  const visit = (node: unknown, path: string[]): void => {
    if (node === null || typeof node !== 'object') return;
    const entries = Object.entries(node);
    expectWithin('values of a source', (values += entries.length), { file });
    const plain = entries.filter(([, value]) => value !== null && typeof value !== 'object');
    if (plain.length > 0) {
      const told = plain.map(([key, value]) => (Array.isArray(node) ? String(value) : `${key}: ${String(value)}`));
      blocks.push({ text: [...path.slice(-2), told.join('; ')].join(' › '), paragraph: null, page: null });
    }
    for (const [key, value] of entries)
      visit(
        value,
        [...path, key].filter((step) => !/^\d+$/.test(step)),
      );
  };
  visit(readJson(text, file, 'save the record again'), []);
  return blocks;
}
