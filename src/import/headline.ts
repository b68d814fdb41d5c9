/** The headline: what was compared and found, as full as there is room for, and never one comparison of several. */
import { armsText, foundText, mostTold, pairText, severalText, summaryText, toldOf } from './findings.js';
import { upper } from '../format/capital.js';
import { fullest, outcomeName, type Names } from './refer.js';
import type { ResultDraft } from './rows.js';
import { verdictOf, type Said } from './verdict.js';

interface Headline {
  /** What was tried, and against what. */
  what: string;
  against: string;
  /** `in hypertension`. */
  setting: string;
  /** Whether the trial has one arm, whose name says nothing more. */
  isSingle: boolean;
  /** Whether the trial has several primary outcomes. */
  severalPrimary: boolean;
  main: ResultDraft | undefined;
}

const plain = (text: string): Said => ({ text, holds: [] });

/** The fullest headline that has at most so many letters. */
export function headlineOf(about: Headline, most: number, names: Names): Said {
  const { what, against, setting, main } = about;
  if (!main) {
    const none = 'no results posted for its outcomes';
    return fullest(most, names, [
      plain(`${what}${against} ${setting}: ${none}`),
      plain(`${what} ${setting}: ${none}`),
      plain(`A trial ${setting}: ${none}`),
    ]);
  }
  const told = toldOf(main);
  const choices =
    told.length === 0 ? ofArms(about, main) : told.length === 1 ? ofOne(about, main) : ofSeveral(about, main);
  const results = `results ${placeOf(about, main)}`;
  return fullest(most, names, [
    ...choices,
    plain(`${what}${against} ${setting}: ${results}`),
    plain(`${what} ${setting}: ${results}`),
    plain(`A trial ${setting}: ${results}`),
  ]);
}

/** What is told: “the primary outcome” is not one of several, nor one row of several. */
function subjectOf({ severalPrimary }: Headline, { role, isPart }: ResultDraft): string {
  const which = role === 'primary' ? `${severalPrimary ? 'a' : 'the'} primary outcome` : 'an outcome';
  return `${isPart ? 'a part of ' : ''}${which}`;
}

const placeOf = (about: Headline, main: ResultDraft): string => `for ${subjectOf(about, main)}`;

/** Headlines that do not tell of what they are: of the one primary outcome only, and not of one of several, or of a part. */
const unplaced = (about: Headline, main: ResultDraft, texts: string[]): string[] =>
  subjectOf(about, main) === 'the primary outcome' ? texts : [];

function ofOne(about: Headline, main: ResultDraft): Said[] {
  const { setting } = about;
  const [only] = toldOf(main);
  const verdict = verdictOf(main, only!);
  const who = pairText(only!);
  const place = placeOf(about, main);
  const found = foundText(main, only!, false);
  const full = [
    `${who} ${setting}: ${found.text} for ${outcomeName(main)}`,
    `${who} ${setting}: ${found.text} ${place}`,
    `${who}: ${found.text} ${place}`,
    ...unplaced(about, main, [`${who}: ${found.text}`]),
  ].map((text) => ({ text, holds: found.holds }));
  const inWords = verdict ? [`${who} ${setting}: ${verdict.words} ${place}`, `${who}: ${verdict.words} ${place}`] : [];
  return [...full, ...inWords.map((text) => ({ text, holds: verdict!.holds }))];
}

function ofSeveral(about: Headline, main: ResultDraft): Said[] {
  const { what, setting } = about;
  const told = toldOf(main);
  const place = placeOf(about, main);
  const several = told.length <= mostTold ? severalText(main) : null;
  const summary = summaryText(main);
  return [
    ...(several
      ? [
          `${what} ${setting}: ${several.text} ${place}`,
          ...unplaced(about, main, [`${what} ${setting}: ${several.text}`]),
          `${upper(several.text)} ${place}`,
          ...unplaced(about, main, [upper(several.text)]),
        ].map((text) => ({ text, holds: several.holds }))
      : []),
    { ...summary, text: `${what} ${setting} ${summary.text}, ${place}` },
    { ...summary, text: `${what} ${summary.text}, ${place}` },
    ...unplaced(about, main, [`${what} ${summary.text}`]).map((text) => ({ ...summary, text })),
    ...allAlike(about, main, `${what} ${setting}`),
    ...allAlike(about, main, what),
    ...allAlike(about, main, `A trial ${setting}`),
    ...allAlike(about, main),
    plain(`${what} ${setting}: each comparison ${place} is in the table`),
  ];
}

/** All comparisons in one, or that they differ, without the names of the arms. */
function allAlike(about: Headline, main: ResultDraft, what = ''): Said[] {
  const verdicts = toldOf(main).map((comparison) => verdictOf(main, comparison));
  if (verdicts.some((verdict) => verdict === null)) return [];
  const holds = verdicts.flatMap((verdict) => verdict!.holds);
  const [only, ...others] = new Set(verdicts.map((verdict) => verdict!.words));
  const all = only === 'no clear difference' ? 'in any comparison' : 'in every comparison';
  const shown = [
    others.length === 0 ? `${only} ${all}` : `${only} in some comparisons`,
    ...others.map((words) => `${words} in others`),
  ].join(', ');
  const start = what ? `${what}: ` : '';
  const opening = subjectOf(about, main)
    .replace(/^a (?=part)/, '')
    .replace(/^an? /, 'one ');
  const texts = [`${start}${shown}, ${placeOf(about, main)}`, ...unplaced(about, main, [`${start}${shown}`])];
  return [...texts, ...(what ? [] : [`${opening}: ${shown}`])].map((text) => ({
    text: upper(text),
    holds,
  }));
}

/** The figures of the arms, where nothing is compared. */
function ofArms(about: Headline, main: ResultDraft): Said[] {
  const { what, against, setting, isSingle } = about;
  const figures = armsText(main, !isSingle);
  const name = outcomeName(main);
  const results = `${what}${against} ${setting}: results for ${name}`;
  if (figures === '') return [plain(results)];
  const place = placeOf(about, main);
  const full = [`${what}${against} ${setting}: ${name}, ${figures}`, `${what} ${setting}: ${name}, ${figures}`];
  const ofOutcome = [`${upper(name)} ${setting}: ${figures}`, `${upper(name)}: ${figures}`];
  const ofWhat = [
    `${what}: ${name}, ${figures}`,
    `${what} ${setting}: ${figures} ${place}`,
    `${what}: ${figures} ${place}`,
  ];
  // The figure of one arm needs the name of what was tried; those of several name the arms.
  const short = isSingle ? ofWhat : main.isPart ? ofOutcome : [...ofOutcome, ...ofWhat.slice(1)];
  return [...full, ...short, results].map(plain);
}
