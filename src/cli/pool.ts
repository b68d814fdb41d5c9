/** Several processes that work through one list. A process that dies fails its own task and no other. */
import { fork, type ChildProcess } from 'node:child_process';
import { work, type Answer, type Task } from './worker.js';

/** V8 lets a heap grow as long as there is room; so bounded, the twentieth pass takes what the first took. In megabytes. */
const bounds = ['--max-semi-space-size=2', '--max-old-space-size=160'];

/** Takes the answers as they come, in any order. */
export type Listener = (answer: Answer) => void;

/**
 * Does all tasks, `jobs` at a time; here, without other processes, where that is
 * one. After the signal none is begun, and those that are begun are finished.
 */
export async function workThrough(
  tasks: readonly Task[],
  jobs: number,
  signal: AbortSignal,
  told: Listener,
): Promise<void> {
  const waiting = untilAborted(tasks, signal);
  if (jobs === 1) {
    for (const task of waiting) {
      told(await work(task));
      // A signal is heard only between two turns of the event loop.
      await new Promise((resume) => setImmediate(resume));
    }
    return;
  }
  const count = Math.min(jobs, tasks.length);
  await Promise.all(Array.from({ length: count }, () => workInProcess(waiting, signal, told)));
}

function* untilAborted(tasks: readonly Task[], signal: AbortSignal): Generator<Task> {
  for (const task of tasks) {
    if (signal.aborted) return;
    yield task;
  }
}

/** One process after another, should one die, until nothing is waiting. */
async function workInProcess(waiting: Iterator<Task>, signal: AbortSignal, told: Listener): Promise<void> {
  let child: ChildProcess | null = null;
  for (let next = waiting.next(); !next.done; next = waiting.next()) {
    child ??= fork(process.argv[1]!, ['worker'], { execArgv: bounds });
    const answer = await ask(child, next.value);
    if (typeof answer === 'object') told(answer);
    // One that Ctrl-C ended before it could heed it has failed at nothing.
    else if (!signal.aborted) told(deathOf(next.value, answer));
    if (!child.connected) child = null;
  }
  child?.disconnect();
}

/** The answer to a task; how the process ended where there is none. */
function ask(child: ChildProcess, task: Task): Promise<Answer | string> {
  return new Promise((resolve) => {
    const done = (answer: Answer | string) => {
      child.off('message', answered).off('exit', died);
      resolve(answer);
    };
    const answered = (answer: unknown) => done(answer as Answer);
    const died = (code: number | null, signal: string | null) => done(signal ?? `code ${code}`);
    child.on('message', answered).on('exit', died);
    // What cannot be sent is told by the end of the process.
    child.send(task, () => undefined);
  });
}

function deathOf({ file }: Task, end: string): Answer {
  const message = `the process that made it ended (${end})`;
  const hint = 'build it alone to see more';
  return { file, outcome: 'failed', lines: [], problems: [{ severity: 'error', message, hint, file }] };
}
