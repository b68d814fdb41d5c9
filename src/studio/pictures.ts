/** Page, slides and figures as files of their own. */

export interface Picture {
  /** Without an ending: `x-brief`, `x-slide-01`, `x-figure-1`. */
  name: string;
  /** As it is called in a list. */
  label: string;
  drawing: SVGSVGElement;
  /** Which of the drawings it is, or is a part of. */
  index: number;
  /** Whether it is the page or a slide, whole. */
  isSheet: boolean;
}

/** The drawings, page first, and each figure of the page. */
export function picturesOf(drawings: readonly SVGSVGElement[], file: string): Picture[] {
  const trial = file.replace(/\.\w+$/, '');
  const two = (number: number) => String(number).padStart(2, '0');
  const sheets = drawings.map((drawing, index) =>
    index === 0
      ? { name: `${trial}-brief`, label: 'The page', drawing, index, isSheet: true }
      : { name: `${trial}-slide-${two(index)}`, label: `Slide ${index}`, drawing, index, isSheet: true },
  );
  const [page] = drawings;
  const figures = page ? [...page.querySelectorAll<SVGGElement>('g[aria-label]')].filter(isFigure) : [];
  return [
    ...sheets,
    ...figures.map((figure, index) => ({
      name: `${trial}-figure-${index + 1}`,
      label: `Figure ${index + 1}: ${figure.getAttribute('aria-label')!.slice(0, 60)}`,
      drawing: alone(page!, figure),
      index: 0,
      isSheet: false,
    })),
  ];
}

const isFigure = (group: SVGGElement) => ['img', 'group'].includes(group.getAttribute('role') ?? '');

/** A part of a drawing, on a sheet of its own size. */
function alone(page: SVGSVGElement, part: SVGGElement): SVGSVGElement {
  const margin = 6;
  const { x, y, width, height } = part.getBBox();
  const sheet = page.cloneNode(false) as SVGSVGElement;
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  sheet.setAttribute('viewBox', `${x - margin} ${y - margin} ${wide} ${high}`);
  sheet.setAttribute('width', `${wide}pt`);
  sheet.setAttribute('height', `${high}pt`);
  const ground = page.querySelector(':scope > rect')?.cloneNode() as SVGRectElement | undefined;
  const size = { x: x - margin, y: y - margin, width: wide, height: high };
  for (const [key, value] of Object.entries(size)) ground?.setAttribute(key, String(value));
  sheet.append(...(ground ? [ground] : []), part.cloneNode(true));
  return sheet;
}

/** A drawing as the text of a file, without what the screen put into it. */
export function svgOf(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const printed of copy.querySelectorAll('[data-path]'))
    for (const name of ['tabindex', 'role', 'class']) printed.removeAttribute(name);
  return new XMLSerializer().serializeToString(copy);
}

/** Dots an inch of a picture, for print. */
const resolution = 300;

/** A drawing as a picture; `fonts` is the style that brings the fonts along, which a picture cannot take from the page. */
export async function pngOf(drawing: SVGSVGElement, fonts: string): Promise<Blob> {
  const { width, height } = drawing.viewBox.baseVal;
  const [wide, high] = [width, height].map((points) => Math.round((points / 72) * resolution)) as [number, number];
  const svg = svgOf(drawing).replace(/>/, () => `>${fonts}`);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(wide, high);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: wide, height: high });
    canvas.getContext('2d')!.drawImage(image, 0, 0, wide, high);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!blob) throw new Error('the picture is too large for this browser');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
