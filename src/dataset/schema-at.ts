/** What the schema of a dataset has at a path: its keys, and a line as it may be. */
import type * as z from 'zod';
import { own } from '../own.js';
import { datasetSchema } from './schema.js';

/** The keys of a number that names its own source. */
export const longForm = ['value', 'source', 'at', 'known'];

/** The keys that may stand at a path; those of a number's long form where it has none of its own. */
export function knownKeys(path: readonly PropertyKey[]): string[] {
  const keys = shapesOf(at(path)).flatMap((shape) => Object.keys(shape));
  return keys.length > 0 ? keys : longForm;
}

/** The advice to write a key as its example has it, or that around it: `write it so: women_percent: 93`. */
export function lineAt(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'write it as data/dazukibart.yaml shows';
  const line = exampleLine(path);
  return line === null ? lineAt(path.slice(0, -1)) : `write it so: ${line}`;
}

/** The key at a path with an example of its value: `women_percent: 93`; null where the schema has none. */
export function exampleLine(path: readonly PropertyKey[]): string | null {
  const key = String(path.at(-1));
  const example = /^\d+$/.test(key) ? null : exampleOf(at(path));
  return example === null ? null : `${key}: ${inLine(example)}`;
}

/** An example of more lines than one, in one: a row of a list between brackets, a key of a group between braces. */
function inLine(example: string): string {
  if (example.startsWith('- ')) return `[${example.slice(2)}]`;
  return /^[\w-]+: /.test(example) ? `{ ${example} }` : example;
}

/** Its own example, or that of its needed keys in a group; null where the schema has none. */
function exampleOf(schema: unknown): string | null {
  if (schema === undefined) return null;
  const { example } = ((schema as z.ZodType).meta() ?? {}) as { example?: string };
  if (example !== undefined) return example;
  const [shape, ...others] = shapesOf(schema);
  if (!shape || others.length > 0) return null;
  const needed = Object.entries(shape).filter(([, inner]) => !(inner as z.ZodType).safeParse(undefined).success);
  const lines = needed.map(([key, inner]) => [key, exampleOf(inner)] as const);
  if (lines.length === 0 || lines.length > 4 || lines.some(([, line]) => line === null)) return null;
  return `{ ${lines.map(([key, line]) => `${key}: ${line}`).join(', ')} }`;
}

const at = (path: readonly PropertyKey[]): unknown => path.reduce<unknown>(step, datasetSchema);

/** What a schema of zod is made of. */
interface Definition {
  shape?: Record<string, unknown>;
  element?: unknown;
  valueType?: unknown;
  innerType?: unknown;
  in?: unknown;
  options?: unknown[];
  entries?: Record<string, string>;
  values?: unknown[];
}

/** The parts of a schema, by what kind it is of. */
export const definition = (schema: unknown): Definition => (schema as { def: Definition }).def;

/** The object shapes behind optional, default, transform and union wrappers. */
function shapesOf(schema: unknown): Record<string, unknown>[] {
  if (schema === undefined) return [];
  const { shape, innerType, in: input, options } = definition(schema);
  if (shape) return [shape];
  if (innerType ?? input) return shapesOf(innerType ?? input);
  return (options ?? []).flatMap(shapesOf);
}

function step(schema: unknown, key: PropertyKey): unknown {
  if (schema === undefined) return undefined;
  const { shape, element, valueType, innerType, in: input, options } = definition(schema);
  if (shape) return own(shape, String(key));
  if (element ?? valueType) return element ?? valueType;
  if (innerType ?? input) return step(innerType ?? input, key);
  return options?.map((option) => (definition(option).shape ? step(option, key) : undefined)).find(Boolean);
}
