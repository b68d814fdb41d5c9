/** Text that is safe inside XML 1.0. */

/** What XML 1.0 §2.2 forbids even when escaped: controls, lone surrogates, U+FFFE and U+FFFF. */
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The text as content of an element or of a double-quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** The same value with every string in it free of what XML forbids; tabs become spaces, line ends `\n`. */
export function cleanStrings<T>(value: T): T {
  return isClean(value) ? value : cleaned(value);
}

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return cleanString(value) === value;
  return typeof value !== 'object' || value === null || Object.values(value).every(isClean);
}

function cleaned<T>(value: T): T {
  if (typeof value === 'string') return cleanString(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned<unknown>(item)])) as T;
}

/** What may have to be cleaned: tabs, returns, controls, surrogates that may be alone; most texts have none. */
const suspect = /[^\n -\uD7FF\uE000-\uFFFD]/;

function cleanString(text: string): string {
  if (!suspect.test(text)) return text;
  return text.replace(forbidden, '').replace(/\t/g, ' ').replace(/\r\n?/g, '\n');
}
