/** What can be seen in a template without rendering it: unknown tags, helpers and partials, in every branch. */
import Handlebars from 'handlebars';
import { suggest } from '../dataset/suggest.js';
import { placeAttribute, ruleOf, tags } from '../document/vocabulary.js';
import type { Problem } from '../errors.js';
import { helperNames, takes } from './helpers.js';
import { own } from '../own.js';

type Report = (message: string, hint: string, line: number, column: number) => void;

/**
 * Checks one parsed template and writes into each of its tags where it stands,
 * so that later messages can name the template's own line. Changes the tree.
 */
export function checkTemplate(program: hbs.AST.Program, file: string, partials: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (message, hint, line, column) =>
    problems.push({ severity: 'error', message, hint, file, line, column });
  new TemplateVisitor(file, partials, report).accept(program);
  return problems;
}

class TemplateVisitor extends Handlebars.Visitor {
  constructor(
    private readonly file: string,
    private readonly partials: readonly string[],
    private readonly report: Report,
  ) {
    super();
  }

  override ContentStatement(content: hbs.AST.ContentStatement): void {
    const places = tagsIn(content);
    for (const { name, line, column } of places) {
      if (!ruleOf(name)) this.report(`unknown tag <${name}>`, hintFor(name), line, column);
    }
    for (const { name, line, column } of emptyIn(content)) {
      const inside = ruleOf(name)!.holds.map((tag) => `<${tag}>`);
      this.report(`this <${name}> is empty`, `put ${inside.join(' or ')} into it, or delete it`, line, column);
    }
    const opening = places.filter(({ closing }) => !closing).values();
    content.value = content.value.replace(/<([A-Za-z][\w-]*)/g, (tag) => {
      const place = opening.next().value;
      return place ? `${tag} ${placeAttribute}="${this.file}:${place.line}:${place.column}"` : tag;
    });
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) {
      const { line, column } = mustache.loc.start;
      this.report('three braces would let a value become markup', 'use two braces', line, column + 1);
    }
    this.checkHelper(mustache, mustache.params.length > 0);
    super.MustacheStatement(mustache);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.checkHelper(expression, true);
    super.SubExpression(expression);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.checkHelper(block, true);
    super.BlockStatement(block);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    const { original: name } = partial.name as Partial<hbs.AST.PathExpression>;
    const { line, column } = partial.loc.start;
    if (name === undefined) {
      this.report('a partial is named, not computed', 'write its name, such as {{> chart}}', line, column + 1);
    } else if (!this.partials.includes(name)) {
      this.report(`there is no partial "${name}"`, suggest(name, this.partials), line, column + 1);
    }
    super.PartialStatement(partial);
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    const { line, column } = decorator.loc.start;
    this.report('decorators are not part of the vocabulary', 'use a partial', line, column + 1);
  }

  private checkHelper(node: Call, called: boolean): void {
    const { original: name } = node.path as hbs.AST.PathExpression;
    const { line, column } = node.loc.start;
    const wanted = takes.get(name);
    if (wanted !== undefined && node.params.length !== wanted) {
      const message = `"${name}" takes ${wanted === 1 ? 'one value' : `${wanted} values`}, and here it has ${node.params.length}`;
      this.report(message, `templates/README.md has an example of "${name}"`, line, column + 1);
    }
    if (!(called || builtIn.includes(name)) || helperNames.includes(name)) return;
    this.report(`there is no helper "${name}"`, suggest(name, helperNames), line, column + 1);
  }
}

interface Call {
  path: unknown;
  params: readonly unknown[];
  loc: hbs.AST.SourceLocation;
}

/** Names of HTML for what has another name here. */
const fromHtml: Record<string, string> = { b: 'strong', i: 'em', div: 'card', h4: 'h3' };

const hintFor = (tag: string) => (own(fromHtml, tag) ? `did you mean "${own(fromHtml, tag)}"?` : suggest(tag, tags));

/** Names that Handlebars would call even where nothing is given to them. */
const builtIn: readonly string[] = ['helperMissing', 'blockHelperMissing'];

interface TagPlace {
  name: string;
  closing: boolean;
  line: number;
  column: number;
}

function tagsIn({ original: written, loc }: hbs.AST.ContentStatement): TagPlace[] {
  const original = written as unknown as string;
  const places = placesIn(original, loc);
  return [...original.matchAll(/<(\/?)([A-Za-z][\w-]*)/g)].map(({ index, 1: slash, 2: name }) => ({
    name: name!,
    closing: slash === '/',
    ...places(index),
  }));
}

/** Lists and rows that are written with nothing in them; one that `{{#each}}` leaves empty says nothing, and is right. */
function emptyIn({ original: written, loc }: hbs.AST.ContentStatement): Omit<TagPlace, 'closing'>[] {
  const original = written as unknown as string;
  const places = placesIn(original, loc);
  const empty = /<(tr|table|ul|ol|terms|columns)(?:\s[^<>]*)?(?:\/>|>\s*<\/\1>)/g;
  return [...original.matchAll(empty)].map(({ index, 1: name }) => ({ name: name!, ...places(index) }));
}

/** The line and column in the template of each index of a text, which are asked for in order. */
function placesIn(
  text: string,
  { start }: hbs.AST.SourceLocation,
): (index: number) => { line: number; column: number } {
  let [from, line, column] = [0, start.line, start.column + 1];
  return (index) => {
    for (; from < index; from += 1) [line, column] = text[from] === '\n' ? [line + 1, 1] : [line, column + 1];
    return { line, column };
  };
}
