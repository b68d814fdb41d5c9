/** Strengths and limits that a record shows by itself; what it says of its own limits comes first. */
import { isOpen, maskedWords } from '../draft/design.js';
import { exact, figure } from '../reading/numbers.js';
import { armsOf } from '../draft/arms.js';
import { countOfAll, startedOf } from '../draft/people.js';
import type { Analysis, RegistryTrial } from '../registry-trial.js';
import { upper } from '../../format/capital.js';
import { isOutsideRandomisation } from '../reading/unrandomised.js';
import { clauses } from '../text.js';
import type { ArmDraft, Outcomes, ResultDraft } from '../drafts.js';

/** What speaks for a trial by its design. */
export function strengthsOf(trial: RegistryTrial): string[] {
  const masked = maskedWords(trial);
  return [
    ...(trial.design.allocation === 'randomised' ? ['Randomised'] : []),
    ...(masked ? [upper(masked)] : []),
    'Results are posted in a public registry',
  ];
}

/** What to read with care; of the outcomes, whether some have no figures, were not taken, or not whole. */
export function limitationsOf(
  trial: RegistryTrial,
  arms: ArmDraft[],
  results: ResultDraft[],
  { further, unposted, isPartial, isCut }: Pick<Outcomes, 'further' | 'unposted' | 'isPartial' | 'isCut'>,
): string[] {
  return [
    ...ownWords(trial),
    ...(trial.design.allocation === 'randomised' ? [] : ['Not randomised']),
    ...(isOpen(trial) ? ['Open-label'] : []),
    ...(trial.arms.some((arm) => isOutsideRandomisation(arm, trial))
      ? ['The groups called open-label were not randomised; outcomes are told of the randomised part only']
      : []),
    ...few(trial),
    ...counted(trial),
    ...overlapping(trial, arms),
    ...comparing(trial, arms, results),
    ...analysed(trial),
    ...(isPartial ? ['Of the primary outcome only some rows are taken over; others may show something else'] : []),
    ...(unposted > 0 && results.length > 0 ? ['The record has no figures for some of its outcomes'] : []),
    ...(further > 0
      ? ['Not all outcomes of the record are taken over']
      : isCut && !isPartial
        ? ['Of outcomes with several rows, not all rows are taken over']
        : []),
    'The only source is the registry record; the article has not been read',
  ];
}

/** Letters of a quotation. */
const mostQuoted = 420;

function ownWords(trial: RegistryTrial): string[] {
  const { caveats, status } = trial;
  const said = (text: string) => clauses(text, mostQuoted);
  return [
    ...(caveats
      ? [
          said(caveats)
            ? `The record says: “${said(caveats)!}”`
            : 'The record has a caveat of its own, too long to be told here',
        ]
      : []),
    ...(status.isTerminated
      ? [status.why && said(status.why) ? `Stopped early; the record says: “${said(status.why)!}”` : 'Stopped early']
      : []),
  ];
}

function few(trial: RegistryTrial): string[] {
  const count = countOfAll(trial);
  const started = startedOf(trial);
  return count !== null && count < 100 && (started === null || started === count || trial.design.model === 'crossover')
    ? [`[[participants.randomised]] ${count === 1 ? 'participant' : 'participants'} in all`]
    : [];
}

/** Where other numbers of people started than were enrolled; in a crossover trial many are counted more than once. */
function counted(trial: RegistryTrial): string[] {
  const [enrolled, started] = [exact(figure(trial.design.enrolled)), startedOf(trial)];
  if (enrolled === null || started === null || enrolled === started) return [];
  if (trial.arms.some((arm) => isOutsideRandomisation(arm, trial))) return [];
  if (started < enrolled && trial.design.allocation !== 'randomised')
    return ['The record gives results of fewer people than were enrolled'];
  if (started < enrolled) return ['Fewer people started in the arms than were enrolled, by the record'];
  return trial.design.model === 'crossover' ? [] : ['The arms hold more people than were enrolled, by the record'];
}

/** Where harms are told of other groups than the arms, and these hold more people than took part. */
function overlapping(trial: RegistryTrial, arms: ArmDraft[]): string[] {
  const { serious, columns } = trial.harms;
  const enrolled = exact(figure(trial.design.enrolled));
  const atRisk = serious.map((count) => exact(figure(count.atRisk)) ?? 0);
  const total = atRisk.reduce((sum, n) => sum + n, 0);
  const inTurn = trial.design.model === 'crossover';
  return !inTurn && armsOf(columns, arms).size === 0 && total > (enrolled ?? total)
    ? ['Harms are told of groups that overlap: some people are counted in several']
    : [];
}

function comparing(trial: RegistryTrial, arms: ArmDraft[], results: ResultDraft[]): string[] {
  const isSingle = arms.filter(({ pools }) => pools.length === 0).length === 1;
  if (isSingle || trial.design.model === 'single-arm') return ['One treatment, with nothing to compare it with'];
  const compared = results.some(
    ({ comparisons, analysed }) => comparisons.length > 0 || analysed === 'of all rows' || analysed === 'in words',
  );
  return compared ? [] : ['No comparison of two arms in the outcomes taken from the record'];
}

const wordsOf = ({ words, method }: Analysis) => [...Object.values(words), method].join(' ');
const unadjusted =
  /\b(?:not|without|no|un)[- ]?(?:controll|adjust|correct|account)\w*\b.{0,40}\bmultipl|\bmultiplicity\b.{0,40}\b(?:not|no|without)\b.{0,10}\b(?:controll|adjust|correct)/i;

/** Tests of which a later one counts only after an earlier one. */
const inOrder =
  /\bhierarchical(?:ly)? (?:test|procedure|order)|\bgate-?keep|\b(?:fixed|testing) sequence\b|\bsequential(?:ly)? test|\bclosed test|\bonly (?:after|if)\b.{0,80}\bsignifican/i;

/** What the record remarks on its analyses. */
function analysed(trial: RegistryTrial): string[] {
  const all = trial.outcomes.flatMap(({ role, analyses }) => analyses.map((analysis) => ({ role, analysis })));
  const primary = all.filter(({ role }) => role === 'primary');
  const postHoc = primary.some(({ analysis }) => /\bpost[- ]?hoc\b/i.test(wordsOf(analysis)));
  const ordered = all.some(({ analysis }) => inOrder.test(wordsOf(analysis)));
  const multiple = all.some(({ analysis }) => unadjusted.test(wordsOf(analysis)));
  return [
    ...(postHoc ? ['An analysis of the primary outcome was post hoc, as the record says'] : []),
    ...(ordered ? ['Tests in an order, as the record says: a later one counts only after an earlier one'] : []),
    ...(multiple ? ['Some analyses without adjustment for multiplicity, as the record says'] : []),
  ];
}
