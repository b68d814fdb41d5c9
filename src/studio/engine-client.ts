/** The worker as the page sees it: a question and the promise of its answer. */
import type { Change, Edit, RowChange } from '../index.js';
import { startThread, type ThreadAsked } from './thread.js';
import type { Answers, Ask, FromWorker, PackedFiles, ToWorker } from './messages.js';

/** A fault of the tool, not of the data: what to report is its message. */
export class EngineFault extends Error {}

export class Engine {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, { resolve: (answer: never) => void; reject: (fault: Error) => void }>();
  private count = 0;

  /** Starts the worker from its script; `files` are what it reads. */
  constructor(script: Uint8Array, files: PackedFiles) {
    const url = URL.createObjectURL(new Blob([script as BlobPart], { type: 'text/javascript' }));
    this.worker = new Worker(url);
    this.worker.onmessage = ({ data, ports }: MessageEvent<FromWorker | ThreadAsked>) => {
      if ('script' in data) {
        startThread(data, ports[0]!);
        return;
      }
      const { resolve, reject } = this.waiting.get(data.id) ?? {};
      this.waiting.delete(data.id);
      if ('fault' in data) reject?.(new EngineFault(data.fault));
      else resolve?.(data.answer as never);
    };
    this.worker.onerror = ({ message }) => {
      for (const { reject } of this.waiting.values()) reject(new EngineFault(message));
      this.waiting.clear();
    };
    this.send({ kind: 'start', files });
  }

  /** The answer; of a request to draw that a newer one has overtaken, never. Rejects with an EngineFault. */
  ask<Kind extends Ask['kind']>(ask: Extract<Ask, { kind: Kind }>): Promise<Answers[Kind]> {
    const id = (this.count += 1);
    return new Promise<Answers[Kind]>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ ...ask, id });
    });
  }

  /** The edit that makes a change in a text, and nothing else; null where there is none. */
  change(text: string, path: string, change: Change | RowChange): Promise<Edit | null> {
    return this.ask({ kind: 'change', text, path, change });
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}
