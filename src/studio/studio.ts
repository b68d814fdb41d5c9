/** The studio: one dataset to fill in and as text, as page and slides, and beside its sources. */
import type { Paper, Problem } from '../index.js';
import { beginTrial } from './beginning.js';
import { isServed, openDisk, type Disk } from './disk.js';
import { showText } from './dialog.js';
import { download } from './download.js';
import { tellSaved } from './draft-line.js';
import { newDrawing } from './drawing.js';
import { takeDrops } from './drop.js';
import { newEditor, placeOf } from './editor.js';
import { button } from './element.js';
import type { Engine } from './engine-client.js';
import { showFault } from './fault.js';
import { newFillIn } from './fill-in.js';
import { houseOf, nothingPicked } from './house.js';
import { openHouse } from './house-window.js';
import { forget, keep, kept } from './kept.js';
import { keysAnywhere } from './keys.js';
import type { Draft, Made } from './messages.js';
import { newOpener } from './opening.js';
import { newPapers } from './papers.js';
import { present } from './present.js';
import { newPreview } from './preview.js';
import { showProblems } from './problems.js';
import { newSaver } from './saving.js';
import type { Schema } from './schema-help.js';
import { newScreen } from './screen.js';
import { showStart } from './start.js';
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
  let file = example;
  let disk: Disk | null = null;
  /** The abstract that the dataset was begun from, as it was pasted. */
  let abstract: string | null = null;
  let questions: readonly Problem[] = [];
  const drawing = newDrawing(engine, { draft, preview, root: screen.root, tell, told, done, fault: tellFault });
  const values = newValues(engine, editor, screen.card, () => preview, drawing.working, papers);
  const fillIn = newFillIn(screen.fillIn, engine, editor, {
    chosen: choose,
    changed: keepNow,
    point: (path) => preview.point([path], true),
  });
  const openFiles = newOpener({
    engine,
    editor,
    papers,
    picked,
    open,
    take,
    redraw: drawing.redraw,
    tell,
    tellProblems,
    tellFault,
    read: values.again,
  });
  const saver = newSaver({ engine, draft, preview, tell, saved, tellProblems, tellFault, text: () => editor.text() });

  function draft(): Draft {
    const [paper, mono] = [screen.paper.value as Paper, screen.mono.checked];
    return { file, text: editor.text(), paper, mono, house: houseOf(picked) };
  }

  function open(name: string, text: string): void {
    file = name;
    screen.name.textContent = name;
    values.close();
    papers.forget();
    forgetAbstract();
    screen.look('drawings');
    screen.showData('text');
    editor.open(text);
    // What is open is what comes back; the example is there anyway.
    if (!disk && name !== example) keepNow();
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
    else keepNow();
  }

  function keepNow(): void {
    const declined = [...fillIn.declined];
    if (!disk) tellKept(keep({ file, text: editor.text(), ...(abstract !== null && { abstract, declined }) }));
  }

  function forgetAbstract(): void {
    abstract = null;
    fillIn.reset();
    void engine.ask({ kind: 'article', paper: null });
  }

  async function told(problems: readonly Problem[], asked: readonly Problem[]): Promise<void> {
    tellProblems(problems, asked);
    await Promise.all([values.drawn(problems), papers.check()]);
  }

  function done(): void {
    void fillIn.read().catch(tellFault);
  }

  function tellProblems(problems: readonly Problem[], asked: readonly Problem[] = []): void {
    questions = asked;
    editor.mark(problems);
    showProblems(screen.problems, problems, asked, (problem) => void goTo(problem).catch(tellFault));
  }

  /** To the box of a value where somebody fills in, else to its place in the text. */
  async function goTo(problem: Problem): Promise<void> {
    const place = placeOf(editor.view.state, problem);
    if (!place) return;
    const path = screen.isShown('text')
      ? null
      : await engine.ask({ kind: 'offset', text: editor.text(), offset: place.from });
    if (path !== null && path !== '') {
      choose(path);
      return;
    }
    screen.showData('text');
    editor.select(place.from, place.to);
    editor.view.focus();
    values.follow();
  }

  function tell(words: string, instead?: string): void {
    if (instead === undefined || screen.status.textContent === instead) screen.status.textContent = words;
  }
  function tellKept(isKept: boolean): void {
    screen.kept.textContent = isKept
      ? 'Your dataset is kept in this browser, and nowhere else.'
      : 'This browser keeps nothing: save your dataset before you close it.';
  }
  function tellFault(fault: unknown): void {
    tell('');
    screen.root.dataset.state = 'fault';
    showFault(screen.problems, fault);
  }

  function saved(words: string): void {
    tellSaved(screen.status, words, editor.text(), questions, {
      finish: () => void finish().catch(tellFault),
      show: () => screen.problems.querySelector('details')?.setAttribute('open', ''),
    });
  }

  async function finish(): Promise<void> {
    editor.replace(await engine.ask({ kind: 'finished', text: editor.text() }));
    tell('“Draft” is taken away: save again.');
  }

  async function begin(): Promise<void> {
    papers.forget();
    values.close();
    const name = file;
    const was = { abstract, declined: [...fillIn.declined] };
    const before = screen.isShown('start') ? 'start' : screen.isShown('text') ? 'text' : 'fill-in';
    screen.showData('new');
    await beginTrial(screen.beginning, engine, editor, drawing, {
      take,
      fault: tellFault,
      cancelled() {
        rename(name);
        screen.showData(before);
        if (was.abstract !== null) void engine.ask({ kind: 'article', paper: { text: was.abstract } });
      },
      async begun(paper) {
        abstract = paper?.name === 'article.txt' ? await paper.text() : null;
        fillIn.reset();
        keepNow();
        if (paper) {
          await openFiles.all([paper], true);
          screen.offerSource();
        }
        screen.showData('fill-in');
        await fillIn.read(true);
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
    if (!dataset) {
      tellProblems(problems);
      return;
    }
    rename(dataset.name);
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
  screen.actions.append(
    openFiles.field,
    button('New …', beginNow),
    button('Open …', () => openFiles.field.click()),
    button('Undo', () => editor.undo()),
    button('Redo', () => editor.redo()),
    button('House style …', () => openHouse(engine, picked, drawing.redraw)),
    button('Present', () => present(preview.drawings().slice(1), drawing.notes())),
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
    button('Show the example', showExample),
    button('Licences', () => showText('Licences of what is in this file', brought.licences)),
  );
  screen.paper.addEventListener('change', drawing.redraw);
  screen.mono.addEventListener('change', drawing.redraw);

  if (isServed()) {
    screen.kept.textContent = 'Kept in step with the file on your disk; nothing leaves this computer.';
    disk = openDisk({ open, text: () => editor.text(), replace: (text) => editor.replace(text), tell });
    return;
  }
  const before = kept();
  if (before) tellKept(true);
  open(before?.file ?? example, before?.text ?? brought.example);
  if (!before) screen.showData('start');
  if (before?.abstract === undefined) return;
  abstract = before.abstract;
  for (const id of before.declined ?? []) fillIn.declined.add(id);
  void engine.ask({ kind: 'article', paper: { text: abstract } }).then(() => screen.showData('fill-in'));
}
