/** The window in which a house style is picked, and saved for the command line. */
import { openDialog } from './dialog.js';
import { download } from './download.js';
import { button, element } from './element.js';
import type { Engine } from './engine-client.js';
import { houseOf, nothingPicked, takeLogo, takeTemplate, type Picked } from './house-style.js';

/** Colours that make most of a look: their keys, and what they are by themselves. */
const colours = [
  { key: 'accent', words: 'Main colour', own: '#0b6477' },
  { key: 'accent_dark', words: 'Main colour, dark', own: '#084854' },
  { key: 'second', words: 'Second colour', own: '#8a4b08' },
  { key: 'ink', words: 'Text', own: '#1b2430' },
] as const;

/** Opens the window; `changed` is called after each change of `picked`. */
export function openHouse(engine: Engine, picked: Picked, changed: () => void): void {
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
  logo.addEventListener('change', () => void addLogo(logo.files?.[0]));
  async function addLogo(file: File | undefined): Promise<void> {
    if (!file) return;
    const [problem] = await takeLogo(picked, file);
    name.textContent = problem ? `${problem.message}: ${problem.hint}` : (picked.logo?.name ?? '');
    if (!problem) changed();
  }
  const template = element('input', { type: 'file', id: 'template', accept: '.pptx,.potx' });
  const standing = element('div', { role: 'status' });
  template.addEventListener('change', () => void takeFile(template.files?.[0]));
  async function takeFile(file: File | undefined): Promise<void> {
    if (!file) return;
    standing.replaceChildren(element('p', {}, `Reading ${file.name} …`));
    const problems = await takeTemplate(engine, picked, file);
    if (problems.length > 0) {
      const words = problems.map(({ message, hint }) =>
        element('p', { class: 'wrong' }, hint ? `${message}: ${hint}` : message),
      );
      standing.replaceChildren(...words);
      return;
    }
    changed();
    dialog.close();
    openHouse(engine, picked, changed);
  }
  standing.append(...templateLines(picked));
  const footer = element('input', { id: 'footer', value: picked.footer, autocomplete: 'off' });
  footer.addEventListener('change', () => {
    picked.footer = footer.value;
    changed();
  });
  const dialog = openDialog(
    'House style',
    element(
      'label',
      { for: 'template' },
      'A presentation of your own (PPTX): slides stand on it, and it gives its colours and logo',
    ),
    template,
    standing,
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

/** The template that was taken, and what of it does not fit. */
function templateLines({ template }: Picked): HTMLElement[] {
  if (!template) return [];
  const { name, remarks } = template;
  const told = element(
    'p',
    { class: 'place' },
    `Slides stand on ${name}${remarks.length === 0 ? ': all of it fits' : ''}`,
  );
  if (remarks.length === 0) return [told];
  const list = element('ul', {}, ...remarks.map((remark) => element('li', {}, remark)));
  return [told, element('details', {}, element('summary', {}, `What of it does not fit: ${remarks.length}`), list)];
}
