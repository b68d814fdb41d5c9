/**
 * The command line: the only place that prints, reads flags or exits.
 * Exit codes: 0 done, 1 the content is wrong, 2 the command is wrong.
 */
import { Command, CommanderError, Option } from 'commander';
import { version } from '../package.js';
import { papers } from '../theme/theme.js';

const program = new Command('trialbrief')
  .description('Turns the dataset of a clinical trial into a one-page PDF brief and a PowerPoint deck.')
  .version(version(), '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .showHelpAfterError('Run "trialbrief --help" to see what there is.')
  .exitOverride();

/** A command that makes documents, with the options that all of them have. */
const making = (name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .argument('[paths...]', 'data files (.yaml, .yml, .json) or folders of them', ['data'])
    .addOption(new Option('--only <format>', 'make only one of the two').choices(['pdf', 'pptx']))
    .addOption(new Option('--paper <size>', 'paper of the page').choices(Object.keys(papers)).default('a4'))
    .option('--template <folder>', 'your own templates; what it lacks comes from the tool')
    .option('--strict', 'treat warnings as errors')
    .exitOverride();

making('build', 'make the page and the deck of every dataset in these files or folders (default: data)')
  .option('-o, --out <folder>', 'where the documents go', 'output')
  .option('--check', 'write nothing; exit with 1 when the documents are out of date')
  .option('--json', 'tell problems and what was done as JSON')
  .action(async (paths: string[], options: object) => {
    const { build } = await import('./build.js');
    process.exitCode = await build({ paths, ...options } as Parameters<typeof build>[0]);
  });

making('check', 'say what is wrong in these datasets and templates, and write nothing')
  .option('--json', 'tell problems as JSON')
  .action(async (paths: string[], options: object) => {
    const { build } = await import('./build.js');
    process.exitCode = await build({ paths, ...options, out: '', validate: true } as Parameters<typeof build>[0]);
  });

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
});
