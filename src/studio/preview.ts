/** Page and slides as the worker drew them. */
import { element } from './element.js';
import type { Drawn } from './messages.js';

export interface Preview {
  show(drawn: Drawn): void;
  /** Whether what is shown is of an earlier text than the one that is written now. */
  setStale(stale: boolean): void;
  /** The paths of all that is printed of the data. */
  paths(): string[];
  /** Marks where these are printed, and brings the first in sight if `inSight`. */
  point(paths: readonly string[], inSight: boolean): void;
  /** The drawings, page first. */
  drawings(): SVGSVGElement[];
}

/**
 * Puts page and slides into `parent`; only those that differ from what is shown are drawn anew.
 * `chosen` is called with the path of what a person clicks, or reaches by Tab and presses Enter on.
 */
export function newPreview(
  parent: HTMLElement,
  chosen: (path: string) => void,
  words: (printed: Printed) => void,
): Preview {
  const choose = (event: Event) => {
    const target = event.target as Element;
    const path = target.closest('[data-path]')?.getAttribute('data-path');
    if (!path && (event.type !== 'click' || target.closest('a[href]'))) return;
    event.preventDefault();
    if (path) chosen(path);
    else words(printedAt(target));
  };
  parent.addEventListener('click', choose);
  parent.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') choose(event);
  });
  const printed = () => [...parent.querySelectorAll('[data-path]')];
  const sheets: { svg: string; box: HTMLElement }[] = [];
  return {
    show({ page, slides }) {
      const drawings = [page, ...slides];
      for (const { box } of sheets.splice(drawings.length)) box.remove();
      for (const [index, svg] of drawings.entries()) {
        const sheet = (sheets[index] ??= { svg: '', box: parent.appendChild(newSheet(index)) });
        if (sheet.svg === svg) continue;
        sheet.svg = svg;
        sheet.box.replaceChildren(drawingOf(svg));
      }
    },
    setStale: (stale) => void parent.classList.toggle('stale', stale),
    paths: () => [...new Set(printed().map((one) => one.getAttribute('data-path')!))],
    point(paths, inSight) {
      const marked = printed().filter((one) => {
        const here = paths.includes(one.getAttribute('data-path')!);
        one.classList.toggle('here', here);
        return here;
      });
      if (inSight) marked[0]?.scrollIntoView({ block: 'nearest' });
    },
    drawings: () => sheets.map(({ box }) => box.querySelector('svg')!),
  };
}

/** Words on a page that are of no one value. */
export interface Printed {
  /** The words that were clicked; empty beside them. */
  words: string;
  /** What stands in the same row, and what stands over them. */
  around: string[];
}

/** How far from one another words of a row, and of a column beside and over one another, may stand, in pixels. */
const [row, column, high] = [7, 12, 160];

function printedAt(target: Element): Printed {
  const clicked = target.closest('text');
  if (!clicked) return { words: '', around: [] };
  const here = clicked.getBoundingClientRect();
  const others = [...clicked.closest('svg')!.querySelectorAll('text')].filter((one) => one !== clicked);
  const placed = others.map((one) => ({ words: one.textContent, there: one.getBoundingClientRect() }));
  const said = (are: (there: DOMRect) => boolean) =>
    placed
      .filter(({ there }) => are(there))
      .map(({ words }) => words)
      .join(' ');
  const beside = said((there) => Math.abs(there.top + there.height / 2 - here.top - here.height / 2) < row);
  const over = said(
    (there) =>
      there.bottom <= here.top + 2 &&
      here.top - there.bottom < high &&
      there.left < here.right + column &&
      there.right > here.left - column,
  );
  return { words: clicked.textContent, around: [beside, over] };
}

const newSheet = (index: number) =>
  element('figure', {
    class: index === 0 ? 'sheet page' : 'sheet slide',
    'aria-label': index === 0 ? 'The page' : `Slide ${index}`,
  });

/** A drawing as elements, as a parser of SVG reads it; of links, only those to the web stay, and they open apart. */
function drawingOf(svg: string): Node {
  const drawing = document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
  for (const link of drawing.querySelectorAll('a')) {
    if (!/^https?:\/\//.test(link.getAttribute('href') ?? '')) link.removeAttribute('href');
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  for (const printed of drawing.querySelectorAll(':not([aria-hidden=true]) [data-path]')) {
    printed.setAttribute('tabindex', '0');
    printed.setAttribute('role', 'button');
    // A figure that holds what can be pressed is no longer one picture.
    printed.closest('[role=img]')?.setAttribute('role', 'group');
  }
  return drawing;
}
