/** Values that a statement puts together, and that are of different rows: shares of one outcome beside the ratio of another, people of one set beside shares of another, and a time before most of the change. */
import { exact, type Quantity } from '../../dataset/quantity.js';
import { numberWords } from '../../dataset/number-words.js';
import { resultAt, type Trial, type TrialResult } from '../../trial/trial.js';
import { rowsNamed, type Row } from '../rows-in-text.js';
import { denial, resultsIn, type Statement } from '../statements.js';
import type { Reading } from '../reading.js';
import { rounding, should, type Compared } from './agreement.js';

/** In every statement on what the trial found. */
export function checkMixedReferences(trial: Trial, { statements, rows }: Reading): Compared[] {
  return statements.flatMap((statement) => [
    ...ratioOfAnother(trial, rows, statement),
    ...ratioOfOthers(trial, statement),
    ...peopleOfAnother(trial, statement),
    ...mostOfChange(trial, statement),
  ]);
}

/** `… 10% and … 14%, a hazard ratio of …`: the ratio tells how these two differ. */
function ratioOfAnother(trial: Trial, rows: readonly Row[], { text, cited, place }: Statement): Compared[] {
  return cited.flatMap(({ reference, index }) => {
    const at = resultAt(trial, reference.path);
    if (!at?.comparison || !reference.path.endsWith('.estimate')) return [];
    if (!/[,(] ?(?:with |for )?an? (?:[\w-]+ ){1,3}(?:of|was|is) $/i.test(text.slice(0, index))) return [];
    const before = cited.flatMap((one) => {
      const result = one.index < index ? resultAt(trial, one.reference.path)?.result : undefined;
      return result && one.reference.path.includes('.arms.') ? [result] : [];
    });
    const [first] = before;
    if (!first || before.some((result) => result !== first)) return [];
    const { result } = at;
    const holds =
      first === result ||
      first.outcome === result.outcome ||
      rowsNamed(rows, text.slice(0, index)).some(({ path }) => path === `results.${result.id}.`);
    const message = `this sentence has the shares of results.${first.id} and the estimate of results.${result.id}`;
    return [should(place, `results.${first.id} and results.${result.id}`, holds, message, 'take both from one result')];
  });
}

/** Shares of two arms beside the ratio of two others, where these two are compared as well. */
function ratioOfOthers(trial: Trial, { text, cited, place }: Statement): Compared[] {
  const [ratio, ...more] = cited.filter(({ reference }) => /\.comparisons\..*\.estimate$/.test(reference.path));
  const at = ratio && resultAt(trial, ratio.reference.path);
  if (!at?.comparison || more.length > 0) return [];
  const { result, comparison } = at;
  const arms = new Set(
    cited.flatMap(({ reference }) => {
      const one = resultAt(trial, reference.path);
      return one?.result === result && one.arm ? [one.arm] : [];
    }),
  );
  const isOf = ({ arm, versus }: typeof comparison) => arms.has(arm) && arms.has(versus);
  const meant = result.comparisons.find(isOf);
  if (arms.size !== 2 || !meant || /\b(?:more|less|fewer)\b/i.test(text.slice(ratio!.index))) return [];
  const names = [...arms].map(({ name }) => name).join(' and ');
  const message = `this sentence has values of ${names}, and the estimate of ${comparison.arm.name} against ${comparison.versus.name}`;
  return [
    should(
      place,
      `${names} and ${ratio!.reference.written}`,
      isOf(comparison),
      message,
      'take both from one comparison',
    ),
  ];
}

/** `Of 111 people enrolled, 82% responded`, where these are shares of the 101 who were treated. */
function peopleOfAnother(trial: Trial, { text, cited, place }: Statement): Compared[] {
  const [first, ...others] = cited;
  const id = /^populations\.(.+)\.n$/.exec(first?.reference.path ?? '')?.[1];
  const told = id === undefined ? undefined : trial.populations.find((one) => one.id === id);
  if (!told || !/\b(?:of|among)(?: the| all)? $/i.test(text.slice(0, first!.index))) return [];
  const of = others.flatMap(({ reference }) => {
    const result = resultAt(trial, reference.path)?.result;
    return result && /\.(?:percent|events)$/.test(reference.path) ? [result] : [];
  });
  const [one] = of;
  if (!one || others.some(({ reference }) => reference.path.startsWith('populations.'))) return [];
  const size = exact(told.n)?.value;
  const holds = of.some(({ population }) => population === told || exact(population.n)?.value === size);
  const message = `this sentence is of “${told.name}”, ${String(told.n)}, and its shares of “${one.population.name}”, ${String(one.population.n)}`;
  return [
    should(place, `“${told.name}” and “${one.population.name}”`, holds, message, 'take both from one population'),
  ];
}

const early =
  /\b(most|half|more than half) of (?:the |this |that )?(?:fall|rise|gain|effect|change|improvement|benefit|reduction)\b[^.;,]{0,20} (?:by|before|within|in|after) (?:the first )?(?:(week|month|day|year) (\d+)|(\w+) (week|month|day|year)s?)/i;

/** `Most of the fall came by week 12`: the value at that time, as a part of the last one of the same arm. */
function mostOfChange(trial: Trial, { text, like, place }: Statement): Compared[] {
  const [said, , unitBefore, digits, count, unitBehind] = early.exec(text) ?? [];
  if (said === undefined || denial.test(text)) return [];
  const time = Number(digits ?? numberWords(count!)[0]?.size);
  const unit = (unitBefore ?? unitBehind)!.toLowerCase();
  const outcomes = new Set((like.length > 0 ? resultsIn(trial, like) : trial.results).map(({ outcome }) => outcome));
  const visits = trial.results.flatMap((result) => {
    const at = timeOf(result, unit);
    return at !== null && outcomes.has(result.outcome) && /change/i.test(result.outcome.measure)
      ? [{ result, at }]
      : [];
  });
  const parts = visits
    .filter(({ at }) => at === time)
    .flatMap(({ result }) => {
      const of = visits.filter(
        (one) => one.result.outcome === result.outcome && one.result.population === result.population,
      );
      const last = of.toSorted((one, other) => other.at - one.at)[0]!;
      return last.at <= time
        ? []
        : result.ofArms.flatMap(({ arm, values }) => {
            const [part, whole] = [values, last.result.ofArms.find((one) => one.arm === arm)?.values].map((each) =>
              each === undefined || typeof each === 'string' ? null : exact(each.mean),
            );
            return arm.role === 'experimental' && part && whole?.value
              ? [{ told: part.value / whole.value, most: mostOf(part, whole) }]
              : [];
          });
    });
  const [largest] = parts.toSorted((one, other) => other.told - one.told);
  if (!largest) return [];
  const shown = `${Math.round(100 * largest.told)}%`;
  const message = `“${said}”: it was ${shown} of the last value by then`;
  return [
    should(
      place,
      `“${said}” and ${shown}`,
      parts.some(({ most }) => most >= 0.5),
      message,
      'check the time and the values of the visits',
      'the change by then ÷ the last one, as large as rounding lets it be, of the arm in which it is largest',
    ),
  ];
}

/** The largest part of a whole that both can be, as they were rounded. */
function mostOf(part: Quantity, whole: Quantity): number {
  const least = Math.abs(whole.value) - rounding(whole);
  return least > 0
    ? (Math.sign(part.value) * Math.sign(whole.value) * (Math.abs(part.value) + rounding(part))) / least
    : 1;
}

function timeOf({ timepoint, outcome }: TrialResult, unit: string): number | null {
  const match = new RegExp(`^(?:${unit} (\\d+)|(\\d+) ${unit}s?)$`, 'i').exec(timepoint ?? outcome.timepoint);
  return match ? Number(match[1] ?? match[2]) : null;
}
