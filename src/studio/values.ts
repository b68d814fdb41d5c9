/** From what is printed to its place in the text and back, and changes of one value at a time. */
import type { IntervalAt, OpenPlace, PlaceAt, Problem, RowChange } from '../index.js';
import type { Editor } from './editor.js';
import type { Engine } from './engine-client.js';
import type { Place } from './messages.js';
import type { Papers } from './papers.js';
import type { Preview, Printed } from './preview.js';
import { showPlaces } from './place-card.js';
import { showValue } from './value-card.js';

export interface Values {
  /** Shows the card of a printed value, and its place in the text. */
  choose(path: string): Promise<void>;
  /** Shows the card of what words on the page come from, or of the places that they say are empty. */
  chooseWords(printed: Printed): Promise<void>;
  /** Whether something stands at a path by itself, that a box can show. */
  isValue(path: string): Promise<boolean>;
  /** Offers the places that are open within a row; false where there are none. */
  chooseWithin(row: PlaceAt): Promise<boolean>;
  /** Shows what is known now of the value that is shown, unless somebody is changing it. */
  again(): void;
  /** Puts the card away. */
  close(): void;
  /** Marks on page and slides what stands where the cursor of the text is. */
  follow(): void;
  /** Reads anew where what is printed stands; called when something was drawn. */
  drawn(problems: readonly Problem[]): Promise<void>;
}

export function newValues(
  engine: Engine,
  editor: Editor,
  card: HTMLElement,
  preview: () => Preview,
  working: (by: 1 | -1) => void,
  papers: Papers,
): Values {
  let places: Place[] = [];
  let told: readonly Problem[] = [];
  let chosen: string | null = null;

  const close = () => {
    if (card.hidden) return;
    chosen = null;
    card.hidden = true;
    delete card.dataset.path;
    card.replaceChildren();
    preview().point([], false);
  };

  const closeByHand = () => {
    close();
    editor.view.focus();
  };

  async function choose(path: string): Promise<void> {
    chosen = path;
    const look = await engine.ask({ kind: 'look', text: editor.text(), path });
    const checks = await engine.ask({ kind: 'checks', file: 'dataset.yaml', text: editor.text(), path });
    if (chosen !== path) return;
    if (look.value && look.value.from < look.value.to) editor.select(look.value.from, look.value.to);
    preview().point([path], false);
    const line = look.value ? editor.view.state.doc.lineAt(look.value.from).number : 0;
    const problems = told.filter((problem) => problem.line === line);
    card.dataset.path = path;
    const checked = look.value ? papers.checkedAt(look.value.from) : undefined;
    showValue(
      card,
      { ...look, checks, checked, problems },
      {
        change: (change) => make(path, change),
        interval: makeInterval,
        close: closeByHand,
        show: papers.show,
      },
    );
  }

  async function make(path: string, change: Parameters<Engine['change']>[2]): Promise<boolean> {
    const text = editor.text();
    working(1);
    try {
      const edit = await engine.change(text, path, change);
      if (!edit || editor.text() !== text) return false;
      editor.change(edit);
    } finally {
      working(-1);
    }
    // What stands in its place now is another: a second press would take that away.
    if (change === 'remove') close();
    else if (typeof change === 'string') await choose(movedTo(path, change));
    else {
      await choose(path);
      const told = card.querySelector('.told');
      if (told) told.textContent = 'Changed.';
    }
    return true;
  }

  async function makeInterval(interval: IntervalAt): Promise<boolean> {
    const text = editor.text();
    working(1);
    try {
      const after = await engine.ask({ kind: 'interval', text, interval });
      if (after === null || editor.text() !== text) return false;
      editor.replace(after);
    } finally {
      working(-1);
    }
    await choose(interval.path);
    return true;
  }

  /** Of words that are of no one value: the place that they come from, or those that are open there; nothing closes the box. */
  async function chooseWords({ words, around }: Printed): Promise<void> {
    if (words === '') {
      close();
      return;
    }
    const { path, places } = await engine.ask({ kind: 'printed', text: editor.text(), words, around });
    if (path !== null) return choose(path);
    if (places.length === 0) {
      close();
      return;
    }
    offer(places, around[0] ?? '');
  }

  function offer(places: readonly OpenPlace[], around: string): void {
    chosen = null;
    card.dataset.path = '';
    showPlaces(card, places, around, { chosen: (one) => void choose(one), close: closeByHand });
  }

  return {
    choose,
    chooseWords,
    isValue: async (path) => (await engine.ask({ kind: 'look', text: editor.text(), path })).value !== null,
    async chooseWithin({ path, name }) {
      const open = await engine.ask({ kind: 'open', text: editor.text(), around: [] });
      const within = open.filter((place) => place.path.startsWith(`${path}.`));
      if (within.length > 0) offer(within, name);
      return within.length > 0;
    },
    again() {
      const field = card.querySelector<HTMLInputElement>('#value');
      if (chosen !== null && field && field.value === field.defaultValue) void choose(chosen);
    },
    close,
    follow() {
      if (!card.hidden) return;
      const { head } = editor.view.state.selection.main;
      const line = editor.view.state.doc.lineAt(head);
      const around = places.filter(({ from, to }) => from <= head && head <= to);
      const here = around.length > 0 ? around : places.filter(({ from }) => from >= line.from && from <= line.to);
      preview().point(
        here.map(({ path }) => path),
        true,
      );
    },
    async drawn(problems) {
      told = problems;
      places = await engine.ask({ kind: 'places', text: editor.text(), paths: preview().paths() });
      if (chosen !== null) preview().point([chosen], false);
    },
  };
}

/** The path of a row after it was moved. */
function movedTo(path: string, change: RowChange): string {
  const by = { up: -1, down: 1, copy: 1, remove: 0 }[change];
  return path.replace(/\d+/, (index) => String(Math.max(0, Number(index) + by)));
}
