/**
 * Bad inputs, each given to the tool as a process. To add one, add a case to a
 * file in bad/.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, type onTestFinished } from 'vitest';
import { placeOf, small } from '../outputs/dataset.js';
import { build, dataset, linesOf, type Bad } from './bad/case.js';
import { badCommands } from './bad/commands.js';
import { badData } from './bad/data.js';
import { badMessages } from './bad/messages.js';
import { badFolders, badTemplates } from './bad/templates.js';
import { compiled } from './compiled.js';
import { filesIn, folderWith, run } from './run.js';

beforeAll(compiled, 180_000);

/** What an earlier build has left; it must be there afterwards, byte for byte. */
const before = { 'out/small-brief.pdf': 'an older page', 'out/small-deck.pptx': 'an older deck' };

describe.each([
  ['data', badData],
  ['commands and files', badCommands],
  ['templates', badTemplates],
  ['folders of templates', badFolders],
  ['input of other kinds', badMessages],
])('bad %s', (_, cases) => {
  for (const bad of cases) test.concurrent(bad.name, ({ onTestFinished }) => check(bad, onTestFinished));
});

async function check(bad: Bad, finished: typeof onTestFinished): Promise<void> {
  const files = { ...before, [dataset]: small, ...bad.files };
  const folder = folderWith(files, finished);
  const untouched = filesIn(folder);

  const { code, stdout, stderr } = await run(folder, bad.args ?? build);

  expect(code, stderr).toBe(bad.code ?? 1);
  for (const line of [...(bad.problems ?? []).flatMap((told) => linesOf(told, files)), ...(bad.lines ?? [])]) {
    expect(stderr.split('\n')).toContainEqual(expect.stringMatching(patternOf(line, files)));
  }
  if (bad.problems) {
    const errors = bad.problems.filter(({ severity }) => severity === undefined).length;
    expect(stderr).toContain(`\nNot built: ${errors} ${errors === 1 ? 'thing' : 'things'} to mend.`);
    expect(stderr.split('  error: ').length - 1).toBe(errors);
  }
  expect(stderr, 'a stack trace').not.toMatch(/^ +at |node:|dist\//m);
  expect(stdout).toBe('');
  expect(filesIn(folder)).toEqual(untouched);
}

/** A whole line, in which `*` stands for anything and `{…}` for the line of the file in which that passage stands. */
function patternOf(line: string, files: Record<string, string>): RegExp {
  const located = line.replace(/^([\w./-]+):\{(.*)\}:/, (_, file: string, passage: string) => {
    const text = files[file] ?? readFileSync(file, 'utf8');
    return `${file}:${placeOf(passage, text).split(':')[0]}:`;
  });
  return new RegExp(`^${located.split('*').map(escaped).join('.*')}$`);
}

const escaped = (text: string) => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
