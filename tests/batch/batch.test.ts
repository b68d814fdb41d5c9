/** Many datasets: side by side, past failures, without doing anything twice. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { galleryOf } from '../../src/cli/gallery.js';
import { Progress } from '../../src/cli/progress.js';
import { readShard, shareOf } from '../../src/cli/shard.js';
import { work } from '../../src/cli/worker.js';
import { compiled } from '../cli/compiled.js';
import { filesIn, folderWith, run } from '../cli/run.js';
import { small } from '../fuzz/examples.js';

beforeAll(compiled, 60_000);

const hasChromium = (process.env.PATH ?? '').split(':').some((path) => existsSync(join(path, 'chromium')));

const readme = readFileSync('data/README.md', 'utf8');
/** The dataset at the end of data/README.md, with another id. */
const shortest = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)].map((match) => match[1]!).at(-1)!;
const trial = (id: string, patients = 102) =>
  shortest
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^participants:.*$/m, (line) => line.replace('102', String(patients)));
const trials = (...ids: string[]) => Object.fromEntries(ids.map((id) => [`data/${id}.yaml`, trial(id)]));

describe('a folder', () => {
  it('gives the same files one after the other and side by side, each of its own trial', async () => {
    const folder = folderWith(trials('one', 'two', 'three', 'four'));
    const alone = await run(folder, ['build', '--jobs', '1', '--out', 'a']);
    const beside = await run(folder, ['build', '--jobs', '3', '--out', 'b']);
    expect([alone.code, beside.code]).toEqual([0, 0]);
    expect(beside.stdout).toContain('4 trials built');
    expect(filesIn(join(folder, 'b'))).toEqual(filesIn(join(folder, 'a')));
    expect(Object.keys(filesIn(join(folder, 'a')))).toContain('three-deck.pptx');
  });

  it('goes on past what fails, and lists it at the end', async () => {
    const folder = folderWith({ ...trials('one', 'two'), 'data/bad.yaml': 'id: bad', 'data/worse.yaml': '{' });
    const { code, stdout, stderr } = await run(folder, ['build', '--jobs', '2']);
    expect(code).toBe(1);
    expect(stdout).toContain('2 trials built, 2 failed');
    expect(stderr.slice(stderr.indexOf('Not built'))).toMatch(/data\/bad\.yaml: .+\n {2}data\/worse\.yaml: .+/);
    expect(Object.keys(filesIn(join(folder, 'output')))).toContain('two-brief.pdf');
  });

  it('names the data file that was not built where the reason is told at a template', async () => {
    const long = trial('long').replace(
      /^authors_conclusion: .*/m,
      `authors_conclusion: { text: ${'word '.repeat(900)}, source: article }`,
    );
    const folder = folderWith({ ...trials('one'), 'data/long.yaml': long });
    const { code, stderr } = await run(folder, ['build']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/templates\/(?:brief|deck)\.hbs:\d+:\d+ {2}error: /);
    expect(stderr.slice(stderr.indexOf('Not built'))).toMatch(/^ {2}data\/long\.yaml: /m);
  });

  it('refuses a second trial of the same id', async () => {
    const folder = folderWith({ 'data/a.yaml': trial('same'), 'data/b.yaml': trial('same', 99) });
    const { code, stderr } = await run(folder, ['build']);
    expect(code).toBe(1);
    expect(stderr).toContain('is also that of data/a.yaml');
  });

  it('keeps the one that is named by the id, though a copy comes before it', async () => {
    const folder = folderWith({ 'data/a-copy.yaml': trial('same', 99), 'data/same.yaml': trial('same') });
    const { code, stderr } = await run(folder, ['build']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^data\/a-copy\.yaml {2}error: its id "same" is also that of data\/same\.yaml/m);
    expect(Object.keys(filesIn(join(folder, 'output')))).toContain('same-brief.pdf');
  });

  it('passes by what is no file, and tells it, and a link that leads nowhere', async () => {
    const folder = folderWith(trials('one', 'two'));
    execFileSync('mkfifo', [join(folder, 'data/pipe.yaml')]);
    symlinkSync('nowhere.yaml', join(folder, 'data/link.yaml'));
    const { code, stdout, stderr } = await run(folder, ['build']);
    expect(code).toBe(1);
    expect(stdout).toContain('2 trials built, 1 failed');
    expect(stderr).toContain('data/link.yaml  error: this link leads nowhere');
    expect(stderr).toContain('data/pipe.yaml  error: this is a pipe or a device, not a file');
  });

  it('is not held up by a file that is one long word', async () => {
    const folder = folderWith({ ...trials('one'), 'data/long.yaml': 'a'.repeat(1_000_000) });
    const start = performance.now();
    expect((await run(folder, ['build'])).stdout).toContain('1 trial built, 1 failed');
    // With steps for each letter and each that follows it, it took a quarter of an hour.
    expect(performance.now() - start).toBeLessThan(50_000);
  });
});

describe('a second time', () => {
  it('makes only what changed, was touched by hand, or is gone', async () => {
    const folder = folderWith(trials('one', 'two', 'three', 'four'));
    await run(folder, ['build', '--jobs', '1']);
    const before = filesIn(join(folder, 'output'));
    expect((await run(folder, ['build'])).stdout).toContain('0 trials built, 4 up to date');
    writeFileSync(join(folder, 'data/one.yaml'), trial('one').replace('The drug eased pain.', 'The drug eases pain.'));
    writeFileSync(join(folder, 'output/two-deck.pptx'), 'not mine');
    rmSync(join(folder, 'output/three-brief.pdf'));
    const { code, stdout } = await run(folder, ['build']);
    expect(code).toBe(0);
    expect(stdout).toContain('3 trials built, 1 up to date');
    const after = filesIn(join(folder, 'output'));
    for (const name of ['two-deck.pptx', 'three-brief.pdf', 'four-brief.pdf']) expect(after[name]).toBe(before[name]);
    expect(after['one-brief.pdf']).not.toBe(before['one-brief.pdf']);
  });

  it('makes all anew for another paper', async () => {
    const folder = folderWith(trials('one', 'two'));
    await run(folder, ['build']);
    expect((await run(folder, ['build', '--paper', 'letter'])).stdout).toContain('2 trials built');
  });
});

describe('what a trial was made from', () => {
  const harms = 'id,name,kind,population,arm,events,percent,source\nany,Any event,any,all,drug,23,50,registry\n';

  const named = [
    ['my rows.csv', 'adverse_events : my rows.csv\n'],
    ['rows.csv', 'adverse_events: rows.csv\n'],
    ["it's.csv", 'adverse_events: "it\'s.csv"\n'],
    ['rows.csv', 'adverse_events: >-\n  rows.csv\n'],
    ['rows.csv', '? adverse_events\n: rows.csv\n'],
  ] as const;
  it.each(process.env.TEST_ALL ? named : named.slice(0, 1))(
    'counts the sheet %s, however it is named: %j',
    async (name, line) => {
      const text = small.replace(/^adverse_events:\n(?: .*\n|\n)*/m, line);
      const folder = folderWith({ 'trial.yaml': text, [name]: harms });
      const [file, out] = [join(folder, 'trial.yaml'), join(folder, 'out')];
      const made = () => work({ file, id: 'small', common: '', options: { out, paper: 'a4', only: 'pdf' } });
      const first = await made();
      expect(first, JSON.stringify(first.problems)).toMatchObject({ outcome: 'written' });
      expect((await made()).outcome).toBe('skipped');
      writeFileSync(join(folder, name), harms.replace('23,50', '23,50.0'));
      expect((await made()).outcome).toBe('written');
    },
  );
});

describe('a dataset that is gone', () => {
  it('is taken out of the list, and its documents are told and left', async () => {
    const folder = folderWith(trials('one', 'two', 'three'));
    await run(folder, ['build', '--jobs', '1']);
    rmSync(join(folder, 'data/one.yaml'));
    writeFileSync(join(folder, 'data/two.yaml'), trial('second'));
    renameSync(join(folder, 'data/three.yaml'), join(folder, 'data/third.yaml'));
    const { code, stdout } = await run(folder, ['build', '--jobs', '1']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 trial built, 1 up to date');
    const list = readFileSync(join(folder, 'output/index.html'), 'utf8');
    expect(new Set([...list.matchAll(/href="(\w+)-brief\.pdf"/g)].map(([, id]) => id))).toEqual(
      new Set(['second', 'three']),
    );
    for (const [id, file] of [
      ['one', 'one.yaml'],
      ['two', 'two.yaml'],
    ]) {
      const names = `${join('output', `${id}-brief.pdf`)}, ${join('output', `${id}-deck.pptx`)}`;
      expect(stdout).toContain(`Left   ${names}: not in the list, for there is no dataset of this id at data/${file}`);
      expect(Object.keys(filesIn(join(folder, 'output')))).toContain(`${id}-brief.pdf`);
    }
  });

  it('leaves a list of one, where there was a list', async () => {
    const folder = folderWith(trials('one', 'two', 'three'));
    await run(folder, ['build', '--jobs', '1']);
    for (const id of ['one', 'two']) rmSync(join(folder, `data/${id}.yaml`));
    writeFileSync(join(folder, 'data/bad.yaml'), 'id: bad');
    expect((await run(folder, ['build', '--jobs', '1'])).code).toBe(1);
    expect(readFileSync(join(folder, 'output/index.html'), 'utf8')).toContain('1 trial<');
  });
});

it('names a link that goes round, or out of the folder, and builds the others', async () => {
  const folder = folderWith({
    ...trials('one', 'two'),
    'secret.yaml': trial('secret'),
    'data/plain.txt': trial('plain'),
  });
  for (const [to, name] of [
    ['loop.yaml', 'loop.yaml'],
    ['../secret.yaml', 'out.yaml'],
    ['plain.txt', 'plain.yaml'],
  ] as const)
    symlinkSync(to, join(folder, 'data', name));
  const { code, stdout, stderr } = await run(folder, ['build', '--jobs', '1']);
  expect(code).toBe(1);
  expect(stdout).toContain('3 trials built, 1 failed');
  expect(stderr).toContain('data/loop.yaml  error: this link leads back to itself');
  expect(stderr).toContain('data/out.yaml  error: this link leads out of its folder');
  expect(Object.keys(filesIn(join(folder, 'output')))).not.toContain('secret-brief.pdf');
  for (const command of [
    ['check', 'data/out.yaml'],
    ['export', 'data/out.yaml'],
    ['build', 'data/out.yaml'],
  ])
    expect((await run(folder, command)).stderr).toContain('out of its folder');
  expect((await run(folder, ['check', 'data/out.yaml', '--allow-outside'])).code).toBe(0);
});

it.each([
  ['a file', (state: string) => writeFileSync(state, '')],
  ['a link', (state: string) => symlinkSync('/nowhere', state)],
])('makes all where the folder of its notes is %s', async (_, spoil) => {
  const folder = folderWith({ ...trials('one', 'two'), 'output/x': '' });
  spoil(join(folder, 'output/.trialbrief'));
  const { code, stdout, stderr } = await run(folder, ['build', '--jobs', '1']);
  expect(code).toBe(0);
  expect(stdout).toContain('2 trials built; listed in');
  expect(stderr).toContain('what was made cannot be noted here');
  expect(readFileSync(join(folder, 'output/index.html'), 'utf8')).toContain('two-brief.pdf');
});

it('writes no page in small behind a link', async () => {
  const folder = folderWith({ ...trials('one', 'two'), 'output/x': '', 'secret/x': '' });
  symlinkSync('../secret', join(folder, 'output/previews'));
  const { code, stderr } = await run(folder, ['build', '--jobs', '1']);
  expect(code).toBe(0);
  expect(stderr).toContain('previews  warning: this is a link');
  expect(Object.keys(filesIn(join(folder, 'secret')))).toEqual(['x']);
});

it('makes anew what its notes are damaged for', async () => {
  const folder = folderWith(trials('one', 'two', 'three', 'four'));
  await run(folder, ['build', '--jobs', '1']);
  const note = (id: string) => join(folder, `output/.trialbrief/trial-${id}.json`);
  const whole = readFileSync(note('one'), 'utf8');
  writeFileSync(note('one'), whole.slice(0, 100));
  writeFileSync(note('two'), JSON.stringify({ ...(JSON.parse(whole) as object), outputs: [null] }));
  writeFileSync(note('three'), '[]');
  const { code, stdout } = await run(folder, ['build', '--jobs', '1']);
  expect(code).toBe(0);
  expect(stdout).toContain('3 trials built, 1 up to date');
});

it('leaves a list that somebody else made, and what was edited, and says so', async () => {
  const folder = folderWith({ ...trials('one', 'two'), 'output/index.html': '<h1>mine</h1>' });
  const first = await run(folder, ['build', '--jobs', '1']);
  expect(first.code).toBe(0);
  expect(first.stderr).toContain(`${join('output', 'index.html')}  warning: trialbrief did not make this file`);
  expect(readFileSync(join(folder, 'output/index.html'), 'utf8')).toBe('<h1>mine</h1>');
  const page = join(folder, 'output/two-brief.pdf');
  const edited = Buffer.concat([readFileSync(page), Buffer.from('edited')]);
  writeFileSync(page, edited);
  const { stdout } = await run(folder, ['build', '--jobs', '1', '--force']);
  expect(stdout).not.toContain('-edited-');
  expect(readFileSync(join(folder, 'output/index.html'), 'utf8')).toContain('two-brief.pdf');
  writeFileSync(page, edited);
  const [, aside] = /^Kept {3}(\S+-edited-\S+\.pdf): /m.exec((await run(folder, ['build', '--jobs', '1'])).stdout)!;
  expect(readFileSync(join(folder, aside!)).equals(edited)).toBe(true);
  expect((await run(folder, ['export', 'one', '-o', 'data/one.yaml'])).stderr).toContain('--force');
  expect(readFileSync(join(folder, 'data/one.yaml'), 'utf8')).toBe(trial('one'));
});

it('tells where the list cannot be written', async () => {
  const folder = folderWith({ ...trials('one', 'two'), 'output/index.html/x': '' });
  const { code, stderr } = await run(folder, ['build', '--jobs', '1']);
  expect(code).toBe(1);
  expect(stderr).toContain(`${join('output', 'index.html')}  error: a folder stands in the place of this file`);
  expect(stderr).not.toMatch(/^ +at /m);
});

describe('a share', () => {
  it.each([(index: number) => `NCT0${1234567 + index * 37}.yaml`, (index: number) => `trial-${index}.yaml`])(
    'of ten thousand is as large as each of twenty, within 15 %%',
    (nameOf) => {
      const all = Array.from({ length: 10_000 }, (_, index) => nameOf(index));
      const shares = Array.from({ length: 20 }, (_, index) => shareOf(all, { number: index + 1, of: 20 }).length);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(425);
      expect(Math.max(...shares)).toBeLessThanOrEqual(575);
    },
  );

  const files = Array.from({ length: 400 }, (_, index) => `data/trial-${index}.yaml`);

  it('is stable, and all shares together are everything once', () => {
    const shares = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => shareOf(files, { number, of: 8 }));
    expect(shares.flat().sort()).toEqual([...files].sort());
    for (const share of shares) expect(share.length).toBeGreaterThan(25);
    expect(shareOf(files.slice(100), { number: 2, of: 8 })).toEqual(
      shares[1]!.filter((file) => files.indexOf(file) >= 100),
    );
  });

  it('is within 15 % of the others at twenty shares of ten thousand, by id or by name', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `data/trial-${index}.yaml`);
    for (const nameOf of [undefined, (file: string) => file.slice(5, -5)]) {
      const sizes = Array.from(
        { length: 20 },
        (_, index) => shareOf(many, { number: index + 1, of: 20 }, nameOf).length,
      );
      expect(Math.max(...sizes)).toBeLessThanOrEqual(500 * 1.15);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(500 * 0.85);
    }
  });

  it('has both datasets of one id, and says so', async () => {
    const folder = folderWith({ ...trials('one'), 'data/copy-of-one.yaml': trial('one', 99) });
    const told = await Promise.all(['1/2', '2/2'].map((share) => run(folder, ['build', '--shard', share])));
    expect(told.map(({ stderr }) => stderr).join('')).toContain('is also that of data/one.yaml');
  });

  it.each(['0/8', '9/8', '2', '2/0', 'a/b', '1.5/2'])('refuses %s', (text) => expect(readShard(text)).toBeNull());

  it('leaves one list of all shares', async () => {
    const folder = folderWith(trials('one', 'two', 'three', 'four', 'five'));
    for (const share of ['1/2', '2/2']) expect((await run(folder, ['build', '--shard', share])).code).toBe(0);
    const list = readFileSync(join(folder, 'output/index.html'), 'utf8');
    for (const id of ['one', 'two', 'three', 'four', 'five']) expect(list).toContain(`href="${id}-brief.pdf"`);
    expect((await run(folder, ['build', '--shard', '3/2'])).code).toBe(2);
  });
});

describe('the list of documents', () => {
  const entry = {
    id: 'x',
    file: '../x.yaml',
    key: '',
    beside: [],
    title: 'Doe J Trials 2026',
    headline: 'a < b & "c" <script>alert(1)</script>',
    design: "phase 2 'trial'",
    condition: '"><img src=x onerror=alert(1)>',
    year: '2026',
    preview: { name: 'previews/x.svg', hash: '' },
    outputs: [
      { name: 'x-brief.pdf', pages: 1, hash: '' },
      { name: 'x-deck.pptx', pages: 12, hash: '' },
    ],
    warnings: [],
  };
  const html = galleryOf([entry]);

  it('escapes everything', () => {
    expect(html).toContain('a &lt; b &amp; &quot;c&quot; &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html.match(/<script>/g)).toHaveLength(1);
  });

  it('has a language, a title, a labelled search field, and links that say where they lead', () => {
    expect(html).toMatch(/<html lang="en">[^]*<title>[^<]+<\/title>/);
    expect(html).toContain('<label for="search">');
    expect(html).toMatch(/href="x-deck\.pptx" aria-label="Deck: a &lt; b[^"]*">Deck<\/a> \(12 slides\)/);
    expect(html).toContain('1 trial<');
  });

  it('shows each page in small, only when it comes into view', () => {
    expect(html).toContain('<img src="previews/x.svg" alt="" loading="lazy"');
    expect(galleryOf([{ ...entry, preview: null }])).not.toContain('<img src="');
  });

  it('has filters by condition, design and year, each with its values and how many trials have them', () => {
    const many = ['2024', '2026', '2026'].map((year) => ({ ...entry, condition: 'asthma', year }));
    const list = galleryOf(many);
    for (const name of ['condition', 'design', 'year']) expect(list).toContain(`<label for="${name}">`);
    expect(list).toContain('<option value="asthma">asthma (3)</option>');
    expect(list).toContain('<option value="2026">2026 (2)</option><option value="2024">2024 (1)</option>');
  });

  // Four starts of a browser, which take most of a minute where it has been newly installed.
  it.skipIf(!hasChromium || !process.env.TEST_ALL)('finds by words and filters among a thousand, in a browser', () => {
    const folder = folderWith({});
    const file = join(folder, 'index.html');
    const many = Array.from({ length: 1000 }, (_, index) => ({
      ...entry,
      id: `t-${index}`,
      headline: `Drug ${index} helped`,
      condition: index % 2 ? 'asthma' : 'gout',
      year: String(2000 + (index % 25)),
    }));
    writeFileSync(file, galleryOf(many));
    const shown = (address: string) => {
      const dom = execFileSync(
        'chromium',
        [
          '--headless=new',
          '--no-sandbox',
          '--disable-gpu',
          `--user-data-dir=${folder}/profile`,
          '--dump-dom',
          `file://${file}${address}`,
        ],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000, maxBuffer: 2 ** 26 },
      );
      const headlines = [...dom.matchAll(/<li(?![^>]* hidden)[^>]*>.*?<h2>(.*?)<\/h2>/gs)].map(
        ([, headline]) => headline,
      );
      return { headlines, count: /role="status">([^<]*)</.exec(dom)![1] };
    };
    expect(shown('').headlines).toHaveLength(1000);
    expect(shown('#search=helped+drug+999').headlines).toEqual(['Drug 999 helped']);
    const { headlines, count } = shown('#condition=gout&year=2024');
    expect(count).toBe('20 trials');
    expect(headlines).toHaveLength(20);
    expect(shown('#search=nobody').count).toBe('no trial has all of this');
  });
});

describe('progress', () => {
  const shown = (isTTY: boolean) => {
    const written: string[] = [];
    const progress = new Progress(3, { isTTY, columns: 80, write: (text) => written.push(text) });
    progress.step(['Wrote  a'], false);
    progress.step([], true);
    return { text: written.join(''), line: progress.line() };
  };

  it('is one line that changes on a terminal', () => {
    const { text, line } = shown(true);
    expect(line).toMatch(/^1 done, 1 failed, 1 left, about \d+ s to go$/);
    expect(text).toContain('1 done, 0 failed, 2 left');
    expect(text.split('\n')).toHaveLength(2);
  });

  it('is whole on a terminal that does not know its width', () => {
    const written: string[] = [];
    const screen = { isTTY: true, columns: 0, write: (text: string) => written.push(text) };
    new Progress(3, screen).step([], false);
    expect(written.at(-1)).toMatch(/to go$/);
  });

  it('is plain lines elsewhere', () => expect(shown(false).text).toBe('Wrote  a\n'));
});
