/** What README.md shows is what the tool prints. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { changed, original } from '../outputs/dataset.js';
import { compiled } from './compiled.js';
import { folderWith, run } from './run.js';

beforeAll(compiled, 180_000);

const readme = readFileSync('README.md', 'utf8');

test('the message it shows is the one that is printed', async () => {
  const shown = /^```\n(data\/dazukibart\.yaml:[^]*?)^```$/m.exec(readme)![1]!;
  const folder = folderWith({
    'data/dazukibart.yaml': changed(original, ['      high: { mean: -19.2 }', '      hihg: { mean: -19.2 }']),
  });
  const { code, stderr } = await run(folder, ['check']);
  expect(code).toBe(1);
  expect(stderr).toContain(`\n${shown}`);
});

test('each command it shows is there, with every option', async () => {
  const lines = [...readme.matchAll(/npx trialbrief ([a-z]+)([^`#\n|]*)/g)];
  const section = readme.slice(readme.indexOf('## Commands'), readme.indexOf('## Any trial'));
  const table = [...section.matchAll(/^\| `([a-z]+)([^`]*)`/gm)];
  const shown = [...lines, ...table].map(([, name, rest]) => ({
    name: name!,
    options: rest!.match(/--[a-z]+/g) ?? [],
  }));
  const names = [...new Set(shown.map(({ name }) => name))];
  const all = (await run('.', ['--help'])).stdout.split('Commands:')[1]!.matchAll(/^ {2}([a-z]+) /gm);
  const there = [...all].map(([, name]) => name!).filter((name) => name !== 'help');
  expect(there.length).toBeGreaterThan(8);
  expect(names.toSorted()).toEqual(there.toSorted());
  const helps = await Promise.all(names.map((name) => run('.', [name, '--help'])));
  for (const { name, options } of shown) {
    const { code, stdout } = helps[names.indexOf(name)]!;
    expect(code).toBe(0);
    for (const option of options) expect(stdout, `trialbrief ${name}`).toContain(option);
  }
  for (const option of /^`build` and `watch` take ([^]*?)Exit/m.exec(readme)![1]!.match(/--[a-z]+/g)!) {
    expect(helps[names.indexOf('build')]!.stdout).toContain(option);
  }
});

test('each script it shows is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const shown = [...readme.matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name!);
  expect(shown.length).toBeGreaterThan(5);
  for (const name of shown) expect(scripts).toHaveProperty(name);
});
