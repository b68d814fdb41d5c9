/**
 * What a library does with a stranger's file, in a thread of its own that is ended when
 * it takes too long or too much memory: a file can ask for work without end (a form
 * that draws itself twice, forty deep), and no check from outside can tell.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { bounds, type BoundName } from './bounds.js';

/** Time for a piece of work, in seconds of the processor; what it takes is taken off. */
export interface Time {
  left: number;
  /** What is said where it is over. */
  over: string;
}

/** As much as the bound allows one. */
export const timeFor = (name: BoundName): Time => ({
  left: bounds[name].most,
  over: `it takes longer than ${bounds[name].most} seconds`,
});

/** Why there is no answer. */
export class Unanswered extends Error {}

type Work<T> = (bytes: Uint8Array) => Promise<T>;
interface Sent {
  isolated: Uint8Array;
}
type Answer<T> = { value: T } | { refused: string };

/** How often the time and the memory of a thread are looked at, in milliseconds. */
const interval = 25;

/**
 * Does a piece of work that is bundled as a script of its own beside this one. Where
 * the tool runs from its sources there is no such script, and it is done here.
 * Throws Unanswered where the work fails, or takes more time or memory than its bounds.
 */
export async function isolated<T>(
  script: string,
  bytes: Uint8Array,
  time: Time,
  fromSource: () => Promise<Work<T>>,
): Promise<T> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  if (!existsSync(file)) return (await fromSource())(bytes).catch((error: unknown) => refuse(wordsOf(error)));
  const { most: megabytes } = bounds['megabytes of a thread'];
  const worker = new Worker(file, {
    workerData: { isolated: bytes } satisfies Sent,
    resourceLimits: { maxOldGenerationSizeMb: megabytes / 2 },
    stdout: true,
    stderr: true,
  });
  const before = process.memoryUsage.rss();
  const tooMuch = `it takes more than ${megabytes} MB of memory`;
  const taken = stopwatch();
  let watching: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<Answer<T>>((resolve) => {
      const end = (refused: string) => resolve({ refused });
      worker.once('message', resolve);
      worker.once('error', ({ message, code }: Error & { code?: string }) => {
        end(code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch : message);
      });
      worker.once('exit', () => end('it ended before it was read'));
      watching = setInterval(() => {
        if (taken() > time.left) end(time.over);
        else if (process.memoryUsage.rss() - before > megabytes * 1e6) end(tooMuch);
      }, interval);
    });
    return 'value' in answer ? answer.value : refuse(answer.refused);
  } finally {
    clearInterval(watching);
    time.left -= taken();
    await worker.terminate();
  }
}

/**
 * Gives the seconds since it was started: those that the processor had for this process, so that
 * a busy computer refuses nothing that an idle one takes; but no fewer than a quarter of those that went by.
 */
function stopwatch(): () => number {
  const [start, work] = [performance.now(), processor()];
  return () => {
    const passed = (performance.now() - start) / 1000;
    return Math.max(Math.min(processor() - work, passed), passed / 4);
  };
}

function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function refuse(words: string): never {
  throw new Unanswered(words);
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Called in a script of its own: does the work that its thread was started for. Does nothing elsewhere. */
export function answer<T>(work: Work<T>): void {
  const { isolated: bytes } = (workerData ?? {}) as Partial<Sent>;
  if (isMainThread || !bytes || !parentPort) return;
  const port = parentPort;
  void work(bytes)
    .then((value): Answer<T> => ({ value }))
    .catch((error: unknown): Answer<T> => ({ refused: wordsOf(error) }))
    .then((result) => port.postMessage(result));
}
