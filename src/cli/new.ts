/** `trialbrief new`: a commented dataset to fill in, from what a person has of the article, by questions or by flags. */
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { intro, log, note, outro } from '@clack/prompts';
import { articleRemarks } from '../article/remarks.js';
import { isKept, type Article } from '../article/article.js';
import { citationKeys } from '../citation/dataset-keys.js';
import { ContentError, type Problem } from '../errors.js';
import { schemaFile } from '../package.js';
import { idFrom } from '../import/text.js';
import { importRecord } from '../index.js';
import { writeFiles } from '../files/write.js';
import { beginDataset } from '../article/begin.js';
import { factsOfArticle, type FactsOfArticle } from '../article/answers.js';
import { askAnswers, askArticle, askRecord, defaults, isStopped, type Answers, type Given } from './new-questions.js';
import { articleFrom, pastedText, recordFrom, type Record } from './new-article.js';
import { complainOf } from './report.js';
import { say, shown, shownInLine } from './terminal.js';

export interface NewOptions extends Given {
  /** What there is of the article: a number of PubMed, a DOI, a file, or `-` for text that is piped in. */
  from?: string;
  /** File of a reference manager with the citation of the article: the same as `from`. */
  citation?: string;
  /** A record of the registry whose draft is taken: its number, or a file. */
  record?: string;
  /** Addresses in place of those of PubMed, Crossref and ClinicalTrials.gov. */
  pubmed?: string;
  crossref?: string;
  registry?: string;
  /** Write over a file that is there. */
  force?: boolean;
}

/** Makes the file. Asks for what neither flag nor article tells, where somebody can answer. Returns the exit code. */
export async function begin(options: NewOptions): Promise<0 | 1> {
  try {
    return await make(options);
  } catch (error) {
    if (isStopped(error)) return 1;
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
}

async function make(options: NewOptions): Promise<0 | 1> {
  const asks = process.stdin.isTTY && process.stdout.isTTY && options.from !== '-';
  const force = options.force === true;
  // Before the first question: nobody answers for a file that cannot be written.
  if (!asks || options.file !== undefined) refuseFile(options.file ?? defaults.file, force);
  if (asks) intro('A new dataset. Enter takes the answer shown; < goes back; Ctrl-C stops.');
  const given = options.from ?? options.citation ?? (asks ? await askArticle() : undefined);
  const article =
    given === undefined ? null : await articleFrom(given === '-' ? await pastedText(asks) : given, options);
  const told = article && factsOfArticle(article);
  if (asks && article) log.message(shown(summaryOf(article, told!)));
  const draft = await registryDraft(article, options, asks);
  const known = { ...told?.answers, ...withoutEmpty(options) };
  const answers = asks
    ? await askAnswers(known, { withoutTrial: draft !== null, problemOf: (file) => problemOf(file, force) })
    : { ...defaults, ...known };
  const next = await write(answers, { article, draft }, force);
  if (asks) {
    note(shown(next), `Wrote ${shown(answers.file)}`);
    outro('It can be built as it is.');
  } else say(`Wrote  ${answers.file}\n${next}`);
  return 0;
}

/** Flags that were given. */
const withoutEmpty = (options: NewOptions): Given =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

interface Found {
  article: Article | null;
  draft: Record | null;
}

/** Writes the dataset, and the text of the article beside it. Returns what to do next. */
async function write({ file, ...answers }: Answers, found: Found, force: boolean): Promise<string> {
  refuseFile(file, force);
  const { article } = found;
  const id = idOf(file);
  const kept = article && isKept(article) ? `${id}-article.${article.source.ending}` : null;
  const text = found.draft ? await draftText(found.draft, id, article) : starterText(file, answers, found, kept);
  const files = [{ name: basename(file), bytes: new TextEncoder().encode(text) }];
  if (kept) files.push({ name: kept, bytes: Uint8Array.from(article!.source.bytes) });
  writeFiles(dirname(file), files, force ? 'replace' : 'refuse');
  return nextSteps(file, kept, found);
}

function starterText(file: string, answers: Omit<Answers, 'file'>, { article }: Found, kept: string | null): string {
  const today = new Date().toISOString().slice(0, 10);
  const schema = relative(dirname(file), schemaFile).replaceAll('\\', '/');
  return beginDataset(article, { id: idOf(file), today, schema, answers, kept }).text;
}

/** The draft of a record, with the citation of the article, and the figures of its abstract behind it. */
async function draftText({ file, text }: Record, id: string, article: Article | null): Promise<string> {
  const citation = article?.citation ? { ...citationKeys(article.citation), source: 'article' } : undefined;
  const cite = article?.source.isWhole ? 'the article itself' : 'the article itself, abstract only';
  const draft = await importRecord({ file, text, id, citation, article: article ? cite : undefined, written: false });
  return article ? `${draft.text}\n${articleRemarks(article)}` : draft.text;
}

/** Where the article names a record with results, whose draft a person may begin with. */
async function registryDraft(article: Article | null, options: NewOptions, asks: boolean): Promise<Record | null> {
  if (options.record !== undefined) return recordFrom(options.record, options.registry);
  const number = article?.registrations.find(({ registry }) => registry === 'ClinicalTrials.gov')?.id;
  if (!asks || number === undefined || !(await askRecord(number))) return null;
  try {
    return await recordFrom(number, options.registry);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    log.warn(shown(`${error.problems[0]!.message}: the dataset begins without it.`));
    return null;
  }
}

function summaryOf({ title, abstract, registrations }: Article, { answers }: FactsOfArticle): string {
  const told = Object.values(answers).flat().length;
  return [
    title || 'An article without a title that could be told',
    ...registrations.map(({ registry, id }) => `Registered: ${registry} ${id}`),
    `${abstract.length} sentences of its abstract; ${told} answers are taken from them.`,
  ].join('\n');
}

function nextSteps(file: string, kept: string | null, { article, draft }: Found): string {
  const number = article?.registrations.find(({ registry }) => registry === 'ClinicalTrials.gov')?.id;
  return [
    ...Object.values(article?.citation?.doubts ?? {}).map((doubt) => `Look at the citation: ${shownInLine(doubt)}.`),
    kept ? `Kept   ${join(dirname(file), kept)}: its text, to look values up in` : '',
    kept
      ? 'Decide where each figure of its abstract belongs: they stand in remarks, each with its sentence.'
      : 'Fill it in with a text editor; what is not filled in prints as not reported.',
    number && !draft
      ? `If the registry has results, its draft: npx trialbrief new ${file} --record ${number} --force`
      : '',
    `To see it grow: npx trialbrief watch ${file}`,
    kept ? `To look each value up: npx trialbrief verify ${file}` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

const idOf = (file: string) => basename(file).replace(/\.ya?ml$/, '');

/** A name that can be an id, as near to another as can be. */
const suitable = (name: string) => idFrom(name, new Set(), 'my-trial');

function refuseFile(file: string, force: boolean): void {
  const problem = problemOf(file, force);
  if (problem) throw new ContentError([problem]);
}

function problemOf(file: string, force: boolean): Problem | null {
  if (!/\.ya?ml$/.test(file)) {
    const hint = `name it ${join(dirname(file), `${suitable(basename(file, extname(file)))}.yaml`)}`;
    return { severity: 'error', message: 'a dataset is a YAML file', hint, file };
  }
  if (!/^[a-z][a-z0-9-]*$/.test(idOf(file))) {
    const message = `the name "${idOf(file)}" is also the id of the dataset, and names its documents`;
    const hint = `use small letters, digits and hyphens: ${join(dirname(file), `${suitable(idOf(file))}.yaml`)}`;
    return { severity: 'error', message, hint, file };
  }
  if (!force && existsSync(file)) {
    const hint = 'choose another name, or write over it with --force';
    return { severity: 'error', message: 'this file is already there', hint, file };
  }
  return null;
}
