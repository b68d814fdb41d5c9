/** Page and slides are drawn anew as the data change, the newest text first, and the screen says whether it shows that. */
import type { Problem } from '../index.js';
import type { Engine } from './engine-client.js';
import type { Draft } from './messages.js';
import type { Preview } from './preview.js';

export interface Drawing {
  /** At once. */
  redraw(): void;
  /** As a key was pressed: at once where nothing is being drawn, else when that is done, and then the newest text. */
  soon(): void;
  /** Counts changes that are being made: until they are done the screen is not that of what the person did. */
  working(by: 1 | -1): void;
  /** Waits for work that changes the text when it is done. */
  counted<Made>(work: Promise<Made>): Promise<Made>;
  /** What is said with each slide. */
  notes(): readonly (readonly string[])[];
}

export interface DrawingActions {
  draft(): Draft;
  preview: Preview;
  /** What bears the state, for those who wait for it. */
  root: HTMLElement;
  tell(words: string, instead?: string): void;
  /** Called with what was told of a text, before the screen is said to show it. */
  told(problems: readonly Problem[], present: readonly Problem[]): Promise<void>;
  /** Called when all is done. */
  done(): void;
  fault(fault: unknown): void;
}

const [slowness, busy] = [500, 'Drawing …'];

export function newDrawing(engine: Engine, actions: DrawingActions): Drawing {
  const { preview, root, tell } = actions;
  /** How often something changed that page and slides are made from, for which of them they were asked for and drawn, and how many changes are being made. */
  const count = { changed: 0, asked: 0, drawn: 0, making: 0 };
  let isDrawing = false;
  let notes: readonly (readonly string[])[] = [];

  function tellState(): void {
    root.dataset.state = count.making === 0 && count.drawn === count.changed ? 'done' : 'changed';
  }

  async function draw(): Promise<void> {
    const slow = window.setTimeout(() => tell(busy), slowness);
    const { changed } = count;
    count.asked = changed;
    isDrawing = true;
    try {
      const { drawn, problems, present, milliseconds } = await engine.ask({ kind: 'draw', draft: actions.draft() });
      isDrawing = false;
      if (drawn) preview.show(drawn);
      if (drawn) notes = drawn.notes;
      preview.setStale(drawn === null || changed !== count.changed);
      root.dataset.drawn = String(changed);
      root.dataset.milliseconds = String(Math.round(milliseconds));
      if (count.asked !== count.changed) {
        // Something was typed meanwhile: what is told is told of that.
        void draw();
        return;
      }
      await actions.told(problems, present);
      count.drawn = changed;
      tellState();
      actions.done();
      tell('', busy);
    } catch (fault) {
      isDrawing = false;
      actions.fault(fault);
    } finally {
      clearTimeout(slow);
    }
  }

  const working = (by: 1 | -1) => {
    count.making += by;
    tellState();
  };

  return {
    redraw() {
      count.changed += 1;
      tellState();
      void draw();
    },
    soon() {
      preview.setStale(true);
      count.changed += 1;
      tellState();
      if (!isDrawing) void draw();
    },
    working,
    async counted(work) {
      working(1);
      try {
        return await work;
      } finally {
        // In a turn of its own: what waits for this work changes the text first.
        setTimeout(() => working(-1));
      }
    },
    notes: () => notes,
  };
}
