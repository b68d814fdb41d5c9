/** A new trial by questions and an article: what was open is kept, and comes back by one Undo. */
import type { AnswersOfArticle } from '../index.js';
import { showBeginning } from './begin.js';
import type { Drawing } from './drawing.js';
import type { Editor } from './editor.js';
import type { Engine } from './engine-client.js';
import type { Made } from './messages.js';

export interface BeginningActions {
  /** Puts a dataset in the place of the text; `before` is what stands in that step already. */
  take(made: Made, before: string | null): void;
  /** The person wants the trial that was open. */
  cancelled(): void;
  /** The person goes on, with the article where one was given. */
  begun(paper: File | null): Promise<void>;
  fault(fault: unknown): void;
}

/** Shows the form in `parent`, with an abstract that was pasted before where there is one. */
export async function beginTrial(
  parent: HTMLElement,
  abstract: string | null,
  engine: Engine,
  editor: Editor,
  drawing: Drawing,
  actions: BeginningActions,
): Promise<void> {
  const questions = await engine.ask({ kind: 'questions' });
  const today = new Date().toISOString().slice(0, 10);
  let newest = 0;
  let before: string | null = null;
  let last = Promise.resolve();
  async function answered(answers: AnswersOfArticle): Promise<void> {
    const own = (newest += 1);
    const dataset = await drawing.counted(engine.ask({ kind: 'begin', answers, today }));
    if (own !== newest) return;
    actions.take({ dataset, problems: [] }, before);
    before = dataset.text;
  }
  showBeginning(parent, questions, abstract, {
    read: (paper) => drawing.counted(engine.ask({ kind: 'article', paper })),
    cancelled() {
      newest += 1;
      if (before === editor.text()) editor.undo();
      actions.cancelled();
    },
    answered: (answers) => void (last = answered(answers).catch(actions.fault)),
    async done(paper) {
      // The file is a source of what was begun: that has to be there.
      await last;
      await actions.begun(paper);
    },
  });
}
