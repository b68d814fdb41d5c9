/** `trialbrief explain`: where a printed number comes from, where else it stands, and what it is calculated from. */
import { ContentError } from '../errors.js';
import { generate, type Origin, type Trace } from '../index.js';
import { loadDataset, type Loaded } from '../load.js';
import { lookUp, namedPath } from '../dataset/prose.js';
import { withCalculated } from '../trial/calculated/unreported.js';
import type { StyleName } from '../dataset/number-styles.js';
import { sheetFiles } from '../dataset/named-files.js';
import type { Dataset } from '../dataset/schema.js';
import { formatAlone } from '../format/format.js';
import { letteredSources } from '../template/view/sources.js';
import { datasetNamed } from './find.js';
import { complainOf } from './report.js';
import { explainWords } from './printed-words.js';
import { say } from './terminal.js';

export interface ExplainCommand {
  /** How numbers are printed, in place of the `style` of the dataset. */
  style?: StyleName;
}

/** Prints it. Returns 1 where the number is not printed, or the documents cannot be made. */
export async function explain(name: string, number: string, { style }: ExplainCommand = {}): Promise<0 | 1> {
  try {
    const { file, text } = datasetNamed(name);
    const loaded = loadDataset(file, text, sheetFiles(file), style);
    const { traces } = await generate({ file, text, style });
    const wanted = number
      .trim()
      .replace(/^([<>≤≥≈]?) ?[-–]/, '$1−')
      .replace(/\s/g, '');
    const printed = traces.filter((trace) => trace.number === wanted);
    const found = printed.length > 0 ? printed : traces.filter((trace) => bareForm(trace.number) === bareForm(wanted));
    const words = found.length === 0 && !/\d/.test(number) ? explainWords(number, loaded) : [];
    if (words.length > 0) {
      say([number.trim(), '', 'It comes from', ...words].join('\n'));
      return 0;
    }
    if (found.length > 0) say(explanation(found[0]!.number, found, traces, loaded));
    else say(notPrinted(wanted, traces));
    return found.length > 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
}

/** A number in whichever form it is printed or typed: with a percent sign or marks between thousands, with another decimal mark. */
const bareForm = (number: string): string =>
  number
    .replace(/[\s%’']/g, '')
    .replace(/,(?=\d{3}(?!\d))/g, '')
    .replace(/[·,]/g, '.')
    .replace(/^([<>≤≥≈]?)\./, '$10.');

function explanation(number: string, found: Trace[], all: Trace[], loaded: Loaded): string {
  const origins = new Map(
    found.flatMap((trace) => trace.origins).map((origin) => [`${origin.kind} ${origin.path}`, origin]),
  );
  // The same value in another form, such as without its sign, is the same number.
  const values = new Set([...origins.values()].filter(({ kind }) => kind === 'value').map(({ path }) => path));
  const same = all.filter((trace) => trace.origins.some(({ kind, path }) => kind === 'value' && values.has(path)));
  const places = new Set(
    [...found, ...same].map((trace) => `  ${trace.place}: “${shortened(trace.text, trace.number)}”`),
  );
  const whole = withCalculated(loaded.trial).dataset;
  const from = [...origins.values()].flatMap((origin) => originLines(origin, loaded, whole));
  return [number, '', 'It comes from', ...from, '', 'It is printed in', ...places].join('\n');
}

const kinds: Record<Origin['kind'], string> = {
  value: 'a value',
  words: 'words',
  calculation: 'calculated here',
  label: 'a label',
  literal: 'a literal of the template',
};

/** `whole` has what is calculated too. */
function originLines(
  { kind, path, source, at, method, from }: Origin,
  { dataset, file, locate }: Loaded,
  whole: Dataset,
): string[] {
  const position = locate(path);
  const place = position ? ` (${file}:${position.line}:${position.column})` : '';
  const named = (raw: string) => (lookUp(whole, raw).found === undefined ? namedPath(whole, raw) : raw);
  const lines = [`  ${kinds[kind]}: ${named(path)}${place}`];
  const told = letteredSources(dataset)[dataset.sources.findIndex(({ id }) => id === source)];
  if (told) lines.push(`    source ${told.letter}: ${told.cite}${at ? `, ${at}` : ''}`);
  if (method !== '') lines.push(`    method: ${method}`);
  for (const value of from) lines.push(`    from ${formatAlone(value)}: ${named(value.path)}`);
  return lines;
}

/** The text around the number. */
function shortened(text: string, number: string): string {
  const index = Math.max(0, text.indexOf(number));
  const [start, end] = [Math.max(0, index - 40), index + number.length + 40];
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`;
}

function notPrinted(number: string, traces: Trace[]): string {
  const bare = (text: string) => text.replace(/[<>≤≥≈−%]/g, '');
  const like = [...new Set(traces.map((trace) => trace.number).filter((other) => bare(other) === bare(number)))];
  const hint = like.length > 0 ? ` Printed are: ${like.join(', ')}.` : '';
  return `${number} is printed neither on the page nor in the deck.${hint}`;
}
