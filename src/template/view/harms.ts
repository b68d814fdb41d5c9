/** The verdict on harms: outcomes that were measured for safety, and adverse events. */
import { own } from '../../own.js';
import { isOfSafety } from '../../trial/harms.js';
import type { Trial, TrialEvent } from '../../trial/trial.js';
import { lower, shortName, trialArms } from './names.js';
import { printedProse } from './sources.js';
import { shareName, sharesOf, unitOf, valueOf, type VerdictView } from './verdicts.js';

/** A harm by arm: an outcome of safety, or an adverse event. */
type Harm = Pick<TrialEvent, 'arms' | 'disagreement'> & { kind: TrialEvent['kind'] | 'safety'; name: string };

/** What was to be measured comes before what was noted. */
const ranks: Harm['kind'][] = ['safety', 'serious', 'death', 'any', 'withdrawal', 'common', 'other'];

/** Takes what is told of harms in words; none where the data tell nothing of them. */
export function harmsVerdict(trial: Trial, told: string[]): VerdictView[] {
  const harms = harmsIn(trial);
  if (harms.length === 0) return [];
  const counted = harms
    .filter(({ arms }) => Object.values(arms).some((values) => valueOf(values) !== null))
    .toSorted((a, b) => ranks.indexOf(a.kind) - ranks.indexOf(b.kind));
  const [main] = counted;
  const share = main && sharesOf(trial, main.arms, (arm) => `${shortName(arm)}: ${lower(main.name)}`);
  const disputed = main?.disagreement ? `; ${printedProse(trial, main.disagreement)}` : '';
  return [
    {
      tone: 'harms',
      label: 'Harms',
      word: wordFor(trial, counted),
      value: share?.value ?? '',
      about: share ? `${share.about}${disputed}` : '',
      lines: told,
    },
  ];
}

function harmsIn(trial: Trial): Harm[] {
  const measured = trial.results
    .filter((result) => isOfSafety(result) && result.page && result.population.kind !== 'subgroup')
    .map((result): Harm => {
      const unit = unitOf(result, ['mean', 'median']);
      return { ...result, kind: 'safety', name: `${shareName(result)}${unit && `, ${unit}`}` };
    });
  return [...measured, ...trial.adverse_events];
}

/** What is known of harms: whether every arm of the trial has its counts. */
function wordFor(trial: Trial, counted: Harm[]): string {
  if (counted.length === 0) return 'told in words only';
  const arms = trialArms(trial);
  const isWhole = ({ arms: values }: Harm) =>
    arms.every(({ id }) => own(values, id) === 'not applicable' || valueOf(own(values, id)) !== null);
  if (!counted.every(isWhole)) return 'gaps in the reporting';
  return arms.length === 1 ? 'counted' : 'counted in every arm';
}
