/** What the marks and abbreviations of a table mean, and which rows have them. */
import { isCalculated } from '../../trial/calculated/calculated.js';
import type { Trial } from '../../trial/trial.js';
import { bare } from '../../document/carried.js';
import { notApplicable, notEstimable, notReported } from '../../format/format.js';
import { dagger, type Ingredient } from './sources.js';

/** A note as a table holds it, which prints it below those rows that need it. */
export interface NoteView {
  id: string;
  /** Words that notes of one kind share; empty where the note is a sentence. */
  lead: string;
  text: string;
}

/** A line of a table, for what must be explained of it. */
export interface Line {
  /** What its cells print. */
  texts: string[];
  /** What it is made of. */
  from: Ingredient[];
  /** What the ranges beside values of arms are. */
  intervals: string[];
  /** What must be said of it besides, such as who was counted in an arm. */
  asides: Aside[];
}

/** A few words on a row, with what they are: `Counted:` and `placebo, with 5 who switched to it`. */
export interface Aside {
  lead: string;
  text: string;
}

/** The notes of a table, and for each of its lines the ids of those that it needs, with spaces between. */
export interface Key {
  notes: NoteView[];
  ofLines: string[];
}

/** Stands wherever NR is printed. */
export const notReportedMeaning = `${notReported}: not reported in the sources read.`;

const notEstimableMeaning = `${notEstimable}: not estimable.`;
const notApplicableMeaning = `${notApplicable}: not applicable.`;

interface Meaning {
  lead: string;
  text: string;
  isIn(line: Line): boolean;
}

/** Takes the abbreviations of the trial with their meanings, as sentences. */
export function keyOf({ abbreviations }: Pick<Trial, 'abbreviations'>, printed: Line[], meaning = plain): Key {
  const lines = printed.map((line) => ({ ...line, texts: line.texts.map((text) => bare(text)) }));
  const holds = (text: string) => (line: Line) => line.texts.some((told) => told.includes(text));
  const meanings: Meaning[] = [
    { lead: '', text: notReportedMeaning, isIn: (line) => line.texts.some((text) => absence.test(text)) },
    { lead: '', text: notApplicableMeaning, isIn: (line) => line.texts.includes(notApplicable) },
    { lead: '', text: notEstimableMeaning, isIn: (line) => line.texts.some((text) => inestimable.test(text)) },
    ...[...new Set(lines.flatMap(({ intervals }) => intervals))].map((name) => ({
      lead: 'In brackets with the value of an arm:',
      text: name,
      isIn: (line: Line) => line.intervals.includes(name),
    })),
    ...lines
      .flatMap(({ asides }) => asides)
      .filter((aside, index, all) => all.findIndex(isSame(aside)) === index)
      .map((aside) => ({ ...aside, isIn: (line: Line) => line.asides.some(isSame(aside)) })),
    ...Object.entries({ CrI: 'credible interval', ...abbreviations }).map(([short, long]) => ({
      lead: '',
      text: meaning(short, long),
      isIn: holds(short),
    })),
    ...[...new Set(lines.flatMap(methodsIn))].map((method) => ({
      lead: `${dagger} Calculated here from the reported values:`,
      text: method,
      isIn: (line: Line) => methodsIn(line).includes(method),
    })),
  ];
  const needed = meanings.filter(({ isIn }) => lines.some(isIn));
  return {
    notes: needed.map(({ lead, text }, index) => ({ id: String(index + 1), lead, text })),
    ofLines: lines.map((line) => needed.flatMap(({ isIn }, index) => (isIn(line) ? [index + 1] : [])).join(' ')),
  };
}

const isSame = (one: Aside) => (other: Aside) => one.lead === other.lead && one.text === other.text;

const plain = (short: string, long: string) => `${short}: ${long}.`;

const absence = new RegExp(`(?<!\\p{L})${notReported}(?!\\p{L})`, 'u');
const inestimable = new RegExp(`(?<!\\p{L})${notEstimable}(?!\\p{L})`, 'u');

const methodsIn = ({ from }: Line): string[] => from.filter(isCalculated).map(({ method }) => method);

/** Notes as sentences, those of one lead together. */
export function sentencesOf(notes: NoteView[]): string[] {
  const leads = [...new Set(notes.map(({ lead, text }) => lead || text))];
  return leads.map((lead) => {
    const same = notes.filter((note) => note.lead === lead).map(({ text }) => text);
    return same.length > 0 ? `${lead} ${same.join('; ')}.` : lead;
  });
}
