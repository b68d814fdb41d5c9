/** Templates of earlier versions. */
import { ruleOf } from '../document/vocabulary.js';
import { own } from '../own.js';
import { edited, type Edit, type Migrated } from './migrated.js';

/** Whether a tag may have this attribute with this value; a value that the view gives is taken to fit. */
type Knows = (tag: string, attribute: string, value: string) => boolean;

const knownNow: Knows = (tag, attribute, value) => {
  const allowed = own(ruleOf(tag)?.attributes ?? {}, attribute);
  return allowed !== undefined && (typeof allowed === 'string' || value.includes('{{') || allowed.includes(value));
};

/**
 * A template in the words of this version. A chart that is written out in an
 * earlier vocabulary becomes the tool's own partial, which draws the same result;
 * its comments stay before it. In a partial `chart` of one's own that would draw
 * itself, so `own` is the text of the tool's. The page's table has a partial of its own.
 */
export function migrateTemplate(text: string, own: string | null = null, knows: Knows = knownNow): Migrated {
  const edits: Edit[] = [];
  for (let start = text.indexOf('<chart'); start >= 0; start = text.indexOf('<chart', start + 1)) {
    const opened = text.indexOf('>', start);
    const closed = text.indexOf('</chart>', opened);
    if (opened < 0 || closed < 0) break;
    const attributes = [...text.slice(start, opened).matchAll(/(?<![\w-])([\w-]+)="([^"]*)"/g)];
    if (attributes.every(([, name, value]) => knows('chart', name!, value!))) continue;
    const end = closed + '</chart>'.length;
    edits.push({ start, end, text: own?.trimEnd() ?? partialFor(text.slice(start, end)) });
  }
  return edited(text, [...edits, ...callsIn(text)]);
}

/** Partials that an earlier version drew something with, and what draws it now. */
const redrawn: readonly { call: RegExp; by: string }[] = [
  { call: /\{\{> ?results-table table=tables\.page ?\}\}/g, by: '{{> page-table table=tables.page}}' },
];

const callsIn = (text: string): Edit[] =>
  redrawn.flatMap(({ call, by }) =>
    [...text.matchAll(call)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, text: by })),
  );

function partialFor(chart: string): string {
  const comments = chart.match(/\{\{!--[^]*?--\}\}/g) ?? [];
  const drawn = /\{\{#each ([\w.]+)\.marks\}\}/.exec(chart)?.[1] ?? 'chart';
  return [...comments, `{{> chart chart=${drawn}}}`].join('\n');
}
