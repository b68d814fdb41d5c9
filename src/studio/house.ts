/** A house style by picking colours and a logo: the same few lines of YAML that --theme reads, which can be saved. */
import { openDialog } from './dialog.js';
import { download } from './download.js';
import { button, element } from './element.js';

/** As the pipeline reads it: the lines, and the files that they name. */
export interface House {
  /** Text of the file of the house style. */
  text: string;
  /** The logo, as PNG or JPEG, by the name that the text has for it. */
  logo: { name: string; bytes: Uint8Array } | null;
}

/** Colours that make most of a look: their keys, and what they are by themselves. */
const colours = [
  { key: 'accent', words: 'Main colour', own: '#0b6477' },
  { key: 'accent_dark', words: 'Main colour, dark', own: '#084854' },
  { key: 'second', words: 'Second colour', own: '#8a4b08' },
  { key: 'ink', words: 'Text', own: '#1b2430' },
] as const;

type Key = (typeof colours)[number]['key'];

/** What was picked, from one opening of the window to the next. */
export interface Picked {
  colours: Partial<Record<Key, string>>;
  footer: string;
  logo: House['logo'];
}

export const nothingPicked = (): Picked => ({ colours: {}, footer: '', logo: null });

/** The house style of what was picked; null where nothing was. */
export function houseOf({ colours: chosen, footer, logo }: Picked): House | null {
  const lines = Object.entries(chosen).map(([key, colour]) => `  ${key}: "${colour.slice(1)}"`);
  const text = [
    ...(lines.length > 0 ? ['colours:', ...lines] : []),
    ...(logo ? [`logo: ${JSON.stringify(logo.name)}`] : []),
    ...(footer.trim() === '' ? [] : [`footer: ${JSON.stringify(footer.trim())}`]),
  ];
  return text.length === 0 ? null : { text: `${text.join('\n')}\n`, logo };
}

/** Opens the window; `changed` is called after each change of `picked`. */
export function openHouse(picked: Picked, changed: () => void): void {
  const fields = colours.map(({ key, words, own }) => {
    const field = element('input', { type: 'color', id: `colour-${key}`, value: picked.colours[key] ?? own });
    field.addEventListener('change', () => {
      picked.colours[key] = field.value;
      changed();
    });
    return element('div', {}, element('label', { for: field.id }, words), field);
  });
  const logo = element('input', { type: 'file', id: 'logo', accept: '.png,.jpg,.jpeg,.svg' });
  const name = element('p', { class: 'place' }, picked.logo?.name ?? '');
  logo.addEventListener('change', () => void takeLogo(logo.files?.[0]));
  async function takeLogo(file: File | undefined): Promise<void> {
    if (!file) return;
    picked.logo = await logoOf(file);
    name.textContent = picked.logo.name;
    changed();
  }
  const footer = element('input', { id: 'footer', value: picked.footer, autocomplete: 'off' });
  footer.addEventListener('change', () => {
    picked.footer = footer.value;
    changed();
  });
  const dialog = openDialog(
    'House style',
    element('div', { class: 'fields' }, ...fields),
    element('label', { for: 'logo' }, 'Logo (PNG, JPEG or SVG)'),
    logo,
    name,
    element('label', { for: 'footer' }, 'Words at the foot, such as the name of the department'),
    footer,
    element(
      'p',
      { class: 'hint' },
      'Colours that would be too faint to read are refused, with the reason below page and data.',
    ),
    element(
      'div',
      { class: 'actions' },
      button('Take away the house style', () => {
        Object.assign(picked, nothingPicked());
        changed();
        dialog.close();
      }),
      button('Save the style (YAML)', () => {
        const house = houseOf(picked);
        if (house) download('house-style.yaml', house.text);
      }),
    ),
  );
}

/** A logo as the pipeline takes it: a drawing is made a picture by the browser, in which nothing of it runs. */
export async function logoOf(file: File): Promise<NonNullable<House['logo']>> {
  const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
  if (!/\.svg$/i.test(file.name)) return { name: file.name.replace(/[^\w.-]/g, '-'), bytes: await bytes(file) };
  const url = URL.createObjectURL(new Blob([await file.text()], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = 1600 / Math.max(image.width, image.height, 1);
    const canvas = element('canvas', {
      width: Math.round(image.width * scale),
      height: Math.round(image.height * scale),
    });
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!png) throw new Error('this drawing cannot be made a picture');
    return { name: file.name.replace(/\.svg$/i, '.png').replace(/[^\w.-]/g, '-'), bytes: await bytes(png) };
  } finally {
    URL.revokeObjectURL(url);
  }
}
