/** Watching: a save is built, an error is told and outlived, and only what is touched is made anew. */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watch, type WatchOptions } from '../../src/cli/watch.js';
import { folderWith } from '../cli/run.js';
import { changed, original } from '../outputs/dataset.js';

const brief = readFileSync('templates/brief.hbs', 'utf8');
const [page, deck] = ['dazukibart-brief.pdf', 'dazukibart-deck.pptx'];

interface Watching {
  folder: string;
  file: string;
  /** Screens so far. */
  screens: string[];
  /** Waits for the next screen, and gives it. */
  next(): Promise<string>;
  stop(): Promise<void>;
}

async function watching(more: Partial<WatchOptions> = {}): Promise<Watching> {
  const folder = folderWith({ 'data/trial.yaml': original, 'mine/brief.hbs': brief });
  const screens: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text: unknown) => void screens.push(String(text)));
  const stop = new AbortController();
  const options = { paths: [join(folder, 'data')], out: join(folder, 'out'), paper: 'a4' as const, ...more };
  if (options.template) options.template = join(folder, options.template);
  const done = watch(options, stop.signal);
  const end = async () => {
    stop.abort();
    await done;
    log.mockRestore();
  };
  onTestFinished(end);
  let seen = 0;
  const next = async () => {
    await vi.waitFor(() => expect(screens.length).toBeGreaterThan(seen), { timeout: 15_000, interval: 20 });
    return screens[seen++]!;
  };
  expect(await next()).toContain(`Wrote  ${join(folder, 'out', page)}`);
  return { folder, file: join(folder, 'data/trial.yaml'), screens, next, stop: end };
}

const better = changed(original, ['{ mean: -19.2 }', '{ mean: -18.7 }']);

test('a save is built and told; an error is told and outlived', async () => {
  const { folder, file, next } = await watching();
  writeFileSync(file, better);
  const first = await next();
  expect(first).toContain('saved: trial.yaml');
  expect(first).toContain('−19.2 → −18.7; page: figure, table');
  expect(first).toContain('warning: ');
  const before = readFileSync(join(folder, 'out', page));

  writeFileSync(file, better.replace('condition:', 'conditoin:'));
  const second = await next();
  expect(second).toContain(`${file}:`);
  expect(second).toContain('did you mean "condition"?');
  expect(second).toContain('2 things to mend; those documents are as they were.');
  expect(readFileSync(join(folder, 'out', page)).equals(before)).toBe(true);

  writeFileSync(file, original);
  const third = await next();
  expect(third).toContain('All is written.');
  expect(third).not.toContain('error: ');
});

test('the several writes of an editor are one save', async () => {
  const { file, screens, next } = await watching();
  for (const part of [original.slice(0, 100), '', better]) writeFileSync(file, part);
  writeFileSync(`${file}~new`, original);
  rmSync(file);
  renameSync(`${file}~new`, file);
  const screen = await next();
  expect(screen).not.toContain('error: ');
  await new Promise((resume) => setTimeout(resume, 400));
  expect(screens.filter((text) => text.includes('error: '))).toEqual([]);
  expect(screens.length).toBeLessThanOrEqual(3);
});

test('only what a save touches is made anew', async () => {
  const { folder, next } = await watching({ template: 'mine' });
  const time = () => statSync(join(folder, 'out', deck), { bigint: true }).mtimeNs;
  const before = time();
  writeFileSync(join(folder, 'mine/brief.hbs'), brief.replace('Takeaways', 'To take home'));
  const screen = await next();
  expect(screen).toContain(`Wrote  ${join(folder, 'out', page)}`);
  expect(screen).not.toContain(deck);
  expect(time()).toBe(before);
});

test('a second dataset does not touch the first, and one that goes is forgotten', async () => {
  const { folder, next } = await watching();
  const second = join(folder, 'data/second.yaml');
  writeFileSync(second, changed(original, ['\nid: dazukibart #', '\nid: second #']));
  const screen = await next();
  expect(screen).toContain(`Wrote  ${join(folder, 'out', 'second-brief.pdf')}`);
  writeFileSync(second, 'id: second\n');
  expect(await next()).toContain('missing key');
});

test('it stops when it is told to', async () => {
  const { stop } = await watching();
  await stop();
});
