/** Words that tell that arms were alike, or on which side an effect may still lie, against the intervals. */
import { exact } from '../../dataset/quantity.js';
import { riskDifference } from '../../statistics/proportion.js';
import { countsOf } from '../../trial/calculated/inputs.js';
import { crossesNoEffect, noEffectOf } from '../../trial/effect.js';
import type { Trial, TrialArm } from '../../trial/trial.js';
import type { Row } from '../rows-in-text.js';
import { denial, resultsIn, singleArms, type Statement } from '../statements.js';
import type { Reading } from '../reading.js';
import { should, type Compared } from './agreement.js';

/** In every statement on what the trial found. */
export function checkAlikeWords(trial: Trial, { statements }: Reading): Compared[] {
  return statements
    .filter(({ by }) => by !== 'source')
    .flatMap((statement) => [...alike(trial, statement), ...notExcluded(trial, statement)]);
}

// ── Alike ───────────────────────────────────────────────────────────────────

const alikeWords =
  /\b(?:similar(?:ly)?|(?:equally|(?<!\b(?:half|twice|third|quarter|fifth|times) )as|no more|no less) (?:common|frequent|often)|comparable|did not differ|no different|no difference|the same (?:in|on|with))\b/i;

/** `As common as on placebo`: no interval of the row leaves out no effect, neither as it is told nor by the counts. */
function alike(trial: Trial, { text, rows, mentions, place }: Statement): Compared[] {
  const said = alikeWords.exec(text);
  if (
    !said ||
    denial.test(text.slice(0, said.index)) ||
    /\b(?:and|in|with) \w+ (?:with|of|between) (?:subgroups?|doses?|cohorts?)\b/i.test(text)
  )
    return [];
  const named = mentions.flatMap(({ arms }) => arms);
  const arms = singleArms(trial).filter((arm) => named.length < 2 || named.includes(arm));
  const [one, ...more] = named;
  const told = [
    ...resultsIn(trial, rows).flatMap(({ outcome, comparisons }) =>
      comparisons.flatMap((comparison) => {
        const crosses =
          arms.includes(comparison.arm) &&
          arms.includes(comparison.versus) &&
          (!one || more.length > 0 || comparison.arm === one || comparison.versus === one)
            ? crossesNoEffect(comparison)
            : null;
        const { estimate, ci } = comparison;
        return crosses === null
          ? []
          : [
              {
                crosses,
                of: outcome.name,
                shown: `${String(estimate)} (${String(ci?.low)} to ${String(ci?.high)})`,
              },
            ];
      }),
    ),
    ...rows
      .filter(({ kind }) => kind === 'event')
      .flatMap((row) =>
        pairsOf(arms).flatMap(([one, two]) => {
          const [first, second] = [countsIn(row, one), countsIn(row, two)];
          if (!first || !second) return [];
          const { low, high } = riskDifference(first, second, 95);
          return [
            {
              crosses: low <= 0 && high >= 0,
              of: row.name,
              shown: `${first.events}/${first.n} and ${second.events}/${second.n}`,
            },
          ];
        }),
      ),
  ];
  const apart = told.find(({ crosses }) => !crosses);
  const [first] = told;
  if (!first) return [];
  const { of, shown } = apart ?? first;
  const message = `“${said[0]}” stands in this sentence, and of “${of}” ${shown} differ by more than chance explains`;
  return [
    should(
      place,
      `“${said[0]}” and ${shown}`,
      told.some(({ crosses }) => crosses),
      message,
      'check the words and the values',
      'the 95% interval as it is told, or of the difference of the counts',
    ),
  ];
}

const pairsOf = (arms: TrialArm[]): [TrialArm, TrialArm][] =>
  arms.flatMap((one, at) => arms.slice(at + 1).map((two): [TrialArm, TrialArm] => [one, two]));

function countsIn({ ofArms }: Row, arm: TrialArm) {
  const values = ofArms.find((one) => one.arm === arm)?.values;
  return values === undefined || typeof values === 'string' ? null : countsOf({ ...values, n: values.n ?? arm.n });
}

// ── Not excluded ────────────────────────────────────────────────────────────

const notExcludedWords =
  /\b(above|higher|more|larger|greater|increase|rise|below|lower|less|fewer|smaller|decrease|fall|reduction)\b[^.;,]{0,60}\b(?:cannot|could not|can[’']t|is not|was not) (?:be )?(?:ruled out|excluded)/i;

/** `A value below cannot be ruled out`: some interval reaches to that side of no effect. */
function notExcluded(trial: Trial, { text, like, place }: Statement): Compared[] {
  const [said, side] = notExcludedWords.exec(text) ?? [];
  if (said === undefined || side === undefined) return [];
  const isAbove = /above|higher|more|larger|greater|increase|rise/i.test(side);
  const told = resultsIn(trial, like).flatMap(({ outcome, comparisons }) =>
    comparisons.flatMap((comparison) => {
      const none = noEffectOf(comparison);
      const [low, high] = [exact(comparison.ci?.low), exact(comparison.ci?.high)];
      if (none === null || !low || !high) return [];
      return [
        {
          reaches: isAbove ? high.value > none : low.value < none,
          of: outcome.name,
          shown: `${String(low)} to ${String(high)}`,
          none,
        },
      ];
    }),
  );
  const [first] = told;
  if (!first) return [];
  const message = `“${said}”, and the interval of “${first.of}”, ${first.shown}, does not reach ${isAbove ? 'above' : 'below'} ${first.none}`;
  return [
    should(
      place,
      `“${said}” and ${first.shown}`,
      told.some(({ reaches }) => reaches),
      message,
      'check the words and the interval',
    ),
  ];
}
