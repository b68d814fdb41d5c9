/** Where a trial is registered, who ran it and when: lines for the slide of sources. */
import type { Dataset } from '../../dataset/schema.js';
import { formatDate } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { withMark } from './sources.js';

/** What the dataset has of registration, sponsor and dates, a line each, with the letters of its sources. */
export function registrationLines(dataset: Dataset): string[] {
  const ids = dataset.registrations.map(({ registry, id, ...row }) => withMark(dataset, `${registry} ${id}`, [row]));
  return [ids.join('; '), sponsorLine(dataset), datesLine(dataset)].filter((line) => line !== '');
}

function sponsorLine(dataset: Dataset): string {
  const { funding } = dataset;
  if (!funding) return '';
  const others = funding.collaborators.length > 0 ? `, with ${funding.collaborators.join(', ')}` : '';
  return withMark(dataset, `Sponsor: ${funding.sponsor}${others}`, [funding]);
}

function datesLine(dataset: Dataset): string {
  const { dates } = dataset;
  if (!dates) return '';
  const steps = [
    ['begun', dates.start],
    ['primary outcome complete', dates.primary_completion],
    ['complete', dates.completion],
    ['results posted', dates.results_posted],
  ];
  const told = steps.flatMap(([step, date]) => (date ? [`${step} ${formatDate(date)}`] : [])).join('; ');
  return told === '' ? '' : withMark(dataset, upper(told), [dates]);
}
