/** An estimation figure: what each arm had and, beside it, how it compares (Gardner and Altman, BMJ 1986;292:746). */
import { hasOutcomeUnit, measureName } from '../../trial/effect.js';
import { typeFacts } from '../../trial/outcome-types.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { ArmResult, Outcome } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialResult } from '../../trial/trial.js';
import { own } from '../../own.js';
import { lettered } from '../../document/carried.js';
import { upper } from '../../format/capital.js';
import { effectAxis, estimateOf, hasEstimate, lettersOnHead, usualInterval, type Estimated } from './effect.js';
import { marginNote } from './margin.js';
import {
  betterSentence,
  armMark,
  armsInFigure,
  blankMark,
  drawnIntervals,
  sharedLetters,
  sentence,
  toneOf,
  type ChartView,
  type Field,
  type MarkView,
} from './marks.js';
import { lower, populationName, resultLabel, shortName, timeBehindName } from './names.js';
import { printedValue } from './sources.js';

/** Null where no arm has a value to draw. */
export function estimationOf(trial: Trial, result: TrialResult): ChartView | null {
  const outcome = result.outcome;
  const field = typeFacts(outcome.type).value;
  if (!field) return null;
  const compared = comparedIn(result);
  const usual = usualInterval(compared);
  const rows = armsIn(trial, result, compared).flatMap((arm): MarkView[] => {
    const mark = armMark(trial, result, arm, field);
    const estimates = compared.filter((one) => one.arm === arm).map((one) => estimateOf(trial, one, usual));
    if (!mark && estimates.length === 0) return [];
    const bare = { ...blankMark, label: shortName(arm), tone: toneOf(trial, arm) };
    return [{ ...(mark ?? bare), estimates }];
  });
  const measured = rows.filter(({ text }) => text !== '').length;
  // One arm alone tells nothing of an effect that is known.
  if (measured === 0 || (measured === 1 && compared.some(({ ci }) => ci !== null))) return null;
  const values = sharedLetters(rows.map(({ text }) => text));
  const bareRows = rows.map((row, index) => ({ ...row, text: values.texts[index]! }));
  const { effect, marks } =
    compared.length > 0
      ? lettersOnHead(
          effectAxis(
            trial,
            compared.map((comparison) => ({ result, comparison })),
            outcome,
          ),
          bareRows,
        )
      : { effect: null, marks: bareRows };
  const title = upper(resultLabel(result));
  const who = populationName(trial, result.population);
  const notes = [
    drawnIntervals(trial, [result]),
    missingIntervals(rows, result),
    ...effectNotes(trial, compared, outcome),
  ];
  return {
    kind: 'estimation',
    title,
    arms: { ...armsHead(outcome, result, field, values.letters), most: field === 'percent' ? '100' : '' },
    effect,
    columns: [],
    note: [`${who}.`, ...notes].filter(Boolean).join(' '),
    marks,
    alt: sentence(`${title}, ${lower(who)}`, rows, betterSentence(outcome), [
      effect ? `Compared: ${lower(effect.head)}, ${effect.detail}.` : '',
      ...notes,
    ]),
  };
}

/** The comparisons that share an axis with the first: its measure, against the same arm, one an arm. */
function comparedIn({ comparisons }: TrialResult): Estimated[] {
  const estimated = comparisons.filter(hasEstimate);
  const first = estimated[0];
  const alike = estimated.filter((one) => measureName(one) === measureName(first!) && one.versus === first!.versus);
  return alike.filter(({ arm }, index) => alike.findIndex((other) => other.arm === arm) === index);
}

/** The arms of the trial; with those that pool some, where they have a value or are compared. */
function armsIn(trial: Trial, { arms }: TrialResult, compared: Estimated[]): TrialArm[] {
  const pooled = trial.arms.filter(
    (arm) => arm.pools.length > 0 && (typeof own(arms, arm.id) === 'object' || compared.some((one) => one.arm === arm)),
  );
  const versus = compared[0]?.versus;
  const all = [...armsInFigure(trial), ...pooled];
  // What is compared with stands first.
  return versus ? [versus, ...all.filter((arm) => arm !== versus)] : all;
}

/** What is measured, and below it of what, in which unit and when. */
function armsHead({ name, measure, unit }: Outcome, result: TrialResult, field: Field, letters: string) {
  const time = timeBehindName(result);
  const head = field === 'percent' ? upper(name) : upper(measure);
  const detail = field === 'percent' ? [`% of participants`, time] : [name, measure === unit ? '' : (unit ?? ''), time];
  return { head: lettered(head, letters), detail: detail.filter(Boolean).join(', ') };
}

function effectNotes(trial: Trial, compared: Estimated[], { important_difference: important }: Outcome): string[] {
  const band = isQuantity(important) && compared[0] !== undefined && hasOutcomeUnit(compared[0]);
  return [
    band
      ? `Between the dotted lines: less than the smallest difference that matters, ${printedValue(trial, important)}.`
      : '',
    marginNote(trial, compared),
  ];
}

function missingIntervals(marks: MarkView[], { arms }: TrialResult): string {
  const measured = marks.filter(({ text }) => text !== '');
  const without = measured.filter(({ low, high }) => low === '' || high === '');
  if (without.length === 0) return '';
  const hasRange = (values: ArmResult) => typeof values !== 'string' && values.range !== null && !values.ci;
  if (without.length === measured.length && Object.values(arms).some(hasRange))
    return 'Confidence intervals of the arms: not reported; their ranges stand in the table.';
  return without.length === measured.length
    ? 'Intervals of the arms: not reported.'
    : `Interval not reported: ${without.map(({ label }) => lower(label)).join(', ')}.`;
}
