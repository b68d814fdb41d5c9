/** Units as records write them, with what is doubtful of them said beside the unit, so that it stands wherever the figure does. */
import { exact, figure } from './numbers.js';
import type { RegistryOutcome, RegistryTrial } from '../registry-trial.js';

/** Said beside a unit in which the figures cannot be. */
const doubt = ' (as the record has it; doubtful)';

/** Units in which nobody reaches so much: oxygen uptake is at most about 0.09 L/kg/min (Haugen et al., Int J Sports Physiol Perform 2018). */
const ceilings: readonly { unit: RegExp; most: number }[] = [
  { unit: /^l(it(er|re)s?)?\s?\/\s?(min(ute)?\s?\/\s?kg|kg\s?\/\s?min(ute)?)$/i, most: 0.15 },
];

/** The unit of an outcome as it is printed. */
export function unitOf(outcome: RegistryOutcome, trial: RegistryTrial): string {
  const { unit } = outcome;
  const plain = /^standard deviations?$/i.test(unit) ? 'in standard deviations' : unit;
  return unit !== '' && (isAboveCeiling(outcome) || looksLikePercent(outcome, trial)) ? `${plain}${doubt}` : plain;
}

function isAboveCeiling(outcome: RegistryOutcome): boolean {
  const known = ceilings.find(({ unit }) => unit.test(outcome.unit.trim()));
  return known !== undefined && valuesOf(outcome).some((value) => value > known.most);
}

/** Whether changes in a unit are all losses of less than 100, and most of them near it, where people began with far more than 100. */
function looksLikePercent(outcome: RegistryOutcome, { baseline }: RegistryTrial): boolean {
  const { title, unit } = outcome;
  if (/%|percent/i.test(unit) || !/\bchanges?\b/i.test(title)) return false;
  const values = valuesOf(outcome);
  if (values.length === 0 || values.some((value) => value > -50 || value < -100)) return false;
  const began = baseline.measures.filter((one) => one.unit.toLowerCase() === unit.toLowerCase());
  const from = began
    .flatMap(({ rows }) => rows.flatMap(({ measurements }) => measurements))
    .flatMap(({ value }) => exact(figure(value)) ?? []);
  return from.length === 0 || from.some((value) => value > 200);
}

/** All values of an outcome, and the ends of their intervals and ranges. */
const valuesOf = ({ rows }: RegistryOutcome): number[] =>
  rows
    .flatMap(({ measurements }) => measurements)
    .flatMap(({ value, low, high }) => [value, low, high].flatMap((text) => exact(figure(text)) ?? []));
