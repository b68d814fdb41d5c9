/** The fixtures, taken through the stages up to the page. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadDataset } from '../../src/load.js';
import { buildBrief } from '../../src/document/build.js';
import { textsOfChart } from '../../src/document/chart-texts.js';
import { parseMarkup } from '../../src/document/markup.js';
import type { Block, Brief, Inline, Step } from '../../src/document/types.js';
import { layoutPage, type FittedPage } from '../../src/layout/page/page.js';
import type { Item, Tagged } from '../../src/layout/types.js';
import { readTemplates } from '../../src/template/files.js';
import { compileTemplates } from '../../src/template/render.js';
import { viewOf, type View } from '../../src/template/view/view.js';
import { bareView } from '../template/bare-view.js';
import type { Paper } from '../../src/theme/theme.js';

const fixtures = 'tests/fixtures';

/** Every trial, by name. */
export const trials: Record<string, string> = Object.fromEntries(
  readdirSync(fixtures)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [basename(file, '.yaml'), join(fixtures, file)]),
);

export const papers: Paper[] = ['a4', 'letter'];

/** Each trial on each paper. */
export const pages = Object.keys(trials).flatMap((name) => papers.map((paper): [string, Paper] => [name, paper]));

const render = compileTemplates(readTemplates('templates', 'templates'));

function fullView(name: string): View {
  const file = trials[name]!;
  return viewOf(loadDataset(file, readFileSync(file, 'utf8')));
}

/** What a template can name, as it reads. */
export const viewOfTrial = (name: string): View => bareView(fullView(name));

export function briefOf(name: string): Brief {
  return buildBrief(parseMarkup(render('brief', fullView(name)), 'brief.hbs'));
}

export function pageOf(name: string, paper: Paper): FittedPage {
  return layoutPage(briefOf(name), paper);
}

/** All items under a node, in reading order. */
export function itemsIn(node: Tagged | Item): Item[] {
  return node.kind === 'tagged' ? node.children.flatMap(itemsIn) : [node];
}

/** All tags under a node, itself among them. */
export function tagsIn(node: Tagged | Item): Tagged[] {
  return node.kind === 'tagged' ? [node, ...node.children.flatMap(tagsIn)] : [];
}

/** The words of a block, one string a paragraph, cell or label. */
export function wordsOf(block: Block): string[] {
  switch (block.tag) {
    case 'ul':
    case 'ol':
      return block.items.map(inlineWords);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.map(({ children }) => inlineWords(children)));
    case 'columns':
      return block.columns.flat().flatMap(wordsOf);
    case 'card':
      return [block.label, block.badge, block.value.text, ...block.children.flatMap(wordsOf)];
    case 'chart':
      // A line is named and valued once, at its end; its numbers stand under the visits.
      return textsOfChart({
        ...block,
        marks:
          block.kind !== 'visits'
            ? block.marks
            : block.marks.map((mark, index) => ({
                ...mark,
                at: '',
                ...(block.marks[index + 1]?.label.text === mark.label.text && { text: { ...mark.text, text: '' } }),
              })),
      });
    case 'flow':
      return stepWords(block.root);
    case 'terms':
      return block.items.flatMap(({ term, children }) => [term, inlineWords(children)]);
    case 'picture':
    case 'qr':
      return [];
    default:
      return [inlineWords(block.children), ...(block.tag === 'p' ? [block.end] : [])];
  }
}

const stepWords = ({ n, label, detail, steps }: Step): string[] => [n, label, detail, ...steps.flatMap(stepWords)];

function inlineWords(inlines: Inline[]): string {
  return inlines
    .map((inline) => (inline.tag === 'text' ? inline.text : inline.tag === 'br' ? ' ' : inlineWords(inline.children)))
    .join('');
}
