/** The frame that decks are laid out in on a template: its boxes and sizes in place of our own. */
import { typeSizes } from '../layout/deck/frame.js';
import type { Frame, Placeholder, PlaceholderName, SlideKind } from '../layout/types.js';
import { contrast, leastContrast } from '../theme/contrast.js';
import type { ColorName } from '../theme/theme.js';
import { clearOf, groundBehind, obstaclesOf, type Pictures } from './grounds.js';
import { contentsOf, kinds, titleOf, type Matches } from './match.js';
import { distance, type Palette } from './palette.js';
import { typefaceOf } from './typefaces.js';
import type { Area, House, HouseLayout, HousePlaceholder } from './types.js';

/** What ties a shape of a slide to a placeholder of the template's layout. */
export type Holder = Pick<HousePlaceholder, 'type' | 'idx'>;
export type FilledName = PlaceholderName | 'footer' | 'number';
export type Holders = Record<SlideKind, Partial<Record<FilledName, Holder>>>;

/** Words of a placeholder whose own colour cannot be read on its ground. */
export interface Unread {
  layout: string;
  placeholder: string;
  rgb: string;
  ground: string;
  used: string;
}

export interface HouseFrame {
  frame: Frame;
  holders: Holders;
  unread: Unread[];
  /** What is otherwise than the template has it, and why. */
  remarks: string[];
}

/** Heights in points that our slides need: of a note, of a line for kicker or presenter, and of the gaps. */
const needs = { note: 44, line: 26, gap: 8, body: 240 } as const;

/** Words are set no smaller in a template's boxes: titles, and all else. */
const least = { title: 18, text: 12 } as const;

/** Characters for which titles have room at their smallest. */
const charactersOfTitle = 150;

export function frameOf(house: House, matches: Matches, palette: Palette, pictures: Pictures): HouseFrame {
  return new Fitting(house, matches, palette, pictures).fitted();
}

class Fitting {
  private readonly remarks: string[] = [];
  private readonly unread: Unread[] = [];
  private readonly holders = Object.fromEntries(kinds.map((kind) => [kind, {}])) as Holders;
  /** How much wider than Arial words run. */
  private readonly stretch: number;

  constructor(
    private readonly house: House,
    private readonly matches: Matches,
    private readonly palette: Palette,
    private readonly pictures: Pictures,
  ) {
    const { titles, texts } = matches.master.fonts;
    this.stretch = Math.max(typefaceOf(titles).width, typefaceOf(texts).width);
  }

  fitted(): HouseFrame {
    const foot = this.foot();
    const title = this.contentTitle();
    const body = this.body(title, foot.footer);
    const note: Placeholder = this.free('text', 'muted', {
      ...body,
      y: body.y + body.height - needs.note,
      height: needs.note,
      size: typeSizes.small,
      valign: 'bottom',
    });
    const wordsBottom = note.y - needs.gap;
    const columns = (count: number) => this.columns(count, { ...body, height: wordsBottom - body.y });
    const placeholders: Frame['placeholders'] = {
      title: this.opening(),
      section: this.section(),
      'title-only': { title, note },
      text: { title, body: this.content('text', { ...body, height: wordsBottom - body.y }), note },
      'two-content': { title, ...columns(2), note },
      'three-content': { title, ...columns(3), note },
      figure: { title, note },
    };
    const { width, height } = this.house;
    const single = Math.max(
      1.2,
      typefaceOf(this.matches.master.fonts.texts).line,
      typefaceOf(this.matches.master.fonts.titles).line,
    );
    const frame: Frame = { width, height, placeholders, body: { ...body, wordsBottom }, foot, single };
    return { frame, holders: this.holders, unread: this.unread, remarks: this.remarks };
  }

  private layout(kind: SlideKind): HouseLayout {
    return this.matches.of[kind].layout;
  }

  /** A placeholder of a template as ours; where ours stands elsewhere, slides say where. */
  private placed(
    kind: SlideKind,
    name: FilledName,
    theirs: HousePlaceholder | null,
    area: Area,
    most: number,
  ): Placeholder {
    const color = colorsOf[name];
    // Some programs write the same number for all: only one shape of a slide can fill it.
    const isTaken = Object.values(this.holders[kind]).some(
      (one) => one.type === theirs?.type && one.idx === theirs.idx,
    );
    if (!theirs || isTaken)
      return this.free(kind, color, {
        ...area,
        size: most,
        strong: name === 'title' || name === 'kicker',
      });
    this.holders[kind][name] = { type: theirs.type, idx: theirs.idx };
    const { words, size, align, valign, bullets, hang, before, strong } = theirs;
    const elsewhere = (['x', 'y', 'width', 'height'] as const).some((side) => Math.abs(words[side] - area[side]) > 0.5);
    const ground = groundBehind(area, this.layout(kind), this.house, this.pictures);
    const seen = ground === null || contrast(theirs.color, ground) >= leastContrast;
    const used = seen ? this.likest(theirs.color) : this.readable(color, ground);
    if (!seen) {
      const rgb = this.palette[used].rgb;
      this.unread.push({
        layout: this.layout(kind).name,
        placeholder: theirs.name,
        rgb: theirs.color,
        ground,
        used: rgb,
      });
    }
    return {
      ...area,
      ...{ size, most, align, valign, bullets, hang, before, strong, color: used },
      least: name === 'title' ? least.title : least.text,
      ...(elsewhere && { elsewhere: true }),
      ...(!seen && { recolored: true }),
    };
  }

  /** A box that the layout has no placeholder for. */
  private free(kind: SlideKind, color: ColorName, area: Area & { size: number } & Partial<Placeholder>): Placeholder {
    const ground = groundBehind(area, this.layout(kind), this.house, this.pictures);
    return {
      ...{ strong: false, align: 'left', valign: 'top', bullets: false, hang: 0, before: 0, least: least.text },
      ...area,
      color: ground === null ? color : this.readable(color, ground),
    };
  }

  /** Of our colours that which is most like one of theirs. */
  private likest(rgb: string): ColorName {
    return textColors.reduce((best, one) =>
      distance(this.palette[one].rgb, rgb) < distance(this.palette[best].rgb, rgb) ? one : best,
    );
  }

  /** Our colour, or one that can be read on a ground. */
  private readable(wanted: ColorName, ground: string): ColorName {
    const ratio = (name: ColorName) => contrast(this.palette[name].rgb, ground);
    if (ratio(wanted) >= leastContrast) return wanted;
    return textColors.reduce((best, one) => (ratio(one) > ratio(best) ? one : best));
  }

  /** The title of slides of content: theirs, with room for a sentence. */
  private contentTitle(): Placeholder {
    const { width } = this.house;
    const theirs = titleOf(this.layout('text'));
    const words = theirs?.words ?? { x: 48, y: 34, width: width - 96, height: 76 };
    const perLine = words.width / (least.title * 0.56 * this.stretch);
    const needed = Math.ceil(charactersOfTitle / perLine) * least.title * 1.2;
    const area = { ...words, height: Math.max(words.height, needed) };
    if (area.height > words.height + 1)
      this.remarks.push(`titles are given ${Math.ceil(needed)} points of height for a sentence`);
    const size = theirs?.size ?? typeSizes.title;
    for (const kind of ['title-only', 'two-content', 'three-content', 'figure'] as const)
      this.placed(kind, 'title', titleOf(this.layout(kind)), area, size);
    const own = this.placed('text', 'title', theirs, area, size);
    // One title for all layouts of content: where one of them has it elsewhere, slides say so.
    const same = (['title-only', 'two-content', 'three-content', 'figure'] as const).every((kind) => {
      const there = titleOf(this.layout(kind))?.words;
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
  private body(title: Placeholder, footer: Placeholder): Area {
    const { height } = this.house;
    const content = contentsOf(this.layout('text'), this.house);
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
    const top = isBeside || isBelow ? area.y : Math.max(area.y, title.y + title.height + needs.gap);
    const atFoot = footer.y > height / 2 ? footer.y - needs.gap : height - 16;
    const foot = isBelow ? Math.min(atFoot, title.y - needs.gap) : atFoot;
    let bottom = Math.min(area.y + area.height, foot);
    if (bottom - top < needs.body && foot > bottom) {
      bottom = Math.min(foot, top + needs.body);
      this.remarks.push('bodies go on below the box of the template, down to the foot');
    }
    const under = { ...area, y: top, height: bottom - top };
    const used = [...new Set(kinds.slice(2).map((kind) => this.layout(kind)))];
    const clear = clearOf(
      under,
      used.flatMap((layout) => obstaclesOf(layout, this.house)),
    );
    if (clear.width * clear.height < 0.98 * under.width * under.height)
      this.remarks.push('bodies keep clear of what the layouts draw');
    return clear;
  }

  private content(kind: SlideKind, area: Area): Placeholder {
    const theirs = contentsOf(this.layout(kind), this.house)[0] ?? null;
    return this.placed(kind, 'body', theirs, area, kind === 'text' ? typeSizes.text : typeSizes.detail);
  }

  private columns(count: number, area: Area): Partial<Record<PlaceholderName, Placeholder>> {
    const kind = count === 2 ? 'two-content' : 'three-content';
    const theirs = contentsOf(this.layout(kind), this.house);
    const width = (area.width - gutter * (count - 1)) / count;
    const names = (['body', 'second', 'third'] as const).slice(0, count);
    return Object.fromEntries(
      names.map((name, at) => {
        // A card has its rule above its words.
        const box = { x: area.x + at * (width + gutter), y: area.y + 12, width, height: area.height - 12 };
        return [name, this.placed(kind, name, theirs[at] ?? null, box, typeSizes.detail)];
      }),
    );
  }

  /** The slide that opens: title, citation, and lines for the kind of paper and who presents it. */
  private opening(): Frame['placeholders']['title'] {
    const layout = this.layout('title');
    const { width } = this.house;
    const theirs = titleOf(layout);
    const words = theirs?.words ?? { x: 72, y: 96, width: width - 144, height: 212 };
    const needed =
      Math.ceil(charactersOfTitle / (words.width / (typeSizes.text * 0.56 * this.stretch))) * typeSizes.text * 1.2;
    const area = { ...words, height: Math.max(words.height, needed) };
    const kicker = { ...area, y: area.y - needs.line - 4, height: needs.line };
    const isFree =
      kicker.y >= 12 && obstaclesOf(layout, this.house).every((shape) => clearOf(kicker, [shape]) === kicker);
    if (!isFree) {
      kicker.y = area.y;
      area.y += needs.line + 4;
      area.height = Math.max(area.height - needs.line - 4, needed);
    }
    const second =
      layout.placeholders.find(({ type }) => type === 'subTitle') ?? contentsOf(layout, this.house)[0] ?? null;
    const below = area.y + area.height + 12;
    const own = second?.words ?? { x: area.x, y: below, width: area.width, height: 100 };
    const cited = own.y < area.y ? { ...own } : { ...own, y: Math.max(own.y, area.y + area.height + needs.gap) };
    cited.height = Math.max(52, own.y + own.height - cited.y);
    const presenter = { ...cited, y: cited.y + cited.height + needs.gap, height: needs.line };
    const limit = this.limitOfFoot(layout) - 4;
    if (presenter.y + presenter.height > limit) {
      presenter.y = limit - presenter.height;
      cited.height = Math.max(40, presenter.y - needs.gap - cited.y);
    }
    return {
      title: this.placed('title', 'title', theirs, area, theirs?.size ?? typeSizes.opening),
      kicker: this.placed('title', 'kicker', null, kicker, typeSizes.small),
      subtitle: this.placed(
        'title',
        'subtitle',
        second,
        cited,
        Math.min(second?.size ?? typeSizes.detail, typeSizes.text),
      ),
      presenter: {
        ...this.placed('title', 'presenter', null, presenter, typeSizes.small),
        align: second?.align ?? 'left',
      },
    };
  }

  private section(): Frame['placeholders']['section'] {
    const layout = this.layout('section');
    const theirs = titleOf(layout);
    const words = theirs?.words ?? { x: 48, y: 150, width: this.house.width - 96, height: 110 };
    const perLine = words.width / (typeSizes.text * 0.56 * this.stretch);
    const area = { ...words, height: Math.max(words.height, Math.ceil(80 / perLine) * typeSizes.text * 1.2) };
    const second = contentsOf(layout, this.house)[0] ?? null;
    const own = second?.words ?? { x: area.x, y: area.y + area.height + 16, width: area.width, height: 120 };
    const top = own.y < area.y ? own.y : Math.max(own.y, area.y + area.height + needs.gap);
    const told = { ...own, y: top, height: Math.max(60, own.y + own.height - top) };
    return {
      title: this.placed('section', 'title', theirs, area, theirs?.size ?? typeSizes.opening),
      body: this.placed('section', 'body', second, told, Math.min(second?.size ?? typeSizes.detail, typeSizes.detail)),
    };
  }

  private limitOfFoot(layout: HouseLayout): number {
    const tops = layout.placeholders.flatMap(({ type, box }) =>
      /^(ftr|sldNum|dt)$/.test(type) && box.y > this.house.height * 0.75 ? [box.y] : [],
    );
    return Math.min(this.house.height - 8, ...tops);
  }

  /** The foot of slides of content; each layout that has one is tied to it. */
  private foot(): Frame['foot'] {
    const { width, height } = this.house;
    const find = (kind: SlideKind, type: string) =>
      this.layout(kind).placeholders.find((one) => one.type === type) ?? null;
    const parts = (name: 'footer' | 'number', type: string): Placeholder | null => {
      const theirs = find('text', type);
      for (const kind of kinds) {
        const there = find(kind, type);
        if (there && theirs && sameBox(there.words, theirs.words)) this.holders[kind][name] = { type, idx: there.idx };
      }
      return theirs ? this.placed('text', name, theirs, theirs.words, Math.min(theirs.size, typeSizes.small)) : null;
    };
    const number = parts('number', 'sldNum');
    const own = parts('footer', 'ftr');
    const free = {
      x: 48,
      y: height - 30,
      width: (number && number.x > width / 2 ? number.x - 8 : width - 48) - 48,
      height: 18,
    };
    if (!own) this.remarks.push('it has no footer: citations stand in a box of their own');
    return { number, footer: own ?? this.free('text', 'muted', { ...free, size: least.text, valign: 'bottom' }) };
  }
}

const sameBox = (one: Area, other: Area) =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) < 0.5);

/** Space between columns, as in our own frame. */
const gutter = 24;

/** The colour of ours that words of each have. */
const colorsOf: Record<FilledName, ColorName> = {
  ...{ title: 'ink', body: 'ink', second: 'ink', third: 'ink', picture: 'ink', kicker: 'accent' },
  ...{ subtitle: 'muted', presenter: 'muted', note: 'muted', footer: 'muted', number: 'muted' },
};

/** Colours in which words are set. */
const textColors: readonly ColorName[] = ['ink', 'paper', 'muted', 'accent', 'accentDark', 'caution', 'second'];
