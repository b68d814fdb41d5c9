/** From what is wrong, or still to be looked at, to its place, and the ways to mend it by a button. */
import type { Editor } from './editor.js';
import { placeOf } from './editor.js';
import type { Engine } from './engine-client.js';
import type { ToldProblem } from './messages.js';
import type { Screen } from './screen.js';
import { withReference } from './value-card.js';
import type { Values } from './values.js';

export interface Mending {
  /** To the box of a value, or to what can be filled in around it, where somebody fills in; else to its place in the text. */
  goTo(problem: ToldProblem): Promise<void>;
  /** Does what the button of a problem says, as one step that can be undone. */
  mend(problem: ToldProblem): Promise<void>;
  /** Takes away the line that says that it is a draft. */
  finish(): Promise<void>;
}

export function newMending(
  engine: Engine,
  editor: Editor,
  screen: Screen,
  values: Values,
  choose: (path: string) => void,
): Mending {
  const tell = (words: string) => void (screen.status.textContent = words);

  async function finish(): Promise<void> {
    editor.replace(await engine.ask({ kind: 'finished', text: editor.text() }));
    tell('“Draft” is taken away.');
  }

  async function goTo(problem: ToldProblem): Promise<void> {
    const { place: known } = problem;
    if (known && !screen.isShown('text') && (await values.isValue(known.path))) {
      choose(known.path);
      return;
    }
    if (known && !screen.isShown('text') && (await values.chooseWithin(known))) return;
    const place = placeOf(editor.view.state, problem);
    if (!place) return;
    screen.showData('text');
    editor.select(place.from, place.to);
    editor.view.focus();
    values.follow();
  }

  return {
    goTo,
    finish,
    async mend(problem) {
      const { mend, place } = problem;
      const text = editor.text();
      if (mend?.kind === 'finish') await finish();
      if (mend?.kind === 'compared') {
        const today = new Date().toISOString().slice(0, 10);
        const after = await engine.ask({ kind: 'compared', text, today });
        if (after === null) return;
        editor.replace(after);
        tell('It says now that the values were compared with their sources today.');
      }
      if (mend?.kind === 'spell') choose(`abbreviations.${mend.letters}`);
      if (mend?.kind !== 'refer' || !place) return;
      const { value } = await engine.ask({ kind: 'look', text, path: place.path });
      const linked = value && withReference(value.written, mend);
      const edit = linked === null ? null : await engine.change(text, place.path, { value: linked });
      if (edit && editor.text() === text) editor.change(edit);
      else choose(place.path);
    },
  };
}
