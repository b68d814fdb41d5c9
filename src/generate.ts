/**
 * The whole pipeline on one screen. Each stage is a function of the one before;
 * nothing is read or written here but the templates.
 *
 *   data file ─► dataset ─► view ─► markup ─► Document ─► Layout ─► bytes
 *                what was   what    words     what it     where it  pdf, pptx,
 *                found      can be  around    says        goes      svg
 *                           named   it
 *
 * Between Layout and the reader stands traceability: a number that cannot be traced
 * back to the dataset fails the build.
 */
import { setImmediate } from 'node:timers/promises';
import { traceAll, unprintedIn, untracedIn, type Made } from './traceability/trace.js';
import { checkRepetition } from './traceability/repetition.js';
import { ledgerOf } from './traceability/ledger.js';
import { namedFiles, sheetFiles } from './dataset/named-files.js';
import type { StyleName } from './dataset/number-styles.js';
import { loadDataset, type Loaded } from './load.js';
import { buildBrief, buildDeck } from './document/build.js';
import { parseMarkup } from './document/markup.js';
import type { Attachment, Brief, Deck, Properties } from './document/types.js';
import { ContentError, type Problem } from './errors.js';
import { readFigures } from './figures.js';
import { formatProse } from './format/format.js';
import { checkFooter, checkGlyphs } from './layout/glyphs.js';
import type { Format, Generated, Output } from './outputs.js';
import { compileTemplates, type Renderer, type Templates } from './template/render.js';
import { viewOf, type View } from './template/view/view.js';
import { Fonts, type FontFamily } from './fonts/fonts.js';
import type { PreviousDeck } from './layout/deck/previous-deck.js';
import type { Drawing } from './layout/types.js';
import type { Picture } from './pictures/picture.js';
import { monoTheme } from './theme/mono.js';
import type { PageForm } from './layout/page/page.js';
import { defaultTheme, type Paper, type Theme } from './theme/theme.js';
import { deckThemeOf } from './template-deck/deck-theme.js';
import type { MeasuredTemplate } from './template-deck/template-deck.js';

/** How the documents of a trial are made: declared here once, for the library and every command. */
export interface DocumentOptions {
  /** Whether sheets may be read from outside of the folder of the data file. Default: false. */
  outside?: boolean;
  /** The page without colour: greys, and shapes where colour told things apart. Default: false. */
  mono?: boolean;
  /** A visual abstract besides: one page lying down, to pin up or to post. Default: none. */
  form?: 'visual';
  /** How numbers are printed, as a journal does, in place of the `style` of the dataset. */
  style?: StyleName;
  /** Length of the talk: a whole number of minutes. Default: 10. */
  minutes?: number;
  /** Papers that the page must fit as well, without being written for them. Default: none. */
  alsoFits?: readonly Paper[];
  /** Whether page and deck carry the dataset, and the deck what a later merge needs. Default: true. */
  dataset?: boolean;
  /** Whether SVG files bring their fonts along, whole, rather than name them. Default: false. */
  embedFonts?: boolean;
  /** Whether the page is given as SVG besides, to be shown small: where the page is asked for. Default: false. */
  preview?: boolean;
  /** Whether each printed number is traced to the data. Default: true; false only to measure what it costs. */
  traced?: boolean;
  /** Whether the documents are written. Default: true; false only lays them out and traces them, and their bytes are none. */
  written?: boolean;
}

export interface Request extends DocumentOptions {
  /** Name of the data file, for messages and for the attachment. */
  file: string;
  /** Its text: YAML, or JSON of the same shape. */
  text: string;
  templates: Templates;
  paper: Paper;
  formats: readonly Format[];
  /** The house style; the tool's own if left out. */
  theme?: Theme;
  /** The template that the deck stands on; the tool's own master if left out. */
  house?: MeasuredTemplate | undefined;
  /** The deck before, where it is made again and again: most of its slides stay the same. */
  previous?: PreviousDeck | undefined;
}

/** What both documents of a trial are made from. */
interface Job {
  request: Request;
  loaded: Loaded;
  /** Pictures that the dataset names, by their files. */
  pictures: ReadonlyMap<string, Picture>;
  view: View;
  properties: Properties;
  render: Renderer;
  warnings: Problem[];
  /** What the writers were given, to be traced. */
  made: Made;
}

/**
 * Turns one dataset into its documents. Throws a ContentError with all that is
 * wrong in the data or the templates; nothing is written.
 */
export async function generate(request: Request): Promise<Generated> {
  const filesRead = new Map<string, Uint8Array>();
  const reading = { outside: request.outside, onRead: (name: string, bytes: Uint8Array) => filesRead.set(name, bytes) };
  const loaded = loadDataset(request.file, request.text, sheetFiles(request.file, reading), request.style);
  const pictures = await readFigures(loaded, namedFiles(request.file, reading));
  const view = viewOf(loaded);
  const properties = propertiesOf(loaded, view);
  const job: Job = {
    request,
    loaded,
    pictures,
    view,
    properties,
    render: compileTemplates(request.templates),
    warnings: [...loaded.warnings],
    made: { brief: null, visual: null, deck: null },
  };
  const laying = all([
    ...(asks(request, 'pdf', 'svg')
      ? [layPage(job, 'brief'), ...(request.form === 'visual' ? [layPage(job, 'visual')] : [])]
      : []),
    ...(asks(request, 'pptx', 'svg') ? [layDeck(job)] : []),
  ]);
  const laid = await laying.catch((error: unknown) => {
    throw error instanceof ContentError ? placedInData(error, loaded) : error;
  });
  const { templates, traced = true, written = true, house } = request;
  const footers = [request.theme?.footer, house && deckThemeOf(house, defaultTheme).footer].filter(Boolean).join(' · ');
  const ledger = () => ledgerOf(loaded, view, templates, footers || undefined);
  const traces = traced ? traceAll(job.made, ledger(), templates) : [];
  if (traced && job.made.brief) job.warnings.push(...checkRepetition(job.made.brief, request.file));
  if (traced) job.warnings.push(...unprintedIn(loaded, job.made, traces));
  const untraced = (text: string) => untracedIn(text, ledger());
  const { beforeYouPresent } = loaded;
  const nothing = () => Promise.resolve(new Uint8Array());
  const outputs = await all(
    laid
      .flat()
      .filter(({ format }) => asks(request, format))
      .map(async ({ write, ...output }) => ({ ...output, bytes: await (written ? write : nothing)() })),
  );
  // One turn of the event loop for each trial: pdfkit's stream ends in it, and Ctrl-C is heard.
  await setImmediate();
  const { id } = loaded.dataset;
  const { condition, citation } = loaded.dataset;
  const about = { design: view.kind, condition, year: citation.year };
  const { title: headline } = properties;
  const preview = laid.flat().find(({ name }) => name === `${id}-brief.svg`);
  return {
    ...{ id, title: view.cite.short, headline, ...about, outputs, warnings: job.warnings, beforeYouPresent },
    ...{ traces, untraced, ledger, filesRead },
    preview: request.preview && preview ? await preview.write() : null,
  };
}

const asks = ({ formats }: Request, ...any: Format[]) => any.some((format) => formats.includes(format));

/** The results of all; when some fail for their content, every problem of each, those of both documents once. */
async function all<T>(promises: Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(promises);
  const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const bug = reasons.find((reason) => !(reason instanceof ContentError));
  if (bug) throw bug as Error;
  const problems = reasons.flatMap((reason) => (reason as ContentError).problems);
  if (reasons.length > 0) throw new ContentError(withoutTwins(problems));
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

const withoutTwins = (problems: Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

/** What is about words of the data is told at their line there, and not at the template's. */
function placedInData({ problems }: ContentError, { file, locate }: Loaded): ContentError {
  const told = ({ datum, ...problem }: Problem): Problem => {
    const position = datum === undefined ? undefined : locate(datum);
    return position ? { ...problem, file, ...position } : problem;
  };
  return new ContentError(problems.map(told));
}

/** A document that is laid out, and how it is written: nothing is, where something is wrong with the other. */
type Prepared = Omit<Output, 'bytes'> & { write: () => Promise<Uint8Array> };

/** The same words in every file of a trial for those who cannot see it. */
const svgOf = (
  { loaded, properties, request }: Job,
  drawn: { name: string; drawing: Drawing; title: string; family: FontFamily },
  theme: Theme,
): Prepared => ({
  format: 'svg',
  name: `${loaded.dataset.id}-${drawn.name}.svg`,
  pages: 1,
  write: async () => {
    const [{ writeSvg }, { svgFile }] = await Promise.all([import('./svg/write.js'), import('./svg/file.js')]);
    const { title, family } = drawn;
    const { subject: description, language } = properties;
    const embedFonts = request.embedFonts ?? false;
    return svgFile(writeSvg(drawn.drawing, { title, description, language, family, embedFonts }, theme));
  },
});

async function layPage(job: Job, form: PageForm): Promise<Prepared[]> {
  const { request, loaded, view, properties, render, warnings, made } = job;
  const [{ layoutPage }, { withFooter, withLogo }, { Typesetter }, { writePdf }] = await Promise.all([
    import('./layout/page/page.js'),
    import('./layout/page/house-style.js'),
    import('./layout/typesetter.js'),
    import('./pdf/write.js'),
  ]);
  const { theme: own = defaultTheme, paper, mono = false, alsoFits = [] } = request;
  const theme = mono ? monoTheme(own) : own;
  const document: Brief = withFooter(
    buildBrief(parseMarkup(render(form, view), request.templates.pages[form].file), numbersOf(loaded)),
    theme,
  );
  const typesetter = new Typesetter(new Fonts(theme.fonts, 'page'));
  checkFooter(theme, typesetter.fonts);
  checkGlyphs(document, typesetter.fonts, request);
  for (const other of form === 'brief' ? alsoFits : []) layoutPage(document, other, 'brief', typesetter);
  const { page, dropped } = layoutPage(document, paper, form, typesetter);
  made[form] = { document, layout: page };
  if (dropped.length > 0) warnings.push(leftOut(dropped, form, request.file));
  const drawn = theme.logo ? withLogo(page, theme.logo) : page;
  const write = () => writePdf(drawn, properties, attachmentOf(job), theme);
  return [
    { format: 'pdf', name: `${loaded.dataset.id}-${form}.pdf`, pages: 1, write },
    svgOf(job, { name: form, drawing: drawn, title: properties.title, family: 'page' }, theme),
  ];
}

/** How the axes of charts print numbers: as the values are printed. */
const numbersOf = ({ dataset: { style } }: Loaded) => style ?? 'plain';

/** The data, so that each document carries what it was made from; null where they are to be left out. */
function attachmentOf({ request, loaded: { dataset, text } }: Job): Attachment | null {
  const { file, dataset: carried = true } = request;
  if (!carried) return null;
  const [kind, type] = file.endsWith('.json') ? ['json', 'application/json'] : ['yaml', 'application/yaml'];
  const description = 'The data that this document was made from';
  return { name: `${dataset.id}.${kind}`, bytes: new TextEncoder().encode(text), type, description };
}

async function layDeck(job: Job): Promise<Prepared[]> {
  const { request, loaded, pictures, view, properties, render, made } = job;
  const deck: Deck = buildDeck(parseMarkup(render('deck', view), request.templates.pages.deck.file), numbersOf(loaded));
  const [{ layoutDeck }, { DeckTypesetter }, { slideDrawings }, { writePptx }] = await Promise.all([
    import('./layout/deck/deck.js'),
    import('./layout/deck/measured-words.js'),
    import('./layout/deck/drawing.js'),
    import('./pptx/write.js'),
  ]);
  const { theme: own = defaultTheme, minutes, house = null, previous } = request;
  const theme = house ? deckThemeOf(house, own) : own;
  const typesetter = new DeckTypesetter(theme.fonts);
  checkFooter(theme, typesetter.fonts);
  checkGlyphs(deck, typesetter.fonts, request);
  const frame = house ? { frame: house.frame } : {};
  const { footer } = theme;
  const layout = layoutDeck(deck, properties, { minutes, footer, pictures, typesetter, previous, ...frame });
  made.deck = { document: deck, layout };
  if (layout.leftOut.length > 0) job.warnings.push(leftOffSlides(layout.leftOut, request.file));
  const write = () => writePptx(layout, properties, theme, attachmentOf(job), house, previous);
  const drawings = asks(request, 'svg') ? slideDrawings(layout, typesetter.fonts) : [];
  const slides = drawings.map((drawing, index) => {
    const number = String(index + 1).padStart(2, '0');
    const title = `${properties.title}: slide ${index + 1} of ${drawings.length}`;
    const slide = svgOf(job, { name: `slide-${number}`, drawing, title, family: 'deck' }, theme);
    return { ...slide, notes: layout.slides[index]!.notes };
  });
  return [{ format: 'pptx', name: `${loaded.dataset.id}-deck.pptx`, pages: layout.slides.length, write }, ...slides];
}

function propertiesOf({ dataset }: Loaded, view: View): Properties {
  return {
    title: formatProse(dataset.headline, dataset),
    authors: 'trialbrief',
    subject: `${dataset.citation.title}. ${dataset.citation.journal} ${view.cite.reference}`,
    keywords: [dataset.condition, dataset.intervention.name, ...dataset.registrations.map(({ id }) => id)].join(', '),
    language: dataset.language,
    shortCitation: view.cite.short,
    date: dataset.revised,
  };
}

/** More names than anyone reads are counted. */
const mostNamed = 100;

function leftOffSlides(titles: string[], file: string): Problem {
  const list = titles.map((title) => `“${title}”`).join(', ');
  const message = `the boxes of the template are too small for slides, which were left out: ${list}`;
  return {
    severity: 'warning',
    message,
    hint: 'look such values up on the page, or take a template with more room',
    file,
  };
}

function leftOut(dropped: string[], form: PageForm, file: string): Problem {
  const more = dropped.length - mostNamed;
  const names = dropped.slice(0, mostNamed).map((name) => `“${name}”`);
  const list = [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
  const name = form === 'visual' ? 'visual abstract' : 'page';
  const message = `the ${name} was too full: left for the deck were ${list}`;
  return { severity: 'warning', message, hint: 'shorten the text to bring them back', file };
}
