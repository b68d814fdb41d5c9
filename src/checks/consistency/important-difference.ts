/** Words on the smallest difference that matters, against the estimate and its interval. */
import { exact } from '../../dataset/quantity.js';
import { directionByMeasure } from '../../trial/direction.js';
import { factsOf } from '../../trial/measures.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import type { Reading } from '../reading.js';
import { should, type Compared } from './agreement.js';
import { pathsOf, type Sentence } from '../sentences.js';

/** In every sentence of ours and in the authors’ conclusion, where an outcome has an important difference. */
export function checkImportantDifference(trial: Trial, { sentences }: Reading): Compared[] {
  const known = trial.results.flatMap(effectsOf);
  if (known.length === 0) return [];
  const told = sentences.filter(({ by, path }) => by === 'claim' || path === 'authors_conclusion.text');
  return told.flatMap((sentence) =>
    partsOf(sentence).flatMap((part) => judged(part, about(sentence, known), sentence.place)),
  );
}

/** By how much an estimate and the ends of its interval are better than no effect, beside what matters. */
interface Effect {
  result: TrialResult;
  comparison: TrialComparison;
  matters: number;
  gain: number;
  /** The best that the interval leaves, and the least. */
  most: number | null;
  least: number | null;
  told: string;
}

function effectsOf(result: TrialResult): Effect[] {
  const matters = exact(result.outcome.important_difference);
  if (!matters) return [];
  return result.comparisons.flatMap((comparison) => {
    const { estimate, ci, measure } = comparison;
    const { unit, kind } = factsOf(measure);
    const { good } = directionByMeasure(comparison, result);
    const [value, low, high] = [exact(estimate), exact(ci?.low), exact(ci?.high)];
    if (!value || good === null || kind !== 'difference' || unit === 'standard deviations') return [];
    const sign = good === 'above' ? 1 : -1;
    const ends = low && high ? [sign * low.value, sign * high.value] : [];
    const told = `${String(value)}${low && high ? ` (${String(low)} to ${String(high)})` : ''}`;
    return [
      {
        result,
        comparison,
        matters: Math.abs(matters.value),
        gain: sign * value.value,
        most: ends.length > 0 ? Math.max(...ends) : null,
        least: ends.length > 0 ? Math.min(...ends) : null,
        told,
      },
    ];
  });
}

/** Those that a sentence cites or rests on; else, all. */
function about(sentence: Sentence, known: Effect[]): Effect[] {
  const paths = pathsOf(sentence).map((path) => `${path}.`);
  const cited = known.filter(({ result }) => paths.some((path) => path.startsWith(`results.${result.id}.`)));
  const named = cited.filter(({ result, comparison: { arm } }) =>
    paths.some((path) => path.startsWith(`results.${result.id}.comparisons.${arm.id}`)),
  );
  return named.length > 0 ? named : cited.length > 0 ? cited : known;
}

const partsOf = ({ words }: Sentence): string[] => words.split(/[.;,](?=\s|$)/);

const difference = String.raw`(?:difference|effect|benefit|change|improvement|reduction|gain)s?`;
const threshold = String.raw`(?:(?:the |an? |any )?(?:(?:smallest|minimal(?:ly)?|minimum|least)[\w -]{0,25} ${difference}(?: (?:that|which) (?:would )?matters?)?|${difference} (?:that|which) (?:would )?matters?|MCID|what (?:would )?matters?|(?:clinically|patient-)?\s?(?:important|meaningful|relevant) ${difference}))`;
const kinds: readonly {
  words: RegExp;
  kind: 'excluded' | 'reached' | 'missed' | 'possible';
}[] = [
  {
    words: new RegExp(
      String.raw`\b(?:leav\w+ out|left out|exclud\w+|rul\w+ out)\b[\w ]{0,12}${threshold}|${threshold} (?:is|was|were|are) (?:excluded|ruled out|left out)`,
      'i',
    ),
    kind: 'excluded',
  },
  {
    words: new RegExp(
      String.raw`\b(?:includ\w+|contain\w*|leav\w+ room for|compatible with|allow\w* for)\b[\w ]{0,12}${threshold}`,
      'i',
    ),
    kind: 'possible',
  },
  {
    words: new RegExp(
      String.raw`\b(?:less|smaller|lower) than ${threshold}|\b(?:below|short of|under)\b ${threshold}|\b(?:did|does|do) not (?:reach|exceed|meet) ${threshold}|\b(?:no|not an?|nor an?|without an?) clinically (?:important|meaningful|relevant)\b`,
      'i',
    ),
    kind: 'missed',
  },
  {
    words: new RegExp(
      String.raw`\b(?:more|larger|greater|bigger) than ${threshold}|\b(?:exceed\w*|above|beyond|reach\w*|passe[sd]|surpass\w*|met|meets)\b ${threshold}|\bclinically (?:important|meaningful|relevant)\b(?! (?:${difference} )?(?:was|is|were) not)`,
      'i',
    ),
    kind: 'reached',
  },
];
const denial = /\b(?:not|no|nor|never|neither|cannot|could not|unclear|whether|fail\w*)\b|n[’']t\b/i;

/** A denied “exclude” says that it is possible, a denied “exceed” that it is missed. */
const denied = {
  excluded: 'possible',
  possible: 'excluded',
  reached: 'missed',
  missed: 'missed',
} as const;

function judged(part: string, effects: Effect[], place: string): Compared[] {
  const found = kinds.find(({ words }) => words.test(part));
  const [first] = effects;
  if (!found || !first) return [];
  const said = found.words.exec(part)![0].trim();
  const before = part.slice(0, found.words.exec(part)!.index);
  const isDenied = found.kind !== 'missed' && denial.test(before.slice(-25));
  const wants = isDenied ? denied[found.kind] : found.kind;
  const holds = ({ matters, gain, most }: Effect): boolean => {
    if (wants === 'excluded') return most === null || most < matters;
    if (wants === 'possible') return most === null || most >= matters;
    return wants === 'reached' ? gain >= matters : gain < matters;
  };
  const wrong = effects.filter((effect) => !holds(effect));
  // “Both doses by more than …” is of each; else one that fits is enough.
  const ofEach = /\b(?:both|each|every|all)\b/i.test(part);
  const fits = ofEach ? wrong.length === 0 : wrong.length < effects.length;
  const { result, told, matters } = wrong[0] ?? first;
  const message = `“${said}”: of ${result.outcome.name} the difference is ${told}, and the important difference is ${matters}`;
  const by =
    wants === 'excluded' || wants === 'possible'
      ? 'the better end of the interval and the important difference'
      : 'the estimate and the important difference';
  return [
    should(place, `“${said}” and ${told}`, fits, message, 'check the words, the estimate and important_difference', by),
  ];
}
