/** A data file to a validated dataset, or every reason why not. */
import { ContentError, type Problem } from './errors.js';
import { calculateRequested } from './trial/calculated/requested.js';
import { linkValues } from './trial/link-values.js';
import { linkTrial, type Trial } from './trial/trial.js';
import { withAnswers } from './checks/answers.js';
import { beforeYouPresent, isDraft } from './checks/coach.js';
import { checkContent, checkNames } from './checks/content.js';
import { checkCounts } from './dataset/counts.js';
import type { Finding } from './dataset/finding.js';
import { readNotations } from './dataset/notations.js';
import { problemsOf } from './dataset/issues.js';
import type { StyleName } from './dataset/number-styles.js';
import { Prose } from './dataset/prose.js';
import { isQuantity } from './dataset/quantity.js';
import { readTree } from './dataset/read.js';
import { join, type Position } from './dataset/tree.js';
import { sheetFiles, withSheets } from './dataset/named-files.js';
import { migrateDataset } from './migrate/dataset.js';
import { datasetSchema, type Dataset } from './dataset/schema.js';
import { readSheets, type ReadSheetFile } from './dataset/sheets.js';
import { own } from './own.js';

/** A dataset with what must be known of its file. */
export interface Loaded {
  dataset: Dataset;
  /** The same, linked. */
  trial: Trial;
  file: string;
  /** The file as it was read, with the rows of sheets in their place, to be attached to the PDF. */
  text: string;
  warnings: Problem[];
  /** Where a value or row of the dataset stands in the file. */
  locate: Locate;
  /** What to look at before it is presented: none of it is an error, and it is worked out when it is asked for. */
  beforeYouPresent: () => Problem[];
}
/** Where a path of the dataset stands in its file; undefined where it does not. */
export type Locate = (path: string) => Position | undefined;

/**
 * Reads and validates the text of a data file (YAML, or JSON of the same shape). `style`, where given, wins over the
 * number style that the file names.
 * Throws a ContentError with all problems found, each with line and column.
 */
export function loadDataset(
  file: string,
  text: string,
  read: ReadSheetFile = sheetFiles(file),
  style: StyleName | null = null,
): Loaded {
  const loaded = readDataset(file, text, read, style);
  if (loaded.warnings.some(({ severity }) => severity === 'error')) {
    throw new ContentError(withNewWords(loaded.warnings, file, text));
  }
  return loaded;
}

/** What was right in an earlier version is told as it is written now. */
function withNewWords(problems: Problem[], file: string, text: string): Problem[] {
  const { changes } = migrateDataset(file, text);
  return problems.map((problem) => {
    const change = changes.find(({ before }) => problem.message.includes(before));
    return change ? { ...problem, hint: `write ${change.after}, or let “npx trialbrief migrate” write it` } : problem;
  });
}

/**
 * The same for those who look at a dataset that may hold errors, such as values
 * that contradict one another: they are among the warnings. Throws only where
 * the text does not fit the format.
 */
export function readDataset(
  file: string,
  text: string,
  read: ReadSheetFile = sheetFiles(file),
  style: StyleName | null = null,
): Loaded {
  const tree = readTree(file, text.replace(/^\uFEFF/, ''));
  if (tree.problems.length > 0) throw new ContentError(tree.problems);
  const sheets = readSheets(tree, file, read);
  if (tree.problems.length > 0) throw new ContentError(inOrder(tree.problems));
  const locate: Locate = (path) => tree.values.get(path) ?? tree.keys.get(path);
  const place = ({ path, atKey, ...problem }: Finding): Problem => {
    const position = (atKey === true ? tree.keys.get(path) : undefined) ?? locateUpwards(locate, path);
    return { ...problem, file, ...position };
  };
  const tooMany = checkCounts(tree.root).map(place);
  if (tooMany.length > 0) throw new ContentError(tooMany);
  const misnamed = checkNames(tree.root).map(place);
  const notations = readNotations(tree.root).map(place);
  const parsed = datasetSchema.safeParse(tree.root);
  if (!parsed.success) {
    throw new ContentError(inOrder([...problemsOf(parsed.error.issues, tree, file), ...misnamed]));
  }
  const dataset = parsed.data;
  dataset.style = style ?? dataset.style;
  giveOrigins(dataset, '', { source: null, at: null });
  // What refers to nothing cannot be looked into, and what cannot be calculated cannot be judged.
  const unmade = misnamed.length > 0 ? [] : calculateRequested(dataset).map(place);
  linkValues(dataset);
  if (misnamed.length + unmade.length > 0) throw new ContentError(inOrder([...misnamed, ...unmade]));
  const trial = linkTrial(dataset);
  const found = checkContent(trial);
  // A placeholder that is left makes it a draft, whatever the file says.
  dataset.draft = trial.draft = isDraft(dataset);
  const warnings = inOrder([...notations, ...withAnswers(dataset, found).map(place)]);
  const advice = () => beforeYouPresent(trial, found).map(place);
  const whole = withSheets(file, text, tree.root, sheets);
  return { dataset, trial, file, text: whole, warnings, locate, beforeYouPresent: advice };
}

const inOrder = (problems: Problem[]) =>
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));

/** Position of a path, or of the nearest row above it that stands in the file. */
function locateUpwards(locate: Locate, path: string): Position | undefined {
  return locate(path) ?? (path === '' ? undefined : locateUpwards(locate, path.split('.').slice(0, -1).join('.')));
}

interface Origin {
  source: string | null;
  at: string | null;
}

/** Gives each value and sentence its path, and the source of the nearest row around it that names one. */
function giveOrigins(node: unknown, path: string, around: Origin): void {
  if (isQuantity(node) || node instanceof Prose) {
    node.path = path;
    if (node.source === null) Object.assign(node, around);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  const { source, at } = node as Partial<Origin>;
  const origin = typeof source === 'string' ? { source, at: at ?? null } : around;
  for (const key of Object.keys(node)) {
    const child = own(node as Record<string, unknown>, key);
    if (child !== null && typeof child === 'object') giveOrigins(child, join(path, key), origin);
  }
}
