/** From a dataset's text to what the writers are given, without writing it. */
import { readFileSync } from 'node:fs';
import { traceAll, type Made } from '../../src/traceability/trace.js';
import type { Trace } from '../../src/outputs.js';
import { ledgerOf } from '../../src/traceability/ledger.js';
import { loadDataset } from '../../src/load.js';
import { buildBrief, buildDeck } from '../../src/document/build.js';
import { parseMarkup } from '../../src/document/markup.js';
import { layoutDeck } from '../../src/layout/deck/deck.js';
import { layoutPage } from '../../src/layout/page/page.js';
import { readTemplates } from '../../src/template/files.js';
import { compileTemplates, type Templates } from '../../src/template/render.js';
import { viewOf, type View } from '../../src/template/view/view.js';

export const ownTemplates = (): Templates => readTemplates('templates', 'templates');

/** Templates with a passage put for another; it must stand in them exactly once. */
export function templatesWith(page: 'brief' | 'deck', from: string, to: string): Templates {
  const templates = ownTemplates();
  const { file, text } = templates.pages[page];
  if (text.split(from).length !== 2) throw new Error(`stands ${text.split(from).length - 1} times: ${from}`);
  return { ...templates, pages: { ...templates.pages, [page]: { file, text: text.replace(from, () => to) } } };
}

export interface Ready {
  made: Made;
  view: View;
  /** Traces what was made, as it is now. */
  trace(): Trace[];
}

/** Everything that a build does before it writes; `change` may spoil the view. */
export function ready(text: string, templates = ownTemplates(), change: (view: View) => void = () => undefined): Ready {
  const loaded = loadDataset('trial.yaml', text);
  const ledger = ledgerOf(loaded, viewOf(loaded), templates);
  const view = viewOf(loaded);
  change(view);
  const render = compileTemplates(templates);
  const brief = buildBrief(parseMarkup(render('brief', view), 'brief.hbs'));
  const deck = buildDeck(parseMarkup(render('deck', view), 'deck.hbs'));
  const properties = {
    title: 'Trial',
    authors: 'trialbrief',
    subject: '',
    keywords: '',
    language: 'en-GB',
    shortCitation: view.cite.short,
    date: loaded.dataset.revised,
  };
  const made: Made = {
    brief: { document: brief, layout: layoutPage(brief, 'a4').page },
    visual: null,
    deck: { document: deck, layout: layoutDeck(deck, properties) },
  };
  return { made, view, trace: () => traceAll(made, ledger, templates) };
}

export const dazukibart = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');
