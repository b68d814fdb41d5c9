/**
 * The flags of the commands that make documents: declared here once, and what those
 * commands are given has its types from here.
 */
import { InvalidArgumentError, Option, type Command } from '@commander-js/extra-typings';
import { styleNames } from '../dataset/number-styles.js';
import { papers, type Paper } from '../theme/theme.js';
import { mostShards, readShard, type Shard } from './shard.js';

export const styleOption = () =>
  new Option('--style <journal>', 'print numbers as this journal does').choices(styleNames);

/** A command that makes documents, with the options that all of them have. */
export const making = (program: Command, name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .argument('[paths...]', 'data files (.yaml, .yml, .json), folders of them, or ids of datasets in the folder data', [
      'data',
    ])
    .addOption(
      new Option('--only <format>', 'make only the page (pdf), the deck (pptx), or both as pictures (svg)').choices([
        'pdf',
        'pptx',
        'svg',
      ]),
    )
    .addOption(new Option('--paper <size>', 'paper of the page').choices(Object.keys(papers) as Paper[]).default('a4'))
    .option('--template <folder>', 'your own templates; what it lacks comes from the tool')
    .option('--theme <file>', 'your house style: colours, fonts, logo and footer')
    .option(
      '--template-deck <file>',
      'a presentation or template of your own (.pptx, .potx) whose master the deck stands on',
    )
    .option('--mono', 'make the page without colour: greys, and shapes where colour told things apart')
    .addOption(
      new Option('--form <form>', 'make a visual abstract besides: one page lying down, to pin up or to post').choices([
        'visual',
      ]),
    )
    .addOption(styleOption())
    .option('--minutes <number>', 'length of the talk, for the notes of the deck (default: 10)', wholeMinutes)
    .option(
      '--no-dataset',
      'leave the data out of page and deck; edits in such a deck are kept aside later, not merged',
    )
    .option('--strict', 'treat warnings as errors')
    .option('--allow-outside', 'let a dataset read sheets from outside of its folder')
    .exitOverride();

/** One that writes them, too. */
export const writing = (program: Command, name: string, description: string) =>
  making(program, name, description)
    .option('-o, --out <folder>', 'where the documents go', 'output')
    .option(
      '--fresh',
      'write decks anew and keep edited ones aside, instead of bringing your edits and the data together',
    )
    .option('--force', 'write over documents that were changed since they were written, and keep none of them aside');

export const buildCommand = (program: Command) =>
  writing(program, 'build', 'make the page and the deck of every dataset in these files or folders (default: data)')
    .option('--check', 'write nothing; exit with 1 when the documents are out of date')
    .option('--revise', 'write today’s date under “revised” of the data that were changed since their page was made')
    .option('--json', 'tell problems and what was done as JSON')
    .option('-j, --jobs <number>', 'how many datasets are made at the same time (default: the cores)', jobCount)
    .option('--shard <share>', 'make only a share of the datasets, such as 2/8', share);

export const checkCommand = (program: Command) =>
  making(
    program,
    'check',
    'say what is wrong in these datasets and templates, and what to look at before you present; write nothing',
  )
    .option('--documents <folder>', 'where the documents are that the data may have changed since', 'output')
    .option('--json', 'tell problems as JSON');

type FlagsOf<Make extends (...given: never[]) => { opts(): unknown }> = ReturnType<ReturnType<Make>['opts']>;

/** What each command is given by its flags. */
export type WritingFlags = FlagsOf<typeof writing>;
export type BuildFlags = FlagsOf<typeof buildCommand>;
export type CheckFlags = FlagsOf<typeof checkCommand>;

/** The length of a talk. */
function wholeMinutes(text: string): number {
  const minutes = Number(text);
  if (/^\d{1,3}$/.test(text) && minutes >= 1 && minutes <= 180) return minutes;
  throw new InvalidArgumentError('It is a whole number from 1 to 180.');
}

function jobCount(text: string): number {
  const jobs = Number(text);
  if (/^\d{1,3}$/.test(text) && jobs >= 1) return jobs;
  throw new InvalidArgumentError('It is a whole number from 1 to 999.');
}

function share(text: string): Shard {
  const shard = readShard(text);
  if (shard) return shard;
  throw new InvalidArgumentError(`It is a share of how many, such as 2/8: from 1/1 to ${mostShards}/${mostShards}.`);
}
