/** Which rows of the data a text is of, by the words of their names: events of harms, and outcomes with their values by arm. */
import { exact } from '../dataset/quantity.js';
import type { ArmResult } from '../dataset/schema.js';
import type { Trial, TrialArm, ValuesOfArm } from '../trial/trial.js';

/** A row that counts or measures something in each arm. */
export interface Row {
  name: string;
  /** The telling words of its name, and those of the id of its outcome, by which its writer calls it: `first event`. */
  stems: string[];
  also: string[];
  /** As references begin that lead into it: `adverse_events.nausea.` */
  path: string;
  kind: 'event' | 'count' | 'measure';
  ofArms: ValuesOfArm[];
}

/** What is counted may be those who were spared. */
const spared = /\b(?:free|without|surviv\w*|alive|no|not|un\w+)\b/i;

/** Every row of harms, and of results whose value is plain: one that counts those who were spared is left out. */
export function rowsOf({ adverse_events: events, results }: Trial): Row[] {
  const harms = events.map(({ id, name, ofArms }): Row => ({
    name,
    stems: stemsOf(name),
    also: [],
    path: `adverse_events.${id}.`,
    kind: 'event',
    ofArms,
  }));
  const found = results.flatMap(
    ({ id, outcome: { id: idOfOutcome, name, measure, type }, population, ofArms }): Row[] =>
      type === 'words' || population.kind === 'subgroup' || spared.test(`${name} ${measure}`)
        ? []
        : [
            {
              name,
              stems: stemsOf(name),
              also: stemsOf(idOfOutcome),
              path: `results.${id}.`,
              kind: ['binary', 'rate', 'time-to-event'].includes(type) ? 'count' : 'measure',
              ofArms,
            },
          ],
  );
  return [...harms, ...found];
}

const common =
  /^(?:event|adverse|clinical|participant|people|patient|cause|from|with|more|fewer|less|than|after|before|because|harm|score|change|mean|week|month|year|dose|placebo)$/;

/** Of one word in its forms: `vaccination` and `vaccinated`, `cure` and `cured`. */
const ending = /(?<=\p{L}{3})(?:ations?|ions?|ated?|ism|ity|ing|ed|es?|i)$/u;

/** Words that tell what a row is of: `death` of deaths and those who died. */
export const stemsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}[\p{L}\d]{3,}/gu) ?? [])
    .map((word) =>
      /^(?:died|deaths?|dying|mortality)$/.test(word) ? 'death' : word === 'bled' ? 'bleeding' : word.replace(/s$/, ''),
    )
    .filter((word) => !common.test(word))
    .map((word) => word.replace(ending, ''));

/** Rows of whose name all telling words stand in the text. */
export function rowsNamed(rows: readonly Row[], text: string): Row[] {
  const said = new Set(stemsOf(text));
  return rows.filter(({ stems }) => stems.length > 0 && stems.every((stem) => said.has(stem)));
}

/** The rows that share the most telling words with the text; none where none shares any. */
export function rowsLike(rows: readonly Row[], text: string): Row[] {
  const said = new Set(stemsOf(text));
  if (said.size === 0) return [];
  const shared = rows.map(({ stems, also }) => new Set([...stems, ...also].filter((stem) => said.has(stem))).size);
  const most = Math.max(0, ...shared);
  return most === 0 ? [] : rows.filter((_, index) => shared[index] === most);
}

/** What an arm had: its rate or its percentage, with the events, as a number; of a measure its mean or median. Undefined where it is not told. */
export function sizeIn({ ofArms, kind }: Pick<Row, 'ofArms' | 'kind'>, arm: TrialArm): number | undefined {
  const values = ofArms.find((one) => one.arm === arm)?.values;
  if (values === undefined || typeof values === 'string') return undefined;
  return kind === 'measure' ? (exact(values.mean) ?? exact(values.median))?.value : shareOf(values, arm);
}

function shareOf(values: Exclude<ArmResult, string>, { n: ofArm }: TrialArm): number | undefined {
  const [share, events, people] = [
    exact(values.rate) ?? exact(values.percent),
    exact(values.events),
    exact(values.n) ?? exact(ofArm),
  ];
  if (share) return share.value;
  return events && people && people.value > 0 ? (100 * events.value) / people.value : undefined;
}
