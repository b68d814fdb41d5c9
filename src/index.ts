/**
 * The library: `import { generate } from 'trialbrief'`.
 *
 *     const { outputs } = await generate({ file: 'trial.yaml', text });
 */
import { generate as run, type DocumentOptions } from './generate.js';
import type { Imported, ImportOptions } from './import/dataset.js';
import { compareValues } from './checks/consistency.js';
import type { Edit } from './dataset/edit/nodes.js';
import { replaceSection } from './dataset/edit/section.js';
import { valueAt } from './dataset/edit/value.js';
import { writeYaml } from './import/write/yaml.js';
import { pathsByName } from './dataset/prose.js';
import { importToFit } from './import/fit.js';
import { readRegistryTrial } from './import/clinicaltrials/read.js';
import type { Format, Generated } from './outputs.js';
import { PreviousDeck } from './layout/deck/previous-deck.js';
import { ownTemplates } from './package.js';
import { readTemplates } from './template/files.js';
import { faceProblem } from './fonts/fonts.js';
import { readDataset } from './load.js';
import { loadTheme } from './theme/load.js';
import type { Paper } from './theme/theme.js';
import type { Lacking } from './verify/lacking.js';
import type { SourceText } from './verify/source.js';
import type { Proof } from './verify/verify.js';

export { ContentError, type Mend, type Problem } from './errors.js';
export type { Edit } from './dataset/edit/nodes.js';
export { asYaml, asYamlList, intervalAt, listAt, type IntervalAt } from './dataset/edit/field.js';
export { withoutArm } from './dataset/edit/arm-removed.js';
export { openPlaces, type OpenPlace } from './dataset/edit/open-places.js';
export { withOutcome, type NewOutcome } from './article/outcome-added.js';
export { nameOfPlace } from './dataset/edit/plain-names.js';
export { pathOfWords, pathOfOffset, placesAt, type PlaceAt } from './dataset/edit/printed.js';
export { withoutKey, withValues, type Writing } from './dataset/edit/put.js';
export { PreviousDeck } from './layout/deck/previous-deck.js';
export { changeRow, rowAt, type RowAt, type RowChange } from './dataset/edit/rows.js';
export { changeValue, placesOf, valueAt, type Change, type ValueAt } from './dataset/edit/value.js';
export { idFrom } from './import/text.js';
export type { SourceText } from './verify/source.js';
export type { DocumentOptions } from './generate.js';
export type { Format, Generated, Origin, Output, Trace } from './outputs.js';
export type { Paper } from './theme/theme.js';
export type { Imported, ImportOptions } from './import/dataset.js';
export type { Article, Registration, Sentence } from './article/article.js';
export { beginDataset, type BeginOptions, type Begun } from './article/begin.js';
export { candidatesIn, type Candidate } from './article/candidates.js';
export { proposalsIn, type Proposal } from './article/proposals.js';
export { articleOfText, readArticle } from './article/read.js';
export { questions, type Question } from './article/questions.js';
export { factsOfArticle, type FactsOfArticle, type AnswersOfArticle } from './article/answers.js';

export interface GenerateOptions extends DocumentOptions {
  /** Name of the data file: it stands in messages, and a name in `.json` is attached as JSON. */
  file: string;
  /** Text of the data file, YAML or JSON. */
  text: string;
  /** Default: both. */
  formats?: readonly Format[];
  /** Default: A4. */
  paper?: Paper;
  /** Folder with templates that take the place of the tool's own. */
  template?: string;
  /** YAML file of a house style. */
  theme?: string;
  /** A presentation or template (.pptx, .potx) whose masters and layouts the deck stands on. Default: that of the house style, or else the tool's own. */
  templateDeck?: string;
  /** The deck before, where it is made again and again: give one `new PreviousDeck()` each time, and slides that stay the same are not made anew. */
  previous?: PreviousDeck;
}

/**
 * Makes the documents of one trial, in memory. Throws a ContentError that
 * carries every problem found, with file, line and column.
 */
export async function generate({
  formats = ['pdf', 'pptx'],
  paper = 'a4',
  template = ownTemplates,
  theme: file,
  templateDeck,
  ...request
}: GenerateOptions): Promise<Generated> {
  const { ignored, ...templates } = readTemplates(template, ownTemplates);
  const theme = file === undefined ? undefined : await loadTheme(file, faceProblem);
  const deck = templateDeck ?? theme?.templateDeck ?? null;
  const house =
    deck === null ? undefined : await (await import('./template-deck/template-deck.js')).openTemplateDeck(deck);
  const generated = await run({ ...request, formats, paper, templates, theme, house });
  return { ...generated, warnings: [...ignored, ...generated.warnings] };
}

export interface ImportRecordOptions extends ImportOptions {
  /** Name of the file of the record, for messages. */
  file: string;
  /** Text of a record of ClinicalTrials.gov (API version 2) with results. */
  text: string;
  /** Whether the documents are written too. Default: true; false only tries whether they can be made. */
  written?: boolean;
}

/** A draft of a dataset, with what a person should look at first. */
export interface ImportedRecord extends Imported {
  /** What was made of the draft; null where nothing could be: `generate` says why. */
  generated: Generated | null;
}

/**
 * Makes the draft of a dataset of a registry record, as full as page (A4 and US Letter)
 * and deck have room for, and its documents. Throws a ContentError where the file is no record with results.
 */
export async function importRecord({ file, text, written, ...options }: ImportRecordOptions): Promise<ImportedRecord> {
  const previous = new PreviousDeck();
  const { draft, made } = await importToFit(readRegistryTrial(file, text), options, ({ id, text }) =>
    generate({ file: `${id}.yaml`, text, alsoFits: ['letter'], written, previous }),
  );
  return { ...draft, generated: made };
}

/** A value as it stands in the text, and what its source says of it. */
export interface Compared extends Proof {
  /** As values are called that `generate` printed and `valueAt` finds. */
  path: string;
}

/** What a dataset and its sources say of one another. */
export interface Verified {
  compared: Compared[];
  /** Figures of each source that no value has, by its id. */
  lacking: Map<string, Lacking[]>;
}

/** A source as text, by the ending of its name: PDF, HTML, JATS, text, JSON. Throws a ContentError where there is no text in it. */
export async function readSource(file: string, bytes: Uint8Array): Promise<SourceText> {
  return (await import('./verify/source.js')).readSource(file, bytes);
}

/** Compares each value with its source, where that is among `sources`. Throws a ContentError where the text is no dataset. */
export async function verifyText(
  file: string,
  text: string,
  sources: ReadonlyMap<string, SourceText>,
): Promise<Verified> {
  const [{ verify }, { lackingFrom }] = await Promise.all([
    import('./verify/verify.js'),
    import('./verify/lacking.js'),
  ]);
  const { dataset, trial } = readDataset(file, text);
  const paths = pathsByName(dataset);
  return {
    compared: verify(trial, sources).map((proof) => ({ ...proof, path: paths.get(proof.item.path) ?? '' })),
    lacking: new Map([...sources].map(([id, source]) => [id, lackingFrom(trial, source)])),
  };
}

/** What a value is compared with within its dataset, in words, and how the two agree. Throws a ContentError where the text is no dataset. */
export function checksOf(file: string, text: string, path: string): { what: string; agreement: string }[] {
  const around = (one: string) => path === one || path.startsWith(`${one}.`) || one.startsWith(`${path}.`);
  return compareValues(readDataset(file, text).trial)
    .filter(({ path: one }) => around(one))
    .map(({ what, agreement }) => ({ what, agreement }));
}

/** The edit that puts a citation, from a file of a reference manager or database, in the place of a dataset's own, which keeps its source; null where the text is no YAML. Throws a ContentError where the file holds none. */
export async function citeIn(text: string, file: string, citation: string): Promise<Edit | null> {
  const [{ readCitation }, { citationKeys }] = await Promise.all([
    import('./citation/read.js'),
    import('./citation/dataset-keys.js'),
  ]);
  const keys = citationKeys(await readCitation(file, citation));
  const source = valueAt(text, 'citation.title')?.source ?? '';
  const written = { ...keys, ...(source === '' ? {} : { source }) };
  return replaceSection(text, 'citation', writeYaml({ citation: written }, ''));
}

/** What a presentation or template of one's own gives to a house style. */
export interface HouseStyle {
  /** Hexadecimal colours by the keys of a house style: those that can be read on paper. */
  colours: Record<string, string>;
  footer: string;
  logo: { name: string; bytes: Uint8Array } | null;
  /** What of it does not fit, and what is done instead. */
  remarks: string[];
}

/** Reads a presentation or template (.pptx, .potx). Throws a ContentError where it is none. */
export async function houseStyleOf(file: string): Promise<HouseStyle> {
  const [{ openTemplateDeck }, { themeFileOf }, { reportOf }] = await Promise.all([
    import('./template-deck/template-deck.js'),
    import('./template-deck/theme-file.js'),
    import('./template-deck/report.js'),
  ]);
  const template = await openTemplateDeck(file);
  const { colours, footer, logo } = themeFileOf(template, file);
  return { colours, footer, logo, remarks: reportOf(template).remarks };
}
