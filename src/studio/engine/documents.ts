/** Page and slides, drawn for the screen and written to be saved. */
import { generate, placesAt, PreviousDeck, type Generated, type Problem } from '../../index.js';
import type { Answers, Draft, Drawn, ToldProblem } from '../messages.js';
import { attempt, putFile, type AnswersTo, type Asked } from './answer.js';

/** The answers on documents. Slides that stay the same from one drawing to the next are not made anew, as long as they have the tool’s own look. */
export function documentAnswers(): AnswersTo<'draw' | 'write'> {
  const previous = new PreviousDeck();
  /** The request to draw that came last: what was typed over since is not drawn. */
  let newest = 0;
  return {
    async draw({ draft }, id) {
      newest = id;
      // One turn, in which newer requests come in.
      await new Promise((done) => setTimeout(done));
      return id === newest ? await drawn(draft, previous) : undefined;
    },
    async write({ draft, format, embedFonts }) {
      const { made, problems } = await attempt(() => generated(draft, previous, format, embedFonts));
      const outputs = (made?.outputs ?? []).filter(({ name }) => format !== 'visual' || name.includes('-visual.'));
      return { files: outputs.map(({ name, bytes }) => ({ name, bytes })), problems: placed(draft.text, problems) };
    },
  };
}

async function drawn(draft: Draft, previous: PreviousDeck): Promise<Answers['draw']> {
  const start = performance.now();
  const { made, problems } = await attempt(() => generated(draft, previous, 'svg'));
  const told = made ? made.warnings : problems;
  const asked = made?.beforeYouPresent() ?? [];
  const all = placed(draft.text, [...told, ...asked]);
  return {
    drawn: made && drawnOf(made),
    problems: all.slice(0, told.length),
    present: all.slice(told.length),
    milliseconds: performance.now() - start,
  };
}

function generated(
  { file, text, paper, mono, house }: Draft,
  previous: PreviousDeck,
  format: Asked<'write'>['format'],
  embedFonts = false,
): Promise<Generated> {
  const theme = house ? '/house-style.yaml' : undefined;
  if (house) putFile('house-style.yaml', new TextEncoder().encode(house.text));
  if (house?.logo) putFile(house.logo.name, house.logo.bytes);
  if (format === 'visual') return generate({ file, text, paper, mono, theme, formats: ['pdf'], form: 'visual' });
  const kept = house ? undefined : previous;
  return generate({ file, text, paper, mono, theme, embedFonts, previous: kept, formats: [format] });
}

function drawnOf({ outputs }: Generated): Drawn {
  const [page = '', ...slides] = outputs.map(({ bytes }) => new TextDecoder().decode(bytes));
  return { page, slides, notes: outputs.slice(1).map(({ notes = [] }) => notes) };
}

/** Problems with what stands at their lines, by a name that a reader of the page knows. */
function placed(text: string, problems: readonly Problem[]): ToldProblem[] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offsets = problems.map(({ line, column = 1 }) =>
    line === undefined ? -1 : (starts[line - 1] ?? 0) + column - 1,
  );
  const places = placesAt(text, offsets);
  return problems.map((problem, index) => ({ ...problem, place: places[index] ?? null }));
}
