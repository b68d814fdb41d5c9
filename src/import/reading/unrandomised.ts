/** Groups that were not randomised, in a trial in which others were. */
import type { RegistryTrial } from '../registry-trial.js';

interface Group {
  title: string;
  description: string;
}

const words = /\b(open[- ]label|non-?randomi[sz]ed|not randomi[sz]ed|observational|registry cohort)\b/i;

/** Whether a group is called so. */
export const isUnrandomised = ({ title, description }: Group): boolean => words.test(`${title} ${description}`);

/** Whether an arm is told, by its title, to be of the part of a randomised trial in which nobody was randomised: others are not called so. */
export function isOutsideRandomisation(arm: Group, { arms, design }: RegistryTrial): boolean {
  const isCalled = ({ title }: Group) => words.test(title);
  const others = arms.filter((one) => one.pools.length === 0 && !isCalled(one));
  return design.allocation === 'randomised' && others.length > 1 && isCalled(arm);
}
