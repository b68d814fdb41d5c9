/** Placeholders of a template as those of our slides: where it has one, ours fills it; where it has none, ours is a box of its own. */
import type { Placeholder, PlaceholderName, SlideKind } from '../layout/types.js';
import { contrast, leastContrast } from '../theme/contrast.js';
import type { ColorName } from '../theme/theme.js';
import { groundBehind, type Pictures } from './grounds.js';
import { kinds, type Matches } from './match.js';
import { distance, type Palette } from './palette.js';
import { typefaceOf } from './typefaces.js';
import type { Area, TemplateDeck, TemplateLayout, TemplatePlaceholder } from './types.js';

/** What ties a shape of a slide to a placeholder of the template's layout. */
export type Holder = Pick<TemplatePlaceholder, 'type' | 'idx'>;
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

/** Words are set no smaller in a template's boxes: titles, and all else. */
export const least = { title: 18, text: 12 } as const;

/** The colour of ours that words of each have. */
const colorsOf: Record<FilledName, ColorName> = {
  ...{ title: 'ink', body: 'ink', second: 'ink', third: 'ink', picture: 'ink', kicker: 'accent' },
  ...{ subtitle: 'muted', presenter: 'muted', note: 'muted', footer: 'muted', number: 'muted' },
};

/** Colours in which words are set. */
const textColors: readonly ColorName[] = ['ink', 'paper', 'muted', 'accent', 'accentDark', 'caution', 'second'];

/** The gap between boxes, in points. */
export const gap = 8;

/** Characters for which titles have room at their smallest. */
export const charactersOfTitle = 150;

/** Ties placeholders of the layouts of a template to ours, and keeps what is otherwise than the template has it. */
export class Placing {
  readonly remarks: string[] = [];
  readonly unread: Unread[] = [];
  readonly holders = Object.fromEntries(kinds.map((kind) => [kind, {}])) as Holders;
  /** How much wider than Arial words run. */
  readonly stretch: number;

  constructor(
    readonly house: TemplateDeck,
    readonly matches: Matches,
    private readonly palette: Palette,
    private readonly pictures: Pictures,
  ) {
    const { titles, texts } = matches.master.fonts;
    this.stretch = Math.max(typefaceOf(titles).width, typefaceOf(texts).width);
  }

  layout(kind: SlideKind): TemplateLayout {
    return this.matches.of[kind].layout;
  }

  /** A placeholder of a template as ours; where ours stands elsewhere, slides say where. */
  placed(kind: SlideKind, name: FilledName, theirs: TemplatePlaceholder | null, area: Area, most: number): Placeholder {
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
  free(kind: SlideKind, color: ColorName, area: Area & { size: number } & Partial<Placeholder>): Placeholder {
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
}
