/** Shards at work at the same time in one folder of a volume that is slow and shows late what others did. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { cli, compiled } from '../cli/compiled.js';
import { folderWith } from '../cli/run.js';

beforeAll(compiled, 180_000);

const readme = readFileSync('data/README.md', 'utf8');
const shortest = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)].map((match) => match[1]!).at(-1)!;
const remote = pathToFileURL(resolve('tests/batch/remote-folder.mjs')).href;

const [count, shards] = process.env.TEST_ALL ? [40, 4] : [9, 3];
const ids = Array.from({ length: count }, (_, index) => `trial-${index}`);

function shard(folder: string, number: number): Promise<{ code: number | null; told: string }> {
  const args = ['build', '--jobs', '1', '--only', 'pdf', '--shard', `${number}/${shards}`];
  const child = spawn(process.execPath, [`--import=${remote}`, cli, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: `--import=${remote}` },
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (told += text.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, told })));
}

const listedIn = (out: string) =>
  [
    ...new Set(
      [...readFileSync(join(out, 'index.html'), 'utf8').matchAll(/href="(.+?)-brief\.pdf"/g)].map(([, id]) => id),
    ),
  ].sort();

test('make everything and one list, and keep what was edited meanwhile', { timeout: 300_000 }, async () => {
  const data = ids.map((id) => [`data/${id}.yaml`, shortest.replace(/^id: .*$/m, `id: ${id}`)]);
  const folder = folderWith(Object.fromEntries(data) as Record<string, string>);
  const out = join(folder, 'output');
  const all = () => Promise.all(Array.from({ length: shards }, (_, index) => shard(folder, index + 1)));
  for (const { code, told } of await all()) expect(code === 0 ? '' : told).toBe('');
  expect(readdirSync(out).filter((name) => name.endsWith('-brief.pdf'))).toHaveLength(count);
  expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual(['.trialbrief']);
  expect(listedIn(out)).toEqual([...ids].sort());

  const edited = 'edited while the shards begin again';
  writeFileSync(join(out, `${ids[0]!}-brief.pdf`), edited);
  for (const { code, told } of await all()) expect(code === 0 ? '' : told).toBe('');
  const [aside] = readdirSync(out).filter((name) => name.includes('-edited-'));
  expect(readFileSync(join(out, aside!), 'utf8')).toBe(edited);
  expect(listedIn(out)).toEqual([...ids].sort());
});
