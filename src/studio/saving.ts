/** Everything that can be saved: documents by the pipeline, pictures by the browser. */
import type { Problem } from '../index.js';
import { openDialog } from './dialog.js';
import { download } from './download.js';
import { button, element } from './element.js';
import type { Engine } from './engine-client.js';
import type { Draft } from './messages.js';
import { picturesOf, pngOf, svgOf, type Picture } from './pictures.js';
import type { Preview } from './preview.js';

export interface Saving {
  engine: Engine;
  preview: Preview;
  draft(): Draft;
  text(): string;
  tell(words: string): void;
  /** Called when documents were saved, with what to tell of them. */
  saved(words: string): void;
  tellProblems(problems: readonly Problem[]): void;
  tellFault(fault: unknown): void;
}

export interface Saver {
  save(kind: 'pdf' | 'pptx' | 'visual'): Promise<void>;
  /** Opens the window with all that can be saved. */
  open(): void;
}

const making = {
  pdf: 'Making the page …',
  pptx: 'Making the slides …',
  visual: 'Making the visual abstract …',
};

export function newSaver({ engine, preview, draft, text, tell, saved, tellProblems, tellFault }: Saving): Saver {
  async function save(format: 'pdf' | 'pptx' | 'visual'): Promise<void> {
    tell(making[format]);
    try {
      const { files, problems } = await engine.ask({ kind: 'write', draft: draft(), format });
      for (const { name, bytes } of files) download(name, bytes);
      if (files.length === 0) tellProblems(problems);
      const names = files.map(({ name }) => name).join(', ');
      if (files.length > 0) saved(`Saved ${names}`);
      else tell('Nothing was made: see what is wrong');
    } catch (fault) {
      tellFault(fault);
    }
  }

  async function savePng({ drawing, name, index }: Picture): Promise<void> {
    tell('Making the picture …');
    try {
      const ask = { kind: 'write', draft: draft(), format: 'svg', embedFonts: true } as const;
      const { files } = await engine.ask(ask);
      const [fonts = ''] = /<style>[^<]*<\/style>/.exec(new TextDecoder().decode(files[index]?.bytes)) ?? [];
      download(`${name}.png`, await pngOf(drawing, fonts));
      tell(`Saved ${name}.png`);
    } catch (fault) {
      tellFault(fault);
    }
  }

  function open(): void {
    const pictures = picturesOf(preview.drawings(), draft().file);
    const options = pictures.map(({ label }, at) => element('option', { value: at }, label));
    const choice = element('select', { id: 'picture' }, ...options);
    const chosen = () => pictures[Number(choice.value)]!;
    const saveSvg = ({ drawing, name }: Picture) => download(`${name}.svg`, svgOf(drawing));
    openDialog(
      'Save',
      element('h3', {}, 'Documents'),
      element(
        'div',
        { class: 'actions' },
        button('Page (PDF)', () => void save('pdf'), { class: 'main' }),
        button('Slides (PPTX)', () => void save('pptx'), { class: 'main' }),
        button('Visual abstract (PDF)', () => void save('visual')),
        button('Dataset (YAML)', () => download(draft().file, text())),
      ),
      element('p', { class: 'hint' }, 'Paper and colour are chosen at the top of the screen.'),
      element('h3', {}, 'Pictures'),
      element('label', { for: 'picture' }, 'Page, slide or figure'),
      choice,
      element(
        'div',
        { class: 'actions' },
        button('Save as SVG', () => saveSvg(chosen())),
        button('Save as PNG', () => void savePng(chosen())),
        button('Save page and slides as SVG', () => pictures.filter(({ isSheet }) => isSheet).forEach(saveSvg)),
      ),
    );
  }

  return { save, open };
}
