/** How the trial was done, in the record's own words: who was asked for, what was given, how many went through it, how it was analysed. */
import { own as ownOf } from '../../own.js';
import { criteriaOf } from '../reading/criteria.js';
import { givenIn } from '../reading/given.js';
import { exact, figure } from '../reading/numbers.js';
import { areOneSided } from '../reading/one-sided-p.js';
import type { Analysis, NamedEvent, RegistryOutcome, RegistryTrial } from '../registry-trial.js';
import { clauses } from '../text.js';
import { lowered } from '../reading/condition.js';
import { upper } from '../../format/capital.js';
import { isOutsideRandomisation } from '../reading/unrandomised.js';
import { armsOf } from '../draft/arms.js';
import { sentenceCase } from '../draft/safety.js';
import { named } from './references.js';
import { courseOf } from '../draft/course.js';
import type { ArmDraft, BaselineRow, ComparisonDraft } from '../drafts.js';

/** A few words on what a sentence is about, the sentence, and where it stands. */
export interface MethodDraft {
  about: string;
  told: string;
  at: string;
}

interface Drawn {
  arms: ArmDraft[];
  /** The outcome that page and deck lead with. */
  main: RegistryOutcome | undefined;
  comparisons: ComparisonDraft[];
  /** Rows of who took part. */
  baseline: BaselineRow[];
}

/** What the record tells; parts of which it tells nothing are left out. */
export function methodsOf(trial: RegistryTrial, { arms, main, comparisons, baseline }: Drawn): MethodDraft[] {
  const asked = criteriaOf(trial);
  const course = courseOf(trial, arms);
  const harms = namedHarms(trial, arms);
  const all: MethodDraft[] = [
    {
      about: 'Asked for',
      told: asked.map((text) => `“${text}”`).join('; '),
      at: 'eligibilityModule',
    },
    {
      about: arms.length > 1 ? 'At baseline, by arm' : 'At baseline',
      told: atBaseline(baseline, arms),
      at: 'baselineCharacteristicsModule',
    },
    {
      about: 'Given',
      told: given(trial, arms),
      at: 'armsInterventionsModule; descriptions of groups',
    },
    {
      about: 'Course',
      told: upper(course.join('; ')),
      at: 'participantFlowModule',
    },
    {
      about: 'Analysed',
      told: main ? analysed(main, comparisons) : '',
      at: `outcomeMeasuresModule, outcome ${main?.number ?? ''}`,
    },
    { about: 'Events', told: harms, at: 'adverse events, by their terms' },
  ];
  return all
    .filter(({ told }) => told !== '')
    .map((one) => ({
      ...one,
      told: /[.”…]$/.test(one.told) ? one.told : `${one.told}.`,
    }));
}

/** Letters on what all arms were given. */
const mostGiven = 600;

function given(trial: RegistryTrial, arms: ArmDraft[]): string {
  const own = arms.filter(({ pools, of }) => pools.length === 0 && !isOutsideRandomisation(of, trial));
  const isComparator = ({ role }: ArmDraft) => role === 'comparator';
  const some = [...own.filter((arm) => !isComparator(arm)).slice(0, 1), ...own.filter(isComparator).slice(0, 1)];
  const shown = own.length > mostNamed ? some : own;
  const each = Math.floor(mostGiven / Math.max(1, shown.length));
  const said = givenIn(
    shown.map(({ of }) => of),
    trial,
    each,
  );
  const texts = shown.map(({ name }, index) => ({
    name,
    said: said[index] ?? null,
  }));
  const [first] = texts;
  // Of all only where every arm is shown, and the record says the same of each.
  const isOfAll = shown.length === own.length && texts.length > 1 && texts.every(({ said }) => said === first?.said);
  if (isOfAll && first?.said != null) return `“${first.said}”`;
  return texts.flatMap(({ name, said }) => (said === null ? [] : [`${name}: “${said}”`])).join('; ');
}

/** More arms than these are told by one of each role, and their figures without their names. */
const mostNamed = 3;

/** Rows of who took part that are told: age, sex, and what is not origin. */
const mostRows = 4;

/** `age, mean, years 67.9, 69.7`, by reference to the rows, in the order of the arms. */
function atBaseline(rows: BaselineRow[], arms: ArmDraft[]): string {
  const own = arms.filter(({ pools }) => pools.length === 0);
  const wanted = rows.filter(({ name }) => !/^(race|ethnicity|region|country)\b/i.test(name)).slice(0, mostRows);
  const told = wanted.flatMap(({ id, name, arms: values }) => {
    const each = own.map((arm) => {
      const value = ownOf(values, arm.id);
      if (value === undefined || typeof value === 'string' || 'told' in value) return null;
      const path = `baseline.${id}.arms.${arm.id}`;
      const isCount = value.key === 'events' && value.n !== null;
      return `[[${path}.${value.key}]]${isCount ? `/[[${path}.n]]` : ''}`;
    });
    return each.includes(null) ? [] : [`${named(lowered(name), `baseline.${id}.name`)} ${each.join(', ')}`];
  });
  return upper(told.join('; '));
}

const ofAnalysis =
  /\badjust|covariate|\bANCOVA\b|stratif|one-sided|1-sided|two-sided|\bimput|interim|sample size|\bpower|\bmargin\b|intention|per[- ]protocol|\bmodel\b|\bsubjects? (?:in|among)\b/i;

const sided = /\b(?:one|1)[\s‐‑-]?(?:sided|tailed)\b/i;

/** Letters on who was analysed, and how. */
const mostAnalysed = { who: 170, how: 300 };

/** Who was analysed, and what the record says of the analyses, each sentence once. */
function analysed({ population, analyses }: RegistryOutcome, comparisons: ComparisonDraft[]): string {
  const who = clauses(population, mostAnalysed.who);
  const texts = analyses.flatMap(({ words }: Analysis) => [
    words.method,
    words.estimate,
    words.framework,
    words.p,
    words.groups,
  ]);
  const sentences = [...new Set(texts.flatMap((text) => text.split(/(?<=[\p{L})\d%][.;])\s+(?=\p{Lu})/u)))].filter(
    (text) => ofAnalysis.test(text),
  );
  const counting = /\bone-sided|1-sided|\badjust|\bimput|interim|sample size|\d events/i;
  const ranked = [
    ...sentences.filter((text) => counting.test(text)),
    ...sentences.filter((text) => !counting.test(text)),
  ];
  let left = mostAnalysed.how;
  const how = ranked.flatMap((text) => {
    const said = clauses(text, left);
    left -= (said?.length ?? 0) + 1;
    return said === null || said.length < 12 ? [] : [said];
  });
  const method = [...new Set(analyses.map((one) => one.method).filter(Boolean))].slice(0, 2).join('; ');
  const oneSided = areOneSided(comparisons) && ![...texts, population].some((text) => sided.test(text));
  const sides = oneSided ? 'by their intervals the p values are of one-sided tests' : '';
  return [who ? `“${who}”` : '', method ? `method: ${method}` : '', how.length > 0 ? `“${how.join(' ')}”` : '', sides]
    .filter(Boolean)
    .join('; ');
}

/** Sentences on which events were looked for at all. */
function collected(text: string): string {
  const limits =
    /\bnot (?:be )?(?:systematically )?(?:collected|assessed|recorded|monitored)\b|\bonly serious\b|\bexpedited\b|\bonly\b.{0,60}\b(?:reported|collected|recorded)\b/i;
  const told = text.split(/(?<=[\p{L})\d%][.;])\s+(?=[\p{Lu}\d(])/u).filter((sentence) => limits.test(sentence));
  const said = clauses(told.join(' '), 200);
  return said ? `“${said}”` : '';
}

/** Events of each kind that are named. */
const mostEvents = 4;

/** The commonest serious events, and the next of the others, with how many in each arm had them. */
function namedHarms({ harms }: RegistryTrial, arms: ArmDraft[]): string {
  const matched = armsOf(harms.columns, arms);
  const single = arms.filter(({ pools }) => pools.length === 0);
  const order = single.filter((arm) => [...matched.values()].includes(arm));
  if (order.length === 0) return collected(harms.words);
  const countsOf = ({ counts }: NamedEvent) =>
    order.map((arm) => {
      const count = counts.find(({ column }) => matched.get(column.id) === arm);
      return { arm, affected: figure(count?.affected ?? ''), atRisk: figure(count?.atRisk ?? '') };
    });
  const total = (event: NamedEvent) => countsOf(event).reduce((sum, { affected }) => sum + (exact(affected) ?? 0), 0);
  // Of how many is told where they are not all of an arm.
  const told = (event: NamedEvent) => {
    const each = countsOf(event);
    const areAll = each.every(({ arm, atRisk }) => atRisk === null || exact(atRisk) === exact(arm.n));
    return each
      .map(({ affected, atRisk }) => (areAll || atRisk === null ? affected : `${affected}/${atRisk}`))
      .join(', ');
  };
  const first = (list: NamedEvent[]) =>
    list
      // A count that an arm lacks is none of 0.
      .filter(
        (event) => event.term !== '' && total(event) > 0 && countsOf(event).every(({ affected }) => affected !== null),
      )
      .toSorted((a, b) => total(b) - total(a))
      .slice(0, mostEvents)
      .map((event) => `${lowered(sentenceCase(event.term))} ${told(event)}`);
  const serious = first(harms.seriousEvents);
  const others = first(harms.otherEvents);
  const whose =
    order.length < single.length
      ? `people: ${order.map(({ name }) => name).join(', ')}`
      : 'people, in the order of the arms';
  const [inOrder, inOrderOfOthers] =
    order.length < 2 ? ['', ''] : serious.length > 0 ? [` (${whose})`, ''] : ['', ` (${whose})`];
  return [
    collected(harms.words),
    serious.length > 0 ? `serious${inOrder}: ${serious.join('; ')}` : '',
    others.length > 0 ? `others${inOrderOfOthers}: ${others.join('; ')}` : '',
  ]
    .filter(Boolean)
    .join('. ');
}
