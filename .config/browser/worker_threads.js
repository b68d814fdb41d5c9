/** The studio's pipeline is in a worker already, and what is bundled apart for Node is done in it. */
export const isMainThread = true;
export const parentPort = null;
export const workerData = null;
export class Worker {
  constructor() {
    throw new Error('no threads of its own here');
  }
}
