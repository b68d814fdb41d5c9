/** The flow of participants: screened, randomised or enrolled, arms. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Dataset } from '../../dataset/schema.js';
import { formatList, formatCell, formatQuantity, formatValue } from '../../format/format.js';
import { armName, countriesOf, lower, trialArms } from './names.js';

export interface StepView {
  n: string;
  label: string;
  detail: string;
  steps: StepView[];
}
export interface FlowView {
  alt: string;
  root: StepView;
  /** Cohorts and sites in a line each, for below the boxes. */
  cohorts: string;
  sites: string;
}

/** The tree of boxes from those screened, where that is known, down to the arms. */
export function flowOf(dataset: Dataset): FlowView {
  const { participants, design } = dataset;
  const taken = design.allocation === 'randomised' ? 'randomised' : 'enrolled';
  const arms = trialArms(dataset).map((arm) => ({
    n: arm.n === 'not applicable' ? '' : formatCell(arm.n),
    label: armName(dataset, arm),
    detail: '',
    steps: [],
  }));
  const enrolled = { n: formatValue(participants.randomised), label: taken, detail: sitesShort(dataset), steps: arms };
  const root = isQuantity(participants.screened)
    ? { n: formatQuantity(participants.screened), label: 'screened', detail: '', steps: [enrolled] }
    : enrolled;
  return { alt: altOf(dataset, root, taken), root, cohorts: cohortsOf(dataset), sites: sitesOf(dataset) };
}

function altOf(dataset: Dataset, root: StepView, taken: string): string {
  const screened = root.label === 'screened' ? `${root.n} screened, ` : '';
  const { n, steps } = root.label === 'screened' ? root.steps[0]! : root;
  const arms = formatList(steps.map((step) => `${lower(step.label)} ${step.n}`));
  const cohorts = cohortsOf(dataset);
  return `Flow of participants: ${screened}${n} ${taken}; ${arms}.${cohorts ? ` Cohorts: ${cohorts}.` : ''}`;
}

function sitesShort({ sites }: Dataset): string {
  if (!sites) return '';
  return `${formatValue(sites.total)} sites, ${countriesOf(sites)}`;
}

function cohortsOf({ populations }: Dataset): string {
  const cohorts = populations.filter(({ kind }) => kind === 'cohort');
  if (cohorts.length < 2) return '';
  return cohorts.map(({ name, n }) => `${lower(name.replace(/ cohort$/i, ''))} ${formatValue(n)}`).join(' · ');
}

function sitesOf({ sites }: Dataset): string {
  if (!sites) return '';
  return Object.entries(sites.countries)
    .map(([country, count]) => `${country} ${formatValue(count)}`)
    .join(' · ');
}
