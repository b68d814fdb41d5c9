/** What a new file says in place of words that are still to be written, and how it is found again. */
import { Prose } from './prose.js';
import { isQuantity, Written } from './quantity.js';
import { join } from './tree.js';

/** The words that `trialbrief new` puts into a file, each to be replaced. */
export const placeholders = {
  title: 'Title of the article',
  condition: 'Condition',
  author: 'Surname A',
  journal: 'Name of the journal',
  year: 'year not filled in yet',
  people: 'people not filled in yet',
  harms: 'not filled in yet',
  deaths: 'deaths not filled in yet',
  conclusion: 'Not filled in yet.',
  description: 'what it is, in a few words',
  headline: 'the result is still to be filled in',
  bottomLine: 'The result is still to be filled in.',
  why: 'Why this question matters to patients.',
  strength: 'A strength of the trial.',
  limit: 'A limit of the trial.',
  takeaway: 'What to take home.',
} as const;

/** Words of nobody's trial, as people leave them for later. */
const forLater = /\b(?:TODO|TBD|TBC|FIXME|lorem ipsum|XXX+)\b|\[(?:insert|add|fill in)\b[^\]]*\]|^(?:…|\.\.\.|\?+)$/;

const bare = (text: string) => text.trim().replace(/\.$/, '').toLowerCase();
const known = Object.values(placeholders).map(bare);

/** One text that is still a placeholder. */
export interface Placeholder {
  path: string;
  text: string;
}

/** Every text of a dataset that is not yet a user's own, in the order of the file. */
export function placeholdersIn(node: unknown, path = ''): Placeholder[] {
  if (typeof node === 'string') return isPlaceholder(node) ? [{ path, text: node }] : [];
  if (node instanceof Prose) return isPlaceholder(node.text) ? [{ path, text: node.text }] : [];
  if (node === null || typeof node !== 'object' || isQuantity(node) || node instanceof Written) return [];
  return Object.entries(node).flatMap(([key, child]) => placeholdersIn(child, join(path, key)));
}

/** Whether a text is one of those words, or says that it is for later. */
export function isPlaceholder(text: string): boolean {
  const words = bare(text);
  return known.includes(words) || words.endsWith(bare(placeholders.headline)) || forLater.test(text.trim());
}
