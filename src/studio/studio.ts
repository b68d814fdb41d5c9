/** The studio: one dataset as text, as page and slides, and beside its sources. */
import type { Paper, Problem, ToldAnswers } from '../index.js';
import { showBeginning } from './begin.js';
import { isServed, openDisk, type Disk } from './disk.js';
import { showText } from './dialog.js';
import { download } from './download.js';
import { takeDrops } from './drop.js';
import { newEditor, placeOf } from './editor.js';
import { button } from './element.js';
import type { Engine } from './engine-client.js';
import { showFault } from './fault.js';
import { houseOf, nothingPicked } from './house.js';
import { openHouse } from './house-window.js';
import { forget, keep, kept } from './kept.js';
import type { Draft, Made } from './messages.js';
import { newOpener } from './opening.js';
import { newPapers } from './papers.js';
import { present } from './present.js';
import { newPreview } from './preview.js';
import { showProblems } from './problems.js';
import { newSaver } from './saving.js';
import type { Schema } from './schema-help.js';
import { newScreen } from './screen.js';
import { newToFill } from './to-fill.js';
import { newValues } from './values.js';

const example = 'example.yaml';

/** What the studio brings along. */
export interface Brought {
  /** The dataset of the example trial, shown where nothing was kept here before. */
  example: string;
  /** Of the libraries and fonts that are in the file. */
  licences: string;
  /** The schema of datasets. */
  schema: Schema;
  /** Script of the thread that reads and draws PDFs. */
  pdfScript: Uint8Array;
}

/** Fills the page of the browser. */
export function openStudio(engine: Engine, brought: Brought): void {
  const screen = newScreen();
  const editor = newEditor(screen.text, brought.schema, changed, () => values.follow());
  const preview = newPreview(screen.drawings, choose);
  const papers = newPapers(screen.source, engine, editor, {
    pdfScript: brought.pdfScript,
    opened: () => screen.look('source'),
    chosen(path) {
      screen.look('drawings');
      choose(path);
    },
  });
  const values = newValues(engine, editor, screen.card, () => preview, working, papers);
  const toFill = newToFill(engine, () => editor.text(), choose);
  const picked = nothingPicked();
  let file = example;
  let timer = 0;
  let disk: Disk | null = null;
  let notes: readonly (readonly string[])[] = [];
  /** How often something changed that page and slides are made from, at which of them they were drawn, and how many changes are being made. */
  const count = { changed: 0, drawn: 0, making: 0 };

  function open(name: string, text: string): void {
    file = name;
    screen.name.textContent = name;
    values.close();
    papers.forget();
    screen.look('drawings');
    editor.open(text);
    // What is open is what comes back; the example is there anyway.
    if (!disk && name !== example) tellKept(keep({ file, text }));
    redraw();
  }

  function choose(path: string): void {
    values.choose(path).catch(tellFault);
  }

  function redraw(): void {
    count.changed += 1;
    tellState();
    void draw();
  }

  function working(by: 1 | -1): void {
    count.making += by;
    tellState();
  }

  /** Work that changes the text when it is done: until then the screen is not that of what the person did. */
  async function counted<Made>(work: Promise<Made>): Promise<Made> {
    working(1);
    try {
      return await work;
    } finally {
      // In a turn of its own: what waits for this work changes the text first.
      setTimeout(() => working(-1));
    }
  }

  /** Soon after a key was pressed, and not at each. */
  function changed(): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void draw(), 60);
    preview.setStale(true);
    count.changed += 1;
    tellState();
    disk?.changed();
    if (!disk) tellKept(keep({ file, text: editor.text() }));
  }

  const draft = (): Draft => ({
    file,
    text: editor.text(),
    paper: screen.paper.value as Paper,
    mono: screen.mono.checked,
    house: houseOf(picked),
  });

  async function draw(): Promise<void> {
    const slow = window.setTimeout(() => tell('Drawing …'), 500);
    const { changed } = count;
    try {
      const { drawn, problems, present, milliseconds } = await engine.ask({ kind: 'draw', draft: draft() });
      if (drawn) preview.show(drawn);
      if (drawn) notes = drawn.notes;
      preview.setStale(drawn === null);
      tellProblems(problems, present);
      await Promise.all([values.drawn(problems), papers.check()]);
      screen.root.dataset.milliseconds = String(Math.round(milliseconds));
      count.drawn = changed;
      tellState();
      void toFill.read().catch(tellFault);
      if (screen.status.textContent === 'Drawing …') tell('');
    } catch (fault) {
      tellFault(fault);
    } finally {
      clearTimeout(slow);
    }
  }

  function tellProblems(problems: readonly Problem[], present: readonly Problem[] = []): void {
    editor.mark(problems);
    showProblems(screen.problems, problems, present, toFill.list, (problem) => {
      const place = placeOf(editor.view.state, problem);
      if (!place) return;
      editor.select(place.from, place.to);
      editor.view.focus();
      values.follow();
    });
  }

  function tellState(): void {
    screen.root.dataset.state = count.making === 0 && count.drawn === count.changed ? 'done' : 'changed';
  }

  const tell = (words: string) => void (screen.status.textContent = words);
  const tellKept = (done: boolean) => {
    screen.kept.textContent = done
      ? 'Your dataset is kept in this browser, and nowhere else.'
      : 'This browser keeps nothing: save your dataset before you close it.';
  };
  const tellFault = (fault: unknown) => {
    tell('');
    screen.root.dataset.state = 'fault';
    showFault(screen.problems, fault);
  };

  /** Begins by questions: what was open is kept, and comes back by one Undo. */
  async function begin(): Promise<void> {
    const questions = await engine.ask({ kind: 'questions' });
    papers.forget();
    values.close();
    const today = new Date().toISOString().slice(0, 10);
    let newest = 0;
    let before: string | null = null;
    const name = file;
    let last = Promise.resolve();
    async function answered(answers: ToldAnswers): Promise<void> {
      const own = (newest += 1);
      const dataset = await counted(engine.ask({ kind: 'begin', answers, today }));
      if (own !== newest) return;
      take({ dataset, problems: [] }, before);
      before = dataset.text;
    }
    showBeginning(screen.beginning, questions, {
      read: (paper) => counted(engine.ask({ kind: 'article', paper })),
      cancelled() {
        newest += 1;
        if (before === editor.text()) editor.undo();
        rename(name);
        editor.view.focus();
      },
      answered: (answers) => void (last = answered(answers).catch(tellFault)),
      async done(paper) {
        // The file is a source of what was begun: that has to be there.
        await last;
        editor.view.focus();
        if (paper) await openFiles.all([paper]);
      },
    });
  }

  /** The file on a disk keeps its name, whatever is in it. */
  function rename(name: string): void {
    if (disk) return;
    file = name;
    screen.name.textContent = name;
  }

  /** A dataset that was made takes the place of the text, as one step that can be undone; `before` is what stands in that step already. */
  function take({ dataset, problems }: Made, before: string | null = null): void {
    if (!dataset) return tellProblems(problems);
    rename(dataset.name);
    editor.replaceAgain(dataset.text, before);
  }

  const openFiles = newOpener({
    engine,
    editor,
    papers,
    picked,
    open,
    take,
    redraw,
    tell,
    tellProblems,
    tellFault,
    read: values.again,
  });
  const saver = newSaver({ engine, draft, preview, tell, tellProblems, tellFault, text: () => editor.text() });
  takeDrops(screen.root, (files) => void openFiles.all(files));

  addEventListener('error', ({ error, message }) => tellFault(error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => tellFault(reason));
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    const isElsewhere = !(target as Element).closest('.cm-editor, input, textarea');
    if (!isElsewhere || !(ctrlKey || metaKey) || !/^[zy]$/i.test(key)) return;
    event.preventDefault();
    if (key.toLowerCase() === 'y' || shiftKey) editor.redo();
    else editor.undo();
  });

  screen.actions.append(
    openFiles.field,
    button('New …', () => void begin().catch(tellFault)),
    button('Open …', () => openFiles.field.click()),
    button('Undo', () => editor.undo()),
    button('Redo', () => editor.redo()),
    button('House style …', () => openHouse(engine, picked, redraw)),
    button('Present', () => present(preview.drawings().slice(1), notes)),
    button('Save page (PDF)', () => void saver.save('pdf'), { class: 'main' }),
    button('Save slides (PPTX)', () => void saver.save('pptx'), { class: 'main' }),
    button('Save …', () => {
      // Figures are measured where they are seen.
      screen.look('drawings');
      saver.open();
    }),
  );
  screen.foot.append(
    button('Save dataset', () => download(file, editor.text())),
    button('Delete what is kept', () => {
      forget();
      screen.kept.textContent = 'Nothing is kept in this browser any more. What you see is here until you close it.';
    }),
    button('Show the example', () => take({ dataset: { name: example, text: brought.example }, problems: [] })),
    button('Licences', () => showText('Licences of what is in this file', brought.licences)),
  );
  screen.paper.addEventListener('change', redraw);
  screen.mono.addEventListener('change', redraw);

  if (isServed()) {
    screen.kept.textContent = 'Kept in step with the file on your disk; nothing leaves this computer.';
    disk = openDisk({ open, text: () => editor.text(), replace: (text) => editor.replace(text), tell });
    return;
  }
  const before = kept();
  if (before) tellKept(true);
  open(before?.file ?? example, before?.text ?? brought.example);
}
