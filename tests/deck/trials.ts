/** The deck of every dataset there is: the trials of the fixtures. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDataset, type Loaded } from '../../src/load.js';
import { formatProse } from '../../src/format/format.js';
import { buildDeck } from '../../src/document/build.js';
import { parseMarkup } from '../../src/document/markup.js';
import type { Properties } from '../../src/document/types.js';
import { deckThemeOf } from '../../src/template-deck/deck-theme.js';
import type { MeasuredTemplate } from '../../src/template-deck/template-deck.js';
import { layoutDeck } from '../../src/layout/deck/deck.js';
import { DeckTypesetter } from '../../src/layout/deck/measured-words.js';
import type { DeckLayout } from '../../src/layout/types.js';
import { writePptx } from '../../src/pptx/write.js';
import { defaultTheme } from '../../src/theme/theme.js';
import { readTemplates } from '../../src/template/files.js';
import { compileTemplates } from '../../src/template/render.js';
import { viewOf } from '../../src/template/view/view.js';
import { imported, records } from '../import/records.js';
import { Package } from '../pptx/inspect.js';

export interface Trial {
  name: string;
  loaded: Loaded;
  layout: DeckLayout;
  /** Written at the first call. */
  written(): Promise<Package>;
}

const render = compileTemplates(readTemplates('templates', 'templates'));

const folder = 'tests/fixtures';
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join(folder, name));

export const trials: Trial[] = files.map((file) => trialOf(file));

/** The drafts of the registry records that the tests carry. */
export const drafts: Trial[] = records.map(({ text }) => {
  const { id, text: yaml } = imported(text);
  return trialFrom(loadDataset(`${id}.yaml`, yaml));
});

/** The deck of a data file, on a template if one is given. */
export function trialOf(file: string, house: MeasuredTemplate | null = null): Trial {
  return trialFrom(loadDataset(file, readFileSync(file, 'utf8')), house);
}

function trialFrom(loaded: Loaded, house: MeasuredTemplate | null = null): Trial {
  const view = viewOf(loaded);
  const properties: Properties = {
    title: formatProse(loaded.dataset.headline, loaded.dataset),
    authors: 'trialbrief',
    subject: 'A & <B>',
    keywords: '',
    language: loaded.dataset.language,
    shortCitation: view.cite.short,
    date: loaded.dataset.revised,
  };
  const theme = house ? deckThemeOf(house, defaultTheme) : defaultTheme;
  const typesetter = new DeckTypesetter(theme.fonts);
  const options = house ? { frame: house.frame, footer: theme.footer, typesetter } : {};
  const layout = layoutDeck(buildDeck(parseMarkup(render('deck', view), 'deck.hbs')), properties, options);
  let pptx: Promise<Package> | undefined;
  const written = () =>
    (pptx ??= writePptx(layout, properties, theme, null, house).then((bytes) => new Package(bytes)));
  return { name: loaded.dataset.id, loaded, layout, written };
}
