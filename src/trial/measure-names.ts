/** Names of measures as papers and registries write them, and what they are: asked once, when the data are read. */
import { measureNames, measures, type Measure } from './measures.js';

/** What a name turned out to be. */
export interface Named {
  measure: Measure;
  /** Whether it is a ratio that is told in percent, of which no effect is 100. */
  inPercent: boolean;
  /** Whether the name speaks of percent, be it a ratio or not. */
  saysPercent: boolean;
  /** Whether the name says that it was adjusted for something. */
  isAdjusted: boolean;
}

/** Words before a name that say how it was estimated, and not what it is. */
const qualifiers =
  /^(?:(?:(?:multivariable|covariate|baseline|age|sex|site|fully|cluster) )?adjusted|unadjusted|crude|stratified|estimated|common|pooled|model based|cause specific|fine gray|cox|mantel haenszel|placebo (?:adjusted|corrected)|between group|the|mean weighted) /;
const adjusted = /\b(?:adjusted|multivariable|stratified|mantel haenszel)\b(?<!\bun\s?adjusted)|^a(?:hr|or|rr|irr)$/;

/** A name without signs and brackets, in small letters. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[-‐‑–—−_]/g, ' ')
    .replace(/\bdiff?\b\.?/g, 'difference')
    .replace(/\s+/g, ' ')
    .trim();

const brackets = /[([][^()[\]]*[)\]]/g;

/** Without brackets, also those within brackets. */
const withoutBrackets = (name: string): string =>
  name
    .replace(brackets, ' ')
    .replace(brackets, ' ')
    .replace(/(?:,| in)? (?:percent|per cent|%)$|%$/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const byName = new Map<string, Measure>();
for (const name of measureNames) {
  const { abbreviation, synonyms } = measures[name] as { abbreviation: string | null; synonyms: readonly string[] };
  for (const one of [name, ...synonyms, ...(abbreviation === null ? [] : [abbreviation, `a${abbreviation}`])]) {
    const key = plain(one);
    // RR is a risk ratio first: the first entry that has a name keeps it.
    if (!byName.has(key)) byName.set(key, name);
  }
}
/** The longest first, so that `recurrent event rate ratio` is no `rate ratio`. */
const endings = [...byName.keys()].filter((name) => name.length > 3).sort((a, b) => b.length - a.length);

/** Names so wide that they are only taken where a label says them, and nothing narrower fits. */
const wide: readonly Measure[] = ['difference', 'ratio', 'test', 'other'];

/**
 * The measure that a name is: `relative risk`, `RR`, `Cox proportional hazard`, `age-adjusted rate ratio`,
 * `vaccine efficacy (%)`. Null for words that name none; with `widely`, whatever is called a ratio, a difference
 * or a test is one.
 */
export function measureNamed(written: string, { widely = false } = {}): Named | null {
  const whole = plain(written);
  const isAdjusted = adjusted.test(whole);
  const name = withoutBrackets(whole);
  const first = byName.get(whole) ?? exactly(name) ?? byEnding(name) ?? (widely ? byKind(name) : null);
  if (first === null) return null;
  const found = first === 'difference' ? differenceBy(name) : first;
  const saysPercent = /%|\bper ?cent(?:age)?s?\b/.test(whole);
  return { measure: found, inPercent: measures[found].kind === 'ratio' && saysPercent, saysPercent, isAdjusted };
}

/** As a whole, also without what stands before it, and without what it is for: `odds ratio for improvement`. */
function exactly(name: string): Measure | null {
  const bare = name.replace(qualifiers, '').replace(qualifiers, '');
  const [first = ''] = bare.split(/ (?:for|at|versus|vs\.?|from|compared) /);
  return byName.get(name) ?? byName.get(bare) ?? byName.get(first.trim()) ?? null;
}

/** A logarithm is no ratio, and a difference of ratios is none either. */
const isOfOthers = (name: string): boolean =>
  /\blog(?:arithm)?\b(?! rank)/.test(name) || /differ.{0,200}\bratio|ratio.{0,200}\bdiffer/.test(name);

function byEnding(name: string): Measure | null {
  if (isOfOthers(name)) return null;
  const ending = endings.find((one) => name.endsWith(` ${one}`));
  const found = ending === undefined ? undefined : byName.get(ending);
  if (found && !wide.includes(found)) return found;
  // However a test is called, it is one: of log ranks, Fisher's exact, for trend.
  return /\btests?(?: for trend)?$/.test(name) ? 'test' : exactly(name.split(/ (?:in|of|between) /, 1)[0]!);
}

function byKind(name: string): Measure | null {
  if (isOfOthers(name)) return null;
  if (/\bratios?$|^ratios? of\b/.test(name)) return 'ratio';
  if (/\bdifferen(?:ce|t)/.test(name)) return 'difference';
  return /\btest\b/.test(name) || byName.get(name) === 'test' ? 'test' : null;
}

/** Which difference, by the word that tells what is subtracted. */
function differenceBy(name: string): Measure {
  if (/\bmedians?\b|\bhodges\b/.test(name)) return 'median difference';
  if (/\bmeans?\b(?<!\bgeometric means?)/.test(name)) return 'mean difference';
  if (/\b(?:risks?|proportions?)\b/.test(name)) return 'risk difference';
  return 'difference';
}
