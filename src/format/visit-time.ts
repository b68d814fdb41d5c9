/** When a visit took place, read from how it is told. */

/** `week 12` as its unit and number, and the digits of that as told; null for words without exactly one number. */
export function visitTime(told: string): { unit: string; time: number; digits: string } | null {
  const match = /^(\D*)(\d+(?:\.\d+)?)(\D*)$/u.exec(told);
  if (!match) return null;
  const [, before = '', time = '', after = ''] = match;
  return { unit: `${before.trim()} ${after.trim()}`.trim().toLowerCase(), time: Number(time), digits: time };
}

/** Visits as numbers on one scale; null unless all are told in the same unit. */
export function visitTimes(told: readonly string[]): number[] | null {
  const times = told.map(visitTime);
  const unit = times[0]?.unit;
  const numbers = times.flatMap((time) => (time && time.unit === unit ? [time.time] : []));
  return numbers.length === told.length ? numbers : null;
}

/** Whether a name tells a time already, in whichever way: `control at 6 Months` and `6month`. */
export function tellsTime(name: string, time: string): boolean {
  const plain = (text: string) => {
    const parted = text.toLowerCase().replace(/(?<=\d)(?=\p{L})/gu, ' ');
    const words = parted.match(/[\p{L}\d.]+/gu) ?? [];
    return ` ${words.map((word) => word.replace(/^(minute|hour|day|week|month|year)s$/, '$1').replace(/\.$/, '')).join(' ')} `;
  };
  return plain(name).includes(plain(time));
}
