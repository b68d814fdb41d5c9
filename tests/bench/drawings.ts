/** The layouts of a trial and their writers, for the bench of SVG. */
import { readFileSync } from 'node:fs';
import { buildBrief, buildDeck } from '../../src/document/build.js';
import { parseMarkup } from '../../src/document/markup.js';
import type { Properties } from '../../src/document/types.js';
import { Fonts } from '../../src/fonts/fonts.js';
import { layoutDeck } from '../../src/layout/deck/deck.js';
import { layoutPage } from '../../src/layout/page/page.js';
import type { DeckLayout, PageLayout } from '../../src/layout/types.js';
import { loadDataset } from '../../src/load.js';
import { readTemplates } from '../../src/template/files.js';
import { compileTemplates } from '../../src/template/render.js';
import { viewOf } from '../../src/template/view/view.js';
import { defaultTheme } from '../../src/theme/theme.js';

export { slideDrawings } from '../../src/layout/deck/drawing.js';
export { writePdf } from '../../src/pdf/write.js';
export { writeSvg } from '../../src/svg/write.js';

export const deckFonts = new Fonts(defaultTheme.fonts, 'deck');

export function prepared(file: string): { page: PageLayout; deck: DeckLayout; properties: Properties } {
  const loaded = loadDataset(file, readFileSync(file, 'utf8'));
  const view = viewOf(loaded);
  const render = compileTemplates(readTemplates('templates', 'templates'));
  const { language, revised: date } = loaded.dataset;
  const properties = { title: 'A', authors: 'a', subject: 'a', keywords: 'a', language, shortCitation: 'a', date };
  const { page } = layoutPage(buildBrief(parseMarkup(render('brief', view), 'brief.hbs')), 'a4');
  return { page, deck: layoutDeck(buildDeck(parseMarkup(render('deck', view), 'deck.hbs')), properties), properties };
}
