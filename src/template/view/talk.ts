/** What the slides of a talk say beside the data: titles that assert, where the author wrote none, and short tables. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Trial, TrialResult } from '../../trial/trial.js';
import { bare, withoutStop } from '../../document/carried.js';
import { upper } from '../../format/capital.js';
import { assignedArms, lower, trialArms } from './names.js';
import { findingOf, subjectOf } from './finding.js';
import { printedProse, printedValue } from './sources.js';
import type { PageTableView } from './page-table.js';
import type { TableView } from './table.js';
import type { VerdictView } from './verdicts.js';

export interface TalkView {
  /** Titles of slides: the author's, or what the data support; where that is not clear they say less. */
  titles: Record<'why' | 'design' | 'primary' | 'other' | 'results' | 'safety' | 'appraisal' | 'takeaways', string>;
  /** What is shown of each population or outcome, where there are several. */
  verdicts: VerdictView[];
  /** The rows of the tables that weigh most; all stand in the appendix. */
  other: PageTableView | null;
  safety: TableView | null;
  baseline: TableView | null;
  /** Tables for the appendix, of which the slides of the talk show a part, a figure or nothing; null where they show all. */
  behind: { primary: TableView | null; safety: TableView | null };
  /** What to take home, with the bottom line where that is less than two, but for what the title of its slide says; what is left is in `more`. */
  takeaways: string[];
  /** Strengths, limits and questions: those to be shown, and those that are left to the notes. */
  shown: Record<'strengths' | 'limits' | 'questions', string[]>;
  more: Record<'strengths' | 'limits' | 'questions' | 'takeaways', string[]>;
}

/** What one slide shows; the name of a group takes a row, too. */
const mostRows = 6;
const mostLines = 6;
const mostPoints = 4;
const mostQuestions = 3;
/** Letters of a title in two lines. */
const mostLetters = 100;

interface Tables {
  baseline: TableView | null;
  primary: TableView | null;
  other: PageTableView | null;
  safety: TableView | null;
}

/** The results that titles are drafted from: that of the primary outcome that is drawn or told, the others, and those of safety. */
interface TitleResults {
  primary: TrialResult | null;
  others: TrialResult[];
  measured: TrialResult[];
  verdicts: VerdictView[];
  /** Whether the figure shows how the arms compare. */
  isDrawn: boolean;
  /** Whether harms are told in words besides those that are counted. */
  hasWords: boolean;
}

export function talkOf(trial: Trial, told: TitleResults, tables: Tables, asked: string[]): TalkView {
  const points = (list: Trial['strengths']) => list.map((point) => printedProse(trial, point));
  const all = { strengths: points(trial.strengths), limits: points(trial.limitations), questions: asked };
  const cut = (from: 'first' | 'rest') => ({
    strengths: part(all.strengths, mostPoints, from),
    limits: part(all.limits, mostPoints, from),
    questions: part(all.questions, mostQuestions, from),
  });
  const safety = weightiest(tables.safety, harmRanks);
  const verdicts = told.verdicts.length > 1 ? told.verdicts : [];
  const titles = titlesOf(trial, { ...told, verdicts }, safety);
  // Several takeaways say what the bottom line does.
  const first = trial.takeaways.length > 1 ? [] : [printedProse(trial, trial.bottom_line)];
  const takeaways = [...first, ...points(trial.takeaways)].filter((text) => withoutStop(text) !== titles.takeaways);
  return {
    titles,
    verdicts,
    takeaways: part(takeaways, mostPoints, 'first'),
    other: tables.other,
    safety,
    baseline: weightiest(tables.baseline, []),
    behind: {
      primary: told.isDrawn ? tables.primary : null,
      safety: told.hasWords || safety !== tables.safety ? tables.safety : null,
    },
    shown: cut('first'),
    more: { ...cut('rest'), takeaways: part(takeaways, mostPoints, 'rest') },
  };
}

const part = (list: string[], most: number, from: 'first' | 'rest') =>
  from === 'first' ? list.slice(0, most) : list.slice(most);

// ── Short tables ────────────────────────────────────────────────────────────

const harmRanks = ['safety', 'death', 'serious', 'any', 'withdrawal', 'other', 'common'];

/** A table with the rows of the first ranks only, in their own order; the same table where all have room. */
function weightiest(table: TableView | null, ranks: string[]): TableView | null {
  const rows = table?.groups.flatMap((group) => group.rows) ?? [];
  const named = table?.groups.filter(({ name }) => name !== '').length ?? 0;
  if (!table || (rows.length <= mostRows && rows.length + named <= mostLines)) return table;
  const rankOf = ({ rank }: (typeof rows)[number]) => (ranks.includes(rank) ? ranks.indexOf(rank) : ranks.length);
  const ranked = rows.toSorted((a, b) => rankOf(a) - rankOf(b));
  const groupsWith = (count: number) => {
    const kept = new Set(ranked.slice(0, count));
    const groups = table.groups.map((group) => ({ ...group, rows: group.rows.filter((row) => kept.has(row)) }));
    return groups.filter((group) => group.rows.length > 0);
  };
  let count = Math.min(mostRows, rows.length);
  while (count > 1 && count + groupsWith(count).filter(({ name }) => name !== '').length > mostLines) count -= 1;
  return { ...table, groups: groupsWith(count) };
}

// ── Titles ──────────────────────────────────────────────────────────────────

function titlesOf(
  trial: Trial,
  { primary, others, measured, verdicts }: TitleResults,
  safety: TableView | null,
): TalkView['titles'] {
  const own = (message: Trial['primary_message']) => (message ? printedProse(trial, message) : '');
  const fitting = (texts: string[]) =>
    withoutStop(texts.find((text) => text !== '' && bare(text).length <= mostLetters) ?? '');
  const [limit] = trial.limitations;
  const titleOf = (results: TrialResult[]) => {
    const compared = results.find(({ comparisons }) => comparisons.length > 0);
    return compared ? findingOf(trial, compared) || subjectOf(compared) : '';
  };
  const results = fitting([titleOf(others)]) || 'The other results, arm by arm';
  // The only line of the slide is no title over nothing.
  const toTake = trial.takeaways.length > 1 ? trial.takeaways : [];
  const isMore = trial.takeaways.length > 0 || trial.authors_conclusion !== null;
  const takeaways = isMore ? [trial.bottom_line, ...toTake].map((text) => printedProse(trial, text)) : [];
  return {
    why:
      fitting([`Why ${lower(trial.intervention.name)} was studied in ${lower(trial.condition)}`]) ||
      'Why this trial was done',
    design: designTitle(trial),
    primary: own(trial.primary_message) || fitting(primaryTitles(trial, primary)),
    other:
      own(trial.secondary_message) || fitting([...verdictsNamed(verdicts, primary), verdictWords(verdicts)]) || results,
    results,
    safety: own(trial.safety_message) || fitting([titleOf(measured)]) || safetyTitle(safety),
    appraisal:
      own(trial.appraisal_message) ||
      fitting([limit ? `Mind above all: ${lower(printedProse(trial, limit))}` : '']) ||
      'What to trust in this trial, and what to doubt',
    takeaways: own(trial.takeaway_message) || fitting(takeaways) || 'What this trial changes, and what it leaves open',
  };
}

/** Titles of the primary result, the best first: what it shows, or what it is of; the last is short. */
function primaryTitles(trial: Trial, result: TrialResult | null): string[] {
  if (!result) return ['The primary outcome was not reported in numbers'];
  const name = 'the primary outcome';
  return [
    findingOf(trial, result) || subjectOf(result),
    findingOf(trial, result, name) || subjectOf(result, name),
    'The primary outcome, arm by arm',
  ];
}

/** `Pain: difference shown; sleep: no clear difference`; and with “the primary outcome” for its name, where that is long. */
function verdictsNamed(verdicts: VerdictView[], primary: TrialResult | null): string[] {
  const told = (name: (label: string) => string) =>
    upper(verdicts.map(({ label, word }) => `${lower(name(label))}: ${word}`).join('; '));
  return [
    told((label) => label),
    told((label) => (bare(label) === primary?.outcome.name ? 'the primary outcome' : label)),
  ];
}

/** `Difference shown in both`; `Difference shown in the first, not settled in the second`: for labels too long for a title. */
function verdictWords([first, second]: VerdictView[]): string {
  if (!first || !second) return '';
  if (first.word === second.word) return upper(`${first.word} in both`);
  return upper(`${first.word} in the first, ${second.word} in the second`);
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `75 were randomised to three arms; some participants switched treatment at week 12`. */
function designTitle(trial: Trial): string {
  const { design } = trial;
  const arms = (design.allocation === 'randomised' ? assignedArms(trial) : trialArms(trial)).length;
  const among = amongOf(trial, arms);
  const [caveat] = design.conduct;
  const mind = caveat ? `; ${lower(caveat)}` : '';
  const start = `${enrolled(trial)} ${among}`;
  return bare(start + mind).length <= mostLetters ? start + mind : start;
}

/** `three arms`; groups of a trial with one arm are none, and in a crossover nobody has one treatment only. */
function amongOf({ design }: Trial, arms: number): string {
  if (design.structure === 'crossover' && design.allocation === 'randomised') return 'an order of treatments';
  const word = design.structure === 'single-arm' && arms > 1 ? 'group' : 'arm';
  return arms === 1 ? `one ${word}` : `${counts[arms] ?? 'many'} ${word}s`;
}

function enrolled(trial: Trial): string {
  const { randomised } = trial.participants;
  if (trial.design.allocation !== 'randomised') return 'How the trial was built:';
  return `${isQuantity(randomised) ? printedValue(trial, randomised) : 'Participants'} were randomised to`;
}

/** The first row of which every arm has a figure of its own. */
function safetyTitle(table: TableView | null): string {
  const rows = table?.groups.flatMap((group) => group.rows) ?? [];
  const told = rows.find(({ cells }) => cells.length > 1 && cells.length <= 3 && cells.every(isFigure));
  if (!table || !told) return 'Harms: what was counted, and what was not';
  const values = told.cells.map(({ text }, index) => `${text} on ${lower(table.columns[index]!.name)}`);
  const title = `${told.label}: ${values.join(', ')}`;
  return bare(title).length <= mostLetters ? title : `${told.label} and other harms, arm by arm`;
}

const isFigure = ({ kind, span, text }: TableView['groups'][number]['rows'][number]['cells'][number]) =>
  kind === 'number' && span === '1' && /\d/.test(text);
