/** What the tool does when all is well, and when the world around it is not. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { changed, small } from '../outputs/dataset.js';
import { readDeck } from '../outputs/deck.js';
import { readPage } from '../outputs/page.js';
import { compiled } from './compiled.js';
import { filesIn, folderWith, run } from './run.js';

beforeAll(compiled, 180_000);

const [page, deck] = ['small-brief.pdf', 'small-deck.pptx'];
const figures = 'kind: other, source: registry, arms: { drug: { percent: 1 }, placebo: { percent: 3 } }';
const other = changed(small, ['id: small\n', 'id: other\n']);

/** What a build wrote, without its notes of what is up to date. */
const documentsIn = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'));

describe('a build', () => {
  test('writes a page and a deck, and says so', async () => {
    const folder = folderWith({ 'trial.yaml': small });
    const { code, stdout, stderr } = await run(folder, ['build', 'trial.yaml', '--out', 'made/here', '--strict']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const out = join(folder, 'made/here');
    expect(readdirSync(out)).toEqual([page, deck]);
    const slides = readDeck(readFileSync(join(out, deck))).slides.length;
    expect((await readPage(readFileSync(join(out, page)))).pages).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'Read   trial.yaml (Nobody et al. Journal of Inventions 2025)',
      expect.stringMatching(/^Wrote {2}made\/here\/small-brief\.pdf: 1 page, \d+ kB$/),
      expect.stringMatching(new RegExp(`^Wrote {2}made/here/small-deck\\.pptx: ${slides} slides, \\d+ kB$`)),
      expect.stringMatching(/^Done {3}in \d+\.\d s; nothing to remark\.$/),
      '',
    ]);
  });

  test('takes the datasets of data/ to output/ when nothing is said', async () => {
    const folder = folderWith({
      'data/b.json': '{ "id": "x" }',
      'data/a.yaml': small,
      'data/notes.txt': 'x',
    });
    const { code, stdout, stderr } = await run(folder, ['build']);
    expect(code).toBe(1);
    expect(stdout).toContain('Wrote  output/small-deck.pptx');
    expect(stderr).toContain('data/b.json:1:1  error: missing key "revised"');
    expect(stderr).not.toContain('notes.txt');
    expect(documentsIn(join(folder, 'output'))).toEqual(['previews', page, deck]);
  });

  test('makes only what is asked for, on the paper that is asked for', async () => {
    const folder = folderWith({ 'trial.yaml': small });
    const ran = [
      run(folder, ['build', 'trial.yaml', '--out', 'p', '--only', 'pdf', '--paper', 'letter']),
      run(folder, ['build', 'trial.yaml', '--out', 'd', '--only', 'pptx']),
    ];
    expect((await Promise.all(ran)).map(({ code }) => code)).toEqual([0, 0]);
    expect(readdirSync(join(folder, 'p'))).toEqual([page]);
    expect((await readPage(readFileSync(join(folder, 'p', page)))).size).toEqual([0, 0, 612, 792]);
    expect(readdirSync(join(folder, 'd'))).toEqual([deck]);
  });

  test('takes templates from a folder, and what that lacks from its own', async () => {
    const brief = readFileSync('templates/brief.hbs', 'utf8').replace('What to take home', 'To remember');
    const folder = folderWith({
      'trial.yaml': small,
      'mine/brief.hbs': brief,
      'mine/partials/flow.hbs': '<p>No flow.</p>',
    });
    expect((await run(folder, ['build', 'trial.yaml', '--out', '.', '--template', 'mine'])).code).toBe(0);
    const { text } = await readPage(readFileSync(join(folder, page)));
    expect(text).toContain('To remember');
    expect(text).toContain('No flow.');
    expect(readDeck(readFileSync(join(folder, deck))).text).toContain('No flow.');
  });

  test('tells warnings with their place, and still writes', async () => {
    const folder = folderWith({ 'trial.yaml': changed(small, ['{ mean: -5.50 }', '{ mean: -5.70 }']) });
    const { code, stdout, stderr } = await run(folder, ['build', 'trial.yaml', '--out', 'out']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^trial\.yaml:\d+:\d+ {2}warning: Drug 50 mg: the reported difference/m);
    expect(stdout).toContain('; 1 remark above.');
    expect(readdirSync(join(folder, 'out'))).toEqual([page, deck]);
  });

  test('leaves rows of a table for the deck when the page is too full, and says which', async () => {
    const events = Array.from(
      { length: 60 },
      (_, index) => `  - { id: e${index}, name: Event ${index}, ${figures} }\n`,
    );
    const text = changed(small, ['adverse_events:\n', `adverse_events:\n${events.join('')}`]);
    const folder = folderWith({ 'trial.yaml': text });
    const { code, stderr } = await run(folder, ['build', 'trial.yaml', '--out', '.']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^trial\.yaml {2}warning: the page was too full: left for the deck were .*“Event 59”/m);
    const brief = await readPage(readFileSync(join(folder, page)));
    expect(brief.pages).toBe(1);
    expect(brief.tables[0]!.flat()).toContain('Event 0b');
    expect(brief.tables[0]!.flat()).not.toContain('Event 59b');
    const cells = readDeck(readFileSync(join(folder, deck))).slides.flatMap(({ tables }) => tables.flat(2));
    for (let index = 0; index < 60; index += 1) expect(cells).toContain(`Event ${index}b`);
    expect((await run(folder, ['build', 'trial.yaml', '--out', 'strict', '--strict'])).code).toBe(1);
  });

  test('goes on after a trial that fails', async () => {
    const folder = folderWith({ 'a.yaml': 'id: "', 'b.yaml': small });
    const { code, stdout, stderr } = await run(folder, ['build', 'a.yaml', 'b.yaml', '--out', 'out']);
    expect(code).toBe(1);
    expect(stderr).toContain('a.yaml:1:5  error: ');
    expect(stdout).toContain(`Wrote  ${join('out', deck)}`);
    expect(documentsIn(join(folder, 'out'))).toEqual(['previews', page, deck]);
  });

  test('does not let one trial overwrite another', async () => {
    const folder = folderWith({
      'a.yaml': small,
      'b.yaml': changed(small, ['mean: -5.50', 'mean: -5.49']),
      'c.yaml': other,
    });
    const { code, stderr } = await run(folder, ['build', 'a.yaml', 'b.yaml', 'c.yaml', '--out', 'out']);
    expect(code).toBe(1);
    expect(stderr).toContain('b.yaml  error: its id "small" is also that of a.yaml: they would overwrite one another');
    expect(documentsIn(join(folder, 'out'))).toEqual([
      'index.html',
      'other-brief.pdf',
      'other-deck.pptx',
      'previews',
      page,
      deck,
    ]);
    expect((await readPage(readFileSync(join(folder, 'out', page)))).text).toContain('−5.50');
  });
});

describe('help', () => {
  test('lists the commands and options, with 0', async () => {
    const { code, stdout } = await run('.', ['build', '--help']);
    expect(code).toBe(0);
    for (const option of ['--out', '--only', '--paper', '--template', '--strict']) expect(stdout).toContain(option);
    expect((await run('.', ['--help'])).stdout).toContain('build [options] [paths...]');
  });

  test('tells the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await run('.', ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

/** Mounts a disk of 64 kB on a folder; false where that is not permitted. */
function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a full disk keeps what was there, and leaves nothing half written', async ({ skip, onTestFinished }) => {
  const folder = folderWith({ 'trial.yaml': small, 'out/readme': '' });
  const out = join(folder, 'out');
  if (!mounted(out)) return skip('no disk can be mounted here');
  onTestFinished(() => void execFileSync('umount', [out]));
  writeFileSync(join(out, page), 'an older page');
  writeFileSync(join(out, deck), 'an older deck');
  const before = filesIn(out);

  const { code, stdout, stderr } = await run(folder, ['build', 'trial.yaml', '--out', 'out']);

  expect(code).toBe(1);
  expect(stderr).toMatch(/^out\/small-(brief\.pdf|deck\.pptx) {2}error: the disk is full$/m);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(stdout).toBe('');
  expect(filesIn(out)).toEqual(before);
});
