/** Times of outcomes, and dates, as they are told in words. */

/** Days in a unit; a month is the twelfth of a year. */
const days = { hour: 1 / 24, day: 1, week: 7, month: 30.44, year: 365.25 } as const;
const time =
  /\b(hour|day|week|month|year)s?\s(\d+(?:\.\d+)?)|(?<![\d.])(\d+(?:\.\d+)?)[\s-](hour|day|week|month|year)s?\b/gi;

/** Every time in a text, in days: `week 12` and `12 weeks` are 84. */
export const timesIn = (text: string): number[] =>
  [...text.matchAll(time)].map(([, before, first, second, after]) => {
    const unit = (before ?? after)!.toLowerCase() as keyof typeof days;
    return days[unit] * Number(first ?? second);
  });

/** Twelve months are 52 weeks, and six are 24 or 26. */
const tolerance = 0.08;

/** Whether two texts can be of one time: one of them tells none, or they share one. */
export function isSameTime(left: string, right: string): boolean {
  const [one, other] = [timesIn(left), timesIn(right)];
  if (one.length === 0 || other.length === 0) return true;
  return one.some((a) => other.some((b) => Math.abs(a - b) <= tolerance * Math.max(a, b)));
}

/** Whether two dates are the same, as far as both are told. */
export function isSameDate(left: string, right: string): boolean {
  const length = Math.min(left.length, right.length);
  return left.slice(0, length) === right.slice(0, length);
}
