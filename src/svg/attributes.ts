/** Attributes and lengths as SVG writes them. */
import { escapeXml } from '../xml/escape.js';
import { own } from '../own.js';

/** A length: a hundredth of a point is finer than any screen. */
export const length = (points: number): number => Math.round(points * 100) / 100;

/** ` x="1" fill="#FFF"` of what is there; lengths are rounded, and texts escaped. */
export function attributes(of: Readonly<Record<string, string | number | undefined>>): string {
  let written = '';
  for (const name of Object.keys(of)) {
    const value = own(of, name);
    if (value === undefined || value === '') continue;
    written += ` ${name}="${typeof value === 'number' ? length(value) : escapeXml(value)}"`;
  }
  return written;
}
