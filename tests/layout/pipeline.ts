/** The real deck, and decks written by hand, as the layout gets them. */
import { readdirSync, readFileSync } from 'node:fs';
import { loadDataset } from '../../src/load.js';
import { buildDeck } from '../../src/document/build.js';
import { parseMarkup } from '../../src/document/markup.js';
import type { Deck, Properties } from '../../src/document/types.js';
import { compileTemplates } from '../../src/template/render.js';
import { viewOf } from '../../src/template/view/view.js';

export const properties: Properties = {
  title: 'A trial',
  authors: 'Doe J',
  subject: '',
  keywords: '',
  language: 'en',
  shortCitation: 'Doe et al. J Trials 2025',
  date: '2025-01-31',
};

/** The deck of a real trial, through the templates. */
export function realDeck(): Deck {
  const load = (file: string) => ({ file, text: readFileSync(file, 'utf8') });
  const { file, text } = load('tests/fixtures/dazukibart.yaml');
  const names = readdirSync('templates/partials').map((name) => name.replace('.hbs', ''));
  const partials = Object.fromEntries(names.map((name) => [name, load(`templates/partials/${name}.hbs`)]));
  const pages = {
    brief: load('templates/brief.hbs'),
    deck: load('templates/deck.hbs'),
    visual: load('templates/visual.hbs'),
  };
  return deckOf(compileTemplates({ pages, partials })('deck', viewOf(loadDataset(file, text))));
}

/** A deck from markup. */
export function deckOf(xml: string): Deck {
  return buildDeck(parseMarkup(xml, 'deck.hbs'));
}

/** A deck of one content slide from the markup of its body. */
export function slideOf(body: string, title = 'A title'): Deck {
  return deckOf(
    `<deck><slide section="S" kicker="Kicker"><h1>${title}</h1>${body}<notes minutes="1.5"><p>Say.</p></notes></slide></deck>`,
  );
}
