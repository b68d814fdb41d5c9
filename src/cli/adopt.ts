/** `trialbrief adopt`: texts that were edited in a deck, taken back into the dataset. */
import { readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { isCancel, multiselect } from '@clack/prompts';
import { adopted, carriedBy, offersOf, type Offer, type Offers } from '../adopt/adopt.js';
import { ContentError, type Problem } from '../errors.js';
import { readBytes } from '../files/read.js';
import { writeFiles } from '../files/write.js';
import { generate } from '../index.js';
import { datasetNamed } from './find.js';
import { complainOf, countOf } from './report.js';
import { idIn, textIfThere } from './state.js';
import { complain, say, shown } from './terminal.js';

export interface AdoptOptions {
  /** The numbers of the texts that are taken, as the list tells them. */
  numbers: number[];
  /** Take all that need no choice. */
  all?: boolean;
  /** The dataset, by its file or id; left out, it is looked for by the id that the deck carries. */
  data?: string;
}

/** Lists what can be taken back, and writes what is chosen. Returns the exit code. */
export async function adopt(deck: string, options: AdoptOptions): Promise<0 | 1 | 2> {
  try {
    const bytes = readBytes(deck, 'bytes of a deck');
    const trial = datasetNamed(options.data ?? datasetOf(deck, bytes));
    const offers = opened(deck, () => offersOf(bytes, trial.file, trial.text)) ?? fail(carriesNone(deck));
    say(linesOf(offers, trial.file).map(shown).join('\n'));
    const wrong = options.numbers.filter((number) => number < 1 || number > offers.offers.length);
    if (wrong.length > 0) {
      complain(`There is no text ${wrong.join(', ')} in this list.`);
      return 2;
    }
    const chosen = await choose(offers.offers, options);
    if (chosen.length === 0) return 0;
    await write(trial, chosen);
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
}

/** Writes the texts, once page and deck can be made with them. */
async function write({ file, text }: { file: string; text: string }, chosen: Offer[]): Promise<void> {
  const changed = adopted(text, chosen);
  if (changed === null) throw new ContentError([unwritable(file)]);
  const { warnings } = await generate({ file, text: changed, written: false });
  const before = new Set((await generate({ file, text, written: false })).warnings.map(({ message }) => message));
  const bytes = new TextEncoder().encode(changed);
  const madeFrom = new TextEncoder().encode(text);
  writeFiles(dirname(file), [{ name: basename(file), bytes, madeFrom }], 'keep aside');
  const fresh = warnings.filter(({ message }) => !before.has(message));
  if (fresh.length > 0) complainOf(fresh, '\n');
  say(`Wrote  ${file}: ${countOf(chosen.length, 'text')}; the next build brings page and deck together.`);
}

/** By numbers, by --all, or by a person who is there to be asked. */
async function choose(offers: Offer[], { numbers, all }: AdoptOptions): Promise<Offer[]> {
  if (numbers.length > 0) return expectOneEach(numbers.map((number) => offers[number - 1]!));
  const plain = offers.filter(({ untied, rivals }) => untied.length === 0 && !rivals);
  if (all) {
    if (plain.length < offers.length) say('Left   what is marked “choose”: take it by its number.');
    return plain;
  }
  if (offers.length === 0) return [];
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    say('Nothing is written: take some by their numbers, as in “adopt deck.pptx 1 2”, or all with --all.');
    return [];
  }
  const chosen = await multiselect({
    message: 'Which of them go into the data? Space chooses, Enter writes.',
    options: offers.map((offer, index) => ({ value: offer, label: `${index + 1}  ${shown(offer.text)}` })),
    initialValues: plain,
    required: false,
  });
  return isCancel(chosen) ? [] : expectOneEach(chosen);
}

/** One sentence becomes one text. */
function expectOneEach(chosen: Offer[]): Offer[] {
  const different = [...new Set(chosen)];
  const twice = different.find((offer) => different.some((other) => other !== offer && other.path === offer.path));
  if (!twice) return different;
  return fail({
    severity: 'error',
    message: `two of these texts are for one sentence, ${twice.path}`,
    hint: 'choose one of them',
  });
}

/** As much of a text as tells which one it is. */
const quoted = (text: string): string => (text.length > 300 ? `${text.slice(0, 220)} … ${text.slice(-70)}` : text);

function linesOf({ offers, moved, others }: Offers, file: string): string[] {
  const listed = offers.flatMap((offer, index) => [
    `${String(index + 1).padStart(2)}  slide ${offer.slide}, ${offer.shape}`,
    `    was   ${quoted(offer.old)}`,
    `    now   ${quoted(offer.new)}`,
    `    data  ${quoted(offer.text)}`,
    `          ${file}:${offer.line}  ${offer.path}`,
    ...(offer.untied.length > 0
      ? [
          `    choose: ${quoted(offer.untied.join(', '))} ${offer.untied.length === 1 ? 'comes' : 'come'} from no value of the data`,
        ]
      : []),
    ...(offer.rivals ? ['    choose: another text of this list is for the same sentence'] : []),
  ]);
  const left = moved.map(
    ({ slide, shape, new: text }) =>
      `Left   slide ${slide}, ${shape}: “${quoted(text)}”: the sentence changed in the data, too`,
  );
  const rest = others > 0 ? [`Left   ${countOf(others, 'edited text')} that come from no sentence of the data`] : [];
  return [
    ...listed,
    ...left,
    ...rest,
    ...(offers.length === 0 ? ['Nothing in this deck is to be taken back into the data.'] : []),
  ];
}

/** The dataset that has the id of the one in the deck: by its name in the folder data, or by what it says. */
function datasetOf(deck: string, bytes: Uint8Array): string {
  const { data } = opened(deck, () => carriedBy(bytes)) ?? fail(carriesNone(deck));
  const id = basename(data.name, extname(data.name));
  const files = filesIn('data').filter((name) => /\.(ya?ml|json)$/.test(name));
  const named = files.map((name) => join('data', name)).find((file) => idIn(textIfThere(file) ?? '') === id);
  return named ?? fail(notFound(deck, id));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What a deck that other programs wrote may be: never a fault of ours. */
function opened<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ContentError) throw error;
    const why = error instanceof RangeError || error instanceof TypeError ? 'it is damaged' : firstLine(error);
    const hint = 'open it in PowerPoint, and save it anew as .pptx';
    return fail({ severity: 'error', message: `this cannot be read as a PowerPoint file: ${why}`, hint, file });
  }
}

/** Libraries say more in further lines, for those who know their insides. */
const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!;

function fail(problem: Problem): never {
  throw new ContentError([problem]);
}

const carriesNone = (file: string): Problem => ({
  severity: 'error',
  message: 'this deck does not carry the data that it was made from',
  hint: 'take a deck that was built without --no-dataset',
  file,
});
const notFound = (file: string, id: string): Problem => ({
  severity: 'error',
  message: `there is no dataset with the id "${id}" in the folder data`,
  hint: 'name it: --data my-trial.yaml',
  file,
});
const unwritable = (file: string): Problem => ({
  severity: 'error',
  message: 'one of these sentences cannot be replaced where it stands',
  hint: 'write it there by hand',
  file,
});
