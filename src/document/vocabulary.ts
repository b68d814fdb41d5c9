/**
 * The tags that a template may use, their attributes, and what may stand in each:
 * the one place that declares them. The types of the Document come from it.
 */

export interface TagRule {
  /**
   * Attributes by name: the values allowed, or `text` for any, `words` for any
   * with the letters of their sources; `number` and `numbers` may also be empty.
   */
  attributes: Record<string, 'text' | 'words' | 'number' | 'numbers' | readonly string[]>;
  /** Tags that may stand in it; `text` where words may. */
  holds: readonly string[];
}

const inline = ['text', 'em', 'strong', 'sup', 'sub', 'letters', 'a', 'br'] as const;
const blocks = ['h2', 'h3', 'p', 'ul', 'ol', 'table', 'terms', 'columns', 'card', 'chart', 'flow', 'qr'] as const;

/** Every block may say in which order it leaves a page that is too full. */
const drop = { drop: 'number' } as const;
const heading = { attributes: drop, holds: inline } as const satisfies TagRule;
const words = { attributes: {}, holds: inline } as const satisfies TagRule;

export const vocabulary = {
  brief: { attributes: {}, holds: ['h1', ...blocks] },
  deck: { attributes: { foot: 'text' }, holds: ['slide'] },
  slide: {
    attributes: {
      key: 'text',
      layout: ['title', 'section', 'content'],
      section: 'text',
      kicker: 'text',
      size: ['talk', 'small'],
      rows: ['all', 'most'],
      from: 'number',
    },
    // A page is too full to show them well.
    holds: ['h1', ...blocks, 'picture', 'notes'],
  },
  notes: { attributes: { minutes: 'number' }, holds: ['p'] },

  h1: heading,
  h2: heading,
  h3: heading,
  p: {
    attributes: { ...drop, role: ['body', 'kicker', 'lead', 'citation', 'note', 'foot'], end: 'text' },
    holds: inline,
  },
  ul: { attributes: { ...drop, keep: 'number', columns: ['1', '2', '3'] }, holds: ['li'] },
  ol: { attributes: { ...drop, keep: 'number', columns: ['1', '2', '3'] }, holds: ['li'] },
  li: words,
  table: { attributes: { ...drop, title: 'text' }, holds: ['note', 'tr'] },
  note: { attributes: { id: 'text', lead: 'text' }, holds: inline },
  tr: {
    attributes: { ...drop, kind: ['head', 'group', 'body', 'strong'], of: 'text', notes: 'text' },
    holds: ['th', 'td'],
  },
  th: {
    attributes: { scope: ['col', 'row', 'rowgroup'], span: 'number', align: ['left', 'center', 'right', 'decimal'] },
    holds: inline,
  },
  td: {
    attributes: { span: 'number', align: ['left', 'center', 'right', 'decimal'], look: ['plain', 'quiet'] },
    holds: inline,
  },
  columns: { attributes: { ...drop, widths: 'numbers' }, holds: ['column', 'card'] },
  column: { attributes: {}, holds: blocks },
  terms: { attributes: drop, holds: ['term'] },
  term: { attributes: { name: 'text' }, holds: inline },
  card: {
    attributes: {
      ...drop,
      tone: ['plain', 'accent', 'caution', 'line', 'bar', 'shown', 'open', 'harms'],
      label: 'text',
      badge: 'text',
      value: 'words',
    },
    holds: blocks,
  },
  chart: {
    attributes: { ...drop, kind: ['estimation', 'forest', 'visits'], title: 'text', alt: 'text' },
    holds: ['arms', 'effect', 'column-head', 'mark'],
  },
  arms: { attributes: { head: 'words', detail: 'words', most: 'number' }, holds: [] },
  effect: {
    attributes: {
      head: 'words',
      detail: 'words',
      scale: ['linear', 'log'],
      'no-effect': 'number',
      'favours-below': 'text',
      'favours-above': 'text',
      favoured: ['below', 'above'],
      important: 'number',
      margin: 'numbers',
      'margin-name': 'text',
    },
    holds: [],
  },
  'column-head': { attributes: { text: 'words' }, holds: [] },
  mark: {
    attributes: {
      label: 'words',
      detail: 'words',
      tone: 'text',
      level: 'number',
      at: 'text',
      value: 'number',
      low: 'number',
      high: 'number',
      text: 'words',
    },
    holds: ['cell', 'estimate'],
  },
  cell: { attributes: { text: 'words' }, holds: [] },
  estimate: {
    attributes: {
      value: 'number',
      low: 'number',
      high: 'number',
      open: ['low', 'high'],
      text: 'words',
      interval: 'words',
      p: 'words',
      verdict: 'text',
    },
    holds: [],
  },
  flow: { attributes: { ...drop, alt: 'text' }, holds: ['step'] },
  step: {
    attributes: { n: 'words', label: 'words', detail: 'words', count: 'number', tone: 'text' },
    holds: ['step'],
  },
  picture: { attributes: { ...drop, file: 'text', title: 'text', alt: 'text' }, holds: [] },
  qr: { attributes: { ...drop, href: 'text', alt: 'text' }, holds: [] },

  em: words,
  strong: words,
  sup: words,
  sub: words,
  letters: words,
  a: { attributes: { href: 'text', alt: 'text' }, holds: inline },
  br: { attributes: {}, holds: [] },
} as const satisfies Record<string, TagRule>;

type Vocabulary = typeof vocabulary;

/** Every tag there is. */
export type Tag = keyof Vocabulary;

/** The tags of blocks; a heading of the first order is one, though it stands only on a page or slide. */
export type BlockTag = 'h1' | (typeof blocks)[number] | 'picture';

/** The tags within words that hold words. */
export type StyledTag = Exclude<(typeof inline)[number], 'text' | 'a' | 'br'>;

/** The values that an attribute of a tag may have: `Choice<'card', 'tone'>`. */
export type Choice<
  T extends Tag,
  A extends keyof Vocabulary[T]['attributes'],
> = Vocabulary[T]['attributes'][A] extends readonly (infer V)[] ? V : never;

/** The numbers that some values are written as: `1` of `'1'`. */
export type NumberIn<V extends string> = V extends `${infer N extends number}` ? N : never;

export const tags = Object.keys(vocabulary) as Tag[];

/** The rule of a tag; undefined where there is no such tag. */
export const ruleOf = (tag: string): TagRule | undefined =>
  Object.hasOwn(vocabulary, tag) ? vocabulary[tag as Tag] : undefined;

/** The attribute that carries a tag's place in its template; templates never write it. */
export const placeAttribute = 'place';
