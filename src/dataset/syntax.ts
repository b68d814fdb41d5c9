/** Why a text is not YAML, in words for people who never heard of it, and at the place where it is to be mended. */
import type { YAMLException } from 'js-yaml';
import { isCollection, parseDocument, visit, type Document } from 'yaml';

/** What is wrong, what to do, and where, in characters from the beginning. */
export interface SyntaxFault {
  message: string;
  hint: string;
  offset: number;
}

/** An error of the parser with the text around it. */
interface Context {
  document: Document.Parsed;
  text: string;
  said: string;
  offset: number;
  line: Line;
}

type Rule = (context: Context) => SyntaxFault | null;

/**
 * Why a text could not be read. The parser that reads stops at the first thing that it
 * does not understand; another, slower one, says what was meant to stand there.
 */
export function explain(text: string, { reason, mark }: YAMLException): SyntaxFault {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  const [error] = document.errors;
  const offset = error?.pos[0] ?? mark?.position ?? 0;
  const said = error?.message ?? reason;
  const context = { document, text, said, offset, line: lineAt(text, offset) };
  for (const rule of rules) {
    const fault = rule(context);
    if (fault) return fault;
  }
  const hint = 'check the indentation and the quotation marks here and on the line above';
  return { message: `this is not YAML: ${said}`, hint, offset };
}

/** A rule for what the parser says. */
const when =
  (said: RegExp, message: string, hint: string): Rule =>
  (context) =>
    said.test(context.said) ? { message, hint, offset: context.offset } : null;

const rules: readonly Rule[] = [
  foreignSpace,
  ({ said, line, offset }) =>
    /^deficient indentation/.test(said) && line.written.includes('\t')
      ? { message: 'a tab stands in this line', hint: 'write spaces', offset }
      : null,
  when(/Tabs/, 'a tab stands at the beginning of this line', 'indent with spaces'),
  openQuote,
  when(
    /^Alias cannot be an empty/,
    'a * begins this line',
    'begin each item of a list with a hyphen and a space: "- "',
  ),
  ({ said, line }) => {
    if (!/at node end/.test(said) || !/^(- |[\w-]+: )?\[\[/.test(line.content)) return null;
    const message = 'a text that begins with [[ needs quotation marks';
    return { message, hint: "write it between quotation marks: '[[…]] and so on'", offset: line.valueAt };
  },
  ({ said, line, offset }) => {
    if (!/at node end/.test(said) || !/^(- |[\w-]+: )?["']/.test(line.content)) return null;
    const hint =
      "put the whole text between quotation marks; within '…' write an apostrophe twice, as in 'the drug''s'";
    return { message: 'something stands behind the closing quotation mark', hint, offset };
  },
  nested,
  when(
    /same column/,
    'this line does not begin in the column of the lines that it belongs to',
    'indent the lines of one group alike; begin each item of a list with "- "',
  ),
  when(
    /implicit (map )?key/i,
    'this line is not “key: value”',
    'is a colon missing here, or the space after it? An item of a list begins with "- "',
  ),
  signInBraces,
  openBracket,
  when(
    /within flow|Missing , /,
    'between these braces a comma is missing',
    'put a comma between two keys, as in { low: 1.2, high: 3.4 }, and quotation marks around text that holds ": "',
  ),
  when(/Unexpected (, in|empty item)/, 'there is a comma too many', 'delete it'),
  when(
    /Unexpected flow-(map|seq)-end/,
    'this bracket closes nothing',
    'delete it, or put text that holds it between quotation marks',
  ),
  ({ said, line }) => {
    const header = /^Block scalar header includes extra characters: ([>|].*)/.exec(said)?.[1];
    if (header === undefined) return null;
    const message = `what begins with ${header[0]} needs quotation marks`;
    return { message, hint: `write it between quotation marks: '${line.value || header}'`, offset: line.valueAt };
  },
  ({ said, offset, text }) => {
    if (!/^Plain value cannot start/.test(said)) return null;
    const message = `a text that begins with ${text[offset]} needs quotation marks`;
    return { message, hint: "put '…' around the whole text", offset };
  },
  when(
    /block-seq-ind on same line/,
    'a hyphen and a space begin a list here',
    'write a negative number without the space, such as -2.4; begin a list on the next line',
  ),
  when(/escape sequence/, 'a backslash stands within "…"', "put '…' around the text instead"),
  when(
    /^Comments must be separated/,
    'a # stands directly behind something',
    'put the text that holds it between quotation marks',
  ),
];

/** Spaces that look like a space and are none, as web pages and word processors have them. */
function foreignSpace({ text, line, offset }: Context): SyntaxFault | null {
  const next = lineAt(text, line.end + 1);
  for (const { start, written } of [line, ...(offset >= line.start ? [next] : [])]) {
    const found = /^\s*?(?:- )?(?:[\w-]+:)?([\u00a0\u2000-\u200b\u202f\u3000])/.exec(written);
    if (!found) continue;
    const code = `U+${found[1]!.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    const message = `what looks like a space here is another sign (${code}), as web pages have it`;
    return { message, hint: 'delete it and type a space', offset: start + found[0].length - 1 };
  }
  return null;
}

/** A quotation mark that is not closed, where it begins: the parser sees it at the end of the file. */
function openQuote({ document, said, offset }: Context): SyntaxFault | null {
  if (!/closing .*quote/.test(said)) return null;
  let start = offset;
  visit(document, {
    Scalar(_, node) {
      if (node.type?.startsWith('QUOTE') && node.range && node.range[0] <= offset) start = node.range[0];
    },
  });
  const hint = "close it; within '…' write an apostrophe twice, as in 'the drug''s'";
  return { message: 'this quotation mark is not closed', hint, offset: start };
}

/** A key that stands twice; between braces it may be the second value that is written with a comma. */
export function doubleFault(text: string, offset: number): SyntaxFault {
  const comma = /(?<![-−<>≤≥])[-−<>≤≥]*(?<!\d)\d+,$/.exec(text.slice(Math.max(0, offset - 40), offset));
  const rest = /^\d+/.exec(text.slice(offset))?.[0];
  if (comma && rest) return { ...decimalComma(`${comma[0]}${rest}`), offset: offset - comma[0].length };
  const key = /^["']?([^:"'\n]*)/.exec(text.slice(offset))?.[1] ?? '';
  return { message: `the key "${key}" stands twice in one group`, hint: 'delete or rename one of them', offset };
}

/** A second file in one text, which begins with the next three hyphens. */
export function severalFault(text: string, after: number): SyntaxFault {
  const found = /^---/m.exec(text.slice(after));
  const hint = 'delete this line; a file holds one trial';
  return { message: 'three hyphens begin a second file here', hint, offset: after + (found?.index ?? 0) };
}

/** `1,5` between braces, where a comma ends the value. */
export function decimalComma(written: string): Pick<SyntaxFault, 'message' | 'hint'> {
  const [point, none] = [written.replace(',', '.'), written.replace(',', '')];
  const hint = /,\d{3}$/.test(written) ? `write ${none}, or ${point} if that is meant` : `write a point: ${point}`;
  return { message: `“${written}” is written with a comma`, hint };
}

/** A second colon in a line, or a line that is indented further than the one above, which has a value of its own. */
function nested({ said, text, line, offset }: Context): SyntaxFault | null {
  if (!/^Nested mappings/.test(said)) return null;
  let next = lineAt(text, line.end + 1);
  while (next.content === '' && next.end < text.length) next = lineAt(text, next.end + 1);
  if (!/: .*?(: |:$)/.test(line.content) && next.indent > line.indent) {
    const message = 'this line is indented further than the one above, which has a value of its own';
    return { message, hint: 'indent the lines of one group alike', offset: next.start + next.indent };
  }
  const [, unknown] = /^\s*(?:- )?([\w-]+): \?\s*(?:#.*)?$/.exec(line.content) ?? [];
  if (unknown !== undefined) {
    return { message: '“?” is no value', hint: `write ${unknown}: not reported`, offset };
  }
  return {
    message: 'there is a second colon in this line',
    hint: 'put text that holds ": " between quotation marks',
    offset,
  };
}

/** A value within braces that is a ?, or that begins with a #, after which nothing of the line is read. */
function signInBraces({ said, text, offset }: Context): SyntaxFault | null {
  if (!/within flow|Missing , |end with a [\]}]/.test(said)) return null;
  const from = text.lastIndexOf('\n', text.lastIndexOf('\n', offset - 1) - 1) + 1;
  const [written, key, value = ''] =
    /(?<![\w-])([\w-]{1,40}): +(\?(?=\s*[,}\n])|#[^,}\n]+)/.exec(text.slice(from, offset + 200)) ?? [];
  if (written === undefined) return null;
  const at = text.indexOf(written, from);
  return value === '?'
    ? { message: '“?” is no value', hint: `write ${key!}: not reported`, offset: at }
    : { message: 'what stands behind a # is not read', hint: `write ${key!}: "${value.trim()}"`, offset: at };
}

function openBracket({ document, said, text, offset }: Context): SyntaxFault | null {
  if (!/end with a [\]}]/.test(said)) return null;
  let start = offset;
  visit(document, {
    Node(_, node) {
      if (isCollection(node) && node.flow === true && node.range && node.range[0] < offset) start = node.range[0];
    },
  });
  const [open, close] = text[start] === '[' ? '[]' : '{}';
  return { message: `this ${open} is not closed`, hint: `write ${close} where it ends`, offset: start };
}

// ── Lines ───────────────────────────────────────────────────────────────────

interface Line {
  written: string;
  /** Without what it is indented by. */
  content: string;
  start: number;
  end: number;
  indent: number;
  /** What stands behind `key: ` or `- `, and where. */
  value: string;
  valueAt: number;
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', start);
  const end = next < 0 ? text.length : next;
  const written = text.slice(start, end).replace(/\r$/, '');
  const indent = /^ */.exec(written)![0].length;
  const content = written.slice(indent);
  const key = /^(?:- +)*(?:[\w-]+: +)?/.exec(content)![0].length;
  return { written, content, start, end, indent, value: content.slice(key), valueAt: start + indent + key };
}
