/** Slides of content on a template: their title, and the body below it. */
import { typeSizes } from '../layout/deck/frame.js';
import type { Placeholder, PlaceholderName, SlideKind } from '../layout/types.js';
import { clearOf, obstaclesOf } from './grounds.js';
import { contentsOf, kinds, titleOf } from './match.js';
import { charactersOfTitle, gap, least, type Placing } from './placing.js';
import type { Area } from './types.js';

/** Space between columns, as in our own frame. */
const gutter = 24;

/** Height in points that a body needs. */
const bodyHeight = 240;

/** The title of slides of content: theirs, with room for a sentence. */
export function contentTitle(placing: Placing): Placeholder {
  const { width } = placing.house;
  const theirs = titleOf(placing.layout('text'));
  const words = theirs?.words ?? { x: 48, y: 34, width: width - 96, height: 76 };
  const perLine = words.width / (least.title * 0.56 * placing.stretch);
  const needed = Math.ceil(charactersOfTitle / perLine) * least.title * 1.2;
  const area = { ...words, height: Math.max(words.height, needed) };
  if (area.height > words.height + 1)
    placing.remarks.push(`titles are given ${Math.ceil(needed)} points of height for a sentence`);
  const size = theirs?.size ?? typeSizes.title;
  for (const kind of ['title-only', 'two-content', 'three-content', 'figure'] as const)
    placing.placed(kind, 'title', titleOf(placing.layout(kind)), area, size);
  const own = placing.placed('text', 'title', theirs, area, size);
  // One title for all layouts of content: where one of them has it elsewhere, slides say so.
  const same = (['title-only', 'two-content', 'three-content', 'figure'] as const).every((kind) => {
    const there = titleOf(placing.layout(kind))?.words;
    return (
      there &&
      theirs &&
      Math.abs(there.x - words.x) +
        Math.abs(there.y - words.y) +
        Math.abs(there.width - words.width) +
        Math.abs(there.height - words.height) <
        1
    );
  });
  return same ? own : { ...own, elsewhere: true };
}

/** Where bodies stand: in their content, under the title, clear of what the layouts draw, above the foot. */
export function bodyArea(placing: Placing, title: Placeholder, footer: Placeholder): Area {
  const { height } = placing.house;
  const content = contentsOf(placing.layout('text'), placing.house);
  const first = content[0]?.words ?? {
    x: title.x,
    y: title.y + title.height + 12,
    width: title.width,
    height: height - 60 - title.y - title.height,
  };
  const right = Math.max(...content.map(({ words }) => words.x + words.width), first.x + first.width);
  const area = { ...first, width: right - first.x };
  // A title may stand above its body, below it or beside it.
  const isBeside = title.x + title.width <= area.x || title.x >= right;
  const isBelow = !isBeside && title.y + title.height / 2 > area.y + area.height / 2;
  const top = isBeside || isBelow ? area.y : Math.max(area.y, title.y + title.height + gap);
  const atFoot = footer.y > height / 2 ? footer.y - gap : height - 16;
  const foot = isBelow ? Math.min(atFoot, title.y - gap) : atFoot;
  let bottom = Math.min(area.y + area.height, foot);
  if (bottom - top < bodyHeight && foot > bottom) {
    bottom = Math.min(foot, top + bodyHeight);
    placing.remarks.push('bodies go on below the box of the template, down to the foot');
  }
  const under = { ...area, y: top, height: bottom - top };
  const used = [...new Set(kinds.slice(2).map((kind) => placing.layout(kind)))];
  const clear = clearOf(
    under,
    used.flatMap((layout) => obstaclesOf(layout, placing.house)),
  );
  if (clear.width * clear.height < 0.98 * under.width * under.height)
    placing.remarks.push('bodies keep clear of what the layouts draw');
  return clear;
}

/** The box of a body that is one column. */
export function content(placing: Placing, kind: SlideKind, area: Area): Placeholder {
  const theirs = contentsOf(placing.layout(kind), placing.house)[0] ?? null;
  return placing.placed(kind, 'body', theirs, area, kind === 'text' ? typeSizes.text : typeSizes.detail);
}

/** The boxes of two or three columns. */
export function columns(placing: Placing, count: number, area: Area): Partial<Record<PlaceholderName, Placeholder>> {
  const kind = count === 2 ? 'two-content' : 'three-content';
  const theirs = contentsOf(placing.layout(kind), placing.house);
  const width = (area.width - gutter * (count - 1)) / count;
  const names = (['body', 'second', 'third'] as const).slice(0, count);
  return Object.fromEntries(
    names.map((name, at) => {
      // A card has its rule above its words.
      const box = { x: area.x + at * (width + gutter), y: area.y + 12, width, height: area.height - 12 };
      return [name, placing.placed(kind, name, theirs[at] ?? null, box, typeSizes.detail)];
    }),
  );
}
