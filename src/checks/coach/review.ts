/** What was registered, and when people last looked: whether the primary outcome is the registered one, and whether values were compared with the sources. */
import type { Mend } from '../../errors.js';
import { doubt, type Finding } from '../../dataset/finding.js';
import type { Dataset, Outcome } from '../../dataset/schema.js';
import { numbersInText } from '../numbers-in-text.js';

/** The primary outcome against the one of the registration; asked for where nothing tells it. */
export function askRegistration(dataset: Dataset): Finding[] {
  const { outcomes, registrations, sources } = dataset;
  const primary = outcomes.filter(({ role }) => role === 'primary');
  const first = outcomes.findIndex(({ role }) => role === 'primary');
  const fromRegistry = ({ source }: Outcome) => sources.find(({ id }) => id === source)?.kind === 'registry';
  const registered = registrations.flatMap(({ primary: words }, index) => (words ? [{ words, index }] : []));
  if (primary.length === 0) return [];
  if (registered.length > 0) {
    return registered
      .filter(({ words }) => !primary.some((outcome) => isAlike(words, outcome)))
      .map(({ words, index }) => {
        const own = primary.map(({ name, timepoint }) => `${name}, ${timepoint}`).join('; ');
        const message = `the primary outcome was registered as “${words}”; here it is “${own}”`;
        return doubt(
          `registrations.${index}.primary`,
          message,
          'say in the limitations that it was changed; if it is the same in other words, answer “known: the same”',
        );
      });
  }
  if (primary.every(fromRegistry)) return [];
  const hint =
    'write under registrations “primary: the outcome in the words of the record”, to see whether it was changed';
  return registrations.length > 0
    ? [doubt('registrations.0', 'nothing tells whether the primary outcome is the registered one', hint)]
    : [
        doubt(
          `outcomes.${first}`,
          'no registration is given, so that nobody sees whether the primary outcome was changed',
          'add registrations, with “primary: the outcome in the words of the record”',
        ),
      ];
}

/** Whether two texts tell of one outcome, as far as words go: the same times, and a word of the name. */
function isAlike(words: string, { name, long_name: long, measure, timepoint }: Outcome): boolean {
  const [theirs, ours] = [timesIn(words), timesIn(`${name} ${timepoint}`)];
  const sameTime = theirs.length === 0 || ours.length === 0 || ours.some((time) => theirs.includes(time));
  const own = contentWords(`${name} ${long ?? ''} ${measure}`);
  return sameTime && contentWords(words).some((word) => own.includes(word));
}

const timesIn = (text: string): string[] =>
  numbersInText(text).flatMap(({ kind, size, unit }) => (kind === 'time or amount' ? [`${unit} ${size}`] : []));

const common =
  /^(?:from|with|change|baseline|mean|week|weeks|month|months|year|years|time|score|participants|patients|percentage|proportion|number|rate|first|event|events|total|activity|index|scale)$/;
const contentWords = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}[\p{L}\d-]{2,}/gu) ?? []).filter((word) => !common.test(word));

const compared: Mend = { kind: 'compared' };
const finish: Mend = { kind: 'finish' };

/** A draft that is whole, and values that nobody has compared with the sources since they were changed. */
export function askReview({ draft, verified, revised }: Dataset): Finding[] {
  const how =
    'look each value up (“npx trialbrief verify” does with the sources at hand), then write “verified:” with the day';
  const message =
    verified === null
      ? 'no value is told to have been compared with its source'
      : `the data were changed on ${revised}, after they were compared with the sources on ${verified}`;
  const isOpen = verified === null || verified < revised;
  return [
    ...(isOpen ? [{ ...doubt(verified === null ? 'revised' : 'verified', message, how), mend: compared }] : []),
    ...(draft
      ? [
          {
            ...doubt('draft', 'the file says that it is a draft', 'delete this line when everything else here is done'),
            mend: finish,
          },
        ]
      : []),
  ];
}
