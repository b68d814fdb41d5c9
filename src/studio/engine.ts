/** The pipeline in a worker of the studio: what the command line does, by the same functions, without a disk. */
import {
  changeRow,
  changeValue,
  ContentError,
  generate,
  placesOf,
  rowAt,
  valueAt,
  type Generated,
  type Problem,
} from '../index.js';
import type { Answers, Ask, Draft, Drawn, FromWorker, PackedFiles, ToWorker } from './messages.js';

declare const globalThis: {
  trialbriefFiles: PackedFiles;
  onmessage: ((event: { data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
};

/** The request to draw that came last: what was typed over since is not drawn. */
let newestDraw = 0;

globalThis.onmessage = ({ data }) => {
  if (data.kind === 'start') {
    globalThis.trialbriefFiles = data.files;
    return;
  }
  const { id } = data;
  if (data.kind === 'draw') newestDraw = id;
  void answerTo(data, id)
    .then((answer) => {
      if (answer !== undefined) globalThis.postMessage({ id, answer });
    })
    .catch((error: unknown) => {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      globalThis.postMessage({ id, fault });
    });
};

async function answerTo(ask: Ask, id: number): Promise<Answers[Ask['kind']] | undefined> {
  switch (ask.kind) {
    case 'write':
      return await write(ask.draft, ask.format);
    case 'look':
      return { value: valueAt(ask.text, ask.path), row: rowAt(ask.text, ask.path) };
    case 'places':
      return placesOf(ask.text, ask.paths);
    case 'change':
      return typeof ask.change === 'string'
        ? changeRow(ask.text, ask.path, ask.change)
        : changeValue(ask.text, ask.path, ask.change);
    case 'draw':
      // One turn, in which newer requests come in.
      await new Promise((done) => setTimeout(done));
      return id === newestDraw ? await draw(ask.draft) : undefined;
  }
}

async function draw(draft: Draft): Promise<Answers['draw']> {
  const start = performance.now();
  const { generated, problems } = await attempt(draft, 'svg');
  return { drawn: generated && drawnOf(generated), problems, milliseconds: performance.now() - start };
}

async function write(draft: Draft, format: 'pdf' | 'pptx' | 'svg'): Promise<Answers['write']> {
  const { generated, problems } = await attempt(draft, format);
  return { files: generated?.outputs.map(({ name, bytes }) => ({ name, bytes })) ?? [], problems };
}

/** What was made, or why nothing could be. */
async function attempt(
  { file, text, paper, mono }: Draft,
  format: 'pdf' | 'pptx' | 'svg',
): Promise<{ generated: Generated | null; problems: Problem[] }> {
  try {
    const generated = await generate({ file, text, paper, mono, formats: [format] });
    return { generated, problems: generated.warnings };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { generated: null, problems: error.problems };
  }
}

function drawnOf({ outputs }: Generated): Drawn {
  const [page = '', ...slides] = outputs.map(({ bytes }) => new TextDecoder().decode(bytes));
  return { page, slides };
}
