/** Why a text is not a template, in words for people who never wrote one; the parser speaks of its tokens. */
import Handlebars from 'handlebars';
import type { Problem } from '../errors.js';
import { placeOf, tagsOf, withoutRemarks, type Tag } from './braces.js';

type Fault = Pick<Problem, 'message' | 'hint'> & { at: number };

/** The first thing wrong with the braces of a text that cannot be parsed. */
export function brokenBraces(file: string, text: string, parserSays: string): Problem {
  const fault = unclosedBraces(text) ?? unreadable(text) ?? unpaired(text) ?? onLine(text, parserSays);
  const { message, hint } = fault;
  return { severity: 'error', message, hint, file, ...placeOf(text, fault.at) };
}

/** Anything else, at the line that the parser names. */
const onLine = (text: string, parserSays: string): Fault => ({
  message: 'this is not a template',
  hint: 'check the braces of this line',
  at: text
    .split('\n', Number(/line (\d+)/.exec(parserSays)?.[1] ?? 1) - 1)
    .reduce((sum, { length }) => sum + length + 1, 0),
});

function unclosedBraces(text: string): Fault | null {
  for (const { 0: written, index: at } of withoutRemarks(text).matchAll(/\{\{(?:(?!\{\{|\}\})[^])*(\}\}|\{\{|$)/g)) {
    if (written.endsWith('}}')) continue;
    const shown = written.split('\n')[0]!.slice(0, 40).trim();
    return { message: `the braces of “${shown}” are not closed`, hint: 'write }} where the name ends', at };
  }
  return null;
}

/** The first pair of braces whose content is no name and no helper. */
function unreadable(text: string): Fault | null {
  const parses = ({ role, written, name }: Tag) => {
    if (role === 'closes' || /^\{\{~?\s*(else\b|\^)/.test(written)) return true;
    try {
      Handlebars.parse(role === 'opens' ? `${written}{{/${name}}}` : written);
      return true;
    } catch {
      return false;
    }
  };
  const tag = tagsOf(text).find((one) => !parses(one));
  if (!tag) return null;
  const hint = 'between the braces stands a name, such as {{data.headline}}, or a helper and what it takes';
  return { message: `${tag.written} cannot be read`, hint, at: tag.at };
}

/** The first block that is not closed, or that something else closes. */
function unpaired(text: string): Fault | null {
  const open: (Tag & { turned?: boolean })[] = [];
  for (const tag of tagsOf(text)) {
    const innermost = open.at(-1);
    if (tag.role === 'opens') open.push(tag);
    else if (isElse(tag)) {
      if (!innermost || innermost.turned) return strayElse(tag, innermost);
      innermost.turned = true;
    } else if (tag.role === 'closes') {
      if (!innermost) return strayEnd(tag);
      if (innermost.name !== tag.name) return notClosed(innermost, `before ${tag.written}`);
      open.pop();
    }
  }
  return open.length > 0 ? notClosed(open.at(-1)!, 'up to the end of the file') : null;
}

/** `{{else}}`, also written as `{{^}}`; `{{else if …}}` may stand several times. */
const isElse = ({ written }: Tag) => /^\{\{~?\s*(else|\^)\s*~?\}\}$/.test(written);

const strayElse = ({ written, at }: Tag, block: Tag | undefined): Fault => ({
  message: block ? `${written} stands twice in ${block.written}` : `${written} stands in no block`,
  hint: block ? 'delete one of them, or write {{else if …}}' : 'put it between {{#if …}} and {{/if}}',
  at,
});

const strayEnd = ({ written, name, at }: Tag): Fault => ({
  message: `${written} closes nothing`,
  hint: `delete it, or write {{#${name} …}} where it begins`,
  at,
});

const notClosed = ({ written, name, at }: Tag, where: string): Fault => ({
  message: `${written} is not closed ${where}`,
  hint: `write {{/${name}}} where it ends`,
  at,
});
