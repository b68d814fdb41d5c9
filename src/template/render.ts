/** Templates and a view to markup. */
import Handlebars from 'handlebars';
import { hardBreak } from '../document/markup.js';
import { ContentError, type Problem } from '../errors.js';
import { boundWork } from './bounded-work.js';
import { brokenBraces } from './broken-braces.js';
import { checkTemplate } from './check.js';
import { blockHelpers, ownHelpers } from './helpers.js';
import { tooDeep } from './nesting.js';
import { ready } from './precompiled.js';
import { strictHandlebars } from './strict.js';
import type { View } from './view/view.js';
import { own } from '../own.js';

/** What templates make: the page, the deck, and the visual abstract. */
export type DocumentName = 'brief' | 'deck' | 'visual';

/** Template files by name (`brief`, `deck`, `visual`, and partials under their own names), with the path to show. */
export interface Templates {
  pages: Record<DocumentName, TemplateFile>;
  partials: Record<string, TemplateFile>;
}
export interface TemplateFile {
  file: string;
  text: string;
}

/** Renders one of them with a view to XML. */
export type Renderer = (page: DocumentName, view: View) => string;

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
  const work = boundWork(environment);
  const compile = (template: TemplateFile) => {
    const specification = own(ready, templateKey(template));
    if (specification) return environment.template<unknown>(specification);
    const program = parse(template, problems);
    if (!program) return () => '';
    problems.push(...checkTemplate(program, template.file, Object.keys(partials)));
    return environment.compile(program, options);
  };
  for (const [name, file] of Object.entries(partials)) environment.registerPartial(name, compile(file));
  const templates = { brief: compile(pages.brief), deck: compile(pages.deck), visual: compile(pages.visual) };
  if (problems.length > 0) throw new ContentError(problems);
  return (page, view) => {
    // What another trial lacked is told of that one.
    problems.length = 0;
    work.begin();
    const xml = reportingErrors(pages[page].file, () => templates[page](protect(view)));
    if (problems.length > 0) throw new ContentError([...problems]);
    return xml;
  };
}

/**
 * Templates as JavaScript in place of `precompiled.ts`, for the compiler of the tool: to parse and to compile them is a
 * tenth of a cold build. One that is wrong is left out: it is compiled when it is read, which tells what is wrong with it.
 */
export function precompile({ pages, partials }: Templates): string {
  const environment = closedEnvironment([]);
  const entries = [...Object.values(pages), ...Object.values(partials)].flatMap((template) => {
    const program = parse(template, []);
    if (!program || checkTemplate(program, template.file, Object.keys(partials)).length > 0) return [];
    return [`${JSON.stringify(templateKey(template))}: ${environment.precompile(program, options) as string}`];
  });
  return `export const ready = {${entries.join(',')}};`;
}

const templateKey = ({ file, text }: TemplateFile) => `${file}\n${text}`;

const options = {
  knownHelpers: Object.fromEntries(Object.keys(ownHelpers).map((name) => [name, true])),
  knownHelpersOnly: true,
  preventIndent: true,
} as unknown as CompileOptions;

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

/** What Handlebars finds wrong only when it renders. */
function reportingErrors(file: string, render: () => string): string {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof Handlebars.Exception)) throw error;
    const message = `the template cannot be filled in: ${error.message}`;
    throw new ContentError([
      { severity: 'error', message, hint: 'templates/README.md has every helper with an example', file },
    ]);
  }
}

function parse({ file, text }: TemplateFile, problems: Problem[]): hbs.AST.Program | null {
  const deep = tooDeep(file, text);
  if (deep) {
    problems.push(deep);
    return null;
  }
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
