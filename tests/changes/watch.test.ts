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
  /** Waits for a screen after those that were waited for before, with these words; gives it. */
  until(words: string): Promise<string>;
  stop(): Promise<void>;
}

/** However slow and loaded the machine is, a screen comes in this time, in milliseconds. */
const patience = 100_000;

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
  const until = async (words: string) => {
    const found = () => screens.findIndex((text, index) => index >= seen && text.includes(words));
    const check = () => expect(found(), screens.slice(seen).join('\n') || 'no screen').toBeGreaterThanOrEqual(0);
    await vi.waitFor(check, { timeout: patience, interval: 20 });
    seen = found() + 1;
    return screens[seen - 1]!;
  };
  await until(`Wrote  ${join(folder, 'out', page)}`);
  return { folder, file: join(folder, 'data/trial.yaml'), screens, until, stop: end };
}

const better = changed(original, ['{ mean: -19.2 }', '{ mean: -18.7 }']);

test('a save is built and told; an error is told and outlived', { timeout: 3 * patience }, async () => {
  const { folder, file, until } = await watching();
  writeFileSync(file, better);
  const first = await until('−19.2 → −18.7; page: figure, table');
  expect(first).toContain('saved: trial.yaml');
  expect(first).toContain('warning: ');
  const before = readFileSync(join(folder, 'out', page));

  writeFileSync(file, better.replace('condition:', 'conditoin:'));
  const second = await until('did you mean "condition"?');
  expect(second).toContain(`${file}:`);
  expect(second).toContain('1 thing to mend; those documents are as they were.');
  expect(readFileSync(join(folder, 'out', page)).equals(before)).toBe(true);

  writeFileSync(file, original);
  expect(await until('All is written.')).not.toContain('error: ');
});

test('the several writes of an editor are one save, and none is told half', { timeout: 3 * patience }, async () => {
  const { file, screens, until } = await watching();
  const before = screens.length;
  const parts = [original.slice(0, 100), '', better, original.slice(0, 50), '', original.slice(0, 200)];
  for (const part of parts) writeFileSync(file, part);
  writeFileSync(`${file}~new`, original);
  rmSync(file);
  renameSync(`${file}~new`, file);
  await until('saved: trial.yaml');
  // What was still to come of those writes has come before the screen of a later one.
  writeFileSync(file, better);
  await until('−19.2 → −18.7');
  expect(screens.filter((text) => text.includes('error: '))).toEqual([]);
  expect(screens.length - before).toBeLessThan(parts.length);
});

test('only what a save touches is made anew', { timeout: 2 * patience }, async () => {
  const { folder, until } = await watching({ template: 'mine' });
  const time = () => statSync(join(folder, 'out', deck), { bigint: true }).mtimeNs;
  const before = time();
  writeFileSync(join(folder, 'mine/brief.hbs'), brief.replace('What to take home', 'To remember'));
  const screen = await until('saved: brief.hbs');
  expect(screen).toContain(`Wrote  ${join(folder, 'out', page)}`);
  expect(screen).not.toContain(deck);
  expect(time()).toBe(before);
});

test(
  'a second dataset does not touch the first, and one that is wrong is told',
  { timeout: 3 * patience },
  async () => {
    const { folder, until } = await watching();
    const time = () => statSync(join(folder, 'out', page), { bigint: true }).mtimeNs;
    const before = time();
    const second = join(folder, 'data/second.yaml');
    writeFileSync(second, changed(original, ['\nid: dazukibart #', '\nid: second #']));
    await until(`Wrote  ${join(folder, 'out', 'second-brief.pdf')}`);
    writeFileSync(second, 'id: second\n');
    await until('missing key');
    expect(time()).toBe(before);
  },
);

test('it stops when it is told to', { timeout: 2 * patience }, async () => {
  const { stop } = await watching();
  await stop();
});

test('a path that leads nowhere is told, and nothing is watched', async () => {
  const folder = folderWith({});
  const complained: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((text: unknown) => void complained.push(String(text)));
  onTestFinished(() => void vi.restoreAllMocks());
  const options = { paths: [join(folder, 'trail.yaml')], out: join(folder, 'out'), paper: 'a4' as const };
  expect(await watch(options, new AbortController().signal)).toBe(1);
  expect(complained.join('\n')).toContain('trail.yaml  error: there is no such file or folder');
});
