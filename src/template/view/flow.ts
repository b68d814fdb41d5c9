/** The flow of participants: screened, randomised or enrolled, arms. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Value } from '../../dataset/schema.js';
import { countriesOf } from '../../trial/countries.js';
import type { Trial, TrialPopulation } from '../../trial/trial.js';

import { bare } from '../../document/carried.js';
import { upper } from '../../format/capital.js';
import { formatList, formatCell, formatValue } from '../../format/format.js';
import { toneOf } from './marks.js';
import { areArmsCounted, assignedArms, lower, shortName } from './names.js';
import { phrase, printedValue, withMark, type Part } from './sources.js';

/** A box, and those below it. */
export interface StepView {
  n: string;
  label: string;
  detail: string;
  /** The number for drawing, and the colour of an arm; empty where there is none. */
  count: string;
  tone: string;
  steps: StepView[];
}
/** The flow of participants, as templates see it. */
export interface FlowView {
  alt: string;
  root: StepView;
  /** Cohorts and sites in a line each, with their letters, for below the boxes. */
  cohorts: string;
  sites: string;
}

/** The tree of boxes from those screened, where that is known, down to the arms. */
export function flowOf(trial: Trial): FlowView {
  const { participants } = trial;
  const taken = takenHow(trial);
  const arms = assignedArms(trial).map((arm) => ({
    n: arm.n === 'not applicable' ? '' : withMark(trial, formatCell(arm.n), [arm.n]),
    label: shortName(arm),
    detail: '',
    count: isQuantity(arm.n) ? String(arm.n.value) : '',
    tone: toneOf(trial, arm),
    steps: [],
  }));
  const { randomised } = participants;
  // Who stands in the arms is not all who were enrolled, where that number is none.
  const unnumbered = upper(taken === 'enrolled' ? 'taking part' : taken);
  const isLeftOut = randomised === 'not applicable' || areArmsCounted(trial);
  const people = isQuantity(randomised)
    ? { n: printedValue(trial, randomised), label: taken }
    : { n: '', label: isLeftOut ? unnumbered : `Number ${taken}: ${randomised}` };
  const enrolled = { ...people, detail: overlapOf(trial), count: '', tone: '', steps: arms };
  const root = isQuantity(participants.screened)
    ? {
        n: printedValue(trial, participants.screened),
        label: 'screened',
        detail: '',
        count: '',
        tone: '',
        steps: [enrolled],
      }
    : enrolled;
  return { alt: altOf(trial, root), root, cohorts: cohortsOf(trial), sites: sitesOf(trial) };
}

/** What the number of people says, also where they were not each randomised to one arm. */
export function takenHow(trial: Trial): string {
  const { design, participants } = trial;
  if (design.allocation !== 'randomised') return 'enrolled';
  if (design.structure === 'crossover') return 'randomised to an order of treatments';
  if (design.structure !== 'cluster') return 'randomised';
  const { clusters } = participants;
  if (!isQuantity(clusters)) return 'in randomised clusters';
  return withMark(trial, `in ${formatValue(clusters)} randomised clusters`, [clusters]);
}

/** Of a crossover, that all had each treatment; and where groups of a parallel trial add up to more than all, that they are no arms that people were parted into. */
function overlapOf(trial: Trial): string {
  const { randomised } = trial.participants;
  const counts = assignedArms(trial).map(({ n }) => (isQuantity(n) ? n.value : 0));
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (counts.length < 2) return '';
  if (trial.design.structure === 'crossover') return 'each taken in turn';
  return isQuantity(randomised) && total > randomised.value ? 'groups below overlap' : '';
}

function altOf(trial: Trial, root: StepView): string {
  const screened = root.label === 'screened' ? `${root.n} screened, ` : '';
  const { n, label, steps } = root.label === 'screened' ? root.steps[0]! : root;
  const arms = formatList(steps.map((step) => `${lower(step.label)} ${step.n}`));
  const cohorts = cohortsOf(trial);
  const overlap = overlapOf(trial);
  const people = [n, lower(label), overlap && `(${overlap})`].filter(Boolean).join(' ');
  const told = `Flow of participants: ${screened}${people}; ${arms}.${cohorts ? ` Cohorts: ${cohorts}.` : ''}`;
  return bare(told);
}

function cohortsOf(trial: Trial): string {
  const cohorts = trial.populations.filter(({ kind, external }) => kind === 'cohort' && !external);
  if (cohorts.length < 2) return '';
  const part = ({ name, n }: TrialPopulation): Part => [`${lower(name.replace(/ cohort$/i, ''))} ${formatValue(n)}`, n];
  return phrase(trial, cohorts.map(part), ' · ');
}

function sitesOf(trial: Trial): string {
  const part = ([country, count]: [string, Value]): Part => [`${country} ${formatValue(count)}`, count];
  return phrase(trial, countriesOf(trial.sites).named.map(part), ' · ');
}
