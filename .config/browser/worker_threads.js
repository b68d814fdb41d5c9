/**
 * Threads in a browser, ended like Node's. From a file on disk a worker may start no other:
 * the page does it, with the script that the studio was packed with (src/studio/thread.ts).
 */
import { readFileSync } from './fs.js';

/** What the thread was started with; undefined in the pipeline's own worker. */
const started = globalThis.trialbriefThread;
export const isMainThread = started === undefined;
export const workerData = started?.workerData ?? null;
/** An answer is marked as such: libraries that find themselves in a worker say things of their own. */
export const parentPort = started ? { postMessage: (answer) => globalThis.postMessage({ answer }) } : null;

export class Worker {
  #port;

  constructor(file, { workerData }) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    globalThis.postMessage({ script: readFileSync(file), workerData }, [port2]);
  }

  /** The page tells of `message` and `error` by these names, with their value. */
  once(event, heard) {
    this.#port.addEventListener('message', ({ data }) => data.event === event && heard(data.value));
    this.#port.start();
    return this;
  }

  terminate() {
    this.#port.postMessage('end');
    return Promise.resolve();
  }
}
