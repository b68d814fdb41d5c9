/** The one way in which text becomes part of XML, HTML or SVG. */
import { own } from '../own.js';

/** What XML 1.0 §2.2 forbids even when escaped: controls, lone surrogates, U+FFFE and U+FFFF. */
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What may have to be cleaned: tabs, returns, controls, surrogates that may be alone; most texts have none. */
const suspect = /[^\n -\uD7FF\uE000-\uFFFD]/;

/** What has a meaning in markup, and what it is written as. `]]>` ends nothing when its last sign is escaped. */
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text as content of an element, or of an attribute in double quotation marks; without what XML forbids. */
export function escapeXml(text: string): string {
  return withoutForbidden(text).replace(/[&<>"]/g, (sign) => own(signs, sign)!);
}

/** The text without the characters that XML forbids; tabs become spaces, line ends `\n`. */
export function cleanText(text: string): string {
  return suspect.test(text) ? withoutForbidden(text).replace(/\t/g, ' ').replace(/\r\n?/g, '\n') : text;
}

const withoutForbidden = (text: string) => (suspect.test(text) ? text.replace(forbidden, '') : text);
