/** What goes to the terminal: no order of a stranger's, and no trace where nobody reads. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { paint, Painted, shown, shownInLine, together } from '../../src/cli/terminal.js';
import { folderWith, run } from './run.js';
import { cli, compiled } from './compiled.js';

const readme = readFileSync('data/README.md', 'utf8');
const shortest = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)].map((match) => match[1]!).at(-1)!;

describe('text of strangers', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['a\rb\bc\u0007', 'a\\u000db\\u0008c\\u0007'],
    ['\u009b2J', '\\u009b2J'],
    ['left \u202egnp.exe', 'left \\u202egnp.exe'],
    ['half \ud83d', 'half \\ud83d'],
    ['tab\tline\nIFNβ 😀 −16.3', 'tab\tline\nIFNβ 😀 −16.3'],
  ])('%j is shown as %j', (text, expected) => expect(shown(text)).toBe(expected));

  it('ends no line', () => expect(shownInLine('a\nDone   all')).toBe('a\\nDone   all'));

  it('is shown between colours of our own, which are sent', () => {
    const { text } = together([paint('red', 'x\u001b[2J', true), '\u001b[1m', new Painted('\u001b[K')]);
    expect(text).toBe('\u001b[31mx\\u001b[2J\u001b[39m\\u001b[1m\u001b[K');
  });

  it('gets to the terminal in one place', () => {
    const talks = /\bconsole\b|\.write\(|\bprocess\.(stdout|stderr)\.\w+\(|\bprocess\.(emitWarning|_rawDebug)\b/;
    const found = readdirSync('src/cli').filter((name) => talks.test(readFileSync(join('src/cli', name), 'utf8')));
    // A line of progress is written over and over; its words are shown.
    expect(found).toEqual(['progress.ts', 'terminal.ts']);
  });
});

describe('a command', () => {
  beforeAll(compiled, 60_000);

  it('sends no escape of a key, a value, a file name or an argument', async () => {
    const bad = shortest.replace(/^id: .*$/m, 'id: one\n"\\e[31mkey": 1\nnote: "\\e]0;owned\\a"');
    const folder = folderWith({
      'data/one.yaml': bad,
      'data/two\u001b[2J.yaml': shortest,
      'raw.yaml': 'a: \u001b[5mx\n',
    });
    const commands = [
      ['build'],
      ['check', 'data/one.yaml', '--json'],
      ['check', 'raw.yaml'],
      ['verify', 'data/one.yaml', '-s', 'a=\u001b[1m.txt'],
      ['export', 'none\u001b[1m'],
      ['new', 'x\u001b[1m.yaml'],
      ['\u001b[31mnothing'],
    ];
    for (const command of commands) {
      const { code, stdout, stderr } = await run(folder, command);
      expect(`${stdout}${stderr}`, command.join(' ')).not.toMatch(/[\u001b\u0007\u009b]/);
      expect(code, command.join(' ')).toBeGreaterThan(0);
    }
  });

  it.skipIf(!existsSync('/dev/full'))('finishes its work where the output is full or nobody reads it', () => {
    const folder = folderWith({ 'data/one.yaml': shortest, 'data/two.yaml': shortest.replace(/^id: .*$/m, 'id: two') });
    const shell = (command: string) =>
      spawnSync('bash', ['-c', `set -o pipefail; ${command}`], { cwd: folder, encoding: 'utf8' });
    const tool = `"${process.execPath}" "${cli}"`;
    for (const command of [
      'build --jobs 1',
      'export data/one.yaml',
      '--help',
      'verify data/one.yaml -s a=data/one.yaml',
    ]) {
      const full = shell(`${tool} ${command} > /dev/full`);
      expect(full.stderr, command).toContain('The output could not be written (ENOSPC)');
      expect(full.stderr, command).not.toMatch(/^\s+at /m);
      expect(full.status, command).toBe(1);
      const closed = shell(`${tool} ${command} | true`);
      expect(closed.stderr, command).not.toMatch(/^\s+at |EPIPE/m);
    }
    expect(readdirSync(join(folder, 'output'))).toContain('two-deck.pptx');
    writeFileSync(join(folder, 'data/two.yaml'), shortest.replace(/^id: .*$/m, 'id: three'));
    execFileSync('bash', ['-c', `${tool} build data/two.yaml | head -1`], { cwd: folder });
    expect(readdirSync(join(folder, 'output'))).toContain('three-deck.pptx');
  });
});
