/** Days of the trial against one another, and against the article. */
import type { Trial } from '../../trial/trial.js';
import { should, type Compared } from './agreement.js';

/** Start, completion and posting follow one another, and no article was in print before the trial began. */
export function checkDates(trial: Trial): Compared[] {
  return [...checkDays(trial), ...checkTimes(trial)];
}

/** An outcome that was measured at one time has a result of that time, where its results are all of one. */
function checkTimes({ outcomes, results }: Trial): Compared[] {
  return outcomes.flatMap((outcome) => {
    const of = results.flatMap((result, index) => (result.outcome === outcome ? [{ result, index }] : []));
    const times = of.map(({ result }) => result.timepoint ?? outcome.timepoint);
    const numbers = (text: string) => [...text.matchAll(/\d+/g)].map(([digits]) => digits).join(' ');
    const [own, first] = [numbers(outcome.timepoint), of[0]];
    if (!first || own === '' || times.some((time) => numbers(time) === '' || numbers(time) === own)) return [];
    const message = `“${outcome.name}” is of ${outcome.timepoint}, and its results of ${[...new Set(times)].join(', ')}`;
    return [
      should(
        `results.${first.index}.timepoint`,
        `${outcome.timepoint} and ${times.join(', ')}`,
        false,
        message,
        'check the timepoint of the outcome and of its results',
      ),
    ];
  });
}

function checkDays({ dates, citation, dataset }: Trial): Compared[] {
  const known = (
    [
      ['dates.start', 'the start', dates?.start],
      ['dates.primary_completion', 'the last measurement of the primary outcome', dates?.primary_completion],
      ['dates.completion', 'the completion', dates?.completion],
      ['dates.results_posted', 'the posting of results', dates?.results_posted],
    ] as const
  ).flatMap(([path, name, day]) => (day ? [{ path, name, day }] : []));
  const order = known.flatMap((later, index) => {
    // Results of the primary outcome can be posted before the last visit of all.
    const before = known
      .slice(0, index)
      .filter(({ path }) => later.path !== 'dates.results_posted' || path !== 'dates.completion');
    const earlier = before.at(-1);
    if (!earlier) return [];
    const message = `${later.name} is dated ${later.day}, before ${earlier.name}, ${earlier.day}`;
    return [
      should(
        later.path,
        `${earlier.day} and ${later.day}`,
        isInOrder(earlier.day, later.day),
        message,
        'check both days',
      ),
    ];
  });
  const { revised } = dataset;
  const year = citation.published ?? citation.year;
  order.push(
    should(
      'citation.year',
      `${year} and ${revised}`,
      !/^\d{4}/.test(year) || isInOrder(year, revised),
      `the article is of ${year}, and the data were revised on ${revised}`,
      'check both',
    ),
  );
  const start = known.find(({ path }) => path === 'dates.start');
  if (!start) return order;
  const printed = citation.published ?? citation.year;
  const message = `the article is of ${printed}, and the trial began on ${start.day}`;
  return [
    ...order,
    should('dates.start', `${start.day} and ${printed}`, isInOrder(start.day, printed), message, 'check both'),
  ];
}

/** As far as both are told: a month or a year has no day. */
function isInOrder(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) <= other.slice(0, length);
}
