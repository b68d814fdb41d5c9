/** The headline: the outcome, what was found of it and in whom, as full as there is room for, and never one comparison of several. */
import { formatList } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { factsOf } from '../../trial/measures.js';
import { armsText, foundText, isFine, isTooFine, mostInWords, severalText, summaryText, tellable } from './findings.js';
import { exact } from '../reading/numbers.js';
import { armName, fullest, outcomeName, shortName, type Names } from './references.js';
import { verdictOf, type Said } from './verdict.js';
import type { ArmDraft, ComparisonDraft, ResultDraft } from '../drafts.js';

interface Headline {
  /** What was tried. */
  what: string;
  /** ` in adults with hypertension`, or empty. */
  setting: string;
  /** Whether the trial has one arm, whose name says nothing more. */
  isSingle: boolean;
  /** Whether all are given the same, so that nothing was to be tested between them. */
  isOneTreatment: boolean;
  /** Whether it was stopped for want of people, before it could tell. */
  isTooSmall: boolean;
  main: ResultDraft | undefined;
}

const plain = (text: string): Said => ({ text, holds: [] });

/** The fullest headline that has at most so many letters. */
export function headlineOf(about: Headline, most: number, names: Names): Said {
  const { what, setting, main } = about;
  if (!main)
    return fullest(most, names, [
      plain(`${what}${setting}: no results posted`),
      plain(`A trial${setting}: no results posted`),
    ]);
  const told = tellable(main);
  const found =
    told.length === 0 ? ofArms(about, main) : told.length === 1 ? ofOne(about, main, told[0]!) : ofSeveral(main, what);
  const name = upper(outcomeName(main));
  return fullest(most, names, [...found, plain(`${name}: results of ${what}`), plain(name)]);
}

/** What one comparison shows, the outcome first. */
function ofOne({ isTooSmall }: Headline, main: ResultDraft, comparison: ComparisonDraft): Said[] {
  const { arm, versus } = comparison;
  const verdict = verdictOf(main, comparison);
  const name = upper(outcomeName(main));
  const [one, other] = [shortName(arm), shortName(versus)];
  const holds = verdict?.holds ?? [];
  const figures = foundText(main, comparison, false).text.replace(verdict === null ? '' : `${verdict.words}, `, '');
  const arms = armFigures(main, [arm, versus]);
  if (comparison.estimate === null) {
    const p = foundText(main, comparison, true).text;
    return [`${name}: ${arms}; ${p}`, `${name}: ${one} versus ${other}, ${p}`].map((text) => ({ text, holds }));
  }
  const small = isTooSmall && verdict?.words === 'no clear difference' ? '; stopped early, too small to tell' : '';
  const shown = wordsFor(main, comparison, verdict?.words ?? '', one, other);
  const counted =
    arms !== '' && main.figures.every(({ key }) => key === 'events')
      ? [`${name}: ${shown}, ${arms} (${figures})${small}`]
      : [];
  const isLong = isTooFine(comparison);
  const full = [...counted, `${name}: ${shown}, ${figures}${small}`];
  const short = [arms && `${name}: ${arms} (${figures})${small}`, `${name}: ${figures}${small}`];
  const withFigures = isLong ? [] : [...full, ...(small ? short.filter(Boolean) : [])];
  const bare = verdict && verdict.words !== 'a difference' ? [`${name}: ${verdict.words}`] : [];
  return [...withFigures, `${name}: ${shown}${small}`, `${name}: ${shown}`, ...bare].map((text) => ({ text, holds }));
}

function wordsFor(main: ResultDraft, comparison: ComparisonDraft, words: string, one: string, other: string): string {
  switch (words) {
    case 'noninferior':
      return `${one} noninferior to ${other}`;
    case 'noninferiority not shown':
      return `noninferiority of ${one} to ${other} not shown`;
    case 'equivalent':
      return `${one} and ${other} equivalent`;
    case 'no clear difference':
      return `no clear difference between ${one} and ${other}`;
    case 'a difference': {
      const isBetter = armIsBetter(main, comparison);
      return isBetter === null
        ? `${one} and ${other} differed`
        : `${isBetter ? 'better' : 'worse'} with ${one} than with ${other}`;
    }
    default:
      return `${one} versus ${other}${words ? `, ${words}` : ''}`;
  }
}

/** Whether the arm that comes first did better; null where the record leaves that open. */
function armIsBetter({ better, isTime }: ResultDraft, { measure, estimate }: ComparisonDraft): boolean | null {
  const [value, { kind, noEffect }] = [exact(estimate), factsOf(measure)];
  if (value === null || noEffect === null || (better !== 'lower' && better !== 'higher')) return null;
  if (kind !== 'ratio' && kind !== 'difference') return null;
  if (measure === 'hazard ratio' && better === 'higher') return isTime ? value < noEffect : null;
  return better === 'higher' ? value > noEffect : value < noEffect;
}

/** `4 of 29 with Drug, 3 of 11 with Placebo`; empty where one has no figure. */
function armFigures({ id, figures }: ResultDraft, arms: ArmDraft[]): string {
  const told = arms.flatMap((arm) => {
    const own = figures.find((figure) => figure.arm === arm);
    const path = `results.${id}.arms.${arm.id}`;
    return own
      ? [
          `[[${path}.${own.key}]]${own.key === 'events' && own.n !== null ? ` of [[${path}.n]]` : ''} with ${shortName(arm)}`,
        ]
      : [];
  });
  return told.length === arms.length ? told.join(', ') : '';
}

/** What several comparisons show. */
function ofSeveral(main: ResultDraft, what: string): Said[] {
  const told = tellable(main);
  const name = upper(outcomeName(main));
  const several = told.length <= mostInWords ? severalText(main) : null;
  const summary = summaryText(main);
  const verdicts = told.map((comparison) => verdictOf(main, comparison));
  const holds = verdicts.flatMap((verdict) => verdict?.holds ?? []);
  const kinds = verdicts.every((verdict) => verdict !== null)
    ? [...new Set(verdicts.map((verdict) => verdict.words))]
    : [];
  const [only] = kinds;
  const versus = [...new Set(told.map((comparison) => comparison.versus))];
  const others = versus.length === 1 ? ` ${armName(versus[0]!)}` : '';
  const alike =
    kinds.length === 1
      ? [
          `${name}: ${only!} ${only === 'no clear difference' ? `between any arm and${others || ' another'}` : `in every comparison${others ? ` with${others}` : ''}`}`,
        ]
      : [];
  const mixed =
    kinds.length > 1 ? [`${name}: ${formatList(kinds.map((kind) => `${kind} in some`))} comparisons of ${what}`] : [];
  return [
    ...(several ? [{ ...several, text: `${name}, ${several.text}` }] : []),
    { ...summary, text: `${name}, ${summary.text}` },
    ...[...alike, ...mixed, ...(kinds.length === 1 ? [`${name}: ${only!} in any comparison`] : [])].map((text) => ({
      text,
      holds,
    })),
    plain(`${name}: each comparison of ${what} is in the table`),
  ];
}

/** The figures of the arms, where no two arms are compared; and whether all tests that there are show no clear difference. */
function ofArms({ what, isSingle, isTooSmall, isOneTreatment }: Headline, main: ResultDraft): Said[] {
  const name = upper(outcomeName(main));
  const areFine = main.figures.some(({ text }) => isFine(text));
  const texts = areFine ? [] : [armsText(main, !isSingle), rangeText(main), shortText(main)].filter(Boolean);
  if (isSingle)
    return [...texts.map((text) => `${name}, ${what}: ${text}`), ...texts.map((text) => `${name}: ${text}`)].map(plain);
  const untested =
    main.analysed === 'not' && main.figures.length > 1 && !isOneTreatment
      ? texts.map((text) => `${text}; no test posted`)
      : [];
  if (!main.noneClear) return [...untested, ...texts].map((text) => plain(`${name}: ${text}`));
  const small = isTooSmall ? '; stopped early, too small to tell' : '';
  const between = noneClearText(main);
  return [...texts.map((text) => `${name}: ${text}; ${between}${small}`), `${name}: ${between}${small}`].map(plain);
}

/** What tests show that compare no two arms in this row, where none shows a difference. */
export function noneClearText({ figures, cells, isPart, ofDose }: ResultDraft): string {
  if (ofDose) return 'no clear response to dose';
  const rows = isPart ? 'over all its rows' : 'between the arms';
  return `no clear difference ${figures.length > 2 ? 'across the arms' : cells > 1 && !isPart ? 'over its times' : rows}`;
}

/** `−4.7 with Clinic, −0.1 with Home`: names without the words that all end in. */
function shortText({ id, figures }: ResultDraft): string {
  const names = figures.map(({ arm }) => arm.name.split(' '));
  const [first = []] = names;
  const shared = first.filter((word, index) => names.every((own) => own.at(index - first.length) === word)).length;
  if (figures.length > 4 || shared === 0 || names.some((own) => own.length <= shared || /\d/.test(own.join())))
    return '';
  return figures
    .map(
      ({ arm, key }, index) =>
        `[[results.${id}.arms.${arm.id}.${key}]] with ${names[index]!.slice(0, -shared).join(' ')}`,
    )
    .join(', ');
}

/** `10.7 to 27.2 in five arms, 1.89 with Placebo`, of many arms; empty where not all have exact figures. */
function rangeText({ id, figures }: ResultDraft): string {
  const comparators = figures.filter(({ arm }) => arm.role === 'comparator');
  const tried = figures
    .filter(({ arm }) => arm.role !== 'comparator')
    .flatMap((figure) => {
      const value = exact(figure.text);
      return value === null ? [] : [{ ...figure, value }];
    })
    .toSorted((a, b) => a.value - b.value);
  const [least, most] = [tried.at(0), tried.at(-1)];
  if (!least || !most || tried.length < 3 || comparators.length !== 1) return '';
  const path = ({ arm, key }: (typeof figures)[number]) => `[[results.${id}.arms.${arm.id}.${key}]]`;
  return `${path(least)} to ${path(most)} in the arms tried, ${path(comparators[0]!)} with ${armName(comparators[0]!.arm)}`;
}
