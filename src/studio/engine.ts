/** The pipeline in a worker of the studio: what the command line does, by the same functions, without a disk. */
import {
  articleOfText,
  asYaml,
  asYamlList,
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
  intervalAt,
  listAt,
  nameOfPlace,
  openPlaces,
  pathOfOffset,
  pathOfWords,
  placesOf,
  PreviousDeck,
  proposalsIn,
  questions,
  readArticle,
  readSource,
  rowAt,
  toldBy,
  valueAt,
  verifyText,
  withoutArm,
  withoutKey,
  withValues,
  type Article,
  type Edit,
  type Generated,
  type IntervalAt,
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
  look: async ({ text, path }) => looked(text, path),
  places: async ({ text, paths }) => placesOf(text, paths),
  async change({ text, path, change }) {
    if (change === 'remove' && /^arms\.\d+/.test(path)) return withoutThatArm(text, path);
    if (typeof change === 'string') return changeRow(text, path, change);
    const { value } = change;
    if (value !== undefined && path === 'citation.authors') return put(text, path, asYamlList(value));
    return changeValue(text, path, change) ?? (value === undefined ? null : put(text, path, asYaml(value)));
  },
  put: async ({ text, writings }) => withValues(text, writings, sourceIn(text)),
  interval: async ({ text, interval }) => withInterval(text, interval),
  propose: async ({ text }) => (article ? proposalsIn(article, text) : []),
  open: async ({ text, around }) => openPlaces(text, around),
  async printed({ text, words, around }) {
    const isAbsent = /\bNR\b|\bnot (?:reported|filled in)|^[–—-]$/.test(words);
    const path = isAbsent ? null : pathOfWords(text, words);
    return {
      path,
      places: isAbsent ? openPlaces(text, [words.replace(/\bn\b/, 'number assigned people'), ...around]) : [],
    };
  },
  offset: async ({ text, offset }) => pathOfOffset(text, offset),
  finished: async ({ text }) => withoutKey(text, 'draft'),
  async checks({ file, text, path }) {
    return (await attempt(async () => checksOf(file, text, path))).made ?? [];
  },
  questions: async () => questions,
  async article({ paper }) {
    article = null;
    if (!paper) return { told: {}, title: '', values: 0, problems: [] };
    const { made, problems } = await attempt(() =>
      'text' in paper ? articleOfText(paper.text) : readArticle(paper.name, paper.bytes),
    );
    article = made;
    const begun = made && beginDataset(made, { id: 'trial', today: '2000-01-01', schema: '' }).text;
    const values = begun ? proposalsIn(made, begun).filter(({ place }) => place !== null).length : 0;
    return { told: made ? toldBy(made).answers : {}, title: made?.title ?? '', values, problems };
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
    const places = new Map(
      placesOf(
        text,
        made.compared.map(({ path }) => path),
      ).map(({ path, from }) => [path, from]),
    );
    const checked = made.compared.map(({ item, ...proof }): Checked => {
      const { path, verdict, around, place, doubt, spot } = proof;
      const { shown, source } = item;
      return { path, verdict, around, place, doubt, spot, shown, source, from: places.get(path) ?? -1 };
    });
    const lacking = [...made.lacking].flatMap(([source, figures]) => figures.map((figure) => ({ ...figure, source })));
    return { checked, lacking };
  },
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

/** What is known of a place; one that is not there yet has an empty value. */
function looked(text: string, asked: string): Answers['look'] {
  const interval = intervalAt(text, asked);
  const list = listAt(text, asked);
  const path = interval?.path ?? list?.path ?? asked;
  const known = valueAt(text, list ? `${path}.0` : interval ? `${path}.low` : path);
  const isOpen = known === null && (interval !== null || openPlaces(text).some((place) => place.path === path));
  const empty = isOpen ? valueAt(text, 'id') : null;
  const value = known ?? (empty && { ...empty, written: '', isProse: false, about: [], source: '', at: '' });
  const written = list?.written ?? value?.written ?? '';
  return {
    value: value && { ...value, path, written, isProse: list ? false : value.isProse },
    ...{ row: rowAt(text, path), name: nameOfPlace(text, path), interval },
  };
}

/** A value that is written where none was, as one edit. */
function put(text: string, key: string, value: string): Edit | null {
  const after = withValues(text, [{ key, value }], sourceIn(text));
  return after === null ? null : { from: 0, to: text.length, insert: after };
}

/** Without an arm, and without what is told of it elsewhere. */
function withoutThatArm(text: string, path: string): Edit | null {
  const [row = ''] = /^arms\.\d+/.exec(path) ?? [];
  const after = withoutArm(text, valueAt(text, `${row}.id`)?.written ?? '');
  return after === null ? null : { from: 0, to: text.length, insert: after };
}

/** Of an interval that is there only what differs is written: what else is told of its limits stays. */
function withInterval(text: string, { path, low, high, level }: IntervalAt): string | null {
  const now = intervalAt(text, path);
  if (!now || now.low === '')
    return withValues(
      text,
      [{ key: path, value: `{ low: ${low}, high: ${high}, level: ${level || 'not stated'} }` }],
      sourceIn(text),
    );
  let written: string | null = text;
  for (const [key, value, before] of [
    ['low', low, now.low],
    ['high', high, now.high],
    ['level', level || 'not stated', now.level],
  ] as const) {
    if (written === null || value === before) continue;
    const edit = changeValue(written, `${path}.${key}`, { value });
    written = edit && written.slice(0, edit.from) + edit.insert + written.slice(edit.to);
  }
  return written;
}

/** The first source of a dataset, which sections that are begun name. */
const sourceIn = (text: string): string => valueAt(text, 'id')?.sources[0]?.id ?? 'article';

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
