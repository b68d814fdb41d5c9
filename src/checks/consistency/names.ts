/** Names against one another: what was tried and its arms, roles of arms, records of sources, and words that are one letter off. */
import type { Trial } from '../../trial/trial.js';
import { isQuantity } from '../../dataset/quantity.js';
import { escaped } from '../../trial/measures-in-text.js';
import type { Reading } from '../reading.js';
import { denial } from '../statements.js';
import { should, type Compared } from './agreement.js';

/** Of arms, of the registration, and of every sentence of ours. */
export function checkNamesAgree(trial: Trial, reading: Reading): Compared[] {
  return [
    ...roles(trial),
    ...controls(trial),
    ...tried(trial),
    ...framework(trial),
    ...records(trial),
    ...misspelt(trial, reading),
    ...otherKind(reading),
    ...ofOutcomes(trial, reading),
  ];
}

const placebo = /^(?:matching )?(?:placebo|sham)\b/i;

/** A placebo is what others are compared with. */
function roles({ arms, design }: Trial): Compared[] {
  if (design.allocation !== 'randomised') return [];
  return arms.flatMap(({ name, role }, index) => {
    if (!placebo.test(name) || /\+|\bplus\b|\bthen\b|→|\bto\b|-/i.test(name)) return [];
    const message = `“${name}” has the role ${role}`;
    return [
      should(
        `arms.${index}.role`,
        `“${name}” and ${role}`,
        role === 'comparator',
        message,
        'write “role: comparator”, or say in its name what else it got',
      ),
    ];
  });
}

/** A trial that is placebo-controlled has an arm of placebo, and one that is not has none. */
function controls({ arms, design }: Trial): Compared[] {
  const named = /\b(placebo|sham)\b/i.exec(design.control)?.[1]?.toLowerCase();
  if (!named || arms.length < 2) return [];
  const has = arms.some(({ name, drug, short }) => new RegExp(named, 'i').test(`${name} ${drug ?? ''} ${short ?? ''}`));
  const isPlain = arms.some(
    ({ name, role }) =>
      role === 'comparator' &&
      /^(?:control|comparator|usual care|standard)|\b(?:vehicle|dextrose|glucose|saline|sodium chloride|lactose|sugar|water)\b/i.test(
        name,
      ),
  );
  return [
    should(
      'design.control',
      `“${design.control}” and the arms`,
      has || isPlain,
      `design.control says “${design.control}”, and no arm is called so`,
      'check design.control and the names of the arms',
    ),
  ];
}

/** What was tried is called in its arms as it is called itself: by one word at least, of a name, a drug or a description. */
function tried({ intervention, arms, citation, abbreviations }: Trial): Compared[] {
  const own = words(intervention.name);
  const experimental = arms.filter(({ role }) => role === 'experimental');
  const named = experimental.map(({ name, drug, short }) => `${name} ${drug ?? ''} ${short ?? ''}`);
  const texts = [...named, intervention.description, citation.title, ...Object.entries(abbreviations).flat()]
    .join(' ')
    .toLowerCase();
  // Arms that are called by letters or doses alone name nothing.
  if (own.length === 0 || named.length === 0 || !named.every((name) => words(name).length > 0)) return [];
  const holds = own.some((word) => texts.includes(word.slice(0, 6)));
  const message = `what was tried is “${intervention.name}”, and neither an arm nor the title is called so: ${experimental.map(({ name }) => `“${name}”`).join(', ')}`;
  return [should('intervention.name', `“${intervention.name}” and the arms`, holds, message, 'check both names')];
}

/** A margin of noninferiority stands in a trial of that. */
function framework({ design, results }: Trial): Compared[] {
  const at = results.flatMap(({ outcome, comparisons }, index) =>
    outcome.role === 'primary' && comparisons.some(({ margin }) => isQuantity(margin)) ? [index] : [],
  );
  const [first] = at;
  if (first === undefined) return [];
  const message = `design.framework is “${design.framework}”, and a comparison of the primary outcome has a margin`;
  const holds = design.framework !== 'superiority';
  return [
    should(
      'design.framework',
      `“${design.framework}” and the margin`,
      holds,
      message,
      'check which of the two is right',
    ),
  ];
}

/** A source that is a record is one of those under which the trial was registered. */
function records({ sources, registrations }: Trial): Compared[] {
  const ids = registrations.map(({ id }) => id.toUpperCase());
  if (!ids.some((id) => id.startsWith('NCT'))) return [];
  return sources.flatMap(({ kind, cite, url }, index) => {
    const told = kind === 'registry' ? [...new Set(`${cite} ${url ?? ''}`.toUpperCase().match(/NCT\d{8}/g))] : [];
    return told.map((id) =>
      should(
        `sources.${index}`,
        `${id} and ${ids.join(', ')}`,
        ids.includes(id),
        `this source is ${id}, and the trial is registered as ${ids.join(', ')}`,
        'check the number',
      ),
    );
  });
}

const words = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}\d-]{6,}/gu) ?? [];

/** A long name of what was tried, in our sentences, with one letter other than in the data. */
function misspelt(trial: Trial, { sentences }: Reading): Compared[] {
  const { intervention, arms, citation, condition } = trial;
  const drugs = arms.flatMap(({ name, drug }) => [name, drug ?? '']);
  const names = new Set([intervention.name, ...drugs].flatMap(words));
  const known = new Set(
    [citation.title, condition, intervention.description, ...Object.values(trial.abbreviations)].flatMap(words),
  );
  const ours = sentences.filter(({ by }) => by === 'claim' || by === 'ours');
  return ours.flatMap(({ pieces, place }) => {
    const said = new Set(pieces.flatMap((piece) => ('words' in piece ? words(piece.words) : [])));
    return [...said].flatMap((word) => {
      const meant = names.has(word) || known.has(word) ? undefined : [...names].find((name) => isOneOff(name, word));
      if (meant === undefined) return [];
      const message = `“${word}” stands in this sentence, and the data have “${meant}”`;
      return [should(place, `“${word}” and “${meant}”`, false, message, 'check the spelling')];
    });
  });
}

/** Names that end in a Greek letter or a number, such as IFNβ and IL-17: what stands before it, and that end. */
const kinds = /(?<![\p{L}\d-])(\p{Lu}{2}\p{L}{0,6}?-?)([α-ω]|\d{1,2}[A-Z]?)(?![\p{L}\d])/gu;
const kindsIn = (text: string) =>
  [...text.matchAll(kinds)].map(({ 0: whole, 1: base, 2: end }) => ({
    whole,
    base: base!,
    end: end!,
  }));

/** `IFNα`, where the data know only of IFNβ. */
function otherKind({ sentences, facts }: Reading): Compared[] {
  const known = [...facts.values()].flat().flatMap(kindsIn);
  if (known.length === 0) return [];
  return sentences
    .filter(({ by }) => by === 'claim' || by === 'ours')
    .flatMap(({ words: text, place }) =>
      (denial.test(text) ? [] : kindsIn(text)).flatMap(({ whole, base }) => {
        const alike = known.filter((one) => one.base === base);
        const other = alike[0];
        if (!other || alike.some((one) => one.whole === whole) || text.includes(other.whole)) return [];
        const message = `“${whole}” stands in this sentence, and the data tell of ${other.whole}`;
        return [should(place, `“${whole}” and ${other.whole}`, false, message, 'check which of the two is right')];
      }),
    );
}

/** One letter put, left out, changed or exchanged with the next, within the word: an ending such as a plural is none. */
function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (one[start] === other[start] && start < one.length) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [one.length - start - end, other.length - start - end];
  const isExchanged = left === 2 && right === 2 && one[start] === other[start + 1] && one[start + 1] === other[start];
  return end > 0 && (isExchanged || (left <= 1 && right <= 1));
}

const ofRole = String.raw`(?:co-)?(primary|secondary|exploratory) (?:outcome|end ?point)`;

/** `Death, the primary outcome`, and `the primary outcome, death`: the role of an outcome that is named in full. */
function ofOutcomes(trial: Trial, { statements }: Reading): Compared[] {
  const told = statements.filter(({ text }) => /\b(?:outcome|end ?point)\b/i.test(text));
  return told.flatMap(({ text, place }) =>
    trial.outcomes.flatMap(({ name, role }) => {
      const named = escaped(name);
      const match =
        new RegExp(`\\b${named},? (?:which was |was |is )?(?:the |an? )?${ofRole}`, 'i').exec(text) ??
        new RegExp(`${ofRole},? (?:was |is |of )?${named}\\b`, 'i').exec(text);
      if (!match) return [];
      const message = `“${match[0]}” stands in this sentence, and the role of the outcome is ${role}`;
      return [
        should(
          place,
          `“${match[0]}” and ${role}`,
          match[1]!.toLowerCase() === role,
          message,
          'check which of the two is right',
        ),
      ];
    }),
  );
}
