/** Figures typed by hand where the data hold the same: they would stay behind when the data change. */
import { doubt, type Finding } from './finding.js';
import { namedPath, piecesOf } from './prose.js';
import type { Quantity } from './quantity.js';
import type { Dataset } from './schema.js';
import { walk } from './walk.js';

/** A value of the data with the reference that a writer would use for it. */
interface Figure {
  size: number;
  decimals: number;
  negative: boolean;
  /** Path of names, such as `results.cdasi.arms.high.mean`. */
  path: string;
}

/** A figure found in a text, and the value that it repeats. */
export interface Typed {
  written: string;
  exact: boolean;
  /** `[[results.cdasi.arms.high.mean | size]]` */
  reference: string;
}

/** Smaller whole numbers stand in too many sentences by chance. */
const smallestWhole = 10;

/** What follows or goes before a whole number that is no result: `week 12`, `600 mg`. */
const unitAfter =
  /^[\s\u00a0-]?(mg|g|kg|µg|μg|mL|ml|L|IU|mm|cm|h|hours?|days?|weeks?|months?|years?|minutes?|centuries)(?!\p{L})/u;
const nameBefore =
  /(?<!\p{L})(weeks?|days?|months?|years?|stages?|phases?|grades?|types?|tables?|figures?|pages?|outcomes?|analys[ie]s|page|p|¶)\s?$/iu;

/** Warnings for each figure in a sentence, or in words that tell a place, that the data hold. */
export function checkTyped(dataset: Dataset): Finding[] {
  const figures = figuresOf(dataset);
  const found: Finding[] = [];
  const places = new Set<string>();
  const checkPlace = (at: unknown, path: string) => {
    if (typeof at !== 'string' || places.has(at)) return;
    places.add(at);
    for (const { written, exact } of typedIn(at, figures)) {
      if (!exact) continue;
      const hint =
        'tell the place in words, such as a page, table or paragraph: a figure here stays behind when it changes';
      found.push(doubt(`${path}.at`, `the place “${at}” quotes ${written}, which is also in the data`, hint));
    }
  };
  walk(dataset, {
    row: (row, path) => checkPlace(row.at, path),
    quantity: ({ at }, path) => checkPlace(at, path),
    prose(prose, path) {
      const words = piecesOf(prose).flatMap((piece) => ('words' in piece ? [piece.words] : []));
      for (const { written, exact, reference } of words.flatMap((text) => typedIn(text, figures))) {
        const what = exact ? 'is also in the data' : 'is nearly a value of the data';
        const place = prose.holds.length > 0 ? `${path}.text` : path;
        found.push(doubt(place, `${written} is typed by hand, and ${what}`, `write ${reference} instead`));
      }
    },
  });
  return found;
}

/** The values of a dataset that sentences may cite. */
function figuresOf(dataset: Dataset): Figure[] {
  const found: Figure[] = [];
  const add = (quantity: Quantity, path: string) => {
    // The level of an interval is a convention; 95 stands everywhere.
    if (path.endsWith('.level')) return;
    const { value, decimals } = quantity;
    found.push({
      size: Math.abs(value),
      decimals,
      negative: value < 0 || quantity.relation !== '',
      path: namedPath(dataset, path),
    });
  };
  for (const part of ['participants', 'populations', 'arms', 'sites', 'results', 'adverse_events'] as const) {
    walk(dataset[part], { quantity: add }, part);
  }
  return found;
}

/** Figures in a text that equal a value of the data, or nearly do. */
function typedIn(text: string, figures: Figure[]): Typed[] {
  return [...text.matchAll(/(?<![\p{L}\d.,])\d[\d,]*(?:\.\d+)?(%?)/gu)].flatMap((match) => {
    const [written, percent] = match;
    const digits = written.replace(/%$|,$/g, '').replaceAll(',', '');
    const decimals = digits.split('.')[1]?.length ?? 0;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + written.length);
    if (decimals === 0 && (Number(digits) < smallestWhole || nameBefore.test(before) || unitAfter.test(after)))
      return [];
    const alike = figures.filter(({ path }) => decimals > 0 || percent === (path.endsWith('percent') ? '%' : ''));
    return repeated(Number(digits), decimals, alike, written);
  });
}

function repeated(size: number, decimals: number, figures: Figure[], written: string): Typed[] {
  const same = figures.filter((figure) => figure.size === size && (decimals === 0) === (figure.decimals === 0));
  const first = same[0];
  // One number of people stands in several rows; other whole numbers that do are chance.
  const people = same.every(({ path }) => /\.(n|randomised|screened)$/.test(path));
  if (first)
    return decimals > 0 || same.length === 1 || people ? [{ written, exact: true, reference: refer(first) }] : [];
  const near = figures.filter((figure) => figure.decimals > 0 && isNear(size, decimals, figure));
  const nearest = near[0];
  if (!nearest || near.some((figure) => figure.size !== nearest.size)) return [];
  return [{ written, exact: false, reference: refer(nearest, decimals === 0 ? ' | rounded' : '') }];
}

/** A whole number that rounding gives, or a decimal that differs by one in its last place at most. */
function isNear(size: number, decimals: number, figure: Figure): boolean {
  const unit = 10 ** -decimals;
  return Math.abs(figure.size - size) <= (decimals === 0 ? 0.5 : unit) + 1e-9;
}

const refer = ({ path, negative }: Figure, filter = '') => `[[${path}${negative ? ' | size' : ''}${filter}]]`;
