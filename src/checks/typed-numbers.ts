/** Figures typed by hand: those that the data hold would stay behind when they change, and others nobody can check. */
import { doubt, type Finding } from '../dataset/finding.js';
import { wordsOf } from '../dataset/prose.js';
import type { Dataset } from '../dataset/schema.js';
import { spokenIn, type Spoken } from './numbers-in-text.js';
import { canBe, figuresOf, isClaim, isOurs, standsIn, type Figure } from './values-in-dataset.js';
import { walk } from '../dataset/walk.js';

/** A value that a figure in a text repeats. */
interface Repeated {
  exact: boolean;
  /** `[[results.cdasi.arms.high.mean | size]]` */
  reference: string;
}

/** Smaller whole numbers stand in too many sentences by chance. */
const smallestWhole = 10;

/** Warnings for each figure in our sentences, or in words that tell a place, that the data hold, and for those that they do not. */
export function checkTyped(dataset: Dataset): Finding[] {
  const figures = figuresOf(dataset);
  let stands: ReturnType<typeof standsIn> | undefined;
  const found: Finding[] = [];
  const places = new Set<string>();
  const checkPlace = (at: unknown, path: string) => {
    if (typeof at !== 'string' || places.has(at)) return;
    places.add(at);
    for (const spoken of spokenIn(at)) {
      if (!repeated(spoken, figures)?.exact) continue;
      const hint =
        'tell the place in words, such as a page, table or paragraph: a figure here stays behind when it changes';
      found.push(doubt(`${path}.at`, `the place “${at}” quotes ${spoken.written}, which is also in the data`, hint));
    }
  };
  walk(dataset, {
    row: (row, path) => checkPlace(row.at, path),
    quantity: ({ at }, path) => checkPlace(at, path),
    prose(prose, path) {
      // What a source told is its own.
      if (!isOurs(path)) return;
      const place = prose.holds.length > 0 ? `${path}.text` : path;
      for (const spoken of spokenIn(wordsOf(prose))) {
        const { exact, reference } = repeated(spoken, figures) ?? {};
        if (reference) {
          const what = exact ? 'is also in the data' : 'is nearly a value of the data';
          found.push(doubt(place, `${spoken.written} is typed by hand, and ${what}`, `write ${reference} instead`));
        } else if (isClaim(path) && !(stands ??= standsIn(dataset))(spoken)) {
          const hint = 'write a reference, [[…]], or add the value, or the text that tells it, with its source';
          found.push(doubt(place, `“${spoken.written}” stands in this sentence, and nowhere else in the data`, hint));
        }
      }
    },
  });
  return found;
}

/** The value that a figure equals, or nearly does. */
function repeated(spoken: Spoken, figures: Figure[]): Repeated | null {
  const { size, decimals } = spoken;
  if (decimals === 0 && (size < smallestWhole || spoken.kind === 'time or amount')) return null;
  const alike = figures.filter((figure) => canBe(spoken, figure));
  const same = alike.filter((figure) => figure.size === size && (decimals === 0) === (figure.decimals === 0));
  const first = same[0];
  // One number of people stands in several rows; other whole numbers that do are chance.
  const people = same.every(({ path }) => /\.(n|randomised|screened)$/.test(path));
  if (first) return decimals > 0 || same.length === 1 || people ? { exact: true, reference: refer(first) } : null;
  const near = alike.filter((figure) => figure.isLimit === spoken.isLimit && isNear(size, decimals, figure));
  const nearest = near[0];
  if (!nearest || near.some((figure) => figure.size !== nearest.size)) return null;
  return { exact: false, reference: refer(nearest, decimals === 0 ? ' | rounded' : '') };
}

/** A whole number that rounding gives, or a decimal that differs by one in its last place at most. */
function isNear(size: number, decimals: number, figure: Figure): boolean {
  const unit = 10 ** -decimals;
  return figure.decimals > 0 && Math.abs(figure.size - size) <= (decimals === 0 ? 0.5 : unit) + 1e-9;
}

const refer = ({ path, negative }: Figure, filter = '') => `[[${path}${negative ? ' | size' : ''}${filter}]]`;
