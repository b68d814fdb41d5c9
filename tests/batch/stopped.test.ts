/** A batch that is stopped in the middle leaves whole files, and the next run goes on where it was. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { attachedText } from '../../src/changes/attached-dataset.js';
import { cli, compiled } from '../cli/compiled.js';
import { filesIn, folderWith, run } from '../cli/run.js';

beforeAll(compiled, 180_000);

const readme = readFileSync('data/README.md', 'utf8');
const shortest = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)].map((match) => match[1]!).at(-1)!;
const ids = Array.from({ length: 12 }, (_, index) => `trial-${String.fromCharCode(97 + index)}`);
const data = Object.fromEntries(ids.map((id) => [`data/${id}.yaml`, shortest.replace(/^id: .*$/m, `id: ${id}`)]));

interface Stopped {
  folder: string;
  code: number | null;
  signal: string | null;
  stdout: string;
}

/** A batch in a group of processes of its own, to which something is done once so many trials are written. */
async function stoppedAfter(written: number, jobs: string, stop: (child: ChildProcess) => void): Promise<Stopped> {
  const folder = folderWith(data);
  const child = spawn(process.execPath, [cli, 'build', '--jobs', jobs], {
    cwd: folder,
    detached: true,
  });
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  let done = false;
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString();
    if (!done && stdout.split('-deck.pptx').length > written) {
      done = true;
      stop(child);
    }
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (...end) => resolve(end)),
  );
  expect(stderr).toBe('');
  return { folder, code, signal, stdout };
}

/** Every document that lies there is one, from its first byte to its last. */
function expectWhole(folder: string): string[] {
  const out = join(folder, 'output');
  const names = readdirSync(out).filter((name) => /\.(pdf|pptx)$/.test(name) && !name.startsWith('.'));
  for (const name of names) {
    const bytes = readFileSync(join(out, name));
    if (name.endsWith('.pdf')) {
      expect(bytes.toString('latin1').trimEnd()).toMatch(/%%EOF$/);
      expect(attachedText(bytes)).toBe(data[`data/${name.replace('-brief.pdf', '')}.yaml`]);
    } else expect(strFromU8(unzipSync(bytes)['ppt/presentation.xml']!)).toContain('</p:presentation>');
  }
  return names;
}

/** The next run makes what is left, leaves alone what was noted, and ends as a run that was never stopped. */
async function expectResumed(folder: string): Promise<void> {
  const out = join(folder, 'output');
  const noted = readdirSync(join(out, '.trialbrief')).flatMap((name) => /^trial-(.+)\.json$/.exec(name)?.[1] ?? []);
  const stamps = (): string[] => noted.map((name) => String(statSync(join(out, `${name}-brief.pdf`)).mtimeMs));
  const before = stamps();
  expect(noted.length).toBeGreaterThan(0);
  expect(noted.length).toBeLessThan(ids.length);
  const { code, stdout } = await run(folder, ['build', '--jobs', '2']);
  expect(code).toBe(0);
  expect(stdout).toContain(`${noted.length} up to date`);
  expect(stamps()).toEqual(before);
  const whole = folderWith(data);
  await run(whole, ['build', '--jobs', '1']);
  expect(filesIn(out)).toEqual(filesIn(join(whole, 'output')));
}

describe.each(process.env.TEST_ALL ? ['1', '2'] : ['2'])('with %s at a time', (jobs) => {
  test('killed', async () => {
    // The whole group, as when the machine goes down.
    const { folder, signal } = await stoppedAfter(3, jobs, ({ pid }) => process.kill(-pid!, 'SIGKILL'));
    expect(signal).toBe('SIGKILL');
    expect(expectWhole(folder).length).toBeGreaterThan(0);
    await expectResumed(folder);
  });

  test('stopped by Ctrl-C', async () => {
    // A terminal sends it to every process of the group.
    const { folder, code, stdout } = await stoppedAfter(3, jobs, ({ pid }) => process.kill(-pid!, 'SIGINT'));
    expect(code).toBe(130);
    expect(stdout).toMatch(
      /^Stopped after \d+\.\d s: \d+ trials built, \d+ left; listed in .+\. The same command goes on from here\.$/m,
    );
    expect(expectWhole(folder)).toHaveLength(2 * stdout.split('-deck.pptx').length - 2);
    expect(readdirSync(join(folder, 'output')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await expectResumed(folder);
  });
});

test('the threads of a batch end with the one that started them', async () => {
  const { folder } = await stoppedAfter(2, '2', (child) => child.kill('SIGKILL'));
  expectWhole(folder);
  // Whoever still wrote would change what the next run has made.
  await run(folder, ['build', '--jobs', '1']);
  const made = filesIn(join(folder, 'output'));
  expect(Object.keys(made).filter((name) => name.endsWith('.pdf'))).toHaveLength(ids.length);
  expect((await run(folder, ['build', '--jobs', '1'])).stdout).toContain(`${ids.length} up to date`);
});
