/** Files that a person opens or drops: each kind leads to where it belongs. */
import type { Problem } from '../index.js';
import { openDialog } from './dialog.js';
import { endings, kindOf, type Kind } from './dropped.js';
import type { Editor } from './editor.js';
import { button, element } from './element.js';
import type { Engine } from './engine-client.js';
import { takeLogo, takeTemplate, type Picked } from './house-style.js';
import type { Made } from './messages.js';
import type { Papers } from './papers.js';

export interface Opening {
  engine: Engine;
  editor: Editor;
  papers: Papers;
  picked: Picked;
  open(name: string, text: string): void;
  take(made: Made): void;
  redraw(): void;
  /** Called when a source was read. */
  read(): void;
  tell(words: string): void;
  tellProblems(problems: readonly Problem[]): void;
  tellFault(fault: unknown): void;
}

export interface Opener {
  /** The field that opens the browser's window to choose files in. */
  field: HTMLInputElement;
  /** Takes files one after the other, datasets first; papers are not shown at once where they are to be `quiet`. */
  all(files: readonly File[], quiet?: boolean): Promise<void>;
}

export function newOpener(opening: Opening): Opener {
  const { engine, editor, papers, picked, open, take, redraw, tell, tellProblems, tellFault, read } = opening;
  const textOf = async (file: File) => ({ name: file.name, text: await file.text() });

  const takers: Readonly<Record<Kind, (file: File, quiet: boolean) => Promise<void>>> = {
    dataset: async (file) => open(file.name, await file.text()),
    async record(file) {
      tell('Making a dataset of the record …');
      take(await engine.ask({ kind: 'import', record: await textOf(file) }));
      tell('Made of the record: every value is to be compared with it');
    },
    async citation(file) {
      const { edit, problems } = await engine.ask({ kind: 'cite', text: editor.text(), citation: await textOf(file) });
      if (edit) editor.change(edit);
      else tellProblems(problems);
      tell(edit ? `The citation is that of ${file.name}` : '');
    },
    async paper(file, quiet) {
      const source = await askSource(engine, editor.text(), file.name);
      if (source === null) return;
      tell(`Reading ${file.name} …`);
      const problems = await papers.add(source, file, quiet);
      tell('');
      if (problems.length > 0) tellProblems(problems);
      read();
    },
    async picture(file) {
      const problems = await takeLogo(picked, file);
      if (problems.length > 0) tellProblems(problems);
      else redraw();
    },
    async sheet(file) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await engine.ask({ kind: 'beside', files: [{ name: file.name, bytes }] });
      redraw();
    },
    async deck(file) {
      tell(`Reading ${file.name} …`);
      const problems = await takeTemplate(engine, picked, file);
      tell(problems.length === 0 ? `The slides stand on ${file.name} now` : '');
      if (problems.length > 0) tellProblems(problems);
      else redraw();
    },
  };

  async function all(files: readonly File[], quiet = false): Promise<void> {
    const sorted = await Promise.all(files.map(async (file) => ({ file, kind: await kindOf(file) })));
    const rank = ({ kind }: { kind: Kind }) => (kind === 'dataset' || kind === 'record' ? 0 : 1);
    for (const { file, kind } of sorted.sort((a, b) => rank(a) - rank(b))) {
      await takers[kind](file, quiet).catch(tellFault);
    }
  }

  const field = element('input', {
    type: 'file',
    accept: endings,
    multiple: true,
    hidden: true,
    'aria-label': 'Files to open',
  });
  field.addEventListener('change', () => {
    const files = [...(field.files ?? [])];
    field.value = '';
    void all(files);
  });
  return { field, all };
}

/** Which source of the dataset a paper is; null where the person stops. */
async function askSource(engine: Engine, text: string, file: string): Promise<string | null> {
  const { value } = await engine.ask({ kind: 'look', text, path: 'id' });
  const sources = value?.sources ?? [];
  if (sources.length === 1) return sources[0]!.id;
  return new Promise((chosen) => {
    const choice = (id: string | null) => () => {
      chosen(id);
      dialog.close();
    };
    const dialog = openDialog(
      `Which source is ${file}?`,
      ...sources.map(({ id, cite }) => button(`${id}: ${cite}`, choice(id), { class: 'choice' })),
      sources.length === 0
        ? element('p', {}, 'The dataset has no sources: mend it first, or begin a new one.')
        : element('p', {}, 'Its values are compared with this file as you type.'),
    );
    dialog.addEventListener('close', choice(null));
  });
}
