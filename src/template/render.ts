/** Templates and a view to markup. */
import Handlebars from 'handlebars';
import { hardBreak } from '../document/markup.js';
import { ContentError, type Problem } from '../errors.js';
import { brokenBraces } from './braces.js';
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

/** Renders `brief` or `deck` with a view to XML. */
export type Renderer = (page: 'brief' | 'deck', view: View) => string;

let last: { text: string; renderer: Renderer } | undefined;

/**
 * Compiles templates; the partials that both pages use are compiled once, and
 * those of the last call are kept, as many trials are told by the same. Values
 * are escaped by Handlebars, so none can become markup. Compiling and rendering
 * throw a ContentError with every unknown tag, helper, partial and name at its
 * line and column.
 */
export function compileTemplates(templates: Templates): Renderer {
  const text = JSON.stringify(templates);
  if (last?.text !== text) last = { text, renderer: rendererOf(templates) };
  return last.renderer;
}

function rendererOf({ pages, partials }: Templates): Renderer {
  const problems: Problem[] = [];
  const environment = closedEnvironment(problems);
  const knownHelpers = Object.fromEntries(Object.keys(ownHelpers).map((name) => [name, true]));
  const compile = ({ file, text }: TemplateFile) => {
    const program = parse(file, text, problems);
    if (!program) return () => '';
    problems.push(...checkTemplate(program, file, Object.keys(partials)));
    return environment.compile(program, { knownHelpers, knownHelpersOnly: true, preventIndent: true });
  };
  for (const [name, file] of Object.entries(partials)) environment.registerPartial(name, compile(file));
  const templates = { brief: compile(pages.brief), deck: compile(pages.deck) };
  if (problems.length > 0) throw new ContentError(problems);
  return (page, view) => {
    // What another trial lacked is told of that one.
    problems.length = 0;
    const xml = templates[page](protect(view));
    if (problems.length > 0) throw new ContentError([...problems]);
    return xml;
  };
}

/** Handlebars with strict lookups and no helpers but those of the closed list. */
function closedEnvironment(problems: Problem[]): typeof Handlebars {
  const environment = strictHandlebars(problems);
  const kept: readonly string[] = ['$field', ...blockHelpers];
  for (const name of Object.keys(environment.helpers)) {
    if (!kept.includes(name)) environment.unregisterHelper(name);
  }
  environment.registerHelper(ownHelpers as unknown as Handlebars.HelperDeclareSpec);
  return environment;
}

function parse(file: string, text: string, problems: Problem[]): hbs.AST.Program | null {
  try {
    return Handlebars.parse(text, { srcName: file });
  } catch (error) {
    problems.push(brokenBraces(file, text, (error as Error).message));
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
