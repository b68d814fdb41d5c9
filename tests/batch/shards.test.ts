/** Shards at work at the same time in one folder, each with process numbers of its own, as in containers. */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { cli, compiled } from '../cli/compiled.js';
import { folderWith } from '../cli/run.js';

beforeAll(compiled, 180_000);

const readme = readFileSync('data/README.md', 'utf8');
const shortest = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)].map((match) => match[1]!).at(-1)!;
const namespaces = ['--pid', '--fork', '--mount-proc', '--kill-child'];
const hasNamespaces = spawnSync('unshare', [...namespaces, 'true']).status === 0;

const [count, rounds] = process.env.TEST_ALL ? [40, 3] : [10, 1];
const ids = Array.from({ length: count }, (_, index) => `trial-${index}`);

function shard(folder: string, number: number): Promise<{ code: number | null; told: string }> {
  const child = spawn(
    'unshare',
    [...namespaces, process.execPath, cli, 'build', '--jobs', '1', '--shard', `${number}/2`],
    { cwd: folder },
  );
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (told += text.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, told })));
}

test.skipIf(!hasNamespaces)(
  'make everything and one list, round after round',
  async () => {
    for (let round = 0; round < rounds; round++) {
      const data = ids.map((id) => [`data/${id}.yaml`, shortest.replace(/^id: .*$/m, `id: ${id}`)]);
      const folder = folderWith(Object.fromEntries(data) as Record<string, string>);
      const both = await Promise.all([1, 2].map((number) => shard(folder, number)));
      expect(both.map(({ code, told }) => (code === 0 ? '' : told))).toEqual(['', '']);
      const out = join(folder, 'output');
      const names = readdirSync(out);
      expect(names.filter((name) => name.startsWith('.'))).toEqual(['.trialbrief']);
      for (const id of ids) for (const kind of ['brief.pdf', 'deck.pptx']) expect(names).toContain(`${id}-${kind}`);
      const list = readFileSync(join(out, 'index.html'), 'utf8');
      const listed = new Set([...list.matchAll(/href="(.+?)-brief\.pdf"/g)].map(([, id]) => id));
      expect([...listed].sort()).toEqual([...ids].sort());
    }
  },
  300_000,
);
