/** Threads that work through a list: what ends one of them fails its own task and no other. */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { workThrough } from '../../src/cli/pool.js';
import type { Answer, Task } from '../../src/cli/worker.js';
import { folderWith } from '../cli/run.js';

/** Answers each task, but ends on some: by its code, by an error, by a heap without end. */
const script = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ file }) => {
    if (file === 'exits') process.exit(3);
    if (file === 'throws') throw new Error('something broke');
    if (file === 'grows') for (const heap = []; ; ) heap.push(new Array(1000).fill({}));
    parentPort.postMessage({ file, outcome: 'written', lines: [], problems: [], entry: null });
  });`;

const [, own] = process.argv;
afterEach(() => void (process.argv[1] = own!));

async function answersTo(files: string[], jobs: number, stopAfter = Infinity): Promise<Answer[]> {
  process.argv[1] = join(folderWith({ 'worker.cjs': script }), 'worker.cjs');
  const stop = new AbortController();
  const answers: Answer[] = [];
  const tasks = files.map((file): Task => ({ file, id: null, common: '', options: { out: '', paper: 'a4' } }));
  await workThrough(tasks, jobs, stop.signal, (answer) => {
    answers.push(answer);
    if (answers.length === stopAfter) stop.abort();
  });
  return answers;
}

describe.each([1, 3])('%s at a time', (jobs) => {
  it.each([
    ['exits', 'what made it ended before it was done (code 3)'],
    ['throws', 'what made it ended before it was done (something broke)'],
  ])('goes on past a thread that %s', async (bad, message) => {
    const answers = await answersTo(['a', 'b', bad, 'c', 'd'], jobs);
    expect(answers.map(({ file }) => file).sort()).toEqual(['a', 'b', 'c', 'd', bad].sort());
    const failed = answers.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ problems }) => problems[0]!.message)).toEqual([message]);
    expect(failed[0]!.problems[0]!.file).toBe(bad);
  });

  it('begins nothing after it is stopped', async () => {
    const answers = await answersTo(['a', 'b', 'c', 'd', 'e', 'f'], jobs, 1);
    expect(answers.length).toBeLessThanOrEqual(jobs);
  });
});

it('goes on past a thread that wants more memory than there is', async () => {
  const answers = await answersTo(['a', 'grows', 'b'], 1);
  expect(answers.map(({ file, outcome }) => `${file} ${outcome}`)).toEqual(['a written', 'grows failed', 'b written']);
  expect(answers[1]!.problems[0]!.message).toBe('it takes more memory than the 192 MB of one trial in a batch');
});
