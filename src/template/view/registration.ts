/** Where a trial is registered, who ran it and when: lines for the slide of sources. */
import type { Trial } from '../../trial/trial.js';
import { formatDate } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { withMark } from './sources.js';

/** What the dataset has of registration, sponsor and dates, a line each, with the letters of its sources. */
export function registrationLines(trial: Trial): string[] {
  const ids = trial.registrations.map(({ registry, id, ...row }) => withMark(trial, `${registry} ${id}`, [row]));
  return [...ids, sponsorLine(trial), datesLine(trial)].filter((line) => line !== '');
}

function sponsorLine(trial: Trial): string {
  const { funding } = trial;
  if (!funding) return '';
  const others = funding.collaborators.length > 0 ? `, with ${funding.collaborators.join(', ')}` : '';
  return withMark(trial, `Sponsor: ${funding.sponsor}${others}`, [funding]);
}

function datesLine(trial: Trial): string {
  const { dates } = trial;
  if (!dates) return '';
  const steps = [
    ['begun', dates.start],
    ['primary outcome complete', dates.primary_completion],
    ['complete', dates.completion],
    ['results posted', dates.results_posted],
  ];
  const told = steps.flatMap(([step, date]) => (date ? [`${step} ${formatDate(date)}`] : [])).join('; ');
  return told === '' ? '' : withMark(trial, upper(told), [dates]);
}
