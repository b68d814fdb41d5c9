/** A thread for what a library does with a stranger's file: it is started for the pipeline's worker, and ended when that says so. */

/** What the worker asks for. */
export interface ThreadAsked {
  script: Uint8Array;
  /** What the script finds as it was started with. */
  workerData: unknown;
}

/** Starts it; what it says goes through the port, and anything that comes back ends it. */
export function startThread({ script, workerData }: ThreadAsked, port: MessagePort): void {
  const parts = ['onmessage = ({ data }) => { globalThis.trialbriefThread = data;\n', script as BlobPart, '\n};'];
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onmessage = ({ data }: MessageEvent<{ answer?: unknown }>) => {
    if (data.answer !== undefined) port.postMessage({ event: 'message', value: data.answer });
  };
  worker.onerror = ({ message }) => port.postMessage({ event: 'error', value: new Error(message) });
  port.onmessage = () => {
    worker.terminate();
    URL.revokeObjectURL(url);
    port.close();
  };
  worker.postMessage({ workerData });
}
