/** The dataset as text: CodeMirror with YAML, and marks where something is wrong. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, redo, undo } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { foldGutter, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Edit, Problem } from '../index.js';
import { completionOf, hoverOf, type Schema } from './schema-help.js';

const look = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--muted)' },
]);

export interface Editor {
  view: EditorView;
  text(): string;
  /** Shows a text from the beginning, without a way back to the one before. */
  open(text: string): void;
  /** Marks the problems of the text as it stands. */
  mark(problems: readonly Problem[]): void;
  /** Makes an edit that can be undone by itself. */
  change(edit: Edit): void;
  /** Puts another text in the place of this one, as one step: what they share stays as it is. */
  replace(text: string): void;
  /** Puts a text in the place of the one that was put there before, where nobody changed that since: both are one step. */
  replaceAgain(text: string, before: string | null): void;
  undo(): void;
  redo(): void;
  /** Selects a part of the text, and brings it in sight. */
  select(from: number, to: number): void;
}

/** Puts an editor into `parent`; `schema` is that of datasets; `changed` is called with each change of the text, `moved` with each of the cursor by a person. */
export function newEditor(parent: HTMLElement, schema: Schema, changed: () => void, moved: () => void): Editor {
  const extensions = [
    lineNumbers(),
    foldGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    closeBrackets(),
    autocompletion({ override: [completionOf(schema)] }),
    hoverOf(schema),
    highlightActiveLine(),
    yaml(),
    syntaxHighlighting(look),
    lintGutter(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'Dataset, as text', spellcheck: 'false', tabindex: '0' }),
    // Tab indents once the text is focused; Escape, then Tab leaves it, as CodeMirror's guide on accessibility asks.
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed();
      else if (update.selectionSet && update.view.hasFocus) moved();
    }),
  ];
  const stateOf = (doc: string) => EditorState.create({ doc, extensions });
  const view = new EditorView({ parent, state: stateOf('') });
  const change = ({ from, to, insert }: Edit) => {
    const before = view.state.doc.sliceString(from, to);
    // What is written so already is no step to undo, and no other line is touched.
    if (before === insert) return;
    const least = differenceOf(before, insert);
    const changes = { from: from + least.from, to: from + least.to, insert: least.insert };
    view.dispatch({ changes, annotations: isolateHistory.of('full'), userEvent: 'input' });
  };
  const replace = (text: string) => change({ from: 0, to: view.state.doc.length, insert: text });
  return {
    view,
    text: () => view.state.doc.toString(),
    open: (text) => view.setState(stateOf(text)),
    mark: (problems) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.flatMap((one) => markOf(view.state, one)),
        ),
      ),
    change,
    replace,
    replaceAgain(text, before) {
      if (text === before) return;
      if (before !== null && view.state.doc.toString() === before) undo(view);
      replace(text);
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    select: (from, to) => {
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
    },
  };
}

/** The edit that makes one text another, without what both begin and end with. */
function differenceOf(before: string, after: string): Edit {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - from;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

/** Where a problem stands in the text: from its column to the end of the word there. */
export function placeOf(state: EditorState, { line, column = 1 }: Problem): { from: number; to: number } | null {
  if (line === undefined || line > state.doc.lines) return null;
  const { from: start, to: end } = state.doc.line(line);
  const from = Math.min(end, start + column - 1);
  const word = /^["'\w.%+−-]+/.exec(state.doc.sliceString(from, end))?.[0] ?? '';
  return { from, to: Math.min(end, from + Math.max(1, word.length)) };
}

function markOf(state: EditorState, problem: Problem): Diagnostic[] {
  const place = placeOf(state, problem);
  const { severity, message, hint } = problem;
  return place
    ? [
        {
          ...place,
          severity: severity === 'remark' ? 'info' : severity,
          message: hint ? `${message}\n${hint}` : message,
        },
      ]
    : [];
}
