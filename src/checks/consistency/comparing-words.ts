/** Words that compare, without a condition: more or fewer on an arm, against its values; an effect in one subgroup only, against their intervals. */
import { piecesOf, wordsOf, type Prose } from '../../dataset/prose.js';
import { exact } from '../../dataset/quantity.js';
import type { ArmResult } from '../../dataset/schema.js';
import { walk } from '../../dataset/walk.js';
import { crossesNoEffect } from '../../trial/effect.js';
import type { ValuesOfArm, Trial, TrialArm, TrialResult } from '../../trial/trial.js';
import { armsIn, isPartOf, type Mention } from '../arms-in-text.js';
import { isClaim } from '../values-in-dataset.js';
import { should, type Compared } from './agreement.js';

/** In every sentence that tells what the trial found. */
export function checkComparingWords(trial: Trial): Compared[] {
  if (!trial.language.startsWith('en')) return [];
  const named = armsIn(trial);
  const found: Compared[] = [];
  walk(trial.dataset, {
    prose(prose, path) {
      if (!isClaim(path)) return;
      const place = prose.holds.length > 0 ? `${path}.text` : path;
      found.push(...inOneOnly(trial, prose, place));
      // Sentences with references are held against those.
      if (piecesOf(prose).some((piece) => !('words' in piece))) return;
      for (const part of wordsOf(prose).split(/[.;,](?=\s|$)/))
        found.push(...moreOrFewer(trial, part, named(part), place));
    },
  });
  return found;
}

// ── More or fewer ───────────────────────────────────────────────────────────

const comparing = /\b(more|fewer|less)\b/gi;
const denial = /\b(?:not|no|nor|neither|never|without|unclear|whether|than expected)\b|n[’']t\b/i;
/** What is counted may be those who were spared. */
const spared = /\b(?:free|without|surviv\w*|alive|no|not|un\w+)\b/i;

function moreOrFewer(trial: Trial, part: string, mentions: Mention[], place: string): Compared[] {
  const [{ 1: word } = [], ...others] = [...part.matchAll(comparing)];
  const [mention, against] = mentions;
  if (!mention || mentions.length > 2 || mentions.some(({ arms }) => arms.length > 1)) return [];
  const before = part.slice(0, mention.index);
  if (word === undefined || others.length > 0 || denial.test(part) || !/\b(?:on|with|in|under)(?: the)? $/i.test(before) || /\bthan\b/i.test(before)) return []; // prettier-ignore
  if (against && !/ than (?:on |with |in |under )?(?:the )?$/i.test(part.slice(mention.end, against.index))) return [];
  const arm = mention.arms[0]!;
  const rows = rowsNamed(trial, part).flatMap(({ name, ofArms }) =>
    compare(name, ofArms, trial, arm, against?.arms[0]),
  );
  const [first] = rows;
  if (!first) return [];
  const isMore = word.toLowerCase() === 'more';
  const holds = rows.some(({ own, others: of }) => of.some((value) => (isMore ? own >= value : own <= value)));
  const message = `“${part.trim()}”: of “${first.name}” it is ${first.own.toFixed(1)} in ${arm.name}, and ${first.others.map((value) => value.toFixed(1)).join(' and ')} in what it is compared with`;
  return [should(place, `“${part.trim()}” and “${first.name}”`, holds, message, 'check the word, the arm and the values')]; // prettier-ignore
}

/** Events and outcomes that the words name. */
function rowsNamed(
  { adverse_events: events, results }: Trial,
  text: string,
): { name: string; ofArms: ValuesOfArm[] }[] {
  const counted = results.filter(
    ({ outcome: { type, name, measure } }) =>
      ['binary', 'rate', 'time-to-event'].includes(type) && !spared.test(`${name} ${measure}`),
  );
  const rows = [...events, ...counted.map(({ outcome, ofArms }) => ({ name: outcome.name, ofArms }))];
  const said = new Set(stemsOf(text));
  return rows.filter(({ name }) => {
    const stems = stemsOf(name);
    return stems.length > 0 && stems.every((stem) => said.has(stem));
  });
}

const common = /^(?:event|adverse|clinical|participant|people|patient|cause|from|with|more|fewer|less|than)$/;

/** Words that tell what a row is of: `death` of deaths and those who died. */
const stemsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
    .map((word) => (/^(?:died|deaths?|dying|mortality)$/.test(word) ? 'death' : word.replace(/s$/, '')))
    .filter((word) => !common.test(word));

/** The value of an arm beside those of the others, in percent or as a rate; nothing where one is not told. */
function compare(name: string, row: ValuesOfArm[], { arms }: Trial, arm: TrialArm, against?: TrialArm) {
  const valueOf = (of: TrialArm) => {
    const values = row.find((one) => one.arm === of)?.values;
    return values === undefined ? undefined : shareOf(values, of);
  };
  const own = valueOf(arm);
  const others = (against ? [against] : arms.filter((other) => !isPartOf(arm, other) && other.pools.length === 0)).map(
    valueOf,
  );
  const known = others.filter((value) => value !== undefined);
  return own === undefined || known.length === 0 || known.length < others.length ? [] : [{ name, own, others: known }];
}

function shareOf(values: ArmResult, { n: ofArm }: TrialArm): number | undefined {
  if (typeof values === 'string') return undefined;
  const [share, events, people] = [exact(values.rate) ?? exact(values.percent), exact(values.events), exact(values.n) ?? exact(ofArm)]; // prettier-ignore
  if (share) return share.value;
  return events && people && people.value > 0 ? (100 * events.value) / people.value : undefined;
}

// ── Subgroups ───────────────────────────────────────────────────────────────

/** “Clear in Niger only”, where the interval of Niger includes no effect and that of another subgroup does not. */
function inOneOnly({ results, populations }: Trial, prose: Prose, place: string): Compared[] {
  const text = wordsOf(prose);
  if (denial.test(text)) return [];
  const only = populations.find(({ kind, name }) => kind === 'subgroup' && isOnly(text, name));
  if (!only) return [];
  return results
    .filter(({ population }) => population === only)
    .flatMap((result) => {
      const others = results.filter(
        ({ outcome, population }) =>
          outcome === result.outcome &&
          population !== only &&
          population.within === only.within &&
          population.kind === 'subgroup',
      );
      const [own, clear] = [intervalOf(result), others.map(intervalOf).find((other) => other?.includes === false)];
      if (!own || !clear) return [];
      const message = `“${only.name} only”: the interval there, ${own.told}, includes no effect, and that of ${clear.name}, ${clear.told}, does not`;
      return [should(place, `“${only.name} only” and the intervals`, !own.includes, message, 'check which subgroup is meant')]; // prettier-ignore
    });
}

function isOnly(text: string, name: string): boolean {
  const [lower, of] = [text.toLowerCase(), name.toLowerCase()];
  return [`in ${of} only`, `only in ${of}`].some((words) => lower.includes(words));
}

function intervalOf({ comparisons, population: { name } }: TrialResult) {
  const [comparison, ...more] = comparisons;
  const includes = comparison && more.length === 0 ? crossesNoEffect(comparison) : null;
  if (!comparison || includes === null) return null;
  return { includes, name, told: `${String(comparison.ci?.low)} to ${String(comparison.ci?.high)}` };
}
