/** What a dataset tells more than once, and days that must follow one another. */
import { exact, isQuantity } from '../../dataset/quantity.js';
import type { ArmResult, Dataset } from '../../dataset/schema.js';
import { noEffectOf } from '../../trial/effect.js';
import type { Trial, TrialResult } from '../../trial/trial.js';
import { factsOf } from '../../trial/measures.js';
import { must, should, type Compared } from './agreement.js';
import { own } from '../../own.js';

/** The same value, dose, phase, year or day told twice; ages and days in order. */
export function checkDuplicates(trial: Trial): Compared[] {
  const { dataset } = trial;
  return [
    ...checkResults(trial),
    ...checkMirrors(dataset),
    ...checkDoses(dataset),
    ...checkCitation(dataset),
    ...checkAddresses(dataset),
    ...checkOrder(dataset),
  ];
}

function checkResults({ results }: Trial): Compared[] {
  return results.flatMap((result, index) => {
    const first = results.findIndex((other) => sameQuestion(other, result));
    if (first === index) return [];
    return Object.entries(result.arms).flatMap(([arm, values]) =>
      sameValues(own(results[first]!.arms, arm), values, `results.${index}.arms.${arm}`),
    );
  });
}

function sameQuestion(one: TrialResult, two: TrialResult): boolean {
  const when = ({ timepoint, outcome }: TrialResult) => timepoint ?? outcome.timepoint;
  return one.outcome === two.outcome && one.population === two.population && when(one) === when(two);
}

function sameValues(one: ArmResult | undefined, two: ArmResult, path: string): Compared[] {
  if (one === undefined || typeof one === 'string' || typeof two === 'string') return [];
  return (['n', 'mean', 'median', 'sd', 'events', 'percent', 'rate'] as const).flatMap((key) => {
    const [left, right] = [one[key], two[key]];
    if (!isQuantity(left) || !isQuantity(right)) return [];
    const message = `the ${key} is ${right.toString()} here, and ${left.toString()} in an earlier result of the same outcome, population and time`;
    return [
      should(
        `${path}.${key}`,
        `${left.toString()} and ${right.toString()}`,
        left.value === right.value,
        message,
        'check both',
      ),
    ];
  });
}

/** A against B, and B against A. */
function checkMirrors({ results }: Dataset): Compared[] {
  return results.flatMap(({ comparisons }, index) =>
    comparisons.flatMap((comparison, number) => {
      const mirror = comparisons
        .slice(0, number)
        .find(
          ({ arm, versus, measure }) =>
            arm === comparison.versus && versus === comparison.arm && measure === comparison.measure,
        );
      const [one, two] = [exact(mirror?.estimate), exact(comparison.estimate)];
      if (!one || !two) return [];
      const none = noEffectOf(comparison);
      const { kind } = factsOf(comparison.measure);
      // A reduction turned round is no plain opposite.
      if (none === null || kind === 'reduction') return [];
      const holds =
        kind === 'ratio'
          ? Math.abs((one.value / none) * (two.value / none) - 1) < 0.05
          : Math.abs(one.value + two.value) < 1e-9;
      const message = `${String(one)} one way round and ${String(two)} the other cannot both be`;
      return [
        should(
          `results.${index}.comparisons.${number}.estimate`,
          `${String(one)} and ${String(two)}, the arms exchanged`,
          holds,
          message,
          'check both signs',
        ),
      ];
    }),
  );
}

const doseIn = (text: string) => /(?<!\d[.,]?)\d[\d.,]*\s*(?:mg|g|µg|μg|mcg|mL|ml|IU)(?:\/\w+)?/.exec(text)?.[0];
const unspaced = (dose: string) => dose.replace(/\s/g, '');

/** The dose of an arm, in its own key and in its names. */
function checkDoses({ arms }: Dataset): Compared[] {
  return arms.flatMap(({ name, short, dose }, index) => {
    const own = doseIn(dose ?? '');
    const names = [...new Set([name, short ?? ''])].filter((text) => doseIn(text));
    if (!own || names.length === 0) return [];
    const other = names.filter((text) => unspaced(doseIn(text)!) !== unspaced(own));
    const told = (texts: string[]) => texts.map((text) => `“${text}”`).join(' and ');
    const message = `the dose is ${own}, but the arm is called ${told(other)}`;
    return [should(`arms.${index}.dose`, `${own} and ${told(names)}`, other.length === 0, message, 'check both')];
  });
}

function checkCitation({ citation, design, sources }: Dataset): Compared[] {
  const found: Compared[] = [];
  const { year, published, title } = citation;
  if (published) {
    found.push(
      should(
        'citation.year',
        `${year} and ${published}`,
        published.startsWith(year),
        `the year is ${year}, but it was published on ${published}`,
        'check both',
      ),
    );
    sources.forEach(({ kind, date }, index) => {
      if (kind !== 'article' || !date) return;
      found.push(
        should(
          `sources.${index}.date`,
          `${date} and ${published}`,
          date === published,
          `the article is dated ${date} here, and ${published} in the citation`,
          'check both',
        ),
      );
    });
  }
  const phase = /\bphase (\d)/i.exec(title)?.[1];
  const own = /\d/.exec(design.phase ?? '')?.[0];
  if (phase && own) {
    found.push(
      should(
        'design.phase',
        `phase ${own} and the title`,
        phase === own,
        `the phase is ${own}, but the title says phase ${phase}`,
        'check both',
      ),
    );
  }
  return found;
}

/** A DOI, and the number of a record, in an address and beside it; pages in order. */
function checkAddresses({ citation, registrations, sources }: Dataset): Compared[] {
  const same = (path: string, own: string, address: string, what: string) =>
    should(
      path,
      `${own} and ${address}`,
      address.toLowerCase().includes(own.toLowerCase()),
      `the ${what} is ${own}, but the address is ${address}`,
      'check both',
    );
  const dois = sources.flatMap(({ kind, url }, index) =>
    citation.doi && kind === 'article' && url?.includes('doi.org/')
      ? [same(`sources.${index}.url`, citation.doi, url, 'DOI')]
      : [],
  );
  const records = registrations.flatMap(({ id, url }, index) =>
    url && /NCT\d+/i.test(url) ? [same(`registrations.${index}.url`, id, url, 'record')] : [],
  );
  const [from, to] = /^(\d+)[–-](\d+)$/.exec(citation.pages ?? '')?.slice(1) ?? [];
  // 137–46 is short for 137–146.
  const whole = from && to ? from.slice(0, Math.max(0, from.length - to.length)) + to : '';
  const order = from
    ? [
        should(
          'citation.pages',
          `pages ${from} and ${whole}`,
          Number(from) <= Number(whole),
          `the pages run from ${from} to ${whole}`,
          'check both',
        ),
      ]
    : [];
  return [...dois, ...records, ...order];
}

/** Days that exist and follow one another, and ages. */
function checkOrder({ revised, sources, citation, participants }: Dataset): Compared[] {
  const days: [string, string | null, string][] = [
    ...sources.map(({ date, cite }, index): [string, string | null, string] => [
      `sources.${index}.date`,
      date,
      `“${cite}”`,
    ]),
    ['citation.published', citation.published, 'the article'],
  ];
  const exists = [...days, ['revised', revised, 'the revision'] as [string, string, string]].flatMap(([path, day]) =>
    day === null
      ? []
      : [must(path, `${day} and the calendar`, isDay(day), `there is no ${day}`, 'check the day and the month')],
  );
  const order = days.flatMap(([path, day, what]) =>
    day === null
      ? []
      : [
          should(
            path,
            `${day} and ${revised}`,
            day <= revised,
            `${what} is dated ${day}, after the data were last changed, ${revised}`,
            'check both days',
          ),
        ],
  );
  const [from, to] = [exact(participants.age_from)?.value, exact(participants.age_to)?.value];
  if (from === undefined || to === undefined) return [...exists, ...order];
  return [
    ...exists,
    ...order,
    must('participants.age_to', `ages ${from} and ${to}`, from <= to, `ages run from ${from} to ${to}`, 'check both'),
  ];
}

function isDay(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
