/** Pages of a PDF as they are printed, a value marked in its sentence. */
import { element, button } from './element.js';
import { startThread } from './thread.js';

/** Words of a block that was read from the page. */
export interface Words {
  text: string;
  start: number;
  end: number;
}

interface PagePicture {
  png: Uint8Array;
  /** Pages of the whole file. */
  pages: number;
  /** Where the words stand: left, top, width and height in shares of the page. */
  marks: [number, number, number, number][];
}

type Answer = { value: PagePicture } | { refused: string };

/** Pixels across a page: enough to read it enlarged. */
const width = 1500;
/** How long drawing one may take, in milliseconds: a file can ask for work without end. */
const patience = 20_000;

/** Draws one page in a thread of its own. Rejects where that cannot be done. */
function drawPage(script: Uint8Array, bytes: Uint8Array, number: number, words: Words | null): Promise<PagePicture> {
  const { port1: ours, port2: its } = new MessageChannel();
  return new Promise<PagePicture>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('it takes too long')), patience);
    ours.onmessage = ({ data: { value } }: MessageEvent<{ value: Answer | Error }>) => {
      clearTimeout(late);
      if (value instanceof Error) reject(value);
      else if ('refused' in value) reject(new Error(value.refused));
      else resolve(value.value);
    };
    startThread({ script, workerData: { page: { bytes, number, width, words } } }, its);
  }).finally(() => ours.postMessage('end'));
}

export interface PaperPages {
  /** Shows a page, with these words of it marked and in sight. */
  show(file: { name: string; bytes: Uint8Array }, number: number, words: Words | null): Promise<void>;
}

/** Shows pages in `parent`; `script` is that of the thread that draws them. */
export function newPaperPages(parent: HTMLElement, script: Uint8Array): PaperPages {
  const place = element('p', { class: 'place', role: 'status' });
  const sheet = element('div', { class: 'print' });
  let newest = 0;
  let turn: (by: number) => void = () => undefined;
  const [back, next] = [button('Page before', () => turn(-1)), button('Next page', () => turn(1))];
  parent.replaceChildren(element('div', { class: 'actions' }, back, next, place), sheet);

  async function show(file: { name: string; bytes: Uint8Array }, number: number, words: Words | null): Promise<void> {
    const own = (newest += 1);
    place.textContent = `Drawing page ${number} …`;
    try {
      const { png, pages, marks } = await drawPage(script, file.bytes, number, words);
      if (own !== newest) return;
      const marked = words ? `, with “${words.text.slice(words.start, words.end)}” marked in its sentence` : '';
      const url = URL.createObjectURL(new Blob([png as BlobPart], { type: 'image/png' }));
      const image = element('img', {
        src: url,
        alt: `Page ${number} of ${file.name}${marks.length > 0 ? marked : ''}`,
      });
      image.addEventListener('load', () => URL.revokeObjectURL(url));
      const spots = marks.map((box) => {
        const spot = element('span', { class: 'spot' });
        const [left, top, wide, high] = box.map((share) => `${share * 100}%`) as [string, string, string, string];
        Object.assign(spot.style, { left, top, width: wide, height: high });
        return spot;
      });
      sheet.replaceChildren(image, ...spots);
      await image.decode();
      spots[0]?.scrollIntoView({ block: 'center', inline: 'nearest' });
      place.textContent = `Page ${number} of ${pages}${words && marks.length === 0 ? ': the value is not found on it as it is drawn; see its text' : ''}`;
      [back.disabled, next.disabled] = [number <= 1, number >= pages];
      turn = (by) => void show(file, number + by, null);
    } catch (error) {
      if (own !== newest) return;
      sheet.replaceChildren();
      place.textContent = `This page cannot be drawn (${(error as Error).message}): its text is shown by “As text”.`;
    }
  }
  return { show };
}
