/** The pipeline in a worker of the studio: what the command line does, by the same functions, without a disk. */
import type { Ask, FromWorker, PackedFiles, ToWorker } from './messages.js';
import type { Answer, AnswersTo } from './engine/answer.js';
import { beginningAnswers } from './engine/beginning.js';
import { documentAnswers } from './engine/documents.js';
import { fileAnswers } from './engine/files.js';
import { valueAnswers } from './engine/values.js';

declare const globalThis: {
  trialbriefFiles: PackedFiles;
  onmessage: ((event: { data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
};

const answers: AnswersTo<Ask['kind']> = {
  ...documentAnswers(),
  ...valueAnswers,
  ...beginningAnswers(),
  ...fileAnswers(),
};

globalThis.onmessage = ({ data }) => {
  if (data.kind === 'start') {
    globalThis.trialbriefFiles = data.files;
    return;
  }
  const { id } = data;
  void (answers[data.kind] as Answer<Ask['kind']>)(data, id)
    .then((answer) => {
      if (answer !== undefined) globalThis.postMessage({ id, answer });
    })
    .catch((error: unknown) => {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      globalThis.postMessage({ id, fault });
    });
};
