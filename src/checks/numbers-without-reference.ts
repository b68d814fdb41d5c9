/** Numbers typed by hand: those that the data hold would stay behind when they change, and others nobody can check. */
import type { Mend } from '../errors.js';
import { doubt, type Finding } from '../dataset/finding.js';
import type { Trial } from '../trial/trial.js';
import { neededIn } from './consistency/numbers-needed.js';
import { isMargin, isOfRatio, meantBy } from './meant-values.js';
import { numbersInText, type NumberInText } from './numbers-in-text.js';
import { canBe, valuesOf, type DatasetValue } from './values-in-dataset.js';
import { walk } from '../dataset/walk.js';
import type { Reading } from './reading.js';
import type { Sentence } from './sentences.js';

/** A value that a number in a text repeats. */
interface Repeated {
  exact: boolean;
  /** `[[results.cdasi.arms.high.mean | size]]` */
  reference: string;
}

/** Smaller whole numbers stand in too many sentences by chance. */
const smallestWhole = 10;

/** Warnings for each number in our sentences, or in words that tell a place, that the data hold, and for those that they do not. */
export function checkNumbersWithoutReference(trial: Trial, { sentences, rows, isInData }: Reading): Finding[] {
  const { dataset } = trial;
  const values = valuesOf(dataset);
  /** Nowhere in the data, nor given by them; a margin and a number of people to treat are held against what gives them. */
  const isStray = (number: NumberInText, sentence: Sentence) =>
    !isInData(number) &&
    !isOfRatio(number, dataset) &&
    !isMargin(number, sentence.words, dataset) &&
    neededIn(trial, rows, sentence)?.size !== number.size;
  const found: Finding[] = [];
  const places = new Set<string>();
  const checkPlace = (at: unknown, path: string) => {
    if (typeof at !== 'string' || places.has(at)) return;
    places.add(at);
    for (const number of numbersInText(at)) {
      if (!repeated(number, values)?.exact) continue;
      const hint =
        'tell the place in words, such as a page, table or paragraph: a number here stays behind when it changes';
      found.push(doubt(`${path}.at`, `the place “${at}” quotes ${number.written}, which is also in the data`, hint));
    }
  };
  walk(dataset, {
    row: (row, path) => checkPlace(row.at, path),
    quantity: ({ at }, path) => checkPlace(at, path),
  });
  for (const sentence of sentences) {
    const { by, words, place } = sentence;
    // What a source told is its own.
    if (by !== 'claim' && by !== 'ours') continue;
    for (const number of numbersInText(words)) {
      const { exact, reference } = repeated(number, values) ?? {};
      if (reference) {
        const what = exact ? 'is also in the data' : 'is nearly a value of the data';
        const message = `${number.written} is typed by hand, and ${what}`;
        const mend: Mend = { kind: 'refer', typed: number.written, reference };
        found.push({ ...doubt(place, message, `write ${reference} instead`), mend });
      } else if (by === 'claim' && isStray(number, sentence)) {
        const hint = 'write a reference, [[…]], or add the value, or the text that tells it, with its source';
        const message = `“${number.written}” stands in this sentence, and nowhere else in the data`;
        found.push(doubt(place, message, meantBy(number, words, dataset) ?? hint));
      }
    }
  }
  return found;
}

/** The value that a number equals, or nearly does. */
function repeated(number: NumberInText, values: DatasetValue[]): Repeated | null {
  const { size, decimals } = number;
  if (decimals === 0 && (size < smallestWhole || number.kind === 'time or amount')) return null;
  const alike = values.filter((value) => canBe(number, value));
  const same = alike.filter((value) => value.size === size && (decimals === 0) === (value.decimals === 0));
  const first = same[0];
  // One number of people stands in several rows; other whole numbers that do are chance.
  const people = same.every(({ path }) => /\.(n|randomised|screened)$/.test(path));
  if (first) return decimals > 0 || same.length === 1 || people ? { exact: true, reference: refer(first) } : null;
  const near = alike.filter((value) => value.isLimit === number.isLimit && isNear(size, decimals, value));
  const nearest = near[0];
  if (!nearest || near.some((value) => value.size !== nearest.size)) return null;
  return { exact: false, reference: refer(nearest, decimals === 0 ? ' | rounded' : '') };
}

/** The reference that a writer would use for a number that the data hold; null where none equals it, or several do. */
export function exactReference(number: NumberInText, values: DatasetValue[]): string | null {
  const found = repeated(number, values);
  return found?.exact ? found.reference : null;
}

/** A whole number that rounding gives, or a decimal that differs by one in its last place at most. */
function isNear(size: number, decimals: number, value: DatasetValue): boolean {
  const unit = 10 ** -decimals;
  return value.decimals > 0 && Math.abs(value.size - size) <= (decimals === 0 ? 0.5 : unit) + 1e-9;
}

const refer = ({ path, negative }: DatasetValue, filter = '') => `[[${path}${negative ? ' | size' : ''}${filter}]]`;
