/**
 * The command line: the only place that prints, reads flags or exits.
 * Exit codes: 0 done, 1 the content is wrong, 2 the command is wrong.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { version } from '../package.js';
import { buildCommand, checkCommand, styleOption, writing } from './document-flags.js';
import { complainOfFault } from './report.js';
import { kinds, types } from '../article/kinds.js';
import { give, giveError, surviveOutput } from './terminal.js';

const program = new Command('trialbrief')
  .description('Turns the dataset of a clinical trial into a one-page PDF brief and a PowerPoint deck.')
  .version(version(), '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .showHelpAfterError('Run "npx trialbrief --help" to see what there is.')
  .configureOutput({
    writeOut: give,
    writeErr: giveError,
  })
  .exitOverride();

/** What names one dataset. */
const dataset = 'the data file, or the id of one in the folder data';

buildCommand(program).action(async (paths, options) => {
  const { build } = await import('./build.js');
  process.exitCode = await build({ paths, ...options });
});

writing(program, 'watch', 'make the documents again whenever data or templates are saved; Ctrl-C stops it').action(
  async (paths, options) => {
    const { watch } = await import('./watch.js');
    process.exitCode = await watch({ paths, ...options }, untilStopped());
  },
);

checkCommand(program).action(async (paths, options) => {
  const { build } = await import('./build.js');
  process.exitCode = await build({ paths, ...options, out: '', validate: true });
});

program
  .command('edit')
  .description('open a dataset in the studio, in the browser of this computer; Ctrl-C stops it')
  .argument('<dataset>', dataset)
  .option('--no-open', 'only print the address')
  .option('--port <number>', 'the port at 127.0.0.1 (default: one that is free)', portNumber)
  .exitOverride()
  .action(async (name, options) => {
    const { edit } = await import('./edit.js');
    process.exitCode = await edit(name, options, untilStopped());
  });

program
  .command('new')
  .description(
    'make a commented dataset to fill in, from the article where you have it; asks for what neither it nor a flag tells',
  )
  .argument('[file]', 'where it goes, such as data/my-trial.yaml')
  .addOption(new Option('--kind <kind>', 'kind of trial').choices(kinds))
  .option('--condition <name>', 'the disease or condition')
  .option('--treatment <name>', 'the treatment that was tried')
  .option('--comparator <name>', 'what it was compared with')
  .option('--outcome <name>', 'the primary outcome')
  .addOption(new Option('--type <type>', 'what the values of the outcome look like').choices(types))
  .addOption(new Option('--better <direction>', 'which direction is good').choices(['lower', 'higher', 'neither']))
  .option(
    '--from <article>',
    'what you have of the article: a PubMed number or DOI (looked up), a citation, XML, PDF or text file, or - for text that is piped in',
  )
  .option('--citation <file>', 'the same: its citation from a reference manager, CSL-JSON, RIS, BibTeX or NBIB')
  .option('--record <record>', 'begin with the draft of a ClinicalTrials.gov record: its number, or its file')
  .option('--pubmed <address>', 'look numbers up here, and not in PubMed’s E-utilities')
  .option('--crossref <address>', 'look DOIs up here, and not in Crossref')
  .option('--registry <address>', 'look records up here, and not in ClinicalTrials.gov')
  .option('--force', 'write over a file that is there')
  .exitOverride()
  .action(async (file, options) => {
    const { begin } = await import('./new.js');
    process.exitCode = await begin({ ...(file && { file }), ...options });
  });

program
  .command('import')
  .description('make a draft dataset of a ClinicalTrials.gov record with results')
  .argument('<records...>', 'files of records (JSON, API version 2), or numbers such as NCT01206062')
  .option('-o, --out <folder>', 'where the data files go', 'data')
  .option('--comparator <group>', 'title of the group that the others are compared with')
  .option(
    '--outcomes <number>',
    'how many outcomes beside the primary ones, or "all" (default: eight in all)',
    outcomeCount,
  )
  .addOption(
    new Option('--better <direction>', 'which way is good in the primary outcome').choices([
      'lower',
      'higher',
      'neither',
    ]),
  )
  .option('--citation <file>', 'cite this instead of the record: CSL-JSON, RIS, BibTeX or NBIB')
  .option('--id <id>', 'id of the dataset (default: the number of the record)')
  .option('--registry <address>', 'where numbers are looked up')
  .option('--force', 'write over data files that are there')
  .exitOverride()
  .action(async (records, options) => {
    const { importRecords } = await import('./import.js');
    process.exitCode = await importRecords({ records, ...options });
  });

program
  .command('compare')
  .description(
    'set a record of ClinicalTrials.gov beside a dataset: what was switched, left out or added, and what differs beyond rounding',
  )
  .argument('<dataset>', dataset)
  .requiredOption('--record <record>', 'the record: its number, or its file (JSON, API version 2)')
  .option('--slide', 'write what differs into the dataset, for a slide and a line under “Read with care”')
  .option('--registry <address>', 'look the record up here, and not in ClinicalTrials.gov')
  .exitOverride()
  .action(async (file: string, options: { record: string; slide?: boolean; registry?: string }) => {
    const { compareDataset } = await import('./compare.js');
    process.exitCode = await compareDataset(file, options);
  });

program
  .command('export')
  .description('print the table of results, for a text or a spreadsheet of your own')
  .argument('<dataset>', dataset)
  .addOption(new Option('--as <format>', 'format').choices(['csv', 'md', 'html']).default('csv'))
  .option('-o, --out <file>', 'write it to a file instead')
  .option('--force', 'write over a file that is there')
  .addOption(styleOption())
  .exitOverride()
  .action(async (file, options) => {
    const { exportTable } = await import('./export.js');
    process.exitCode = exportTable(file, options);
  });

program
  .command('verify')
  .description(
    'look for every value of a dataset in the sources that you have, and say which is not there. ✓ says that the value ' +
      'stands there with such words around it, ? that something speaks against its being this value, ~ that it stands ' +
      'in another place than “at” says, ✗ that it does not stand there. A person still reads each line',
  )
  .argument('<dataset>', dataset)
  .option(
    '-s, --source <name=file...>',
    'a source by its letter or id, and its file: text, Markdown, HTML, PDF or JSON (default: those beside the dataset, such as my-trial-article.txt)',
    sourceFile,
    [],
  )
  .option('--all', 'tell the values that are right, and the words to compare, too')
  .option('--html <file>', 'write a page on which each value opens its place in the source')
  .option('--force', 'write over a file that is there')
  .option('--json', 'tell the verdicts as JSON')
  .exitOverride()
  .action(async (file, options) => {
    const { verifyDataset } = await import('./verify.js');
    process.exitCode = await verifyDataset(file, options);
  });

program
  .command('audit')
  .description(
    'compare a deck or page that anybody made with a dataset: numbers that are in no value of it, values told for the ' +
      'wrong arm or with the wrong sign, and figures of the primary result that are missing',
  )
  .argument('<file>', 'the deck (.pptx) or the page (.pdf, .html)')
  .requiredOption('--data <dataset>', dataset)
  .option('--json', 'tell what was found as JSON')
  .exitOverride()
  .action(async (file, options) => {
    const { audit } = await import('./audit.js');
    process.exitCode = await audit(file, options);
  });

program
  .command('adopt')
  .description('take texts that were edited in a deck back into its dataset; without numbers it lists them')
  .argument('<deck>', 'the edited deck')
  .argument('[numbers...]', 'which of the list', listNumbers, [])
  .option('--all', 'take all that leave nothing to choose')
  .option(
    '-d, --data <dataset>',
    'the data file, or its id (default: the one with the id of the deck in the folder data)',
  )
  .exitOverride()
  .action(async (deck, numbers, options) => {
    const { adopt } = await import('./adopt.js');
    process.exitCode = await adopt(deck, { ...options, numbers });
  });

program
  .command('explain')
  .description('tell where a printed number comes from, and where else it is printed')
  .argument('<dataset>', dataset)
  .argument('<number>', 'the number as printed, such as "−16.3" (in quotation marks)')
  .addOption(styleOption())
  .exitOverride()
  // A number may begin with a minus that looks like a flag.
  .allowUnknownOption()
  .action(async (name, number, options) => {
    const { explain } = await import('./explain.js');
    process.exitCode = await explain(name, number, options);
  });

program
  .command('migrate')
  .description(
    'bring data files and templates of an earlier version to this one; comments stay, and each new line is told',
  )
  .argument('[paths...]', 'data files, folders of them, or ids of datasets in the folder data', ['data'])
  .option('--template <folder>', 'your own templates')
  .option('--check', 'write nothing; exit with 1 where a file is of an earlier version')
  .exitOverride()
  .action(async (paths, options) => {
    const { migrate } = await import('./migrate.js');
    process.exitCode = migrate({ paths, ...options });
  });

program
  .command('theme')
  .description(
    'tell what a presentation or template of your own offers to decks, draw each kind of slide on it, and write a house ' +
      'style with its colours and logo',
  )
  .argument('<template>', 'the presentation or template (.pptx, .potx)')
  .option('-o, --out <folder>', 'where the house style and the pictures go', 'house')
  .option('--force', 'write over files that are there')
  .exitOverride()
  .action(async (file, options) => {
    const { theme } = await import('./theme.js');
    process.exitCode = await theme(file, options);
  });

/** The number of a line in a list, with those before it. */
function listNumbers(text: string, before: number[]): number[] {
  if (/^\d{1,4}$/.test(text)) return [...before, Number(text)];
  throw new InvalidArgumentError('It is a number of the list.');
}

/** A source and its file, such as `a=paper.pdf`, with those before it. */
function sourceFile(text: string, before: [string, string][] = []): [string, string][] {
  const match = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text);
  if (!match) throw new InvalidArgumentError('It is a letter or id and a file, such as a=paper.pdf.');
  return [...before, [match[1]!, match[2]!]];
}

/** What a batch starts to share its work with; it is told what to do by messages. */
program
  .command('worker', { hidden: true })
  .exitOverride()
  .action(async () => {
    const { serve } = await import('./worker.js');
    serve();
  });

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError('It is a whole number from 0 to 65535.');
}

/** Heard when Ctrl-C is pressed, or the system ends the process. */
function untilStopped(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}

/** A flag's count of outcomes, or "all". */
function outcomeCount(text: string): string {
  if (text === 'all' || /^\d{1,4}$/.test(text)) return text;
  throw new InvalidArgumentError('It is a whole number, or "all".');
}

async function run(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      complainOfFault(error);
      process.exitCode = 1;
    }
  }
}

surviveOutput();
// Where nothing is waited for any more and the command is not done, something was lost on the way.
const lost = () => {
  complainOfFault(new Error('it ended before it was done'));
  process.exitCode = 1;
};
process.once('beforeExit', lost);
void run().then(() => process.off('beforeExit', lost));
