/** Text that is safe inside XML 1.0. */
import { cleanText } from '../xml/escape.js';

export { escapeXml } from '../xml/escape.js';

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The same value with every string in it free of what XML forbids; tabs become spaces, line ends `\n`. */
export function cleanStrings<T>(value: T): T {
  return isClean(value) ? value : cleaned(value);
}

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return cleanText(value) === value;
  return (
    typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.values(value).every(isClean)
  );
}

function cleaned<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item)) as T;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned<unknown>(item)])) as T;
}
