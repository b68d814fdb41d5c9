/** The pipeline in a worker of the studio: what the command line does, by the same functions, without a disk. */
import {
  articleOfText,
  beginDataset,
  changeRow,
  changeValue,
  checksOf,
  citeIn,
  ContentError,
  generate,
  houseStyleOf,
  idFrom,
  importRecord,
  placesOf,
  PreviousDeck,
  questions,
  readArticle,
  readSource,
  rowAt,
  toldBy,
  unreportedIn,
  valueAt,
  verifyText,
  type Article,
  type Generated,
  type Problem,
  type SourceText,
} from '../index.js';
import type { Answers, Ask, Checked, Draft, Drawn, FromWorker, PackedFiles, PaperBlock, ToWorker } from './messages.js';

declare const globalThis: {
  trialbriefFiles: PackedFiles;
  onmessage: ((event: { data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
};

/** Slides that stay the same from one drawing to the next are not made anew, as long as they have the tool’s own look. */
const previous = new PreviousDeck();

/** The request to draw that came last: what was typed over since is not drawn. */
let newestDraw = 0;
/** The papers that were read, by the ids of the sources that they are. */
const sources = new Map<string, SourceText>();

/** What a new dataset is begun from. */
let article: Article | null = null;

type Asked<Kind extends Ask['kind']> = Extract<Ask, { kind: Kind }>;
type Answer<Kind extends Ask['kind']> = (ask: Asked<Kind>, id: number) => Promise<Answers[Kind] | undefined>;

const answers: { [Kind in Ask['kind']]: Answer<Kind> } = {
  async draw({ draft }, id) {
    newestDraw = id;
    // One turn, in which newer requests come in.
    await new Promise((done) => setTimeout(done));
    return id === newestDraw ? await draw(draft) : undefined;
  },
  async write({ draft, format, embedFonts }) {
    const { made, problems } = await attempt(() => generated(draft, format, embedFonts));
    const outputs = (made?.outputs ?? []).filter(({ name }) => format !== 'visual' || name.includes('-visual.'));
    return { files: outputs.map(({ name, bytes }) => ({ name, bytes })), problems };
  },
  look: async ({ text, path }) => ({ value: valueAt(text, path), row: rowAt(text, path) }),
  places: async ({ text, paths }) => placesOf(text, paths),
  change: async ({ text, path, change }) =>
    typeof change === 'string' ? changeRow(text, path, change) : changeValue(text, path, change),
  async checks({ file, text, path }) {
    return (await attempt(async () => checksOf(file, text, path))).made ?? [];
  },
  questions: async () => questions,
  async article({ paper }) {
    article = null;
    if (!paper) return { told: {}, title: '', problems: [] };
    const { made, problems } = await attempt(() =>
      'text' in paper ? articleOfText(paper.text) : readArticle(paper.name, paper.bytes),
    );
    article = made;
    return { told: made ? toldBy(made).answers : {}, title: made?.title ?? '', problems };
  },
  async begin({ answers: given, today }) {
    const { treatment = '', condition = '' } = { ...(article && toldBy(article).answers), ...given };
    const id = idFrom(`${treatment} ${condition}`, new Set(), 'my-trial');
    const { text } = beginDataset(article, { id, today, schema: 'trialbrief.schema.json', answers: given });
    return { name: `${id}.yaml`, text };
  },
  async import({ record }) {
    const { made, problems } = await attempt(() => importRecord({ file: record.name, text: record.text }));
    return { dataset: made && { name: `${made.id}.yaml`, text: made.text }, problems };
  },
  async cite({ text, citation }) {
    const { made, problems } = await attempt(() => citeIn(text, citation.name, citation.text));
    return { edit: made, problems };
  },
  async house({ name, bytes }) {
    globalThis.trialbriefFiles[`/${name}`] = bytes;
    const { made, problems } = await attempt(() => houseStyleOf(`/${name}`));
    return { style: made, problems };
  },
  async beside({ files }) {
    for (const { name, bytes } of files) globalThis.trialbriefFiles[`/${name}`] = bytes;
    return null;
  },
  async read({ source, file, bytes }) {
    const { made, problems } = await attempt(() => readSource(file, bytes));
    if (made) sources.set(source, made);
    return { blocks: made && made.blocks.map(blockOf), problems };
  },
  async forget() {
    sources.clear();
    return null;
  },
  async verify({ file, text }) {
    const { made } = await attempt(() => verifyText(file, text, sources));
    if (!made) return null;
    const places = new Map(placesOf(text, made.compared.map(({ path }) => path)).map(({ path, from }) => [path, from])); // prettier-ignore
    const checked = made.compared.map(({ item, ...proof }): Checked => {
      const { path, verdict, around, place, doubt, spot } = proof;
      const { shown, source } = item;
      return { path, verdict, around, place, doubt, spot, shown, source, from: places.get(path) ?? -1 };
    });
    const lacking = [...made.lacking].flatMap(([source, figures]) => figures.map((figure) => ({ ...figure, source })));
    return { checked, lacking };
  },
  unreported: async ({ text, sentence }) => unreportedIn(text, sentence),
};

globalThis.onmessage = ({ data }) => {
  if (data.kind === 'start') {
    globalThis.trialbriefFiles = data.files;
    return;
  }
  const { id } = data;
  void (answers[data.kind] as Answer<Ask['kind']>)(data, id)
    .then((answer) => {
      if (answer !== undefined) globalThis.postMessage({ id, answer });
    })
    .catch((error: unknown) => {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      globalThis.postMessage({ id, fault });
    });
};

async function draw(draft: Draft): Promise<Answers['draw']> {
  const start = performance.now();
  const { made, problems } = await attempt(() => generated(draft, 'svg'));
  const present = made?.beforeYouPresent() ?? [];
  const told = made ? made.warnings : problems;
  return { drawn: made && drawnOf(made), problems: told, present, milliseconds: performance.now() - start };
}

function generated(
  { file, text, paper, mono, house }: Draft,
  format: Asked<'write'>['format'],
  embedFonts = false,
): Promise<Generated> {
  const theme = house ? '/house-style.yaml' : undefined;
  if (house) globalThis.trialbriefFiles['/house-style.yaml'] = new TextEncoder().encode(house.text);
  if (house?.logo) globalThis.trialbriefFiles[`/${house.logo.name}`] = house.logo.bytes;
  if (format !== 'visual')
    return generate({
      file,
      text,
      paper,
      mono,
      theme,
      embedFonts,
      previous: house ? undefined : previous,
      formats: [format],
    });
  return generate({ file, text, paper, mono, theme, formats: ['pdf'], form: 'visual' });
}

/** What was made, or why nothing could be. */
async function attempt<Made>(work: () => Promise<Made>): Promise<{ made: Made | null; problems: Problem[] }> {
  try {
    return { made: await work(), problems: [] };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { made: null, problems: error.problems };
  }
}

function drawnOf({ outputs }: Generated): Drawn {
  const [page = '', ...slides] = outputs.map(({ bytes }) => new TextDecoder().decode(bytes));
  return { page, slides, notes: outputs.slice(1).map(({ notes = [] }) => notes) };
}

function blockOf({ text, page, paragraph, cells }: SourceText['blocks'][number]): PaperBlock {
  const place = page !== null ? `page ${page}` : paragraph !== null ? `¶${paragraph}` : '';
  return { text, place, page, isRow: cells !== undefined };
}
