/**
 * A trial: its dataset, linked once. A result holds its outcome and population, a comparison its arms, an arm that pools
 * others those, so that nobody looks an id up again. The values and sentences are those of the dataset itself.
 */
import type {
  AdverseEvent,
  Arm,
  ArmResult,
  Comparison,
  Dataset,
  Figure,
  Outcome,
  Population,
  Result,
} from '../dataset/schema.js';
import { lookUp } from '../dataset/prose.js';

/** An arm, with those that it takes together. */
export type TrialArm = Omit<Arm, 'pools'> & { pools: TrialArm[] };

/** A population, with the one that it is part of. */
export type TrialPopulation = Omit<Population, 'within'> & { within: TrialPopulation | null };

/** A comparison, with both its arms. */
export type TrialComparison = Omit<Comparison, 'arm' | 'versus'> & { arm: TrialArm; versus: TrialArm };

/** What one arm had in a row. */
export interface ValuesOfArm {
  arm: TrialArm;
  values: ArmResult;
}

/** A row with its values by arm: by the arm's id as they are written, and each with its arm. */
interface OfArms {
  arms: Record<string, ArmResult>;
  ofArms: ValuesOfArm[];
}

export type TrialBaseline = Dataset['baseline'][number] & OfArms;
export type TrialEvent = Omit<AdverseEvent, 'population'> & OfArms & { population: TrialPopulation | null };
export type TrialResult = Omit<Result, 'outcome' | 'population' | 'comparisons'> &
  OfArms & { outcome: Outcome; population: TrialPopulation; comparisons: TrialComparison[] };

/** A picture from a paper, with the outcome that it shows. */
export type TrialFigure = Omit<Figure, 'outcome'> & { outcome: Outcome };

interface Parts {
  arms: TrialArm[];
  populations: TrialPopulation[];
  outcomes: Outcome[];
}

interface Rows {
  results: TrialResult[];
  adverse_events: TrialEvent[];
  baseline: TrialBaseline[];
  figures: TrialFigure[];
}

/** A dataset linked; `dataset` is the same as it was written, to go through it by its paths. */
export type Trial = Omit<Dataset, keyof Parts | keyof Rows> & Parts & Rows & { dataset: Dataset };

/** Links a dataset whose names all lead somewhere. */
export function linkTrial(dataset: Dataset): Trial {
  const parts = linkParts(dataset);
  return { ...dataset, ...parts, ...linkRows(parts, dataset), dataset };
}

/** The same trial with other results, events or baseline, such as with what was calculated: its arms, populations and outcomes stay. */
export function relinkTrial(trial: Trial, dataset: Dataset): Trial {
  return { ...trial, ...linkRows(trial, dataset), dataset };
}

function linkParts(dataset: Dataset): Parts {
  const arms: TrialArm[] = dataset.arms.map((arm) => ({ ...arm, pools: [] }));
  const populations: TrialPopulation[] = dataset.populations.map((population) => ({ ...population, within: null }));
  dataset.arms.forEach(({ pools }, index) => arms[index]!.pools.push(...pools.map((id) => named(arms, id))));
  dataset.populations.forEach(({ within }, index) => {
    if (within !== null) populations[index]!.within = named(populations, within);
  });
  return { arms, populations, outcomes: dataset.outcomes };
}

function linkRows({ arms, populations, outcomes }: Parts, dataset: Dataset): Rows {
  const ofArms = (values: Record<string, ArmResult>) =>
    Object.entries(values).map(([id, own]) => ({ arm: named(arms, id), values: own }));
  return {
    results: dataset.results.map((result) => ({
      ...result,
      outcome: named(outcomes, result.outcome),
      population: named(populations, result.population),
      ofArms: ofArms(result.arms),
      comparisons: result.comparisons.map((comparison) => ({
        ...comparison,
        arm: named(arms, comparison.arm),
        versus: named(arms, comparison.versus),
      })),
    })),
    adverse_events: dataset.adverse_events.map((event) => ({
      ...event,
      population: event.population === null ? null : named(populations, event.population),
      ofArms: ofArms(event.arms),
    })),
    baseline: dataset.baseline.map((row) => ({ ...row, ofArms: ofArms(row.arms) })),
    figures: dataset.figures.map((figure) => ({ ...figure, outcome: named(outcomes, figure.outcome) })),
  };
}

/** A result, and one of its comparisons or of its arms. */
export interface InResult {
  result: TrialResult;
  comparison: TrialComparison | null;
  arm: TrialArm | null;
}

/** The result that a path leads into, and the comparison where it goes on to one; null for paths of other rows. */
export function resultAt({ results, dataset }: Trial, path: string): InResult | null {
  const [list, row = '', part, name = ''] = path.split('.');
  const result = list === 'results' ? results[placeOf(dataset.results, row)] : undefined;
  if (!result) return null;
  const compared = part === 'comparisons' ? dataset.results[results.indexOf(result)]!.comparisons : [];
  const arm = part === 'arms' ? armOf(result, name) : null;
  return { result, comparison: result.comparisons[placeOf(compared, name)] ?? null, arm };
}

/** The arm that the values of a row stand under. */
export const armOf = ({ ofArms }: Pick<OfArms, 'ofArms'>, id: string): TrialArm | null =>
  ofArms.find(({ arm }) => arm.id === id)?.arm ?? null;

/** The position of a row in its list: it stands in a path by that, or by its name. */
const placeOf = (rows: readonly unknown[], step: string): number =>
  /^\d+$/.test(step) ? Number(step) : rows.indexOf(lookUp(rows, step).found);

/** The row of an id; names that lead nowhere were told before. */
const named = <T extends { id: string }>(rows: T[], id: string): T => rows.find((row) => row.id === id)!;
