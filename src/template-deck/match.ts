/** Which of a template's layouts each of ours stands on: by the kinds of their placeholders, then by their names. */
import type { SlideKind } from '../layout/types.js';
import type { TemplateDeck, TemplateLayout, TemplateMaster, TemplatePlaceholder } from './types.js';

/** What each of our layouts needs, and how those of templates that have it are called. */
const wanted: Record<SlideKind, { type: RegExp; name: RegExp; contents: number }> = {
  title: { type: /^title$/, name: /title slide|cover|opening|titelfolie|titre|portada/i, contents: 0 },
  section: { type: /^secHead$/, name: /section|divider|chapter|abschnitt|kapitel|secci/i, contents: 1 },
  'title-only': { type: /^titleOnly$/, name: /title only|nur titel|titre seul/i, contents: 0 },
  text: { type: /^(obj|tx)$/, name: /title and (content|text)|titel und|content|text/i, contents: 1 },
  'two-content': { type: /^twoObj$/, name: /two|2|zwei|deux|dos/i, contents: 2 },
  'three-content': { type: /^$/, name: /three|3|drei|trois|tres/i, contents: 3 },
  figure: { type: /^titleOnly$/, name: /title only|chart|figure|nur titel/i, contents: 0 },
};

export const kinds = Object.keys(wanted) as SlideKind[];

/** The layout for one of ours, and whether it has all placeholders that ours fills. */
export interface Match {
  layout: TemplateLayout;
  isWhole: boolean;
}
export interface Matches {
  master: TemplateMaster;
  of: Record<SlideKind, Match>;
}

/** All layouts come from one master, that which suits best: of those that suit alike the first. */
export function matchLayouts(house: TemplateDeck): Matches {
  const rated = house.masters
    .filter(({ layouts }) => layouts.length > 0)
    .map((master) => {
      const best = kinds.map((kind) => bestOf(master, kind, house));
      return { master, best, score: best.reduce((sum, one) => sum + one.score, 0) };
    });
  const { master, best } = rated.reduce((most, one) => (one.score > most.score ? one : most));
  const of = Object.fromEntries(
    kinds.map((kind, index) => [
      kind,
      { layout: best[index]!.layout, isWhole: isWhole(best[index]!.layout, kind, house) },
    ]),
  ) as Matches['of'];
  return { master, of };
}

/** Contents that a text, list or table fills, from the left, of no less than a share of the slide. */
export function contentsOf(
  { placeholders }: TemplateLayout,
  house: Pick<TemplateDeck, 'width' | 'height'>,
): TemplatePlaceholder[] {
  const least = leastShare * house.width * house.height;
  return placeholders
    .filter(({ type, box, isVertical }) => isContent.test(type) && !isVertical && box.width * box.height >= least)
    .sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y);
}

const leastShare = 0.06;
const isContent = /^(body|obj)$/;

export const titleOf = ({ placeholders }: TemplateLayout): TemplatePlaceholder | null =>
  placeholders.find(({ type, isVertical }) => /^(title|ctrTitle)$/.test(type) && !isVertical) ?? null;

const has = ({ placeholders }: TemplateLayout, type: string) => placeholders.some((one) => one.type === type);

function isWhole(layout: TemplateLayout, kind: SlideKind, house: TemplateDeck): boolean {
  if (!titleOf(layout)) return false;
  return kind === 'title' || contentsOf(layout, house).length >= wanted[kind].contents;
}

/** How much each thing counts: what kinds there are before how it is called. */
const weights = {
  title: 60,
  content: 14,
  surplus: 8,
  opening: 18,
  type: 12,
  name: 6,
  vertical: 50,
  picture: 6,
} as const;

function bestOf(
  master: TemplateMaster,
  kind: SlideKind,
  house: TemplateDeck,
): { layout: TemplateLayout; score: number } {
  const rated = master.layouts.map((layout) => ({ layout, score: scoreOf(layout, kind, house) }));
  return rated.reduce((most, one) => (one.score > most.score ? one : most));
}

function scoreOf(layout: TemplateLayout, kind: SlideKind, house: TemplateDeck): number {
  const { type, name, contents } = wanted[kind];
  const found = contentsOf(layout, house).length;
  const opens = (has(layout, 'ctrTitle') ? 1 : 0) + (has(layout, 'subTitle') ? 1 : 0);
  const missing = Math.max(0, contents - found);
  const spare = Math.max(0, found - contents);
  const pictures = layout.placeholders.filter((one) => /^(pic|media|tbl|chart|dgm)$/.test(one.type)).length;
  return (
    (titleOf(layout) ? weights.title : 0) -
    weights.content * missing -
    weights.surplus * spare -
    weights.picture * pictures -
    weights.opening * (kind === 'title' ? 2 - opens : opens) -
    (layout.placeholders.some(({ isVertical }) => isVertical) ? weights.vertical : 0) +
    (type.test(layout.type) ? weights.type : 0) +
    (name.test(layout.name) ? weights.name : 0) -
    // A section and a text hold the same; the one is no place for the other.
    (kind !== 'section' && wanted.section.type.test(layout.type) ? weights.type : 0)
  );
}
