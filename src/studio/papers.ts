/** Papers beside the dataset: what each value's source says, the value marked in its sentence, and figures that no value has. */
import type { OpenPlace, Problem } from '../index.js';
import { button, element } from './element.js';
import type { Engine } from './engine-client.js';
import type { Editor } from './editor.js';
import type { Checked, Figure, PaperBlock } from './messages.js';
import { newPaperPages } from './paper-pages.js';

export interface Papers {
  /** Takes a file as the source of this id, and gives what is wrong with it; it is shown at once unless it is to be `quiet`. */
  add(source: string, file: File, quiet?: boolean): Promise<readonly Problem[]>;
  /** Puts all papers away, as another dataset is opened. */
  forget(): void;
  /** Compares the values anew; called when something was drawn. */
  check(): Promise<void>;
  /** What the source says of the value that stands at this place of the text. */
  checkedAt(from: number): Checked | undefined;
  /** Shows a value in its sentence. */
  show(checked: Checked): void;
}

/** Shows papers in `parent`; `opened` is called when there is something to see in it, `chosen` with the place of a value. */
export function newPapers(
  parent: HTMLElement,
  engine: Engine,
  editor: Editor,
  { opened, chosen, pdfScript }: { opened(): void; chosen(path: string): void; pdfScript: Uint8Array },
): Papers {
  const read = new Map<string, { name: string; bytes: Uint8Array; blocks: PaperBlock[] }>();
  let checked: Checked[] = [];
  const summary = element('div', { class: 'found' });
  const text = element('div', { class: 'paper text-of', tabindex: '0', role: 'region', 'aria-label': 'The source' });
  const printed = element('div', {
    class: 'paper',
    tabindex: '0',
    role: 'region',
    'aria-label': 'The source, as it is printed',
    hidden: true,
  });
  const pages = newPaperPages(printed, pdfScript);
  const head = element('div', { class: 'title' });
  parent.replaceChildren(summary, head, printed, text);
  /** How a PDF is shown; of other files there is only the text. */
  let asText = false;

  function showSource(source: string, spot: Checked['spot'], quiet = false): void {
    const file = read.get(source)!;
    const { blocks } = file;
    const spotted = spot && blocks[spot.block];
    const isPdf = blocks.some(({ page }) => page !== null);
    const show = () => {
      [printed.hidden, text.hidden] = [!isPdf || asText, isPdf && !asText];
      for (const way of head.querySelectorAll('button'))
        way.setAttribute('aria-pressed', String((way.value === 'text') === asText));
      if (text.hidden) void pages.show(file, spotted?.page ?? 1, spotted ? { ...spot, text: spotted.text } : null);
      else text.querySelector('mark')?.scrollIntoView({ block: 'center' });
    };
    const way = (words: string, value: 'text' | 'print') =>
      button(
        words,
        () => {
          asText = value === 'text';
          show();
        },
        { value },
      );
    head.replaceChildren(
      element('h2', {}, file.name),
      ...(isPdf ? [element('div', { class: 'actions' }, way('As printed', 'print'), way('As text', 'text'))] : []),
    );
    text.replaceChildren(
      ...blocks.map((block, index) => blockOf(block, blocks[index - 1], spot?.block === index ? spot : null)),
    );
    if (!quiet) opened();
    show();
  }

  function tell(lacking: readonly Figure[]): void {
    const count = (verdict: Checked['verdict']) => checked.filter((one) => one.verdict === verdict).length;
    const told = checked.filter(({ verdict }) => verdict !== 'found' && verdict !== 'not checked');
    summary.replaceChildren(
      element(
        'p',
        {},
        `${count('found')} values stand in their source; ${count('ambiguous') + count('found elsewhere')} to compare; ${count('not found')} not found.`,
      ),
      ...(lacking.length === 0
        ? []
        : [
            element('h2', {}, 'In the paper, and not in the data: press a number to say where it belongs'),
            element(
              'ul',
              {},
              ...lacking.map((one) =>
                element(
                  'li',
                  {},
                  button(one.shown, () => void offer(one), { 'aria-label': `${one.shown}: ${one.sentence}` }),
                  ` ${one.sentence}`,
                ),
              ),
            ),
          ]),
      ...(told.length === 0
        ? []
        : [
            element(
              'details',
              {},
              element('summary', {}, `To compare: ${told.length}`),
              element('ul', {}, ...told.map((one) => element('li', {}, buttonOf(one), ` ${wordsOf(one)}`))),
            ),
          ]),
    );
  }

  const buttonOf = (one: Checked) =>
    button(one.shown, () => (one.spot ? showSource(one.source, one.spot) : chosen(one.path)), {
      'aria-label': `${one.shown}: ${wordsOf(one)}`,
    });

  /** The places that a figure may belong to, likeliest first. */
  async function offer(figure: Figure): Promise<void> {
    const open = await engine.ask({ kind: 'open', text: editor.text(), around: [figure.sentence] });
    const places = open.filter(({ path, isWords }) => !isWords && !path.endsWith('.ci'));
    const put = async ({ path }: OpenPlace) => {
      const edit = await engine.change(editor.text(), path, { value: figure.shown });
      if (edit) editor.change(edit);
      const { value } = await engine.ask({ kind: 'look', text: editor.text(), path });
      if (value && value.source !== figure.source) {
        const named = await engine.change(editor.text(), path, { source: figure.source });
        if (named) editor.change(named);
      }
      // Back to the list, where the next one stands.
      await papers.check();
      summary.querySelector<HTMLElement>('li button')?.focus();
    };
    summary.replaceChildren(
      element('h2', {}, `Where does ${figure.shown} belong?`),
      element('p', {}, figure.sentence),
      places.length === 0
        ? element('p', {}, 'Every place of the dataset is filled in: add a row or a key in the text.')
        : element(
            'ul',
            {},
            ...places.slice(0, 12).map((place) =>
              element(
                'li',
                {},
                button(place.name, () => void put(place)),
              ),
            ),
          ),
      button('Back', () => void papers.check()),
    );
    summary.querySelector('button')?.focus();
  }

  const papers: Papers = {
    async add(source, file, quiet = false) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { blocks, problems } = await engine.ask({ kind: 'read', source, file: file.name, bytes });
      if (!blocks) return problems;
      read.set(source, { name: file.name, bytes, blocks });
      await papers.check();
      showSource(source, null, quiet);
      return [];
    },
    forget() {
      read.clear();
      checked = [];
      for (const part of [summary, head, text]) part.replaceChildren();
      printed.hidden = true;
      void engine.ask({ kind: 'forget' });
    },
    async check() {
      if (read.size === 0) return;
      const answer = await engine.ask({ kind: 'verify', file: 'dataset.yaml', text: editor.text() });
      // A dataset that is wrong is compared with nothing: what was told stays.
      if (!answer) return;
      checked = answer.checked;
      tell(answer.lacking);
    },
    checkedAt: (from) => checked.find((one) => one.from === from && one.verdict !== 'not checked'),
    show: ({ source, spot }) => showSource(source, spot),
  };
  return papers;
}

/** What a value is, and what was found of it. */
const wordsOf = ({ path, verdict, doubt }: Checked) =>
  [path.replace(/\.\d+/g, '').replaceAll('.', ' → ').replaceAll('_', ' '), verdict, doubt].filter(Boolean).join(' · ');

function blockOf(
  block: PaperBlock,
  before: PaperBlock | undefined,
  spot: { start: number; end: number } | null,
): HTMLElement {
  const { text, place, isRow } = block;
  const words = spot
    ? [text.slice(0, spot.start), element('mark', {}, text.slice(spot.start, spot.end)), text.slice(spot.end)]
    : [text];
  const head =
    place !== '' && place !== before?.place && !isRow ? element('span', { class: 'place' }, `${place} `) : null;
  return element('p', { class: isRow ? 'row' : '' }, head, ...words);
}
