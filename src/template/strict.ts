/**
 * Handlebars that lets no unknown name pass. Its own `strict` option misses names
 * in the arguments of helpers, in `#if` and in block parameters, so every step of
 * every path goes through one lookup of ours.
 */
import { isDeepStrictEqual } from 'node:util';
import Handlebars from 'handlebars';
import { suggest } from '../dataset/suggest.js';
import type { Problem } from '../errors.js';
import { own } from '../own.js';

interface Location {
  source: string;
  start: { line: number; column: number };
}

/** What of Handlebars' code generator is used; its documented extension point (“Compiler API”). */
interface CodeGenerator {
  compiler: unknown;
  source: { currentLocation: Location };
  popStack(): unknown;
  push(code: unknown): void;
  quotedString(text: string): string;
}
type CodeGeneratorClass = new () => CodeGenerator;

class StrictCodeGenerator
  extends (Handlebars as unknown as { JavaScriptCompiler: CodeGeneratorClass }).JavaScriptCompiler
{
  resolvePath(_type: string, parts: string[], from: number): void {
    const location = JSON.stringify(this.source.currentLocation);
    const code = parts
      .slice(from)
      .reduce<unknown>(
        (inner, part) => ['helpers.$field(', inner, ',', this.quotedString(part), ',', location, ',{})'],
        this.popStack(),
      );
    this.push(code);
  }
}
(StrictCodeGenerator.prototype as { compiler: unknown }).compiler = StrictCodeGenerator;

/**
 * A Handlebars environment of its own whose lookups are strict: a name that is
 * not there is added to `problems`, with its place in the template and the
 * nearest name that is, and prints nothing.
 */
export function strictHandlebars(problems: Problem[]): typeof Handlebars {
  const environment = Handlebars.create();
  (environment as unknown as { JavaScriptCompiler: unknown }).JavaScriptCompiler = StrictCodeGenerator;
  // Stands for what is missing, so that the rest of its path is not told too.
  const nothing = { toString: () => '' };
  environment.registerHelper('$field', (owner: unknown, name: string, { source: file, start }: Location) => {
    if (owner !== null && typeof owner === 'object' && Object.hasOwn(owner, name)) {
      return own(owner as Record<string, unknown>, name);
    }
    if (owner === nothing) return nothing;
    const problem = missing(owner, name, file, start);
    if (!problems.some((told) => isDeepStrictEqual(told, problem))) problems.push(problem);
    return nothing;
  });
  return environment;
}

function missing(owner: unknown, name: string, file: string, start: Location['start']): Problem {
  const place = { file, line: start.line, column: start.column + 1 };
  if (owner === null || owner === undefined) {
    const hint = 'this trial does not have it; put it inside {{#if …}}';
    return { severity: 'error', message: `"${name}" is asked of something empty`, hint, ...place };
  }
  const keys = typeof owner === 'object' ? Object.keys(owner) : [];
  return { severity: 'error', message: `there is no "${name}" here`, hint: suggest(name, keys), ...place };
}
