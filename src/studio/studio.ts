/** The studio: one dataset to fill in and as text, as page and slides, and beside its sources. */
import type { Paper } from '../index.js';
import { askBeforeNew } from './before-new.js';
import { beginTrial } from './beginning.js';
import { isServed, openDisk, type Disk } from './disk.js';
import { showText } from './dialog.js';
import { download } from './download.js';
import { tellSaved } from './draft-line.js';
import { newDrawing } from './drawing.js';
import { takeDrops } from './drop.js';
import { newEditor } from './editor.js';
import type { Engine } from './engine-client.js';
import { showFault } from './fault.js';
import { newFillIn } from './fill-in.js';
import { houseOf, nothingPicked } from './house-style.js';
import { openHouse } from './house-style-window.js';
import { forget, kept } from './kept.js';
import { keysAnywhere } from './keys.js';
import { newMending } from './mending.js';
import type { Draft, Made, ToldProblem } from './messages.js';
import { newOpener } from './opening.js';
import { newOpenTrial, tellKept } from './open-trial.js';
import { askOutcome } from './outcome-window.js';
import { newPapers } from './papers.js';
import { present } from './present.js';
import { newPreview } from './preview.js';
import { showProblems } from './problems.js';
import { newSaver } from './saving.js';
import type { Schema } from './schema-help.js';
import { newScreen } from './screen.js';
import { showStart } from './start.js';
import { showToolbar } from './toolbar.js';
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
  const preview = newPreview(screen.drawings, choose, (printed) => void values.chooseWords(printed).catch(tellFault));
  const papers = newPapers(screen.source, engine, editor, {
    pdfScript: brought.pdfScript,
    opened: () => screen.look('source'),
    chosen(path) {
      screen.look('drawings');
      choose(path);
    },
  });
  const picked = nothingPicked();
  const fillIn = newFillIn(screen.fillIn, engine, editor, {
    chosen: choose,
    changed: () => trial.keep(),
    addOutcome: () => void addOutcome().catch(tellFault),
    point: (path) => preview.point([path], true),
  });
  const trial = newOpenTrial(screen, () => editor.text(), fillIn.declined);
  let disk: Disk | null = null;
  let questions: readonly ToldProblem[] = [];
  const drawing = newDrawing(engine, { draft, preview, root: screen.root, tell, told, done, fault: tellFault });
  const values = newValues(engine, editor, screen.card, () => preview, drawing.working, papers);
  const mending = newMending(engine, editor, screen, values, choose);
  const openFiles = newOpener({
    ...{ engine, editor, papers, picked, open, take, tell, tellProblems, tellFault },
    redraw: drawing.redraw,
    read: values.again,
  });
  const saver = newSaver({ engine, draft, preview, tell, saved, tellProblems, tellFault, text: () => editor.text() });

  function draft(): Draft {
    const [paper, mono] = [screen.paper.value as Paper, screen.mono.checked];
    return { file: trial.file, text: editor.text(), paper, mono, house: houseOf(picked) };
  }

  function open(name: string, text: string): void {
    trial.rename(name);
    values.close();
    papers.forget();
    trial.abstract = null;
    fillIn.reset();
    void engine.ask({ kind: 'article', paper: null });
    screen.look('drawings');
    screen.showData('text');
    editor.open(text);
    // What is open is what comes back; the example is there anyway.
    if (name !== example) trial.keep();
    drawing.redraw();
  }

  function choose(path: string): void {
    // What is shown first is a place to begin: who clicks on the page has begun.
    if (screen.isShown('start')) screen.showData('fill-in');
    values.choose(path).catch(tellFault);
  }

  function changed(): void {
    drawing.soon();
    if (disk) disk.changed();
    else trial.keep();
  }

  async function told(problems: readonly ToldProblem[], asked: readonly ToldProblem[]): Promise<void> {
    tellProblems(problems, asked);
    await Promise.all([values.drawn(problems), papers.check()]);
  }

  function done(): void {
    void fillIn.read().catch(tellFault);
  }

  function tellProblems(problems: readonly ToldProblem[], asked: readonly ToldProblem[] = []): void {
    questions = asked;
    editor.mark(problems);
    showProblems(screen.problems, problems, asked, {
      chosen: (problem) => void mending.goTo(problem).catch(tellFault),
      mend: (problem) => void mending.mend(problem).catch(tellFault),
    });
  }

  function tell(words: string, instead?: string): void {
    if (instead === undefined || screen.status.textContent === instead) screen.status.textContent = words;
  }
  function tellFault(fault: unknown): void {
    tell('');
    screen.root.dataset.state = 'fault';
    showFault(screen.problems, fault);
  }

  function saved(words: string): void {
    tellSaved(screen.status, words, editor.text(), questions, {
      finish: () => void mending.finish().catch(tellFault),
      show: () => screen.problems.querySelector('details')?.setAttribute('open', ''),
    });
  }

  const isWorkedOn = () => !trial.isOnDisk && trial.file !== example && editor.text() !== brought.example;

  async function begin(): Promise<void> {
    // The form is there already, with what was pasted into it.
    if (screen.isShown('new')) return;
    const { file, abstract } = trial;
    const choice = isWorkedOn()
      ? await askBeforeNew(file, abstract !== null, () => download(file, editor.text()))
      : 'empty';
    if (choice === null) return;
    papers.forget();
    values.close();
    const before = screen.isShown('start') ? 'start' : screen.isShown('text') ? 'text' : 'fill-in';
    screen.showData('new');
    await beginTrial(screen.beginning, choice === 'same abstract' ? abstract : null, engine, editor, drawing, {
      take,
      fault: tellFault,
      cancelled() {
        trial.rename(file);
        screen.showData(before);
        if (abstract !== null) void engine.ask({ kind: 'article', paper: { text: abstract } });
      },
      async begun(paper) {
        trial.abstract = paper?.name === 'article.txt' ? await paper.text() : null;
        fillIn.reset();
        trial.keep();
        if (paper) {
          await openFiles.all([paper], true);
          screen.offerSource();
        }
        screen.showData('fill-in');
        await fillIn.read(true);
      },
    });
  }

  async function addOutcome(): Promise<void> {
    askOutcome(await engine.ask({ kind: 'questions' }), (outcome) => {
      const text = editor.text();
      void engine
        .ask({ kind: 'outcome', text, outcome })
        .then((after) => {
          if (after === null) tell('This text has no place for another outcome.');
          else if (editor.text() === text) editor.replace(after);
        })
        .catch(tellFault);
    });
  }

  /** A dataset that was made takes the place of the text, as one step that can be undone; `before` is what stands in that step already. */
  function take({ dataset, problems }: Made, before: string | null = null): void {
    if (!dataset) {
      tellProblems(problems);
      return;
    }
    trial.rename(dataset.name);
    editor.replaceAgain(dataset.text, before);
  }

  const showExample = () => {
    take({ dataset: { name: example, text: brought.example }, problems: [] });
    screen.showData('text');
  };
  takeDrops(screen.root, (files) => void openFiles.all(files));
  keysAnywhere(editor, tellFault);
  screen.onShown(() => void fillIn.read().catch(tellFault));
  const beginNow = () => void begin().catch(tellFault);
  showStart(screen.start, { begin: beginNow, open: () => openFiles.field.click(), example: showExample });
  showToolbar(screen, {
    field: openFiles.field,
    begin: beginNow,
    undo: () => editor.undo(),
    redo: () => editor.redo(),
    house: () => openHouse(engine, picked, drawing.redraw),
    present: () => present(preview.drawings().slice(1), drawing.notes()),
    save: (format) => void saver.save(format),
    saveMore() {
      // Figures are measured where they are seen.
      screen.look('drawings');
      saver.open();
    },
    saveDataset: () => download(trial.file, editor.text()),
    forget() {
      forget();
      screen.kept.textContent = 'Nothing is kept in this browser any more. What you see is here until you close it.';
    },
    example: showExample,
    licences: () => showText('Licences of what is in this file', brought.licences),
  });
  screen.paper.addEventListener('change', drawing.redraw);
  screen.mono.addEventListener('change', drawing.redraw);

  if (isServed()) {
    screen.kept.textContent = 'Kept in step with the file on your disk; nothing leaves this computer.';
    trial.isOnDisk = true;
    disk = openDisk({ open, text: () => editor.text(), replace: (text) => editor.replace(text), tell });
    return;
  }
  const before = kept();
  if (before) tellKept(screen, true);
  open(before?.file ?? example, before?.text ?? brought.example);
  if (!before) screen.showData('start');
  if (before?.abstract === undefined) return;
  trial.abstract = before.abstract;
  for (const id of before.declined ?? []) fillIn.declined.add(id);
  void engine.ask({ kind: 'article', paper: { text: before.abstract } }).then(() => screen.showData('fill-in'));
}
