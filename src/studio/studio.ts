/** The screen: data at the left, page and slides at the right, what is wrong below. */
import type { Paper, Problem } from '../index.js';
import { download } from './download.js';
import { newEditor, placeOf } from './editor.js';
import { button, element } from './element.js';
import type { Engine } from './engine-client.js';
import { forget, keep, kept } from './kept.js';
import type { Draft } from './messages.js';
import { newPreview } from './preview.js';
import { showProblems } from './problems.js';
import { newValues } from './values.js';
import { showText } from './dialog.js';
import { svgsOf } from './pictures.js';
import { takeDrops } from './drop.js';

const example = 'example.yaml';

/** Texts that the studio brings along. */
export interface Texts {
  /** The dataset of the example trial, shown where nothing was kept here before. */
  example: string;
  /** Of the libraries and fonts that are in the file. */
  licences: string;
}

/** Fills the page of the browser. */
export function openStudio(engine: Engine, texts: Texts): void {
  const parts = screen();
  const editor = newEditor(parts.text, changed, () => values.follow());
  const preview = newPreview(parts.drawings, (path) => void values.choose(path).catch(tellFault));
  const values = newValues(engine, editor, parts.card, () => preview, working);
  let file = example;
  let timer = 0;
  /** How often something changed that page and slides are made from, at which of them they were drawn, and how many changes are being made. */
  const count = { changed: 0, drawn: 0, making: 0 };

  function open(name: string, text: string): void {
    file = name;
    parts.name.textContent = name;
    editor.open(text);
    redraw();
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

  /** Soon after a key was pressed, and not at each. */
  function changed(): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void draw(), 60);
    preview.setStale(true);
    count.changed += 1;
    tellState();
    tellKept(keep({ file, text: editor.text() }));
  }

  const draft = (): Draft => ({
    file,
    text: editor.text(),
    paper: parts.paper.value as Paper,
    mono: parts.mono.checked,
  });

  async function draw(): Promise<void> {
    const slow = window.setTimeout(() => tell('Drawing …'), 500);
    const { changed } = count;
    try {
      const { drawn, problems, milliseconds } = await engine.ask({ kind: 'draw', draft: draft() });
      if (drawn) preview.show(drawn);
      preview.setStale(drawn === null);
      tellProblems(problems);
      await values.drawn(problems);
      parts.root.dataset.milliseconds = String(Math.round(milliseconds));
      count.drawn = changed;
      tellState();
      tell('');
    } catch (fault) {
      tellFault(fault);
    } finally {
      clearTimeout(slow);
    }
  }

  async function save(format: 'pdf' | 'pptx'): Promise<void> {
    tell(format === 'pdf' ? 'Making the page …' : 'Making the slides …');
    try {
      const { files, problems } = await engine.ask({ kind: 'write', draft: draft(), format });
      for (const { name, bytes } of files) download(name, bytes);
      if (files.length === 0) tellProblems(problems);
      tell(
        files.length > 0 ? `Saved ${files.map(({ name }) => name).join(', ')}` : 'Nothing was made: see what is wrong',
      );
    } catch (fault) {
      tellFault(fault);
    }
  }

  function tellProblems(problems: readonly Problem[]): void {
    editor.mark(problems);
    showProblems(parts.problems, problems, (problem) => {
      const place = placeOf(editor.view.state, problem);
      if (!place) return;
      editor.select(place.from, place.to);
      editor.view.focus();
    });
  }

  function tellState(): void {
    parts.root.dataset.state = count.making === 0 && count.drawn === count.changed ? 'done' : 'changed';
  }

  const tell = (words: string) => void (parts.status.textContent = words);
  const tellKept = (done: boolean) => {
    parts.kept.textContent = done
      ? 'Your dataset is kept in this browser, and nowhere else.'
      : 'This browser keeps nothing: save your dataset before you close it.';
  };
  const tellFault = (fault: unknown) => {
    const words = fault instanceof Error ? fault.message : String(fault);
    tell('');
    parts.problems.replaceChildren(
      element('h2', { class: 'wrong' }, 'This is a fault of trialbrief, not of your data. Nothing is lost.'),
      element('p', {}, 'Please report these words, with the dataset if you may:'),
      element('pre', { tabindex: '0' }, words),
    );
  };

  const chosen = element('input', {
    type: 'file',
    accept: '.yaml,.yml,.json',
    hidden: true,
    'aria-label': 'Dataset to open',
  });
  chosen.addEventListener('change', () => void openFile(chosen.files?.[0]));
  takeDrops(parts.root, (dropped) => void openFile(dropped));

  async function openFile(from: File | undefined): Promise<void> {
    if (!from) return;
    open(from.name, await from.text());
    chosen.value = '';
  }

  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    const isElsewhere = !(target as Element).closest('.cm-editor, input, textarea');
    if (!isElsewhere || !(ctrlKey || metaKey) || !/^[zy]$/i.test(key)) return;
    event.preventDefault();
    if (key.toLowerCase() === 'y' || shiftKey) editor.redo();
    else editor.undo();
  });

  parts.actions.append(
    chosen,
    button('Undo', () => editor.undo()),
    button('Redo', () => editor.redo()),
    button('Open …', () => chosen.click()),
    button('Save page (PDF)', () => void save('pdf'), { class: 'main' }),
    button('Save slides (PPTX)', () => void save('pptx'), { class: 'main' }),
    button('Save dataset', () => download(file, editor.text())),
    button('Save pictures (SVG)', () => {
      for (const { name, svg } of svgsOf(preview.drawings(), file)) download(name, svg);
    }),
  );
  parts.foot.append(
    button('Delete what is kept', () => {
      forget();
      parts.kept.textContent = 'Nothing is kept in this browser any more. What you see is here until you close it.';
    }),
    button('Licences', () => showText('Licences of what is in this file', texts.licences)),
    button('Show the example', () => open(example, texts.example)),
  );
  parts.paper.addEventListener('change', redraw);
  parts.mono.addEventListener('change', redraw);

  const before = kept();
  if (before) tellKept(true);
  open(before?.file ?? example, before?.text ?? texts.example);
}

function screen() {
  const name = element('span', { class: 'file' });
  const status = element('p', { class: 'status', role: 'status' });
  const paper = element(
    'select',
    { 'aria-label': 'Paper' },
    element('option', { value: 'a4' }, 'A4'),
    element('option', { value: 'letter' }, 'US Letter'),
  );
  const mono = element('input', { type: 'checkbox' });
  const actions = element('div', { class: 'actions' });
  const text = element('div', { class: 'text' });
  const card = element('aside', { class: 'card', 'aria-label': 'The value chosen', hidden: true });
  const data = element('section', { class: 'data', 'aria-label': 'Data' }, text, card);
  const drawings = element('section', { class: 'drawings', 'aria-label': 'Page and slides', tabindex: '0' });
  const problems = element('section', { class: 'problems', 'aria-label': 'What is wrong', 'aria-live': 'polite' });
  const keptWords = element('p', { class: 'kept' }, 'Nothing leaves this computer.');
  const foot = element('footer', {}, keptWords);
  const head = element(
    'header',
    {},
    element('h1', {}, 'trialbrief'),
    name,
    status,
    paper,
    element('label', {}, mono, ' Without colour'),
    actions,
  );
  const root = element('div', { class: 'studio' }, head, element('main', {}, data, drawings, problems), foot);
  document.getElementById('starting')?.remove();
  document.body.append(root);
  return { root, name, status, paper, mono, actions, text, card, drawings, problems, kept: keptWords, foot };
}
