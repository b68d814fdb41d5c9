/** What a merge did, and what it could not decide, with the place of each. */
import type { Package } from './package.js';
import { wordsOf } from './shapes.js';
import { titleOf, type DeckSlide } from './slides.js';
import type { Unresolved, WordsMerged } from './words.js';
import type { Element } from './xml.js';

/** One thing that a merge kept or renewed. */
export interface MergeNote {
  /** Number of the slide in the merged deck, from 1; 0 where the slide is gone, or it concerns all. */
  slide: number;
  /** The title of the slide; empty where it concerns all. */
  title: string;
  /** Name of the shape; empty where it is the slide itself. */
  shape: string;
  text: string;
}

/** Something that user and data both changed. */
export type MergeConflict = Omit<MergeNote, 'text'> & Unresolved;

/** Words that the user typed, as they stand in the merged deck. */
export type TypedText = MergeNote;

/** A deck and the slide of it that something stands on. */
export interface Side {
  deck: Package;
  slide: DeckSlide;
}

/** One slide as it is now, as it was last written, and as it would be written. */
export interface Sides {
  theirs: Side;
  base: Side;
  ours: Side;
}

interface Entry {
  slide: DeckSlide;
  shape: string;
}

type Named = { name: string } | null;
type Holding = { name: string; element: Element };

export class MergeLog {
  readonly #kept: (Entry & { text: string })[] = [];
  readonly #renewed: (Entry & { text: string })[] = [];
  readonly #keptOfAll: MergeNote[] = [];
  readonly #renewedOfAll: MergeNote[] = [];
  readonly #conflicts: (Entry & Unresolved)[] = [];
  readonly #typed: (Entry & { words: () => string })[] = [];

  /** An edit of the user that stays; of the slide itself where no shape is named. */
  keep(slide: DeckSlide, shape: Named, text: string): void {
    this.#kept.push({ slide, shape: shape?.name ?? '', text });
  }

  /** An edit of what all slides inherit, such as the master. */
  keepOfAll(shape: string, text: string): void {
    this.#keptOfAll.push({ slide: 0, title: '', shape, text });
  }

  renewOfAll(shape: string, text: string): void {
    this.#renewedOfAll.push({ slide: 0, title: '', shape, text });
  }

  /** A shape some words of which are the user's own. */
  typed(slide: DeckSlide, { name, element }: Holding): void {
    this.#typed.push({ slide, shape: name, words: () => wordsOf(element).join(' ') });
  }

  /** Values of a chart that are the user's own. */
  typedValues(slide: DeckSlide, { name }: { name: string }, values: string[]): void {
    this.#typed.push({ slide, shape: name, words: () => values.join(' ') });
  }

  renew(slide: DeckSlide, shape: Named, text: string): void {
    this.#renewed.push({ slide, shape: shape?.name ?? '', text });
  }

  conflict(slide: DeckSlide, shape: Named, change: Unresolved): void {
    this.#conflicts.push({ slide, shape: shape?.name ?? '', old: change.old, new: change.new });
  }

  words(slide: DeckSlide, shape: Named, { renewed, unresolved }: WordsMerged): void {
    for (const change of renewed) this.renew(slide, shape, `${change.old} → ${change.new}`);
    for (const change of unresolved) this.conflict(slide, shape, change);
  }

  /** Everything with the numbers that the slides have in the merged deck. */
  placed(slides: DeckSlide[]): {
    kept: MergeNote[];
    renewed: MergeNote[];
    conflicts: MergeConflict[];
    typed: TypedText[];
  } {
    const place = <T extends Entry>({ slide, ...rest }: T) => {
      const number = slides.findIndex(({ tree }) => tree === slide.tree) + 1;
      return { slide: number, title: titleOf(slides[number - 1] ?? slide), ...rest };
    };
    return {
      kept: [...this.#keptOfAll, ...this.#kept.map(place)],
      renewed: [...this.#renewedOfAll, ...this.#renewed.map(place)],
      conflicts: this.#conflicts.map(place),
      typed: this.#typed.map(({ words, ...entry }) => place({ ...entry, text: words() })),
    };
  }
}
