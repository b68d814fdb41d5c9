/** Why markup cannot be parsed, in words for those who write templates. */
import type { Element } from './element.js';

/** What was open where the parser stopped, and what was closed last. */
export interface State {
  open: Element | undefined;
  closed: Element | undefined;
}

/** What is wrong, what to do, and the element whose place is told. */
type Explanation = [message: string, hint: string, at: Element | undefined];

/** What the parser says one after the other, and how things stood then, in other words. */
export function brokenMarkup(faults: readonly (State & { said: string })[], xml: string): Explanation {
  const { said, open, closed } = faults[0]!;
  // An entity without its end takes in everything up to the next semicolon.
  if (/&(?!#?\w+;)/.test(xml)) return ['a bare & stands in the words here', 'write &amp; for it', open];
  // The parser closes what is open, one by one, until the tag that closes is matched, if it ever is.
  const unmatched = faults.map((fault) => /^unmatched closing tag: (.*?)\.$/.exec(fault.said)?.[1]).find(Boolean);
  if (unmatched && /^(unexpected close|unmatched closing)/.test(said)) {
    return [`</${unmatched}> closes nothing`, `delete it, or write <${unmatched}> where it begins`, closed ?? open];
  }
  if (/^unexpected close tag/.test(said) && closed) return notClosed(closed);
  if (/^unclosed tag/.test(said) && open) return notClosed(open);
  const rule = rules.find(([pattern]) => pattern.test(said));
  return rule ? [rule[1], rule[2], open] : [`the markup is broken: ${said}`, 'each tag needs its closing tag', open];
}

const notClosed = (tag: Element): Explanation => [
  `<${tag.name}> is not closed`,
  `write </${tag.name}> where it ends`,
  tag,
];

const rules: readonly [said: RegExp, message: string, hint: string][] = [
  [/entity/, 'there is no such sign', 'write the sign itself; only &amp;, &lt;, &gt; and &quot; have names here'],
  [/in tag name/, 'a bare < stands in the words here', 'write &lt; for it'],
  [
    /attribute value|must be quoted|value required/,
    'a value stands without quotation marks',
    'write it as in role="note"',
  ],
  [/attribute without value/, 'an attribute has no value', 'write it as in role="note"'],
  [/no whitespace between/, 'two attributes stand side by side', 'put a space between them'],
  [/duplicate attribute/, 'an attribute stands twice in one tag', 'delete one of them'],
  [
    /must contain a root/,
    'the template is empty',
    'begin with a copy of brief.hbs or deck.hbs from the folder templates',
  ],
  [
    /one root|outside of root/,
    'something stands outside of the one tag that holds everything',
    'put it between <brief> and </brief>, or <deck> and </deck>',
  ],
];
