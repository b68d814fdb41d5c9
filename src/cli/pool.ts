/** Several processes that work through one list. A process that dies fails its own task and no other. */
import { fork, type ChildProcess } from 'node:child_process';
import { work, type Answer, type Task } from './worker.js';

/** V8 lets a heap grow as long as there is room; so bounded, the twentieth pass takes what the first took. In megabytes. */
const bounds = ['--max-semi-space-size=2', '--max-old-space-size=160'];

/** Takes the answers as they come, in any order. */
export type Listener = (answer: Answer) => void;

/** Does all tasks, `jobs` at a time; here, without other processes, where that is one. */
export async function workThrough(tasks: readonly Task[], jobs: number, told: Listener): Promise<void> {
  const waiting = tasks.values();
  if (jobs === 1) {
    for (const task of waiting) told(await work(task));
    return;
  }
  const count = Math.min(jobs, tasks.length);
  await Promise.all(Array.from({ length: count }, () => workInProcess(waiting, told)));
}

/** One process after another, should one die, until nothing is waiting. */
async function workInProcess(waiting: Iterator<Task>, told: Listener): Promise<void> {
  let child: ChildProcess | null = null;
  for (let next = waiting.next(); !next.done; next = waiting.next()) {
    child ??= fork(process.argv[1]!, ['worker'], { execArgv: bounds });
    const answer = await ask(child, next.value);
    if (!child.connected) child = null;
    told(answer);
  }
  child?.disconnect();
}

function ask(child: ChildProcess, task: Task): Promise<Answer> {
  return new Promise((resolve) => {
    const done = (answer: Answer) => {
      child.off('message', answered).off('exit', died);
      resolve(answer);
    };
    const answered = (answer: unknown) => done(answer as Answer);
    const died = (code: number | null, signal: string | null) => {
      const message = `the process that made it ended (${signal ?? `code ${code}`})`;
      const hint = 'build it alone to see more';
      done({
        file: task.file,
        outcome: 'failed',
        lines: [],
        problems: [{ severity: 'error', message, hint, file: task.file }],
      });
    };
    child.on('message', answered).on('exit', died);
    child.send(task);
  });
}
