/** What an abstract calls the arms, and whose a figure is by the words around it. */
import { nearestName, nameInTurn, partnerOf } from '../verify/row-names.js';
import type { Span } from './compared.js';

/** An arm that figures may be of. */
export interface NamedArm {
  id: string;
  name: string;
  role: 'experimental' | 'comparator';
}

/** Other words for the arms, where there are just two. */
const general = {
  experimental: [
    'intervention group',
    'treatment group',
    'intervention',
    'active treatment',
    'treated group',
    'active group',
  ],
  comparator: ['control group', 'control', 'controls', 'comparator', 'usual care', 'placebo'],
};

/** Each name in small letters with its arm; names that two arms have are those of the first. */
export function namesOf(arms: readonly NamedArm[]): ReadonlyMap<string, NamedArm> {
  const names = new Map<string, NamedArm>();
  for (const arm of arms) {
    const plain = arm.name.toLowerCase();
    const [, drug] = /^(.*?\p{L})\s\d/u.exec(plain) ?? [];
    const isOnly = drug && arms.filter(({ name }) => name.toLowerCase().startsWith(drug)).length === 1;
    const dose = /(?<!\d)\d{1,6}(?:[.·]\d{1,4})?\s?(?:mg|g|µg|mcg|ml|iu)(?:\/kg)?/i.exec(plain)?.[0];
    const others = arms.length === 2 ? [...general[arm.role], ...firstWords(plain, arms)] : [];
    for (const name of [plain, ...(isOnly ? [drug] : []), ...(dose ? [dose, dose.replace(/\s/, '-')] : []), ...others])
      if (!names.has(name)) names.set(name, arm);
  }
  return names;
}

/** “The short-course group”, “the placebo group”: a name goes by its first word too, where no other has it. */
function firstWords(plain: string, arms: readonly NamedArm[]): string[] {
  const [first = '', ...rest] = plain.split(' ');
  const isOwn = arms.filter(({ name }) => name.toLowerCase().includes(first)).length === 1;
  return rest.length > 0 && first.length >= 4 && isOwn && !/^(?:with|plus|oral|daily|weekly|early)$/.test(first)
    ? [first]
    : [];
}

/** The arm of a figure; null where the words around it tell none. */
export function armAt(text: string, { start, end }: Span, names: ReadonlyMap<string, NamedArm>): NamedArm | null {
  const known = [...names.keys()];
  // Of `107 (56%) of 190 patients on the drug` and `36.1% (2634/7297) of women`, each figure stands with the drug.
  const after = text
    .slice(end)
    .replace(
      /^(?:\s?\/\s?\d{1,6})?\s?[)\]]?,?\s?(?:[([][^()[\]]{0,40}[)\]]\s?)?(?:of\s(?:the\s)?\d{1,6}\s)?(?:[([][^()[\]]{0,40}[)\]]\s?)?/,
      ' ',
    );
  // Of `vitamin D, 1000 IU/d (n = 339)` the dose stands between.
  const before = text
    .slice(0, start)
    .replace(/,?\s\d[\d.,·]*\s?[\p{L}µ]{1,4}(?:\/\p{L}{1,3})?(?=\s?[([]\s?[nN]\s?=\s?$)/u, '')
    .replace(/[([]\s?(?:[nN]\s?=\s?)?$|\/$/, '');
  const plain = `${before}0${after}`;
  const found =
    nameInTurn(text, start, end, known) ??
    nearestName(plain, before.length, before.length + 1, known) ??
    assignedAfter(text.slice(end), known);
  return found === null ? null : names.get(found)!;
}

/** `95 assigned the placebo procedure`, `95 patients allocated to it`: the name follows the verb. */
function assignedAfter(after: string, names: readonly string[]): string | null {
  const [, rest] =
    /^\s(?:[\p{L}-]+\s){0,2}(?:assigned|allocated|randomi[sz]ed|received|given)\s(?:to\s)?(?:receive\s)?(?:the\s|an?\s)?(.{2,80})/iu.exec(
      after,
    ) ?? [];
  const small = rest?.toLowerCase() ?? '';
  return names.filter((name) => small.startsWith(name)).sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The arm that a comparison is of: named before it beside its comparator, behind it (`for 420 mg`), or else the first that was tried. */
export function comparedArm(text: string, { start, end }: Span, arms: readonly NamedArm[]): NamedArm | undefined {
  const tried = arms.filter(({ role }) => role === 'experimental');
  const control = arms.find(({ role }) => role === 'comparator');
  const names = namesOf(arms);
  const known = [...names.keys()].filter((name) => names.get(name)!.role === 'experimental');
  const [, behind = ''] =
    /^(?:[^()[\]]{0,40}[)\]])?,?\s(?:for|with|in|at|on)\s(?:the\s)?([^.;,]{2,60})/.exec(text.slice(end)) ?? [];
  const follows = known.filter((name) => behind.toLowerCase().startsWith(name)).sort((a, b) => b.length - a.length)[0];
  const partner = control ? partnerOf(text, start, [control.name.toLowerCase()], known) : null;
  const found = tried.length > 1 ? (follows ?? partner) : partner;
  return found ? names.get(found) : tried[0];
}
