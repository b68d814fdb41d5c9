/** The slides that open a deck and its parts on a template. */
import { typeSizes } from '../layout/deck/frame.js';
import type { Frame } from '../layout/types.js';
import { limitOfFoot } from './foot.js';
import { clearOf, obstaclesOf } from './grounds.js';
import { contentsOf, titleOf } from './match.js';
import { charactersOfTitle, gap, type Placing } from './placing.js';

/** Height in points of a line for the kicker or for who presents. */
const lineHeight = 26;

/** The slide that opens: title, citation, and lines for the kind of paper and who presents it. */
export function opening(placing: Placing): Frame['placeholders']['title'] {
  const layout = placing.layout('title');
  const { width } = placing.house;
  const theirs = titleOf(layout);
  const words = theirs?.words ?? { x: 72, y: 96, width: width - 144, height: 212 };
  const needed =
    Math.ceil(charactersOfTitle / (words.width / (typeSizes.text * 0.56 * placing.stretch))) * typeSizes.text * 1.2;
  const area = { ...words, height: Math.max(words.height, needed) };
  const kicker = { ...area, y: area.y - lineHeight - 4, height: lineHeight };
  const isFree =
    kicker.y >= 12 && obstaclesOf(layout, placing.house).every((shape) => clearOf(kicker, [shape]) === kicker);
  if (!isFree) {
    kicker.y = area.y;
    area.y += lineHeight + 4;
    area.height = Math.max(area.height - lineHeight - 4, needed);
  }
  const second =
    layout.placeholders.find(({ type }) => type === 'subTitle') ?? contentsOf(layout, placing.house)[0] ?? null;
  const below = area.y + area.height + 12;
  const own = second?.words ?? { x: area.x, y: below, width: area.width, height: 100 };
  const cited = own.y < area.y ? { ...own } : { ...own, y: Math.max(own.y, area.y + area.height + gap) };
  cited.height = Math.max(52, own.y + own.height - cited.y);
  const presenter = { ...cited, y: cited.y + cited.height + gap, height: lineHeight };
  const limit = limitOfFoot(placing, layout) - 4;
  if (presenter.y + presenter.height > limit) {
    presenter.y = limit - presenter.height;
    cited.height = Math.max(40, presenter.y - gap - cited.y);
  }
  return {
    title: placing.placed('title', 'title', theirs, area, theirs?.size ?? typeSizes.opening),
    kicker: placing.placed('title', 'kicker', null, kicker, typeSizes.small),
    subtitle: placing.placed(
      'title',
      'subtitle',
      second,
      cited,
      Math.min(second?.size ?? typeSizes.detail, typeSizes.text),
    ),
    presenter: {
      ...placing.placed('title', 'presenter', null, presenter, typeSizes.small),
      align: second?.align ?? 'left',
    },
  };
}

/** The slide that opens a part: title, and words below it. */
export function section(placing: Placing): Frame['placeholders']['section'] {
  const layout = placing.layout('section');
  const theirs = titleOf(layout);
  const words = theirs?.words ?? { x: 48, y: 150, width: placing.house.width - 96, height: 110 };
  const perLine = words.width / (typeSizes.text * 0.56 * placing.stretch);
  const area = { ...words, height: Math.max(words.height, Math.ceil(80 / perLine) * typeSizes.text * 1.2) };
  const second = contentsOf(layout, placing.house)[0] ?? null;
  const own = second?.words ?? { x: area.x, y: area.y + area.height + 16, width: area.width, height: 120 };
  const top = own.y < area.y ? own.y : Math.max(own.y, area.y + area.height + gap);
  const below = { ...own, y: top, height: Math.max(60, own.y + own.height - top) };
  return {
    title: placing.placed('section', 'title', theirs, area, theirs?.size ?? typeSizes.opening),
    body: placing.placed(
      'section',
      'body',
      second,
      below,
      Math.min(second?.size ?? typeSizes.detail, typeSizes.detail),
    ),
  };
}
