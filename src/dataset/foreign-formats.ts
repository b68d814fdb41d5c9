/** Files of other programs in the place of plain text. */

const plainText = 'save it as plain text in UTF-8: “CSV UTF-8” in Excel, “Plain text” in Word and TextEdit';

/** What the beginning of a file shows it to be, and what to do; null for plain text. */
export function foreignFormat(text: string): { message: string; hint: string } | null {
  const kinds: [RegExp, string, string][] = [
    // Both byte order marks of UTF-16 are no UTF-8; without one, every other byte is zero.
    [
      /^\uFFFD\uFFFD|^[^\0]?\0[^\0]\0/,
      'this file is saved as UTF-16',
      'save it as UTF-8: “Encoding” in the dialog of Notepad, “CSV UTF-8” in Excel',
    ],
    [/^\{\\rtf/, 'this is a Rich Text file', plainText],
    [/^PK\u0003\u0004/, 'this is a file of Word, Excel or the like (or a ZIP archive)', plainText],
    [/^\uFFFD{2}\u0011/, 'this is an old file of Word or Excel', plainText],
    [/^%PDF-/, 'this is a PDF file', 'name the data file that it was made from'],
    [/^\s*<(!doctype|html|\?xml)/i, 'this is a web page', 'save the text itself, not the page that shows it'],
  ];
  const found = kinds.find(([pattern]) => pattern.test(text));
  return found ? { message: found[1], hint: found[2] } : null;
}
