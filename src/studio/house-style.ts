/** A house style: colours, a logo and a presentation of one's own, as the same few lines of YAML that --theme reads. */
import type { Problem } from '../index.js';
import { element } from './element.js';
import type { Engine } from './engine-client.js';
import type { House } from './messages.js';

/** What was picked, from one opening of the window to the next. */
export interface Picked {
  /** By the keys of a house style, as `#0b6477`. */
  colours: Record<string, string>;
  footer: string;
  logo: House['logo'];
  /** The presentation or template that slides stand on, and what of it does not fit. */
  template: { name: string; remarks: readonly string[] } | null;
}

export const nothingPicked = (): Picked => ({ colours: {}, footer: '', logo: null, template: null });

/** Takes colours, logo, words at the foot and the masters of a presentation; gives what is wrong with it. */
export async function takeTemplate(engine: Engine, picked: Picked, file: File): Promise<readonly Problem[]> {
  const name = safeName(file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { style, problems } = await engine.ask({ kind: 'house', name, bytes });
  if (!style) return problems;
  const { colours: found, footer, logo, remarks } = style;
  const hashed = Object.entries(found).map(([key, colour]): [string, string] => [key, `#${colour.toLowerCase()}`]);
  const taken: Picked = { colours: Object.fromEntries(hashed), footer, logo, template: { name, remarks } };
  Object.assign(picked, taken);
  return [];
}

/** A name that can stand in a path. */
const safeName = (name: string) => name.replace(/[^\w.-]/g, '-');

/** The house style of what was picked; null where nothing was. */
export function houseOf({ colours: chosen, footer, logo, template }: Picked): House | null {
  const lines = Object.entries(chosen).map(([key, colour]) => `  ${key}: "${colour.slice(1)}"`);
  const text = [
    ...(template ? [`template_deck: ${JSON.stringify(template.name)}`] : []),
    ...(lines.length > 0 ? ['colours:', ...lines] : []),
    ...(logo ? [`logo: ${JSON.stringify(logo.name)}`] : []),
    ...(footer.trim() === '' ? [] : [`footer: ${JSON.stringify(footer.trim())}`]),
  ];
  return text.length === 0 ? null : { text: `${text.join('\n')}\n`, logo };
}

/** Takes a picture as the logo; gives what is wrong with it. */
export async function takeLogo(picked: Picked, file: File): Promise<readonly Problem[]> {
  const wrong: Problem = {
    severity: 'error',
    message: `${file.name} cannot be read as a picture`,
    hint: 'save it as PNG, and take that',
    file: file.name,
  };
  try {
    picked.logo = await logoOf(file);
    return [];
  } catch {
    return [wrong];
  }
}

/** A logo as the pipeline takes it: a drawing is made a picture by the browser, in which nothing of it runs. Rejects where it is no picture. */
async function logoOf(file: File): Promise<NonNullable<House['logo']>> {
  const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
  const image = new Image();
  const isDrawing = /\.svg$/i.test(file.name);
  // By its address a drawing with parts of a page in it may be looked at pixel by pixel; behind the address of a blob it may not.
  const url = isDrawing ? `data:image/svg+xml,${encodeURIComponent(await file.text())}` : URL.createObjectURL(file);
  try {
    image.src = url;
    await image.decode();
    if (!isDrawing) return { name: safeName(file.name), bytes: await bytes(file) };
    const scale = 1600 / Math.max(image.width, image.height, 1);
    const canvas = element('canvas', {
      width: Math.round(image.width * scale),
      height: Math.round(image.height * scale),
    });
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!png) throw new Error('this drawing cannot be made a picture');
    return { name: safeName(file.name.replace(/\.svg$/i, '.png')), bytes: await bytes(png) };
  } finally {
    URL.revokeObjectURL(url);
  }
}
