/** What a page says too often: nothing that is told four times is seen. Tables are to be looked up, and do not count. */
import { plainText } from '../document/build.js';
import { innerBlocks } from '../document/inner-blocks.js';
import type { Block, Brief } from '../document/types.js';
import type { Problem } from '../errors.js';
import type { PageLayout } from '../layout/types.js';
import { printedOnPage } from './printed-texts.js';

/** As often a page may print an estimate of an effect, or a sentence. */
const most = 2;

/** A sentence of fewer words is a phrase, such as a name. */
const fewestWords = 5;

/** A remark for each estimate and each sentence that stands more than twice outside of the tables. */
export function checkRepetition(
  { document, layout }: { document: Brief; layout: PageLayout },
  file: string,
): Problem[] {
  const estimates = counted(
    printedOnPage(layout)
      .filter(({ place }) => place !== 'page, table')
      .flatMap(({ text, data }) =>
        data.flatMap(({ path, start, end }) =>
          isEstimate(path) ? [{ key: path, shown: text.slice(start, end) }] : [],
        ),
      ),
  );
  const sentences = counted(
    document.children.flatMap(textsOf).flatMap((text) =>
      text
        .split(/(?<=[.?!]) (?=\p{Lu})/u)
        .filter((sentence) => sentence.split(' ').length >= fewestWords)
        .map((sentence) => ({ key: sentence.trim().toLowerCase(), shown: sentence })),
    ),
  );
  const hint = 'say it where it counts: in the figure and in the bottom line';
  const remark = (message: string): Problem => ({ severity: 'warning', message, hint, file });
  return [
    ...estimates.map(({ shown, count }) =>
      remark(`the page prints the estimate ${shown} ${count} times outside of its tables`),
    ),
    ...sentences.map(({ shown, count }) => remark(`the page says “${shown}” ${count} times`)),
  ];
}

const isEstimate = (path: string): boolean => /\.comparisons\.[^.]+\.estimate$/.test(path);

/** What stands more often than it may. */
function counted(all: { key: string; shown: string }[]): { shown: string; count: number }[] {
  const counts = new Map<string, { shown: string; count: number }>();
  for (const { key, shown } of all) {
    const before = counts.get(key);
    counts.set(key, { shown: before?.shown ?? shown, count: (before?.count ?? 0) + 1 });
  }
  return [...counts.values()].filter(({ count }) => count > most);
}

/** The texts of a block that are no table and no figure. */
function textsOf(block: Block): string[] {
  switch (block.tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'p':
      return [plainText(block.children)];
    case 'ul':
    case 'ol':
      return block.items.map(plainText);
    case 'terms':
      return block.items.map(({ children }) => plainText(children));
    case 'columns':
    case 'card':
      return innerBlocks(block).flatMap(textsOf);
    case 'table':
    case 'chart':
    case 'flow':
    case 'picture':
    case 'qr':
      return [];
  }
}
