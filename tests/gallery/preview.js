/**
 * Draws every trial of tests/fixtures as pictures, for eyes: the page on
 * both papers and without colour, and the slides. `npm run preview [name …]` puts
 * them into .preview/; poppler (pdftoppm) must be there, LibreOffice for the slides.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const out = '.preview';
const wanted = process.argv.slice(2);
const files = readdirSync('tests/fixtures')
  .map((file) => join('tests/fixtures', file))
  .filter((file) => file.endsWith('.yaml') && (wanted.length === 0 || wanted.includes(basename(file, '.yaml'))));

/** Runs a program; false, with a word of why, when it is missing or fails. */
function run(program, args) {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error?.code === 'ENOENT') console.error(`${program} is not installed: its pictures are left out.`);
  else if (status !== 0) console.error(`${program} ${args.join(' ')}\n${stderr}`);
  return status === 0;
}

const kinds = [
  { name: 'a4', flags: ['--only', 'pdf'] },
  { name: 'letter', flags: ['--only', 'pdf', '--paper', 'letter'] },
  { name: 'mono', flags: ['--only', 'pdf', '--mono'] },
  { name: 'deck', flags: ['--only', 'pptx'] },
];

rmSync(out, { recursive: true, force: true });
for (const { name, flags } of kinds) {
  const folder = join(out, name);
  mkdirSync(folder, { recursive: true });
  // One at a time, so that a trial that fails does not hide the others.
  for (const file of files) run(process.execPath, ['dist/cli.js', 'build', file, '--out', folder, ...flags]);
  if (name === 'deck') {
    const profile = `-env:UserInstallation=file://${join(process.cwd(), out, 'office')}`;
    const decks = readdirSync(folder).map((file) => join(folder, file));
    run('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...decks]);
  }
  const pdfs = readdirSync(folder).filter((file) => file.endsWith('.pdf'));
  const single = name === 'deck' ? [] : ['-singlefile'];
  const drawn = pdfs.every((pdf) => {
    const picture = join(folder, basename(pdf, '.pdf'));
    return run('pdftoppm', ['-r', name === 'deck' ? '60' : '110', '-png', ...single, join(folder, pdf), picture]);
  });
  if (drawn) console.log(`${folder}: ${pdfs.length} drawn`);
}
rmSync(join(out, 'office'), { recursive: true, force: true });
