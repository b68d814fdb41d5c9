/**
 * Everything that a template can name: the dataset as text, and what is put
 * together from it (tables, figures, letters of sources, the citation).
 */
import { createHash } from 'node:crypto';
import { Prose } from '../../dataset/prose.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Loaded } from '../../dataset/load.js';
import type { AdverseEvent, Arm, Dataset, Outcome, Value, Result } from '../../dataset/schema.js';
import { formatDate, formatProse, formatValue, notReported } from '../../format/format.js';
import { withCalculated } from '../../dataset/calculated/calculate.js';
import { chartOf, primaryResult } from './chart.js';
import { comparisonOf, type ComparisonView } from './comparison.js';
import { flowOf, type FlowView } from './flow.js';
import type { ChartView } from './marks.js';
import { countriesOf, lower, outcomeOf, trialArms, upper } from './names.js';
import { plainView, type Plain } from './plain.js';
import { questionsOf } from './questions.js';
import {
  letteredSources,
  letteringOf,
  markFor,
  phrase,
  printedProse,
  provenance,
  referencesOf,
  withMark,
  type LetteredSource,
  type Marked,
  type Part,
} from './sources.js';
import { notReportedMeaning } from './notes.js';
import { registrationLines } from './registration.js';
import { baselineTable, tableOf, type TableView } from './table.js';

export interface View extends Record<string, unknown> {
  data: Record<string, Plain>;
  /** `mark`: the letters of the source that the citation is from. */
  cite: { full: string; short: string; authors: string; reference: string; url: string; mark: string };
  registrations: { registry: string; id: string; url: string; mark: string }[];
  /** Registration, sponsor and dates, a line each. */
  registration: string[];
  kind: string;
  /** Masking and control, such as `double-blind, placebo-controlled`; empty where neither is reported. */
  conduct: string;
  pico: { patients: string; intervention: string; comparison: string; outcomes: string };
  chart: ChartView | null;
  /** The comparisons of the primary outcome. */
  comparison: ComparisonView | null;
  flow: FlowView;
  tables: {
    page: TableView;
    /** Who took part: all rows for a slide, and the first ones for the page, where there are few arms. */
    baseline: TableView | null;
    atBaseline: TableView | null;
    primary: TableView | null;
    other: TableView | null;
    safety: TableView | null;
  };
  safety: (Marked & { detail: string })[];
  biomarkers: Marked[];
  next: Marked[];
  sources: LetteredSource[];
  /** What the letters mean, and what has none. */
  lettering: string;
  /** Questions for discussion: the dataset's own and those that its weak points raise. */
  questions: string[];
  /** Where the figures of a slide come from, for its notes: one line a source. */
  provenance: Record<
    'question' | 'participants' | 'biomarkers' | 'safety' | 'opening' | 'appraisal' | 'conclusions' | 'takeaways',
    string[]
  >;
  revision: string;
  revised: string;
}

/** Everything that a template can name, of a dataset that has been checked. */
export function viewOf({ dataset, text }: Loaded): View {
  return {
    data: plainView(dataset),
    cite: { ...citationOf(dataset), mark: markFor(dataset, [dataset.citation]) },
    kind: designKind(dataset),
    conduct: conductOf(dataset),
    pico: picoOf(dataset),
    ...figuresOf(dataset),
    flow: flowOf(dataset),
    safety: safetyLines(dataset),
    biomarkers: findings(dataset, dataset.biomarkers),
    next: findings(dataset, dataset.next),
    sources: letteredSources(dataset),
    lettering: letteringOf(dataset),
    registrations: dataset.registrations.map(({ registry, id, url, ...row }) => ({
      registry,
      id,
      url: url ?? '',
      mark: markFor(dataset, [row]),
    })),
    registration: registrationLines(dataset),
    questions: questionsOf(dataset),
    provenance: provenanceOfSlides(dataset),
    revision: createHash('sha256').update(text).digest('hex').slice(0, 7),
    revised: formatDate(dataset.revised),
  };
}

function figuresOf(reported: Dataset): Pick<View, 'chart' | 'comparison' | 'tables'> {
  const dataset = withCalculated(reported);
  const drawn = primaryResult(dataset);
  const primary = drawn ?? dataset.results.find(({ outcome }) => isPrimary(dataset, outcome)) ?? null;
  const onPage = resultsOnPage(dataset, reported);
  const counted = dataset.adverse_events.filter(isCounted);
  const others = dataset.results.filter((result) => result !== primary);
  const comparison = primary && comparisonOf(dataset, primary);
  return {
    chart: drawn && chartOf(dataset, drawn),
    comparison,
    tables: {
      page: tableOf(dataset, 'Results', onPage, counted),
      ...baselineTables(dataset),
      primary: primary && withMeaning(tableOf(dataset, 'Primary outcome', [primary], []), comparison),
      other: others.length > 0 ? tableOf(dataset, 'Other results', others, []) : null,
      safety: counted.length > 0 ? tableOf(dataset, 'Adverse events', [], counted) : null,
    },
  };
}

/** Beside the flow, the page has room for so many rows and arms, and letters of a row's name. */
const besideFlow = { rows: 4, arms: 2, letters: 36 } as const;

function baselineTables(dataset: Dataset): Pick<View['tables'], 'baseline' | 'atBaseline'> {
  const { baseline } = dataset;
  if (baseline.length === 0) return { baseline: null, atBaseline: null };
  const fewArms = trialArms(dataset).length <= besideFlow.arms;
  const short = baseline.slice(0, besideFlow.rows).filter(({ name }) => name.length <= besideFlow.letters);
  return {
    baseline: baselineTable(dataset, baseline),
    atBaseline: fewArms && short.length > 0 ? baselineTable(dataset, short) : null,
  };
}

/** The notes of the primary result stand below its comparisons, so they say what NR means there too. */
function withMeaning(table: TableView, comparison: ComparisonView | null): TableView {
  const absent = comparison?.rows.some(({ cells }) => cells.some(({ text }) => text.includes(notReported)));
  const told = table.notes.includes(notReportedMeaning);
  return absent && !told ? { ...table, notes: [notReportedMeaning, ...table.notes] } : table;
}

const isPrimary = (dataset: Dataset, outcome: string) => outcomeOf(dataset, outcome).role === 'primary';

/** On the page, differences are calculated for primary outcomes only: the others have them in the deck. */
function resultsOnPage(dataset: Dataset, reported: Dataset): Result[] {
  return dataset.results
    .map((result, index) =>
      isPrimary(dataset, result.outcome) ? result : { ...result, comparisons: reported.results[index]!.comparisons },
    )
    .filter(({ page }) => page);
}

/** Events go to the table, as not reported where no arm has figures; only those that are told instead go to the list. */
export const isCounted = ({ arms, told }: AdverseEvent) =>
  told === null || Object.values(arms).some((figures) => typeof figures !== 'string');

function citationOf({ citation }: Dataset): Omit<View['cite'], 'mark'> {
  const { authors, title, journal, year, volume, issue, pages, doi, url } = citation;
  const place = volume ? `;${volume}${issue ? `(${issue})` : ''}${pages ? `:${pages}` : ''}` : '';
  // Initials are left out; an organisation keeps its whole name.
  const first = authors[0]!.replace(/\s[\p{Lu}-]{1,4}$/u, '');
  return {
    full: `${authors.join(', ')}. ${title}.`,
    authors: authors.join(', '),
    reference: `${year}${place}`,
    short: `${first}${authors.length > 1 ? ' et al.' : ''} ${journal} ${year}`,
    url: doi ? `https://doi.org/${doi}` : (url ?? ''),
  };
}

/** `phase 2 randomised trial`, from what the design says. */
function designKind({ design }: Dataset): string {
  const phase = design.phase ? `phase ${design.phase} ` : '';
  const structure = design.structure === 'parallel' ? '' : `${design.structure} `;
  return `${phase}${design.allocation === 'randomised' ? 'randomised ' : ''}${structure}trial`;
}

/** Words of the design, or none where they only say that nothing is reported. */
const reportedWords = (words: string) => (words === 'not reported' || words === 'not applicable' ? '' : words);

const conductOf = ({ design }: Dataset) =>
  [design.masking, design.control].map(reportedWords).filter(Boolean).join(', ');

function picoOf(dataset: Dataset): View['pico'] {
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

/** What is told of harms in words, and the deaths. */
function safetyLines(dataset: Dataset): View['safety'] {
  return dataset.adverse_events.flatMap(({ name, kind, told, detail }) => {
    const main = told ?? detail;
    if (!main) return [];
    const words = formatProse(main, dataset);
    const text = kind === 'death' ? upper(words) : `${name}: ${lower(words)}`;
    return { text, detail: told && detail ? printedProse(dataset, detail) : '', mark: markFor(dataset, [main]) };
  });
}

function findings(dataset: Dataset, rows: { finding: Prose }[]): Marked[] {
  return rows.map(({ finding }) => ({ text: formatProse(finding, dataset), mark: markFor(dataset, [finding]) }));
}

function provenanceOfSlides(dataset: Dataset): View['provenance'] {
  const { participants, sites, arms, populations, outcomes, adverse_events: events } = dataset;
  const people = [participants, sites, arms, populations];
  const primary = outcomes.filter(({ role }) => role === 'primary');
  return {
    opening: provenanceOf(dataset, [dataset.headline, dataset.why]),
    question: provenanceOf(dataset, [
      dataset.question,
      ...people,
      ...trialArms(dataset).map((arm) => toldBy([arm.name, arm.dose, arm.route, arm.schedule], arm)),
      ...primary.map((outcome) => toldBy([outcome.name, outcome.measure, outcome.timepoint], outcome)),
    ]),
    participants: provenanceOf(dataset, people),
    biomarkers: provenanceOf(dataset, [dataset.biomarkers]),
    safety: provenanceOf(dataset, [dataset.safety_message, events.map(({ told, detail }) => [told, detail])]),
    appraisal: provenanceOf(dataset, [dataset.appraisal_message, dataset.strengths, dataset.limitations]),
    conclusions: provenanceOf(dataset, [dataset.authors_conclusion, dataset.bottom_line]),
    takeaways: provenanceOf(dataset, [dataset.takeaway_message, dataset.takeaways]),
  };
}

/** Words of a row as its source tells them. */
function toldBy(words: (string | null)[], { source, at }: { source: string | null; at: string | null }): Prose {
  return Object.assign(new Prose(words.filter(Boolean).join(', ')), { source, at });
}

/** Where the values in these parts of the dataset come from; sentences of our own count by the values they refer to. */
function provenanceOf(dataset: Dataset, parts: unknown[]): string[] {
  const valuesIn = (node: unknown): unknown[] => {
    if (isQuantity(node)) return [node];
    if (node instanceof Prose) return node.source === null ? referencesOf(dataset, node).filter(isQuantity) : [node];
    return node !== null && typeof node === 'object' ? Object.values(node).flatMap(valuesIn) : [];
  };
  const textOf = (value: unknown) =>
    value instanceof Prose ? formatProse(value, dataset) : formatValue(value as Value);
  return provenance(
    dataset,
    parts.flatMap(valuesIn).map((value) => ({ value, text: textOf(value) })),
  );
}
