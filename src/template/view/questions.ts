/** Questions for discussion: the dataset's own, then those that its weak points raise and none of its own asks. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Interval, Outcome } from '../../dataset/schema.js';
import type { Trial, TrialPopulation } from '../../trial/trial.js';
import { bare } from '../../document/carried.js';
import { formatQuantity } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { surelyBad } from '../../trial/known-events.js';
import { lower } from './names.js';
import { printedProse, printedValue } from './sources.js';

/** A question that the data raise, and how to tell that another asks it already. */
interface Raised {
  text: string;
  asked: RegExp;
}

/** All questions, in the order in which they are put. */
export function questionsOf(trial: Trial): string[] {
  const own = trial.questions.map((question) => printedProse(trial, question));
  const raised = [fewPeople(trial), changesOfTreatment(trial), outcomeThatStandsIn(trial), levelNotStated(trial)];
  const more = raised.flatMap((question) =>
    question && !own.some((text) => question.asked.test(bare(text))) ? [question.text] : [],
  );
  return [...own, ...more];
}

/** Fewer people than this make an estimate wide whatever is measured. */
const few = 50;

/** The smallest group that a result was counted in. */
function fewPeople(trial: Trial): Raised | null {
  const { results, populations } = trial;
  const counted = populations.filter((one) => results.some(({ population }) => population === one));
  const sizes = counted.flatMap((population) => sizeOf(population));
  const smallest = sizes.toSorted((a, b) => a.n.value - b.n.value)[0];
  if (!smallest || smallest.n.value >= few) return null;
  const n = formatQuantity(smallest.n);
  return {
    text: `${upper(lower(smallest.name))}: ${printedValue(trial, smallest.n)} people. How large an effect could a group of that size have shown, or missed?`,
    asked: new RegExp(`\\b${n}\\b|sample size|too (few|small)|how many (people|participants|patients)`, 'i'),
  };
}

function sizeOf({ name, n }: TrialPopulation) {
  return isQuantity(n) ? [{ name, n }] : [];
}

/** What the design tells of changed treatment, in its own words. */
function changesOfTreatment({ design }: Trial): Raised | null {
  const told = design.conduct.find((words) => /switch|cross(ed)?[- ]?over|rescue|open[- ]label/i.test(words));
  if (told === undefined) return null;
  return {
    text: `${upper(told)}. What can the arms still tell, compared after that?`,
    asked: /switch|cross(ed)?[- ]?over|rescue|open[- ]label/i,
  };
}

/** What patients feel, how they function and whether they survive needs no stand-in (FDA-NIH BEST glossary, “clinical outcome”). */
const felt = /death|mortal|surviv|died|alive|pain|quality of life|function|symptom|fatigue|walk/i;

/** A measured primary outcome may stand in for what patients feel. */
function outcomeThatStandsIn({ outcomes }: Trial): Raised | null {
  const primary = outcomes.find(({ role, type }) => role === 'primary' && (type === 'continuous' || type === 'rate'));
  // A stroke or a fracture stands for nothing else.
  const isEvent = primary?.type === 'rate' && surelyBad.test(primary.name);
  if (!primary || isEvent || felt.test(wordsOf(primary))) return null;
  return {
    text: `The primary outcome is ${lower(primary.name)}, ${primary.measure}. What does it say about how patients feel, function or survive?`,
    asked: /surrogate|matters? to (your )?patients|patients (feel|notice)|feel, function/i,
  };
}

const wordsOf = ({ name, long_name: long, measure }: Outcome) => `${name} ${long ?? ''} ${measure}`;

/** An interval without its level may be narrower than it seems. */
function levelNotStated(trial: Trial): Raised | null {
  const intervals = trial.results.flatMap(({ arms, comparisons }) => [
    ...comparisons.map(({ ci }) => ci),
    ...Object.values(arms).map((values) => (typeof values === 'string' ? null : values.ci)),
  ]);
  if (!intervals.some((interval) => interval !== null && isUnstated(interval))) return null;
  return {
    text: 'No source read states the level of the intervals. What can be read from them all the same?',
    asked: /level/i,
  };
}

const isUnstated = ({ level }: Interval): boolean => !isQuantity(level);
