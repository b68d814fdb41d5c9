/** How many people to treat for one more with an event or without, and how many more or fewer in 100 or 1000, against the shares of the arms. */
import { exact } from '../../dataset/quantity.js';
import { factsOf } from '../../trial/measures.js';
import type { Trial } from '../../trial/trial.js';
import { rowsLike, sizeIn, type Row } from '../rows-in-text.js';
import type { Sentence } from '../sentences.js';
import { should, type Compared } from './agreement.js';

const treating = String.raw`(?:treat|vaccinat|screen)(?:e|ed|ing)?`;
const ofOne = String.raw`(?:for|to \w+|and|before|so that|prevent\w*|spare\w*|help\w*|avoid\w*) (?:one|1)\b`;
/** Words behind and before the number of people. */
const toTreat = [
  new RegExp(String.raw`\b(?:numbers? needed to (?:treat|harm|vaccinate|screen)|NN[TH][BH]?)\b\D{0,30}?(\d+)\b`, 'i'),
  new RegExp(
    String.raw`\b${treating} (?:about |some )?(\d+) \D{0,40}?(?:${ofOne}|for each|to (?:prevent|spare|help|gain|get)\b)`,
    'i',
  ),
  new RegExp(String.raw`(?<![\d.])(\d+) (?:\w+ ){0,3}?(?:need|have|had|must)\w*(?: to)? be ${treating}\b`, 'i'),
  new RegExp(String.raw`(?<![\d.])(\d+) (?:\w+ )?${treating}\b[^.;,]{0,20} ${ofOne}`, 'i'),
  new RegExp(String.raw`\b1 (?:\w+ ){0,6}?(?:for|in|of) every (\d+) (?:\w+ )?${treating}\b`, 'i'),
];
const inThousand =
  /\b(\d+) (?:\w+ ){0,3}?(?:fewer |more |less )(?:\w+ ){0,3}?(?:per|in|of|out of|among|for)(?: every| each)? (1000|1 000|1,000|100)\b/i;
/** How far what is told may lie from what the shares give. */
const apart = 0.15;

/** Such a number of a sentence, beside the nearest that the shares give. */
interface Needed {
  said: string;
  size: number;
  nearest: number;
  holds: boolean;
  by: string;
}

/** Of the results that a sentence cites or names, else of any result or event; null where a sentence has none, or no shares are told. */
export function neededIn(trial: Trial, rows: readonly Row[], { digits: text, pieces }: Sentence): Needed | null {
  const treat = toTreat.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const among = inThousand.exec(text);
  const [said, told, whole] = treat ?? among ?? [];
  if (said === undefined) return null;
  const paths = pieces.flatMap((piece) => ('path' in piece ? [`${piece.path}.`] : []));
  const all = rows.filter((row) => row.kind !== 'measure' && differencesOf(trial, row).length > 0);
  const cited = all.filter((row) => paths.some((path) => path.startsWith(row.path)));
  const like = rowsLike(all, text);
  const differences =
    [cited, like, all.filter(({ kind }) => kind === 'count'), all]
      .find((rows) => rows.length > 0)
      ?.flatMap((row) => differencesOf(trial, row)) ?? [];
  const size = Number(told);
  const made = differences.map((one) => (treat ? 100 / one : (one * Number(whole!.replace(/\D/g, ''))) / 100));
  const [nearest] = made.toSorted((one, other) => Math.abs(one - size) - Math.abs(other - size));
  if (nearest === undefined) return null;
  const holds = Math.abs(nearest - size) <= Math.max(1, apart * nearest);
  const by = treat ? '100 ÷ the difference in percentage points' : 'the difference of the shares × so many';
  return { said, size, nearest, holds, by: `${by}, within ${100 * apart}%` };
}

export function checkNumbersNeeded(trial: Trial, rows: readonly Row[], sentence: Sentence): Compared[] {
  const told = neededIn(trial, rows, sentence);
  if (!told) return [];
  const { said, nearest, holds, by } = told;
  const message = `“${said}” stands in this sentence, and the shares of the arms give ${nearest.toFixed(nearest < 10 ? 1 : 0)}`;
  return [
    should(
      sentence.place,
      `“${said}” and ${nearest.toFixed(1)}`,
      holds,
      message,
      'check the number and the values',
      by,
    ),
  ];
}

/** Differences of shares in percentage points, without their signs: of the arms, and as they are told. */
function differencesOf(trial: Trial, row: Row): number[] {
  const result = trial.results.find(({ id }) => row.path === `results.${id}.`);
  if (result?.outcome.type === 'rate') return [];
  const told = (result?.comparisons ?? []).flatMap(({ measure, estimate }) => {
    const value = factsOf(measure).unit === 'percentage points' ? exact(estimate)?.value : undefined;
    return value ? [Math.abs(value)] : [];
  });
  const sizes = trial.arms.map((arm) => sizeIn(row, arm)).filter((size) => size !== undefined);
  const ofArms = sizes.flatMap((one, at) => sizes.slice(at + 1).map((other) => Math.abs(one - other)));
  return [...told, ...ofArms.filter((one) => one > 0)];
}
