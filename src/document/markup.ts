/** XML, as the templates give it, to a tree of elements that keep to the vocabulary. */
import { bounds, expectWithin } from '../bounds.js';
import { ContentError, type Problem } from '../errors.js';
import { suggest } from '../dataset/suggest.js';
import { brokenMarkup } from './broken-markup.js';
import { bare } from './carried.js';
import { readXml } from '../xml/parse.js';
import type { Element } from './element.js';
import type { Place } from './types.js';
import { placeAttribute, ruleOf } from './vocabulary.js';
import { own } from '../own.js';

/** A line break that stood inside a value: it is kept, unlike those of the template. */
export const hardBreak = '\u2028';

/**
 * Parses what a template rendered. Throws a ContentError with every tag and
 * attribute that is unknown or misplaced, each at its place in the template.
 */
export function parseMarkup(xml: string, file: string): Element {
  const problems: Problem[] = [];
  const open: Element[] = [];
  let root: Element | undefined;
  const report = (message: string, hint: string, place: Place) =>
    problems.push({ severity: 'error', message, hint, ...place });
  const here = (): Place => open.at(-1)?.place ?? { file, line: 1, column: 1 };

  let closed: Element | undefined;
  let [count, slides, lines] = [0, 0, 0];
  const faults: Parameters<typeof brokenMarkup>[0][number][] = [];
  expectWithin('characters of markup', xml.length, { file });
  readXml(xml, {
    opened(name, attributes) {
      const { [placeAttribute]: written, ...rest } = attributes;
      const place = readPlace(written) ?? here();
      expectWithin('tags of markup', (count += 1), place);
      expectWithin('depth of markup', open.length + 1, place);
      if (name === 'slide') expectWithin('slides of a deck', (slides += 1), place);
      if (slides > 0 && isLine(name)) expectWithin('lines of a deck', (lines += 1), place);
      const element = { name, attributes: plainAttributes(name, rest), children: [], place };
      checkElement(element, open.at(-1), report);
      if (open.length > 0) open.at(-1)!.children.push(element);
      else root = element;
      open.push(element);
    },
    text(text) {
      const parent = open.at(-1);
      if (!parent) return;
      if (text.trim() !== '' && !holds(parent.name).includes('text')) {
        report(
          `text stands directly in <${parent.name}>: “${text.trim().slice(0, 40)}”`,
          'put it in a <p>',
          parent.place,
        );
      }
      parent.children.push(text);
    },
    closed: () => void (closed = open.pop()),
    fault: (said) => void faults.push({ said, open: open.at(-1), closed }),
  });
  if (faults.length > 0) {
    const [message, hint, at] = brokenMarkup(faults, xml);
    // What was misplaced is mostly its consequence.
    throw new ContentError([{ severity: 'error', message, hint, ...(at?.place ?? { file, line: 1, column: 1 }) }]);
  }
  if (problems.length > 0 || !root) throw new ContentError(problems);
  return root;
}

/** What takes a line of a slide at least. */
const isLine = (name: string) => ['p', 'li', 'tr', 'term', 'h2', 'h3', 'mark'].includes(name);

const holds = (name: string): readonly string[] => ruleOf(name)?.holds ?? [];

/** Only where an attribute prints words does what they carry stay with them. */
function plainAttributes(tag: string, attributes: Record<string, string>): Record<string, string> {
  const rule = ruleOf(tag)?.attributes ?? {};
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, own(rule, name) === 'words' ? value : bare(value)]),
  );
}

type Report = (message: string, hint: string, place: Place) => void;

function checkElement(element: Element, parent: Element | undefined, report: Report): void {
  const rule = ruleOf(element.name);
  // An unknown tag has been reported by the template's own check.
  if (!rule) return;
  if (parent && ruleOf(parent.name) && !holds(parent.name).includes(element.name)) {
    const hint = `in <${parent.name}> there may be: ${holds(parent.name).join(', ') || 'nothing'}`;
    report(`<${element.name}> cannot stand in <${parent.name}>`, hint, element.place);
  }
  for (const [name, value] of Object.entries(element.attributes)) checkAttribute(element, name, value, report);
}

/** A number as JavaScript reads it: with a hyphen for its sign, and nothing beside it. */
const number = /^-?\d+(\.\d+)?(e-?\d+)?$/i;

/** Numbers that lay something out: the least, the most, and whether they are whole. */
const ranges: Record<string, readonly [least: number, most: number, whole?: boolean]> = {
  span: [1, bounds['columns of a table'].most, true],
  drop: [0, 100_000],
  keep: [0, 1000, true],
  minutes: [0, 180],
  from: [0, 180],
  widths: [0.01, 100],
};
/** As many numbers as one attribute holds, and the largest that an axis has room for. */
const mostNumbers = 20;
const largest = 1e15;

function checkAttribute({ name: tag, place }: Element, name: string, value: string, report: Report): void {
  const rule = ruleOf(tag)!.attributes;
  const allowed = own(rule, name);
  const expected = (what: string, hint: string) => report(`<${tag} ${name}="${value}">: expected ${what}`, hint, place);
  if (allowed === undefined) {
    report(`<${tag}> has no attribute "${name}"`, suggest(name, Object.keys(rule)), place);
  } else if (allowed === 'number' || allowed === 'numbers') {
    const parts = value.split(/\s+/).filter(Boolean);
    const fits = parts.every((part) => number.test(part)) && (allowed === 'numbers' || parts.length <= 1);
    const range = own(ranges, name);
    if (fits && range) {
      const [least, most] = range;
      const within = parts.every(
        (part) => Number(part) >= least && Number(part) <= most && (!range[2] || /^\d+$/.test(part)),
      );
      if (!within || parts.length > mostNumbers)
        expected(`${range[2] ? 'a whole number' : 'numbers'} from ${least} to ${most}`, 'write less');
    } else if (fits && !parts.every((part) => Math.abs(Number(part)) <= largest)) {
      expected('a number that can be drawn', 'write less');
    }
    if (!fits) expected(allowed === 'number' ? 'a number' : 'numbers with spaces between them', 'such as 2, -3 or 0.5');
  } else if (allowed !== 'text' && allowed !== 'words' && !allowed.includes(value)) {
    expected(allowed.join(' or '), suggest(value, allowed));
  }
}

function readPlace(written: string | undefined): Place | null {
  const match = /^(.*):(\d+):(\d+)$/.exec(written ?? '');
  return match && { file: match[1]!, line: Number(match[2]), column: Number(match[3]) };
}
