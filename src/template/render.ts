/** Templates and a view to markup. */
import Handlebars from 'handlebars';
import { hardBreak } from '../document/markup.js';
import { ContentError, type Problem } from '../errors.js';
import { checkTemplate } from './check.js';
import { blockHelpers, ownHelpers } from './helpers.js';
import { strictHandlebars } from './strict.js';
import type { View } from './view/view.js';

/** Template files by name (`brief`, `deck`, and partials under their own names), with the path to show. */
export interface Templates {
  pages: Record<'brief' | 'deck', TemplateFile>;
  partials: Record<string, TemplateFile>;
}
export interface TemplateFile {
  file: string;
  text: string;
}

/**
 * Renders one template to XML. Values are escaped by Handlebars, so none can
 * become markup. Throws a ContentError with every unknown tag, helper, partial
 * and name at its line and column.
 */
export function render(templates: Templates, page: 'brief' | 'deck', view: View): string {
  const problems: Problem[] = [];
  const environment = strictHandlebars(problems);
  for (const name of Object.keys(environment.helpers)) {
    if (name !== '$field' && !blockHelpers.includes(name as (typeof blockHelpers)[number])) {
      environment.unregisterHelper(name);
    }
  }
  environment.registerHelper(ownHelpers as unknown as Handlebars.HelperDeclareSpec);
  const compile = ({ file, text }: TemplateFile) => {
    const program = parse(file, text, problems);
    if (!program) return () => '';
    problems.push(...checkTemplate(program, file, Object.keys(templates.partials)));
    const knownHelpers = Object.fromEntries(Object.keys(ownHelpers).map((name) => [name, true]));
    return environment.compile(program, { knownHelpers, knownHelpersOnly: true, preventIndent: true });
  };
  for (const [name, file] of Object.entries(templates.partials)) environment.registerPartial(name, compile(file));
  const template = compile(templates.pages[page]);
  if (problems.length > 0) throw new ContentError(problems);
  const xml = template(protect(view));
  if (problems.length > 0) throw new ContentError(problems);
  return xml;
}

function parse(file: string, text: string, problems: Problem[]): hbs.AST.Program | null {
  try {
    return Handlebars.parse(text, { srcName: file });
  } catch (error) {
    const { message, lineNumber } = error as Error & { lineNumber?: number };
    const line = lineNumber ?? Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    const told = message.split('\n').at(-1)!.trim();
    const hint = 'check the braces, and that each {{#…}} has its {{/…}}';
    problems.push({ severity: 'error', message: `this is not a template: ${told}`, hint, file, line, column: 1 });
    return null;
  }
}

/** Keeps the line breaks of values apart from those of the template, which are only white space. */
function protect<T>(node: T): T {
  if (typeof node === 'string') return node.trim().replace(/\r\n?|\n/g, hardBreak) as T;
  if (Array.isArray(node)) return node.map(protect) as T;
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, protect(value)])) as T;
}
