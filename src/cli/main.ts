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

program
  .command('build')
  .description('make the page and the deck of every dataset in these files or folders (default: data)')
  .argument('[paths...]', 'data files (.yaml, .yml, .json) or folders of them', ['data'])
  .option('-o, --out <folder>', 'where the documents go', 'output')
  .addOption(new Option('--only <format>', 'make only one of the two').choices(['pdf', 'pptx']))
  .addOption(new Option('--paper <size>', 'paper of the page').choices(Object.keys(papers)).default('a4'))
  .option('--template <folder>', 'your own templates; what it lacks comes from the tool')
  .option('--strict', 'treat warnings as errors')
  .exitOverride()
  .action(async (paths: string[], options: object) => {
    const { build } = await import('./build.js');
    process.exitCode = await build({ paths, ...options } as Parameters<typeof build>[0]);
  });

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
});
