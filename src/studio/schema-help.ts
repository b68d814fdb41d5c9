/** Completion and help at the pointer, from the schema of datasets: the same one that other editors read. */
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { element } from './element.js';

/** What is used of JSON Schema, draft 7. */
export interface Schema {
  description?: string;
  examples?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  required?: readonly string[];
  enum?: readonly string[];
  const?: string;
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  $ref?: string;
  definitions?: Readonly<Record<string, Schema>>;
}

/** What a line of a block of YAML says: how far in its key stands, the key, and whether it begins an item of a list. */
const lineOf = (text: string) => /^(\s*)((?:-\s+)*)(?:([\w$-]+)\s*:|([\w$-]*)$)?/.exec(text)!;

/** The keys above a line, from the outermost; `null` stands for an item of a list. The line itself is not among them. */
export function pathAt(state: EditorState, number: number): (string | null)[] {
  const [, indent = '', dashes = ''] = lineOf(state.doc.line(number).text);
  const path: (string | null)[] = dashes === '' ? [] : [null];
  let least = indent.length + dashes.length;
  let isItem = dashes !== '';
  if (isItem) least = indent.length;
  for (let at = number - 1; at > 0 && (least > 0 || isItem); at -= 1) {
    const { text } = state.doc.line(at);
    if (/^\s*(#|$)/.test(text)) continue;
    const [, before = '', marks = '', key] = lineOf(text);
    const column = before.length + marks.length;
    if (marks !== '' && before.length < least && column >= least) {
      // A key of the same item as ours stands on the line of its dash.
      path.unshift(null);
      least = before.length;
      isItem = true;
      continue;
    }
    if (key === undefined || !(column < least || (isItem && column === least && marks === ''))) continue;
    path.unshift(...(marks === '' ? [key] : [null, key]));
    least = marks === '' ? column : before.length;
    isItem = marks !== '';
  }
  return path;
}

/** The parts of a schema that may hold at a path. */
export function schemasAt(root: Schema, path: readonly (string | null)[]): Schema[] {
  const definitions = new Map(Object.entries(root.definitions ?? {}));
  const open = (schema: Schema): Schema[] => {
    const of = schema.$ref === undefined ? undefined : definitions.get(schema.$ref.split('/').at(-1)!);
    return [schema, ...[...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(of ? [of] : [])].flatMap(open)];
  };
  let here = open(root);
  for (const step of path) {
    here = here
      .flatMap(({ items, properties, additionalProperties: other }) => {
        if (step === null) return items ? [items] : [];
        const named = new Map(Object.entries(properties ?? {})).get(step);
        return named ? [named] : typeof other === 'object' ? [other] : [];
      })
      .flatMap(open);
  }
  return here;
}

/** Keys where a key can stand, values behind one. */
export function completionOf(root: Schema) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const line = state.doc.lineAt(pos);
    const before = line.text.slice(0, pos - line.from);
    const value = /^\s*(?:-\s+)*([\w$-]+):\s+(["']?[^\s#"'{[]*)$/.exec(before);
    if (value) {
      const [, key = '', typed = ''] = value;
      const options = schemasAt(root, [...pathAt(state, line.number), key]).flatMap(({ enum: some = [], const: one }) =>
        [...some, ...(one === undefined ? [] : [one])].map((label) => ({ label, type: 'enum' })),
      );
      return options.length > 0 ? { from: pos - typed.length, options: unique(options), validFor: /^[\w -]*$/ } : null;
    }
    const key = /^(\s*(?:-\s+)*)([\w$-]*)$/.exec(before);
    if (!key || (key[2] === '' && !explicit)) return null;
    const options = schemasAt(root, pathAt(state, line.number)).flatMap(({ properties = {}, required = [] }) =>
      Object.entries(properties).map(([label, about]) => ({
        label,
        type: 'property',
        apply: `${label}: `,
        detail: required.includes(label) ? 'needed' : '',
        info: wordsOf([about]),
      })),
    );
    return options.length > 0 ? { from: pos - key[2]!.length, options: unique(options), validFor: /^[\w$-]*$/ } : null;
  };
}

/** What the key below the pointer holds. */
export function hoverOf(root: Schema) {
  return hoverTooltip(({ state }, pos) => {
    const line = state.doc.lineAt(pos);
    const [, indent = '', dashes = '', key] = lineOf(line.text);
    const from = line.from + indent.length + dashes.length;
    if (key === undefined || pos < from || pos > from + key.length) return null;
    const words = wordsOf(schemasAt(root, [...pathAt(state, line.number), key]));
    if (words === '') return null;
    return { pos: from, end: from + key.length, create: () => ({ dom: element('div', { class: 'help' }, words) }) };
  });
}

const unique = <Option extends { label: string }>(options: Option[]): Option[] => [
  ...new Map(options.map((option) => [option.label, option])).values(),
];

/** The description of what may stand at a place, and an example. */
function wordsOf(schemas: readonly Schema[]): string {
  const [description = ''] = schemas.flatMap(({ description: words }) => words ?? []);
  const [example] = schemas.flatMap(({ examples }) => examples ?? []);
  return example === undefined ? description : `${description} For example: ${example}`;
}
