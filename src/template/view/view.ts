/**
 * Everything that a template can name: the dataset as text, and what is put
 * together from it (tables, figures, letters of sources, the citation).
 */
import { createHash } from 'node:crypto';
import { lettered } from '../../document/carried.js';
import type { Prose } from '../../dataset/prose.js';
import type { Loaded } from '../../load.js';
import { isOfSafety } from '../../trial/harms.js';
import type { Trial, TrialEvent, TrialResult } from '../../trial/trial.js';
import { formatDate, formatProse } from '../../format/format.js';
import { withCalculated } from '../../trial/calculated/unreported.js';
import { bottomLineOf, type PieceView } from './bottom-line.js';
import { chartOf, primaryResult } from './chart.js';
import { comparisonOf } from './comparison.js';
import { figuresOf, type FiguresView } from './figures.js';
import { findingOf } from './finding.js';
import { flowOf, type FlowView } from './flow.js';
import { marksCalculated, type ChartView } from './marks.js';
import { upper } from '../../format/capital.js';
import { lower, trialArms } from './names.js';
import { picoOf, reportedWords, type PicoView } from './pico.js';
import { plainView, type Plain } from './dataset-as-text.js';
import { provenanceOfSlides, type ProvenanceView } from './provenance.js';
import { questionsOf } from './questions.js';
import {
  calculatedMeaning,
  letteredSources,
  letteringOf,
  marked,
  markFor,
  printedProse,
  type LetteredSource,
  type Marked,
} from './sources.js';
import { sentencesOf } from './table-key.js';
import { talkOf, type TalkView } from './talk.js';
import { talkTable } from './talk-table.js';
import { tableKey, withKey, wordsLine, type KeyedComparison } from './notes.js';
import { registrationLines } from './registration.js';
import { pageTable, type PageTableView } from './page-table.js';
import { harmsVerdict } from './harms.js';
import { talkVerdicts, verdictsOf, type VerdictView } from './verdicts.js';
import { baselineTable, tableOf, type TableView } from './table.js';

export interface View extends Record<string, unknown> {
  data: Record<string, Plain>;
  /** `mark`: the letters of the source that the citation is from. */
  cite: { full: string; short: string; authors: string; reference: string; url: string; mark: string };
  registrations: { registry: string; id: string; url: string; mark: string }[];
  /** What was registered otherwise, with the number of the record. */
  registered: { about: string; registered: string; reported: string; record: string }[];
  /** Registration, sponsor and dates, a line each. */
  registration: string[];
  kind: string;
  /** Masking and control, such as `double-blind, placebo-controlled`; empty where neither is reported. */
  conduct: string;
  pico: PicoView;
  /** The bottom line in pieces, its differences strong. */
  bottomLine: PieceView[];
  /** The main population or outcome, the second, and the harms. */
  verdicts: VerdictView[];
  /** The figure of the primary outcome; `heading` stands over it, `key` tells what its abbreviations and its † mean. */
  chart: (ChartView & { heading: string; key: string }) | null;
  /** The comparisons of the primary outcome. */
  comparison: KeyedComparison | null;
  flow: FlowView;
  tables: {
    page: PageTableView;
    /** Who took part: all rows for a slide, and the first ones for the page, where there are few arms. */
    baseline: TableView | null;
    atBaseline: TableView | null;
    primary: TableView | null;
    other: TableView | null;
    safety: TableView | null;
  };
  /** Pictures from papers, behind the results of their outcomes. */
  figures: FiguresView;
  /** Titles, short tables and short lists of the slides. */
  talk: TalkView;
  safety: (Marked & { detail: string })[];
  biomarkers: Marked[];
  next: Marked[];
  sources: LetteredSource[];
  /** What the letters mean, and what has none. */
  lettering: string;
  /** Questions for discussion: the dataset's own and those that its weak points raise. */
  questions: string[];
  /** Where the values of a slide come from, for its notes: one line a source. */
  provenance: ProvenanceView;
  revision: string;
  revised: string;
}

/** Everything that a template can name, of a dataset that has been checked. */
export function viewOf({ trial, text }: Loaded): View {
  const questions = questionsOf(trial);
  const { primary, others, measured, forTalk, talkTable: other, ...charts } = chartsOf(trial);
  const safety = safetyLines(trial);
  const isDrawn = charts.chart !== null && charts.chart.effect !== null;
  const told = { primary, others, measured, verdicts: forTalk, isDrawn, hasWords: safety.length > 0 };
  return {
    data: plainView(trial),
    cite: { ...citationOf(trial), mark: markFor(trial, [trial.citation]) },
    kind: designKind(trial),
    conduct: conductOf(trial),
    pico: picoOf(trial),
    bottomLine: bottomLineOf(trial),
    ...charts,
    talk: talkOf(trial, told, { ...charts.tables, other }, questions),
    flow: flowOf(trial),
    figures: figuresOf(trial),
    safety,
    biomarkers: findings(trial, trial.biomarkers),
    next: findings(trial, trial.next),
    sources: letteredSources(trial),
    lettering: letteringOf(trial),
    registrations: trial.registrations.map(({ registry, id, url, ...row }) => ({
      registry,
      id,
      url: url ?? '',
      mark: markFor(trial, [row]),
    })),
    registered: trial.registrations.flatMap(({ id, differences }) =>
      differences.map((one) => ({ ...one, record: id })),
    ),
    registration: registrationLines(trial),
    questions,
    provenance: provenanceOfSlides(trial),
    revision: revisionOf(text),
    revised: formatDate(trial.revised),
  };
}

function chartsOf(reported: Trial): Pick<View, 'chart' | 'comparison' | 'tables' | 'verdicts'> & {
  primary: TrialResult | null;
  others: TrialResult[];
  measured: TrialResult[];
  forTalk: VerdictView[];
  talkTable: PageTableView | null;
} {
  const trial = withCalculated(reported);
  const drawn = primaryResult(trial);
  const primary = drawn ?? trial.results.find(isPrimary) ?? null;
  const chart = drawn && chartOf(trial, drawn);
  const onPage = resultsOnPage(trial, reported);
  const counted = trial.adverse_events.filter(isCounted);
  const beside = trial.results.filter((result) => result !== primary);
  const others = beside.filter((result) => !isOfSafety(result));
  const measured = beside.filter(isOfSafety);
  const compared = primary && comparisonOf(trial, primary);
  const comparison = primary && compared && withKey(trial, primary, compared);
  const table = primary && tableOf(trial, 'Primary outcome', [primary], []);
  return {
    primary,
    others,
    measured,
    forTalk: talkVerdicts(trial, onPage, drawn),
    talkTable: talkTable(trial, others),
    chart: chart && {
      ...chart,
      heading: headingOf(trial, chart, drawn),
      key: chartKey(trial, chart, drawn),
    },
    comparison,
    verdicts: [...verdictsOf(trial, onPage, drawn), ...harmsVerdict(trial, safetyRows(trial))],
    tables: {
      page: pageTable(trial, onPage, counted),
      ...baselineTables(trial),
      primary: table,
      other: others.length > 0 ? tableOf(trial, 'Other results', others, []) : null,
      safety: counted.length + measured.length > 0 ? tableOf(trial, 'Harms', measured, counted) : null,
    },
  };
}

/** What the abbreviations of a figure mean, and its †. */
function chartKey(trial: Trial, chart: ChartView, result: TrialResult): string {
  const labels = chart.marks.flatMap(({ label, detail }) => [label, detail]);
  const heads = [chart.arms, chart.effect].flatMap((axis) => (axis ? [axis.head, axis.detail] : []));
  const { notes } = tableKey(trial, [wordsLine(chart.title, ...heads, ...labels)], [result]);
  return [...sentencesOf(notes), ...(marksCalculated(chart) ? [calculatedMeaning] : [])].join(' ');
}

/** The message of the figure; where there is none, or it only names the outcome, what the data show, or its title. */
function headingOf(trial: Trial, { title }: ChartView, drawn: TrialResult): string {
  const { primary_message: message } = trial;
  const named = message ? formatProse(message, trial.dataset).replace(/^primary (outcome|result):?\s*/i, '') : '';
  if (message && !title.toLowerCase().includes(named.toLowerCase())) return printedProse(trial, message);
  return findingOf(trial, drawn) || title;
}

/** Beside the flow, the page has room for so many rows and arms, and letters of a row's name. */
const flowLimits = { rows: 4, arms: 2, letters: 36 } as const;

function baselineTables(trial: Trial): Pick<View['tables'], 'baseline' | 'atBaseline'> {
  const { baseline } = trial;
  if (baseline.length === 0) return { baseline: null, atBaseline: null };
  const fewArms = trialArms(trial).length <= flowLimits.arms;
  const short = baseline.slice(0, flowLimits.rows).filter(({ name }) => name.length <= flowLimits.letters);
  return {
    baseline: baselineTable(trial, baseline),
    atBaseline: fewArms && short.length > 0 ? baselineTable(trial, short) : null,
  };
}

const isPrimary = ({ outcome }: TrialResult) => outcome.role === 'primary';

/** On the page, differences are calculated for primary outcomes only: the others have them in the deck. */
function resultsOnPage(trial: Trial, reported: Trial): TrialResult[] {
  return trial.results
    .map((result, index) =>
      isPrimary(result) ? result : { ...result, comparisons: reported.results[index]!.comparisons },
    )
    .filter(({ page }) => page);
}

/**
 * Events go to the table, as not reported where no arm has values; only those that are told
 * instead go to the list. Those that no arm could have had, as none held people, go nowhere.
 */
export function isCounted({ arms, told }: TrialEvent): boolean {
  const all = Object.values(arms);
  if (told !== null) return all.some((values) => typeof values !== 'string');
  return all.length === 0 || all.some((values) => values !== 'not applicable');
}

function citationOf({ citation }: Trial): Omit<View['cite'], 'mark'> {
  const { authors, title, journal, year, volume, issue, pages, doi, url } = citation;
  const place = volume ? `;${volume}${issue ? `(${issue})` : ''}${pages ? `:${pages}` : ''}` : '';
  // Initials are left out, and what stands behind them; an organisation keeps its whole name.
  const first = authors[0]!.replace(/\s[\p{Lu}-]{1,4}(?: (?:Jr|Sr|\d(?:nd|rd|th)))?$/u, '');
  return {
    full: `${ended(authors.join(', '))} ${ended(title)}`,
    authors: authors.join(', '),
    reference: `${year}${place}`,
    short: `${first}${authors.length > 1 ? ' et al.' : ''} ${journal} ${year}`,
    url: doi ? `https://doi.org/${doi}` : (url ?? ''),
  };
}

/** With a full stop, where it does not end with one already: `Drug Company, Inc.` */
const ended = (text: string) => (/[.?!…]$/.test(text) ? text : `${text}.`);

/** `phase 2 randomised trial`, from what the design says. */
function designKind({ design }: Trial): string {
  const phase = design.phase ? `phase ${design.phase} ` : '';
  const structure = design.structure === 'parallel' ? '' : `${design.structure} `;
  return `${phase}${design.allocation === 'randomised' ? 'randomised ' : ''}${structure}trial`;
}

const conductOf = ({ design }: Trial) => [design.masking, design.control].map(reportedWords).filter(Boolean).join(', ');

/** What is told of harms in words, and the deaths. */
function safetyLines(trial: Trial): View['safety'] {
  return trial.adverse_events.flatMap(({ name, kind, told, detail }) => {
    const main = told ?? detail;
    if (!main) return [];
    const words = formatProse(main, trial.dataset);
    const tellsDeath = kind === 'death' && /\b(?:deaths?|died|mortality|surviv\w*|fatal\w*)\b/i.test(words);
    const text = tellsDeath ? upper(words) : `${name}: ${lower(words)}`;
    return { ...marked(trial, text, [main]), detail: told && detail ? printedProse(trial, detail) : '' };
  });
}

/** The same as sentences, for the verdict on harms. */
const safetyRows = (trial: Trial): string[] =>
  safetyLines(trial).map(({ text, mark }) => lettered(/[.?!]$/.test(text) ? text : `${text}.`, mark));

function findings(trial: Trial, rows: { finding: Prose }[]): Marked[] {
  return rows.map(({ finding }) => marked(trial, formatProse(finding, trial.dataset), [finding]));
}

/** Seven letters of the data's hash: without digits, which could pass for numbers of the trial. */
function revisionOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 7);
  return hash.replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}
