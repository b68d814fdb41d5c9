/** Who was treated with what, against what, and how it was measured: the four boxes, each with the letters of its sources. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Arm, Dataset, Outcome } from '../../dataset/schema.js';
import { formatValue } from '../../format/format.js';
import { countriesOf, trialArms, upper } from './names.js';
import { phrase, withMark, type Part } from './sources.js';

export interface PicoView {
  patients: string;
  intervention: string;
  comparison: string;
  outcomes: string;
}

/** Words of the design, or none where they only say that nothing is reported. */
export const reportedWords = (words: string) => (words === 'not reported' || words === 'not applicable' ? '' : words);

/** The four boxes. */
export function picoOf(dataset: Dataset): PicoView {
  const { participants, sites, design, outcomes } = dataset;
  const { randomised, description, age_from: from, age_to: to } = participants;
  const aged = isQuantity(from) && isQuantity(to) ? `, aged ${formatValue(from)}–${formatValue(to)}` : '';
  const people: Part[] = isQuantity(randomised)
    ? [
        [formatValue(randomised), randomised],
        [` ${description}`, participants],
        [aged, from, to],
      ]
    : [
        [upper(description), participants],
        [aged, from, to],
        [`; number ${randomised}`, randomised],
      ];
  const total = sites && isQuantity(sites.total) ? `${formatValue(sites.total)} sites` : 'sites';
  const where: Part[] = sites
    ? [
        [total, sites.total],
        [` in ${countriesOf(sites)}`, ...Object.values(sites.countries)],
      ]
    : [];
  const of = (role: Arm['role']) => trialArms(dataset).filter((arm) => arm.role === role);
  const told = (arms: Arm[]) => withMark(dataset, armsInWords(arms), arms);
  const named = outcomes.filter(({ role }) => role === 'primary');
  const conduct = [reportedWords(design.masking), design.allocation === 'randomised' ? 'randomised' : ''];
  return {
    patients: [phrase(dataset, people), phrase(dataset, where)].filter(Boolean).join('; '),
    intervention: told(of('experimental')),
    comparison: [
      told(of('comparator')) || (of('experimental').length > 1 ? 'The arms with one another' : 'None'),
      withMark(dataset, conduct.filter(Boolean).join(', '), [design]),
    ]
      .filter(Boolean)
      .join('; '),
    outcomes: [
      ...named.slice(0, mostOutcomes).map((outcome) => withMark(dataset, outcomeInWords(outcome), [outcome])),
      ...(named.length > mostOutcomes ? [`and ${named.length - mostOutcomes} more`] : []),
    ].join('; '),
  };
}

/** More primary outcomes than these are counted. */
const mostOutcomes = 2;

const outcomeInWords = ({ name, measure, timepoint }: Outcome) =>
  [name, measure, timepoint === 'not reported' || timepoint.endsWith('…') ? '' : timepoint].filter(Boolean).join(', ');

/** Arms with what they share said once: `Dazukibart 600 mg or 150 mg, intravenous, every 4 weeks`. */
function armsInWords(arms: Arm[]): string {
  const shared = (key: 'drug' | 'route' | 'schedule') =>
    arms.every((arm) => arm[key] === arms[0]?.[key]) ? (arms[0]?.[key] ?? '') : '';
  const oneDrug = arms.length > 1 && shared('drug') !== '' && arms.every(({ dose }) => dose !== null);
  const names = oneDrug
    ? `${upper(shared('drug'))} ${or(arms.map(({ dose }) => dose!))}`
    : or(arms.map(({ name }) => name));
  return [names, shared('route'), shared('schedule')].filter(Boolean).join(', ');
}

const or = (items: string[]) =>
  [...items.slice(0, -1), ''].join(', ').replace(/, $/, items.length > 1 ? ' or ' : '') + (items.at(-1) ?? '');
