/** Words that stand at the place of a placeholder. All lengths in points. */
import { DoesNotFit } from './does-not-fit.js';
import { datumOf } from '../../document/datum.js';
import type { Inline, Slide } from '../../document/types.js';
import type { DeckText, Frame, PlaceholderName, SlideKind } from '../types.js';
import { lookOf, paragraphOf, textBox } from './box.js';
import { leading, typeSizes } from './frame.js';
import { runsFrom, type DeckTypesetter } from './measured-words.js';

const names: Record<PlaceholderName, string> = {
  title: 'Title',
  kicker: 'Kicker',
  subtitle: 'Citation',
  presenter: 'Presenter',
  body: 'Text',
  second: 'Second text',
  third: 'Third text',
  picture: 'Picture',
  note: 'Note',
};

/**
 * Paragraphs in a placeholder of a layout, at its size or, where they do not fit, at the
 * next smaller. Throws a ContentError when they take more than its height at the smallest.
 */
export function filled(
  typesetter: DeckTypesetter,
  frame: Frame,
  slide: Slide,
  kind: SlideKind,
  name: PlaceholderName,
  paragraphs: Inline[][],
): DeckText {
  const place = frame.placeholders[kind][name]!;
  const face = place.strong ? 'strong' : 'regular';
  const heightAt = (size: number) =>
    paragraphs.reduce(
      (sum, inlines) => sum + typesetter.lineCount(inlines, face, size, place.width) * size * leading,
      0,
    );
  const widestAt = (size: number) =>
    Math.max(...paragraphs.map((inlines) => typesetter.leastWidth(inlines, face, size)));
  const isLong = paragraphs.some((inlines) =>
    /\S{40}/.test(
      runsFrom(inlines)
        .map(({ text }) => text)
        .join(''),
    ),
  );
  const smallest = Math.min(place.size, place.most ?? place.size, isLong ? typeSizes.small : place.least);
  const sizes = sizesFrom(Math.min(place.size, place.most ?? place.size), smallest);
  const size = sizes.find((size) => heightAt(size) <= place.height && widestAt(size) <= place.width);
  if (size === undefined)
    throw tooLong(slide, name, paragraphs, heightAt(sizes.at(-1)!) - place.height, sizes.at(-1)!, place.height);
  return textBox({
    ...lookOf(place),
    name: names[name],
    placeholder: name,
    size,
    paragraphs: paragraphs.map((inlines) => paragraphOf(runsFrom(inlines))),
  });
}

/** The size that the layout has, and the smaller ones of the deck down to the smallest. */
const sizesFrom = (size: number, smallest: number): number[] => [
  size,
  ...Object.values(typeSizes).filter((one) => one < size && one > smallest),
  ...(smallest < size ? [smallest] : []),
];

function tooLong(
  slide: Slide,
  name: string,
  paragraphs: Inline[][],
  over: number,
  size: number,
  room: number,
): DoesNotFit {
  const count = Math.ceil(over / (size * leading));
  const message =
    over > 0
      ? `the ${name} of this slide is ${count} ${count === 1 ? 'line' : 'lines'} too long: it has room for ${Math.floor(room / (size * leading))} of ${size} points`
      : `a word of the ${name} of this slide is wider than the slide`;
  const [only, ...others] = paragraphs;
  const datum = only && others.length === 0 ? datumOf(only) : {};
  return new DoesNotFit({ message, hint: 'say it in fewer words', ...slide.place, ...datum });
}
