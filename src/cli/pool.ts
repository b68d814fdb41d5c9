/** Several threads that work through one list. A thread that dies fails its own task and no other. */
import { Worker } from 'node:worker_threads';
import type { Answer, Task } from './worker.js';

/**
 * V8 lets a heap grow as long as there is room, and collects the later the more there
 * is; so bounded, a batch of hundreds takes little more than one of a few, and about a
 * tenth more time. In megabytes: what lives long (three times what any of the records
 * takes) and what was made just now.
 */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 6 };

/** Takes the answers as they come, in any order. */
export type Listener = (answer: Answer) => void;

/** Does all tasks, `jobs` at a time. After the signal none is begun, and those that are begun are finished. */
export async function workThrough(
  tasks: readonly Task[],
  jobs: number,
  signal: AbortSignal,
  told: Listener,
): Promise<void> {
  const waiting = untilAborted(tasks, signal);
  const count = Math.min(jobs, tasks.length);
  await Promise.all(Array.from({ length: count }, () => workInThread(waiting, told)));
}

function* untilAborted(tasks: readonly Task[], signal: AbortSignal): Generator<Task> {
  for (const task of tasks) {
    if (signal.aborted) return;
    yield task;
  }
}

/** One thread after another, should one die, until nothing is waiting. */
async function workInThread(waiting: Iterator<Task>, told: Listener): Promise<void> {
  let worker: Worker | null = null;
  for (let next = waiting.next(); !next.done; next = waiting.next()) {
    worker ??= new Worker(process.argv[1]!, { argv: ['worker'], resourceLimits });
    const answer = await ask(worker, next.value);
    if (typeof answer === 'object') told(answer);
    else {
      told(deathOf(next.value, answer));
      worker = null;
    }
  }
  await worker?.terminate();
}

/** The answer to a task; how the thread ended where there is none. */
function ask(worker: Worker, task: Task): Promise<Answer | string> {
  return new Promise((resolve) => {
    const done = (answer: Answer | string) => {
      worker.off('message', answered).off('error', failed).off('exit', ended);
      resolve(answer);
    };
    const answered = (answer: Answer) => done(answer);
    const failed = ({ message, code }: Error & { code?: string }) => {
      // Its end, which follows, is the same failure.
      worker.on('error', () => undefined);
      done(code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge : message);
    };
    const ended = (code: number) => done(`code ${code}`);
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(task);
  });
}

const tooLarge = `it takes more memory than the ${resourceLimits.maxOldGenerationSizeMb} MB of one trial in a batch`;

function deathOf({ file }: Task, end: string): Answer {
  const [message, hint] =
    end === tooLarge
      ? [end, 'build it alone, where it has as much as there is']
      : [`what made it ended before it was done (${end})`, 'build it alone to see more'];
  return { file, outcome: 'failed', lines: [], problems: [{ severity: 'error', message, hint, file }], entry: null };
}
