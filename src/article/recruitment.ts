/** When people were recruited, as abstracts tell it: `Between Feb 3, 2015, and Sept 9, 2018`, `from October 2015 through March 2019`. */

export interface WrittenDate {
  start: number;
  end: number;
  /** ISO month, as a dataset has it. */
  month: string;
  /** Whether it is the first of two between which people took part. */
  isFirst: boolean;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const date =
  /\b(?:\d{1,2}(?:st|nd|rd|th)?\s)?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?((?:19|20)\d\d)\b/g;
const joint = /^,?\s(?:and|to|through|until|till|up to)\s$|^\s?[–—-]\s?$/;

/** Every date of a text that has a month and a year. */
export function datesIn(text: string): WrittenDate[] {
  const found = [...text.matchAll(date)].map(({ 0: written, 1: month = '', 2: year = '', index }) => ({
    start: index,
    end: index + written.length,
    month: `${year}-${String(months.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}`,
  }));
  return found.map((one, index) => {
    const next = found[index + 1];
    const isFirst = next !== undefined && joint.test(text.slice(one.end, next.start));
    return { ...one, isFirst: isFirst && /\b(?:between|from)\s$|\(\s?$/i.test(text.slice(0, one.start)) };
  });
}
